"""Data packs: built from folders of tables, read behind a guard, compared, imported in one transaction."""

from briefing.packs.build import BuildRefused, BuiltPack, build
from briefing.packs.container import PackRefused
from briefing.packs.difference import FieldWords, PackDifference, Part, RecordChange, diff
from briefing.packs.imports import (
    ImportReport,
    OlderVersion,
    ReusedVersion,
    import_pack,
    import_read,
    install_starter,
    undo_import,
)
from briefing.packs.read import Pack, read, verify
from briefing.packs.starter import starter_path
from briefing.packs.trust import KeyChanged, SignatureMissing, UnknownKey

__all__ = [
    "BuildRefused",
    "BuiltPack",
    "FieldWords",
    "ImportReport",
    "KeyChanged",
    "OlderVersion",
    "Pack",
    "PackDifference",
    "PackRefused",
    "Part",
    "RecordChange",
    "ReusedVersion",
    "SignatureMissing",
    "UnknownKey",
    "build",
    "diff",
    "import_pack",
    "import_read",
    "install_starter",
    "read",
    "starter_path",
    "undo_import",
    "verify",
]
