"""How far an export is, told truly: each stage has the share of the whole that it takes, and counts its own steps.

The shares are those measured on the templates and on long reports; a test holds what is told against the time that has
passed. Every step asks whether the export is to stop, so that it never goes on for long after that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from briefing.domain.errors import Cancelled

Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
Stage = Literal["fit", "measure", "place", "make", "draw", "write", "open", "tag", "save"]

WHOLE = 1000
"""What is told as the whole of an export."""

SHORT: dict[Stage, float] = {
    "measure": 0.10,
    "place": 0.16,
    "make": 0.10,
    "draw": 0.27,
    "write": 0.08,
    "open": 0.10,
    "tag": 0.10,
    "save": 0.09,
}
"""What part of the time each stage takes of a short document, in their order: words and places for the first time,
words again, the pages drawn, written as a file, read again, tagged, and saved."""

LONG: dict[Stage, float] = {
    "measure": 0.26,
    "place": 0.09,
    "make": 0.20,
    "draw": 0.29,
    "write": 0.06,
    "open": 0.02,
    "tag": 0.04,
    "save": 0.04,
}
"""The same of a long one, where words weigh more than the frame."""

LENGTHY = 10_000.0
"""The work of a document (`reading.work`) from which it is a long one; between, the shares lie between."""

FITTING = 0.86
"""The part that a document takes which is made shorter until it fits; the other stages share the rest."""

_WRITING: tuple[Stage, ...] = ("write", "open", "tag", "save")


@dataclass(slots=True)
class Course:
    """The course of one export. `fitted` says that the document is made to fit its pages first."""

    progress: Progress | None = None
    cancelled: Stop | None = None
    fitted: bool = False
    _stage: Stage = "measure"
    _shares: dict[Stage, float] = field(default_factory=lambda: dict(SHORT))
    _begin: float = 0.0
    _share: float = 0.0
    _steps: float = 1.0
    _done: float = 0.0
    _told: int = 0

    def begin(self, stage: Stage, steps: float) -> None:
        """A stage begins that will take so many steps. A stage that comes again takes half of what is left."""
        before = self._begin + self._share
        if stage == "measure":
            long = min(steps / LENGTHY, 1.0)
            self._shares = {key: SHORT[key] + (LONG[key] - SHORT[key]) * long for key in SHORT}
        base = FITTING if self.fitted else 0.0
        begin, share = 0.0, base
        if stage != "fit":
            earlier = list(SHORT)[: list(SHORT).index(stage)]
            begin = base + sum(self._shares[key] for key in earlier) * (1.0 - base)
            share = self._shares[stage] * (1.0 - base)
        if begin < before - 1e-9:
            begin, share = before, (1.0 - before) / 2
        self._stage, self._begin, self._share = stage, begin, share
        self._steps, self._done = max(steps, 1e-9), 0.0
        self.reach(0.0)

    def step(self, weight: float = 1.0) -> None:
        """So much of the stage is done. Raises `Cancelled` where the export is to stop."""
        self.reach(self._done + weight)

    def reach(self, done: float) -> None:
        """So many steps of the stage are done. Raises `Cancelled` where the export is to stop."""
        self.ask()
        self._done = done
        if self.progress is None:
            return
        told = int(WHOLE * (self._begin + self._share * min(done / self._steps, 1.0)))
        if told > self._told:
            self._told = told
            self.progress(told, WHOLE, "Writing the file" if self._stage in _WRITING else "Setting the pages")

    def ask(self) -> None:
        """Raises `Cancelled` where the export is to stop."""
        if self.cancelled and self.cancelled():
            raise Cancelled("The export was stopped. No file was written.")
