"""The workspace file: items in layers, the user's edits over them, undo, search, back-up. The only place with SQL."""

from __future__ import annotations

from briefing.domain.items import Act, Change, Conflict, HeldSpan, Hit, Layer
from briefing.store.acts import ActWriter
from briefing.store.as_of import Known
from briefing.store.difference import LayerDifference
from briefing.store.doctor import Health, doctor
from briefing.store.errors import (
    DiskFailed,
    DiskFull,
    DuplicateId,
    IdsTaken,
    LaterAct,
    NoSuchAct,
    NoSuchEdit,
    NoSuchLayer,
    NotAWorkspace,
    NothingToUndo,
    StoreError,
    UndoStopsAtImport,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceOlder,
    WorkspaceReadOnly,
)
from briefing.store.layers import WHOLE_KIND
from briefing.store.rescue import Rescue, rescue
from briefing.store.workspace import Workspace

__all__ = [
    "WHOLE_KIND",
    "Act",
    "ActWriter",
    "Change",
    "Conflict",
    "DiskFailed",
    "DiskFull",
    "DuplicateId",
    "Health",
    "HeldSpan",
    "Hit",
    "IdsTaken",
    "Known",
    "LaterAct",
    "Layer",
    "LayerDifference",
    "NoSuchAct",
    "NoSuchEdit",
    "NoSuchLayer",
    "NotAWorkspace",
    "NothingToUndo",
    "Rescue",
    "StoreError",
    "UndoStopsAtImport",
    "Workspace",
    "WorkspaceBusy",
    "WorkspaceDamaged",
    "WorkspaceMissing",
    "WorkspaceNewer",
    "WorkspaceOlder",
    "WorkspaceReadOnly",
    "doctor",
    "rescue",
]
