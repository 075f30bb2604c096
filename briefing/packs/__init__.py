"""Data packs: built from folders of tables, read behind a guard, compared, imported in one transaction."""

from briefing.packs.build import BuildRefused, BuiltPack, build
from briefing.packs.container import PackRefused
from briefing.packs.read import Pack, read, verify
from briefing.packs.starter import starter_path

__all__ = [
    "BuildRefused",
    "BuiltPack",
    "Pack",
    "PackRefused",
    "build",
    "read",
    "starter_path",
    "verify",
]
