"""Back-up, health, rescue, digest; faults of the disk before and after a commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.store import (
    DiskFull,
    NotAWorkspace,
    StoreError,
    Workspace,
    WorkspaceDamaged,
    doctor,
    rescue,
)
from tests.unit.store.conftest import VERSION_1, pack, row, version_2


def test_a_backup_is_a_workspace_with_the_same_content(installed: Workspace, tmp_path: Path) -> None:
    installed.edit("ins:nacta", {"mandate": "mine"})
    to = installed.backup(tmp_path / "kept.briefing")
    with Workspace.open(to) as copy:
        assert copy.digest() == installed.digest()
        assert copy.undo_label() == "Edit mandate"
    assert sorted(one.name for one in tmp_path.iterdir() if "kept" in one.name) == ["kept.briefing"]
    with pytest.raises(StoreError, match="exists already"):
        installed.backup(to)


def test_a_backup_that_fails_leaves_nothing(installed: Workspace, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        installed.backup(tmp_path / "no folder" / "kept.briefing")
    assert not (tmp_path / "no folder").exists()


def test_a_sound_workspace_is_well(installed: Workspace) -> None:
    health = doctor(installed)
    assert health.well
    assert health.counts == installed.counts()
    assert health.digest == installed.digest()
    assert (health.acts, health.version) == (1, 1)
    (installed.path.parent / "x").write_bytes(b"x" * 200)
    with pytest.raises(NotAWorkspace):
        doctor(installed.path.parent / "x")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE item SET title='other' WHERE id='ins:nacta'", "columns of ins:nacta"),
        ("UPDATE item SET lo='1999-01-01' WHERE id='evt:board'", "columns of evt:board"),
        ("DELETE FROM fts WHERE rowid=(SELECT rid FROM item WHERE id='ins:nacta')", "Search does not know 1"),
        ("INSERT INTO fts(rowid, names, text) VALUES(99999, 'ghost', '')", "Search does not know 1"),
        ("UPDATE edit SET value='other' WHERE id='ins:nacta'", "edits of ins:nacta"),
        ("UPDATE item SET mine=NULL WHERE id='ins:nacta'", "edits of ins:nacta"),
        ("DROP TABLE name_key", "name_key is missing"),
    ],
)
def test_what_does_not_fit_is_found(installed: Workspace, statement: str, said: str) -> None:
    installed.edit("ins:nacta", {"note": "mine"})
    installed.close()
    other = sqlite3.connect(installed.path)
    other.execute(statement)
    other.commit()
    other.close()
    health = doctor(installed.path)
    assert not health.well
    assert said in " ".join(health.problems)


def break_page(path: Path, table: str, place: float) -> None:
    """Overwrite one page of a table's middle with rubbish."""
    link = sqlite3.connect(path)
    try:
        pages = link.execute(
            "SELECT pageno FROM dbstat WHERE name=? AND pagetype='leaf' ORDER BY pageno", (table,)
        ).fetchall()
    except sqlite3.OperationalError:
        pytest.skip("this SQLite has no dbstat")
    finally:
        link.close()
    with path.open("r+b") as file:
        file.seek((pages[int(len(pages) * place)][0] - 1) * 4096)
        file.write(b"\xa5" * 4096)


@pytest.fixture
def damaged(installed: Workspace) -> Path:
    installed.edit("ins:nacta", {"mandate": "mine"}, label="Mandate")
    installed.add("event", {"title": "My own", "date": "2026"})
    installed.install(
        pack(1, "big"), [row(f"evt:{n:05}", "event", title=f"event {n}", date="2020") for n in range(3000)]
    )
    installed.close()
    break_page(installed.path, "item", 0.5)
    return installed.path


def test_a_damaged_workspace_is_diagnosed_and_rescued_and_itself_untouched(
    damaged: Path, tmp_path: Path
) -> None:
    before = damaged.read_bytes()
    health = doctor(damaged)
    assert not health.well
    with Workspace.open(damaged, read_only=True) as ws, pytest.raises(WorkspaceDamaged, match="Rescue"):
        [ws.items(kind) for kind in ("event", "institution")]
    report = rescue(damaged, tmp_path / "saved.briefing")
    assert damaged.read_bytes() == before
    assert report.incomplete == ("item",)
    with Workspace.open(report.path) as saved:
        assert 2900 < saved.counts()["event"] < 3004
        assert saved.item("ins:nacta").get("mandate") == "mine"  # type: ignore[union-attr]
        assert [hit.id for hit in saved.search("my own")] == ["evt:my-1"]
        assert saved.layers() == [pack(1, "big"), pack()]
        assert saved.add("event", {"title": "Next", "date": "2026"}).new == ("evt:my-2",)
    assert doctor(report.path).problems == ()


@pytest.mark.parametrize("table", ["edit", "edit_log", "txn"])
def test_other_tables_are_rescued_too(installed: Workspace, tmp_path: Path, table: str) -> None:
    for number in range(120):
        installed.edit(
            "ins:nacta", {"mandate": f"mine {number}", f"note{number}": "n" * 60}, label=f"edit {number}"
        )
    installed.close()
    break_page(installed.path, table, 0.5)
    report = rescue(installed.path, tmp_path / "saved.briefing")
    assert report.incomplete == (table,)
    with Workspace.open(report.path) as saved:
        assert saved.item("ins:nacta").get("mandate") == "mine 119"  # type: ignore[union-attr]
        assert saved.counts()["event"] == 3
        saved.edit("ins:nacta", {"mandate": "after"})
    assert doctor(report.path).problems == ()


def test_a_sound_workspace_is_rescued_whole(installed: Workspace, tmp_path: Path) -> None:
    installed.edit("ins:nacta", {"mandate": "mine"}, label="Mandate")
    installed.install(pack(2), version_2())
    installed.decide("ins:nacta", "mandate", "later")
    report = rescue(installed.path, tmp_path / "saved.briefing")
    with Workspace.open(report.path) as saved:
        assert saved.digest() == installed.digest()
        assert saved.conflicts() == installed.conflicts()
        assert saved.history() == installed.history()
        saved.undo_import("facts")
        assert saved.layer_rows("facts") == sorted(VERSION_1, key=lambda one: one.id)


def test_rescue_overwrites_nothing_and_needs_a_workspace(installed: Workspace, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="exists already"):
        rescue(installed.path, installed.path)
    wrong = tmp_path / "wrong.briefing"
    wrong.write_bytes(b"rubbish" * 100)
    with pytest.raises(NotAWorkspace):
        rescue(wrong, tmp_path / "saved.briefing")
    assert not (tmp_path / "saved.briefing").exists()


# ---------------------------------------------------------------- digests


def test_the_digest_is_of_content_not_of_history(ws: Workspace, tmp_path: Path) -> None:
    ws.install(pack(), VERSION_1)
    ws.edit("ins:nacta", {"mandate": "x"})
    ws.edit("ins:nacta", {"mandate": "mine"})
    ws.edit("ins:old", {"title": "y"})
    ws.undo()
    ws.set_setting("theme", "dark")
    with Workspace.open(tmp_path / "other.briefing", create=True) as other:
        other.install(pack(), reversed(VERSION_1))
        other.edit("ins:nacta", {"mandate": "mine"})
        assert other.digest() == ws.digest()
        other.edit("ins:nacta", {"mandate": "mine!"})
        changed = {table for table, digest in ws.digest().items() if other.digest()[table] != digest}
        assert changed == {"edits", "all"}


def test_the_digest_of_known_content_is_known(installed: Workspace) -> None:
    assert installed.digest() == {
        "layers": "78baea3468e0425045196b434953639d17ab61b91be92032a4f83dee9f40e637",
        "items": "c39747be208fd65305bfa6f296067fb0dea8be0aa0754049a28d868c0667b5de",
        "edits": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "all": "b3b7cff546ed2f0c2aae26217fa56f189c4984cdc8b3bf769ce164db22055ac0",
    }


# ---------------------------------------------------------------- faults


class Failing(sqlite3.Connection):
    """A connection that raises once at a statement, before or after doing it."""

    at = ""
    after = False
    code = "SQLITE_FULL"

    def execute(self, sql: str, *given: Any) -> sqlite3.Cursor:
        if self.at and sql.startswith(self.at):
            Failing.at = ""
            answer = super().execute(sql, *given) if self.after else None
            del answer
            trouble = sqlite3.OperationalError("disk")
            trouble.sqlite_errorname = self.code
            raise trouble
        return super().execute(sql, *given)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    original = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *given, **named: original(*given, factory=Failing, **named)
    )

    def arm(at: str, *, after: bool = False, code: str = "SQLITE_FULL") -> None:
        Failing.at, Failing.after, Failing.code = at, after, code

    return arm


@pytest.mark.parametrize("at", ["COMMIT", "INSERT INTO edit(", "UPDATE item", "BEGIN"])
def test_a_full_disk_before_the_commit_changes_nothing(
    failing: Callable[..., None], path: Path, at: str
) -> None:
    with Workspace.open(path, create=True) as ws:
        ws.install(pack(), VERSION_1)
        digest = ws.digest()
        failing(at)
        with pytest.raises(DiskFull, match="nothing was changed"):
            ws.edit("ins:nacta", {"mandate": "mine"})
        assert ws.digest() == digest
        ws.edit("ins:nacta", {"mandate": "mine"})
        assert ws.item("ins:nacta").get("mandate") == "mine"  # type: ignore[union-attr]


@pytest.mark.parametrize("at", ["COMMIT", "PRAGMA wal_checkpoint"])
def test_a_full_disk_after_the_commit_is_a_success(failing: Callable[..., None], path: Path, at: str) -> None:
    with Workspace.open(path, create=True) as ws:
        ws.install(pack(), VERSION_1)
        failing(at, after=True)
        change = ws.edit("ins:nacta", {"mandate": "mine"})
        assert change.seq == 2
        failing(at, after=True)
        assert ws.install(pack(2), version_2()).seq == 3
        assert ws.layer("facts") == pack(2)
    with Workspace.open(path) as again:
        assert again.item("ins:nacta").get("mandate") == "mine"  # type: ignore[union-attr]
