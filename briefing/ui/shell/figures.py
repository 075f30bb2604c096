"""Takes the figure of a place out of the window: as a file, or on the clipboard for a word processor.

What is taken is the figure as a briefing prints it, with its title and its description in words, made in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing.analysis.selection import Selection
from briefing.ui.kit.menus import Entry, menu_of, open_menu

if TYPE_CHECKING:
    from briefing.report.pictures import Picture
    from briefing.ui.shell.context import Context

KINDS = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"


@dataclass(frozen=True)
class PlaceFigure:
    """A figure that a place shows: what a file of it is called, and what draws it from a selection."""

    name: str
    draw: Callable[[Selection], Picture]


def _say(words: str) -> str:
    return QCoreApplication.translate("Figures", words)


def save_figure(context: Context, parent: QWidget | None, figure: PlaceFigure) -> None:
    """Ask where, and write the figure as SVG, PNG or PDF; nothing where no file is named."""
    proposed = str(context.workspace.path.with_name(f"{figure.name}.svg"))
    chosen, kind = QFileDialog.getSaveFileName(parent, _say("Save the figure"), proposed, KINDS)
    if not chosen:
        return
    out = Path(chosen)
    if not out.suffix:
        out = out.with_suffix(f".{kind.partition(' ')[0].lower() or 'svg'}")
    selection = context.selection

    def write() -> Picture:
        from briefing.report.pictures import save

        picture = _drawn(selection, figure)
        save(picture, out)
        return picture

    context.jobs.start(
        _say("Saving the figure"),
        lambda _work: write(),
        done=lambda made: context.toast(
            _say("Saved {name}, {marking}").format(name=out.name, marking=made.marking.value)
        ),
        failed=context.show_error,
    )


def copy_figure(context: Context, figure: PlaceFigure) -> None:
    """Put the figure on the clipboard: drawn in lines for who can take them, in pixels for who cannot."""
    selection = context.selection

    def make() -> tuple[bytes, bytes, str]:
        from briefing.report.pictures import as_bytes

        picture = _drawn(selection, figure)
        return as_bytes(picture, ".svg"), as_bytes(picture, ".png"), picture.marking.value

    def done(made: tuple[bytes, bytes, str]) -> None:
        svg, png, marking = made
        data = QMimeData()
        data.setData("image/svg+xml", svg)
        data.setImageData(QImage.fromData(png))
        QGuiApplication.clipboard().setMimeData(data)
        context.toast(_say("Copied the figure, {marking}").format(marking=marking))

    context.jobs.start(
        _say("Copying the figure"), lambda _work: make(), done=done, failed=context.show_error, quiet=True
    )


def _drawn(selection: Selection, figure: PlaceFigure) -> Picture:
    from briefing.report.pictures.marking import marked

    return marked(selection, figure.draw)


def figure_entries(context: Context) -> list[Entry]:
    """The two rows of a menu that belongs to a figure."""
    return [
        ("copy", _say("Copy the figure"), "", lambda: context.perform("figure.copy")),
        ("image", _say("Save the figure…"), "", lambda: context.perform("figure.save")),
    ]


def open_figure_menu(context: Context, parent: QWidget, place: QPoint) -> None:
    """Open the menu of a figure at a place of the screen."""
    open_menu(menu_of(parent, figure_entries(context)), place)
