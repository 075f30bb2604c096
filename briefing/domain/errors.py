"""The errors a user can meet, each saying what is wrong and what to do next.

Every error of the application derives from `BriefingError`, so that the window and the command line can show
it in one way: `message` says what happened, `mend` what the user can do about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class BriefingError(Exception):
    """Something went wrong for a reason that the user can understand.

    `message` is one sentence without a traceback's words; `mend` is what to do next, or empty.
    """

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


class Cancelled(BriefingError):
    """The user stopped a long piece of work; nothing was changed."""

    def __init__(self, message: str = "Stopped. Nothing was changed.") -> None:
        super().__init__(message)


class UnknownItem(BriefingError):
    """An id, name or abbreviation that the workspace does not hold."""

    def __init__(self, item_id: str, nearest: str = "") -> None:
        mend = f"Did you mean {nearest}?" if nearest else "Search for it to find its id."
        super().__init__(f"There is nothing with the id “{item_id}” in this workspace.", mend)
        self.item_id = item_id


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where it stands and how to mend it.

    `row` is the line number as a spreadsheet shows it (the header is row 1), 0 where no row is concerned.
    """

    file: str
    row: int
    field: str
    why: str
    mend: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.field:
            place += f", {self.field}"
        return f"{place}: {self.why} {self.mend}".strip()


class Refused(BriefingError):
    """An input that was refused whole, with every problem found in it."""

    def __init__(self, message: str, problems: Iterable[Problem], mend: str = "") -> None:
        super().__init__(message, mend)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([f"{self.message} {self.mend}".strip(), *map(str, self.problems)])
