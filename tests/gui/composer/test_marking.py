"""Markings in the composer: set from a menu, shown where they restrict, refused and released at the export."""

from __future__ import annotations

import pikepdf
from PySide6.QtWidgets import QMenu

from briefing.domain.scales import Marking
from briefing.ui.shell.markings import mark, open_markings

SECRET = "What the night watch told"


def restricted(page, context) -> str:
    """Own words in the first block, marked TLP:RED."""
    made = page.text.add("text", SECRET)
    mark(context, made, "TLP:RED")
    return made


def write(qtbot, dialog, folder) -> None:
    dialog.folder.setText(str(folder))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.running is None, timeout=120_000)


def test_the_marking_of_a_statement_is_chosen_from_a_menu_and_undone(page, context):
    made = page.text.add("text", SECRET)
    card = page.text.cards[-1]
    assert card.marking.isHidden()
    open_markings(page, context, made, page.mapToGlobal(page.rect().center()))
    (menu,) = [each for each in page.findChildren(QMenu) if each.isVisible()]
    assert [each.text() for each in menu.actions()] == [each.value for each in Marking]
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["TLP:CLEAR"]
    menu.actions()[3].trigger()
    menu.close()
    assert context.workspace.item(made).get("marking") == "TLP:AMBER+STRICT"
    assert card.marking.accessibleName() == "TLP:AMBER+STRICT"
    assert not card.marking.isHidden()
    context.undo()
    assert card.marking.isHidden()


def test_a_fact_shows_the_marking_of_what_it_rests_on(page, context):
    mark(context, "ins:i07", "TLP:AMBER")
    context.add_to_briefing("ins:i07", "status")
    block = next(each for each in page.content.blocks if each.statements)
    page.choose(block.id)
    (card,) = page.text.cards
    assert card.marking.marking is Marking.AMBER
    assert "above-marking" in page.text.notes(card.statement.id)


def test_a_marked_block_says_so_beneath_its_title(page, context):
    assert page.text.marking.isHidden()
    mark(context, page.block_id, "TLP:GREEN")
    assert page.text.marking.marking is Marking.GREEN
    assert page.text.notes()[0] == "above-marking"


def test_the_settings_say_what_the_marking_must_not_fall_below(qtbot, page, context):
    restricted(page, context)
    page.settings()
    note = page.dialog.marking_field.note
    qtbot.waitUntil(lambda: "TLP:RED" in note.words(), timeout=60_000)
    assert f"It holds “{SECRET}” (TLP:RED): it is exported with TLP:RED" in note.words()
    page.dialog.reject()


def test_an_unmarked_briefing_is_not_asked_for_a_version(place, page):
    place.export()
    assert place.dialog.version.count() == 1
    assert not place.dialog.version.isVisibleTo(place.dialog)
    place.dialog.reject()


def test_an_export_below_its_items_is_refused_and_a_releasable_version_tells_what_it_leaves_out(
    qtbot, place, page, context, tmp_path, monkeypatch
):
    made = restricted(page, context)
    refused = []
    monkeypatch.setattr(context, "show_error", refused.append)
    place.export()
    dialog = place.dialog
    write(qtbot, dialog, tmp_path)
    assert SECRET in str(refused[0])
    assert not list(tmp_path.glob("*.pdf"))
    assert dialog.version.count() == 2
    dialog.version.set_current("TLP:CLEAR")
    dialog.version.chosen.emit("TLP:CLEAR")
    assert "you alone are told" in dialog.sentence.words()
    assert not dialog.attached_field.isVisibleTo(dialog)
    write(qtbot, dialog, tmp_path)
    assert len(refused) == 1
    assert dialog.told == (f"Left out: statement “{SECRET}”, marked TLP:RED.",)
    with pikepdf.open(dialog.written) as pdf:
        assert pdf.open_metadata()["dc:rights"] == "TLP:CLEAR"
    assert context.workspace.item(made) is not None
    dialog.reject()
