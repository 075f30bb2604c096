"""Back and forward: where the user was, apart from undo, which is about content."""

from __future__ import annotations

from dataclasses import dataclass, field

KEPT = 100


@dataclass(frozen=True)
class Visit:
    """Where one was: place, object, and the place's own state (filter, scroll, tab)."""

    place: str
    object: str = ""
    state: dict[str, str] = field(default_factory=dict)

    def same(self, other: Visit) -> bool:
        """Whether it is the same place and object."""
        return (self.place, self.object) == (other.place, other.object)


class Visits:
    """The visits in order, and which of them is the present one."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def present(self) -> Visit | None:
        """Where one is."""
        return self._visits[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether something was visited before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back."""
        return self._at < len(self._visits) - 1

    def go(self, visit: Visit) -> None:
        """Go somewhere new; what lay forward is forgotten. The same place and object again is no new visit."""
        present = self.present
        if present is not None and present.same(visit):
            self._visits[self._at] = visit
            return
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        del self._visits[: max(0, len(self._visits) - KEPT)]
        self._at = len(self._visits) - 1

    def keep(self, visit: Visit) -> None:
        """Remember the state in which the present place is left."""
        if self._at >= 0:
            self._visits[self._at] = visit

    def back(self) -> Visit | None:
        """Step back; where one is then, None where there is nothing before."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._visits[self._at]

    def forward(self) -> Visit | None:
        """Step forward; where one is then, None where nothing lies there."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._visits[self._at]
