"""The menu of any row of the place: add to briefing, show evidence, copy as citation, edit, and what the row adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from briefing.analysis.evidence import cite, cite_source
from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.ui.kit.menus import Entry, menu_of
from briefing.ui.kit.text import bare
from briefing.ui.shell.markings import marking_entry

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


def row_menu(
    parent: QWidget,
    context: Context,
    item_id: str,
    field: str = "",
    *,
    edit: Callable[[], object] | None = None,
    before: Sequence[Entry] = (),
    after: Sequence[Entry] = (),
) -> QMenu:
    """The menu of a record, or of a field of one; delete it when it has closed."""
    entries: list[Entry] = [
        *before,
        (
            "bookmark-plus",
            parent.tr("Add to briefing"),
            "Ctrl+D",
            lambda: context.add_to_briefing(item_id, field),
        ),
        (
            "panel-right",
            parent.tr("Show evidence"),
            "Ctrl+E",
            lambda: context.show_evidence(item_id, field),
        ),
        (
            "quote",
            parent.tr("Copy as citation"),
            "Ctrl+Shift+C",
            lambda: copy_citations(context, item_id, field),
        ),
    ]
    if edit is not None:
        entries.append(("pencil", parent.tr("Edit"), "F2", edit))
    if not field and not context.workspace.read_only:
        entries.append(marking_entry(parent, context, item_id))
    entries += after
    return menu_of(parent, entries)


def copy_citations(context: Context, item_id: str, field: str = "") -> int:
    """Put the citations of a record, or of a field of one, on the clipboard, one a line; how many there were."""
    lines = citation_lines(context.selection, item_id, field)
    QGuiApplication.clipboard().setText(bare("\n".join(lines)))
    if lines:
        said = context.tr("Copied {count} citations") if len(lines) > 1 else context.tr("Copied the citation")
        context.toast(said.format(count=len(lines)))
    else:
        context.toast(context.tr("No source is cited for this; nothing was copied"))
    return len(lines)


def citation_lines(selection: Selection, item_id: str, field: str = "") -> list[str]:
    """The citations of a record, or of a field of one, each as a line of plain text; of a source the source itself."""
    item = selection.get(item_id)
    if item and item.kind == "source":
        return [cite_source(selection, item_id)]
    found: tuple[str, ...]
    if field:
        values = stated(selection, item_id, field).values
        found = tuple(dict.fromkeys(each for value in values for each in value.citations))
    else:
        found = tuple(item.id for item in selection.about(item_id, "citation"))
    return [line for line in (cite(selection, each) for each in found) if line]
