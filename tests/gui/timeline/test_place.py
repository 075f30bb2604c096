"""What a user meets in the place: card, chronology in step, filter, copying, what is kept for back and forward."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget

from briefing.domain.filters import EventFilter
from briefing.ui.actions import ACTIONS
from briefing.ui.kit.buttons import Button
from briefing.ui.kit.chips import FilterChip
from briefing.ui.kit.fields import DateField, SearchField
from briefing.ui.kit.prose import Prose
from briefing.ui.timeline import filtering
from briefing.ui.timeline.chronology import YearHead, lines_of
from briefing.ui.timeline.menu import event_menu
from briefing.ui.timeline.option_list import OptionList
from briefing.ui.timeline.place import TimelinePlace
from briefing.ui.timeline.rows import EventRow

JAFFAR = "evt:e146"
FUSION = "evt:e138"


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    said = [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(said + [part.words() for part in widget.findChildren(Prose) if not part.isHidden()])


def press(place: TimelinePlace, event_id: str) -> None:
    """Press the mark of an event with the mouse."""
    place.canvas.choose(event_id)
    x, y = place.canvas.arrangement.spot(place.canvas.found())
    QTest.mouseClick(place.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_it_opens_on_the_years_in_which_most_happened(place):
    assert place.status_words() == "2013 to 2026, 156 of 175 events in view"
    assert place.bar.words.whole() == "175 events, 1997 to 2026"


def test_a_pressed_mark_opens_its_card_with_date_place_sentence_and_grade(place):
    place.canvas.show_days(739_300, 739_400)
    press(place, JAFFAR)
    assert place.card.isVisible()
    said = words(place.card)
    assert "11 March 2025" in said
    assert "Bolan, Balochistan" in said
    assert "The Jaffar Express was stopped near Bolan" in said
    assert "usually reliable source" in said
    assert place.list.chosen() == JAFFAR


def test_the_card_never_hides_its_own_mark(place):
    for event in place.content.rows[::9]:
        place.choose(event.id)
        x, y = place.canvas.arrangement.spot(place.canvas.found())
        assert not place.card.geometry().contains(round(x), round(y)), event.title
        assert place.canvas.rect().contains(place.card.geometry())


def test_canvas_and_list_are_in_step_both_ways(place):
    place.canvas.choose(FUSION)
    assert place.list.chosen() == FUSION
    QTest.keyClick(place.list, Qt.Key.Key_Down)
    assert place.list.chosen() != FUSION
    assert place.canvas.chosen == place.list.chosen()
    assert place.context.current[0] == place.list.chosen()
    x, _ = place.canvas.arrangement.spot(place.canvas.found())
    assert place.canvas.view.left <= x <= place.canvas.view.right


def test_the_list_walks_over_headings(place):
    place.choose(place.content.rows[-1].id, card=False)
    seen = []
    for _ in range(12):
        seen.append(place.list.chosen())
        QTest.keyClick(place.list, Qt.Key.Key_Down)
    assert len(set(seen)) == 12
    assert all(each.startswith("evt:") for each in seen)


def test_the_list_follows_the_view(place):
    place.canvas.zoom(0.15)
    place.canvas.show_days(733_000, 733_000 + 700)  # 2007 and 2008
    top = place.list.rows.event_at(place.list.indexAt(QPoint(20, 40))) or place.list.rows.event_at(
        place.list.indexAt(QPoint(20, 4))
    )
    assert top is not None
    assert top.year <= 2009


def test_after_a_filter_the_list_begins_with_the_newest_event_in_view(place):
    place.list.scrollToBottom()
    place.set_filter(EventFilter(institutions=frozenset({"ins:i01"})))
    QApplication.processEvents()
    newest = max(place.canvas.in_view(), key=lambda row: (row.year, row.mark.first, row.id))
    box = place.list.visualRect(place.list.rows.place_of(newest.id))
    assert 0 <= box.top() < 120


def test_list_holds_every_event_once_newest_first_under_its_year(place):
    lines = lines_of(place.content.rows)
    events = [line for line in lines if isinstance(line, EventRow)]
    assert sorted(event.id for event in events) == sorted(event.id for event in place.content.rows)
    years = [line.year for line in lines if isinstance(line, YearHead)]
    assert years == sorted(years, reverse=True)
    assert sum(line.count for line in lines if isinstance(line, YearHead)) == len(events)


def test_space_adds_to_the_briefing_and_enter_opens_the_card_and_then_the_evidence(qtbot, place, workspace):
    place.canvas.setFocus()
    place.canvas.choose(JAFFAR)
    QTest.keyClick(place.canvas, Qt.Key.Key_Space)
    content = workspace.briefing(place.context.draft)
    assert [statement.subject for statement in content.statements] == [JAFFAR]
    QTest.keyClick(place.canvas, Qt.Key.Key_Return)
    assert place.card.isVisible()
    assert not place.context.evidence_on
    with qtbot.waitSignal(place.context.evidenceRequested):
        QTest.keyClick(place.canvas, Qt.Key.Key_Return)
    assert place.context.evidence_on
    assert place.context.current[0] == JAFFAR


def test_escape_closes_the_card(place):
    place.canvas.setFocus()
    place.choose(JAFFAR)
    QTest.keyClick(place.canvas, Qt.Key.Key_Escape)
    assert not place.card.isVisible()
    assert place.canvas.tie() is None


def test_a_press_beside_the_words_of_the_card_leaves_it_open(place):
    place.choose(JAFFAR)
    assert place.card.isVisible()
    QTest.mouseClick(place.card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert place.card.isVisible()


def test_the_name_of_a_lane_opens_its_institution(qtbot, place):
    canvas = place.canvas
    lanes = canvas.content.lanes
    at = next(at for at, lane in enumerate(lanes) if lane.key == "ins:i01")
    spot = QPoint(20, round(canvas.arrangement.mark_y(at)))
    assert canvas.arrangement.lane_at(spot.y()) == at
    with qtbot.waitSignal(place.context.navigateRequested) as asked:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert "ins:i01" in asked.args


def test_a_cluster_lists_its_events_and_opens_up(place):
    canvas = place.canvas
    made = canvas.arrangement
    lane, node = next(
        (lane, node)
        for lane in made.visible_lanes()
        for _, node in made.in_view(lane)
        if node.cluster and len({event.mark.anchor for event in node.events}) == len(node.events)
        and canvas.view.left + 20 < node.x + made.shift < canvas.view.right - 20
    )  # fmt: skip
    at = QPoint(round(node.x + made.shift), round(made.mark_y(lane)))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    said = words(place.card)
    assert f"{len(node.events)} events" in said
    for event in node.events[:6]:
        assert event.when in said
    place.card.chosen.emit(node.events[0].id)
    card = place.card
    lowest = max(part.geometry().bottom() for part in card.findChildren(Button) if part.isVisible())
    assert card.event_id == node.events[0].id
    assert lowest < card.height() <= lowest + 30, "the card is as high as what it says"
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    apart = {canvas.arrangement.layout(lane).node_of(event.id) for event in node.events}
    assert len(apart) > 1


def test_a_filter_by_actor_narrows_canvas_list_and_words(place):
    place.bar.open_part("institutions")
    options = place.bar.findChild(OptionList) or QApplication.activePopupWidget().findChild(OptionList)
    item = next(
        options.list.item(at)
        for at in range(options.list.count())
        if options.list.item(at).data(Qt.ItemDataRole.UserRole) == "ins:i04"
    )
    item.setCheckState(Qt.CheckState.Checked)
    assert 0 < len(place.content.rows) < 175
    assert all("ins:i04" in event.bodies for event in place.content.rows)
    assert place.bar.words.whole() == f"{len(place.content.rows)} events, NIFTAC"
    assert place.bar.chips["institutions"].is_set
    assert place.content.lanes[0].key == "ins:i04"
    assert sum(isinstance(line, EventRow) for line in place.list.rows.lines) == len(place.content.rows)
    place.bar.chips["institutions"].cleared.emit()
    assert len(place.content.rows) == 175


def test_a_period_is_typed_in_plain_words_and_brought_into_view(place):
    place.bar.open_part("period")
    first, last = QApplication.activePopupWidget().findChildren(DateField)
    first.setText("2020")
    last.setText("March 2021")
    assert place.filter == EventFilter(first="2020-01-01", last="2021-03-31")
    assert "2020 to March 2021" in place.bar.words.whole()
    assert {event.year for event in place.content.rows} <= {2020, 2021}
    assert place.canvas.view.days < 500


def test_words_narrow_as_one_types(place):
    place.find_here()
    field = QApplication.activePopupWidget().findChild(SearchField)
    QTest.keyClicks(field, "train bolan")
    assert place.filter.text == "train bolan" or place.filter.text
    assert all("bolan" in (event.title + event.place).casefold() for event in place.content.rows)


def test_an_empty_result_says_so_and_offers_the_way_back(place):
    place.set_filter(EventFilter(text="zzzzzz"))
    assert not place.empty.isHidden()
    assert place.list.isHidden()
    place.empty.button.click()
    assert len(place.content.rows) == 175
    assert not place.list.isHidden()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (EventFilter(first="2020-01-01", last="2025-12-31"), ["2020 to 2025"]),
        (EventFilter(institutions=frozenset({"ins:i04", "ins:i07"})), ["NICC or NIFTAC"]),
        (EventFilter(grades=frozenset("AB")), ["Reliability A or B"]),
        (EventFilter(kinds=frozenset({"attack"}), mine=True), ["Attack", "yours"]),
        (EventFilter(first="2025-04-07"), ["since 7 April 2025"]),
        (EventFilter(last="2013-03-31", text="a “b”"), ["until March 2013", "with “a “b””"]),
        (EventFilter(), []),
    ],
)
def test_the_filter_is_said_in_words_and_kept_as_text(context, wanted, said):
    assert filtering.filter_words(wanted, context.selection) == said
    assert filtering.read(filtering.written(wanted)) == wanted


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"kinds": 3, "first": ["a"], "mine": "yes"}'])
def test_a_text_that_is_no_filter_narrows_nothing(text):
    assert filtering.read(text) == EventFilter()


def test_lanes_by_theme_and_province(place):
    place.bar.mode.chosen.emit("theme")
    assert "Laws" in [lane.name for lane in place.content.lanes]
    place.bar.mode.chosen.emit("province")
    names = [lane.name for lane in place.content.lanes]
    assert "Balochistan" in names
    balochistan = next(lane for lane in place.content.lanes if lane.name == "Balochistan")
    assert JAFFAR in [event.id for event in balochistan.events]
    assert any(event.place == "Quetta" for event in balochistan.events)
    assert place.context.workspace.setting("timeline-lanes") == "province"


def test_state_brings_filter_window_and_lanes_back(qtbot, context, place):
    place.set_filter(EventFilter(kinds=frozenset({"law"})))
    place.set_mode("theme")
    place.canvas.zoom(0.3)
    kept = place.state()
    other = TimelinePlace(context)
    qtbot.addWidget(other)
    other.resize(place.size())
    other.show()
    other.restore(kept)
    assert other.filter == place.filter
    assert other.mode == "theme"
    assert other.canvas.view.first == pytest.approx(place.canvas.view.first, abs=1)
    assert other.canvas.view.days == pytest.approx(place.canvas.view.days, rel=1e-3)
    other.restore({"first": "nonsense", "filter": "?"})
    assert other.filter == EventFilter()


def test_an_event_of_ones_own_is_there_at_once_and_marked(place, workspace):
    from briefing.ui.timeline.wording import event_words

    change = workspace.add(
        "event", {"title": "The board meets", "date": "2025-06-XX", "category": "meeting"}, label="x"
    )
    place.context.tell(change)
    place.refresh(change)
    event = place.content.by_id[change.new[0]]
    assert event.mine
    assert event.mark.form == "within"
    assert event_words(event).endswith("no source; yours")
    place.open_object(event.id)
    assert place.canvas.chosen == event.id
    assert "yours" in words(place.card)


def test_an_event_without_a_date_stands_on_the_shelf(place, workspace):
    change = workspace.add(
        "event", {"title": "A directorate is renamed", "category": "institution"}, label="x"
    )
    place.context.tell(change)
    place.refresh(change)
    canvas = place.canvas
    ((box, rows, said),) = canvas.shelf_boxes()
    assert [event.id for event in rows] == [change.new[0]]
    assert said == "A directorate is renamed"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert canvas.chosen == change.new[0]
    assert "undated" in words(place.card)


def test_open_object_brings_back_what_the_filter_hides(place):
    place.set_filter(EventFilter(kinds=frozenset({"law"})))
    place.open_object(JAFFAR)
    assert place.canvas.chosen == JAFFAR
    assert place.current_object() == JAFFAR
    assert place.filter.empty


def test_a_body_narrows_the_timeline_to_its_events(place):
    place.open_object("ins:i07")
    assert place.filter.institutions == {"ins:i07"}
    assert place.content.rows


def test_another_as_of_date_ends_lifelines_there(place):
    place.context.set_as_of("2018-01-01")
    place.refresh(None)
    last = max(segment.after for lane in place.content.lanes for segment in lane.life)
    assert last == place.content.as_of + 1
    assert len(place.content.rows) == 175


def copied(qtbot, place: TimelinePlace) -> QMimeData:
    with qtbot.waitSignal(place.context.toastRequested):
        place.copy.click()
    return QGuiApplication.clipboard().mimeData()


def test_copying_the_chronology_gives_markdown_and_rich_text_with_notes(qtbot, place):
    place.set_filter(EventFilter(institutions=frozenset({"ins:i04"})))
    data = copied(qtbot, place)
    markdown, html = data.text(), data.html()
    assert "<li>" in html
    for event in place.content.rows:
        line = next(line for line in markdown.splitlines() if event.title.rstrip(".")[:40] in line)
        assert "[^" in line or "no source" in line
        assert event.title.rstrip(".")[:40] in html
    used = {number for number in range(1, 200) if f"[^{number}]" in markdown.split("[^1]: ")[0]}
    listed = {number for number in range(1, 200) if f"[^{number}]: " in markdown}
    assert used == listed
    assert used


def test_copied_text_is_escaped(qtbot, place, workspace):
    title = "A <b>bold</b> *star* | pipe [link](http://x)"
    change = workspace.add("event", {"title": title, "date": "2025", "category": "meeting"}, label="x")
    place.context.tell(change)
    place.refresh(change)
    place.set_filter(EventFilter(mine=True))
    data = copied(qtbot, place)
    assert "<b>bold" not in data.html()
    assert "&lt;b&gt;bold" in data.html()
    assert "\\*star\\*" in data.text()
    assert "\\[link\\]" in data.text()


def test_the_menu_of_an_event_says_what_can_be_done(place):
    place.choose(FUSION)
    menu = event_menu(place, place.content.by_id[FUSION])
    said = [action.text() for action in menu.actions() if action.text()]
    assert said[0] == "Add to briefing"
    assert "Only events of NIFTAC" in said
    next(action for action in menu.actions() if action.text() == "Only events of NIFTAC").trigger()
    assert place.filter.institutions == {"ins:i04"}


def test_the_actions_of_the_table_are_done_here(place):
    mine = [row.id for row in ACTIONS if row.place == "timeline"]
    assert len(mine) == 6
    for action in mine:
        assert place.perform(action), action
    assert place.mode == "province"
    assert place.lacks("timeline.clear") == "no filter is set"
    assert not place.perform("other")


def test_titles_are_plain_text_everywhere(place, workspace):
    title = "<img src=x> &amp; <b>bold</b> of a board that meets"
    change = workspace.add("event", {"title": title, "date": "2025-05-05", "category": "meeting"}, label="x")
    place.context.tell(change)
    place.refresh(change)
    place.open_object(change.new[0])
    assert title in words(place.card)
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in place.findChildren(QLabel) if label.text()
    )
    index = place.list.rows.place_of(change.new[0])
    assert "<b>" not in place.list.rows.data(index, Qt.ItemDataRole.ToolTipRole)


def test_every_control_has_a_name_and_a_way_by_keyboard(place):
    for widget in [
        *place.findChildren(QAbstractButton),
        place.canvas,
        place.list,
        *place.findChildren(FilterChip),
    ]:
        assert widget.accessibleName(), widget
        inside = widget.parentWidget() is not None and widget.parentWidget() is place.bar.mode
        assert inside or widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.accessibleName()
    assert place.list.accessibleName() == "Chronology"
    place.choose(JAFFAR)
    assert "Jaffar Express" in place.canvas.accessibleDescription()


def test_the_list_gives_way_where_it_is_narrow(place):
    place.resize(846, 694)
    QApplication.processEvents()
    assert place.panel.isHidden()
    place.resize(1166, 694)
    QApplication.processEvents()
    assert not place.panel.isHidden()
    assert place.panel.width() == pytest.approx(308, abs=3)


def test_many_events_are_read_in_a_worker(qtbot, place, monkeypatch):
    from briefing.ui.timeline import place as module

    monkeypatch.setattr(module, "LARGE", 10)
    place.set_filter(EventFilter(kinds=frozenset({"law"})))
    qtbot.waitUntil(lambda: 0 < len(place.content.rows) < 175)
    assert {event.category for event in place.content.rows} == {"law"}


def test_a_long_list_has_even_lines_and_still_says_all(place, monkeypatch):
    from briefing.ui.timeline import chronology as module

    monkeypatch.setattr(module, "MANY_LINES", 10)
    place.list.show_rows(place.content.rows)
    heights = {place.list.sizeHintForIndex(place.list.rows.index(at, 0)).height() for at in range(20)}
    assert len(heights) == 1
    longest = max(place.content.rows, key=lambda row: len(row.title))
    index = place.list.rows.place_of(longest.id)
    assert longest.title.rstrip(".") in place.list.rows.data(index, Qt.ItemDataRole.DisplayRole)
    place.choose(longest.id, card=False)
    assert not place.list.grab().isNull()


def test_options_can_be_narrowed_and_ticked_by_keyboard(place):
    place.bar.open_part("institutions")
    popup = QApplication.activePopupWidget()
    field, listing = popup.findChild(SearchField), popup.findChild(QListWidget)
    QTest.keyClicks(field, "fusion")
    shown = [listing.item(at) for at in range(listing.count()) if not listing.item(at).isHidden()]
    assert 0 < len(shown) < listing.count()
    assert all("fusion" in item.text().casefold() for item in shown)
    listing.setCurrentItem(shown[0])
    QTest.keyClick(listing, Qt.Key.Key_Space)
    assert place.filter.institutions == {shown[0].data(Qt.ItemDataRole.UserRole)}
    at = listing.visualItemRect(shown[1]).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert place.filter.institutions == {item.data(Qt.ItemDataRole.UserRole) for item in shown[:2]}
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, at.y()))
    assert place.filter.institutions == {shown[0].data(Qt.ItemDataRole.UserRole)}
