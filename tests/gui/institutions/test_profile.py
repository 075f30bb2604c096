"""The profile of NIFTAC, as a user reads it, edits it and rules on it."""

from __future__ import annotations

from time import process_time

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefing.analysis.evidence import evidence
from briefing.analysis.stated import stated
from briefing.ui.institutions.disputed_row import DisputedRow
from briefing.ui.institutions.field_row import FieldRow
from briefing.ui.kit.prose import Prose
from briefing.ui.kit.theme import theme

NIFTAC = "ins:i04"
NACTA = "National Counter Terrorism Authority"


def words(widget: QWidget) -> str:
    """All running text that is in view in a widget."""
    QApplication.processEvents()  # parts that were just put into a layout come into view with the next turn
    found = [each for each in widget.findChildren(Prose) if each.isVisibleTo(widget)]
    return "\n".join(each.words() for each in found)


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


# ---------------------------------------------------------------- reading


def test_the_head_says_what_it_is(niftac, place) -> None:
    assert niftac.head.name.words() == "National Intelligence Fusion and Threat Assessment Centre NIFTAC"
    assert niftac.head.pill.accessibleName() == "Operational"
    assert niftac.head.line.whole() == "Fusion centre, federal tier"
    assert niftac.head.since.whole() == "since 6 May 2025"
    assert place.title() == "Institutions"
    assert place.object_title() == "NIFTAC"
    assert place.status_words() == "11 sources, best grade B1, 3 fields disputed"


def test_the_fields_carry_their_chips(niftac) -> None:
    row = niftac.fields.row("mandate")
    assert isinstance(row, FieldRow)
    said = words(row)
    assert "Central node of the national counter-terrorism strategy, from 6 May 2025 [B2, " in said
    assert "usually reliable source; probably true" in said
    assert niftac.fields.row("legal_basis") is not None
    assert "Decision of the NACTA Board of Governors" in words(niftac.fields.row("legal_basis"))


def test_empty_fields_are_one_line(niftac) -> None:
    row = niftac.fields.row("not-known")
    assert row.accessibleName() == "Not known: head"
    assert row.label.whole() == "Not known"
    assert row.prose.words() == "head"
    assert niftac.fields.row_keys()[-1] == "not-known"
    assert niftac.fields.row("head") is None


def test_what_rests_on_no_source_says_so(place, context) -> None:
    selection = context.selection
    bare = next(
        (item.id, field)
        for item in selection.kind("institution")
        for field in ("mandate", "parent", "legal_basis")
        if stated(selection, item.id, field).unsourced
    )
    place.open_object(bare[0])
    said = words(place.profile.fields.row(bare[1]))
    assert said.startswith("(no source) ")
    assert "no source" in said.splitlines()[0].removeprefix("(no source)")


def test_tabs_count_what_they_hold(niftac, qtbot) -> None:
    tabs = niftac.tabs
    named = [tabs.accessibleTabName(at) for at in range(tabs.count())]
    assert named == [
        "Profile",
        "Events 5",
        "Commitments 1",
        "Precedents 2",
        "Sources 11",
        "Open questions 9",
        "Assessments 7",
    ]
    for key, title in (
        ("events", "Prime Minister Shehbaz Sharif formally inaugurated"),
        ("commitments", "NIFTAC"),
    ):
        niftac.show_tab(key)
        view = niftac.list_tab(key).view
        said = [view.model_.data(view.model_.index(at)) for at in range(view.model_.rowCount())]
        assert any(title in line for line in said), key
        assert f"{len(said)}" in named[tabs.tab_keys().index(key)]
    assert niftac.list_tab("commitments").view.model_.lines[0].strip, "a commitment is drawn with its history"


def test_the_history_strip_is_in_order_and_its_labels_do_not_overlap(niftac) -> None:
    made = niftac.strip.laid_out()
    assert [bar.segment.status.key for bar in made.bars] == ["approved", "operational"]
    assert [bar.segment.status.key for bar in made.contrary] == ["established"]
    assert made.bars[0].right <= made.bars[1].left + 1
    assert made.bars[1].open_end
    assert "6 May 2025, operational" in [label.text for label in made.labels]
    for one in made.labels:
        for two in made.labels:
            if one is not two and one.row == two.row:
                assert one.x + one.width <= two.x or two.x + two.width <= one.x
    assert "Operational, from 6 May 2025" in niftac.strip.accessibleDescription()
    assert "sources differ" in niftac.strip.accessibleDescription()


def test_a_value_and_a_chip_ask_for_their_evidence(niftac, context, qtbot) -> None:
    row = niftac.fields.row("legal_basis")
    press(qtbot, row)
    assert context.evidence_on
    assert context.current == (NIFTAC, "legal_basis")
    context.set_current("")
    row = niftac.fields.row("mandate")
    prose = row.lines[0]
    chip = prose._targets()[0][0].center()
    qtbot.mouseClick(prose, Qt.MouseButton.LeftButton, pos=QPointF(chip).toPoint())
    assert context.current == (NIFTAC, "mandate")
    assert evidence(context.selection, *context.current).cards


def test_relations_are_drawn_and_listed(niftac, context, qtbot, place) -> None:
    qtbot.waitUntil(lambda: len(niftac.relations.figure.places()) > 3, timeout=20_000)
    said = [row.prose.words() for row in niftac.relations.rows]
    assert any(line.startswith("Established within NACTA, since 7 April 2025 [B2") for line in said)
    assert "Relations of NIFTAC: " in niftac.relations.figure.accessibleName()
    QApplication.processEvents()  # the figure takes the height of its new drawing
    figure = niftac.relations.figure
    nacta = next(each for each in figure.places() if each.key == "ins:i01")
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.box(nacta).center().toPoint())
    assert place.current_object() == "ins:i01"


def test_the_menu_of_a_field(niftac, context, qtbot) -> None:
    niftac.fields.row("mandate").menuAsked.emit(niftac.mapToGlobal(QPoint(100, 100)))
    menu = next(each for each in niftac.findChildren(QMenu) if each.isVisible())
    named = [each.text().split("\t")[0] for each in menu.actions()]
    assert named == ["Add to briefing", "Show evidence", "Copy as citation", "Edit"]
    menu.actions()[2].trigger()
    assert "UrduPoint" in QApplication.clipboard().text()
    menu.close()


def test_a_profile_is_ready_at_once(place) -> None:
    place.open_object("ins:i06")
    QApplication.processEvents()
    took = []
    for item in (NIFTAC, "ins:i06", NIFTAC):
        begun = process_time()
        place.open_object(item)
        took.append(process_time() - begun)
    assert min(took) < 0.1


# ---------------------------------------------------------------- disputes


def test_a_disputed_field_stands_opened_with_its_values_side_by_side(niftac) -> None:
    row = niftac.fields.row("parent")
    assert isinstance(row, DisputedRow)
    assert row.opened
    assert [(each.stated.words, each.isChecked()) for each in row.choices.rows] == [
        (NACTA, True),
        ("Federal institution (no parent named)", False),
    ]
    assert "Business Recorder" in row.choices.rows[0].stated.note
    assert [chip.form for chip in row.choices.rows[1].stated.chips] == ["disputes", "disputes"]
    assert "Shown by rule: more sources of different origin." in words(row)
    assert "sources differ" in words(row)


def test_it_closes_and_opens(niftac, qtbot) -> None:
    row = niftac.fields.row("parent")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert not row.opened
    assert row.choices is None
    assert "sources differ" in words(row)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.opened


def test_a_ruling_changes_what_is_shown_and_undo_brings_it_back(niftac, context, qtbot) -> None:
    row = niftac.fields.row("parent")
    row.choices.choose(row.choices.rows[1].stated.key)
    qtbot.keyClicks(row.reason, "the release is official")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    row = niftac.fields.row("parent")
    assert row.found.shown.words == "federal institution (no parent named)"
    assert "Shown by your ruling: the release is official" in words(row)
    assert row.choices.current() == row.found.shown.span
    assert row.hasFocus()
    assert not niftac.fields.row("seat").opened, "what stands elsewhere stays as it is"
    assert context.workspace.undo_label() == "Rule on stands under of NIFTAC"
    [ruling] = context.workspace.items("ruling")
    assert (ruling.about, ruling.get("field"), ruling.get("reason")) == (
        NIFTAC,
        "parent",
        "the release is official",
    )
    context.undo()
    row = niftac.fields.row("parent")
    assert row.found.shown.words == NACTA
    assert "Shown by rule" in words(row)
    assert context.workspace.items("ruling") == []
    context.redo()
    assert niftac.fields.row("parent").found.shown.words == "federal institution (no parent named)"


def test_a_ruling_without_a_reason_is_not_taken(niftac, context, qtbot) -> None:
    row = niftac.fields.row("parent")
    press(qtbot, row.rule_button)
    press(qtbot, row.save_button)
    assert row.reason_field.wrong
    assert "Say why" in row.reason_field.note.words()
    assert context.workspace.items("ruling") == []
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert row.reason is None


def test_it_can_be_left_disputed_and_taken_back(niftac, context, qtbot) -> None:
    row = niftac.fields.row("parent")
    press(qtbot, row.leave_button)
    qtbot.keyClicks(row.reason, "waiting for the notification")
    press(qtbot, row.save_button)
    row = niftac.fields.row("parent")
    assert "You left this disputed: waiting for the notification" in words(row)
    row.takenBack.emit()
    assert "Shown by rule" in words(niftac.fields.row("parent"))
    assert context.workspace.items("ruling") == []


# ---------------------------------------------------------------- editing


def test_a_value_is_edited_in_place_with_reason_and_citation(niftac, context, qtbot) -> None:
    before = len(context.workspace.items("citation"))
    row = niftac.fields.row("legal_basis")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    editor = niftac.fields.editor
    assert editor.isVisible()
    assert not row.isVisible()
    assert editor.value() == "decision of the federal apex committee"
    qtbot.keyClicks(editor.control, "notification of the Interior Division")
    qtbot.keyClicks(editor.reason, "the gazette says so")
    press(qtbot, editor.cite_button)
    form = editor.citation
    known = next(line for line in form._known if "Business Recorder" in line)
    form.source.setText(known)
    form.excerpt.setPlainText("notified by the Interior Division")
    form.credibility.set_current("2")
    press(qtbot, editor.save_button)
    assert niftac.fields.editor is None
    row = niftac.fields.row("legal_basis")
    assert row.isVisible()
    said = words(row)
    assert "Notification of the Interior Division" in said
    assert "Business Recorder" in said
    mine = [value for value in row.found.values if value.mine]
    assert [value.value for value in mine] == ["notification of the Interior Division"]
    assert context.workspace.undo_label() == "Edit legal basis of NIFTAC"
    act = context.workspace.history(mine[0].span)[0]
    assert (act.label, act.reason) == ("Edit legal basis of NIFTAC", "the gazette says so")
    assert len(context.workspace.items("citation")) == before + 1
    cards = evidence(context.selection, NIFTAC, "legal_basis").cards
    assert [card.excerpt for card in cards if card.mine] == ["notified by the Interior Division"]
    context.undo()
    assert "Decision of the federal apex committee" in words(niftac.fields.row("legal_basis"))
    assert len(context.workspace.items("citation")) == before
    assert not any(value.mine for value in niftac.fields.row("legal_basis").found.values)


def test_a_source_that_states_another_value_stands_against_ones_own(niftac, context, qtbot) -> None:
    niftac.fields.edit("established")
    editor = niftac.fields.editor
    editor.set_value("ordered by the prime minister")
    editor.save()
    row = niftac.fields.row("established")
    chips = [run for line in row.lines for run in line._runs if hasattr(run, "form")]
    assert [chip.form for chip in chips] == ["disputes"]


def test_what_is_not_known_is_written_with_a_new_source(niftac, context, qtbot) -> None:
    niftac.fields.row("not-known").fieldAsked.emit("head")
    editor = niftac.fields.editor
    editor.set_value("A. B. Example")
    editor.start.setText("about May 2025")
    editor.open_citation()
    form = editor.citation
    form.kind.set_current("new")
    form.kind.chosen.emit("new")
    form.title.setText("Head of the centre named")
    form.publisher.setText("Dawn")
    form.publisher.editingFinished.emit()
    assert form.reliability.current() == "B"
    form.link.setText("dawn.example/1")
    editor.save()
    assert niftac.fields.editor is editor
    assert form.link_field.wrong
    form.link.setText("https://dawn.example/1")
    editor.save()
    assert niftac.fields.editor is None
    row = niftac.fields.row("head")
    assert "A. B. Example" in words(row)
    assert "[B, Dawn" in words(row)
    assert niftac.fields.row("not-known") is None
    [source] = [item for item in context.workspace.items("source") if item.own]
    assert source.title == "Head of the centre named"
    [span] = [item for item in context.workspace.items("span") if item.own]
    assert span.get("from") == "2025-05~"
    context.undo()
    assert niftac.fields.row("head") is None
    assert niftac.fields.row("not-known").accessibleName() == "Not known: head"
    assert context.workspace.item(source.id) is None


def test_a_value_without_a_source_says_so(niftac, qtbot) -> None:
    niftac.fields.edit("head")
    niftac.fields.editor.set_value("A. B. Example")
    niftac.fields.editor.save()
    said = words(niftac.fields.row("head"))
    assert said.startswith("(no source) A. B. Example")


def test_an_end_alone_is_kept_like_anything_else_that_is_written(niftac) -> None:
    niftac.fields.edit("legal_basis")
    editor = niftac.fields.editor
    assert not editor.changed()
    editor.end.setText("May 2025")
    niftac.fields.edit("parent")
    assert niftac.fields.editor is editor


def test_wrong_input_is_told_where_it_stands(niftac, context, qtbot) -> None:
    niftac.fields.edit("legal_basis")
    editor = niftac.fields.editor
    editor.set_value("")
    editor.start.setText("31 February 2025")
    editor.save()
    assert editor.value_field.note.words() == "Write the legal basis, or cancel."
    assert editor.start_field.wrong
    assert context.workspace.undo_label() is None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert niftac.fields.editor is None
    assert niftac.fields.row("legal_basis").isVisible()


def test_what_is_half_written_is_kept_while_one_looks_elsewhere(niftac, place, context) -> None:
    niftac.fields.edit("mandate")
    niftac.fields.editor.set_value("half a sentence")
    context.do(lambda: context.workspace.edit("ins:i06", {"category": "former directorate"}))
    assert niftac.fields.editor.value() == "half a sentence"
    place.open_object("ins:i06")
    assert niftac.fields.editor is None
    place.open_object(NIFTAC)
    assert niftac.fields.editor.value() == "half a sentence"
    assert niftac.fields.editor.isVisible()


def test_the_name_and_kind_of_the_body_are_edited_too(niftac, context, qtbot) -> None:
    niftac.edit("category")
    niftac.fields.editor.set_value("intelligence centre")
    niftac.fields.editor.save()
    assert niftac.head.line.whole() == "Intelligence centre, federal tier"
    assert niftac.head.tag.isVisible()
    niftac.edit("status")
    editor = niftac.fields.editor
    editor.set_value("dormant")
    editor.start.setText("2026-01")
    editor.save()
    assert niftac.head.pill.accessibleName() == "Dormant"
    assert niftac.strip.laid_out().bars[-1].segment.status.key == "dormant"
    context.undo()
    assert niftac.head.pill.accessibleName() == "Operational"


def test_exactly_the_rows_that_a_change_touched_are_made_anew(niftac, context) -> None:
    before = {key: niftac.fields.row(key) for key in niftac.fields.row_keys()}
    niftac.fields.edit("legal_basis")
    niftac.fields.editor.set_value("another basis")
    niftac.fields.editor.save()
    changed = {key for key, row in before.items() if niftac.fields.row(key) is not row}
    assert changed == {"legal_basis"}


def test_a_line_of_a_tab_is_edited_with_its_citation(niftac, context, qtbot) -> None:
    niftac.show_tab("events")
    tab = niftac.list_tab("events")
    tab.view.setCurrentIndex(tab.view.model_.index(4))
    event, _ = context.current
    assert event.startswith("evt:")
    qtbot.keyClick(tab.view, Qt.Key.Key_F2)
    assert tab.editor.value().startswith("Prime Minister Shehbaz Sharif formally inaugurated")
    tab.editor.set_value("The prime minister inaugurated the headquarters of NIFTAC")
    tab.editor.open_citation()
    tab.editor.citation.source.setText(next(iter(tab.editor.citation._known)))
    tab.editor.save()
    assert tab.editor is None
    line = tab.view.model_.lines[4]
    assert line.line.title == "The prime minister inaugurated the headquarters of NIFTAC"
    assert line.mine
    assert len(line.chips) == 2
    assert context.workspace.undo_label().startswith("Edit title of ")
    tab.edit(event, "date")
    tab.editor.control.setText("May 2025")
    tab.editor.save()
    assert context.workspace.item(event).get("date") == "2025-05"
    context.undo()
    context.undo()
    assert tab.view.model_.lines[4].line.title.startswith("Prime Minister Shehbaz Sharif")
    assert len(tab.view.model_.lines[4].chips) == 1


def test_dates_of_a_list_are_never_cut(place) -> None:
    metrics = QFontMetricsF(theme().font("small"))
    for item in ("ins:i01", NIFTAC):
        place.open_object(item)
        for key in place.profile.tabs.tab_keys()[1:]:
            place.profile.show_tab(key)
            view = place.profile.list_tab(key).view
            room = view.itemDelegate()._date_room(view)
            dates = [metrics.horizontalAdvance(each.line.date_words) for each in view.model_.lines]
            assert max(dates, default=0) <= max(0, room - 10), key
    place.open_object("ins:i01")
    place.profile.show_tab("offices")
    lines = place.profile.list_tab("offices").view.model_.lines
    assert "Khawaja Muhammad Ashraf, national coordinator" in [each.line.title for each in lines]
    assert any(each.line.note.startswith("3 Jan – 9 Jul 2014") for each in lines)


# ---------------------------------------------------------------- keys


def test_the_whole_profile_is_walked_by_keys(niftac, context, qtbot) -> None:
    niftac.focus_first()
    assert niftac.fields.row("mandate").hasFocus()
    assert context.current == (NIFTAC, "mandate")
    qtbot.keyClick(niftac.fields.row("mandate"), Qt.Key.Key_Down)
    assert niftac.fields.row("parent").hasFocus()
    assert context.current == (NIFTAC, "parent")
    reached: list[QWidget] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        if focus in reached:
            break
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        niftac.fields.row("mandate"),
        niftac.fields.row("legal_basis"),
        niftac.fields.row("not-known"),
        niftac.head.add,
        niftac.head.edit,
        niftac.head.more,
        niftac.strip,
        niftac.tabs,
        niftac.relations.rows[0],
        *niftac.fields.row("parent").choices.rows[:1],
        niftac.fields.row("parent").rule_button,
    ]
    assert [each for each in wanted if each not in reached] == []
    unnamed = [type(each).__name__ for each in reached if not each.accessibleName()]
    assert unnamed == []


def test_arrows_in_the_strip_walk_through_time(niftac, context, qtbot) -> None:
    niftac.strip.setFocus()
    qtbot.keyClick(niftac.strip, Qt.Key.Key_Left)
    assert context.current[0] == "spn:i04-status-appr"
    qtbot.keyClick(niftac.strip, Qt.Key.Key_Return)
    assert context.evidence_on
    assert evidence(context.selection, "spn:i04-status-appr").cards


def test_back_and_forward_bring_tab_and_scroll_again(niftac, place) -> None:
    place.resize(808, 560)
    QApplication.processEvents()
    niftac.page.verticalScrollBar().setValue(120)
    kept = place.state()
    niftac.show_tab("sources")
    assert place.state()["tab"] == "sources"
    place.restore(kept)
    assert niftac.tabs.current_key() == "profile"
    assert niftac.page.verticalScrollBar().value() == 120


def test_another_as_of_date_shows_what_held_then(niftac, context) -> None:
    context.set_as_of("2025-04-20")
    assert niftac.head.pill.accessibleName() == "Approved"
    assert [bar.segment.status.key for bar in niftac.strip.laid_out().bars] == ["approved"]
    assert "since" not in [bar.segment.label for bar in niftac.strip.laid_out().bars]


def test_nothing_essential_is_lost_at_the_lowest_window(niftac, place) -> None:
    place.resize(808, 586)
    QApplication.processEvents()
    for each in (niftac.head.add, niftac.head.edit, niftac.head.more, niftac.tabs, niftac.strip):
        box = each.rect().translated(each.mapTo(place, QPoint(0, 0)))
        assert place.rect().contains(box), type(each).__name__
    row = niftac.fields.row("mandate")
    assert row.mapTo(place, QPoint(row.width(), 0)).x() <= place.width()
