"""Fields side by side: equally wide, their labels on one line whatever stands beneath each."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.ui.kit.layouts import column


def side_by_side(*fields: QWidget) -> QHBoxLayout:
    """A row of form fields."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for field in fields:
        box.addLayout(column(field, None, gap=0), 1)
    return box
