"""Packs as layers: import, comparison, conflicts, taking back row for row; cancel; reading meanwhile."""

from __future__ import annotations

import threading

import pytest

from briefing.domain.errors import Cancelled
from briefing.domain.items import Layer, PackItem
from briefing.store import (
    DuplicateId,
    IdsTaken,
    LaterAct,
    NoSuchLayer,
    StoreError,
    Workspace,
    WorkspaceBusy,
    doctor,
)
from tests.unit.store.conftest import VERSION_1, pack, row, version_2


def rows_of(ws: Workspace, name: str = "facts") -> list[PackItem]:
    return ws.layer_rows(name)


def by_id(rows: tuple[PackItem, ...]) -> list[PackItem]:
    return sorted(rows, key=lambda one: one.id)


def test_an_import_holds_what_the_pack_says(ws: Workspace) -> None:
    change = ws.install(pack(), VERSION_1)
    assert change.touched == {(one.kind, one.id) for one in VERSION_1}
    assert rows_of(ws) == by_id(VERSION_1)
    assert ws.layers() == [pack()]
    assert ws.layer("facts") == pack()
    assert (ws.cutoff(), ws.default_as_of(), ws.remembered("facts")) == ("2026-02-24", "2026-02-24", 1)
    assert doctor(ws).problems == ()


def test_without_packs_there_is_no_cutoff(ws: Workspace) -> None:
    assert (ws.cutoff(), ws.remembered("facts"), ws.layers(), ws.layer("facts")) == ("", 0, [], None)


def test_importing_twice_changes_nothing(installed: Workspace) -> None:
    digest, acts = installed.digest(), len(installed.history())
    assert installed.install(pack(), VERSION_1).seq == 0
    assert (installed.digest(), len(installed.history())) == (digest, acts)


def test_a_new_version_touches_only_what_differs_and_is_taken_back_row_for_row(installed: Workspace) -> None:
    digest = installed.digest()
    change = installed.install(pack(2), version_2())
    assert {item_id for _, item_id in change.touched} == {
        "ins:nacta",
        "ins:old",
        "evt:raid",
        "lnk:2",
        "cit:5",
        "evt:new",
    }
    assert rows_of(installed) == by_id(version_2())
    assert installed.item("evt:raid") is None
    undone = installed.undo_import("facts")
    assert undone.touched == change.touched
    assert rows_of(installed) == by_id(VERSION_1)
    assert installed.digest() == digest
    assert (installed.layer("facts"), installed.remembered("facts")) == (pack(), 2)
    installed.undo(undone.seq)
    assert rows_of(installed) == by_id(version_2())
    assert doctor(installed).problems == ()


def test_one_and_three_equal_one_two_three(ws: Workspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    third = (*version_2()[:-1], row("evt:third", "event", title="Third", date="2026"))
    for version, rows in ((1, VERSION_1), (2, version_2()), (3, third)):
        ws.install(pack(version), rows)
    with Workspace.open(tmp_path_factory.mktemp("other") / "w.briefing", create=True) as other:
        other.install(pack(1), VERSION_1)
        other.install(pack(3), third)
        assert ws.digest() == other.digest()


def test_taking_back_the_first_import_leaves_nothing_of_it(installed: Workspace) -> None:
    installed.undo_import("facts")
    assert (installed.counts(), installed.layers(), installed.search("nacta")) == ({}, [], [])
    with pytest.raises(NoSuchLayer, match="facts"):
        installed.undo_import("facts")


def test_edits_survive_imports_and_their_undo(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "mine"}, label="Mandate")
    installed.edit("ins:old", {"title": "Older office"}, label="Old")
    installed.install(pack(2), version_2())
    kept, gone = installed.item("ins:nacta"), installed.item("ins:old")
    assert kept is not None
    assert gone is not None
    assert (kept.get("mandate"), gone.get("title"), gone.gone) == ("mine", "Older office", True)
    installed.undo_import("facts")
    kept, back = installed.item("ins:nacta"), installed.item("ins:old")
    assert kept is not None
    assert back is not None
    assert (kept.get("mandate"), back.get("title"), back.gone) == ("mine", "Older office", False)


def test_undo_of_an_edit_after_an_import_shows_the_new_pack_value(installed: Workspace) -> None:
    edit = installed.edit("ins:nacta", {"mandate": "mine"})
    installed.install(pack(2), version_2())
    installed.undo(edit.seq)
    item = installed.item("ins:nacta")
    assert item is not None
    assert (item.get("mandate"), item.mine) == ("to coordinate by law", set())


def test_a_conflict_is_listed_until_decided_and_decisions_are_undone(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "mine"})
    assert installed.conflicts() == []
    imported = installed.install(pack(2), version_2())
    (conflict,) = installed.conflicts()
    assert (conflict.id, conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "ins:nacta", "mandate", "to coordinate", "mine", "to coordinate by law",
    )  # fmt: skip
    assert (conflict.seq, conflict.removed, conflict.choice) == (imported.seq, False, "")
    installed.edit("ins:nacta", {"mandate": "still mine"})
    assert [one.mine for one in installed.conflicts()] == ["still mine"]
    installed.decide("ins:nacta", "mandate", "later", reason="ask")
    assert [one.choice for one in installed.conflicts()] == ["later"]
    installed.decide("ins:nacta", "mandate", "mine")
    assert installed.conflicts() == []
    assert installed.item("ins:nacta").get("mandate") == "still mine"  # type: ignore[union-attr]
    installed.undo()
    installed.decide("ins:nacta", "mandate", "theirs")
    assert installed.conflicts() == []
    assert installed.item("ins:nacta").get("mandate") == "to coordinate by law"  # type: ignore[union-attr]
    installed.undo()
    assert [one.choice for one in installed.conflicts()] == ["later"]


def test_equal_values_are_no_conflict(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "to coordinate by law"})
    installed.install(pack(2), version_2())
    assert installed.conflicts() == []


def test_a_dropped_item_with_an_edit_is_a_conflict_and_can_be_kept(installed: Workspace) -> None:
    installed.edit("ins:old", {"note": "mine"})
    installed.install(pack(2), version_2())
    (conflict,) = installed.conflicts()
    assert (conflict.id, conflict.removed, conflict.theirs) == ("ins:old", True, None)
    installed.decide("ins:old", "note", "mine")
    assert installed.conflicts() == []
    assert installed.item("ins:old") is not None
    installed.undo()
    installed.decide("ins:old", "note", "theirs")
    assert installed.item("ins:old") is None


def test_what_is_dropped_stays_while_the_user_needs_it(installed: Workspace) -> None:
    with installed.act("Use them") as act:
        briefing = act.add("briefing", {"title": "B"})
        block = act.add("block", {"block": "timeline"}, about=briefing)
        act.add("statement", {"ref": "evt:raid", "citations": "cit:5;cit:4"}, about=block)
    own = installed.add("citation", {"field": "statement", "ref": "src:a"}, about="ins:old").new[0]
    installed.install(pack(2), version_2())
    assert {item_id for item_id in ("evt:raid", "cit:5", "ins:old", "lnk:2") if installed.item(item_id)} == {
        "evt:raid",
        "cit:5",
        "ins:old",
    }
    installed.remove(own)
    assert installed.item("ins:old") is None
    installed.remove(briefing)
    assert installed.item("evt:raid") is None
    installed.undo()
    installed.undo()
    assert installed.item("evt:raid") is not None
    assert installed.item("ins:old") is not None
    assert doctor(installed).problems == ()


def test_what_comes_back_is_itself_again(installed: Workspace) -> None:
    installed.install(pack(2), version_2())
    installed.install(pack(3), VERSION_1)
    assert rows_of(installed) == by_id(VERSION_1)
    assert installed.item("evt:raid").gone is False  # type: ignore[union-attr]
    installed.undo_import("facts")
    assert installed.item("evt:raid") is None
    installed.undo_import("facts")
    assert installed.item("evt:raid") is not None


def test_an_id_belongs_to_one_pack(installed: Workspace) -> None:
    mine = installed.add("event", {"title": "Mine", "date": "2026"}).new[0]
    digest = installed.digest()
    with pytest.raises(IdsTaken, match="pack facts") as taken:
        installed.install(
            pack(1, "other"), [row("ins:nacta", "institution", title="X"), row(mine, "event", title="X")]
        )
    assert set(taken.value.taken) == {("ins:nacta", "pack facts"), (mine, "yours")}
    assert installed.digest() == digest
    installed.install(
        pack(1, "other"), [row("cit:other", "citation", "ins:nacta", field="status", ref="src:a")]
    )
    assert "cit:other" in {one.id for one in installed.about("ins:nacta")}


def test_another_pack_may_take_over_what_was_dropped(installed: Workspace) -> None:
    undone = installed.undo_import("facts")
    installed.install(pack(1, "renamed"), VERSION_1)
    assert installed.item("ins:nacta").layer == "renamed"  # type: ignore[union-attr]
    with pytest.raises(LaterAct):
        installed.undo(undone.seq)
    installed.undo_import("renamed")
    installed.undo(undone.seq)
    assert installed.item("ins:nacta").layer == "facts"  # type: ignore[union-attr]


@pytest.mark.parametrize("known", [False, True])
def test_the_same_id_twice_is_named(ws: Workspace, known: bool) -> None:
    if known:
        ws.install(pack(), VERSION_1[:1])
    with pytest.raises(DuplicateId, match="evt:board"):
        ws.install(pack(2), [*VERSION_1, next(one for one in VERSION_1 if one.id == "evt:board")])
    assert ws.counts().get("event", 0) == 0


def test_a_pack_cannot_be_called_like_the_users_layer(ws: Workspace) -> None:
    for name in ("me", ""):
        with pytest.raises(StoreError, match="name of a pack"):
            ws.install(Layer(name, 1), [])


def test_dates_of_a_pack_that_do_not_fit_an_edit_stop_no_import(installed: Workspace) -> None:
    installed.edit("spn:nacta-3", {"to": "2015"})
    changed = [
        PackItem(one.id, one.kind, one.about, {**one.body, "from": "2016"})
        if one.id == "spn:nacta-3"
        else one
        for one in VERSION_1
    ]
    for one in changed:
        if one.id == "spn:nacta-3":
            one.body.pop("to")  # type: ignore[attr-defined]
    installed.install(pack(2), changed)
    span = installed.item("spn:nacta-3")
    assert span is not None
    assert (span.lo, span.hi2) == ("2016-01-01", "2015-12-31")


# ---------------------------------------------------------------- the comparison before an import


def test_the_difference_names_items_fields_conflicts_and_briefings(installed: Workspace) -> None:
    installed.edit("ins:nacta", {"mandate": "mine"})
    installed.edit("ins:old", {"note": "mine"})
    with installed.act("Use") as act:
        briefing = act.add("briefing", {"title": "B"})
        block = act.add("block", {"block": "profile", "institution": "ins:nacta"}, about=briefing)
        act.add("statement", {"ref": "evt:raid"}, about=block)
    digest = installed.digest()
    found = installed.difference("facts", version_2())
    assert installed.digest() == digest
    assert [one.id for one in found.added] == ["evt:new"]
    assert [one.id for one in found.removed] == ["cit:5", "evt:raid", "ins:old", "lnk:2"]
    assert [(one.id, one.field, one.before, one.after) for one in found.changes] == [
        ("ins:nacta", "mandate", "to coordinate", "to coordinate by law")
    ]
    assert [(one.id, one.field, one.removed) for one in found.conflicts] == [
        ("ins:nacta", "mandate", False), ("ins:old", "note", True),
    ]  # fmt: skip
    assert found.briefings == {briefing: ("evt:raid", "ins:nacta")}
    installed.install(pack(2), version_2())
    assert [(one.id, one.field, one.removed) for one in installed.conflicts()] == [
        (one.id, one.field, one.removed) for one in found.conflicts
    ]
    assert installed.difference("facts", version_2()).nothing


def test_a_record_moved_to_another_shows_as_about(installed: Workspace) -> None:
    moved = [
        PackItem(one.id, one.kind, "ins:old", one.body) if one.id == "cit:1" else one for one in VERSION_1
    ]
    found = installed.difference("facts", moved)
    assert [(one.id, one.field, one.before, one.after) for one in found.changes] == [
        ("cit:1", "about", "ins:nacta", "ins:old")
    ]


# ---------------------------------------------------------------- long work


def many(count: int) -> list[PackItem]:
    return [row(f"evt:{n}", "event", title=f"event {n}", date="2020-01-02") for n in range(count)]


@pytest.mark.parametrize("known", [False, True])
def test_progress_is_told_every_thousand_rows_and_cancel_leaves_nothing(ws: Workspace, known: bool) -> None:
    if known:
        ws.install(pack(), many(10))
    digest, size = ws.digest(), ws.counts()
    told: list[tuple[int, int, str]] = []
    with pytest.raises(Cancelled):
        ws.install(
            pack(2), many(5000), progress=lambda *news: told.append(news), cancelled=lambda: len(told) >= 3
        )
    assert [(done, total) for done, total, _ in told] == [(1000, 5000), (2000, 5000), (3000, 5000)]
    assert (ws.digest(), ws.counts(), ws.remembered("facts")) == (digest, size, int(known))
    ws.install(pack(2), many(5000))
    assert ws.counts() == {"event": 5000}


def test_the_window_reads_and_settings_wait_while_a_worker_installs(installed: Workspace) -> None:
    inside, go_on = threading.Event(), threading.Event()
    done: list[int] = []

    def progress(_done: int, _total: int, _what: str) -> None:
        inside.set()
        assert go_on.wait(30)

    def work() -> None:
        done.append(installed.install(pack(1, "big"), many(3000), progress=progress).seq)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        assert inside.wait(30)
        assert installed.counts()["event"] == 3
        assert installed.item("ins:nacta") is not None
        installed.set_setting("place", "timeline")
        assert installed.setting("place") == "timeline"
        with pytest.raises(WorkspaceBusy):
            installed.edit("ins:nacta", {"mandate": "mine"})
    finally:
        go_on.set()
        worker.join()
    assert done == [2]
    assert installed.counts()["event"] == 3003
    installed.edit("ins:nacta", {"mandate": "mine"})
    with installed.reader() as reader:
        assert reader.setting("place") == "timeline"
        assert reader.item("ins:nacta").get("mandate") == "mine"  # type: ignore[union-attr]
