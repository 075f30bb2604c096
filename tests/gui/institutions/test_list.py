"""The list of institutions, as a user sees and walks it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from briefing.ui.institutions.listing import BodyGroup, BodyRow
from briefing.ui.kit.labels import Caption


def shown(place) -> list[str]:
    bodies = place.list.table.bodies
    lines = [bodies.line(at) for at in range(bodies.rowCount())]
    return [line.title if isinstance(line, BodyRow) else f"# {line.title} {len(line.rows)}" for line in lines]


def test_groups_are_roles_and_tiers_and_their_counts_say_what_they_count(place) -> None:
    heads = [line for line in shown(place) if line.startswith("#")]
    assert heads[0].startswith("# Coordination bodies, federal ")
    assert heads[1].startswith("# Coordination bodies, provincial ")
    assert [head.rsplit(" ", 1)[0] for head in heads[2:]] == [
        "# Context: bodies that coordination touches",
        "# Threat actors",
        "# Observers",
    ]
    federal, provincial = (int(head.rsplit(" ", 1)[1]) for head in heads[:2])
    assert place.list.lead.words().startswith(f"Of {federal + provincial} coordination bodies ")
    assert place.list.count.whole() == "79 institutions"
    assert place.status_words() == "79 institutions"


def test_a_row_reads_aloud_what_its_marks_say(place) -> None:
    bodies = place.list.table.bodies
    at = bodies.find("ins:i04")
    said = bodies.data(bodies.index(at, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert (
        said
        == "National Intelligence Fusion and Threat Assessment Centre (NIFTAC); sources differ on 3 fields"
    )
    assert bodies.data(bodies.index(at, 2), Qt.ItemDataRole.AccessibleTextRole) == "Operational"


def test_typing_finds_by_name_abbreviation_and_urdu_name(place, qtbot) -> None:
    for typed in ("niftac", "fusion threat", "National Intelligence Fus"):
        place.list.finder.setText(typed)
        assert any(row.id == "ins:i04" for row in place.list.shown()), typed
    place.list.finder.setText("نیکٹا")
    assert any(row.id == "ins:i01" for row in place.list.shown())
    place.list.finder.setText("no such body")
    assert place.list.shown() == ()
    assert place.list.nothing.isVisible()
    qtbot.mouseClick(place.list.nothing.button, Qt.MouseButton.LeftButton)
    assert len(place.list.shown()) == 79
    assert place.list.finder.text() == ""


def test_one_press_chooses_two_open_and_the_page_says_so(place, context, qtbot) -> None:
    table = place.list.table
    asked = []
    context.navigateRequested.connect(lambda name, item_id: asked.append((name, item_id)))
    assert "Enter or a double click opens the profile" in [one.whole() for one in place.findChildren(Caption)]
    where = table.visualRect(table.bodies.index(table.bodies.find("ins:i01"), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert table.current_id() == "ins:i01"
    assert asked == []
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked == [("institutions", "ins:i01")]


def test_enter_opens_the_only_one_found_and_else_goes_to_the_rows(place, qtbot) -> None:
    place.list.finder.setText("Fusion")
    assert len(place.list.shown()) > 1
    qtbot.keyClick(place.list.finder, Qt.Key.Key_Return)
    assert place.object_title() == ""
    place.list.finder.setText("NIFTAC")
    assert len(place.list.shown()) == 1
    qtbot.keyClick(place.list.finder, Qt.Key.Key_Down)
    assert place.object_title() == ""
    with qtbot.waitSignal(place.list.opened) as opened:
        qtbot.keyClick(place.list.finder, Qt.Key.Key_Return)
    assert opened.args == ["ins:i04"]


def test_filters_narrow_and_say_so(place, qtbot) -> None:
    qtbot.mouseClick(place.list.disputed_chip, Qt.MouseButton.LeftButton)
    rows = place.list.shown()
    assert rows
    assert all(row.disputed for row in rows)
    assert place.list.count.whole() == f"{len(rows)} of 79 institutions"
    assert place.list.disputed_chip.accessibleName() == "Sources differ"
    qtbot.mouseClick(place.list.role_chip, Qt.MouseButton.LeftButton)
    menu = next(each for each in place.list.findChildren(QMenu) if each.isVisible())
    [entry] = [each for each in menu.actions() if each.text() == "Coordination body"]
    entry.trigger()
    menu.close()
    assert all(row.disputed and row.role == "coordination" for row in place.list.shown())
    qtbot.keyClick(place.list.role_chip, Qt.Key.Key_Delete)
    qtbot.keyClick(place.list.disputed_chip, Qt.Key.Key_Delete)
    assert len(place.list.shown()) == 79


def test_a_press_on_a_head_sorts_within_the_groups(place) -> None:
    place.list.table.sortAsked.emit("sources")
    first = place.list.shown()[0]
    assert first.id == "ins:i01"
    assert first.sources == max(row.sources for row in place.list.shown())
    place.list.table.sortAsked.emit("name")
    place.list.table.sortAsked.emit("name")
    names = [row.name.casefold() for row in place.list.shown() if row.role == "observer"]
    assert names == sorted(names, reverse=True)


def test_grouping_by_status(place, qtbot) -> None:
    place.list.by.setFocus()
    place.list.by.chosen.emit("status")
    heads = [line for line in shown(place) if line.startswith("#")]
    assert heads[0].startswith("# Operational ")
    place.list.by.chosen.emit("none")
    assert not [line for line in shown(place) if line.startswith("#")]


def test_arrows_skip_the_heads_and_enter_opens(place, qtbot) -> None:
    place.focus_first()
    table = place.list.table
    assert table.hasFocus()
    walked = []
    for _ in range(table.bodies.rowCount()):
        walked.append(table.current_id())
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert "" not in walked
    assert len(set(walked)) == 79
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place.current_object() == walked[-1]
    place.open_object("")
    assert place.list.table.current_id() == walked[-1]


def test_the_chosen_row_is_what_ctrl_d_would_add(place, context) -> None:
    place.list.table.choose("ins:i06")
    assert context.current == ("ins:i06", "")


def test_the_menu_of_a_row(place, context, qtbot) -> None:
    place.list.table.choose("ins:i06")
    place.list.table.menuAsked.emit("ins:i06", place.mapToGlobal(QPoint(100, 200)))
    menu = next(each for each in place.list.findChildren(QMenu) if each.isVisible())
    words = [each.text().split("\t")[0] for each in menu.actions()]
    assert words == ["Open profile", "Add to briefing", "Show evidence", "Copy as citation", "Marking…"]
    menu.actions()[2].trigger()
    assert context.evidence_on
    assert context.current == ("ins:i06", "")
    menu.actions()[3].trigger()
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) > 5
    assert all("[" in line for line in copied)
    menu.close()


def test_back_and_forward_bring_the_view_again(place) -> None:
    place.list.finder.setText("committee")
    place.list.by.chosen.emit("status")
    place.list.table.choose(place.list.shown()[1].id)
    kept, rows = place.state(), place.list.shown()
    place.list.clear_filters()
    place.list.by.chosen.emit("none")
    place.restore(kept)
    assert place.list.shown() == rows
    assert place.list.finder.text() == "committee"
    assert place.list.table.current_id() == rows[1].id


def test_only_the_row_that_a_change_touched_is_drawn_again(place, context) -> None:
    changed = []
    place.list.table.bodies.dataChanged.connect(lambda one, two: changed.append((one.row(), two.row())))
    context.do(lambda: context.workspace.edit("ins:i06", {"category": "former directorate"}))
    at = place.list.table.bodies.find("ins:i06")
    assert changed == [(at, at)]
    line = place.list.table.bodies.line(at)
    assert not isinstance(line, BodyGroup)
    assert line.category == "Former directorate"
    assert line.mine
