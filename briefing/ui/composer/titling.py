"""Asks for a title: of a briefing, of a block."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.fields import FormField, TextField


def ask_title(parent: QWidget, question: str, title: str) -> str | None:
    """The title that the user gives; None where they closed the dialog."""
    say = QCoreApplication.translate
    dialog = Dialog(
        question,
        "",
        [Verb("cancel", say("Composer", "Cancel")), Verb("keep", say("Composer", "Rename"), "primary")],
        parent=parent,
    )
    field = TextField(say("Composer", "Title"), text=title)
    field.selectAll()
    dialog.body.addWidget(FormField(say("Composer", "Title"), field))
    field.setFocus()
    dialog.exec()
    answer, given = dialog.answer, field.text().strip()
    dialog.deleteLater()
    return given if answer == "keep" else None
