"""A workspace as plain dictionaries: slow, small, and what the real one must agree with after every act."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

Edits = dict[
    str, dict[str, tuple[str, str | None, bool, str]]
]  # id → field → value, base, base was gone, choice


@dataclass
class Done:
    """An act as the reference remembers it: the whole of the user's layer before and after, or what an import met."""

    seq: int
    pack: str
    before: Any
    after: Any
    undone: bool = False


@dataclass
class Reference:
    bodies: dict[str, dict[str, str]] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    alive: set[str] = field(default_factory=set)
    edits: Edits = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    redoable: list[Done] = field(default_factory=list)

    # ---- acts
    def edited(self, seq: int, before: Edits) -> None:
        if self.done and self.done[-1].seq == seq:  # typing went on
            self.done[-1].after = deepcopy(self.edits)
        elif before != self.edits:
            self.done.append(Done(seq, "", before, deepcopy(self.edits)))
        self.redoable.clear()

    def edit(self, item_id: str, name: str, value: str | None) -> None:
        said, gone = self.bodies[item_id].get(name), item_id not in self.alive
        own = self.owner[item_id] == "me"
        old = self.edits.get(item_id, {}).get(name)
        if value is None or (own and not value):
            self.put(item_id, name, None)
        elif own:
            self.put(item_id, name, (value, None, False, ""))
        elif old is None:
            if value != (said or ""):
                self.put(item_id, name, (value, said, gone, ""))
        elif old[0] != value:
            settled = old[0] == (said or "") and not gone
            self.put(item_id, name, (value, said, gone, "") if settled else (value, *old[1:]))

    def put(self, item_id: str, name: str, state: tuple[str, str | None, bool, str] | None) -> None:
        if state is None:
            self.edits.get(item_id, {}).pop(name, None)
            if not self.edits.get(item_id, True):
                del self.edits[item_id]
        else:
            self.edits.setdefault(item_id, {})[name] = state

    def remove(self, item_id: str) -> None:
        for child in sorted(self.living()):
            if self.owner[child] == "me" and self.shown(child).get("_about") == item_id and child != item_id:
                self.remove(child)
        self.put(item_id, "_dead", ("1", None, item_id not in self.alive, ""))

    def install(self, seq: int, name: str, rows: dict[str, dict[str, str]]) -> None:
        found = {}
        for item_id in set(rows) | {i for i in self.alive if self.owner[i] == name}:
            found[item_id] = (self.bodies.get(item_id), item_id in self.alive, self.owner.get(item_id))
        for item_id in found:
            if item_id in rows:
                self.bodies[item_id], self.owner[item_id] = rows[item_id], name
                self.alive.add(item_id)
            else:
                self.alive.discard(item_id)
        self.done.append(Done(seq, name, found, None))
        self.redoable.clear()

    def undo_import(self, name: str) -> None:
        act = [one for one in self.done if one.pack == name and not one.undone][-1]
        act.undone = True
        for item_id, (body, was_alive, owner) in act.before.items():
            (self.alive.add if was_alive else self.alive.discard)(item_id)
            if body is not None:
                self.bodies[item_id], self.owner[item_id] = body, owner
        self.redoable.clear()

    def top(self) -> Done | None:
        standing = [one for one in self.done if not one.undone]
        return standing[-1] if standing else None

    def undo(self) -> None:
        act = self.top()
        assert act is not None
        self.edits, act.undone = deepcopy(act.before), True
        self.redoable.append(act)

    def redo(self) -> None:
        act = self.redoable.pop()
        self.edits, act.undone = deepcopy(act.after), False

    # ---- what is seen
    def shown(self, item_id: str) -> dict[str, str]:
        over = {name: state[0] for name, state in self.edits.get(item_id, {}).items()}
        return {name: value for name, value in {**self.bodies[item_id], **over}.items() if value}

    def removed(self, item_id: str) -> bool:
        fields = self.shown(item_id)
        return "_dead" in fields or "_kind" not in fields

    def living(self) -> set[str]:
        own = {i for i, layer in self.owner.items() if layer == "me" and not self.removed(i)}
        needed = {i for i in self.edits if self.owner[i] != "me"}
        needed |= {self.shown(i).get(name, "") for i in own for name in ("_about", "ref", "span")}
        while (
            more := {
                self.shown(i).get(name, "")
                for i in needed
                if i in self.bodies and i not in self.alive
                for name in ("_about", "ref", "span")
            }
            - needed
        ):
            needed |= more
        packs = {i for i, layer in self.owner.items() if layer != "me" and (i in self.alive or i in needed)}
        return own | {i for i in packs if not self.removed(i)}

    def conflicts(self) -> set[tuple[str, str, str | None, bool]]:
        found = set()
        for item_id, fields in self.edits.items():
            for name, (value, base, base_gone, _) in fields.items():
                if self.owner[item_id] == "me":
                    continue
                gone, said = item_id not in self.alive, self.bodies[item_id].get(name)
                if gone and not base_gone and name != "_dead":
                    found.add((item_id, name, None, True))
                elif not gone and said != base and value != (said or ""):
                    found.add((item_id, name, said, False))
        return found
