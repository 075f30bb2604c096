"""The tables of what happened and what was said: events, promises, plans, meetings, numbers, judgements, questions."""

from __future__ import annotations

from briefing.packs import lists
from briefing.packs.columns import (
    EXCERPT,
    GRADED,
    LOCATOR,
    NOTE,
    Column,
    Table,
    choice,
    day,
    reference,
    row_id,
    source,
    text,
)

EVENTS = Table(
    "events.csv",
    "Something that happened on a date.",
    (
        row_id("Id of the event."),
        text("title", "What happened, in one sentence.", required=True),
        day("date_edtf", "When.", "date", required=True),
        choice("kind", "What kind of event.", lists.EVENT_KINDS, "category", required=True),
        Column("subjects", "Whom and what it concerns, separated by semicolons.", "subjects"),
        text("place", "Where."),
        *GRADED,
        reference("fact_id", "The fact of the coverage list that it repeats.", "coverage.csv", body="fact"),
        NOTE,
    ),
    kind="event",
    letter="E",
    states="title",
    begins="date_edtf",
    links=(("subjects", "subject"), ("place", "place")),
)

COMMITMENTS = Table(
    "commitments.csv",
    "Something promised: by whom, when, for when.",
    (
        row_id("Id of the commitment."),
        text("text", "What was promised.", "title", required=True),
        text("actor", "Who promised it, separated by semicolons.", required=True),
        text("made_in", "The plan, speech or meeting in which it was made.", required=True),
        day("made_edtf", "When it was made.", "made", required=True),
        day("due_edtf", "When it was due.", "due"),
        text("lead", "Who leads it."),
        choice("kind", "What kind of promise.", lists.COMMITMENT_KINDS, "category", required=True),
        reference("policy_ids", "Policies it belongs to.", "policies.csv", body="policies", many=True),
        *GRADED,
        NOTE,
    ),
    kind="commitment",
    letter="K",
    states="text",
    begins="made_edtf",
    links=(("actor", "actor"), ("lead", "lead"), ("policy_ids", "policy")),
)

STATUSES = Table(
    "commitment-status.csv",
    "One dated status of a commitment.",
    (
        row_id("Id of the status."),
        reference("commitment_id", "The commitment.", "commitments.csv", required=True),
        choice("status", "The status.", lists.COMMITMENT_STATES, "value", required=True),
        day("date_edtf", "The day for which it is stated.", "from", required=True),
        text("text", "What the source says of it, in our words.", required=True),
        *GRADED,
        NOTE,
        day("valid_from", "The same day again; blank means date_edtf.", ""),
        text("order_note", "Why the history runs backwards here."),
        choice("basis", "What kind of word it rests on.", lists.BASES),
    ),
    kind="span",
    letter="T",
    about="commitment_id",
    states="status",
    begins="date_edtf",
)

POINTS = Table(
    "nap-points.csv",
    "A point of a plan, and what became of it in the next plan.",
    (
        row_id("Id of the point."),
        text("plan", "The plan, by its name, id, or a name that the pack description gives.", required=True),
        text("number", "Its number in the plan."),
        text("domain", "Kinetic or not, where a source says so."),
        text("text", "Its words.", "title", required=True),
        text("lead", "Who leads it."),
        reference("lead_source_id", "The source that names the lead.", "sources.csv"),
        Column("lead_excerpt", "Its words, at most 40.", "excerpt", body=""),
        choice("correspondence", "What became of it.", lists.CORRESPONDENCES, required=True),
        reference("corresponds_to", "Its counterparts.", "nap-points.csv", body="corresponds_to", many=True),
        choice("correspondence_basis", "What that rests on.", lists.CORRESPONDENCE_BASES),
        text("correspondence_reason", "Why it is thought so."),
        choice("inferred", "Whether it is inferred.", lists.YES_NO),
        *GRADED,
        reference("commitment_id", "The commitment it became.", "commitments.csv", body="commitment"),
        NOTE,
    ),
    kind="point",
    letter="N",
    about="plan",
    states="text",
)

PROVISIONS = Table(
    "nacta-law.csv",
    "A function, member or provision of a law.",
    (
        row_id("Id of the provision."),
        choice("part", "Which part of the law.", lists.LAW_PARTS, required=True),
        text("number", "Its number or letter."),
        text("text", "What it says.", "title", required=True),
        day("valid_from", "From when it held.", "from"),
        day("valid_to", "Until when.", "to"),
        reference(
            "about_id", "The law; blank means the one that the pack description names.", "policies.csv"
        ),
        *GRADED,
        NOTE,
    ),
    kind="provision",
    letter="N",
    about="about_id",
    states="text",
    begins="valid_from",
    ends="valid_to",
)

MEETINGS = Table(
    "bog-meetings.csv",
    "A decision or claim of a board meeting.",
    (
        row_id("Id of the decision."),
        text("number_claimed", "The meeting's number, as the source has it.", required=True),
        day("date_edtf", "When the board met.", "date", required=True),
        text("chair", "Who was in the chair."),
        text("decision", "What was decided or claimed.", "title", required=True),
        reference(
            "about_id", "The board; blank means the one that the pack description names.", "institutions.csv"
        ),
        *GRADED,
        NOTE,
    ),
    kind="decision",
    letter="BM",
    about="about_id",
    states="decision",
    begins="date_edtf",
    links=(("chair", "chair"),),
)

FIGURES = Table(
    "figures.csv",
    "One counted number by one compiler.",
    (
        row_id("Id of the number."),
        reference(
            "about_id", "What it counts.", "institutions.csv", "events.csv", "policies.csv", required=True
        ),
        day("date_edtf", "For when.", "date", required=True),
        text("measure", "What is counted.", "field", required=True),
        text("value", "The number as the source has it.", required=True),
        NOTE,
        reference("fact_id", "The fact of the coverage list that it repeats.", "coverage.csv", body="fact"),
        *GRADED,
    ),
    kind="count",
    letter="FG",
    about="about_id",
    states="value",
    begins="date_edtf",
)

RELATED = (
    "institutions.csv",
    "policies.csv",
    "persons.csv",
    "places.csv",
    "events.csv",
    "commitments.csv",
    "commitment-status.csv",
    "relations.csv",
    "functions.csv",
    "offices.csv",
    "nap-points.csv",
    "nacta-law.csv",
    "bog-meetings.csv",
    "figures.csv",
    "coverage.csv",
)

QUESTIONS = Table(
    "open-questions.csv",
    "What the record leaves open.",
    (
        row_id("Id of the question."),
        text("question", "The question.", "title", required=True),
        day("since", "Since when it is open."),
        text("why_it_matters", "Why it matters.", "why"),
        text("what_would_answer", "What would answer it.", "answer"),
        reference("related_ids", "What it concerns.", *RELATED, many=True),
        source("source_ids", required=False, many=True),
    ),
    kind="question",
    letter="Q",
    links=(("related_ids", "related"), ("source_ids", "source")),
)

ASSESSMENTS = Table(
    "assessments.csv",
    "A judgement or recommendation made in a source, reported in our words with its holder.",
    (
        row_id("Id of the assessment."),
        choice("kind", "Judgement or recommendation.", lists.ASSESSMENT_KINDS, "category", required=True),
        text("text", "What is judged or recommended, in our words.", "title", required=True),
        text("holder", "Whose it is.", required=True),
        day("date", "When it was made."),
        reference("related_ids", "What it concerns.", *RELATED, many=True),
        source(),
        EXCERPT,
        LOCATOR,
    ),
    kind="assessment",
    letter="AS",
    states="text",
    begins="date",
    links=(("related_ids", "related"), ("holder", "holder")),
)

COVERAGE = Table(
    "coverage.csv",
    "Where each claim and fact that the pack was made from is carried, or why it is left out.",
    (
        text("id", "The claim or fact.", "", required=True),
        choice("result", "Whether it is used.", lists.COVERAGE_RESULTS, "", required=True),
        text("used_in", "Rows that carry it, each as FILE:ID, separated by semicolons.", ""),
        text("reason", "Why it is left out.", ""),
    ),
)

COURSE_TABLES = (
    EVENTS,
    COMMITMENTS,
    STATUSES,
    POINTS,
    PROVISIONS,
    MEETINGS,
    FIGURES,
    QUESTIONS,
    ASSESSMENTS,
    COVERAGE,
)
