"""Every word that a user can see goes through Qt's translation: no bare text reaches a widget of the window."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# What shows words: the place of its visible arguments, and their names.
SHOWN: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "Button",
            "Caption",
            "FilterChip",
            "Head",
            "Headline",
            "Label",
            "Lead",
            "ProgressRow",
            "Prose",
            "SearchField",
            "Tag",
            "TextLabel",
            "Toast",
            "Words",
        ),
        ((0,), ("text", "tip")),
    ),
    **dict.fromkeys(("Card", "Dialog", "Notice", "TextField", "TextArea", "DateField"), ((0, 1), ("note",))),
    "EmptyState": ((0, 1, 2), ("why", "action")),
    "FormField": ((0, 2), ("hint",)),
    "IconButton": ((1,), ("words",)),
    "SegmentedControl": ((1,), ("name",)),
    "Select": ((0,), ("name",)),
    "StatusPill": ((1,), ("word",)),
    "Verb": ((1,), ("words",)),
    "ask": ((1, 2), ()),
    "set_tip": ((1,), ()),
    "set_text": ((1,), ()),
    "set_button_text": ((1,), ()),
    "prepare_view": ((1,), ()),
    **dict.fromkeys(
        (
            "act",
            "addAction",
            "addMenu",
            "addTab",
            "setAccessibleDescription",
            "setAccessibleName",
            "setPlaceholderText",
            "setStatusTip",
            "setText",
            "setTitle",
            "setToolTip",
            "setWhatsThis",
            "setWindowTitle",
            "show_error",
            "show_hint",
            "show_text",
            "show_words",
            "toast",
        ),
        ((0,), ("text", "label")),
    ),
    **dict.fromkeys(("add", "edit", "remove"), ((), ("label",))),
    **dict.fromkeys(("getOpenFileName", "getSaveFileName", "getExistingDirectory"), ((1,), ("caption",))),
}
_WORD = re.compile(r"[A-Za-z\u0600-\u06ff]{2,}")


def bare_words(node: ast.expr) -> bool:
    """Whether an expression puts words in sight that no translation has seen."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(_WORD.search(node.value.removeprefix("https://")))
    if isinstance(node, ast.JoinedStr):
        return any(bare_words(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.BinOp):
        return bare_words(node.left) or bare_words(node.right)
    if isinstance(node, ast.IfExp):
        return bare_words(node.body) or bare_words(node.orelse)
    if isinstance(node, ast.BoolOp):
        return any(bare_words(part) for part in node.values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return bare_words(node.func.value)
    return False


def untranslated(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of each call that shows bare words."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        places, names = SHOWN.get(name, ((), ()))
        shown = [node.args[place] for place in places if place < len(node.args)]
        shown += [word.value for word in node.keywords if word.arg in names]
        if any(bare_words(part) for part in shown):
            yield node.lineno, name


def test_no_bare_words_reach_the_screen(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}:{line}: {name}"
        for path in sorted((repository / "briefing" / "ui").rglob("*.py"))
        for line, name in untranslated(path.read_text("utf-8"))
    ]
    assert not found, "Say it through self.tr(…) or QCoreApplication.translate(…):\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'Button("Export")',
        'label.setText("No date")',
        'label.setText(f"{count} sources")',
        'Prose([], "body"); Words("by " + name)',
        'EmptyState(self.tr("Nothing"), "Choose one")',
        'field.setToolTip("Yes" if on else "No")',
        'context.toast("Added to {block}".format(block=name))',
    ],
)
def test_the_lint_sees_bare_words(source: str) -> None:
    assert list(untranslated(source))


@pytest.mark.parametrize(
    "source",
    [
        'Button(self.tr("Export"), "primary", icon_name="download")',
        "label.setText(item.title)",
        'label.setText(f"{count} · {total}")',
        'TextLabel("", "small")',
        'Prose(self.tr("{count} sources").format(count=3), "body")',
    ],
)
def test_the_lint_lets_translated_words_pass(source: str) -> None:
    assert not list(untranslated(source))
