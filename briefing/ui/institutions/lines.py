"""What hangs on an institution, line by line, with what is painted beside each: chips, strip, due date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from briefing.analysis.profile import Line, history
from briefing.analysis.selection import Selection
from briefing.analysis.wording import period
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.strips import StripSpan
from briefing.ui.overview.spans import axis_of, due_year, spans_of


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is painted: with chips, and for a commitment its history as a strip between two years."""

    line: Line
    chips: tuple[Chip, ...]
    strip: tuple[StripSpan, ...] = ()
    first: float = 0.0
    last: float = 0.0
    due: float | None = None
    mine: bool = False

    @property
    def words(self) -> str:
        """The line read aloud."""
        parts = [self.line.date_words, self.line.title]
        if self.line.status:
            parts.append(self.line.status.word)
        if self.line.disputed:
            parts.append(_tr("sources differ"))
        if self.line.kind not in {"question", "institution"} and not self.chips:
            parts.append(_tr("no source"))
        if self.line.note:
            parts.append(self.line.note)
        parts += [chip.words for chip in self.chips]
        return "; ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("institutions", text)


def shown_lines(selection: Selection, lines: Sequence[Line]) -> tuple[ShownLine, ...]:
    """Lines with what is painted beside them."""
    strips = {
        each.id: spans_of(history(selection, each.id), selection.as_of)
        for each in lines
        if each.kind == "commitment"
    }
    first, last = axis_of(strips.values(), selection.as_of)
    made = []
    for each in lines:
        item = selection.get(each.id)
        due = item.get("due") if item else ""
        made.append(
            ShownLine(
                _with_dates(selection, each),
                chips(selection, each.citations),
                strips.get(each.id, ()),
                first,
                last,
                due_year(due) if each.kind == "commitment" else None,
                bool(item and (item.own or item.mine)),
            )
        )
    return tuple(made)


def _with_dates(selection: Selection, line: Line) -> Line:
    """A term of office has two dates, too long for a column: they stand beneath its title, before the note."""
    item = selection.get(line.id)
    if line.kind != "term" or item is None:
        return line
    dates = period(item.get("from"), item.get("to"), short=True)
    return replace(line, date_words="", note="; ".join(part for part in (dates, line.note) if part))
