"""The one style sheet, filled from the tokens: edges, radius and padding of controls, never of item views."""

from __future__ import annotations

import re

# Sizes followed by "px" are multiplied by the text scale; "PX" stays as it is (hairlines, radii).
_TEMPLATE = """
QToolTip { background: @raised; color: @ink; border: 1PX solid @line-strong; padding: 4px 6px; }

QPushButton { min-height: 28px; max-height: 28px; padding: 0 12px; border: 1PX solid @line-strong;
    border-radius: 6PX; background: @panel; color: @ink; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @accent-soft; border-color: @accent; }
QPushButton:checked { background: @accent-soft; border-color: @accent; color: @accent-ink; }
QPushButton[kind="primary"] { background: @accent; border-color: @accent; color: @on-accent; }
QPushButton[kind="primary"]:hover { background: @accent; }
QPushButton[kind="primary"]:pressed { background: @accent-press; border-color: @accent-press; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @ink-2; }
QPushButton[kind="quiet"]:hover { background: @hover; color: @ink; }
QPushButton[kind="quiet"]:pressed { background: @accent-soft; }
QPushButton[kind="quiet"]:checked { background: @accent-soft; border-color: @accent; color: @accent-ink; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: @accent; padding: 0 2px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="destructive"] { border-color: @refused; color: @refused; }
QPushButton[kind="destructive"]:hover { background: @refused-soft; }
QPushButton:disabled { color: @ink-off; border-color: @line; background: @panel; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled { border-color: transparent;
    background: transparent; }
QPushButton[small="true"] { min-height: 22px; max-height: 22px; padding: 0 8px; font-size: 12px; }
QPushButton[kind="link"][small="true"] { padding: 0 2px; }
QPushButton[square="true"] { padding: 0; min-width: 28px; max-width: 28px; }
QPushButton[square="true"][small="true"] { padding: 0; min-width: 22px; max-width: 22px; }
QPushButton::menu-indicator { width: 0; height: 0; }

QLineEdit, QPlainTextEdit, QSpinBox, QAbstractSpinBox { border: 1PX solid @line-strong; border-radius: 6PX;
    background: @panel; color: @ink; selection-background-color: @accent; selection-color: @on-accent; }
QLineEdit { min-height: 28px; max-height: 28px; padding: 0 9px; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2PX solid @accent; }
QLineEdit:focus { padding: 0 8px; min-height: 26px; max-height: 26px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2PX solid @refused; }
QLineEdit[wrong="true"] { padding: 0 8px; min-height: 26px; max-height: 26px; }
QLineEdit:disabled, QLineEdit:read-only { background: @sunken; }
QLineEdit:disabled { color: @ink-off; border-color: @line; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"],
QPlainTextEdit[bare="true"]:focus { border: 0; background: transparent; padding: 0; }

QComboBox { min-height: 28px; max-height: 28px; padding: 0 10px; border: 1PX solid @line-strong;
    border-radius: 6PX; background: @panel; color: @ink; }
QComboBox:hover { background: @hover; }
QComboBox:focus, QComboBox:on { border-color: @accent; }
QComboBox:disabled { color: @ink-off; border-color: @line; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("@icon-chevron-down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1PX solid @line-strong; color: @ink;
    selection-background-color: @accent-soft; selection-color: @ink; outline: 0; padding: 4px; }

QCheckBox, QRadioButton { spacing: 8px; color: @ink; }
QCheckBox:disabled, QRadioButton:disabled { color: @ink-off; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1PX solid @line-strong;
    background: @panel; }
QCheckBox::indicator { border-radius: 3PX; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("@icon-check-on-accent"); }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 8px; height: 8px; background: @panel; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { padding: 6px 2px 8px 2px; margin-right: 18px; color: @ink-2; background: transparent;
    border: 0; border-bottom: 2PX solid transparent; font-weight: 400; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: 0; border-top: 1PX solid @line; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QSplitter::handle:horizontal { width: 1PX; }
QSplitter::handle:vertical { height: 1PX; }

QScrollBar:vertical { background: transparent; width: 12PX; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12PX; margin: 0; }
QScrollBar::handle { background: @ink-off; border-radius: 3PX; border: 0; }
QScrollBar::handle:vertical { min-height: 28PX; margin: 2PX 3PX; }
QScrollBar::handle:horizontal { min-width: 28PX; margin: 3PX 2PX; }
QScrollBar::handle:hover { background: @ink-3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QMenu { background: @raised; border: 1PX solid @line-strong; padding: 5px; color: @ink; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4PX; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent-soft; color: @ink; }
QMenu::item:disabled { color: @ink-off; }
QMenu::separator { height: 1PX; background: @line; margin: 5px 6px; }
QMenuBar { background: @nav; color: @ink-2; border-bottom: 1PX solid @line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: @hover; color: @ink; }

QHeaderView { background: @sunken; border: 0; }
QHeaderView::section { background: @sunken; color: @ink-3; border: 0; border-bottom: 1PX solid @line;
    padding: 0 10px; min-height: 27px; font-size: 11px; font-weight: 500; }
QHeaderView::section:hover { color: @ink; }
QTableCornerButton::section { background: @sunken; border: 0; }

QProgressBar { border: 0; border-radius: 3PX; background: @mute-soft; min-height: 6PX; max-height: 6PX; }
QProgressBar::chunk { background: @accent; border-radius: 3PX; }
"""


def style_sheet(colours: dict[str, str], scale: float, icons: dict[str, str] | None = None) -> str:
    """The style sheet of a theme: `@token` becomes its colour, `px` is multiplied by the text scale."""
    sheet = _TEMPLATE
    for name, path in (icons or {}).items():
        sheet = sheet.replace(f"@icon-{name}", path)
    for token in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{token}", colours[token])
    sheet = re.sub(r"(\d+)px", lambda found: f"{int(int(found[1]) * scale + 0.5)}px", sheet)
    return sheet.replace("PX", "px")
