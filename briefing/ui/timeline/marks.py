"""From a date to the mark it is drawn with on the canvas, in whole days: no mark is finer than the date is known.

`figures/marks.py` is the print drawing of the same dates; a test holds both to the same extents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.domain.edtf import DateError, Edtf, Part, Stretch, parse

Form = Literal[
    "day", "within", "lasting", "about", "one-of", "all-of", "from", "until", "ends", "begins", "undated"
]
"""How a date is drawn.

`day` a solid mark on one day; `within` a hollow bar over all days it may have been; `lasting` a filled bar;
`about` fades over its extent; `one-of` ghosts joined by dots; `all-of` marks joined by a line; `from` and `until`
run out in a chevron; `ends` fades to an unknown end and `begins` from an unknown beginning; `undated` stands on
the shelf.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """The drawing of a date: from the beginning of the day `first` to the end of the day before `after`.

    `unsure` asks for a dashed outline (EDTF `?` and `%`). `parts` are the extents of the dates of a set.
    """

    form: Form
    first: int = 0
    after: int = 0
    unsure: bool = False
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it has a place on the axis."""
        return self.form != "undated"

    @property
    def anchor(self) -> float:
        """The day that its label, its leader and its cluster go by: the middle of what is known, or its known end."""
        if self.form == "one-of" and self.parts:
            first, after = self.parts[0]
            return (first + after) / 2
        return (self.first + self.after) / 2


UNDATED = Mark("undated")


@lru_cache(maxsize=1 << 16)
def mark_of(text: str) -> Mark:
    """The mark of an EDTF text; a blank, a wholly unknown date and a text that is no date have none on the axis."""
    try:
        return _mark(parse(text))
    except DateError:
        return UNDATED


def _mark(read: Edtf) -> Mark:
    if read.kind == "unknown":
        return UNDATED
    unsure = read.uncertain
    if read.kind == "set" and not (read.open_start or read.open_end):
        parts = tuple(_extent(part, read) for part in read.parts)
        return Mark("one-of" if read.one_of else "all-of", parts[0][0], parts[-1][1], unsure, parts)
    if read.open_end or read.unknown_end:
        first, after = _days(read.start)
        return Mark("from" if read.open_end else "ends", first, after, unsure)
    if read.open_start or read.unknown_start:
        first, after = _days(read.end)
        return Mark("until" if read.open_start else "begins", first, after, unsure)
    first, after = read.earliest.toordinal(), read.latest.toordinal() + 1
    if read.approximate:
        return Mark("about", first, after, unsure)
    if read.kind == "interval":
        return Mark("lasting", first, after, unsure)
    return Mark("day" if after - first == 1 else "within", first, after, unsure)


def _days(extent: tuple[object, object]) -> tuple[int, int]:
    first, last = extent
    return first.toordinal(), last.toordinal() + 1  # type: ignore[attr-defined]


def _extent(part: Part | Stretch | None, whole: Edtf) -> tuple[int, int]:
    if isinstance(part, Part):
        return part.earliest.toordinal(), part.latest.toordinal() + 1
    first, last = whole.earliest, whole.latest
    if isinstance(part, Stretch):
        first = part.first.earliest if part.first else first
        last = part.last.latest if part.last else last
    return first.toordinal(), last.toordinal() + 1


HALF = 5.5
"""Half the width of a mark on a day, in pixels."""
PILL = 12.0
"""Half the width of the pill that stands for several marks."""
THINNEST, SOFTEST = 8.0, 24.0
"""The narrowest hollow or filled bar, and the narrowest fade: 8 pixels of core and 8 on each side."""


def reach(mark: Mark, day_px: float) -> tuple[float, float]:
    """How far the drawing reaches to the left and right of its anchor, in pixels (both positive).

    What is open reaches only as far as its chevron: the line behind it belongs to the lane, not to the mark.
    """
    half = (mark.after - mark.first) * day_px / 2
    match mark.form:
        case "day":
            return HALF, HALF
        case "within" | "lasting":
            half = max(half, THINNEST / 2)
            return half, half
        case "about":
            half = max(half, SOFTEST / 2)
            return half, half
        case "one-of" | "all-of":
            left = max((mark.anchor - mark.first) * day_px, HALF)
            return left, max((mark.after - mark.anchor) * day_px, HALF)
        case "from" | "ends":
            return max(half, HALF), max(half, HALF) + 22
        case "until" | "begins":
            return max(half, HALF) + 22, max(half, HALF)
        case _:
            return HALF, HALF
