"""An institution's profile: how it stands, what is stated of it, where sources differ, what is not known."""

from __future__ import annotations

from briefing.analysis.disagreements import Disagreement
from briefing.analysis.disagreements import Side as Stated
from briefing.analysis.profile import Profile, profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue
from briefing.analysis.wording import when
from briefing.domain.items import Item
from briefing.domain.records import Citation
from briefing.report.blocks.base import (
    Made,
    Page,
    cited,
    fact,
    grades_of,
    joined,
    own_parts,
    where,
)
from briefing.report.document import (
    Dispute,
    FieldRow,
    Fields,
    Para,
    Part,
    Run,
    Section,
    Side,
    Words,
    words,
)

MOST_VALUES = 3
"""Values printed of a field that has many; the evidence of the others stays in the workspace."""

SHORT_FIELDS = frozenset({"mandate", "parent", "legal_basis", "head"})
"""Fields of a profile in short form."""

MOST_BOXES = 1
"""Disagreements shown side by side in the profile itself; all of them stand in their own section."""


def make(page: Page) -> Made:
    """One section for the institution of the block; none where the workspace does not hold it."""
    selection = page.selection
    item = selection.get(page.block.option("institution"))
    if item is None:
        parts = own_parts(page)
        return (Section(page.block.id, page.key, page.block.title, parts),) if parts else ()
    found = profile(selection, item.id)
    flows = page.block.option("form") == "short"
    parts_: list[Part] = [Para(_course(selection, found), rail=_standing(found))]
    parts_ += own_parts(page)
    rows = tuple(
        _row(page, field, MOST_VALUES - flows)
        for field in found.fields
        if not flows or field.field in SHORT_FIELDS
    )
    if rows:
        parts_.append(Fields(rows, _rail(found, item)))
    if not flows:
        parts_ += _boxes(page, found)
    if found.not_known:
        parts_.append(
            Para(words(f"{found.not_known} No source read states it.", "grey"), "words", small=True)
        )
    return (
        Section(
            page.block.id,
            page.key,
            item.title if page.block.title == page.block.kind.name else page.block.title,
            tuple(parts_),
            breaks=page.block.option("flow") == "",
            sub="",
        ),
    )


def _standing(found: Profile) -> Words:
    head = found.header
    since = f" {head.since_words}" if head.since_words else ""
    return (
        Run(glyph=head.status.key),
        Run(f"{head.status_words.lower()}{since}"),
        *((Run(" ≠", "rust"),) if head.disputed else ()),
    )


def _rail(found: Profile, item: Item) -> tuple[Words, ...]:
    head = found.header
    rows: list[Words] = []
    if head.short:
        rows.append((Run("Known as ", "bold"), Run(head.short)))
    if head.category:
        kind = f"{head.category}{f', {head.tier.lower()} tier' if head.tier else ''}"
        rows.append((Run("Kind ", "bold"), Run(kind)))
    if head.urdu:
        rows.append(words(head.urdu))
    rows.append((Run("Record ", "bold"), Run(item.id)))
    return tuple(rows)


def _course(selection: Selection, found: Profile) -> Words:
    """Its standing over the years in one sentence for each stated status."""
    parts: list[Words] = []
    for segment in found.history:
        since = f" {when(segment.start)}" if segment.start else ""
        text = f"{segment.status.word}{',' if since else ''}{since}"
        if segment.disputed:
            notes = cited(selection, segment.citations, 1)
            parts.append((Run(text), Run("\u00a0≠", "rust"), Run(".", notes=notes)))
        else:
            parts.append(fact(selection, text, segment.citations, most=1))
    if not parts:
        return fact(selection, "No source states how it stands", ())
    return joined(parts)


def _row(page: Page, field: StatedField, most: int) -> FieldRow:
    selection = page.selection
    current = list(field.current) or ([field.shown] if field.shown else [])
    made = joined([_value(selection, value) for value in current[:most]], "; ")
    if len(current) > most:
        made = (*made, Run(f"; and {len(current) - most} more", "grey"))
    if field.beside:
        made = (*made, Run("; certainly "), *_value(selection, field.beside))
    if field.disputed:
        mark = "≠ disputed" if field.open_dispute else "≠ was disputed"
        target = "section:disagreements" if page.has("disagreements") else ""
        made = (*made, Run("  "), Run(mark, "rust"), *((Run(", "), Run(ref=target)) if target else ()))
    ids = [each for value in current for each in value.citations]
    return FieldRow(field.label, made, grades_of(selection, ids))


def _value(selection: Selection, value: StatedValue) -> Words:
    supporting = [each for each in value.citations if each not in value.disputing] or list(value.citations)
    return fact(selection, value.words, supporting, most=1, stop=False)


def _boxes(page: Page, found: Profile) -> list[Part]:
    chosen = [each for each in found.disagreements if each.open and len(each.sides) > 1]
    chosen += [
        each for each in found.disagreements if not each.open and each.kind == "value" and len(each.sides) > 1
    ]
    return [box(page.selection, each) for each in chosen[:MOST_BOXES]]


def box(selection: Selection, each: Disagreement) -> Dispute:
    """A disagreement with its sides as they are printed: value, words, who says so."""
    return Dispute(
        f"Disputed: {each.title}",
        tuple(_side(selection, side) for side in each.sides[:4]),
        words(each.rule),
    )


def _side(selection: Selection, side: Stated) -> Side:
    best = cited(selection, side.citations, 1)
    quote = Citation(selection.by_id[best[0]]).excerpt.rstrip(".") if best else ""
    return Side(words(f"{side.words.rstrip('.')}.", "bold"), quote, where(selection, side.citations))
