"""The user's acts: edits over the pack's values, own items, several at once, undo and redo."""

from __future__ import annotations

import pytest

from briefing.domain.edtf import DateError
from briefing.domain.errors import UnknownItem
from briefing.store import (
    LaterAct,
    NoSuchAct,
    NothingToUndo,
    StoreError,
    UndoStopsAtImport,
    Workspace,
    journal,
)
from briefing.store import acts as acts_module
from tests.unit.store.conftest import pack, version_2


def mandate(ws: Workspace) -> str:
    item = ws.item("ins:nacta")
    assert item is not None
    return item.get("mandate")


def test_an_edit_lies_over_the_packs_value_and_none_gives_it_back(installed: Workspace) -> None:
    change = installed.edit("ins:nacta", {"mandate": "mine"}, label="Mandate", reason="the Act says so")
    assert change.touched == {("institution", "ins:nacta")}
    item = installed.item("ins:nacta")
    assert item is not None
    assert (item.get("mandate"), item.mine, item.layer) == ("mine", {"mandate"}, "facts")
    (act,) = installed.history("ins:nacta")[:1]
    assert (act.label, act.reason) == ("Mandate", "the Act says so")
    assert [(one.field, one.before, one.after) for one in act.changes] == [("mandate", None, "mine")]
    installed.edit("ins:nacta", {"mandate": None})
    assert mandate(installed) == "to coordinate"


def test_an_emptied_field_is_absent_and_still_mine(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": ""})
    item = installed.item("ins:nacta")
    assert item is not None
    assert "mandate" not in item.fields
    assert item.mine == {"mandate"}


def test_leaving_a_field_as_it_is_is_no_act(installed: Workspace) -> None:
    before = len(installed.history())
    assert installed.edit("ins:nacta", {"mandate": "to coordinate", "note": None}).seq == 0
    installed.edit("ins:nacta", {"mandate": "mine"})
    assert installed.edit("ins:nacta", {"mandate": "mine"}).seq == 0
    assert len(installed.history()) == before + 1


def test_a_date_that_cannot_be_read_is_refused_and_nothing_changes(installed: Workspace) -> None:
    for item_id, fields in (
        ("evt:board", {"date": "soon"}),
        ("spn:nacta-3", {"to": "2013"}),
        ("evt:board", {"date": "2014-13"}),
    ):
        with pytest.raises(DateError):
            installed.edit(item_id, fields)
    with pytest.raises(DateError):
        installed.add("event", {"title": "X", "date": "the day before"})
    assert installed.undo_label() is None
    assert installed.counts()["event"] == 3


def test_unknown_and_removed_items_cannot_be_edited(installed: Workspace) -> None:
    installed.remove("evt:raid")
    for item_id in ("evt:none", "evt:raid"):
        with pytest.raises(UnknownItem):
            installed.edit(item_id, {"title": "x"})
        with pytest.raises(UnknownItem):
            installed.remove(item_id)


def test_own_items_get_ids_that_are_never_used_twice(installed: Workspace) -> None:
    first = installed.add("event", {"title": "One", "date": "2026-02"}).new
    assert first == ("evt:my-1",)
    installed.undo()
    assert installed.item("evt:my-1") is None
    second = installed.add("source", {"title": "Two"})
    assert second.new == ("src:my-2",)
    with pytest.raises(StoreError, match="in use"):
        installed.add("event", {"title": "Again"}, id="evt:my-1")


def test_several_writes_are_one_act(installed: Workspace) -> None:
    with installed.act("Add today's news") as act:
        source = act.add("source", {"title": "Daily", "published": "2026-02-20"})
        event = act.add("event", {"title": "A meeting", "date": "2026-02-19"})
        act.add("citation", {"field": "statement", "ref": source, "excerpt": "they met"}, about=event)
        act.edit("ins:nacta", {"mandate": "new"})
    assert act.change.new == (source, event, "cit:my-3")
    assert act.change.touched == {
        ("source", source),
        ("event", event),
        ("citation", "cit:my-3"),
        ("institution", "ins:nacta"),
    }
    assert installed.undo_label() == "Add today's news"
    assert installed.undo().touched == act.change.touched
    assert installed.item(event) is None
    assert mandate(installed) == "to coordinate"
    again = installed.redo()
    assert set(again.new) == {source, event, "cit:my-3"}
    assert [one.id for one in installed.referring(source, "citation")] == ["cit:my-3"]


def test_an_act_that_fails_leaves_nothing(installed: Workspace) -> None:
    digest = installed.digest()

    def half() -> None:
        with installed.act("Half") as act:
            act.add("event", {"title": "A", "date": "2026"})
            act.edit("ins:nobody", {"title": "x"})

    with pytest.raises(UnknownItem):
        half()
    assert installed.digest() == digest
    assert installed.undo_label() is None


def test_removing_an_own_item_takes_what_hangs_on_it(installed: Workspace) -> None:
    with installed.act("Write") as act:
        briefing = act.add("briefing", {"title": "B"})
        block = act.add("block", {"block": "text", "position": "1"}, about=briefing)
        statement = act.add("statement", {"text": "S", "ref": "ins:nacta"}, about=block)
    change = installed.remove(briefing, label="Delete briefing")
    assert {item_id for _, item_id in change.touched} == {briefing, block, statement}
    assert installed.briefings() == []
    installed.undo()
    content = installed.briefing(briefing)
    assert content is not None
    assert [one.id for one in content.statements] == [statement]


def test_an_own_item_can_move_to_another_record(installed: Workspace) -> None:
    made = installed.add("span", {"field": "head", "value": "X"}, about="ins:old").new[0]
    installed.edit(made, {"about": "ins:nacta"})
    assert made in {one.id for one in installed.about("ins:nacta")}
    installed.undo()
    assert made in {one.id for one in installed.about("ins:old")}


def test_removing_what_a_pack_says_hides_it_until_undone(installed: Workspace) -> None:
    installed.remove("evt:raid", label="Not ours")
    assert installed.item("evt:raid") is None
    assert "evt:raid" not in {one.id for one in installed.items("event")}
    installed.undo()
    assert installed.item("evt:raid") is not None


def test_typing_is_one_act_until_something_else_is_done(installed: Workspace) -> None:
    for text in ("t", "to", "to lead"):
        installed.edit("ins:nacta", {"mandate": text}, label="Mandate", coalesce=True)
    installed.edit("ins:old", {"title": "o"}, label="Mandate", coalesce=True)
    installed.edit("ins:nacta", {"mandate": "to lead it"}, label="Mandate", coalesce=True)
    assert [act.label for act in installed.history()].count("Mandate") == 3
    installed.undo()
    assert mandate(installed) == "to lead"
    installed.undo()
    installed.undo()
    assert mandate(installed) == "to coordinate"
    assert installed.redo_label() == "Mandate"


def test_typing_after_a_pause_is_an_act_of_its_own(
    installed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(["2026-01-01T10:00:00Z"] * 4 + ["2026-01-01T10:01:01Z"] * 9)
    monkeypatch.setattr(journal, "now", lambda: next(clock))
    assert acts_module.TYPING_PAUSE == 60
    installed.edit("ins:nacta", {"mandate": "a"}, label="M", coalesce=True)
    installed.edit("ins:nacta", {"mandate": "ab"}, label="M", coalesce=True)
    installed.edit("ins:nacta", {"mandate": "abc"}, label="M", coalesce=True)
    installed.undo()
    assert mandate(installed) == "ab"


def test_undo_and_redo_survive_a_restart(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "one"}, label="First")
    installed.edit("ins:nacta", {"mandate": "two"}, label="Second")
    installed.undo()
    installed.close()
    with Workspace.open(installed.path) as again:
        assert (again.undo_label(), again.redo_label()) == ("First", "Second")
        again.redo()
        assert mandate(again) == "two"
        again.undo()
        again.undo()
        assert mandate(again) == "to coordinate"


def test_something_new_clears_redo(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "one"})
    installed.undo()
    installed.edit("ins:old", {"title": "new"})
    assert installed.redo_label() is None
    with pytest.raises(NothingToUndo):
        installed.redo()


def test_undo_stops_at_an_import_and_says_where_to_go(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "one"})
    installed.install(pack(2), version_2())
    assert installed.undo_label() is None
    with pytest.raises(UndoStopsAtImport) as stopped:
        installed.undo()
    assert "version 2" in stopped.value.message
    assert "history" in stopped.value.mend
    installed.undo_import("facts")
    assert installed.undo_label() == "Edit mandate"


def test_an_act_of_the_history_is_undone_by_itself_if_nothing_rests_on_it(installed: Workspace) -> None:
    first = installed.edit("ins:nacta", {"mandate": "one"}, label="First")
    other = installed.edit("ins:old", {"title": "other"}, label="Other")
    installed.undo(first.seq)
    assert mandate(installed) == "to coordinate"
    assert installed.undo_label() == "Other"
    with pytest.raises(NoSuchAct):
        installed.undo(first.seq)
    installed.redo()
    assert mandate(installed) == "one"
    installed.edit("ins:nacta", {"mandate": "two"}, label="Later")
    digest = installed.digest()
    with pytest.raises(LaterAct, match="Undo “Later” first"):
        installed.undo(first.seq)
    assert installed.digest() == digest
    installed.undo(other.seq)


def test_the_undo_of_an_undo_is_a_redo(installed: Workspace) -> None:
    edit = installed.edit("ins:nacta", {"mandate": "one"})
    undo = installed.undo()
    installed.edit("ins:old", {"title": "elsewhere"})
    installed.undo(undo.seq)
    assert mandate(installed) == "one"
    installed.undo(edit.seq)
    assert mandate(installed) == "to coordinate"


def test_adding_is_not_undone_under_what_was_added_to_it(installed: Workspace) -> None:
    made = installed.add("event", {"title": "E", "date": "2026"}, label="Add event")
    installed.add("citation", {"field": "statement", "ref": "src:a"}, about=made.new[0], label="Add citation")
    with pytest.raises(LaterAct, match="Add citation"):
        installed.undo(made.seq)
    installed.undo()
    installed.undo()
    assert installed.item(made.new[0]) is None


def test_history_tells_what_an_undo_changed_back(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "one"})
    installed.undo()
    newest, edit = installed.history("ins:nacta")[:2]
    assert newest.kind == "undo"
    assert [(one.before, one.after) for one in newest.changes] == [("one", None)]
    assert edit.undone_by == newest.seq


def test_the_window_remembers_without_acts(installed: Workspace) -> None:
    installed.set_setting("place", "timeline")
    assert installed.setting("place") == "timeline"
    assert installed.setting("theme", "light") == "light"
    assert installed.undo_label() is None
    installed.close()
    with Workspace.open(installed.path) as again:
        assert again.setting("place") == "timeline"
