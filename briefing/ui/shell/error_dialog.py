"""Shows what went wrong in the user's words: what happened, how to mend it, and, where there are many, each problem."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing.domain.errors import BriefingError, Refused
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.layouts import ScrollPage
from briefing.ui.kit.prose import Prose, Words
from briefing.ui.kit.theme import theme

MOST = 200
"""Problems shown in the dialog; more than that nobody reads there."""


def error_dialog(error: BriefingError, parent: QWidget) -> Dialog:
    """The dialog of an error; the caller opens it."""
    dialog = Dialog(error.message, error.mend, [Verb("close", parent.tr("Close"), "primary")], parent=parent)
    if isinstance(error, Refused) and error.problems:
        page = ScrollPage("sunken", margins=(12, 8, 12, 8), gap=6)
        for problem in error.problems[:MOST]:
            where = str(problem).partition(": ")
            page.body.addWidget(
                Prose([Words(f"{where[0]}: ", weight=500), Words(where[2])], "small", ink="ink")
                if where[2]
                else Prose(str(problem), "small")
            )
        if len(error.problems) > MOST:
            more = parent.tr("… and {count} more").format(count=len(error.problems) - MOST)
            page.body.addWidget(Prose(more, "small", ink="ink-2"))
        page.body.addStretch(1)
        page.setMinimumHeight(theme().px(min(320, 30 + 44 * len(error.problems))))
        dialog.body.addWidget(page)
    return dialog
