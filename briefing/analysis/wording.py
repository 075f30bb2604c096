"""The words that several analyses share: names of fields, predicates and kinds, counts, lists and dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.domain.dates_in_words import in_words, period_in_words
from briefing.domain.edtf import DateError
from briefing.domain.statuses import STATUSES

FIELDS = {
    "status": "Status",
    "mandate": "Mandate",
    "parent": "Stands under",
    "legal_basis": "Legal basis",
    "head": "Head",
    "head_office": "Head office",
    "seat": "Seat",
    "established": "Established",
    "composition": "Composition",
    "name": "Name",
    "abbreviation": "Abbreviation",
    "founded": "Founded",
    "ended": "Ended",
    "statement": "Statement",
    "title": "Title",
    "date": "Date",
    "made": "Made",
    "due": "Due",
    "actor": "By whom",
    "lead": "In the lead",
    "category": "Kind",
    "tier": "Tier",
    "role": "Role",
    "note": "Note",
    "value": "Value",
    "text": "Text",
    "office": "Office",
    "function": "Function",
    "field": "Field",
    "place": "Place",
    "from": "From",
    "to": "To",
    "published": "Published",
    "publisher": "Publisher",
    "author": "Author",
    "url": "Link",
    "reliability": "Reliability",
    "origin": "Origin",
    "marking": "Marking",
    "name_ur": "Urdu name",
}
"""What a field is called on screen and page."""

PREDICATES = {
    "established_within": "established within",
    "reports_to": "reports to",
    "chaired_by": "chaired by",
    "member_of": "member of",
    "coordinates_with": "coordinates with",
    "succeeded_by": "succeeded by",
    "proposed_to_absorb": "proposed to absorb",
    "funds": "funds",
    "oversees": "oversees",
}
"""A relation seen from its subject."""

PREDICATES_BACK = {
    "established_within": "holds within it",
    "reports_to": "receives reports from",
    "chaired_by": "chairs",
    "member_of": "has as member",
    "coordinates_with": "coordinates with",
    "succeeded_by": "succeeds",
    "proposed_to_absorb": "proposed to be absorbed by",
    "funds": "funded by",
    "oversees": "overseen by",
}
"""A relation seen from its object."""

PREDICATE_SENTENCES = {
    "established_within": "{subject} was established within {object}",
    "reports_to": "{subject} reports to {object}",
    "chaired_by": "{subject} is chaired by {object}",
    "member_of": "{subject} is a member of {object}",
    "coordinates_with": "{subject} coordinates with {object}",
    "succeeded_by": "{subject} was succeeded by {object}",
    "proposed_to_absorb": "{subject} was proposed to absorb {object}",
    "funds": "{subject} funds {object}",
    "oversees": "{subject} oversees {object}",
}

FUNCTION_ROLES = {
    "lead": "leads",
    "supports": "supports",
    "claims": "claims",
    "recommended": "recommended for",
}
"""How a body stands to a function."""

KINDS = {
    "source": ("source", "sources"),
    "institution": ("institution", "institutions"),
    "policy": ("policy", "policies"),
    "person": ("person", "people"),
    "place": ("place", "places"),
    "event": ("event", "events"),
    "commitment": ("commitment", "commitments"),
    "relation": ("relation", "relations"),
    "function": ("function", "functions"),
    "term": ("term of office", "terms of office"),
    "point": ("point of the plan", "points of the plan"),
    "provision": ("provision of law", "provisions of law"),
    "decision": ("decision", "decisions"),
    "count": ("counted figure", "counted figures"),
    "question": ("open question", "open questions"),
    "assessment": ("reported assessment", "reported assessments"),
    "alias": ("other name", "other names"),
    "name": ("Urdu name", "Urdu names"),
    "span": ("dated value", "dated values"),
    "citation": ("citation", "citations"),
    "statement": ("statement", "statements"),
}
"""One of a kind, and several."""

BASES = {
    "own-announcement": "own announcement",
    "independent-report": "independent report",
    "opinion": "opinion",
    "law-text": "text of the law",
}
"""On what a stated status of a commitment rests."""

ABSENT = frozenset({"", "none found", "not seen", "not found", "not stated", "unknown"})
"""Values of summary fields that say only that nothing was found."""

NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve".split()
)  # small counts are written out, as in any printed text


def label(field: str) -> str:
    """What a field is called; an unknown one by its own name in plain letters."""
    known = FIELDS.get(field)
    return known or field.replace("_", " ").strip().capitalize()


def value_words(field: str, value: str) -> str:
    """A value as shown: the word of a status, else the value itself."""
    if field == "status":
        known = STATUSES.get(value)
        return known.word if known else value
    return value


def number(count: int) -> str:
    """A count in running text: words up to twelve, then figures with a comma."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def counted(count: int, one: str, several: str = "") -> str:
    """A count with its noun in figures: "1 source", "6 sources"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def counted_kind(count: int, kind: str) -> str:
    """A count with the name of a kind of item: "71 commitments"."""
    return counted(count, *KINDS.get(kind, (kind, kind + "s")))


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """The text with a capital first letter, and nothing else changed."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: a capital, and one full stop."""
    text = text.strip()
    if not text:
        return ""
    return capital(text) + ("" if text[-1] in ".?!۔" else ".")


@lru_cache(maxsize=8192)
def when(edtf: str, *, short: bool = False) -> str:
    """A date in words; empty for none, and a text that is no date as it stands."""
    if not edtf:
        return ""
    try:
        return in_words(edtf, short=short)
    except DateError:
        return edtf


@lru_cache(maxsize=8192)
def period(start: str, end: str, *, short: bool = False) -> str:
    """From when to when in words; empty where neither is stated."""
    if not start and end in {"", ".."}:
        return ""
    try:
        return period_in_words(start, end, short=short)
    except DateError:
        return " – ".join(part for part in (start, end) if part)


def on(edtf: str) -> str:
    """A date that opens or closes a sentence: "on 7 April 2025", "in April 2025", "about March 2025"."""
    words = when(edtf)
    if not words or not words[0].isdigit():
        months = tuple(when(f"2000-{month:02}").split()[0] for month in range(1, 13))
        return f"in {words}" if words.startswith(months) else words
    return f"in {words}" if words.isdigit() else f"on {words}"
