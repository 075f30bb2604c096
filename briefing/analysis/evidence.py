"""The evidence for a statement: one card for each citation, its grade in letters and words, and the line to cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.row_names import with_names
from briefing.analysis.selection import Selection
from briefing.analysis.stated import disputed_fields, merit, stated
from briefing.analysis.wording import counted, label, value_words, when
from briefing.domain.items import Item
from briefing.domain.records import Citation, Source
from briefing.domain.scales import Grade

NO_DATE = "no date"
NO_SOURCE = "No source is cited for this."
STATES = "States: {value}"
OTHERWISE = "States otherwise: {value}"


@dataclass(frozen=True, slots=True)
class SourceName:
    """Another source by its id and what a person calls it, with its date in words."""

    id: str
    name: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Card:
    """What one source says about a statement, ready to be shown.

    `grade` is the code ("B2"), `grade_words` its meaning, `reason` why the statement and `source_reason` why the
    source is graded so. `states` is the sentence at the card's foot. `same_origin` are other sources that carry the
    same underlying report and therefore do not confirm it.
    """

    citation: str
    source: str
    about: str
    field: str
    field_words: str
    subject: str
    grade: str
    grade_words: str
    weak: bool
    publisher: str
    title: str
    author: str
    published: str
    published_short: str
    medium: str
    excerpt: str
    locator: str
    value: str
    states: str
    dates: str
    disputes: bool
    reason: str
    source_reason: str
    url: str
    mine: bool
    same_origin: tuple[SourceName, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is cited for a record or for one field of it, best first, disputing ones last.

    `grades` explains each grade that occurs once: (code, words). `summary` is the status line's sentence.
    """

    about: str
    field: str
    title: str
    field_words: str
    cards: tuple[Card, ...]
    grades: tuple[tuple[str, str], ...]
    summary: str
    disputed: bool = False
    rule: str = ""

    @property
    def unsourced(self) -> bool:
        """Whether nothing is cited."""
        return not self.cards


def evidence(selection: Selection, item_id: str, field: str | None = None) -> Evidence:
    """The evidence for an item, or for one field of a record; for a span, citation or source, that one's own."""
    item = selection.get(item_id)
    if item is None:
        return Evidence(item_id, field or "", "", "", (), (), NO_SOURCE)
    if item.kind == "span":
        return _of(
            selection,
            selection.citations_of_span(item),
            item.about or item_id,
            item.get("field"),
        )
    if item.kind == "citation":
        return _of(selection, [Citation(item)], item.about or "", item.get("field"))
    if item.kind == "source":
        return _of(selection, cited_from(selection, item_id), item_id, "")
    if field:
        found = stated(selection, item_id, field)
        ids = [each for value in found.values for each in value.citations]
        citations = [Citation(selection.by_id[each]) for each in dict.fromkeys(ids)]
        made = _of(selection, citations, item_id, field)
        return _with_rule(made, disputed=found.disputed, rule=found.rule)
    return _of(selection, all_citations(selection, item_id), item_id, "")


def all_citations(selection: Selection, item_id: str) -> list[Citation]:
    """Every citation about a record, of whatever field."""
    return [Citation(item) for item in selection.about(item_id, "citation")]


def cited_from(selection: Selection, source_id: str) -> list[Citation]:
    """Every citation of a source."""
    return [Citation(item) for item in selection.referring(source_id, "citation")]


def card(selection: Selection, citation: Citation) -> Card:
    """One citation as a card."""
    source = selection.source(citation.source) or Source(
        Item(citation.source, "source", None, citation.item.layer, {})
    )
    grade = citation.grade(source)
    words = value_words(citation.field, citation.states)
    return Card(
        citation.id,
        citation.source,
        citation.about,
        citation.field,
        label(citation.field),
        selection.name(citation.about),
        grade.code,
        grade.words,
        grade.weak,
        source.name or citation.source,
        source.title,
        source.author,
        published(source, spoken=selection.language),
        published(source, short=True, spoken=selection.language),
        source.medium,
        citation.excerpt,
        citation.locator,
        citation.states,
        (OTHERWISE if citation.disputes else STATES).format(value=words) if words else "",
        when(citation.item.get("from")),
        citation.disputes,
        with_names(selection, citation.reason),
        with_names(selection, source.reason),
        source.url if source.url.startswith(("http://", "https://")) else "",
        citation.item.own,
        same_origin(selection, source),
    )


def published(source: Source, *, short: bool = False, spoken: Language = ENGLISH) -> str:
    """When a source was published, in words; "no date" with the latest day where the page shows none."""
    if source.published:
        return spoken.when(source.published, short=short)
    return spoken.say(NO_DATE)


def same_origin(selection: Selection, source: Source) -> tuple[SourceName, ...]:
    """Other sources that carry the same underlying report."""
    if not source.origin:
        return ()
    return tuple(
        SourceName(other.id, other.name, other.title, published(other))
        for other in _origins(selection).get(source.origin, [])
        if other.id != source.id
    )


def cite(selection: Selection, citation: Citation | str) -> str:
    """A citation as one line of plain text, for copying: author, title, publisher, date, words, place, grade, link."""
    if isinstance(citation, str):
        item = selection.get(citation)
        if item is None:
            return ""
        citation = Citation(item)
    shown = card(selection, citation)
    line = cite_source(selection, citation.source, link=False).rstrip(".")
    if shown.excerpt:
        line += f": “{shown.excerpt}”"
    if shown.locator:
        line += f" ({shown.locator})"
    line += f". [{shown.grade}: {shown.grade_words}]"
    return f"{line} {shown.url}".strip()


def cite_source(selection: Selection, source_id: str, *, link: bool = True) -> str:
    """A source as one line of plain text: author, title, publisher, date, link."""
    source = selection.source(source_id)
    if source is None:
        return ""
    parts = [source.author, f"“{source.title}”" if source.title else "", source.publisher, published(source)]
    line = ", ".join(part for part in parts if part) + "."
    return f"{line} {source.url}" if link and source.url.startswith(("http://", "https://")) else line


def summary(selection: Selection, item_id: str, sources: int | None = None) -> str:
    """The status line's words for a record: "6 sources, best grade B2, 3 fields disputed".

    Of a source, how often it is cited; of a person, the sources of the offices held. `sources` is how many are
    listed beside it, where those of what hangs on the record count too.
    """
    item = selection.get(item_id)
    if item and item.kind == "source":
        cited = cited_from(selection, item_id)
        against = sum(1 for each in cited if each.disputes)
        words = counted(len(cited), "citation")
        return f"{words}, {against} against others" if against else words
    citations = all_citations(selection, item_id)
    if item and item.kind == "person":
        terms = selection.referring(item_id, "term")
        citations = [each for term in terms for each in all_citations(selection, term.id)]
    disputes = len(disputed_fields(selection, item_id))
    return _summary(selection, citations, disputes, sources)


def _summary(
    selection: Selection, citations: Sequence[Citation], disputes: int, sources: int | None = None
) -> str:
    many = len({each.source for each in citations}) if sources is None else sources
    if not citations:
        return counted(many, "source") if many else NO_SOURCE
    best = min((each.grade(selection.source(each.source)) for each in citations), key=merit)
    words = f"{counted(many, 'source')}, best grade {best.code}"
    return f"{words}, {counted(disputes, 'field')} disputed" if disputes else words


def _of(selection: Selection, citations: Sequence[Citation], about: str, field: str) -> Evidence:
    item = selection.get(about)
    ordered = sorted(
        citations,
        key=lambda each: (each.disputes, merit(each.grade(selection.source(each.source))), each.id),
    )
    cards = tuple(card(selection, each) for each in ordered)
    named = label(field) if field and field != "statement" else ""
    disputes = 0 if field else len(disputed_fields(selection, about))
    subject = selection.name(about) if item and item.kind != "source" else (item.title if item else "")
    words = named[:1].lower() + named[1:]
    return Evidence(
        about,
        field,
        f"{subject}, {words}" if words else subject,
        named,
        cards,
        tuple(dict.fromkeys((each.grade, each.grade_words) for each in cards)),
        _summary(selection, ordered, disputes),
    )


def _with_rule(made: Evidence, *, disputed: bool, rule: str) -> Evidence:
    return Evidence(
        made.about,
        made.field,
        made.title,
        made.field_words,
        made.cards,
        made.grades,
        made.summary,
        disputed=disputed,
        rule=rule,
    )


def _origins(selection: Selection) -> dict[str, list[Source]]:
    def make() -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for item in selection.kind("source"):
            source = Source(item)
            if source.origin:
                found.setdefault(source.origin, []).append(source)
        return found

    return selection.remember("origins", make)


def best_grade(selection: Selection, citations: Sequence[str]) -> Grade:
    """The best grade among citations by id; not graded for none."""
    grades = [
        Citation(item).grade(selection.source(item.get("ref")))
        for item in map(selection.get, citations)
        if item is not None
    ]
    return min(grades, key=merit, default=Grade(None, None))
