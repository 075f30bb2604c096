"""The packs as installed: what each is, how far it is trusted, its imports with Undo; and what waits to be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.analysis.wording import capital, counted_kind, listed, number, when
from briefing.domain.items import Act, Conflict, Layer
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card, EmptyState, Notice, ProgressRow
from briefing.ui.kit.labels import Caption, Headline, IconMark, Lead, TextLabel
from briefing.ui.kit.layouts import Hairline, ScrollPage, empty, row
from briefing.ui.kit.prose import Prose, Words
from briefing.ui.packs.conflict_panel import ConflictPanel
from briefing.ui.packs.preview import Disagreement, disagreement, grounds
from briefing.ui.packs.taking_back import bring_in_again, own_items
from briefing.ui.packs.wording import trust

if TYPE_CHECKING:
    from briefing.packs import ImportReport
    from briefing.ui.shell.context import Context

COUNTED = ("source", "institution", "event", "commitment", "policy", "question", "assessment")
IMPORTS = 2000
"""Acts of the history that are looked through for imports."""


def short_label(label: str, layer: Layer) -> str:
    """The name of an import under the head of its pack: "Version 2"."""
    return capital(label.removeprefix(f"Import of {layer.title or layer.name}, "))


class HomePage(QWidget):
    """All packs. `importWanted` asks for a file; `undoWanted` and `redoWanted` name an act of the history."""

    importWanted = Signal()
    undoWanted = Signal(object)
    redoWanted = Signal(object)
    decided = Signal(object, str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.report: ImportReport | None = None
        self._waiting: list[Disagreement] = []
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.page = ScrollPage("canvas", margins=(24, 16, 24, 20), gap=12)
        whole.addWidget(self.page, 12)
        self._line = Hairline(vertical=True)
        whole.addWidget(self._line)
        self.panel = ConflictPanel()
        self.panel.decided.connect(self._decided)
        whole.addWidget(self.panel, 11)
        self.progress = ProgressRow()
        self.import_button = Button(
            self.tr("Import a pack…"),
            "primary",
            icon_name="download",
            key="Ctrl+O",
            clicked=self.importWanted.emit,
        )
        self.undo_buttons: dict[int, Button] = {}
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.headline = Headline(self.tr("Packs"))
        top = row(self.headline, self.import_button)
        top.setStretch(0, 1)
        inside.addLayout(top)
        self.lead = Lead("")
        inside.addWidget(self.lead)
        self.page.body.addWidget(head)
        self.page.body.addWidget(self.progress)
        self.progress.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.page.body.addLayout(self._cards)
        self.page.body.addStretch(1)

    # -- what it shows
    def refresh(self) -> None:
        """Show the packs, imports and conflicts as they are now."""
        workspace = self._context.workspace
        empty(self._cards)
        self.undo_buttons = {}
        layers = workspace.layers()
        versions = {layer.name: layer.version for layer in layers}
        self._waiting = [self._disagreement(one, versions) for one in workspace.conflicts()]
        self.lead.show_runs(self._lead(layers))
        why_not = workspace.why_read_only if workspace.read_only else None
        self.import_button.set_enabled(why_not)
        if self.report is not None:
            self._cards.addWidget(self._report(self.report))
        if self._waiting:
            self._cards.addWidget(self._conflicts())
        acts = [act for act in workspace.history(limit=IMPORTS, changes=False) if act.layer]
        counts = self._counts()
        for layer in layers:
            self._cards.addWidget(self._card(layer, acts, counts.get(layer.name, Counter())))
        if not layers:
            sentence = self.tr("No pack is installed")
            own = own_items(workspace, self._context.selection)
            why = self.tr("A pack brings records with their sources; what you write yourself stays yours.")
            if own:
                why += " " + self.tr("Still here: your {what}.").format(what=own)
            undone = next((act for act in acts if act.kind == "undo-import" and not act.undone_by), None)
            if undone is None or workspace.read_only:
                self._cards.addWidget(EmptyState(sentence, why))
            else:
                again = partial(self.redoWanted.emit, undone)
                self._cards.addWidget(EmptyState(sentence, why, bring_in_again(undone), again))
        self._show_panel()

    def _disagreement(self, conflict: Conflict, versions: Mapping[str, int]) -> Disagreement:
        """A conflict with what the pack now cites for its value."""
        workspace, selection = self._context.workspace, self._context.selection
        item = workspace.item(conflict.id)
        chips, ground = grounds(selection, item) if item is not None else ((), "")
        version = versions.get(item.layer, 0) if item is not None else 0
        return disagreement(workspace, conflict, version, chips, ground)

    def _lead(self, layers: list[Layer]) -> str:
        if not layers:
            own = own_items(self._context.workspace, self._context.selection)
            return self.tr("What is on record is your own.") if own else self.tr("Nothing is on record.")
        titles = listed([layer.title or layer.name for layer in layers])
        waiting = len(self._waiting)
        if not waiting:
            return self.tr("{titles}. Nothing waits for your decision.").format(titles=titles)
        told = (
            self.tr("One of your values differs from what a pack now says.")
            if waiting == 1
            else self.tr("{count} of your values differ from what a pack now says.").format(
                count=capital(number(waiting))
            )
        )
        return f"{titles}. {told}"

    def _counts(self) -> dict[str, Counter[str]]:
        selection = self._context.selection

        def count() -> dict[str, Counter[str]]:
            found: dict[str, Counter[str]] = {}
            pairs = Counter(map(attrgetter("layer", "kind"), selection.by_id.values()))
            for (name, kind), many in pairs.items():
                found.setdefault(name, Counter())[kind] += many
            return found

        return selection.remember("counts-of-packs", count)

    def _card(self, layer: Layer, acts: list[Act], counts: Counter[str]) -> Card:
        card = Card()
        card.body.addWidget(Prose(layer.title or layer.name, "title"))
        parts = [self.tr("Version {version}").format(version=layer.version)]
        parts += [layer.publisher] if layer.publisher else []
        parts += [self.tr("data to {day}").format(day=when(layer.cutoff))] if layer.cutoff else []
        parts += [layer.licence] if layer.licence else []
        card.body.addWidget(Prose(", ".join(parts), "body", ink="ink-2"))
        icon, ink, words = trust(layer)
        line = row(IconMark(icon, ink), Caption(words, ink), None, gap=6)
        card.body.addLayout(line)
        if layer.key_id:
            card.body.addWidget(
                Caption(self.tr("Key {fingerprint}").format(fingerprint=layer.key_id), "ink-3")
            )
        told = [counted_kind(counts[kind], kind) for kind in COUNTED if counts[kind]]
        rest = sum(count for kind, count in counts.items() if kind not in COUNTED)
        if rest:
            told.append(self.tr("{count} other items").format(count=f"{rest:,}"))
        card.body.addWidget(Prose(", ".join(told), "small", ink="ink-2"))
        self._history(card, layer, [act for act in acts if act.layer == layer.name])
        card.setAccessibleName(f"{layer.title}, {', '.join(parts)}, {words}")
        return card

    def _history(self, card: Card, layer: Layer, acts: list[Act]) -> None:
        """The imports of a pack, the newest first; the newest that stands can be taken back."""
        card.body.addSpacing(4)
        card.body.addWidget(Hairline())
        newest = next((act for act in acts if act.kind == "import" and not act.undone_by), None)
        last_undo = next((act for act in acts if act.kind == "undo-import" and not act.undone_by), None)
        for act in acts:
            if act.kind != "import":
                continue
            words = short_label(act.label, layer)
            day = when(act.at[:10])
            note = self.tr("{day}, taken back").format(day=day) if act.undone_by else day
            name = TextLabel(words, "body", ink="ink-3" if act.undone_by else "ink", elide=True)
            line = row(IconMark("history", "ink-3", 13), name, Caption(note, "ink-3"), gap=6)
            line.setStretch(1, 1)
            if act is newest:
                line.addWidget(self._act_button(self.tr("Undo"), act, self.undoWanted.emit))
            elif last_undo is not None and act.undone_by == last_undo.seq and last_undo.seq == acts[0].seq:
                line.addWidget(self._act_button(self.tr("Bring in again"), last_undo, self.redoWanted.emit))
            card.body.addLayout(line)

    def _act_button(self, words: str, act: Act, run: Callable[[Act], object]) -> Button:
        button = Button(words, small=True, clicked=lambda: run(act))
        button.setAccessibleName(f"{words}: {act.label}")
        button.set_enabled(
            self._context.workspace.why_read_only if self._context.workspace.read_only else None
        )
        self.undo_buttons[act.seq] = button
        return button

    def _report(self, report: ImportReport) -> Notice:
        notice = Notice(report.words, "", "verified")
        told = []
        for words, counts in (
            (self.tr("Added: {what}"), report.added),
            (self.tr("Changed: {what}"), report.changed),
            (self.tr("Removed: {what}"), report.removed),
        ):
            if counts:
                named = [counted_kind(count, kind) for kind, count in counts.items()]
                told.append(words.format(what=", ".join(named)))
        if report.copy is not None:
            told.append(self.tr("The workspace as it was before: {name}").format(name=report.copy.name))
        for each in told:
            notice.body.addWidget(Prose(each, "small", ink="ink-2"))
        return notice

    # -- what waits
    def _conflicts(self) -> Card:
        card = Card(self.tr("Waiting for your decision"), f"{len(self._waiting):,}")
        card.set_rust(True)
        for what in self._waiting:
            theirs = what.theirs
            words = self.tr(": yours “{mine}”, theirs “{theirs}”").format(mine=what.mine, theirs=theirs)
            line = Prose([Words(what.title, weight=500, link="open"), Words(words)], "body", ink="ink-2")
            line.linkActivated.connect(lambda _key, what=what: self.open_conflict(what.key))
            card.body.addWidget(line)
        return card

    @property
    def waiting(self) -> tuple[Disagreement, ...]:
        """The conflicts that wait for a decision."""
        return tuple(self._waiting)

    def open_conflict(self, key: tuple[str, str]) -> None:
        """Show a conflict beside the packs."""
        found = next((one for one in self._waiting if one.key == key), None)
        if found is not None:
            self.panel.show_conflict(found, self._waiting.index(found) + 1, len(self._waiting))
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_panel(self) -> None:
        there = bool(self._waiting)
        self.panel.setVisible(there)
        self._line.setVisible(there)
        if not there:
            self.panel.shown = None
            return
        shown = self.panel.shown
        keys = [one.key for one in self._waiting]
        if shown is None or shown.key not in keys:
            self.open_conflict(keys[0])

    def _decided(self, choice: str, reason: str) -> None:
        if self.panel.shown is not None:
            self.decided.emit(self.panel.shown, choice, reason)
