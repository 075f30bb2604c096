"""Makes a document fit its pages: blocks that may print fewer entries do, as few fewer as it takes.

The pages between two breaks are one group; each group gets the least shortening that brings it to its room. Each
block says itself how many entries it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing.report.document import Document
from briefing.report.pdf.layout import Laid
from briefing.report.pdf.progress import Course


@dataclass(frozen=True, slots=True)
class _Group:
    """Sections that begin a page together: the key of the first, and the blocks in it that can be shortened."""

    first: str
    blocks: tuple[str, ...]
    room: int


def fit(document: Document, lay: Callable[[Document], Laid], course: Course | None = None) -> Document:
    """The document, shortened where it takes more pages than it may; as it is where nothing can be shortened.

    `lay` lays a document out once, which is a step of the `course`.
    """
    shorter = document.shorter
    if not document.limit or shorter is None:
        return document
    groups = _groups(document)
    spare = shorter.blocks
    most = [sum(spare[block][0] - spare[block][1] for block in group.blocks) for group in groups]
    if course:
        course.begin("fit", 2 + max(most[:-1], default=0).bit_length() + most[-1].bit_length())
    laid = lay(document)
    if laid.pages <= document.limit:
        return document
    chosen = [0] * len(groups)

    def shortened(steps: Sequence[int]) -> Document:
        entries: dict[str, int] = {}
        for group, step in zip(groups, steps, strict=True):
            entries |= _entries(group.blocks, spare, step)
        return shorter.made(entries)

    def too_long(steps: Sequence[int]) -> list[bool]:
        laid = lay(shortened(steps))
        return [used > group.room for group, used in zip(groups, _pages_of(groups, laid), strict=True)]

    # The last group holds the notes of all, so it is fitted after the others.
    last = len(groups) - 1
    for places in ([*range(last)], [last]):
        low, high = (
            list(chosen),
            [most[place] if place in places else chosen[place] for place in range(len(most))],
        )
        over = too_long(chosen)
        for place in places:
            if not over[place]:
                high[place] = low[place]
        while any(low[place] < high[place] for place in places):
            middle = [(one + other) // 2 for one, other in zip(low, high, strict=True)]
            over = too_long(middle)
            for place in places:
                if low[place] == high[place]:
                    continue
                if over[place]:
                    low[place] = middle[place] + 1
                else:
                    high[place] = middle[place]
        chosen = [high[place] if place in places else chosen[place] for place in range(len(most))]
    return shortened(chosen)


def _groups(document: Document) -> list[_Group]:
    """The sections from one page break to the next; room that is left over goes to the last. A report is one group."""
    shorter = document.shorter
    if document.form == "report":
        return [_Group("", tuple(shorter.blocks) if shorter else (), document.limit)]
    starts: list[tuple[str, list[str]]] = []
    for place, section in enumerate(document.sections):
        if place == 0 or section.breaks:
            starts.append((section.key, []))
        if shorter and section.block in shorter.blocks and section.block not in starts[-1][1]:
            starts[-1][1].append(section.block)
    rest = max(document.limit - len(starts), 0)
    return [
        _Group(key, tuple(blocks), 1 + (rest if place == len(starts) - 1 else 0))
        for place, (key, blocks) in enumerate(starts)
    ]


def _pages_of(groups: Sequence[_Group], laid: Laid) -> list[int]:
    """How many pages each group took."""
    if len(groups) == 1:
        return [laid.pages]
    begins = [laid.starts[group.first] for group in groups]
    return [
        (begins[place + 1] if place + 1 < len(groups) else laid.pages + 1) - begin
        for place, begin in enumerate(begins)
    ]


def _entries(blocks: Sequence[str], spare: Mapping[str, tuple[int, int]], step: int) -> dict[str, int]:
    """How many entries the blocks of a group print after so many steps: each takes one from the longest block."""
    now = {block: spare[block][0] for block in blocks}
    for _ in range(step):
        able = [block for block in blocks if now[block] > spare[block][1]]
        if not able:
            break
        now[max(able, key=lambda block: now[block])] -= 1
    return now
