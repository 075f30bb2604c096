"""Text of packs and users is plain text everywhere: no widget reads it as markup, and one module makes it safe."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MAKES_TEXT_SAFE = "briefing/ui/kit/text.py"

# Each name that could read text as markup, and the modules that may use it, with the reason beside them.
FORBIDDEN: dict[str, frozenset[str]] = {
    "QTextBrowser": frozenset(),
    "QMessageBox": frozenset(),
    "QErrorMessage": frozenset(),
    "QToolTip": frozenset(),
    # Rich text goes to the clipboard for other programs, through copy_text; none is shown here.
    "setHtml": frozenset({MAKES_TEXT_SAFE}),
    "insertHtml": frozenset(),
    "appendHtml": frozenset(),
    "setMarkdown": frozenset(),
    "setOpenExternalLinks": frozenset(),
    "RichText": frozenset(),
    "AutoText": frozenset(),
    "MarkdownText": frozenset(),
    "setTextFormat": frozenset({MAKES_TEXT_SAFE}),
    # TextLabel is the one label; it sets its text through set_text.
    "QLabel": frozenset({MAKES_TEXT_SAFE, "briefing/ui/kit/labels.py"}),
    # Tooltips guess at markup: set_tip and tip escape; a label resets its own; views hand out what tip() made.
    "setToolTip": frozenset({MAKES_TEXT_SAFE, "briefing/ui/kit/labels.py"}),
}
CALLED_WITH_TIP = {"QToolTip": "showText", "setToolTip": "setToolTip"}


def uses(source: str, module: str) -> Iterator[tuple[int, str]]:
    """Line and name of each use of a name that could read text as markup."""
    tree = ast.parse(source)
    safe = set(_safe_tips(tree))
    for node in ast.walk(tree):
        if id(node) in safe:
            continue
        name = ""
        if isinstance(node, ast.Attribute):
            name = node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            name = node.id
        if name in FORBIDDEN and module not in FORBIDDEN[name]:
            yield node.lineno, name


def _safe_tips(tree: ast.AST) -> Iterator[int]:
    """The parts of `QToolTip.showText(place, tip(words), …)` and `x.setToolTip(tip(words))`, which are safe."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in CALLED_WITH_TIP.values() and node.func.attr != "hideText":
            continue
        made = any(
            isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "tip"
            for part in node.args
        )
        empty = any(isinstance(part, ast.Constant) and part.value == "" for part in node.args)
        if made or empty or node.func.attr == "hideText":
            yield id(node.func)
            yield id(node.func.value)


def test_nothing_reads_text_as_markup(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}:{line}: {name}"
        for path in sorted((repository / "briefing" / "ui").rglob("*.py"))
        for line, name in uses(path.read_text("utf-8"), path.relative_to(repository).as_posix())
    ]
    assert not found, "Show it through the kit (TextLabel, Prose, set_tip):\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "QLabel(item.title)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "page.setHtml(text)",
        "button.setToolTip(item.title)",
        "QToolTip.showText(place, item.title)",
        "QMessageBox.warning(self, title, text)",
    ],
)
def test_the_lint_sees_markup(source: str) -> None:
    assert list(uses(source, "briefing/ui/any.py"))


@pytest.mark.parametrize(
    "source", ["QToolTip.showText(place, tip(words), self)", 'x.setToolTip("")', "x.setToolTip(tip(w))"]
)
def test_the_lint_lets_escaped_tips_pass(source: str) -> None:
    assert not list(uses(source, "briefing/ui/any.py"))
