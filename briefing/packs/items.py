"""Rows become items: one record, span, link and citation for each thing that a row says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from briefing.domain.errors import Problem
from briefing.domain.ids import PATTERN, make_id
from briefing.domain.items import PackItem
from briefing.domain.scales import MARKINGS
from briefing.packs.columns import GENERAL_KNOWLEDGE, Column, Table
from briefing.packs.rows import ALIVE_EVERY, Alive, Row, still
from briefing.packs.tableset import NAME_KINDS, TableSet, parts

NOT_SEEN = "not seen"
"""What authors write in a summary column where nothing was seen: the item then has no such field."""

FIELDS = "institution-fields.csv"
STATUS_TABLE = "commitment-status.csv"
WHOLE_RECORD = "statement"
_BEGUN_ONCE = frozenset({"status", "established"})
"""Fields whose value begins on one day: an interval in their start is a day that is not known more closely."""
_CLOSED = re.compile(r"(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})")
_SUBJECT_KINDS = ("institution", "person", "policy", "event", "place")


@dataclass(frozen=True, slots=True)
class Made:
    """An item with the row it comes from, so that what is wrong with it can be named by file and row."""

    item: PackItem
    file: str
    row: int


@dataclass(slots=True)
class _Maker:
    tables: TableSet
    linked: set[str] = field(default_factory=set)

    def all(self) -> Iterator[Made]:
        for file, rows in self.tables.tables.items():
            if not rows.table.kind:
                continue
            if file == FIELDS:
                yield from self.spans(rows.table)
                continue
            for row in rows.rows:
                for item in self.of_row(rows.table, row):
                    yield Made(item, file, row.number)

    def of_row(self, table: Table, row: Row) -> Iterator[PackItem]:
        row_id = row.get(table.key)
        if table.kind == "source" and row_id == GENERAL_KNOWLEDGE:
            return
        about = self.tables.about(table.file, row)
        name = "nam:" + _bare(about) if table.kind == "name" else make_id(table.kind, row_id)
        body = self.body(table, row)
        if table.kind == "count":
            body["title"] = f"{row.get('measure')}: {row.get('value')}"
        if table.file == STATUS_TABLE:
            body["field"] = "status"
            body.update(_stated({"from": begun("status", row.get(table.begins))}))
        yield PackItem(name, table.kind, about or None, body)
        yield from self.links(table, row, name)
        yield from self.citations(table, row, name, about)
        if table.file == "persons.csv":
            yield from self.person_aliases(row, name)
        if table.file == "places.csv":
            yield from self.place_name(row, name)

    def body(self, table: Table, row: Row) -> dict[str, str]:
        """The fields of a record, from the columns that become fields."""
        body: dict[str, str] = {}
        for column_name, cell in row.cells.items():
            column = table.by_name[column_name]
            if not column.field or (cell == NOT_SEEN and table.kind == "institution"):
                continue
            value = self.value(column, cell)
            if value:
                body[column.field] = value
        return body

    def value(self, column: Column, cell: str) -> str:
        """A cell as the value of a field: references become the ids of items."""
        if column.type != "reference" or column.target == ("coverage.csv",):
            return cell
        found = [
            item_id
            for part in (parts(cell) if column.many else [cell])
            for item_id in self.tables.resolve(part, column.target)
        ]
        return ";".join(dict.fromkeys(found))

    # -------------------------------------------------------------- links

    def links(self, table: Table, row: Row, item_id: str) -> Iterator[PackItem]:
        for column_name, link in table.links:
            column = table.by_name[column_name]
            for target in self.targets(column, row.get(column_name)):
                if target == item_id:
                    continue
                name = _link_id(item_id, link, target)
                if name not in self.linked:
                    self.linked.add(name)
                    yield PackItem(name, "link", item_id, {"field": link, "ref": target})

    def targets(self, column: Column, cell: str) -> list[str]:
        """The records that a cell of ids, subjects or names means."""
        if column.type == "reference":
            found = [
                item_id
                for part in (parts(cell) if column.many else [cell])
                for item_id in self.tables.resolve(part, column.target)
            ]
        else:
            kinds = _SUBJECT_KINDS if column.type == "subjects" else NAME_KINDS[column.name]
            found = [self.tables.meant(part, kinds) for part in parts(cell)]
        return [item_id for item_id in dict.fromkeys(found) if item_id]

    # -------------------------------------------------------------- citations

    def citations(self, table: Table, row: Row, item_id: str, about: str) -> Iterator[PackItem]:
        if "source_id" not in table.by_name or table.kind == "source":
            return
        if table.file == STATUS_TABLE:
            extra = {"field": "status", "span": item_id}
            yield from self.citation(table, row, about, f"cit:{_bare(item_id)}", extra)
            return
        name = "cit:nam-" + _bare(about) if table.kind == "name" else f"cit:{_bare(item_id)}"
        yield from self.citation(table, row, item_id, name, {"field": WHOLE_RECORD})
        for source in self.tables.resolve(row.get("lead_source_id"), ("sources.csv",)):
            body = {
                "field": "lead",
                "ref": source,
                "states": row.get("lead"),
                "excerpt": row.get("lead_excerpt"),
            }
            yield PackItem(f"{name}-lead", "citation", item_id, _stated({**body, "stance": "supports"}))

    def citation(
        self, table: Table, row: Row, about: str, name: str, extra: dict[str, str]
    ) -> Iterator[PackItem]:
        """The citation that a graded row makes; none where it rests on general knowledge."""
        for source in self.tables.resolve(row.get("source_id"), ("sources.csv",)):
            body = {
                **extra,
                "ref": source,
                "states": row.get(table.states),
                "from": begun(extra["field"], row.get(table.begins)),
                "to": row.get(table.ends),
                "excerpt": row.get("excerpt"),
                "locator": row.get("locator"),
                "stance": row.get("stance") or "supports",
                "credibility": row.get("credibility"),
                "credibility_reason": row.get("credibility_reason"),
                "marking": row.get("marking"),
            }
            yield PackItem(name, "citation", about, _stated(body))

    # -------------------------------------------------------------- spans

    def spans(self, table: Table) -> Iterator[Made]:
        """Stated values: rows of one span become the span, dated by its best supporting row, and its citations."""
        groups: dict[str, list[Row]] = {}
        for row in self.tables.rows(FIELDS):
            groups.setdefault(row.get("span").lower(), []).append(row)
        for key, rows in groups.items():
            best = min(rows, key=self.rank)
            about = self.tables.about(FIELDS, rows[0])
            span = make_id("span", key)
            body = {
                "field": best.get("field"),
                "value": best.get("value"),
                "from": begun(best.get("field"), best.get("valid_from")),
                "to": best.get("valid_to"),
                "marking": best.get("marking"),
            }
            yield Made(PackItem(span, "span", about, _stated(body)), FIELDS, rows[0].number)
            for row in rows:
                extra = {"field": row.get("field"), "span": span}
                name = f"cit:{_bare(make_id('citation', row.get('id')))}"
                for item in self.citation(table, row, about, name, extra):
                    yield Made(item, FIELDS, row.number)

    def rank(self, row: Row) -> tuple[bool, str, str, int, str]:
        """Sorts the rows of a span: supporting first, then credibility, reliability of the source, id."""
        source = self.tables.by_id.get("sources.csv", {}).get(row.get("source_id"))
        letter = source.get("admiralty_reliability") if source else "F"
        row_id = row.get("id")
        return (row.get("stance") == "disputes", row.get("credibility") or "6", letter, len(row_id), row_id)

    # -------------------------------------------------------------- names that stand in columns of other tables

    def person_aliases(self, row: Row, person: str) -> Iterator[PackItem]:
        known = {
            other.get("alias").casefold()
            for other in self.tables.rows("aliases.csv")
            if other.get("record_id") == row.get("id")
        }
        for number, alias in enumerate(parts(row.get("aliases")), 1):
            if alias.casefold() not in known:
                body = {"value": alias, "language": "en", "category": "spelling"}
                yield PackItem(f"ali:{_bare(person)}-{number}", "alias", person, body)

    def place_name(self, row: Row, place: str) -> Iterator[PackItem]:
        name = row.get("name_ur")
        named = self.tables.by_id.get("names-ur.csv", {}).get(row.get("id"))
        if name and named is None:
            yield PackItem(f"nam:{_bare(place)}", "name", place, {"field": "name_ur", "value": name})
        elif name and named is not None and named.get("name_ur") != name:
            body = {"value": name, "language": "ur", "category": "spelling"}
            yield PackItem(f"ali:{_bare(place)}-ur", "alias", place, body)


def collect(tables: TableSet, problems: list[Problem], alive: Alive = still) -> list[PackItem]:
    """All items of a pack; two rows that make the same item are added to `problems`."""
    found: dict[str, Made] = {}
    for number, one in enumerate(make_items(tables)):
        if number % ALIVE_EVERY == 0:
            alive()
        first = found.setdefault(one.item.id, one)
        if first is not one:
            label = tables.tables[one.file].label
            why = f"makes the item {one.item.id} a second time ({first.file}, row {first.row})."
            problems.append(Problem(label, one.row, "", why, "Give one of the two rows another id."))
    return [one.item for one in found.values()]


def make_items(tables: TableSet) -> Iterator[Made]:
    """All items of a pack, in the order of its tables and rows, none marked below the pack itself."""
    least = tables.description.marking
    for made in _Maker(tables).all():
        body = dict(made.item.body)
        if made.item.kind == "name":
            body["field"] = "name_ur"
        if least and MARKINGS.index(body.get("marking", MARKINGS[0])) < MARKINGS.index(least):
            body["marking"] = least
        yield Made(PackItem(made.item.id, made.item.kind, made.item.about, body), made.file, made.row)


def begun(field_name: str, cell: str) -> str:
    """The start of a stated value: for a status and a founding `a/b` is one day between the two, in EDTF `[a..b]`.

    A mandate or a seat may hold for the period `a/b`; it keeps the cell as it is.
    """
    match = _CLOSED.fullmatch(cell) if field_name in _BEGUN_ONCE else None
    return f"[{match[1]}..{match[2]}]" if match else cell


def _stated(body: dict[str, str]) -> dict[str, str]:
    """A body without what is not stated."""
    return {name: value for name, value in body.items() if value}


def _bare(item_id: str) -> str:
    """An id without the prefix of its kind."""
    return item_id.partition(":")[2]


def _link_id(item_id: str, link: str, target: str) -> str:
    """The id of a link: from where, as what, to where; a digest of that where it would be too long."""
    name = f"lnk:{_bare(item_id)}-{link}-{_bare(target)}"
    if PATTERN.fullmatch(name):
        return name
    return f"lnk:{sha256(f'{item_id} {link} {target}'.encode()).hexdigest()[:32]}"
