"""Columns parted at the foot of a page never come out higher than the room that was there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.report.pdf.flowables import SLACK, Columns, Part


class Block(Part):
    """A block of a height."""

    def __init__(self, high: float) -> None:
        super().__init__(0, 2)
        self.high = high

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        return 100.0, self.high

    def draw(self) -> None:
        """Nothing is drawn."""


heights = st.lists(st.integers(1, 40).map(lambda tenths: tenths * 4.3), min_size=1, max_size=40)


@given(heights, st.floats(60, 700), st.sampled_from([0.0, SLACK, -SLACK]))
def test_the_head_fits_and_nothing_is_lost(sizes: list[float], room: float, near: float) -> None:
    # Rooms that are almost, but not quite, as high as some of the blocks: there the slack of filling tells.
    room = sum(size + 2 for size in sizes[: len(sizes) // 2]) - 2 + near if len(sizes) > 3 else room
    if room < 60:
        return
    whole = Columns([Block(size) for size in sizes], 2, 10)
    if whole.wrap(300, room)[1] <= room:
        return
    parted = whole.split(300, room)
    if not parted:
        return
    head, rest = parted
    assert head.wrap(300, room)[1] <= room
    assert [part.high for part in [*head.parts, *rest.parts]] == sizes
    assert sum(head.taken) == len(head.parts)


def test_a_head_that_is_higher_by_less_than_a_hair_is_not_taken() -> None:
    whole = Columns([Block(50.0) for _ in range(50)], 2, 10)
    room = 50 + 2 + 50 - SLACK
    assert whole.wrap(300, room)[1] > room
    head, _ = whole.split(300, room)
    assert head.wrap(300, room)[1] <= room
