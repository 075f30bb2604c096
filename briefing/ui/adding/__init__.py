"""Adding to the record (Ctrl+N): a source, and the event or status that it reports, in one form, as one act.

writing   what the form writes: plain drafts, and the acts that put them on record and into the briefing
finder    a field that offers records as one types: names, abbreviations, other names, in either script
records   several records as chips, with the finder behind them
event, status, sourcing   the parts of the form: what happened, how something stands, by which source
form      the dialog that holds them
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing.ui.adding.form import AddingForm
    from briefing.ui.shell.context import Context


def open_adding(context: Context, parent: QWidget | None = None) -> AddingForm:
    """Open the empty form."""
    from briefing.ui.adding.form import AddingForm  # not needed until it is opened

    form = AddingForm(context, parent=parent)
    form.open()
    return form


def open_editing(context: Context, parent: QWidget | None, event_id: str) -> AddingForm | None:
    """Open the form on an event of the user's own; None for any other item, which has editors in place."""
    from briefing.ui.adding.form import AddingForm
    from briefing.ui.adding.writing import is_own_event

    if not is_own_event(context.workspace.item(event_id)):
        return None
    form = AddingForm(context, event_id, parent=parent)
    form.open()
    return form
