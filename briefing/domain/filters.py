"""What a list or a timeline is narrowed to, as a plain value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; an empty part does not narrow.

    `first` and `last` are ISO days: an event is in when any of its possible days lies between them.
    `institutions` and `places` are ids and names; `kinds` are event kinds; `grades` reliability letters.
    `coordination` keeps events that concern a body with the role of coordination.
    """

    kinds: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""
    text: str = ""
    grades: frozenset[str] = frozenset()
    mine: bool = False
    coordination: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == EventFilter()
