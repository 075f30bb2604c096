"""The one table of actions: menus, palette, keys, context menus and the page of shortcuts all read it.

An action that belongs to a place is done by that place's `perform(action_id)`, and `lacks(action_id)` says what it
wants first. To add an action, add a row; nothing else needs to know of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from briefing.analysis.wording import capital
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP
from briefing.ui.lacking import can_add, can_redo, chosen, figure_here, own_event, place_there, say, writable
from briefing.ui.look import text_scale, theme_is

if TYPE_CHECKING:
    from briefing.ui.asking import Shell

GROUPS = (
    QT_TRANSLATE_NOOP("Actions", "File"),
    QT_TRANSLATE_NOOP("Actions", "Edit"),
    QT_TRANSLATE_NOOP("Actions", "View"),
    QT_TRANSLATE_NOOP("Actions", "Go"),
    QT_TRANSLATE_NOOP("Actions", "Briefing"),
    QT_TRANSLATE_NOOP("Actions", "Help"),
)
"""The menus, in order."""


def _always(shell: Shell) -> str | None:
    del shell
    return None


@dataclass(frozen=True)
class Action:
    """One thing a user can do. `words` and `help` are English, shown through `say`; `key` is in Qt's portable form.

    `enabled` answers None, or what is lacking, in the user's words. `live` gives words that change ("Undo: …").
    `place` is the place whose action it is; then `run` may be left out.
    """

    id: str
    words: str
    group: str
    help: str
    key: str = ""
    icon: str = ""
    place: str = ""
    run: Callable[[Shell], Any] | None = None
    enabled: Callable[[Shell], str | None] = _always
    live: Callable[[Shell], str] | None = None
    more_keys: tuple[str, ...] = ()

    def name(self, shell: Shell | None = None) -> str:
        """Its words in the user's language, as they stand now where a shell is given."""
        return self.live(shell) if self.live and shell else say(self.words)

    def lacks(self, shell: Shell) -> str | None:
        """What is lacking, or None where it can be done."""
        missing = self.enabled(shell)
        if missing is None and self.place and self.run is None:
            return shell.lacks_in_place(self.place, self.id)
        return missing

    def trigger(self, shell: Shell) -> None:
        """Do it, where it can be done; otherwise say what is lacking."""
        missing = self.lacks(shell)
        if missing is not None:
            shell.context.toast(capital(missing))
        elif self.run is not None:
            self.run(shell)
        else:
            shell.perform_in_place(self.place, self.id)


def _go(place_id: str) -> Callable[[Shell], None]:
    return lambda shell: shell.go(place_id)


def _edit_event(shell: Shell) -> None:
    from briefing.ui.adding import open_editing  # not needed until it is asked for

    parent = shell if isinstance(shell, QWidget) else None
    open_editing(shell.context, parent, shell.context.current[0])


def _save_figure(shell: Shell) -> None:
    from briefing.ui.shell.figures import save_figure  # as above

    figure = shell.figure()
    if figure:
        save_figure(shell.context, shell if isinstance(shell, QWidget) else None, figure)


def _copy_figure(shell: Shell) -> None:
    from briefing.ui.shell.figures import copy_figure  # as above

    figure = shell.figure()
    if figure:
        copy_figure(shell.context, figure)


def _undo_words(shell: Shell) -> str:
    label = shell.context.workspace.undo_label()
    return say("Undo: {act}").format(act=label) if label else say("Undo")


def _redo_words(shell: Shell) -> str:
    label = shell.context.workspace.redo_label()
    return say("Redo: {act}").format(act=label) if label else say("Redo")


def _add(shell: Shell) -> None:
    shell.context.add_to_briefing(*shell.context.current)


def _evidence(shell: Shell) -> None:
    shell.context.set_evidence(on=not shell.context.evidence_on)


def _find(shell: Shell) -> None:
    if not shell.find_here():
        shell.open_palette()


def _newest(shell: Shell) -> None:
    shell.context.set_as_of("")


_PLACES = (
    ("overview", QT_TRANSLATE_NOOP("Actions", "Overview"), "layout-dashboard"),
    ("timeline", QT_TRANSLATE_NOOP("Actions", "Timeline"), "chart-gantt"),
    ("institutions", QT_TRANSLATE_NOOP("Actions", "Institutions"), "landmark"),
    ("commitments", QT_TRANSLATE_NOOP("Actions", "Commitments"), "list-checks"),
    ("matrix", QT_TRANSLATE_NOOP("Actions", "Matrix"), "grid-3x3"),
    ("sources", QT_TRANSLATE_NOOP("Actions", "Sources"), "library"),
    ("packs", QT_TRANSLATE_NOOP("Actions", "Packs"), "package"),
    ("briefings", QT_TRANSLATE_NOOP("Actions", "Briefings"), "file-text"),
)

_ON_TIMELINE = QT_TRANSLATE_NOOP("Actions", "Goes to the timeline and does this there.")
_TIMELINE = (
    ("fit", QT_TRANSLATE_NOOP("Actions", "Show all events"), "maximize"),
    ("by_institution", QT_TRANSLATE_NOOP("Actions", "Timeline by institution"), "landmark"),
    ("by_theme", QT_TRANSLATE_NOOP("Actions", "Timeline by theme"), "layers"),
    ("by_province", QT_TRANSLATE_NOOP("Actions", "Timeline by province"), "map-pin"),
    ("clear", QT_TRANSLATE_NOOP("Actions", "Clear the timeline’s filter"), "filter"),
    ("copy", QT_TRANSLATE_NOOP("Actions", "Copy the chronology with its notes"), "copy"),
)

_ON_BRIEFING = QT_TRANSLATE_NOOP(
    "Actions", "Goes to the open briefing, else to the current draft, and does this there."
)
_BRIEFING = (
    ("judgement", QT_TRANSLATE_NOOP("Actions", "Add a judgement"), "scale", "Ctrl+J"),
    ("words", QT_TRANSLATE_NOOP("Actions", "Add words of your own"), "text-quote", ""),
    ("next_check", QT_TRANSLATE_NOOP("Actions", "Next thing to mend"), "spell-check", "F8"),
    ("settings", QT_TRANSLATE_NOOP("Actions", "Title, audience and marking"), "sliders-horizontal", ""),
    ("copy", QT_TRANSLATE_NOOP("Actions", "Copy the block with its notes"), "copy", ""),
    ("copy_markdown", QT_TRANSLATE_NOOP("Actions", "Copy the block as Markdown"), "copy", ""),
)

ACTIONS: tuple[Action, ...] = (
    *(
        Action(
            f"go.{place}",
            words,
            "Go",
            QT_TRANSLATE_NOOP("Actions", "Goes to this place."),
            key=f"Ctrl+{number}",
            icon=icon,
            run=_go(place),
            enabled=place_there(place),
        )
        for number, (place, words, icon) in enumerate(_PLACES, 1)
    ),
    Action(
        "go.settings",
        QT_TRANSLATE_NOOP("Actions", "Settings"),
        "Go",
        QT_TRANSLATE_NOOP("Actions", "Theme, text size, motion and house style."),
        key="Ctrl+,",
        icon="settings",
        run=_go("settings"),
    ),
    Action(
        "go.back",
        QT_TRANSLATE_NOOP("Actions", "Back"),
        "Go",
        QT_TRANSLATE_NOOP(
            "Actions", "Goes to what was in view before. It changes nothing of what is on record."
        ),
        key="Alt+Left",
        icon="arrow-left",
        run=lambda shell: shell.back(),
        enabled=lambda shell: None if shell.can_go_back() else say("this is where you began"),
    ),
    Action(
        "go.forward",
        QT_TRANSLATE_NOOP("Actions", "Forward"),
        "Go",
        QT_TRANSLATE_NOOP("Actions", "Goes again to where you came back from."),
        key="Alt+Right",
        icon="arrow-right",
        run=lambda shell: shell.forward(),
        enabled=lambda shell: None if shell.can_go_forward() else say("you have not gone back"),
    ),
    Action(
        "search",
        QT_TRANSLATE_NOOP("Actions", "Search everything"),
        "Go",
        QT_TRANSLATE_NOOP(
            "Actions", "Finds institutions, events, commitments, sources and more; “>” finds actions."
        ),
        key="Ctrl+K",
        icon="search",
        run=lambda shell: shell.open_palette(),
    ),
    Action(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "Find an action"),
        "Help",
        QT_TRANSLATE_NOOP("Actions", "Lists everything that can be done, with its key."),
        key="Ctrl+Shift+P",
        icon="keyboard",
        run=lambda shell: shell.open_palette(">"),
    ),
    Action(
        "find",
        QT_TRANSLATE_NOOP("Actions", "Find in this place"),
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Puts the focus into the place’s own filter."),
        key="Ctrl+F",
        icon="list-filter",
        run=_find,
    ),
    Action(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        "Edit",
        QT_TRANSLATE_NOOP(
            "Actions", "Takes back the newest change of content; it stops at an import and says so."
        ),
        key="Ctrl+Z",
        icon="undo-2",
        run=lambda shell: shell.context.undo(),
        enabled=writable,
        live=_undo_words,
    ),
    Action(
        "redo",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Brings back what was undone last."),
        key="Ctrl+Shift+Z",
        more_keys=("Ctrl+Y",),
        icon="redo-2",
        run=lambda shell: shell.context.redo(),
        enabled=can_redo,
        live=_redo_words,
    ),
    Action(
        "source.add",
        QT_TRANSLATE_NOOP("Actions", "Add a source and an event"),
        "Edit",
        QT_TRANSLATE_NOOP(
            "Actions", "Puts today’s news on record: its source, and the event or status it reports."
        ),
        key="Ctrl+N",
        icon="file-plus",
        run=lambda shell: shell.add_source_and_event(),
        enabled=writable,
    ),
    Action(
        "event.edit",
        QT_TRANSLATE_NOOP("Actions", "Change your event"),
        "Edit",
        QT_TRANSLATE_NOOP(
            "Actions", "Opens the form on an event of your own: its date, whom it concerns, its source."
        ),
        key="F2",
        icon="pencil",
        run=_edit_event,
        enabled=own_event,
    ),
    Action(
        "citation.copy",
        QT_TRANSLATE_NOOP("Actions", "Copy as citation"),
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Copies the sources of what is chosen as plain text."),
        key="Ctrl+Shift+C",
        icon="quote",
        run=lambda shell: shell.copy_citation(),
        enabled=chosen,
    ),
    Action(
        "briefing.add",
        QT_TRANSLATE_NOOP("Actions", "Add to briefing"),
        "Briefing",
        QT_TRANSLATE_NOOP(
            "Actions", "Adds what is chosen to the current draft, under the block of its kind."
        ),
        key="Ctrl+D",
        icon="bookmark-plus",
        run=_add,
        enabled=can_add,
    ),
    Action(
        "briefing.start",
        QT_TRANSLATE_NOOP("Actions", "Start a briefing"),
        "Briefing",
        QT_TRANSLATE_NOOP("Actions", "Makes a complete draft from the default template at once."),
        icon="file-text",
        run=lambda shell: shell.start_briefing(),
        enabled=writable,
    ),
    Action(
        "briefing.export",
        QT_TRANSLATE_NOOP("Actions", "Export the draft as PDF"),
        "Briefing",
        QT_TRANSLATE_NOOP(
            "Actions", "Writes the current draft as a PDF in which every statement leads to its source."
        ),
        key="Ctrl+Shift+E",
        icon="file-output",
        place="briefings",
    ),
    *(
        Action(f"briefing.{act}", words, "Briefing", _ON_BRIEFING, key=key, icon=icon, place="briefings")
        for act, words, icon, key in _BRIEFING
    ),
    Action(
        "pack.import",
        QT_TRANSLATE_NOOP("Actions", "Import a pack"),
        "File",
        QT_TRANSLATE_NOOP(
            "Actions", "Reads a .ctpack file and shows every change before anything is imported."
        ),
        key="Ctrl+O",
        icon="download",
        place="packs",
    ),
    Action(
        "foreign.open",
        QT_TRANSLATE_NOOP("Actions", "Open a briefing PDF"),
        "File",
        QT_TRANSLATE_NOOP(
            "Actions", "Opens an exported briefing that carries its source, in a window that only reads it."
        ),
        icon="file-text",
        run=lambda shell: shell.open_foreign(),
    ),
    Action(
        "figure.save",
        QT_TRANSLATE_NOOP("Actions", "Save the figure…"),
        "File",
        QT_TRANSLATE_NOOP(
            "Actions", "Writes the figure that is shown as SVG, PNG or PDF, with its title and what it shows."
        ),
        icon="image",
        run=_save_figure,
        enabled=figure_here,
    ),
    Action(
        "figure.copy",
        QT_TRANSLATE_NOOP("Actions", "Copy the figure"),
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Puts the figure that is shown on the clipboard, for a word processor."),
        icon="copy",
        run=_copy_figure,
        enabled=figure_here,
    ),
    Action(
        "workspace.backup",
        QT_TRANSLATE_NOOP("Actions", "Back up the workspace"),
        "File",
        QT_TRANSLATE_NOOP("Actions", "Writes a verified copy of the workspace to a new file."),
        icon="hard-drive",
        run=lambda shell: shell.back_up(),
    ),
    Action(
        "quit",
        QT_TRANSLATE_NOOP("Actions", "Close Briefing"),
        "File",
        QT_TRANSLATE_NOOP("Actions", "Everything is saved as you go."),
        key="Ctrl+Q",
        icon="log-out",
        run=lambda shell: shell.close(),
    ),
    Action(
        "evidence",
        QT_TRANSLATE_NOOP("Actions", "Show or hide evidence"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Shows which sources the chosen value rests on."),
        key="Ctrl+E",
        icon="panel-right",
        run=_evidence,
    ),
    Action(
        "as-of",
        QT_TRANSLATE_NOOP("Actions", "Show another date"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Shows what held, or what was known, on another day."),
        key="Ctrl+T",
        icon="calendar-clock",
        run=lambda shell: shell.choose_as_of(),
    ),
    Action(
        "as-of.newest",
        QT_TRANSLATE_NOOP("Actions", "Show the newest data"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Goes back to the newest data."),
        key="Ctrl+Shift+T",
        icon="calendar",
        run=_newest,
        enabled=lambda shell: None if not shell.context.shows_newest else say("the newest data are shown"),
    ),
    Action(
        "theme.system",
        QT_TRANSLATE_NOOP("Actions", "Follow the system’s theme"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Light or dark as the system is."),
        icon="sun-moon",
        run=theme_is("system"),
    ),
    Action(
        "theme.light",
        QT_TRANSLATE_NOOP("Actions", "Light theme"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Ink on warm paper."),
        icon="sun",
        run=theme_is("light"),
    ),
    Action(
        "theme.dark",
        QT_TRANSLATE_NOOP("Actions", "Dark theme"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Warm light on a dark ground."),
        icon="moon",
        run=theme_is("dark"),
    ),
    Action(
        "text.larger",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Makes text, rows and controls larger together."),
        key="Ctrl++",
        more_keys=("Ctrl+=",),
        icon="zoom-in",
        run=text_scale(1),
    ),
    Action(
        "text.smaller",
        QT_TRANSLATE_NOOP("Actions", "Smaller text"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Makes text, rows and controls smaller together."),
        key="Ctrl+-",
        icon="zoom-out",
        run=text_scale(-1),
    ),
    Action(
        "text.normal",
        QT_TRANSLATE_NOOP("Actions", "Text at its usual size"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "Text at 100 per cent."),
        key="Ctrl+0",
        run=text_scale(0),
    ),
    *(
        Action(f"timeline.{act}", words, "View", _ON_TIMELINE, icon=icon, place="timeline")
        for act, words, icon in _TIMELINE
    ),
    Action(
        "menu",
        QT_TRANSLATE_NOOP("Actions", "Show or hide the menu bar"),
        "View",
        QT_TRANSLATE_NOOP("Actions", "The menus hold every action."),
        key="F10",
        icon="list",
        run=lambda shell: shell.toggle_menu(),
    ),
    Action(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keys and actions"),
        "Help",
        QT_TRANSLATE_NOOP("Actions", "Lists every action with its key."),
        key="F1",
        icon="keyboard",
        run=_go("shortcuts"),
    ),
)

BY_ID = {action.id: action for action in ACTIONS}
