"""The items everything else is derived from, loaded once for an as-of date, with the ways through them."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from briefing.analysis.language import ENGLISH, Language
from briefing.analysis.wording import PREDICATES
from briefing.domain import edtf
from briefing.domain.edtf import DateError, bounds
from briefing.domain.items import OWN_LAYER, RECORD_KINDS, Held, Item, PackItem
from briefing.domain.records import Citation, Source
from briefing.store.derive import days_of

if TYPE_CHECKING:
    from briefing.store import Workspace

Made = TypeVar("Made")

LAST_DAY = edtf.LAST_DAY
"""The as-of date where none is set: everything on record counts."""

KINDS_READ = (*RECORD_KINDS, "span", "link", "citation", "ruling")


def held(item: Item, day: str) -> Held:
    """Whether a span, relation or term holds on an ISO day.

    Yes when its latest start is not after the day and its earliest end not before it; possibly when only the
    outer bounds hold. A missing end goes on; a missing start may have been at any time, so it is never certain.
    """
    if item.hi and item.hi <= day <= (item.lo2 or LAST_DAY):
        return "yes"
    if (item.lo or "") <= day <= (item.hi2 or LAST_DAY):
        return "possibly"
    return "no"


class Selection:
    """All living items, as they stand for one as-of date and, if set, as far as they were known by a day.

    `as_of` and `known_by` are ISO days; `known_by` is empty where every source counts. `unplaced` lists the
    sources that no day can be put to, and that therefore do not count under `known_by`. An item whose every
    citation is left out is left out with them; an item without any citation stays. `language` is that of the
    sentences which analyses make of it, and of names where a pack has them in it.
    """

    def __init__(self, items: Iterable[Item], *, as_of: str, known_by: str = "", cutoff: str = "") -> None:
        self.as_of = as_of or cutoff or LAST_DAY
        self.known_by = known_by
        self.cutoff = cutoff
        self.language = ENGLISH
        self.by_id: dict[str, Item] = {item.id: item for item in items}
        self.unplaced: tuple[str, ...] = ()
        self._kind: dict[str, list[Item]] = defaultdict(list)
        self._about: dict[str, list[Item]] = defaultdict(list)
        self._ref: dict[str, list[Item]] = defaultdict(list)
        self._cited: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        self._made: dict[object, object] = {}
        hidden = self._unknown_by(known_by) if known_by else frozenset()
        for item in self.by_id.values():
            if item.id not in hidden:
                self._index(item)
        for items_of_kind in self._kind.values():
            items_of_kind.sort(key=_in_order)

    @classmethod
    def of(
        cls,
        items: Iterable[Item | PackItem],
        as_of: str = "",
        known_by: str = "",
        *,
        cutoff: str = "",
    ) -> Selection:
        """A selection of items that need not come from a workspace; those of a pack get their bounds here."""
        return cls(
            (_living(item) if isinstance(item, PackItem) else item for item in items),
            as_of=as_of,
            known_by=known_by,
            cutoff=cutoff,
        )

    def spoken(self, language: Language) -> Selection:
        """The same selection in another language: what is derived from it is made anew, its items are shared."""
        if language is self.language:
            return self
        other = copy.copy(self)
        vars(other).update(language=language, _made={})
        return other

    # -------------------------------------------------------- ways through the items

    def get(self, item_id: str) -> Item | None:
        """The item of an id, also one that `known_by` leaves out of the lists."""
        return self.by_id.get(item_id)

    def kind(self, kind: str) -> list[Item]:
        """All items of a kind, by earliest day, title, id."""
        return self._kind.get(kind, [])

    def about(self, item_id: str, kind: str = "") -> list[Item]:
        """What belongs to a record: its spans, relations, terms, links, citations."""
        found = self._about.get(item_id, [])
        return [item for item in found if item.kind == kind] if kind else found

    def referring(self, item_id: str, kind: str = "") -> list[Item]:
        """What points at a record: links to it, relations to it, citations of a source."""
        found = self._ref.get(item_id, [])
        return [item for item in found if item.kind == kind] if kind else found

    def spans(self, item_id: str, field: str = "") -> list[Item]:
        """The spans of a record, or of one field of it, by earliest start."""
        found = [
            item
            for item in self._about.get(item_id, [])
            if item.kind == "span" and (not field or item.get("field") == field)
        ]
        return sorted(found, key=_in_order)

    def citations(self, item_id: str, field: str = "statement") -> list[Citation]:
        """The citations of one field of a record; of a span or record of its own by its id alone."""
        return self._cited.get((item_id, field), [])

    def citations_of_span(self, span: Item) -> list[Citation]:
        """The citations that state a span, or dispute it."""
        name = span.get("field") or "statement"
        found = [each for each in self.citations(span.about or "", name) if each.span == span.id]
        return found + [each for each in self.citations(span.id) if each not in found]

    def source(self, source_id: str) -> Source | None:
        """A source by its id."""
        item = self.by_id.get(source_id)
        return Source(item) if item and item.kind == "source" else None

    def linked(self, record_id: str, field: str, kind: str = "") -> list[Item]:
        """Records that name this one in a link field, as events do with `subject`."""
        found = (self.by_id.get(link.about or "") for link in self.referring(record_id, "link"))
        wanted = [link.get("field") == field for link in self.referring(record_id, "link")]
        return sorted(
            {
                item.id: item
                for item, right in zip(found, wanted, strict=True)
                if item
                and right
                and item in self._kind.get(item.kind, [])
                and (not kind or item.kind == kind)
            }.values(),
            key=_in_order,
        )

    def begun(self, item: Item) -> bool:
        """Whether an event, commitment or span can have begun by the as-of date; the undated count."""
        return (item.lo or "") <= self.as_of

    def on_record(self, item: Item) -> bool:
        """Whether a body had begun, even as a proposal, by the as-of date, as far as its dates tell.

        A body of which sources state only its founding by then is on record, without a status.
        """
        spans = [*self.spans(item.id, "status"), *self.spans(item.id, "established")]
        if any(self.begun(span) for span in spans):
            return True
        try:
            first = bounds(item.get("founded"))[0]
        except DateError:  # not stated, or ".."
            first = edtf.FIRST_DAY
        return first <= self.as_of if first != edtf.FIRST_DAY else not spans

    def name(self, record_id: str, *, short: bool = True) -> str:
        """What a person calls a record: its abbreviation if asked for and held, else its title.

        A relation, function, term or count has no title: it is called by its record and what it says of it.
        """
        item = self.by_id.get(record_id)
        if not item:
            return ""
        called = (self.short(item) if short else "") or self.title(item)
        if called or not item.about:
            return called or item.get("value")
        known = PREDICATES.get(item.get("field"))
        what = self.language.say(known, context="predicate") if known else item.get("field")
        other = self.name(item.get("ref")) if item.kind in {"relation", "term"} else ""
        said = f"{what} {self.language.apart(other)}".strip()
        return self.language.rows([part for part in (self.name(item.about), said) if part])

    def title(self, item: Item) -> str:
        """The whole name of a record in the language of the selection, else as its title has it."""
        return self._named(item)[0] or item.title

    def other_title(self, item: Item) -> str:
        """The whole name of a record in the other language: in Urdu beside English, in English beside Urdu."""
        if not self.language.own:
            return item.title if self._named(item)[0] else ""
        name, short = named(self, item, "ur")
        return f"{name} ({short})" if short else name

    def short(self, item: Item) -> str:
        """The short form of a record's name in the language of the selection, else its abbreviation."""
        whole, short = self._named(item)
        known = item.get("abbreviation")
        if short or not whole or (known.isupper() and " " not in known):
            return short or known
        return ""  # a short form that is English words says less to the reader than the whole name

    def _named(self, item: Item) -> tuple[str, str]:
        """A record's name and short form as a pack has them in the selection's language; empty in English.

        A name that ends in its short form in brackets, as the English one does not, is parted from it.
        """
        if self.language.own:
            return "", ""
        return named(self, item, self.language.code)

    def remember(self, key: object, make: Callable[[], Made]) -> Made:
        """The value made under a key, made once for this selection."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[return-value]

    # -------------------------------------------------------- building

    def _index(self, item: Item) -> None:
        self._kind[item.kind].append(item)
        if item.about:
            self._about[item.about].append(item)
        ref = item.get("ref")
        if ref:
            self._ref[ref].append(item)
        if item.kind == "citation" and item.about:
            citation = Citation(item)
            self._cited[item.about, citation.field].append(citation)

    def _unknown_by(self, day: str) -> frozenset[str]:
        """Ids of what nobody could know by a day: later sources, their citations, and what hangs on those alone."""
        late = set()
        unplaced = []
        for item in self.by_id.values():
            if item.kind == "source":
                latest = Source(item).latest_day
                if not latest:
                    unplaced.append(item.id)
                if not latest or latest > day:
                    late.add(item.id)
        self.unplaced = tuple(sorted(unplaced))
        left: dict[str, int] = defaultdict(int)
        out: dict[str, int] = defaultdict(int)
        hidden = set(late)
        for item in self.by_id.values():
            if item.kind != "citation":
                continue
            gone = item.get("ref") in late
            if gone:
                hidden.add(item.id)
            for cited in {item.about or "", item.get("span")} - {""}:
                (out if gone else left)[cited] += 1
        # An institution, policy or person stands by itself: only what is stated of it can be unknown.
        standing = {"institution", "policy", "person", "place", "source"}
        hidden |= {
            cited
            for cited in out
            if not left[cited] and cited in self.by_id and self.by_id[cited].kind not in standing
        }
        hidden |= {
            item.id
            for item in self.by_id.values()
            if item.kind in {"span", "link"} and item.about in hidden and item.id not in hidden
        }
        return frozenset(hidden)


def named(selection: Selection, item: Item, code: str) -> tuple[str, str]:
    """A record's name and its short form as a pack has them in the language of a code; empty where it has none."""
    names = [
        each.get("value")
        for each in selection.about(item.id, "name")
        if each.get("field") == f"name_{code}" and each.get("value")
    ]
    if not names and item.kind == "person":
        aliases = selection.about(item.id, "alias")
        names = [each.get("value") for each in aliases if each.get("language") == code]
    if not names:
        return "", ""
    whole, bracket, short = names[0].partition(" (")
    if bracket and item.get("abbreviation") and "(" not in item.title and short.endswith(")"):
        return whole, short.removesuffix(")")
    return names[0], ""


def select(workspace: Workspace, as_of: str | None = None, known_by: str | None = None) -> Selection:
    """Load what the analyses need from a workspace; the as-of date defaults to the newest pack's cut-off."""
    cutoff = workspace.cutoff()
    items = [item for kind in KINDS_READ for item in workspace.items(kind)]
    return Selection(items, as_of=as_of or workspace.default_as_of(), known_by=known_by or "", cutoff=cutoff)


def _in_order(item: Item) -> tuple[str, str, str]:
    return item.lo or "", item.title, item.id


def _living(item: PackItem) -> Item:
    """A pack's item as a workspace would give it, with the bounds of its dates."""
    layer = OWN_LAYER if ":my-" in item.id else "pack"
    lo, hi, lo2, hi2 = days_of(item.kind, item.body)
    return Item(item.id, item.kind, item.about, layer, item.body, lo=lo, hi=hi, lo2=lo2, hi2=hi2)
