"""A figure that stands alone: its drawing with what a file says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing.domain.scales import Marking


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in the print theme, its title, its alternative text made from the data, and its language (BCP 47).

    `name` is the figure's short name ("timeline"), used in names of files; `as_of` the ISO day it shows; `marking`
    that of the most restricted item in it.
    """

    name: str
    title: str
    alt: str
    drawing: Any
    as_of: str = ""
    marking: Marking = Marking.CLEAR
    language: str = "en"
