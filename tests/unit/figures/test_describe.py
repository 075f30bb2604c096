"""What a figure shows, in words: every value that is drawn is told, and another value is told otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.figures import describe
from briefing.figures.lifelines import LifeLine, LifeSegment
from briefing.figures.matrix import MatrixCell
from briefing.figures.relations import RelationBox, RelationLine
from briefing.figures.stacked_counts import DotCount, StatusCount
from briefing.figures.timeline_strip import TimelineEvent

EVENTS = (
    TimelineEvent(1, "1997-08-20", 0, "Anti-Terrorism Act"),
    TimelineEvent(2, "[2008,2009]", 1, "NACTA created", disputed=True, date_disputed=True),
    TimelineEvent(3, "2014-12-24", 0, "Action Plan", disputed=True),
    TimelineEvent(4, "2025-05-06", 1, "NIFTAC opened"),
)
LIVES = (
    LifeLine("NACTA", (LifeSegment("established", "2009"), LifeSegment("operational", "2013-03-26"))),
    LifeLine("JID", (LifeSegment("approved", "2014-03-18"), LifeSegment("dormant", "2018-11-11", "2021~"))),
)
SUBJECT = RelationBox("a", "NIFTAC", "operational since 6 May 2025")
LINES = (
    RelationLine(RelationBox("b", "NACTA"), "established within", "above", "part", disputed=True),
    RelationLine(RelationBox("c", "JID", "dormant", "dormant"), "succeeds", "left", outward=False),
    RelationLine(RelationBox("d", "PIFTAC"), "coordinates with", "below", possibly=True),
)
CELLS = (
    MatrixCell("NIFTAC", "intelligence fusion", "lead"),
    MatrixCell("NACTA", "intelligence fusion", "claims", disputed=True),
    MatrixCell("IB", "intelligence fusion", "supports"),
    MatrixCell("ISI", "intelligence fusion", "supports"),
    MatrixCell("JID", "intelligence fusion", "lead", live=False),
    MatrixCell("NSO", "oversight", "recommended"),
)


def test_a_timeline_tells_its_span_its_lanes_and_its_disputes() -> None:
    said = describe.timeline(EVENTS, ("Law", "Bodies", "World"))
    assert said == (
        "Timeline of 4 events in 3 lanes, from 20 August 1997 to 6 May 2025. "
        "Law: 2 events, 1 (20 August 1997: Anti-Terrorism Act) to 3 (24 December 2014: Action Plan). "
        "Bodies: 2 events, 2 (2008 or 2009: NACTA created) to 4 (6 May 2025: NIFTAC opened). World: no event. "
        "Sources differ on the date of 2 (2008 or 2009: NACTA created). "
        "Sources differ on something else in number 3. "
        "Each event stands with its number, date and source in the chronology."
    )


def test_life_lines_tell_every_status_of_a_few() -> None:
    assert describe.lifelines(LIVES, as_of="2026-02-24") == (
        "2 life lines to 24 February 2026. NACTA: established since 2009; operational since 26 March 2013. "
        "JID: approved since 18 March 2014; dormant 11 November 2018 to about 2021."
    )


def test_of_many_life_lines_each_tells_how_it_began_and_how_it_stands() -> None:
    long = LifeLine(
        "NICC",
        tuple(
            LifeSegment(key, date)
            for key, date in (
                ("approved", "2020-11~"),
                ("operational", "2021-06-24"),
                ("operational", "2022"),
                ("unknown", "2025-04~"),
            )
        ),
    )
    said = describe.lifelines(
        [*(replace(LIVES[0], name=f"Body {n}") for n in range(9)), long], as_of="2026-02-24"
    )
    assert said.startswith("10 life lines")
    assert said.endswith("NICC: approved since about November 2020; last unknown since about April 2025.")
    assert all(f"Body {n}:" in said for n in range(9))


def test_relations_tell_where_who_and_how_certain() -> None:
    assert describe.relations(SUBJECT, LINES, ("ISI", "IB"), as_of="2026-02-24") == (
        "3 relations of NIFTAC (operational since 6 May 2025) on 24 February 2026. "
        "Above it: established within NACTA (sources differ). Before it: succeeds JID (dormant). "
        "Below it: coordinates with PIFTAC (possibly on this date). Not drawn: ISI and IB."
    )


def test_the_matrix_tells_every_cell() -> None:
    assert describe.matrix(CELLS) == (
        "6 bodies and 2 functions; 5 live claims. "
        "Intelligence fusion: 2 lead or claim it now; "
        "NIFTAC leads; NACTA (sources differ) claims it; IB and ISI support; no longer JID. "
        "Oversight: 0 lead or claim it now; NSO is recommended for it."
    )


def test_counts_tell_the_sum_and_each_count() -> None:
    counts = (("fulfilled", 3), ("lapsed", 0), ("unknown", 1))
    shown = [StatusCount(key, count, key) for key, count in counts]
    assert describe.counts("commitments", shown) == "4 commitments: 3 fulfilled and 1 unknown."
    assert describe.counts("commitments", ()) == "No commitments."


def test_counts_of_compilers_are_never_added() -> None:
    said = describe.dots("attacks in 2024", (DotCount("PIPS", 521, "521"), DotCount("IEP", 1099, "1,099")))
    assert said == "Attacks in 2024, as 2 compilers count them: PIPS 521 and IEP 1,099; not to be averaged."
    assert "1,620" not in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            describe.timeline(EVENTS, ("Law", "Bodies")),
            describe.timeline((*EVENTS[:3], replace(EVENTS[3], date="2025-05-07")), ("Law", "Bodies")),
        ),
        (
            describe.lifelines(LIVES, as_of="2026-02-24"),
            describe.lifelines(
                (LIVES[0], replace(LIVES[1], segments=LIVES[1].segments[:1])), as_of="2026-02-24"
            ),
        ),
        (
            describe.relations(SUBJECT, LINES),
            describe.relations(SUBJECT, (replace(LINES[0], disputed=False), *LINES[1:])),
        ),
        (describe.matrix(CELLS), describe.matrix((replace(CELLS[0], role="supports"), *CELLS[1:]))),
    ],
)
def test_another_value_is_told_otherwise(before, after) -> None:
    assert before != after
