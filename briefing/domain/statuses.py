"""The closed lists of statuses, roles and tiers, each with its word and the glyph it is drawn with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A state something can be in. `glyph` names its drawing, the same on screen and page; `word` its sentence word."""

    key: str
    word: str
    glyph: str


PROPOSED = Status("proposed", "Proposed", "proposed")
APPROVED = Status("approved", "Approved", "approved")
FUNDED = Status("funded", "Funded", "funded")
ESTABLISHED = Status("established", "Established", "funded")
OPERATIONAL = Status("operational", "Operational", "operational")
FULFILLED = Status("fulfilled", "Fulfilled", "fulfilled")
DORMANT = Status("dormant", "Dormant", "dormant")
LAPSED = Status("lapsed", "Lapsed", "lapsed")
ABOLISHED = Status("abolished", "Abolished", "lapsed")
SUPERSEDED = Status("superseded", "Superseded", "superseded")
UNKNOWN = Status("unknown", "Unknown", "unknown")
NO_EVIDENCE = Status("no-evidence", "No evidence since", "no-evidence")
"""Not a stated status: nothing has been published about it for a set time before the as-of date."""

INSTITUTION_STATUSES = (
    PROPOSED,
    APPROVED,
    ESTABLISHED,
    OPERATIONAL,
    DORMANT,
    ABOLISHED,
    SUPERSEDED,
    UNKNOWN,
)
COMMITMENT_STATUSES = (PROPOSED, APPROVED, FUNDED, OPERATIONAL, FULFILLED, LAPSED, SUPERSEDED, UNKNOWN)
POLICY_STATUSES = (*INSTITUTION_STATUSES, LAPSED)

STATUSES = {
    status.key: status
    for status in (*INSTITUTION_STATUSES, *COMMITMENT_STATUSES, *POLICY_STATUSES, NO_EVIDENCE)
}

GROUPS = {
    "operational": ("operational",),
    "on the way": ("proposed", "approved", "established", "funded"),
    "dormant": ("dormant",),
    "ended": ("abolished", "superseded", "lapsed"),
    "unknown": ("unknown",),
}
"""How an institution's status is counted on the overview."""

ROLES = {
    "coordination": "Coordination body",
    "context": "Context",
    "threat-actor": "Threat actor",
    "observer": "Observer",
}
"""Roles of institutions; counts of coordination count only the first."""

TIERS = {
    "federal": "Federal",
    "provincial": "Provincial",
    "military": "Military",
    "judicial": "Judicial",
    "international": "International",
    "other": "Other",
}

SINGLE_VALUED = frozenset({"status", "parent", "head_office", "seat"})
"""Fields that can have one value at a time: two that hold together are a dispute."""


def status(key: str) -> Status:
    """The status of a key; "unknown" for a key outside the closed lists, as an imported body may state one."""
    return STATUSES.get(key, UNKNOWN)
