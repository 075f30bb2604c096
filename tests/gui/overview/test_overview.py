"""The overview, as a user sees it: sentences, counts that open their lists, rows that lead on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from briefing.analysis.state import state
from briefing.ui.institutions.place import InstitutionsPlace
from briefing.ui.kit.dragging import dropped_items
from briefing.ui.kit.prose import Prose
from briefing.ui.overview.counts import Legend, StackedBar, shares
from briefing.ui.overview.lifelines import years_at
from briefing.ui.overview.rows import PressRow


def rows(place, card: str) -> list[PressRow]:
    return [each for each in place.cards[card].findChildren(PressRow) if each.isVisible()]


def test_it_opens_with_the_sentence_of_how_the_bodies_stand(place, context) -> None:
    assert place.headline.words() == "Where coordination stands"
    assert place.lead.words() == state(context.selection).sentence
    assert place.status_words() == "28 bodies, 71 commitments, 272 sources"


@pytest.mark.parametrize("card", ["lifelines", "institutions", "commitments", "disagreements", "events"])
def test_each_card_states_as_of_and_data_to(place, context, card) -> None:
    assert place.cards[card].dates.whole() == "as of 24 Feb 2026, data to 24 Feb 2026"
    context.set_as_of("2020-06-01")
    assert place.cards[card].dates.whole() == "as of 1 Jun 2020, data to 24 Feb 2026"


def test_the_numbers_of_the_bar_add_up_to_what_the_head_says(place) -> None:
    for card, total in (("institutions", 28), ("commitments", 71)):
        [bar] = place.cards[card].findChildren(StackedBar)
        assert sum(each.part.count for each in bar.parts) == total
        assert place.cards[card].numbers.words().startswith(f"{total} ")


def test_each_number_of_the_institutions_opens_the_list_it_counts(place, context, went, qtbot) -> None:
    listed = InstitutionsPlace(context)
    [bar] = place.cards["institutions"].findChildren(StackedBar)
    for part in bar.parts:
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
        name, wanted = went[-1]
        assert name == "institutions"
        listed.restore(wanted)
        assert len(listed.list.shown()) == part.part.count, part.part
    numbers = place.cards["institutions"].numbers
    for link, count in (("bodies", 28), ("every", 79)):
        numbers.linkActivated.emit(link)
        listed.restore(went[-1][1])
        assert len(listed.list.shown()) == count
    listed.deleteLater()


def test_the_legend_does_the_same_by_keyboard(place, went, qtbot) -> None:
    [legend] = place.cards["institutions"].findChildren(Legend)
    entry = next(each for each in legend.entries if each.part.key == "dormant")
    assert entry.accessibleName() == "Dormant, 2: JID and 1 more"
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert went[-1][0] == "institutions"
    assert went[-1][1]["statuses"] == "dormant"
    [legend] = place.cards["commitments"].findChildren(Legend)
    qtbot.keyClick(legend.entries[0], Qt.Key.Key_Space)
    assert went[-1] == ("commitments", {"statuses": legend.entries[0].part.key})


def test_a_lifeline_says_its_history_and_opens_its_profile(place, went, qtbot) -> None:
    lifelines = rows(place, "lifelines")
    assert [each.lifeline.name for each in lifelines] == ["JID", "NICC", "NIFTAC", "PIFTAC"]
    said = lifelines[2].accessibleName()
    assert said.startswith("National Intelligence Fusion and Threat Assessment Centre (NIFTAC); Operational")
    assert said.endswith("sources differ")
    qtbot.mouseClick(lifelines[2], Qt.MouseButton.LeftButton)
    assert went == [("institutions", "ins:i04")]


def test_a_disagreement_shows_both_sides_and_opens_its_evidence(place, context, qtbot) -> None:
    first = rows(place, "disagreements")[0]
    sides = [each.words for each in first.shown.sides]
    assert len(sides) > 1
    assert all(each in first.accessibleName() for each in sides)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert context.current == (first.shown.about, first.shown.field)
    assert context.evidence_on


def test_long_cards_unfold_to_what_their_number_counts(place, qtbot) -> None:
    for card in ("disagreements", "questions"):
        assert len(rows(place, card)) == 6
        count = int(place.cards[card].note_label.whole().split()[0])
        fold = place.cards[card].findChild(QAbstractButton, "fold")
        qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
        assert len(rows(place, card)) == count
        assert place.focusWidget() is place.cards[card].findChild(QAbstractButton, "fold")
        kept = place.state()
        qtbot.mouseClick(place.cards[card].findChild(QAbstractButton, "fold"), Qt.MouseButton.LeftButton)
        assert len(rows(place, card)) == 6
        place.restore(kept)
        assert len(rows(place, card)) == count


def test_the_last_ten_events_newest_first_open_in_the_timeline(place, went, qtbot) -> None:
    events = rows(place, "events")
    assert len(events) == 10
    assert events[0].accessibleName().startswith("24 February 2026; Punjab's PIFTAC")
    qtbot.keyClick(events[0], Qt.Key.Key_Return)
    assert went == [("timeline", events[0].shown.id)]


def test_a_question_opens_why_it_matters(place, qtbot) -> None:
    question = rows(place, "questions")[0]
    assert {"ins:i03", "ins:i04", "ins:i05"} & set(question.shown.related)
    qtbot.mouseClick(question, Qt.MouseButton.LeftButton)
    shown = [each.words() for each in place.cards["questions"].findChildren(Prose) if each.isVisible()]
    assert question.shown.why in shown
    assert any(question.shown.answer in each for each in shown)
    assert question.shown.why in question.accessibleDescription()


def test_another_date_is_another_state_and_the_focus_stays(place, context) -> None:
    rows(place, "lifelines")[0].setFocus()
    context.set_as_of("2020-06-01")
    assert place.lead.words() == state(context.selection).sentence
    assert [each.lifeline.name for each in rows(place, "lifelines")] == ["JID"]
    assert QApplication.focusWidget() is rows(place, "lifelines")[0]
    assert all(each.shown.date[:4] <= "2020" for each in rows(place, "events"))


def test_what_the_user_writes_shows_at_once(place, context, workspace) -> None:
    before = rows(place, "events")[0].shown.id
    context.do(
        lambda: workspace.add("event", {"title": "Something new", "date": "2026-02-24"}, label="Add an event")
    )
    shown = [each.shown.title for each in rows(place, "events")]
    assert "Something new" in shown
    new = next(each for each in rows(place, "events") if each.shown.title == "Something new")
    assert "no source" in new.accessibleName()
    context.undo()
    assert rows(place, "events")[0].shown.id == before


def test_columns_follow_the_width(place) -> None:
    def left_edges() -> set[int]:
        return {
            card.mapTo(place, card.rect().topLeft()).x() for card in place.cards.values() if card.isVisible()
        }

    for width, columns, shown in ((760, 1, 6), (1166, 2, 6), (1720, 3, 8)):
        place.resize(width, 900)
        QApplication.processEvents()
        assert place.columns() == columns
        assert len(left_edges()) == columns
        assert sum(card.isVisible() for card in place.cards.values()) == shown


def test_the_essentials_stand_above_660_pixels(place) -> None:
    for card in ("lifelines", "institutions", "commitments"):
        low = place.cards[card].mapTo(place, place.cards[card].rect().bottomLeft()).y()
        # The top bar takes 48 pixels, the status line 26.
        assert low + 48 + 26 <= 660, card


def test_draft_button_starts_or_opens(place, context, went, qtbot) -> None:
    asked = []
    context.performRequested.connect(asked.append)
    assert place.draft_button.text() == "Start a briefing"
    qtbot.mouseClick(place.draft_button, Qt.MouseButton.LeftButton)
    assert asked == ["briefing.start"]
    said = []
    context.toastRequested.connect(lambda text, _undo, _show: said.append(text))
    qtbot.mouseClick(place.add_button, Qt.MouseButton.LeftButton)
    content = context.workspace.briefing(context.draft)
    [block] = [each for each in content.blocks if each.kind.key == "glance"]
    assert said == ["State of coordination is in the briefing already"]
    context.do(lambda: context.workspace.remove(block.id, label="Remove a block"))
    qtbot.mouseClick(place.add_button, Qt.MouseButton.LeftButton)
    content = context.workspace.briefing(context.draft)
    assert "glance" in {each.kind.key for each in content.blocks}
    assert said[-1] == "State of coordination is in the briefing now"
    assert place.draft_button.text() == "Open the draft"
    qtbot.mouseClick(place.draft_button, Qt.MouseButton.LeftButton)
    assert went[-1] == ("briefings", context.draft)


def test_each_pressable_thing_has_a_name_and_a_way_by_keyboard(place) -> None:
    bars = {part for bar in place.findChildren(StackedBar) for part in bar.parts}
    for button in place.findChildren(QAbstractButton):
        assert button.accessibleName(), button
        assert button in bars or button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.accessibleName()


def test_the_menu_of_a_row(place, qtbot) -> None:
    row = rows(place, "events")[1]
    row.menuAsked.emit(place.mapToGlobal(row.rect().center()))
    [menu] = [each for each in row.findChildren(QMenu) if each.isVisible()]
    assert [each.text().split("\t")[0] for each in menu.actions()] == [
        "Add to briefing",
        "Show evidence",
        "Copy as citation",
        "Marking…",
    ]
    menu.close()


@given(st.lists(st.integers(1, 90), min_size=1, max_size=10), st.integers(300, 900))
def test_parts_of_a_bar_fill_it_and_keep_their_order(counts, room) -> None:
    lengths = shares(counts, [18.0] * len(counts), room)
    assert abs(sum(lengths) - room) < 0.01
    assert all(each >= 17.99 for each in lengths)
    for (one, long), (other, short) in pairwise(sorted(zip(counts, lengths, strict=True))):
        assert one <= other
        assert long <= short + 1e-6


@given(st.integers(1950, 2020), st.floats(1, 80), st.integers(80, 900))
def test_years_of_an_axis_never_overlap(first, span, wide) -> None:
    found = years_at(first, first + span, wide, 12)
    places = [x for x, _ in found]
    assert all(b - a >= 12 * 3.2 - 0.01 for a, b in pairwise(places))
    assert all(-0.01 <= x <= wide + 0.01 for x in places)


def test_a_large_record_is_read_in_a_worker(place, context, monkeypatch, qtbot) -> None:
    monkeypatch.setattr("briefing.ui.overview.place.LARGE", 10)
    before = place.lead.words()
    context.set_as_of("2016-06-01")
    assert place.lead.words() == before
    qtbot.waitUntil(lambda: place.lead.words() != before)
    assert place.lead.words() == state(context.selection).sentence


def test_before_anything_was_promised_each_card_says_so_in_a_sentence(place, context) -> None:
    context.set_as_of("2000-01-01")
    found = state(context.selection)
    for card, words in (
        ("lifelines", "None is on record by this date."),
        ("institutions", found.sentence),
        ("commitments", found.commitments_sentence),
        ("questions", "No open question is on record by this date."),
    ):
        shown = [each.words() for each in place.cards[card].findChildren(Prose) if each.isVisible()]
        assert words in shown
    assert not [bar for bar in place.findChildren(StackedBar) if bar.isVisible()]


def test_the_page_does_not_jump_when_another_date_is_shown(place, context) -> None:
    rows(place, "lifelines")[2].setFocus()
    context.set_as_of("2009-01-01")
    QApplication.processEvents()
    assert place.page.verticalScrollBar().value() == 0
    assert place.isAncestorOf(QApplication.focusWidget())


def test_a_side_stands_against_another_and_never_alone(place, context) -> None:
    for day in ("2009-01-01", "2016-06-01", "2022-01-01", ""):
        context.set_as_of(day)
        assert all(len(each.shown.sides) > 1 for each in rows(place, "disagreements"))


def test_what_a_question_bears_on_is_named_once_and_opens(place, went, qtbot) -> None:
    question = rows(place, "questions")[0]
    qtbot.mouseClick(question, Qt.MouseButton.LeftButton)
    bears = next(
        each
        for each in place.cards["questions"].findChildren(Prose)
        if each.isVisible() and each.words().startswith("Bears on: ")
    )
    names = bears.words().removeprefix("Bears on: ").split(", ")
    assert len(names) == len(set(names))
    bears.linkActivated.emit("ins:i04")
    assert went == [("institutions", "ins:i04")]


def test_what_has_the_focus_is_what_ctrl_d_adds(place, context) -> None:
    rows(place, "lifelines")[2].setFocus()
    assert context.current == ("ins:i04", "")
    first = rows(place, "disagreements")[0]
    first.setFocus()
    assert context.current == (first.shown.about, first.shown.field)


def test_arrows_walk_from_row_to_row(place, qtbot) -> None:
    events = rows(place, "events")
    events[0].setFocus()
    qtbot.keyClick(events[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is events[1]
    qtbot.keyClick(events[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is events[0]


def test_a_row_is_dragged_with_its_item_and_field(place, context, went, monkeypatch) -> None:
    carried = []
    monkeypatch.setattr(
        "briefing.ui.overview.rows.QDrag.exec",
        lambda drag, _action: carried.extend(dropped_items(drag.mimeData())),
    )
    row = rows(place, "disagreements")[0]
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(80, 40),
        row.mapToGlobal(QPointF(80, 40)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, move)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(80, 40))
    assert carried == [(row.shown.about, row.shown.field)]
    assert not context.evidence_on
