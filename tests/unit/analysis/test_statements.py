"""The sentence an item becomes in a briefing, and what becomes of it when the facts change."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.changes import changed, changes, summary
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from tests.unit.analysis.made import body, chosen, cites, content, own, pack_item, said, source, span

Starter = Callable[..., Selection]


def _items() -> list[object]:
    return [
        body(),
        source("one"),
        span("a", "status", "approved", "2020-01-01"),
        cites(1, "a", "status", "one"),
        pack_item("evt:1", "event", title="The board meets", date="2020-03~"),
        pack_item("cit:9", "citation", "evt:1", field="statement", ref="src:one", credibility="2"),
    ]


def _text(selection: Selection, item_id: str, field: str = "") -> str:
    made = draft(selection, item_id, field)
    assert made is not None
    return made.text


def test_a_status_an_event_and_an_unsourced_field_in_words() -> None:
    selection = chosen(*_items(), span("b", "mandate", "assess"))  # type: ignore[arg-type]
    assert _text(selection, "ins:nifc") == "NIFC was approved on 1 January 2020."
    assert _text(selection, "evt:1") == "About March 2020: The board meets."
    assert _text(selection, "ins:nifc", "mandate") == "The mandate of NIFC: assess. (no source)"
    assert _text(selection, "ins:nifc", "seat") == "No source states the seat of NIFC."
    assert draft(selection, "evt:absent") is None


def test_the_statement_lands_in_the_block_of_its_kind_with_its_citations() -> None:
    made = draft(chosen(*_items()), "evt:1")  # type: ignore[arg-type]
    assert made is not None
    assert made.block == "timeline"
    assert made.fields == {
        "sort": "fact",
        "ref": "evt:1",
        "text": "About March 2020: The board meets.",
        "value": "2020-03~ The board meets",
        "citations": "cit:9",
    }


def test_a_dispute_is_said_in_the_sentence() -> None:
    selection = chosen(
        *_items(),  # type: ignore[arg-type]
        source("two"),
        span("p", "parent", "The authority", "2020-01-01"),
        span("q", "parent", "The federation", "2020-02-01"),
        cites(3, "p", "parent", "one"),
        cites(4, "q", "parent", "two", disputes=True),  # as well sourced and graded, and later: shown
    )
    made = draft(selection, "ins:nifc", "parent")
    assert made is not None
    assert made.text == (
        "NIFC stands under: The federation. Sources differ: The federation against The authority."
    )
    assert made.disputed
    assert set(made.citations) == {"cit:3", "cit:4"}


def test_a_briefing_says_what_has_changed_under_it() -> None:
    before = chosen(*_items())  # type: ignore[arg-type]
    status, event = draft(before, "ins:nifc"), draft(before, "evt:1")
    assert status is not None
    assert event is not None
    held = content(said(1, **status.fields), said(2, **event.fields), said(3, sort="text", text="Own words."))
    assert [each.state for each in changes(before, held)] == ["same", "same"]
    assert summary(changes(before, held)) == "Every statement stands as it was added."

    after = chosen(
        *(item for item in _items() if getattr(item, "id", "") != "evt:1"),  # type: ignore[arg-type]
        span("b", "status", "operational", "2020-06-01"),
        cites(2, "b", "status", "one"),
    )
    found = changed(after, held)
    assert [(each.statement, each.state) for each in found] == [("sta:my-1", "changed"), ("sta:my-2", "gone")]
    assert found[0].before == "NIFC was approved on 1 January 2020."
    assert found[0].sentence == "It now reads: NIFC has been operational since 1 June 2020."
    assert summary(changes(after, held)) == "Of 2 statements one has changed and the record of one is gone."


def test_more_sources_for_the_same_value_are_no_change() -> None:
    before = chosen(*_items())  # type: ignore[arg-type]
    made = draft(before, "ins:nifc")
    assert made is not None
    after = chosen(*_items(), source("two"), cites(5, "a", "status", "two"))  # type: ignore[arg-type]
    (only,) = changes(after, content(said(1, **made.fields)))
    assert (only.state, only.sentence) == ("sources", "1 citation is more cited for it.")
    assert changed(after, content(said(1, **made.fields))) == ()


def test_a_statement_without_an_item_has_nothing_to_resolve() -> None:
    assert changes(chosen(), content(said(1, sort="fact", text="Words only."))) == ()
    assert own("x:1", "statement").own


def test_niftac_in_the_starter_pack(starter: Starter) -> None:
    selection = starter()
    assert _text(selection, "ins:i04") == "NIFTAC has been operational since 6 May 2025."
    assert _text(selection, "ins:i04", "parent") == (
        "NIFTAC stands under: National Counter Terrorism Authority. "
        "Sources differ: National Counter Terrorism Authority against federal institution (no parent named)."
    )
    assert _text(selection, "ins:i07") == "How NICC stands is not known since about April 2025."


def test_every_item_of_the_starter_pack_makes_a_sentence_in_words(starter: Starter) -> None:
    selection = starter()
    kinds = (
        "institution",
        "policy",
        "event",
        "commitment",
        "relation",
        "function",
        "term",
        "count",
        "decision",
    )
    for kind in (*kinds, "assessment", "point", "provision", "question", "source", "person"):
        for item in selection.kind(kind):
            made = draft(selection, item.id)
            assert made is not None
            assert made.text[-1] in ".?!)”", made.text
            assert f"{item.id.partition(':')[0]}:" not in made.text
            assert "~" not in made.text.replace(item.title, "")
            assert all(each in selection.by_id for each in made.citations)
            sourced = made.citations or "(no source)" in made.text
            assert sourced or kind in {"question", "source", "person"}, made.text
