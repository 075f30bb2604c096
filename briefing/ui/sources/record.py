"""The record of one source: what it is, how reliable and why, what it states and where it differs, where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.analysis.marking import marking_of
from briefing.analysis.sources import SourceView, source_view
from briefing.analysis.wording import counted, sentence
from briefing.ui.institutions.menus import row_menu
from briefing.ui.kit.buttons import Button, IconButton
from briefing.ui.kit.cards import EmptyState
from briefing.ui.kit.labels import Caption, Head, Label, TextLabel
from briefing.ui.kit.layouts import Hairline, ScrollPage, empty, row
from briefing.ui.kit.menus import open_below
from briefing.ui.kit.painters import Chip, ChipForm
from briefing.ui.kit.prose import Diamond, Prose, Words
from briefing.ui.kit.text import bare, host_of
from briefing.ui.kit.theme import theme
from briefing.ui.shell.markings import MarkingTag
from briefing.ui.sources.opening import LinkPopover
from briefing.ui.sources.reliability import ReliabilityRow
from briefing.ui.sources.stating import Group, Passage, grouped, uses

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

FIRST = 14
"""Records whose passages are shown at once; the rest follow when they are asked for."""


class RecordPanel(ScrollPage):
    """One source. `opened` names another source of the same origin that was pressed."""

    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", margins=(20, 14, 20, 20), gap=4, parent=parent)
        self._context = context
        self._id = ""
        self._all = False
        self._sheet = QVBoxLayout()
        self.shown: SourceView | None = None
        self.reliability: ReliabilityRow | None = None
        self.link_button: Button | None = None
        self.popover: LinkPopover | None = None
        self.setAccessibleName(self.tr("Source"))
        self.show_source("")

    def show_source(self, source_id: str) -> None:
        """Show another source, or that none is chosen."""
        if source_id != self._id:
            self._all = False
            self.verticalScrollBar().setValue(0)
        self._id = source_id
        self._build()

    def refresh(self) -> None:
        """Show what is different; a form that is open stays as it is."""
        if self.reliability is not None and self.reliability.editing and self._id:
            return
        at = self.verticalScrollBar().value()
        self._build()
        self.verticalScrollBar().setValue(at)

    def _build(self) -> None:
        """Lay the record out apart, at the width it will have, and put it in whole: laying out in view is slow."""
        self.reliability, self.link_button = None, None
        self.shown = source_view(self._context.selection, self._id) if self._id else None
        sheet = QWidget()
        self._sheet = QVBoxLayout(sheet)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(4)
        if self.shown is None:
            self._sheet.addWidget(
                EmptyState(
                    self.tr("No source is chosen"),
                    self.tr("Choose a row to see what the source states and where others differ."),
                )
            )
        else:
            self._head(self.shown)
            self._grade(self.shown)
            self._origin(self.shown)
            self._states(self.shown)
            self._used()
        self._sheet.addStretch(1)
        margins = self.body.contentsMargins()
        wide = self.viewport().width() - margins.left() - margins.right()
        if wide > 0:
            sheet.resize(wide, max(self._sheet.heightForWidth(wide), 0))
            self._sheet.activate()
        empty(self.body)
        self.body.addWidget(sheet)

    # -- parts
    def _head(self, view: SourceView) -> None:
        kind = Caption(view.kind_words or self.tr("Source"), "ink-3", elide=True)
        add = Button(
            self.tr("Add"),
            icon_name="bookmark-plus",
            small=True,
            tip=self.tr("Add to briefing"),
            key="Ctrl+D",
            clicked=lambda: self._context.add_to_briefing(self._id),
        )
        cite = IconButton(
            "quote", self.tr("Copy as citation"), "plain", key="Ctrl+Shift+C", small=True, clicked=self.copy
        )
        more = IconButton("ellipsis", self.tr("More"), "plain", small=True)
        more.clicked.connect(lambda: self._menu(more))
        marking = MarkingTag()
        marking.show_marking(marking_of(self._context.selection, self._id))
        head = row(kind, marking, add, cite, more)
        head.setStretch(0, 1)
        self._sheet.addLayout(head)
        self._sheet.addWidget(Prose(view.row.title, "title"))
        self._sheet.addWidget(Prose(view.byline, "small", ink="ink-2"))
        if host_of(view.url):
            self.link_button = Button(
                host_of(view.url), "link", icon_name="external-link", small=True, clicked=self._ask_to_open
            )
            self.link_button.setAccessibleName(
                self.tr("Open the page at {host}").format(host=host_of(view.url))
            )
            self._sheet.addLayout(row(self.link_button, None))
        dated = []
        if not view.row.published and view.latest_words:
            words = self.tr("Published no later than {day}").format(day=view.latest_words)
            dated.append(f"{words}: {view.latest_reason}" if view.latest_reason else words)
        if view.accessed:
            dated.append(self.tr("Read {day}").format(day=view.accessed))
        if dated:
            self._sheet.addWidget(Prose(". ".join(dated), "small", ink="ink-3"))
        self._sheet.addSpacing(6)

    def _grade(self, view: SourceView) -> None:
        item = self._context.selection.get(self._id)
        mine = bool(item and not item.own and item.mine & {"reliability", "reliability_reason"})
        self.reliability = ReliabilityRow(view.row.letter, view.reason, mine=mine)
        workspace = self._context.workspace
        if workspace.read_only:
            self.reliability.lock(workspace.why_read_only)
        self.reliability.saved.connect(self._save_letter)
        self.reliability.givenBack.connect(self._give_back)
        named = Label(self.tr("Reliability"))
        named.setFixedSize(theme().px(82), theme().px(22))
        line = row(gap=4)
        line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.reliability, 1)
        self._sheet.addLayout(line)
        self._sheet.addSpacing(4)

    def _origin(self, view: SourceView) -> None:
        if not (view.origin_reason or view.same_origin):
            return
        self._sheet.addWidget(Label(self.tr("Origin")))
        if view.origin_reason:
            self._sheet.addWidget(Prose(sentence(view.origin_reason), "small", ink="ink-2"))
        if view.same_origin:
            note = self.tr("Of the same origin, so no confirmation:")
            self._sheet.addWidget(Prose(note, "small", ink="ink-3"))
        for other in view.same_origin:
            line = Prose(
                [
                    Words(other.title or other.name, link=other.id),
                    Words(f", {other.name}, {other.published}"),
                ],
                "small",
                ink="ink-2",
            )
            line.linkActivated.connect(self.opened)
            self._sheet.addWidget(line)
        self._sheet.addSpacing(4)

    def _states(self, view: SourceView) -> None:
        groups = grouped(view.states)
        count = Caption(view.summary, "ink-3")
        self._sheet.addLayout(row(Head(self.tr("What it states")), count, None))
        self._sheet.addWidget(Hairline())
        if not groups:
            self._sheet.addWidget(Prose(self.tr("Nothing is cited from it."), "body", ink="ink-2"))
            return
        shown = groups if self._all else groups[:FIRST]
        for group in shown:
            self._group(group)
        left = len(groups) - len(shown)
        if left:
            more = Button(
                self.tr("Show what it states of {count} more").format(count=counted(left, "record")),
                "link",
                small=True,
                clicked=self._show_all,
            )
            self._sheet.addLayout(row(more, None))
            self._sheet.addWidget(Hairline())

    def _group(self, group: Group) -> None:
        for at, passage in enumerate(group.passages):
            self._passage(group, passage, first=at == 0)
        self._sheet.addSpacing(4)
        self._sheet.addWidget(Hairline())

    def _passage(self, group: Group, passage: Passage, *, first: bool) -> None:
        fields = [
            each.card.field_words.lower()
            for each in passage.states
            if each.card.field not in {"statement", ""}
        ]
        named = ", ".join(dict.fromkeys(fields))
        runs: list[Words | Chip | Diamond] = []
        if first:
            runs.append(Words(self._subject(group), weight=500, link=group.about))
            runs += [Words(f", {named}", weight=500, ink="accent")] if named else []
        elif named:
            runs.append(Words(named[:1].upper() + named[1:], weight=500, ink="ink-2"))
        for each in passage.states:
            card = each.card
            form: ChipForm = "disputes" if card.disputes else "weak" if card.weak else "supports"
            runs.append(Chip(card.grade, form, card.citation, card.grade_words))
        head = Prose(runs, "body")
        head.linkActivated.connect(self._context.open_item)
        head.chipActivated.connect(self._context.show_evidence)
        self._sheet.addSpacing(4)
        self._sheet.addWidget(head)
        if passage.excerpt:
            self._sheet.addWidget(Prose(f"“{passage.excerpt}”", "read", px=14, line=20))
        else:
            said = ", ".join(dict.fromkeys(each.card.states for each in passage.states if each.card.states))
            self._sheet.addWidget(Prose(said or self.tr("No excerpt was kept."), "small", ink="ink-2"))
        if passage.locator:
            self._sheet.addWidget(Prose(passage.locator, "small", ink="ink-3"))
        for words in dict.fromkeys(each.differs for each in passage.states if each.differs):
            self._sheet.addWidget(
                Prose([Diamond(self.tr("sources differ")), Words(f" {words}")], "small", ink="disputed")
            )

    def _subject(self, group: Group) -> str:
        """What a group is about; of a name in Urdu, whose name it is."""
        item = self._context.selection.get(group.about)
        if item is None or item.kind != "name" or not item.about:
            return group.subject
        return self.tr("{name}, name in Urdu").format(name=self._context.selection.name(item.about))

    def _used(self) -> None:
        self._sheet.addSpacing(6)
        found = uses(self._context.workspace, self._context.selection, self._id)
        if not found:
            words = self.tr("No briefing states anything from it yet.")
            self._sheet.addWidget(
                Prose([Words(self.tr("Used in"), weight=600), Words(f"  {words}")], "small", ink="ink-2")
            )
            return
        self._sheet.addLayout(row(TextLabel(self.tr("Used in"), "small", weight=600), None))
        for use in found:
            told = counted(use.statements, "statement")
            line = Prose([Words(use.title, link=use.briefing), Words(f", {told}")], "small", ink="ink-2")
            line.linkActivated.connect(self._context.open_item)
            self._sheet.addWidget(line)

    # -- what can be done
    def copy(self) -> None:
        """Copy the source as a citation."""
        if self.shown:
            QGuiApplication.clipboard().setText(bare(self.shown.citation))
            self._context.toast(self.tr("Copied as citation"))

    def edit(self) -> None:
        """Open the form of the reliability."""
        if self.reliability and not self._context.workspace.read_only:
            self.reliability.choose(self.reliability.current() or "F")

    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    def _ask_to_open(self) -> None:
        if self.shown and self.link_button:
            self.popover = LinkPopover(self.shown.url, self)
            self.popover.closed.connect(self.popover.deleteLater)
            self.popover.show_at(self.link_button)

    def _menu(self, anchor: QWidget) -> None:
        before = []
        if self.link_button:
            before.append(("external-link", self.tr("Open the page"), "", self._ask_to_open))
        menu = row_menu(self, self._context, self._id, before=before, edit=self.edit)
        open_below(menu, anchor)

    def _save_letter(self, letter: str, why: str) -> None:
        name = self.shown.row.publisher or self.shown.row.title if self.shown else ""
        label = self.tr("Grade {source} {letter}").format(source=name, letter=letter)
        fields = {"reliability": letter, "reliability_reason": why}
        self._write(label, fields, why)

    def _give_back(self) -> None:
        name = self.shown.row.publisher or self.shown.row.title if self.shown else ""
        label = self.tr("Give back the letter of {source}").format(source=name)
        self._write(label, {"reliability": None, "reliability_reason": None}, "")

    def _write(self, label: str, fields: Mapping[str, str | None], why: str) -> None:
        source, workspace = self._id, self._context.workspace
        if self.reliability:
            self.reliability.form.hide()
        change = self._context.do(lambda: workspace.edit(source, fields, label=label, reason=why))
        if change and change.seq:
            self._context.toast(label, undo=True)
        self.refresh()

    def focus_first(self) -> None:
        """Put the focus on the letters."""
        if self.reliability:
            chosen = next((each for each in self.reliability.letters if each.isChecked()), None)
            (chosen or self.reliability.letters[0]).setFocus(Qt.FocusReason.TabFocusReason)
