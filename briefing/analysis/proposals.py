"""What is proposed for a source of one's own from the sources of its publisher that are on record already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.analysis.selection import Selection
from briefing.analysis.wording import counted
from briefing.domain.items import Item


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value proposed for a source: what, and on how many of the publisher's sources it rests."""

    value: str
    publisher: str
    agreeing: int
    of: int

    @property
    def share(self) -> str:
        """On what it rests, in a few words: "25 of 27 sources of Dawn"."""
        if self.agreeing == self.of:
            return f"{counted(self.of, 'source')} of {self.publisher}"
        return f"{self.agreeing} of {self.of} sources of {self.publisher}"

    @property
    def reason(self) -> str:
        """Why, as it is kept beside the value."""
        return f"as {self.share} on record"


def proposed_reliability(selection: Selection, publisher: str) -> Proposal | None:
    """The letter that most graded sources of a publisher have, the better one where two are as frequent."""
    return _most(_of_publisher(selection, publisher), "reliability", publisher)


def proposed_medium(selection: Selection, publisher: str) -> Proposal | None:
    """The kind of source that most sources of a publisher are."""
    return _most(_of_publisher(selection, publisher), "medium", publisher)


def publishers(selection: Selection) -> tuple[str, ...]:
    """The publishers on record, those with the most sources first."""
    counts = Counter(item.get("publisher") for item in selection.kind("source"))
    return tuple(sorted((name for name in counts if name), key=lambda name: (-counts[name], name)))


def same_link(selection: Selection, url: str) -> Item | None:
    """The source on record with the same address, so that none is entered twice."""
    wanted = _bare(url)
    if not wanted:
        return None
    return next((item for item in selection.kind("source") if _bare(item.get("url")) == wanted), None)


def _of_publisher(selection: Selection, publisher: str) -> list[Item]:
    name = _folded(publisher)
    return [item for item in selection.kind("source") if name and _folded(item.get("publisher")) == name]


def _most(sources: list[Item], field: str, publisher: str) -> Proposal | None:
    counts = Counter(item.get(field) for item in sources if item.get(field))
    if not counts:
        return None
    value = min(counts, key=lambda each: (-counts[each], each))
    named = next(item.get("publisher") for item in sources)
    return Proposal(value, named or publisher, counts[value], counts.total())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(url: str) -> str:
    """An address without what makes no difference: scheme, "www.", a closing slash."""
    rest = url.strip().partition("://")[2]
    return rest.removeprefix("www.").rstrip("/")
