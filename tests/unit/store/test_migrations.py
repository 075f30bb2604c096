"""Bringing an older workspace up to date: a verified copy first, each step whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from briefing.store import StoreError, Workspace, WorkspaceOlder, connection, doctor, migrations, schema

NEW_TABLE = "CREATE TABLE of_version_2(a TEXT) STRICT"


@pytest.fixture
def version_2(installed: Workspace, monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The application as it might be one version later; the file is still of this one."""
    installed.edit("ins:nacta", {"mandate": "mine"})
    installed.close()
    later = Migrations("workspace")
    later()(migrations.m001_items_edits_history)
    monkeypatch.setattr(migrations, "workspace", later)
    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "CURRENT", schema.CURRENT | {NEW_TABLE})
    return later


def test_an_older_workspace_is_copied_and_brought_up_to_date(version_2: Migrations, path: Path) -> None:
    @version_2()
    def m002_more(database: Database) -> None:
        database.conn.execute(NEW_TABLE)

    with Workspace.open(path) as ws:
        assert ws.item("ins:nacta").get("mandate") == "mine"  # type: ignore[union-attr]
        assert ws.undo_label() == "Edit mandate"
    assert connection.header(path) == (connection.APPLICATION_ID, 2)
    copy = path.with_name("my.before-update-from-1.briefing")
    assert connection.header(copy)[1] == 1
    with Workspace.open(path) as again:
        assert not again.read_only
    assert {one.name for one in path.parent.iterdir()} == {path.name, copy.name}
    assert doctor(path).problems == ()


def test_a_step_that_fails_leaves_the_workspace_as_it_was(version_2: Migrations, path: Path) -> None:
    @version_2()
    def m002_broken(database: Database) -> None:
        database.conn.execute(NEW_TABLE)
        raise sqlite3.OperationalError("disk")

    with pytest.raises(StoreError):
        Workspace.open(path)
    assert connection.header(path)[1] == 1
    held = sqlite3.connect(path)
    assert held.execute("SELECT count(*) FROM sqlite_schema WHERE name='of_version_2'").fetchone() == (0,)
    held.close()


def test_an_older_workspace_can_be_read_without_being_changed(version_2: Migrations, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WorkspaceOlder, match="older version"):
        Workspace.open(path, read_only=True)
    assert path.read_bytes() == before
