"""Small hand-made selections for the tests of the analysis: a few sources, one body, what is stated of it."""

from __future__ import annotations

from briefing.analysis.selection import Selection
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.items import Item, PackItem


def pack_item(item_id: str, kind: str, about: str | None = None, /, **fields: str) -> PackItem:
    """An item as a pack states it; `from_` stands for the field `from`."""
    return PackItem(item_id, kind, about, {name.rstrip("_"): text for name, text in fields.items() if text})


def source(
    name: str, letter: str = "B", day: str = "2020-01-01", origin: str = "", **fields: str
) -> PackItem:
    made = {"publisher": name.title(), "title": f"On {name}", **fields}
    return pack_item(
        f"src:{name}", "source", reliability=letter, published=day, origin=origin or name, **made
    )


def body(name: str = "nifc", **fields: str) -> PackItem:
    made = {"title": f"National {name}", "abbreviation": name.upper(), "role": "coordination", **fields}
    return pack_item(f"ins:{name}", "institution", tier=made.pop("tier", "federal"), **made)


def span(
    name: str, field: str, value: str, start: str = "", end: str = "", about: str = "ins:nifc"
) -> PackItem:
    return pack_item(f"spn:{name}", "span", about, field=field, value=value, from_=start, to=end)


def cites(
    number: int,
    span_name: str,
    field: str,
    of: str,
    *,
    digit: str = "2",
    disputes: bool = False,
    about: str = "ins:nifc",
    **fields: str,
) -> PackItem:
    return pack_item(
        f"cit:{number}",
        "citation",
        about,
        field=field,
        span=f"spn:{span_name}" if span_name else "",
        ref=f"src:{of}",
        stance="disputes" if disputes else "supports",
        credibility=digit,
        **fields,
    )


def chosen(*items: PackItem | Item, as_of: str = "2021-01-01", known_by: str = "") -> Selection:
    return Selection.of(items, as_of, known_by, cutoff="2021-01-01")


def own(item_id: str, kind: str, about: str | None = None, /, **fields: str) -> Item:
    """An item of the user's own."""
    given = {name.rstrip("_"): text for name, text in fields.items()}
    return Item(item_id, kind, about, "me", given)


def content(*statements: Item, block: str = "timeline", **fields: str) -> BriefingContent:
    """A briefing of one block."""
    held = own("blk:my-1", "block", "bri:my-1", block=block)
    made = Block(held, tuple(map(Statement, statements)))
    return BriefingContent(
        own("bri:my-1", "briefing", None, **{"title": "Draft", "marking": "TLP:GREEN", **fields}), (made,)
    )


def said(number: int, **fields: str) -> Item:
    """A statement of the briefing's block."""
    return own(f"sta:my-{number}", "statement", "blk:my-1", **fields)
