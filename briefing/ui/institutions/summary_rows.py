"""Rows of a profile that gather several things: the empty fields in one line, and short lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from briefing.analysis.profile import Line
from briefing.analysis.selection import Selection
from briefing.analysis.wording import label
from briefing.ui.institutions.field_row import Row
from briefing.ui.institutions.marks import chips
from briefing.ui.kit.painters import visible_chips
from briefing.ui.kit.prose import Diamond, Prose, Ring, Run, Words
from briefing.ui.kit.text import bare

SEVERAL = 4
"""Lines of a list in a row (functions, offices, open questions) before "and 3 more"."""


class NotKnownRow(Row):
    """The empty fields in one line; each is a link that opens its editor."""

    fieldAsked = Signal(str)

    def __init__(self, unknown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("NotKnownRow", "Not known"), editable=False, parent=parent
        )
        self.prose = Prose("", "body")
        self.prose.linkActivated.connect(self.fieldAsked)
        self.body.addWidget(self.prose)
        self.show_unknown(unknown)

    def show_unknown(self, unknown: Sequence[str]) -> None:
        """Show which fields nothing is stated for."""
        self.unknown = tuple(unknown)
        runs: list[Run] = []
        for at, name in enumerate(unknown):
            if at:
                runs.append(Words(", "))
            runs.append(Words(label(name).lower(), link=name))
        self.prose.show_runs(runs)
        named = ", ".join(label(name).lower() for name in unknown)
        self.setAccessibleName(bare(self.tr("Not known: {fields}").format(fields=named)))


class ListRow(Row):
    """A row with several lines that lead somewhere: functions, offices, open questions."""

    opened = Signal(str)
    more = Signal()

    def __init__(
        self, selection: Selection, title: str, lines: Sequence[Line], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, editable=False, parent=parent)
        self.lines = tuple(lines)
        said = []
        for line in self.lines[:SEVERAL]:
            runs: list[Run] = []
            if not line.citations and line.kind != "question":
                runs.append(Ring())
            runs.append(
                Words(line.title, ink="ink-2", link=line.id) if line.kind == "question" else Words(line.title)
            )
            if line.kind == "term" and line.date_words:
                runs.append(Words(f", {line.date_words}", ink="ink-3"))
            if not line.citations and line.kind != "question":
                runs.append(Words(self.tr(", no source"), ink="ink-3"))
            if line.disputed:
                runs += [Words(" "), Diamond()]
            runs += visible_chips(chips(selection, line.citations))
            prose = Prose(runs, ink="ink-2" if line.kind == "question" else "ink")
            prose.linkActivated.connect(self.opened)
            prose.chipActivated.connect(lambda _key, each=line.id: self.opened.emit(each))
            self.body.addWidget(prose)
            said.append(prose.words())
        rest = len(self.lines) - SEVERAL
        if rest > 0:
            more = Prose([Words(self.tr("and {count} more").format(count=rest), link="more")], "small")
            more.linkActivated.connect(lambda _key: self.more.emit())
            self.body.addWidget(more)
        self.setAccessibleName(bare(f"{title}: {'; '.join(said)}"))
