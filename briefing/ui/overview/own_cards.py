"""The cards of wide windows: the newest pack, and the user's own briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefing.analysis.briefing_view import tray
from briefing.analysis.wording import when
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.cards import Card
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.prose import Prose
from briefing.ui.overview.cards import tr

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context


def pack_card(context: Context) -> Card:
    """The pack with the newest cut-off, what all packs hold together, and the way to another."""
    card = Card(tr("Newest pack"))
    layers = context.workspace.layers()
    newest = max(layers, key=lambda each: (each.cutoff, each.name), default=None)
    if newest is None:
        card.body.addWidget(Prose(tr("No pack has been read yet."), ink="ink-2"))
    else:
        name = tr("{title}, version {version}").format(
            title=newest.title or newest.name, version=newest.version
        )
        card.body.addWidget(TextLabel(name, "body", weight=500, elide=True))
        counts = context.workspace.counts()
        said = tr("{institutions} institutions, {events} events, {sources} sources.").format(
            institutions=counts.get("institution", 0),
            events=counts.get("event", 0),
            sources=counts.get("source", 0),
        )
        if newest.cutoff:
            said += " " + tr("Data to {day}.").format(day=when(newest.cutoff))
        if len(layers) > 1:
            said += " " + tr("{count} packs are in use.").format(count=len(layers))
        card.body.addWidget(Prose(said, ink="ink-2"))
    button = Button(tr("Import a pack"), icon_name="download", clicked=lambda: context.perform("pack.import"))
    card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return card


def briefing_card(context: Context) -> Card:
    """The current draft at a glance, and how many briefings there are."""
    own = context.workspace.briefings()
    card = Card(tr("Your briefing"), str(len(own)) if len(own) > 1 else "")
    content = context.workspace.briefing(context.draft) if context.draft else None
    if content is None:
        card.body.addWidget(Prose(tr("There is none yet. Add from any screen with Ctrl+D."), ink="ink-2"))
        button = Button(
            tr("Start a briefing"),
            icon_name="file-text",
            clicked=lambda: context.perform("briefing.start"),
        )
    else:
        shown = tray(context.selection, content)
        card.body.addWidget(TextLabel(shown.title, "body", weight=500, elide=True))
        held = shown.words if shown.statements else tr("nothing added yet")
        words = tr("{count} blocks, {held}.").format(count=len(content.blocks), held=held)
        card.body.addWidget(Prose(words, ink="ink-2"))
        if shown.warning_words:
            card.body.addWidget(Prose(shown.warning_words, ink="disputed"))
        button = Button(
            tr("Go on writing"),
            icon_name="pencil",
            clicked=lambda: context.navigate("briefings", context.draft),
        )
    card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return card
