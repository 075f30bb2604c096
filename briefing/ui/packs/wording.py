"""How the place words trust, kinds of items, fields and values of a conflict."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing.analysis.wording import label, when
from briefing.domain.ids import is_id, kind_of
from briefing.domain.items import Conflict, Item, Layer
from briefing.store import Workspace
from briefing.ui.kit.translation import QT_TRANSLATE_NOOP

KIND_ICONS = {
    "source": "library",
    "institution": "landmark",
    "policy": "scroll-text",
    "person": "user",
    "place": "map-pin",
    "event": "clock",
    "commitment": "list-checks",
    "relation": "network",
    "function": "grid-3x3",
    "term": "users",
    "point": "list-ordered",
    "provision": "scroll-text",
    "decision": "gavel",
    "count": "table",
    "question": "circle-help",
    "assessment": "scale",
    "name": "languages",
    "alias": "at-sign",
}

DATES = frozenset({"date", "made", "due", "since", "published", "not_after", "accessed", "from", "to"})

_TRUST = {
    "shipped": ("shield-check", "verified", QT_TRANSLATE_NOOP("packs", "Shipped with Briefing")),
    "key": ("shield-check", "verified", QT_TRANSLATE_NOOP("packs", "Signed by a key you know")),
    "unsigned": (
        "shield-alert",
        "ink-2",
        QT_TRANSLATE_NOOP("packs", "Not signed: nobody vouches for where it comes from"),
    ),
    "own": ("user", "ink-2", QT_TRANSLATE_NOOP("packs", "Made by you")),
}

_PARTS = {
    "span": QT_TRANSLATE_NOOP("packs", "Dated value"),
    "citation": QT_TRANSLATE_NOOP("packs", "Citation"),
    "link": QT_TRANSLATE_NOOP("packs", "Relates to"),
    "alias": QT_TRANSLATE_NOOP("packs", "Other name"),
    "name": QT_TRANSLATE_NOOP("packs", "Name in Urdu"),
}


def tr(text: str) -> str:
    """A text of the place in the user's language."""
    return QCoreApplication.translate("packs", text)


def trust(layer: Layer) -> tuple[str, str, str]:
    """Icon, ink and words that say how far a pack is trusted."""
    icon, ink, words = _TRUST.get(layer.trust, _TRUST["unsigned"])
    return icon, ink, tr(words)


def part_name(kind: str) -> str:
    """What something that belongs to a record is called in the list of changes."""
    return tr(_PARTS.get(kind, kind))


def value_words(workspace: Workspace, field: str, value: str | None) -> str:
    """A field's value as a person reads it: dates in words, ids as titles."""
    if value is None:
        return tr("no longer there")
    if not value:
        return tr("empty")
    if field in DATES:
        return tr("no end") if value == ".." else when(value)
    pieces = value.split(";")
    if all(is_id(piece) and kind_of(piece) for piece in pieces):
        found = workspace.many(pieces)
        return "; ".join(found[piece].title if piece in found else piece for piece in pieces)
    return value


def conflict_title(workspace: Workspace, conflict: Conflict) -> str:
    """What a conflict is about: "NIFTAC, stands under"."""
    item = workspace.item(conflict.id)
    name, field = conflict.title or conflict.id, conflict.field
    if item is not None:
        name, field = _named(workspace, item), _field_of(item, field)
    words = label(field)
    return tr("{name}, {field}").format(name=name, field=words[:1].lower() + words[1:])


def _named(workspace: Workspace, item: Item) -> str:
    about = workspace.item(item.about) if item.about else None
    shown = about or item
    short = shown.get("abbreviation")
    return short or shown.title or item.title or item.id


def _field_of(item: Item, field: str) -> str:
    """A span's value is the field that it states of its record."""
    return item.get("field") or field if item.kind == "span" and field == "value" else field
