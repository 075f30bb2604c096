"""An institution's profile: how it stands, what is stated of it, where sources differ, what is not known."""

from __future__ import annotations

from briefing.analysis.disagreements import Disagreement
from briefing.analysis.disagreements import Side as Stated
from briefing.analysis.language import Language
from briefing.analysis.profile import Profile, header, profile
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedField, StatedValue, stated
from briefing.analysis.wording import when
from briefing.domain.items import Item
from briefing.domain.records import Citation
from briefing.report.blocks.base import (
    Made,
    Page,
    cited,
    fact,
    grades_of,
    own_parts,
    row_of,
    unprinted,
    where,
)
from briefing.report.blocks.standing import DIFFERS, course_sentences, standing_words
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
from briefing.report.saying import said

SHORT_FIELDS = frozenset({"mandate", "parent", "head"})
"""Fields of a profile in short form; what the body rests on stands in its first sentence."""

DATED = frozenset({"legal_basis", "established", "parent"})
"""Fields of which one asks since when: each value is printed with the date from which it holds."""

MOST_BOXES = 1
"""Disagreements shown side by side in the profile itself; all of them stand in their own section."""


def make(page: Page) -> Made:
    """One section for the institution of the block; none where the workspace does not hold it."""
    selection = page.selection
    item = selection.get(page.block.option("institution"))
    if item is None:
        parts = own_parts(page)
        return (Section(page.block.id, page.key, page.titled(), parts),) if parts else ()
    found = profile(selection, item.id)
    flows = page.block.option("form") == "short"
    what = _what(selection, item)
    told = (*what, *course_sentences(selection, item.id, named=bool(what)))
    whole = page.briefing.form == "report"  # a dossier says its name and standing beside its title
    parts_: list[Part] = [Para(told, rail=_standing(page.spoken, found) if whole else ())]
    parts_ += own_parts(page)
    rows = tuple(
        _row(page, field) for field in found.fields if _printed(selection, found, field, short=flows)
    )
    shown = rows[: page.most(len(rows))]
    other = selection.other_title(item)
    beside = (
        whole and page.briefing.bilingual and bool(other)
    )  # then it stands under the heading, not in the rail
    if shown:
        parts_.append(Fields(shown, _rail(selection, found, short=flows, other="" if beside else other)))
    left = unprinted(
        page.spoken,
        len(rows) - len(shown),
        "{count} more of its fields is on record and not printed here.",
        "{count} more of its fields are on record and not printed here.",
    )
    if not flows and len(shown) == len(rows):
        parts_ += _boxes(page, found)
    unread = page.say("No source read states it.")
    not_known = words(f"{found.not_known} {unread}", "grey") if found.not_known else ()
    if not_known or left:
        parts_.append(Para((*not_known, *left), "words", small=True))
    return (
        Section(
            page.block.id,
            page.key,
            page.title or (selection.title(item) if whole else ""),
            tuple(parts_),
            lead=words(other) if beside else (),
            breaks=page.block.option("flow") == "",
            sub="",
        ),
    )


def _printed(selection: Selection, found: Profile, field: StatedField, *, short: bool) -> bool:
    """Whether a field has a row of its own: in short form a few, else all that stand nowhere else in the profile."""
    if short:
        return field.field in SHORT_FIELDS
    return field.field != "name" and not _said_before(selection, found, field)


def _said_before(selection: Selection, found: Profile, field: StatedField) -> bool:
    """Whether the founding rests on the very source and day that the legal basis names."""
    basis = found.field("legal_basis")
    if field.field != "established" or basis is None or field.disputed:
        return False

    def grounds(of: StatedField) -> set[tuple[str, str]]:
        cited_ones = (selection.by_id[each] for value in of.current for each in value.citations)
        return {(each.get("ref"), each.get("from")) for each in cited_ones}

    return grounds(field) <= grounds(basis)


def _standing(spoken: Language, found: Profile) -> Words:
    head = found.header
    return (
        Run(glyph=head.status.key),
        Run(standing_words(spoken, head)),
        *((Run(" ≠", "rust"),) if head.disputed else ()),
    )


def _rail(selection: Selection, found: Profile, *, short: bool, other: str) -> tuple[Words, ...]:
    head, spoken = found.header, selection.language
    rows: list[Words] = []
    if head.short:
        rows.append((Run(f"{spoken.say('Known as')} ", "bold"), Run(head.short)))
    if head.category:
        tier = spoken.say("{tier} tier", tier=head.tier.lower()) if head.tier else ""
        kind = spoken.rows([part for part in (head.category, tier) if part])
        rows.append((Run(f"{spoken.say('Kind')} ", "bold"), Run(kind)))
    if other:
        rows.append(words(other))
    names = found.field("name")
    others = [value for value in names.current if value.value != head.name] if names and not short else []
    if others:
        names_said = row_of(spoken, [_value(selection, value) for value in others])
        rows.append(
            (
                Run(f"{spoken.say('Also named')} ", "bold"),
                *names_said,
                *((DIFFERS,) if names and names.disputed else ()),
            )
        )
    return tuple(rows)


def _what(selection: Selection, item: Item) -> Words:
    """What it is and what it rests on: its kind and tier, and the act or decisions behind it, each with its note."""
    head = header(selection, item.id)
    found = stated(selection, item.id, "legal_basis")
    if not head.category or not found.current:
        return ()
    spoken = selection.language
    kind = f"{head.category[:1].lower()}{head.category[1:]}"
    article = "an" if kind[:1] in "aeiou" else "a"
    text = f"{{name}} is {article} {{kind}} of the {{tier}} tier, resting on: {{grounds}}."
    if not head.tier:
        text = f"{{name}} is {article} {{kind}}, resting on: {{grounds}}."
    name = head.short or spoken.say("The {name}", name=head.name.removeprefix("The "))
    values = row_of(spoken, [_value(selection, value, dated=True) for value in found.current])
    told = said(spoken, text, name=name, kind=kind, tier=head.tier.lower(), grounds=values)
    return (*told, Run(" "))


def _row(page: Page, field: StatedField) -> FieldRow:
    selection = page.selection
    current = list(field.current) or ([field.shown] if field.shown else [])
    spoken = page.spoken
    made = row_of(spoken, [_value(selection, value, dated=field.field in DATED) for value in current])
    if field.beside:
        made = said(spoken, "{value}; certainly {sure}", value=made, sure=_value(selection, field.beside))
    if field.disputed:
        mark = page.say("≠ disputed") if field.open_dispute else page.say("≠ was disputed")
        target = "section:disagreements" if page.has("disagreements") else ""
        pointed = (Run(spoken.comma), Run(ref=target)) if target else ()
        made = (*made, Run("  "), Run(mark, "rust"), *pointed)
    ids = [each for value in current for each in value.citations]
    return FieldRow(field.label, made, grades_of(selection, ids))


def _value(selection: Selection, value: StatedValue, *, dated: bool = False) -> Words:
    supporting = [each for each in value.citations if each not in value.disputing] or list(value.citations)
    date = selection.language.when(value.start) if dated else ""
    return fact(selection, dated_value(selection, value, date), supporting, most=1, stop=False)


def dated_value(selection: Selection, value: StatedValue, date: str) -> str:
    """A value with its date behind it, unless its words say the date themselves or it has none."""
    told = date and date not in value.words and when(value.start) not in value.words
    return selection.language.rows([value.words, date]) if told else value.words


def _boxes(page: Page, found: Profile) -> list[Part]:
    chosen = [each for each in found.disagreements if each.open and len(each.sides) > 1]
    chosen += [
        each for each in found.disagreements if not each.open and each.kind == "value" and len(each.sides) > 1
    ]
    return [box(page.selection, each) for each in chosen[:MOST_BOXES]]


def box(selection: Selection, each: Disagreement) -> Dispute:
    """A disagreement with its sides as they are printed: value, words, who says so."""
    return Dispute(
        selection.language.say("Disputed: {what}", what=each.title),
        tuple(_side(selection, side) for side in each.sides[:4]),
        words(each.rule),
    )


def _side(selection: Selection, side: Stated) -> Side:
    best = cited(selection, side.citations, 1)
    quote = Citation(selection.by_id[best[0]]).excerpt.rstrip(".") if best else ""
    return Side(
        words(selection.language.ended(side.words.rstrip(".")), "bold"),
        quote,
        where(selection, side.citations),
    )
