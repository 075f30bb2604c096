"""Workspaces and small packs for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.domain.items import Layer, PackItem
from briefing.store import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.briefing"


@pytest.fixture
def ws(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, create=True) as opened:
        yield opened


def row(item_id: str, kind: str, about: str | None = None, /, **fields: str) -> PackItem:
    """A pack's item; `from_` and `to` give the fields `from` and `to`."""
    return PackItem(item_id, kind, about, {name.rstrip("_"): value for name, value in fields.items()})


def pack(version: int = 1, name: str = "facts", cutoff: str = "2026-02-24") -> Layer:
    return Layer(
        name, version, title=f"The pack {name}", publisher="A publisher", cutoff=cutoff, trust="shipped"
    )


VERSION_1 = (
    row("src:a", "source", title="Board meets", publisher="Dawn", published="2014-03-20", reliability="B"),
    row("src:b", "source", title="Undated page", not_after="2018-11-11", reliability="D"),
    row("src:c", "source", title="No day at all"),
    row("ins:nacta", "institution", title="National Counter Terrorism Authority", abbreviation="NACTA",
        mandate="to coordinate", role="coordination", founded="2009", ended=".."),
    row("ins:old", "institution", title="Old office", role="context"),
    row("spn:nacta-1", "span", "ins:nacta", field="status", value="approved", from_="2009"),
    row("spn:nacta-2", "span", "ins:nacta", field="status", value="operational", from_="2013-03"),
    row("spn:nacta-3", "span", "ins:nacta", field="head", value="A director", from_="2014", to="2016-06"),
    row("cit:1", "citation", "ins:nacta", field="status", span="spn:nacta-1", ref="src:a", excerpt="was approved"),
    row("cit:2", "citation", "ins:nacta", field="status", span="spn:nacta-2", ref="src:b", excerpt="it works"),
    row("cit:3", "citation", "ins:nacta", field="head", span="spn:nacta-3", ref="src:c"),
    row("evt:board", "event", title="The board meets in Islamabad", date="2014-03-18", category="meeting",
        place="Islamabad; Pakistan"),
    row("evt:raid", "event", title="A raid", date="2016-05", category="attack", place="Peshawar"),
    row("evt:undated", "event", title="Some time", date="XXXX", category="meeting"),
    row("lnk:1", "link", "evt:board", field="subject", ref="ins:nacta"),
    row("lnk:2", "link", "evt:raid", field="subject", ref="ins:old"),
    row("cit:4", "citation", "evt:board", field="statement", ref="src:a", excerpt="met on Tuesday"),
    row("cit:5", "citation", "evt:raid", field="statement", ref="src:b"),
    row("plc:isb", "place", title="Islamabad"),
    row("ali:1", "alias", "ins:nacta", value="نیکٹا", language="ur"),
)  # fmt: skip


def version_2() -> tuple[PackItem, ...]:
    """Version 1 with a new mandate, without the old office and its raid, with a new event."""
    dropped = {"ins:old", "evt:raid", "lnk:2", "cit:5"}
    kept = [one for one in VERSION_1 if one.id not in dropped]
    changed = [
        PackItem(one.id, one.kind, one.about, {**one.body, "mandate": "to coordinate by law"})
        if one.id == "ins:nacta"
        else one
        for one in kept
    ]
    return (*changed, row("evt:new", "event", title="NIFTAC opens", date="2025-05-06", category="meeting"))


@pytest.fixture
def installed(ws: Workspace) -> Workspace:
    ws.install(pack(), VERSION_1)
    return ws
