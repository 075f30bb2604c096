"""The table of places: what the navigation shows, and where each place's class lies.

A class is imported when its place is first opened. A place whose module is not there yet is left out.
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from typing import cast

from briefing.ui.kit.translation import QT_TRANSLATE_NOOP
from briefing.ui.shell.place import Place


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place: its id, name, icon, group, where its class is ("module:Class"), and the kind that is counted."""

    id: str
    words: str
    icon: str
    group: str
    factory: str
    counts: str = ""

    def there(self) -> bool:
        """Whether its module exists."""
        return _there(self.factory.partition(":")[0])

    def load(self) -> type[Place]:
        """Its class, imported now."""
        module, _, name = self.factory.partition(":")
        return cast("type[Place]", getattr(importlib.import_module(module), name))


@cache
def _there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


_READ = QT_TRANSLATE_NOOP("Places", "Read")
_EVIDENCE = QT_TRANSLATE_NOOP("Places", "Evidence")
_WRITE = QT_TRANSLATE_NOOP("Places", "Write")

PLACES = (
    PlaceEntry(
        "overview",
        QT_TRANSLATE_NOOP("Places", "Overview"),
        "layout-dashboard",
        _READ,
        "briefing.ui.overview.place:OverviewPlace",
    ),
    PlaceEntry(
        "timeline",
        QT_TRANSLATE_NOOP("Places", "Timeline"),
        "chart-gantt",
        _READ,
        "briefing.ui.timeline.place:TimelinePlace",
        "event",
    ),
    PlaceEntry(
        "institutions",
        QT_TRANSLATE_NOOP("Places", "Institutions"),
        "landmark",
        _READ,
        "briefing.ui.institutions.place:InstitutionsPlace",
        "institution",
    ),
    PlaceEntry(
        "commitments",
        QT_TRANSLATE_NOOP("Places", "Commitments"),
        "list-checks",
        _READ,
        "briefing.ui.commitments.place:CommitmentsPlace",
        "commitment",
    ),
    PlaceEntry(
        "matrix",
        QT_TRANSLATE_NOOP("Places", "Matrix"),
        "grid-3x3",
        _READ,
        "briefing.ui.matrix.place:MatrixPlace",
    ),
    PlaceEntry(
        "sources",
        QT_TRANSLATE_NOOP("Places", "Sources"),
        "library",
        _EVIDENCE,
        "briefing.ui.sources.place:SourcesPlace",
        "source",
    ),
    PlaceEntry(
        "packs",
        QT_TRANSLATE_NOOP("Places", "Packs"),
        "package",
        _EVIDENCE,
        "briefing.ui.packs.place:PacksPlace",
    ),
    PlaceEntry(
        "briefings",
        QT_TRANSLATE_NOOP("Places", "Briefings"),
        "file-text",
        _WRITE,
        "briefing.ui.composer.place:ComposerPlace",
        "briefing",
    ),
    PlaceEntry(
        "settings",
        QT_TRANSLATE_NOOP("Places", "Settings"),
        "settings",
        "",
        "briefing.ui.shell.settings_place:SettingsPlace",
    ),
    PlaceEntry(
        "shortcuts",
        QT_TRANSLATE_NOOP("Places", "Keys and actions"),
        "keyboard",
        "",
        "briefing.ui.shell.shortcuts_place:ShortcutsPlace",
    ),
    PlaceEntry(
        "start",
        QT_TRANSLATE_NOOP("Places", "Overview"),
        "layout-dashboard",
        "",
        "briefing.ui.shell.first_start:FirstStart",
    ),
)
ENTRIES = {entry.id: entry for entry in PLACES}
