"""All tables of one pack together: the rows by id, and what a reference or a name in one of them means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.domain.ids import kind_of, make_id
from briefing.packs.columns import GENERAL_KNOWLEDGE, ROW_ID
from briefing.packs.description import Description
from briefing.packs.rows import Row, Rows
from briefing.packs.tables import TABLES

NAMED_TABLES = {
    "institutions.csv": ("name", "abbreviation"),
    "policies.csv": ("name", "abbreviation"),
    "persons.csv": ("name_en", "aliases"),
    "places.csv": ("name_en",),
}
"""Tables whose records are meant by their names in free text, and the columns that hold the names."""

NAME_KINDS = {
    "actor": ("institution", "person"),
    "lead": ("institution", "person"),
    "made_by": ("institution", "person"),
    "chair": ("person",),
    "holder": ("institution", "person"),
    "place": ("place",),
    "plan": ("policy",),
}
"""What kinds of record the names in a column of free text can mean."""


def parts(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by semicolons."""
    if ";" not in cell:
        alone = cell.strip()
        return [alone] if alone else []
    return [part for part in (piece.strip() for piece in cell.split(";")) if part]


@dataclass(frozen=True, slots=True)
class ForeignReference:
    """A reference to a record of another pack, and where it stands."""

    reference: str
    file: str
    row: int
    field: str

    @property
    def kind(self) -> str:
        """The kind of record that it means."""
        return kind_of(self.reference) or ""


@dataclass(frozen=True)
class TableSet:
    """The tables of one pack, with its description; a table that the pack does not hold is absent."""

    description: Description
    tables: Mapping[str, Rows]

    def rows(self, file: str) -> list[Row]:
        """The rows of one table, none where the pack does not hold it."""
        held = self.tables.get(file)
        return held.rows if held else []

    @cached_property
    def by_id(self) -> dict[str, dict[str, Row]]:
        """Rows by the well-formed id in their key column, table by table; the first where one is there twice."""
        found: dict[str, dict[str, Row]] = {}
        for file, rows in self.tables.items():
            index: dict[str, Row] = {}
            for row in rows.rows:
                key = row.get(rows.table.key)
                if ROW_ID.fullmatch(key) or not rows.table.kind:
                    index.setdefault(key, row)
            found[file] = index
        return found

    def item_id(self, file: str, row_id: str) -> str:
        """The id of the item that a row becomes; the id of its span for a stated value."""
        if file == "institution-fields.csv":
            return make_id("span", self.by_id[file][row_id].get("span"))
        return make_id(TABLES[file].kind, row_id)

    def is_foreign(self, reference: str, targets: Iterable[str]) -> bool:
        """Whether a reference is the full id of a record of another pack, which this one says it requires."""
        kinds = {TABLES[file].kind for file in targets}
        return bool(self.description.requires) and ":" in reference and kind_of(reference) in kinds

    def foreign(self) -> Iterator[ForeignReference]:
        """Every reference to a record of another pack, with its place."""
        if not self.description.requires:
            return
        for rows in self.tables.values():
            columns = [column for column in rows.table.columns if column.type == "reference"]
            for row in rows.rows:
                for column in columns:
                    cell = row.get(column.name)
                    for part in parts(cell) if column.many else [cell]:
                        own = any(part in self.by_id.get(file, {}) for file in column.target)
                        if part and not own and self.is_foreign(part, column.target):
                            yield ForeignReference(part.lower(), rows.label, row.number, column.name)

    def resolve(self, reference: str, targets: Iterable[str]) -> list[str]:
        """Ids of the items that one reference means; none for general knowledge or an unknown id.

        A claim or fact of the coverage list means the rows that carry it.
        """
        if reference == GENERAL_KNOWLEDGE:
            return []
        for file in targets:
            if reference not in self.by_id.get(file, {}):
                continue
            if file == "coverage.csv":
                return self.carriers(reference)
            return [self.item_id(file, reference)]
        return [reference.lower()] if self.is_foreign(reference, targets) else []

    def carriers(self, claim: str) -> list[str]:
        """Ids of the items that carry a claim or fact."""
        row = self.by_id["coverage.csv"][claim]
        found = []
        for place in parts(row.get("used_in")):
            file, _, row_id = place.partition(":")
            if row_id in self.by_id.get(file, {}):
                found.append(self.item_id(file, row_id))
        return list(dict.fromkeys(found))

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Ids of the records that a name, abbreviation or alias means, by the name's folded form."""
        found: dict[str, dict[str, None]] = {}

        def put(name: str, item_id: str) -> None:
            if name:
                found.setdefault(name.casefold(), {})[item_id] = None

        for file, columns in NAMED_TABLES.items():
            for row_id, row in self.by_id.get(file, {}).items():
                for column in columns:
                    for name in parts(row.get(column)) if column == "aliases" else [row.get(column)]:
                        put(name, self.item_id(file, row_id))
        for row in self.rows("aliases.csv"):
            for item_id in self.resolve(
                row.get("record_id"), TABLES["aliases.csv"].by_name["record_id"].target
            ):
                put(row.get("alias"), item_id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def subjects(self) -> dict[str, tuple[str, ...]]:
        """Ids of the records that a word of a `subjects` column means; an empty tuple for groups and topics."""
        targets = TABLES["subjects.csv"].by_name["record_id"].target
        return {
            row.get("subject").casefold(): tuple(self.resolve(row.get("record_id"), targets))
            for row in self.rows("subjects.csv")
        }

    def meant(self, name: str, kinds: Iterable[str | None]) -> str:
        """The id of the one record of these kinds that a name means; empty where it means none or several."""
        folded = name.casefold()
        for meanings in (self.subjects.get(folded, ()), self.names.get(folded, ())):
            fitting = [item_id for item_id in meanings if kind_of(item_id) in kinds]
            if len(fitting) == 1:
                return fitting[0]
        return ""

    def about(self, file: str, row: Row) -> str:
        """The id of the record that a row is about; empty where the table has none or it is unknown."""
        table = TABLES[file]
        if not table.about:
            return ""
        named = row.get(table.about) or self.description.about.get(file, "")
        if file == "nap-points.csv":
            return self.plan(named)
        found = self.resolve(named, table.by_name[table.about].target) if named else []
        return found[0] if found else ""

    def plan(self, name: str) -> str:
        """The id of the policy that the name of a plan means."""
        reference = self.description.plans.get(name, name)
        found = self.resolve(reference, ("policies.csv",))
        return found[0] if found else self.meant(reference, NAME_KINDS["plan"])
