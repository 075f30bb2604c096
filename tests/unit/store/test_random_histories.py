"""Random histories of acts, undone and redone over imports, against a slow reference: nothing may ever differ."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from briefing.domain.items import Layer, PackItem
from briefing.store import NothingToUndo, UndoStopsAtImport, Workspace, doctor
from tests.unit.store.reference import Reference

STEPS = 25
IDS = 6


def random_rows(rnd: random.Random, name: str) -> dict[str, dict[str, str]]:
    rows = {}
    for number in range(IDS):
        if rnd.random() < 0.8:
            item_id = f"ins:{name}-{number}"
            rows[item_id] = {
                "_kind": "institution",
                "title": f"t{rnd.randrange(3)}",
                "mandate": f"m{rnd.randrange(3)}",
            }
            if rnd.random() < 0.3:
                del rows[item_id]["mandate"]
            if rnd.random() < 0.7:
                rows[f"spn:{name}-{number}"] = {
                    "_kind": "span",
                    "_about": item_id,
                    "field": "status",
                    "value": f"v{rnd.randrange(2)}",
                    "from": "2016",
                }
    return rows


def as_items(rows: dict[str, dict[str, str]]) -> list[PackItem]:
    return [PackItem(item_id, body["_kind"], body.get("_about"), body) for item_id, body in rows.items()]


class History:
    """One random history, acted in the workspace and in the reference."""

    def __init__(self, path: Path, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.path = path
        self.ws = Workspace.open(path, create=True)
        self.ref = Reference()
        self.version = 0

    def step(self) -> None:
        acts = [self.install, self.edit, self.edit, self.type, self.add, self.remove, self.several, self.decide,
                self.undo, self.undo, self.redo, self.undo_import, self.reopen]  # fmt: skip
        self.rnd.choice(acts)()

    def living(self) -> list[str]:
        return sorted(self.ref.living())

    def install(self) -> None:
        name, rows = self.rnd.choice("ab"), {}
        rows = random_rows(self.rnd, name)
        self.version += 1
        change = self.ws.install(Layer(name, self.version), as_items(rows))
        self.ref.install(change.seq, name, rows)

    def edit(self) -> None:
        if ids := self.living():
            item_id, name = self.rnd.choice(ids), self.rnd.choice(["title", "mandate"])
            if (open_conflicts := sorted(self.ref.conflicts())) and self.rnd.random() < 0.3:
                item_id, name = self.rnd.choice(open_conflicts)[:2]
                if item_id not in ids or name[0] == "_":
                    return
            value = self.rnd.choice(["u1", "u2", "t1", "m1", "", None])
            before = deepcopy(self.ref.edits)
            self.ref.edit(item_id, name, value)
            change = self.ws.edit(item_id, {name: value}, label="edit")
            assert bool(change.seq) == (before != self.ref.edits)
            if change.seq:
                self.ref.edited(change.seq, before)

    def type(self) -> None:
        if ids := self.living():
            item_id = self.rnd.choice(ids)
            for letter in range(self.rnd.randint(1, 3)):
                before = deepcopy(self.ref.edits)
                text = "abc"[: letter + 1]
                self.ref.edit(item_id, "title", text)
                change = self.ws.edit(item_id, {"title": text}, label="typing", coalesce=True)
                if change.seq:
                    self.ref.edited(change.seq, before)

    def add(self) -> None:
        before = deepcopy(self.ref.edits)
        about = self.rnd.choice([*self.living(), None])
        ref = self.rnd.choice([*self.living(), ""])
        fields = {"title": "own", "ref": ref}
        change = self.ws.add("event", fields, about=about, label="add")
        self._own(change.new[0], fields, about)
        self.ref.edited(change.seq, before)

    def _own(self, item_id: str, fields: dict[str, str], about: str | None) -> None:
        self.ref.bodies[item_id], self.ref.owner[item_id] = {}, "me"
        for name, value in {"_kind": "event", "_about": about or "", **fields}.items():
            if value:
                self.ref.put(item_id, name, (value, None, False, ""))

    def remove(self) -> None:
        if ids := self.living():
            item_id, before = self.rnd.choice(ids), deepcopy(self.ref.edits)
            self.ref.remove(item_id)
            self.ref.edited(self.ws.remove(item_id).seq, before)

    def several(self) -> None:
        if ids := self.living():
            first, second = self.rnd.choice(ids), self.rnd.choice(ids)
            before = deepcopy(self.ref.edits)
            with self.ws.act("several") as act:
                act.edit(first, {"title": "s1", "mandate": "s2"})
                added = act.add("event", {"title": "own"}, about=second)
                act.edit(added, {"title": "own again", "note": "n"})
                act.edit(first, {"title": None})
            for name, value in (("title", "s1"), ("mandate", "s2")):
                self.ref.edit(first, name, value)
            self._own(added, {"title": "own"}, second)
            self.ref.edit(added, "title", "own again")
            self.ref.edit(added, "note", "n")
            self.ref.edit(first, "title", None)
            self.ref.edited(act.change.seq, before)

    def decide(self) -> None:
        if open_conflicts := sorted(self.ref.conflicts()):
            item_id, name, _, _ = self.rnd.choice(open_conflicts)
            choice = self.rnd.choice(["mine", "theirs", "later"])
            before = deepcopy(self.ref.edits)
            value, base, base_gone, _ = self.ref.edits[item_id][name]
            said, gone = self.ref.bodies[item_id].get(name), item_id not in self.ref.alive
            states = {
                "mine": (value, said, gone, ""),
                "theirs": None,
                "later": (value, base, base_gone, "later"),
            }
            self.ref.put(item_id, name, states[choice])
            change = self.ws.decide(item_id, name, choice)
            if change.seq:
                self.ref.edited(change.seq, before)

    def undo(self) -> None:
        top = self.ref.top()
        if top is None:
            with pytest.raises(NothingToUndo):
                self.ws.undo()
        elif top.pack:
            with pytest.raises(UndoStopsAtImport):
                self.ws.undo()
        else:
            self.ws.undo()
            self.ref.undo()

    def redo(self) -> None:
        if self.ref.redoable:
            self.ws.redo()
            self.ref.redo()
        else:
            with pytest.raises(NothingToUndo):
                self.ws.redo()

    def undo_import(self) -> None:
        standing = sorted({one.pack for one in self.ref.done if one.pack and not one.undone})
        if standing:
            name = self.rnd.choice(standing)
            change = self.ws.undo_import(name)
            self.ref.undo_import(name)
            if self.rnd.random() < 0.3:  # think better of it twice: the same as once
                again = self.ws.undo(change.seq)
                self.ws.undo(again.seq)

    def reopen(self) -> None:
        self.ws.close()
        self.ws = Workspace.open(self.path)

    def compare(self) -> None:
        living = self.ref.living()
        found = {}
        for kind in ("institution", "span", "event"):
            for item in self.ws.items(kind):
                found[item.id] = item
        assert set(found) == living
        for item_id, item in found.items():
            want = self.ref.shown(item_id)
            assert item.fields == {name: value for name, value in want.items() if name[0] != "_"}
            assert item.about == want.get("_about")
            assert item.mine == {name for name in self.ref.edits.get(item_id, {}) if name[0] != "_"}
            assert item.gone == (item.layer != "me" and item_id not in self.ref.alive)
        conflicts = self.ws.conflicts()
        assert {(one.id, one.field, one.theirs, one.removed) for one in conflicts} == self.ref.conflicts()
        top = self.ref.top()
        assert (self.ws.undo_label() is not None) == (top is not None and not top.pack)
        assert (self.ws.redo_label() is not None) == bool(self.ref.redoable)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of small commits are the disk's test, not this one's."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


def run(seeds: range, folder: Path) -> None:
    for seed in seeds:
        path = folder / f"{seed}.briefing"
        history = History(path, seed)
        try:
            for _ in range(STEPS):
                history.step()
                history.compare()
            assert doctor(history.ws).problems == ()
        except BaseException as wrong:
            wrong.add_note(f"in the history of seed {seed}")
            raise
        finally:
            history.ws.close()
        path.unlink()


@pytest.mark.parametrize("part", range(4))
def test_two_hundred_histories_agree_with_the_reference(memory: Path, part: int) -> None:
    run(range(part * 50, part * 50 + 50), memory)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(9))
def test_two_thousand_histories_agree_with_the_reference(memory: Path, part: int) -> None:
    run(range(200 + part * 200, 400 + part * 200), memory)
