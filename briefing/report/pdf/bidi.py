"""The Unicode bidirectional algorithm (UAX #9): the level of every character of a paragraph, and the order of a line.

Written out here because the library that gives mirrored brackets knows neither isolates nor bracket pairs; the tests
hold it against an independent implementation on random text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

MAX_DEPTH = 125
_ISOLATES = {"LRI", "RLI", "FSI"}
_EMBEDDINGS = {"LRE", "RLE", "LRO", "RLO"}
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_NEUTRAL = {"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"}
RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What may run right to left: the ranges that Unicode keeps for such scripts (all of R and AL lie in them)."""

_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


@lru_cache(maxsize=1)
def mirrors() -> dict[str, str]:
    """Each character that faces the other way in right-to-left text, with the one to draw (rule L4)."""
    from bidi.mirror import MIRRORED

    return dict(MIRRORED)


def _closing(character: str) -> str | None:
    """What closes an opening bracket, None for any other character."""
    if unicodedata.category(character) != "Ps" or unicodedata.bidirectional(character) != "ON":
        return None
    found = mirrors().get(character)
    return _CANONICAL.get(found, found) if found else None


def base_level(text: str) -> int:
    """1 where the first strong character outside isolates runs right to left, else 0 (rules P2, P3)."""
    if text.isascii() or not RIGHT.search(text):
        return 0
    return _first_strong([_class(character) for character in text], 0, len(text))


def _class(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _first_strong(classes: list[str], start: int, stop: int) -> int:
    depth = 0
    for place in range(start, stop):
        kind = classes[place]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def _matching_isolates(classes: list[str]) -> dict[int, int]:
    """Each isolate initiator with the place of its PDI (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            found[opened.pop()] = place
    return found


@dataclass(slots=True)
class _Explicit:
    """The stack of directional statuses (X1): level, override, whether an isolate."""

    base: int
    statuses: list[tuple[int, str, bool]] = field(default_factory=list)
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def __post_init__(self) -> None:
        self.statuses.append((self.base, "", False))

    def push(self, right: int, override: str, *, isolate: bool) -> None:
        level = self.statuses[-1][0]
        following = level + 1 + ((level + 1) % 2 != right)
        if following <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.statuses.append((following, override, isolate))
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def pop_isolate(self) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.statuses[-1][2]:
                self.statuses.pop()
            self.statuses.pop()
            self.valid_isolates -= 1

    def pop_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.statuses[-1][2] and len(self.statuses) >= 2:
            self.statuses.pop()


def _explicit(classes: list[str], base: int) -> tuple[list[int], list[str]]:
    """Levels and classes after the explicit formatting characters are obeyed (X1 to X8)."""
    stack = _Explicit(base)
    levels, kinds = [base] * len(classes), list(classes)
    ends = _matching_isolates(classes)
    for place, kind in enumerate(classes):
        if kind in _EMBEDDINGS:
            levels[place] = stack.statuses[-1][0]
            stack.push(int(kind[0] == "R"), kind[0] if kind[2] == "O" else "", isolate=False)
        elif kind == "PDF":
            stack.pop_embedding()
            levels[place] = stack.statuses[-1][0]
        elif kind in _ISOLATES or kind == "PDI":
            if kind == "PDI":
                stack.pop_isolate()
            level, override, _ = stack.statuses[-1]
            levels[place] = level
            kinds[place] = override or kind
            if kind != "PDI":
                right = (
                    _first_strong(classes, place + 1, ends.get(place, len(classes)))
                    if kind == "FSI"
                    else int(kind == "RLI")
                )
                stack.push(right, "", isolate=True)
        elif kind != "B":
            level, override, _ = stack.statuses[-1]
            levels[place] = level
            if kind != "BN":
                kinds[place] = override or kind
    return levels, kinds


def _sequences(classes: list[str], levels: list[int]) -> list[list[int]]:
    """The isolating run sequences (BD13), each as the places of its characters; what X9 removes is in none."""
    kept = [place for place, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for place in kept:
        if runs and levels[runs[-1][-1]] == levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    ends = _matching_isolates(classes)
    begins = set(ends.values())
    by_first = {run[0]: run for run in runs}
    made: list[list[int]] = []
    for run in runs:
        if run[0] in begins:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in _ISOLATES and sequence[-1] in ends:
            sequence += by_first[ends[sequence[-1]]]
        made.append(sequence)
    return made


def _weak(kinds: list[str], start: str) -> None:
    """Rules W1 to W7 over one sequence."""
    _marks_and_numbers(kinds, start)
    for place in range(1, len(kinds) - 1):
        around = kinds[place - 1]
        if around == kinds[place + 1] and (
            (kinds[place] == "ES" and around == "EN") or (kinds[place] == "CS" and around in {"EN", "AN"})
        ):
            kinds[place] = around
    place = 0
    while place < len(kinds):
        stop = place
        while stop < len(kinds) and kinds[stop] == "ET":
            stop += 1
        if stop > place and "EN" in {*kinds[max(place - 1, 0) : place], *kinds[stop : stop + 1]}:
            kinds[place:stop] = ["EN"] * (stop - place)
        place = max(stop, place + 1)
    strong = start
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[place] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _marks_and_numbers(kinds: list[str], start: str) -> None:
    """Rules W1 to W3."""
    before = strong = start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kinds[place]
        if before in {"L", "R", "AL"}:
            strong = before
        elif before == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _direction(kind: str) -> str:
    """L or R as the neutral rules see a class, empty for a neutral."""
    return "L" if kind == "L" else "R" if kind in {"R", "EN", "AN"} else ""


def _pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Opening and closing brackets that belong together (BD16), by the place of the opening one."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    closing = {end for end in (_closing(character) for character in characters) if end}
    for place, character in enumerate(characters):
        if kinds[place] != "ON":
            continue
        ends = _closing(character)
        if ends:
            if len(opened) == 63:
                return []
            opened.append((ends, place))
        elif _CANONICAL.get(character, character) in closing:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == _CANONICAL.get(character, character):
                    found.append((opened[depth][1], place))
                    del opened[depth:]
                    break
    return sorted(found)


def _brackets(
    characters: list[str], classes: list[str], kinds: list[str], start: str, embedding: str
) -> None:
    """Rule N0: a pair takes the direction of what it holds."""
    for opening, closing in _pairs(characters, kinds):
        inside = {_direction(kinds[place]) for place in range(opening + 1, closing)}
        if embedding in inside:
            direction = embedding
        elif inside - {""}:
            before = next(
                (found for place in range(opening - 1, -1, -1) if (found := _direction(kinds[place]))), start
            )
            direction = before if before != embedding else embedding
        else:
            continue
        for place in (opening, closing):
            kinds[place] = direction
            for after in range(place + 1, len(kinds)):
                if classes[after] != "NSM":
                    break
                kinds[after] = direction


def _neutral(kinds: list[str], start: str, end: str, embedding: str) -> None:
    """Rules N1 and N2."""
    place = 0
    while place < len(kinds):
        if _direction(kinds[place]):
            place += 1
            continue
        stop = place
        while stop < len(kinds) and not _direction(kinds[stop]):
            stop += 1
        before = _direction(kinds[place - 1]) if place else start
        after = _direction(kinds[stop]) if stop < len(kinds) else end
        kinds[place:stop] = [before if before == after else embedding] * (stop - place)
        place = stop


def _resolve(text: str, classes: list[str], kinds: list[str], levels: list[int], base: int) -> None:
    """Rules X10 to I2: the levels of all that is not explicit formatting."""
    kept = [place for place, kind in enumerate(classes) if kind not in _REMOVED]
    ends = _matching_isolates(classes)
    resolved = list(levels)
    for sequence in _sequences(classes, levels):
        level = levels[sequence[0]]
        first, last = bisect_right(kept, sequence[0]) - 1, bisect_right(kept, sequence[-1])
        before = levels[kept[first - 1]] if first else base
        opens = classes[sequence[-1]] in _ISOLATES and sequence[-1] not in ends
        after = base if last == len(kept) or opens else levels[kept[last]]
        start, end = "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]
        here = [kinds[place] for place in sequence]
        own = [classes[place] for place in sequence]
        _weak(here, start)
        _brackets([text[place] for place in sequence], own, here, start, "LR"[level % 2])
        _neutral(here, start, end, "LR"[level % 2])
        for place, kind in zip(sequence, here, strict=True):
            if level % 2 == 0:
                resolved[place] = level + (1 if kind == "R" else 2 if kind in {"AN", "EN"} else 0)
            else:
                resolved[place] = level + (kind != "R")
    levels[:] = resolved


@lru_cache(maxsize=4096)
def levels(text: str, base: int) -> tuple[int, ...]:
    """The embedding level of every character of a paragraph in logical order; `base` 1 for right to left.

    What rule X9 removes takes the level of the character before it. Trailing blanks of lines (rule L1) are the line
    setter's: it draws none.
    """
    classes = [_class(character) for character in text]
    found, kinds = _explicit(classes, base)
    _resolve(text, classes, kinds, found, base)
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            found[place] = found[place - 1] if place else base
    return tuple(found)


def reordered(run_levels: list[int]) -> list[int]:
    """Rule L2: the places of the runs of one line, from left to right."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            stop = start
            while stop < len(order) and run_levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop
    return order
