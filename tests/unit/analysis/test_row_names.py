"""Row ids in reasons and remarks become names; what names nothing stays."""

from __future__ import annotations

import re

import pytest

from briefing.analysis.evidence import card
from briefing.analysis.row_names import with_names
from briefing.analysis.sources import source_view
from briefing.domain.records import Citation
from tests.unit.analysis.conftest import Starter

ROW = re.compile(r"\b(?:S\d{1,3}|T\d{3}|OPED)\b")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "confirmed by S98 (agency text of the notification)",
            "confirmed by {S98} (agency text of the notification)",
        ),
        ("one Urdu daily; practice agrees (S134)", "one Urdu daily; practice agrees ({S134})"),
        ("see also I08", "see also {I08}"),
        ("leads to the amendment (F101)", "leads to the amendment"),
        ("the year of T082 is vague", "the year of the status of about 2015 is vague"),
        ("Act XIX of 2013 on page A4", "Act XIX of 2013 on page A4"),
    ],
)
def test_what_an_author_wrote_reads_with_names(starter: Starter, written: str, read: str) -> None:
    selection = starter()
    names = {
        "S98": selection.by_id["src:s98"].get("publisher"),
        "S134": selection.by_id["src:s134"].get("publisher"),
        "I08": selection.name("ins:i08"),
    }
    assert all(names.values())
    assert with_names(selection, written) == read.format(**names)


def test_no_row_id_is_shown_in_any_card_or_source(starter: Starter) -> None:
    selection = starter()
    shown = []
    for item in selection.kind("citation"):
        made = card(selection, Citation(item))
        shown += [made.reason, made.source_reason] if made else []
    for item in selection.kind("source"):
        view = source_view(selection, item.id)
        assert view is not None
        shown += [view.reason, view.origin_reason, view.latest_reason]
    assert len(shown) > 3000
    assert not [text for text in shown if ROW.search(text)][:5]
