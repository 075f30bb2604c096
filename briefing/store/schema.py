"""The tables of a workspace, as SQL: what the migrations create and what the doctor compares with.

ITEM holds records, spans, links and citations of all packs and of the user, so that one mechanism layers, merges
and undoes them all. Rows are never deleted: what is not to be seen is `dead`, so every log can name it.
"""

from __future__ import annotations

VERSION = 1
"""The `user_version` of a workspace that has all migrations."""

FIRST = (
    # A pack as installed: one row for each name. The user's own layer has no row.
    """CREATE TABLE layer(
      name TEXT PRIMARY KEY, version INTEGER NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
      licence TEXT NOT NULL, cutoff TEXT NOT NULL, digest TEXT NOT NULL, key_id TEXT NOT NULL, trust TEXT NOT NULL
    ) STRICT""",
    # The highest version ever seen of each pack: an import undone does not lower it.
    "CREATE TABLE remembered(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    # One row for each act: the workspace's own clock. `target` is the act that an undo or redo is about.
    """CREATE TABLE txn(
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK(kind IN('edit','import','undo','redo','undo-import','redo-import')),
      label TEXT NOT NULL, layer TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
      target INTEGER REFERENCES txn(seq), undone_by INTEGER REFERENCES txn(seq),
      joins INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX txn_open ON txn(seq) WHERE undone_by IS NULL AND kind IN('edit','import')",
    """CREATE TABLE item(
      rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, layer TEXT NOT NULL,
      body TEXT NOT NULL,             -- what the pack says: canonical flat JSON with _kind and _about; no act of the
                                      -- user writes it. The user's own item: '{}', all its fields are edits
      mine TEXT,                      -- the user's fields over it, as flat JSON; a copy of EDIT
      gone INTEGER NOT NULL DEFAULT 0,-- 1: the pack's version now installed does not hold it
      born INTEGER NOT NULL,          -- the act that first brought it
      dead INTEGER NOT NULL DEFAULT 0,-- 1: not to be seen (removed, undone, or gone and not needed)
      -- derived from body and mine by derive.py, never by triggers or generated columns: with trusted_schema off
      -- SQLite 3.40 calls JSON and Python functions there unsafe
      kind TEXT NOT NULL, about TEXT, title TEXT, field TEXT, value TEXT, ref TEXT,
      lo TEXT, hi TEXT, lo2 TEXT, hi2 TEXT
    ) STRICT""",
    "CREATE INDEX item_time ON item(kind, dead, lo, hi)",
    "CREATE INDEX item_about ON item(about, kind, field, lo) WHERE about IS NOT NULL",
    "CREATE INDEX item_layer ON item(layer, kind)",
    "CREATE INDEX item_ref ON item(ref, kind) WHERE ref IS NOT NULL",
    # The spans of a field from the latest start, and the citations of a span: what as-of and known-by walk along.
    """CREATE INDEX item_span ON item(about, field, lo DESC, hi DESC, id, lo2, hi2) WHERE kind='span' AND dead=0""",
    "CREATE INDEX item_cited ON item(value, ref, dead) WHERE kind='citation' AND value IS NOT NULL",
    "CREATE INDEX item_born ON item(born)",
    "CREATE INDEX item_gone ON item(id) WHERE gone=1",
    "CREATE INDEX item_kept ON item(id) WHERE gone=1 AND mine IS NOT NULL",
    "CREATE INDEX item_seen ON item(id) WHERE gone=1 AND dead=0",
    # The user's layer, the only truth about it. `base` is what the pack said when the user wrote (NULL: nothing),
    # `base_gone` that it held the item no more; that tells a conflict. `choice` is 'later' or ''.
    """CREATE TABLE edit(
      id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, base TEXT, base_gone INTEGER NOT NULL DEFAULT 0,
      choice TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL,
      PRIMARY KEY(id, field)
    ) STRICT, WITHOUT ROWID""",
    # Before and after of the user's layer, as JSON of an EDIT row (NULL: no edit); never of effective values.
    """CREATE TABLE edit_log(
      seq INTEGER NOT NULL REFERENCES txn(seq), id TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT,
      PRIMARY KEY(seq, id, field)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX edit_log_id ON edit_log(id, seq)",
    # What an import changed or dropped; what it added is known by BORN. A dropped item keeps its body: after NULL.
    """CREATE TABLE body_log(
      seq INTEGER NOT NULL REFERENCES txn(seq), id TEXT NOT NULL, before TEXT NOT NULL, after TEXT,
      gone_before INTEGER NOT NULL, gone_after INTEGER NOT NULL, layer_before TEXT NOT NULL,
      PRIMARY KEY(seq, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX body_log_id ON body_log(id)",
    # The row of LAYER before and after an import, as JSON.
    """CREATE TABLE layer_log(
      seq INTEGER PRIMARY KEY REFERENCES txn(seq), name TEXT NOT NULL, before TEXT, after TEXT
    ) STRICT""",
    # Counters that never go back: commits, and numbers of the user's own ids.
    "CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
    "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    # Text folded in Python; rowid is item.rid. Own content, because contentless_delete needs SQLite 3.43.
    "CREATE VIRTUAL TABLE fts USING fts5(names, text, tokenize='unicode61 remove_diacritics 0')",
    # Names and abbreviations folded whole, so that what is typed exactly is found first.
    "CREATE TABLE name_key(fold TEXT NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY(fold, rid)) STRICT, WITHOUT ROWID",
    "CREATE INDEX name_key_rid ON name_key(rid)",
)
"""The statements of the first migration, in order."""

CURRENT = frozenset(FIRST)
"""The statements as `sqlite_schema` shows them after all migrations; a file with others is not ours."""

MADE_BY_LIBRARIES = frozenset(
    {
        "_sqlite_migrations",
        "idx__sqlite_migrations_migration_set_name",
        "fts_data",
        "fts_idx",
        "fts_content",
        "fts_docsize",
        "fts_config",
    }
)
"""Tables and an index whose SQL comes from sqlite-utils and from FTS5."""

TABLES = (
    "layer",
    "remembered",
    "txn",
    "item",
    "edit",
    "edit_log",
    "body_log",
    "layer_log",
    "counter",
    "setting",
    "fts",
    "name_key",
)
