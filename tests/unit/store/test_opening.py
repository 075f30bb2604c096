"""Opening a workspace: what is ours, who may write, what a newer, foreign or read-only file gets."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.store import (
    NotAWorkspace,
    Workspace,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceReadOnly,
    connection,
    schema,
)
from tests.unit.store.conftest import VERSION_1, pack

OPEN = """
import os, sys
from briefing.store import Workspace
ws = Workspace.open(sys.argv[1], create=True)
"""


def test_a_new_workspace_is_private_and_bears_our_mark(path: Path) -> None:
    with Workspace.open(path, create=True) as ws:
        assert not ws.read_only
        assert connection.header(path) == (connection.APPLICATION_ID, schema.VERSION)
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_is_made_and_a_missing_file_is_said(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "deep" / "er" / "w.briefing", create=True):
        pass
    with pytest.raises(WorkspaceMissing, match="There is no file"):
        Workspace.open(tmp_path / "none.briefing")
    with pytest.raises(WorkspaceMissing):
        Workspace.open(tmp_path / "none.briefing", read_only=True)


def test_the_settings_that_make_it_safe(ws: Workspace) -> None:
    def asked(name: str) -> object:
        return ws._link.execute(f"PRAGMA {name}").fetchone()[0]

    assert (asked("trusted_schema"), asked("foreign_keys"), asked("temp_store"), asked("journal_mode")) == (
        0,
        1,
        2,
        "wal",
    )
    tables = ws._link.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type='table' AND name NOT LIKE 'sqlite%'"
    )
    ours = set(schema.TABLES) - {"fts"}
    assert {name for name, strict in tables if strict} == ours


@pytest.mark.parametrize(
    "content",
    [b"x", b"not a database at all" * 20, b"SQLite format 3\0" + b"\0" * 84, b"PK\x03\x04" + b"\0" * 200],
)
def test_another_kind_of_file_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(NotAWorkspace, match="not a workspace"):
            Workspace.open(path, read_only=read_only)
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes(a)")
    other.close()
    with pytest.raises(NotAWorkspace):
        Workspace.open(path, create=True)


def test_an_empty_file_becomes_a_workspace_only_by_writing(path: Path) -> None:
    path.touch()
    with pytest.raises(WorkspaceDamaged):
        Workspace.open(path, read_only=True)
    with Workspace.open(path) as ws:
        assert ws.counts() == {}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON txn BEGIN DELETE FROM item; END",
        "CREATE VIEW evil AS SELECT * FROM item",
        "CREATE TABLE evil(a)",
        "CREATE TRIGGER fts_data AFTER INSERT ON txn BEGIN DELETE FROM item; END",
        "ALTER TABLE setting ADD COLUMN evil TEXT",
    ],
)
def test_what_briefing_did_not_make_is_refused(ws: Workspace, path: Path, statement: str) -> None:
    ws.close()
    other = sqlite3.connect(path)
    if "TRIGGER fts_data" in statement:  # no trigger can have the name of a table but by force
        other.execute("PRAGMA writable_schema=ON")
        other.execute("INSERT INTO sqlite_schema VALUES('trigger','fts_data','txn',0,?)", (statement,))
        other.commit()
    else:
        other.execute(statement)
    other.close()
    for read_only in (False, True):
        with pytest.raises(NotAWorkspace, match="did not make"):
            Workspace.open(path, read_only=read_only)


def test_a_workspace_that_lacks_a_table_is_damaged(ws: Workspace, path: Path) -> None:
    ws.close()
    other = sqlite3.connect(path)
    other.execute("DROP TABLE counter")
    other.close()
    with pytest.raises(WorkspaceDamaged, match="counter"):
        Workspace.open(path)


def test_a_newer_versions_file_is_read_only_and_says_so(installed: Workspace, path: Path) -> None:
    installed.close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version=99")
    other.execute("CREATE TABLE of_the_future(a)")
    other.close()
    with Workspace.open(path) as ws:
        assert ws.read_only
        assert "newer version" in ws.why_read_only
        assert ws.item("ins:nacta") is not None
        with pytest.raises(WorkspaceNewer, match="newer version"):
            ws.edit("ins:nacta", {"mandate": "x"})
    assert connection.header(path)[1] == 99


def test_a_second_copy_reads_only_and_sees_what_the_first_writes(installed: Workspace, path: Path) -> None:
    with Workspace.open(path) as second:
        assert second.read_only
        assert "Another copy" in second.why_read_only
        installed.edit("ins:nacta", {"mandate": "new"})
        assert second.item("ins:nacta").get("mandate") == "new"  # type: ignore[union-attr]
        for write in (
            lambda: second.edit("ins:nacta", {"mandate": "x"}),
            lambda: second.install(pack(2), VERSION_1),
            second.undo,
            second.redo,
            lambda: second.undo_import("facts"),
        ):
            with pytest.raises(WorkspaceReadOnly):
                write()
        second.set_setting("theme", "dark")
        assert second.setting("theme") == "dark"
    installed.close()
    with Workspace.open(path) as third:
        assert not third.read_only
        assert third.setting("theme") == ""


def test_a_second_process_reads_only(installed: Workspace, path: Path) -> None:
    code = OPEN + "print(ws.why_read_only, ws.counts()['event'])"
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Another copy")
    assert told.stdout.endswith(" 3\n")


def test_the_lock_ends_with_its_process(path: Path) -> None:
    code = OPEN + "ws.add('event', {'title': 'kept', 'date': '2026'}); os._exit(9)"
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    with Workspace.open(path) as ws:
        assert not ws.read_only
        assert [one.title for one in ws.items("event")] == ["kept"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_gives_a_reading_workspace(installed: Workspace, path: Path) -> None:
    installed.close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with Workspace.open(path) as ws:
            assert "may only be read" in ws.why_read_only
            assert ws.counts()["event"] == 3
    finally:
        path.parent.chmod(0o700)


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one != path)


@pytest.mark.parametrize("may_write", [True, False])
def test_reading_leaves_nothing_beside_the_file(
    installed: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch, may_write: bool
) -> None:
    installed.close()
    before = path.read_bytes()
    path.chmod(0o600 if may_write else 0o400)
    monkeypatch.setattr(os, "access", lambda *_: may_write)  # the superuser may write whatever the rights say
    with Workspace.open(path, read_only=True) as ws, ws.reader() as reader:
        assert reader.counts()["event"] == 3
        assert bool(beside(path)) is may_write
    assert beside(path) == []
    assert path.read_bytes() == before


def test_a_file_that_may_only_be_read_is_opened_for_reading(
    installed: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Workspace.open(path) as ws:
        assert "may only be read" in ws.why_read_only
        with pytest.raises(WorkspaceReadOnly, match="changed"):
            ws.edit("ins:nacta", {"mandate": "x"})
    assert beside(path) == []


def test_a_reader_that_is_closed_last_leaves_nothing_either(installed: Workspace, path: Path) -> None:
    installed.edit("ins:nacta", {"mandate": "new"})
    reader = installed.reader()
    installed.close()
    reader.close()
    assert beside(path) == []


def test_a_copy_of_the_one_file_of_an_open_workspace_has_every_act(
    installed: Workspace, path: Path, tmp_path: Path
) -> None:
    installed.edit("ins:nacta", {"mandate": "new"})
    copy = tmp_path / "copy.briefing"
    shutil.copy(path, copy)
    with Workspace.open(copy) as other:
        assert other.item("ins:nacta").get("mandate") == "new"  # type: ignore[union-attr]
        assert other.digest() == installed.digest()


def test_an_up_to_date_workspace_is_opened_and_read_with_sqlite3_alone(
    installed: Workspace, path: Path
) -> None:
    installed.close()
    code = """
import sys
from briefing.store import Workspace
from briefing.domain.filters import EventFilter
ws = Workspace.open(sys.argv[1])
ws.counts(); ws.layers(); ws.held("2026-02-24"); ws.timeline(EventFilter()); ws.search("nacta")
ws.briefings(); ws.undo_label()
ws.add("event", {"title": "Mine", "date": "2026-02"}); ws.undo(); ws.close()
print(sorted(set(sys.modules) & {"sqlite_utils", "numpy", "edtf", "PySide6", "reportlab", "dateutil", "click"}))
"""
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_network_shares_are_known_by_their_file_system(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /net/share\\040one nfs4 rw 0 0\n"
        "//s/y /net/share\\040one/local ext4 rw 0 0\n"
    )
    monkeypatch.setattr(Path, "read_text", lambda self, **_: mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    assert connection.on_network(Path("/net/share one/w.briefing"))
    assert not connection.on_network(Path("/net/share one/local/w.briefing"))
    assert not connection.on_network(Path("/home/w.briefing"))


def test_on_a_network_share_no_log_is_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "on_network", lambda _path: True)
    with Workspace.open(path, create=True) as ws:
        assert ws._link.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        ws.install(pack(), VERSION_1)
        assert [one.name for one in path.parent.iterdir() if one.name.endswith("-wal")] == []
