"""The tables of who and what: sources, bodies, policies, people, places, their other names, and their relations."""

from __future__ import annotations

from briefing.packs import lists
from briefing.packs.columns import (
    CREDIBILITY,
    EXCERPT,
    GRADED,
    LOCATOR,
    NOTE,
    REASON,
    Column,
    Table,
    choice,
    day,
    reference,
    row_id,
    source,
    text,
)

NAMED = ("institutions.csv", "policies.csv", "persons.csv", "places.csv", "events.csv")

SOURCES = Table(
    "sources.csv",
    "A source: a page, an article, a law.",
    (
        row_id("Id of the source.", "source_id"),
        text("title", "Title as printed.", required=True),
        text("publisher", "Who published it."),
        text("author", "Who wrote it; several with semicolons. “Parvez, Tariq” tells the family name."),
        day("published", "When it was published; blank where the page shows no date."),
        Column("url", "Web address, http or https.", "url"),
        choice("kind", "What kind of source it is.", lists.SOURCE_MEDIA, "medium", required=True),
        choice(
            "admiralty_reliability",
            "Reliability, A to F (Admiralty).",
            lists.RELIABILITY,
            "reliability",
            required=True,
        ),
        text("reliability_reason", "Why it has this letter.", required=True),
        text("origin", "The underlying report it carries; sources of one origin do not confirm each other."),
        text("origin_reason", "Why it is thought to carry it."),
        day("not_after", "The latest day on which it certainly existed."),
        text("not_after_reason", "What fixes that day."),
        day("accessed", "When it was read."),
        text("copy_sha256", "SHA-256 of the copy that was archived; blank where none was."),
    ),
    kind="source",
    letter="S",
)

INSTITUTIONS = Table(
    "institutions.csv",
    "A body. What can be cited about it stands in institution-fields.csv; these columns are a summary.",
    (
        row_id("Id of the body."),
        text("name", "Full name.", "title", required=True),
        text("abbreviation", "Abbreviation."),
        text("kind", "What kind of body: authority, board, committee …", "category", required=True),
        text("parent", "Under whom it stands, in words."),
        day("founded_edtf", "When it came into being; XXXX where unknown.", "founded"),
        day("ended_edtf", "When it ended; .. where it has not.", "ended"),
        choice("status", "Its status as last stated.", lists.INSTITUTION_STATES, required=True),
        text("legal_basis", "The act or order it rests on; 'not seen' where none was seen."),
        text("mandate", "What it is for, in one sentence."),
        reference("source_ids", "Sources of the summary.", "sources.csv", body="sources", many=True),
        choice("role", "Its role in coordination.", lists.INSTITUTION_ROLES, required=True),
        choice("tier", "Its tier of the state.", lists.INSTITUTION_TIERS, required=True),
    ),
    kind="institution",
    letter="I",
)

FIELDS = Table(
    "institution-fields.csv",
    "One value that one source states for one field of a body or policy. Rows of one span state one value.",
    (
        row_id("Id of the stated value."),
        reference("institution_id", "The body or policy.", "institutions.csv", "policies.csv", required=True),
        choice("field", "The field it is about.", lists.STATED_FIELDS, required=True),
        text("span", "Key of the span: rows that state the same state share it.", "", required=True),
        text("value", "The value stated.", required=True),
        day("valid_from", "From when it held, as this source says.", "from"),
        day("valid_to", "Until when it held, as this source says.", "to"),
        source(),
        EXCERPT,
        LOCATOR,
        choice("stance", "Whether it supports the others or stands against them.", lists.STANCES, ""),
        CREDIBILITY,
        REASON,
    ),
    kind="span",
    letter="IF",
    about="institution_id",
    states="value",
    begins="valid_from",
    ends="valid_to",
)

POLICIES = Table(
    "policies.csv",
    "A law, plan or policy.",
    (
        row_id("Id of the policy."),
        text("name", "Full name.", "title", required=True),
        text("abbreviation", "Abbreviation."),
        choice("kind", "What kind of policy.", lists.POLICY_KINDS, "category", required=True),
        day("date_edtf", "Its date.", "date", required=True),
        text("status", "Its status in words."),
        text("made_by", "Who made it."),
        *GRADED,
        NOTE,
    ),
    kind="policy",
    letter="L",
    states="name",
    begins="date_edtf",
    links=(("made_by", "made_by"),),
)

PERSONS = Table(
    "persons.csv",
    "A person named in the record.",
    (
        row_id("Id of the person."),
        text("name_en", "Name.", "title", required=True),
        text("aliases", "Other spellings, separated by semicolons.", ""),
        NOTE,
    ),
    kind="person",
    letter="P",
)

PLACES = Table(
    "places.csv",
    "A place, with its tile on the map of tiles.",
    (
        row_id("Id of the place."),
        text("name_en", "Name.", "title", required=True),
        text("name_ur", "Name in Urdu.", ""),
        choice("kind", "What kind of place.", lists.PLACE_KINDS, "category", required=True),
        reference("parent", "The place it lies in.", "places.csv", body="parent"),
        Column("tile_col", "Column of its tile.", "whole"),
        Column("tile_row", "Row of its tile.", "whole"),
        NOTE,
    ),
    kind="place",
    letter="PL",
)

RELATIONS = Table(
    "relations.csv",
    "A relation of one body to another.",
    (
        row_id("Id of the relation."),
        reference("subject_id", "The body that stands in it.", "institutions.csv", required=True),
        choice("predicate", "The relation.", lists.PREDICATES, "field", required=True),
        reference("object_id", "The other body.", "institutions.csv", body="ref", required=True),
        day("valid_from", "From when.", "from"),
        day("valid_to", "Until when.", "to"),
        *GRADED,
        NOTE,
    ),
    kind="relation",
    letter="R",
    about="subject_id",
    states="predicate",
    begins="valid_from",
    ends="valid_to",
)

FUNCTION_CELLS = Table(
    "functions.csv",
    "A cell of the coordination matrix: what part a body has in a function.",
    (
        row_id("Id of the cell."),
        reference("institution_id", "The body.", "institutions.csv", required=True),
        choice("function", "The function.", lists.FUNCTIONS, "field", required=True),
        choice("role", "The part it has.", lists.FUNCTION_ROLES, "value", required=True),
        *GRADED,
        NOTE,
    ),
    kind="function",
    letter="X",
    about="institution_id",
    states="role",
)

OFFICES = Table(
    "offices.csv",
    "A term of office.",
    (
        row_id("Id of the term."),
        reference("person_id", "Who held it.", "persons.csv", body="ref", required=True),
        text("office", "The office.", "field", required=True),
        reference("institution_id", "The body it belongs to.", "institutions.csv", required=True),
        day("from_edtf", "From when.", "from"),
        day("to_edtf", "Until when.", "to"),
        *GRADED,
        NOTE,
    ),
    kind="term",
    letter="O",
    about="institution_id",
    states="office",
    begins="from_edtf",
    ends="to_edtf",
)

ALIASES = Table(
    "aliases.csv",
    "Another name, spelling or short form of a record, for search.",
    (
        row_id("Id of the alias."),
        reference("record_id", "The record it means.", *NAMED, required=True),
        text("alias", "The other name.", "value", required=True),
        choice("language", "Its language.", lists.LANGUAGES, required=True),
        choice("kind", "What kind of name it is.", lists.ALIAS_KINDS, "category", required=True),
        source(),
    ),
    kind="alias",
    letter="A",
    about="record_id",
    states="alias",
)

URDU_NAMES = Table(
    "names-ur.csv",
    "The Urdu name of a record.",
    (
        reference("id", "The record.", *NAMED, required=True),
        text("name_ur", "Its name in Urdu.", "value", required=True),
        source(),
        NOTE,
    ),
    kind="name",
    about="id",
    states="name_ur",
)

SUBJECTS = Table(
    "subjects.csv",
    "A word used in a column of subjects, and the record it means.",
    (
        text("subject", "The word.", "", required=True),
        choice("kind", "What it means.", lists.SUBJECT_KINDS, "", required=True),
        reference("record_id", "The record it means; blank where it means none.", *NAMED),
        Column("uses", "How often it is used.", "whole", body=""),
    ),
)

RECORD_TABLES = (
    SOURCES,
    INSTITUTIONS,
    FIELDS,
    POLICIES,
    PERSONS,
    PLACES,
    RELATIONS,
    FUNCTION_CELLS,
    OFFICES,
    ALIASES,
    URDU_NAMES,
    SUBJECTS,
)
