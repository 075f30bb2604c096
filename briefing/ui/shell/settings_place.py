"""Settings: theme, text size, motion, house style; where the workspace and the log lie."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from briefing.domain.errors import BriefingError
from briefing.report.house import read_house
from briefing.ui.composer.printing import HOUSE_STYLE
from briefing.ui.kit.buttons import Button, SegmentedControl
from briefing.ui.kit.cards import Card
from briefing.ui.kit.labels import Headline, TextLabel
from briefing.ui.kit.layouts import ScrollPage, row
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.text import set_button_text
from briefing.ui.kit.theme import SCALES, Preference, theme, themes
from briefing.ui.shell.context import Context
from briefing.ui.shell.log import log_file
from briefing.ui.shell.place import Place


class SettingsPlace(Place):
    """Each setting applies at once; there is nothing to confirm."""

    place_id = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margins=(24, 16, 24, 24), gap=14)
        whole.addWidget(page)
        page.body.addWidget(Headline(self.tr("Settings")))
        page.body.addWidget(self._look())
        page.body.addWidget(self._house())
        page.body.addWidget(self._files())
        page.body.addStretch(1)
        themes().changed.connect(self._follow)

    def title(self) -> str:
        """Its name."""
        return self.tr("Settings")

    def _line(self, card: Card, name: str, words: str, control: QWidget) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(TextLabel(name, "body", weight=500))
        said.addWidget(Prose(words, "small", ink="ink-2"))
        line = row(margins=(0, 4, 0, 4), gap=16)
        line.addLayout(said, 1)
        line.addWidget(control)
        card.body.addLayout(line)

    def _look(self) -> Card:
        card = Card(self.tr("Look"))
        card.setMaximumWidth(theme().px(760))
        self.theme_choice = SegmentedControl(
            [
                ("system", self.tr("System"), "sun-moon"),
                ("light", self.tr("Light"), "sun"),
                ("dark", self.tr("Dark"), "moon"),
            ],
            self.tr("Theme"),
            themes().preference,
        )
        self.theme_choice.chosen.connect(self._choose_theme)
        self._line(card, self.tr("Theme"), self.tr("Pages of the PDF stay paper in both."), self.theme_choice)
        self.scale_choice = SegmentedControl(
            [(str(scale), f"{round(scale * 100)} %") for scale in SCALES],
            self.tr("Text size"),
            str(themes().scale),
        )
        self.scale_choice.chosen.connect(self._choose_scale)
        self._line(
            card, self.tr("Text size"), self.tr("Text, rows and controls grow together."), self.scale_choice
        )
        self.motion = QCheckBox()
        set_button_text(self.motion, self.tr("Reduce motion"))
        self.motion.setAccessibleName(self.tr("Reduce motion"))
        self.motion.setChecked(self.context.workspace.setting("reduced-motion") == "yes")
        self.motion.toggled.connect(self._choose_motion)
        self._line(
            card, self.tr("Motion"), self.tr("Panels and zoom change at once, nothing glides."), self.motion
        )
        return card

    def _house(self) -> Card:
        card = Card(self.tr("House style"))
        card.setMaximumWidth(theme().px(760))
        self.choose_house = Button(self.tr("Choose"), icon_name="folder-open", clicked=self._ask_house)
        self.no_house = Button(self.tr("Take out"), clicked=lambda: self.set_house(""))
        both = QWidget()
        both.setLayout(row(self.no_house, self.choose_house, gap=8))
        words = self.tr(
            "Name, logo, two colours and two faces of an institution, for every PDF: one TOML file."
        )
        self._line(card, self.tr("File"), words, both)
        self.house_words = Prose("", "small", ink="ink-2")
        card.body.addWidget(self.house_words)
        self._tell_house()
        return card

    def _ask_house(self) -> None:
        kept = self.context.workspace.setting(HOUSE_STYLE)
        folder = str(Path(kept).parent) if kept else str(Path.home())
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("House style"), folder, self.tr("House styles (*.toml)")
        )
        if path:
            self.set_house(path)

    def set_house(self, path: str) -> None:
        """Keep the file of a house style, where it can be read; an empty path takes it out."""
        if path:
            try:
                read_house(Path(path))
            except BriefingError as error:
                self.context.show_error(error)
                return
        self.context.workspace.set_setting(HOUSE_STYLE, path)
        self._tell_house()

    def _tell_house(self) -> None:
        path = self.context.workspace.setting(HOUSE_STYLE)
        self.no_house.setVisible(bool(path))
        self.house_words.show_runs(path or self.tr("None: PDFs have the look of Briefing."))

    def _files(self) -> Card:
        card = Card(self.tr("Files"))
        card.setMaximumWidth(theme().px(760))
        backup = Button(self.tr("Back up"), clicked=lambda: self.context.perform("workspace.backup"))
        self._line(card, self.tr("Workspace"), str(self.context.workspace.path), backup)
        log = log_file()
        if log is not None:
            self._line(card, self.tr("Log of unexpected errors"), str(log), QWidget())
        return card

    def _choose_theme(self, key: str) -> None:
        themes().choose(cast("Preference", key))
        self.context.workspace.set_setting("theme", key)

    def _choose_scale(self, key: str) -> None:
        themes().choose(scale=float(key))
        self.context.workspace.set_setting("text-scale", key)

    def _choose_motion(self, on: bool) -> None:
        themes().choose(reduced_motion=on)
        self.context.workspace.set_setting("reduced-motion", "yes" if on else "")

    def _follow(self) -> None:
        self.theme_choice.set_current(themes().preference)
        self.scale_choice.set_current(str(themes().scale))
