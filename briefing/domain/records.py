"""Typed readings of items: the source, the citation, the span, the institution, the event and the commitment.

An item is flat text, because packs, edits and undo treat all kinds alike; these frozen classes give the fields of
the kinds that most of the application speaks about their names, types and meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.items import Item
from briefing.domain.scales import Credibility, Grade, Reliability, grade
from briefing.domain.statuses import Status, status


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was said: a page, an article, a law. Its reliability and origin belong to it."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def title(self) -> str:
        """Its title as printed."""
        return self.item.title

    @property
    def publisher(self) -> str:
        """Who published it, empty where not stated."""
        return self.item.get("publisher")

    @property
    def name(self) -> str:
        """What a person calls it in a list: the publisher, else the title."""
        return self.publisher or self.title

    @property
    def author(self) -> str:
        """Who wrote it, empty where not stated."""
        return self.item.get("author")

    @property
    def published(self) -> str:
        """Date of publication (EDTF), empty where the page shows none."""
        return self.item.get("published")

    @property
    def latest_day(self) -> str:
        """The latest day on which it can have been published (ISO), empty where nothing fixes it."""
        return self.item.hi or self.item.get("not_after")

    @property
    def url(self) -> str:
        """Its address; only http and https are ever opened."""
        return self.item.get("url")

    @property
    def medium(self) -> str:
        """What kind of source it is: press, official, law text, op-ed …"""
        return self.item.get("medium")

    @property
    def reliability(self) -> Reliability | None:
        """A to F, None where not graded."""
        return grade(self.item.get("reliability"), "").reliability

    @property
    def reason(self) -> str:
        """Why it has this letter."""
        return self.item.get("reliability_reason")

    @property
    def origin(self) -> str:
        """The underlying report it carries; sources of one origin do not confirm each other."""
        return self.item.get("origin")


@dataclass(frozen=True, slots=True)
class Citation:
    """What one source says about one field of one item: excerpt, place, what it states, and how credible that is."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def about(self) -> str:
        """The item it is about."""
        return self.item.about or ""

    @property
    def field(self) -> str:
        """The field it is about; "statement" for the record as a whole."""
        return self.item.get("field", "statement")

    @property
    def span(self) -> str:
        """The span it supports, empty for a record."""
        return self.item.get("span")

    @property
    def source(self) -> str:
        """The id of its source."""
        return self.item.get("ref")

    @property
    def states(self) -> str:
        """The value this source gives."""
        return self.item.get("states")

    @property
    def excerpt(self) -> str:
        """The words seen in the source, at most 40."""
        return self.item.get("excerpt")

    @property
    def locator(self) -> str:
        """Where in the source the words stand; empty where the place was not noted."""
        place = self.item.get("locator")
        return "" if place == "not seen" else place

    @property
    def disputes(self) -> bool:
        """Whether it stands against the others."""
        return self.item.get("stance") == "disputes"

    @property
    def credibility(self) -> Credibility | None:
        """1 to 6, None where not graded."""
        return grade("", self.item.get("credibility")).credibility

    @property
    def reason(self) -> str:
        """Why the statement has this digit."""
        return self.item.get("credibility_reason")

    def grade(self, source: Source | None) -> Grade:
        """The two grades together, given its source."""
        return Grade(source.reliability if source else None, self.credibility)


@dataclass(frozen=True, slots=True)
class Span:
    """One dated value of one field of one record: a status, a parent, a mandate. Dates are EDTF; empty is open."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def about(self) -> str:
        """The record whose field it is."""
        return self.item.about or ""

    @property
    def field(self) -> str:
        """The field's name."""
        return self.item.get("field")

    @property
    def value(self) -> str:
        """The value held."""
        return self.item.get("value")

    @property
    def start(self) -> str:
        """When it began to hold (EDTF), empty where not stated."""
        return self.item.get("from")

    @property
    def end(self) -> str:
        """When it ceased to hold (EDTF), empty where not stated or still open."""
        return self.item.get("to")

    @property
    def status(self) -> Status:
        """Its value as a status, for spans of the field `status`."""
        return status(self.value)


@dataclass(frozen=True, slots=True)
class Institution:
    """A body: what it is called, what kind of body it is, its role in coordination and its tier."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def name(self) -> str:
        """Its full name."""
        return self.item.title

    @property
    def short(self) -> str:
        """Its abbreviation, else its name."""
        return self.item.get("abbreviation") or self.item.title

    @property
    def coordination(self) -> bool:
        """Whether counts of coordination bodies count it."""
        return self.item.get("role") == "coordination"

    @property
    def tier(self) -> str:
        """federal, provincial, military, judicial, international or other."""
        return self.item.get("tier")

    @property
    def category(self) -> str:
        """What kind of body: authority, board, committee …"""
        return self.item.get("category")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a date: a meeting, a law, an attack."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def title(self) -> str:
        """What happened, in one sentence."""
        return self.item.title

    @property
    def date(self) -> str:
        """When (EDTF)."""
        return self.item.get("date")

    @property
    def category(self) -> str:
        """The kind of event: law, court, meeting, attack …"""
        return self.item.get("category")

    @property
    def place(self) -> str:
        """Where, as the source has it."""
        return self.item.get("place")


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something promised: by whom, when, for when."""

    item: Item

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def text(self) -> str:
        """What was promised."""
        return self.item.title

    @property
    def actor(self) -> str:
        """Who promised it, as the source names them."""
        return self.item.get("actor")

    @property
    def made(self) -> str:
        """When it was made (EDTF)."""
        return self.item.get("made")

    @property
    def due(self) -> str:
        """When it was due (EDTF), empty where no date was set."""
        return self.item.get("due")
