"""Fields side by side, equally wide, their labels on one line; and places kept for what comes and goes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.ui.kit.layouts import column
from briefing.ui.kit.theme import theme


def keep_place(part: QWidget, lines: int = 0) -> None:
    """Keep the place of a part that comes and goes, of so many small lines: nothing beneath it moves."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)
    if lines:
        part.setMinimumHeight(theme().px(17) * lines)


def side_by_side(*fields: QWidget) -> QHBoxLayout:
    """A row of form fields."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for field in fields:
        box.addLayout(column(field, None, gap=0), 1)
    return box
