"""What a user sees and does on the canvas: marks, labels, zoom, pan, keys, the overview strip."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing.store import Workspace
from briefing.ui.application import dress
from briefing.ui.kit.theme import theme, themes
from briefing.ui.shell.context import Context
from briefing.ui.timeline import frame
from briefing.ui.timeline.lanes import MODES
from briefing.ui.timeline.place import TimelinePlace

SIZES = {"1366x768": (1166, 694), "1920x1080": (1720, 1006), "1180x660": (1128, 586)}
NIFTAC_APPROVED = "evt:e138"


@pytest.fixture(scope="module")
def stage(qapp, starter_file, tmp_path_factory):
    """One place for all tests here: they change what is in view and nothing on record."""
    path = tmp_path_factory.mktemp("stage") / "workspace.briefing"
    shutil.copy(starter_file, path)
    dress(qapp)
    themes().choose("light", scale=1.0, reduced_motion=True)
    with Workspace.open(path) as workspace:
        shown = TimelinePlace(Context(workspace))
        shown.resize(1166, 694)
        shown.show()
        yield shown
        shown.close()
        shown.deleteLater()


@pytest.fixture
def place(qtbot, stage):
    themes().choose("light", scale=1.0, reduced_motion=True)
    stage.resize(1166, 694)
    if stage.mode != "institution":
        stage.set_mode("institution")
    QApplication.processEvents()
    stage.close_card()
    stage.canvas.choose("")
    stage.canvas.lane = 0
    stage.canvas.scroll_to(0)
    stage.canvas.show_first_view()
    return stage


def everything_drawn(canvas):
    """The ids of all events that can be seen by scrolling and panning: in a lane, in a cluster, or on the shelf."""
    made = canvas.arrangement
    drawn = {
        event.id
        for lane in range(len(canvas.content.lanes))
        for node in made.layout(lane).nodes
        for event in node.events
    }
    return drawn | {event.id for _, rows, _ in canvas.shelf_boxes() for event in rows}


def wheel(canvas, at, turned, across=0, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(across, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def key(widget, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for each in keys:
        QTest.keyClick(widget, each, modifiers)


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", SIZES)
def test_no_label_covers_another_or_a_mark(place, size, mode, scale):
    themes().choose("light", scale=scale)
    place.resize(*SIZES[size])
    place.set_mode(mode)
    canvas = place.canvas
    for zoom in (
        canvas.show_first_view,
        canvas.fit,
        lambda: canvas.zoom(0.2),
        lambda: canvas.zoom(0.1),
    ):
        zoom()
        QApplication.processEvents()
        made = canvas.arrangement
        for lane in made.visible_lanes():
            boxes = []
            for label, left in made.labels_in_view(lane):
                base = made.baseline(lane, label.place.row)
                width = canvas.measure(label.text) + (15 * scale if label.disputed or label.unsourced else 0)
                assert width <= label.place.right - label.place.left + 0.01
                boxes.append(QRectF(left, base - 11 * scale, width, 14 * scale))
                assert left >= canvas.view.left
                assert base - 11 * scale >= made.lane_top(lane) - 1
            for one, other in pairwise(sorted(boxes, key=lambda box: (box.top(), box.left()))):
                assert not one.intersects(other), (place.mode, made.content.lanes[lane].name)
            marks = [
                QRectF(
                    node.left + made.shift,
                    made.mark_y(lane) - 9.5 * scale,
                    node.right - node.left,
                    19 * scale,
                )
                for _, node in made.in_view(lane)
            ]
            assert not any(box.intersects(mark) for box in boxes for mark in marks)


@pytest.mark.parametrize("mode", MODES)
def test_every_event_can_be_reached(place, mode):
    place.set_mode(mode)
    assert len(place.content.rows) == 175
    assert everything_drawn(place.canvas) == {event.id for event in place.content.rows}


def test_a_painter_that_drops_an_event_is_caught(place, monkeypatch):
    lanes = place.canvas.content.lanes
    monkeypatch.setattr(place.canvas.arrangement, "layout", lambda lane, real=place.canvas.arrangement.layout: (
        real(lane) if lane else type(real(0))(lanes[0], real(0).nodes[1:], ())
    ))  # fmt: skip
    missing = {event.id for event in place.content.rows} - everything_drawn(place.canvas)
    assert missing == {
        event.id
        for event in lanes[0].events
        if all(event not in lane.events for lane in lanes[1:])
        and place.canvas.arrangement.layout(0).node_of(event.id) < 0
    }
    assert missing


def test_marks_are_painted_where_the_arrangement_says(place):
    place.set_mode("theme")
    canvas = place.canvas
    picture = canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    ink, accent, seen = theme().colour("ink"), theme().colour("accent"), 0
    made = canvas.arrangement
    for lane in made.visible_lanes():
        for _, node in made.in_view(lane):
            x, y = node.x + made.shift, made.mark_y(lane)
            if not canvas.view.left + 14 < x < canvas.view.right - 14 or y > canvas.zones().lanes_bottom - 4:
                continue
            if len(node.events) == 1 and node.events[0].mark.form != "day":
                continue
            if not node.cluster and node.events[0].category == "statement":
                continue
            at = picture.pixelColor(int((x - (9 if node.cluster else 0)) * ratio), int(y * ratio))
            assert at == (accent if node.cluster else ink), (
                made.content.lanes[lane].name,
                node.events[0].title,
            )
            seen += 1
    assert seen > 40


def test_the_wheel_zooms_at_the_pointer(place):
    canvas = place.canvas
    at = QPoint(500, 300)
    under, days = canvas.view.day(500), canvas.view.days
    wheel(canvas, at, 120)
    assert canvas.view.days < days
    assert abs(canvas.view.x(under) - 500) < 1
    wheel(canvas, at, -120)
    assert canvas.view.days == pytest.approx(days, rel=1e-6)


def test_the_wheel_across_pans_and_over_the_heads_scrolls_the_lanes(place):
    canvas = place.canvas
    canvas.zoom(0.3)
    first = canvas.view.first
    wheel(canvas, QPoint(500, 300), 0, across=-120)
    assert canvas.view.first > first
    first = canvas.view.first
    wheel(canvas, QPoint(500, 300), 120, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.first < first
    assert canvas.arrangement.overflow > 0
    wheel(canvas, QPoint(40, 300), -120)
    assert canvas.arrangement.scroll > 0


def test_dragging_pans_and_does_not_press(qtbot, place):
    canvas = place.canvas
    canvas.zoom(0.3)
    first = canvas.view.first
    with qtbot.assertNotEmitted(canvas.pressed):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
        QTest.mouseMove(canvas, QPoint(460, 300))
        QTest.mouseMove(canvas, QPoint(400, 300))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.view.first == pytest.approx(first + 100 / canvas.view.day_px, abs=0.5)


def test_a_double_click_on_an_empty_place_zooms_in_there(place):
    canvas = place.canvas
    days, under = canvas.view.days, canvas.view.day(700)
    lane = next(
        at
        for at in canvas.arrangement.visible_lanes()
        if not canvas.arrangement.at(700, canvas.arrangement.lane_top(at) + 4)
    )
    QTest.mouseDClick(
        canvas, Qt.MouseButton.LeftButton, pos=QPoint(700, canvas.arrangement.lane_top(lane) + 4)
    )
    assert canvas.view.days == pytest.approx(days / 2)
    assert abs(canvas.view.x(under) - 700) < 1


def test_a_press_on_the_strip_brings_its_years_into_view(place):
    canvas, zones = place.canvas, place.canvas.zones()
    canvas.zoom(0.2)
    world = canvas.content.world
    day = date(2010, 1, 1).toordinal()
    x = zones.strip_left + (day - world.first) / world.days * zones.strip_width
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(int(x), zones.height - 20))
    assert canvas.view.first < day < canvas.view.last


def test_the_handles_of_the_strip_change_how_much_is_in_view(place):
    canvas, zones = place.canvas, place.canvas.zones()
    world = canvas.content.world
    view = frame.strip_window(zones, canvas.view, world.first, world.last)
    last, first = canvas.view.last, canvas.view.first
    start = QPoint(int(view.left()), int(view.center().y()))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(60, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert canvas.view.first > first + 300
    assert canvas.view.last == pytest.approx(last, abs=1)


def test_arrows_walk_along_a_lane_event_by_event(place):
    canvas = place.canvas
    canvas.setFocus()
    events = [event.id for event in canvas.content.lanes[0].events]
    visited = []
    for _ in events:
        key(canvas, Qt.Key.Key_Right)
        visited.append(canvas.chosen)
        found = canvas.found()
        x, _y = canvas.arrangement.spot(found)
        assert canvas.view.left <= x <= canvas.view.right
    assert visited == events
    key(canvas, Qt.Key.Key_Right)
    assert canvas.chosen == events[-1]
    key(canvas, Qt.Key.Key_Home)
    assert canvas.chosen == events[0]
    key(canvas, Qt.Key.Key_End)
    assert canvas.chosen == events[-1]


def test_every_event_is_reached_by_arrows_alone(place):
    canvas = place.canvas
    reached = set()
    for at, lane in enumerate(canvas.content.lanes):
        key(canvas, Qt.Key.Key_Home)
        assert canvas.lane == at
        for _ in lane.events:
            reached.add(canvas.chosen)
            key(canvas, Qt.Key.Key_Right)
        key(canvas, Qt.Key.Key_Down)
    assert reached == {event.id for event in canvas.content.rows}


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane(place):
    canvas = place.canvas
    place.choose(NIFTAC_APPROVED, card=False)
    lane, day = canvas.lane, canvas.content.by_id[NIFTAC_APPROVED].mark.first
    key(canvas, Qt.Key.Key_Down)
    assert canvas.lane == lane + 1
    other = canvas.content.by_id[canvas.chosen].mark.first
    assert all(abs(row.mark.first - day) >= abs(other - day) for row in canvas.content.lanes[lane + 1].events)
    key(canvas, Qt.Key.Key_Up)
    assert canvas.lane == lane


def test_plus_minus_and_0_zoom(place):
    canvas = place.canvas
    days = canvas.view.days
    key(canvas, Qt.Key.Key_Plus)
    assert canvas.view.days < days
    key(canvas, Qt.Key.Key_Minus)
    assert canvas.view.days == pytest.approx(days, rel=1e-6)
    key(canvas, Qt.Key.Key_0)
    world = canvas.content.world
    assert (canvas.view.first, canvas.view.last) == (pytest.approx(world.first), pytest.approx(world.last))


def test_page_down_and_up_move_by_a_window(place):
    canvas = place.canvas
    canvas.zoom(0.2)
    key(canvas, Qt.Key.Key_PageUp)
    first = canvas.view.first
    key(canvas, Qt.Key.Key_PageDown)
    assert canvas.view.first > first


def test_control_home_and_end_go_to_the_first_and_last_event_of_all(place):
    canvas = place.canvas
    key(canvas, Qt.Key.Key_Home, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert canvas.chosen == canvas.content.rows[0].id
    key(canvas, Qt.Key.Key_End, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert canvas.chosen == canvas.content.rows[-1].id


def test_time_runs_from_left_to_right_in_a_window_from_right_to_left(place):
    place.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    canvas = place.canvas
    assert canvas.view.x(date(2020, 1, 1).toordinal()) > canvas.view.x(date(2015, 1, 1).toordinal())
    assert canvas.layoutDirection() == Qt.LayoutDirection.LeftToRight
    before = canvas.grab().toImage()
    place.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QApplication.processEvents()
    assert before.size().height() == canvas.grab().toImage().size().height()
    place.choose(NIFTAC_APPROVED, card=False)
    here = canvas.content.by_id[canvas.chosen].mark.first
    key(canvas, Qt.Key.Key_Left)
    assert canvas.content.by_id[canvas.chosen].mark.first <= here


def test_tooltips_say_the_words_of_the_list(place):
    canvas = place.canvas
    place.choose("evt:e146", card=False)
    x, y = canvas.arrangement.spot(canvas.found())
    said = canvas.words_at(QPointF(x, y))
    assert "The Jaffar Express was stopped near Bolan" in said
    assert "11 March 2025" in said


def test_a_painted_frame_is_fast_enough_to_follow_the_hand(place):
    """Not a bench: only that no frame is drawn by a quadratic way."""
    from time import perf_counter

    canvas = place.canvas
    canvas.grab()
    begun = perf_counter()
    for _ in range(10):
        canvas.set_window(canvas.view.panned(7, canvas.content.world))
        canvas.grab()
    assert (perf_counter() - begun) / 10 < 0.15
