"""Who does what: the functions of the coordination matrix, where two bodies claim the lead, and who none leads."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.selection import Selection
from briefing.analysis.stated import stated
from briefing.domain.items import Item
from briefing.domain.statuses import GROUPS, TIERS

FUSION = ("intelligence fusion", "threat assessment")
"""The functions for which bodies were made to bring intelligence together."""

ENDED = frozenset({*GROUPS["ended"], "dormant"})
"""Statuses of a body whose claims are no longer live."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One body's claim of a function: it leads it or claims it, by what it rests on."""

    id: str
    institution: str
    name: str
    function: str
    role: str
    tier: str
    status: str
    live: bool
    citations: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """A function that several live bodies of one tier lead or claim; `sentence` says who claims what."""

    function: str
    tier: str
    claims: tuple[Claim, ...]
    sentence: str

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of the citations of all claims."""
        return tuple(dict.fromkeys(each for claim in self.claims for each in claim.citations))

    @property
    def institutions(self) -> tuple[str, ...]:
        """Ids of the bodies that claim it."""
        return tuple(claim.institution for claim in self.claims)


def claims(selection: Selection) -> tuple[Claim, ...]:
    """Every cell of the matrix, in the order of the functions."""
    return selection.remember("claims", lambda: _claims(selection))


def overlaps(selection: Selection) -> tuple[Overlap, ...]:
    """Functions that two or more live bodies of one tier lead or claim; threat actors and observers are no bodies."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims(selection):
        body = selection.by_id[claim.institution]
        if (
            claim.live
            and claim.role in {"lead", "claims"}
            and body.get("role") in {"coordination", "context"}
        ):
            found.setdefault((claim.function, claim.tier), []).append(claim)
    tiers = list(TIERS)
    ordered = sorted(
        found.items(), key=lambda each: (each[0][0], tiers.index(each[0][1]) if each[0][1] in tiers else 99)
    )
    return tuple(
        Overlap(function, tier, tuple(several), _who_claims(selection, function, tier, several))
        for (function, tier), several in ordered
        if len({claim.institution for claim in several}) > 1
    )


def _who_claims(selection: Selection, function: str, tier: str, several: list[Claim]) -> str:
    spoken = selection.language
    names = spoken.listed([claim.name for claim in several])
    what = spoken.term(function)
    if not tier:
        return spoken.say(
            "{names} lead or claim {function} without a stated tier.", names=names, function=what
        )
    where = spoken.say(TIERS[tier], context="tier").lower() if tier in TIERS else tier
    return spoken.say(
        "{names} lead or claim {function} at the {tier} tier.", names=names, function=what, tier=where
    )


def gaps(selection: Selection) -> tuple[str, ...]:
    """Functions that no live body leads at any tier."""
    every = claims(selection)
    led = {claim.function for claim in every if claim.live and claim.role == "lead"}
    return tuple(name for name in dict.fromkeys(claim.function for claim in every) if name not in led)


def made_to_fuse(selection: Selection) -> tuple[Item, ...]:
    """Coordination bodies most of whose stated functions are to bring intelligence together, by first status."""
    return selection.remember("fusion", lambda: _made_to_fuse(selection))


def _made_to_fuse(selection: Selection) -> tuple[Item, ...]:
    found = []
    for body in selection.kind("institution"):
        if body.get("role") != "coordination":
            continue
        cells = [each.get("field") for each in selection.about(body.id, "function")]
        fusing = [name for name in cells if name in FUSION]
        if FUSION[0] in fusing and 2 * len(fusing) > len(cells):
            found.append(body)
    names = {body.id for body in found}
    found = [body for body in found if not _part_of(selection, body) & names]
    return tuple(sorted(found, key=lambda body: (_first(selection, body), body.id)))


def _part_of(selection: Selection, body: Item) -> set[str]:
    """The bodies that one is a member of: a provincial centre stands with the centres as a whole."""
    return {
        each.get("ref")
        for each in selection.about(body.id, "relation")
        if each.get("field") == "member_of" and each.get("ref") != body.id
    }


def _first(selection: Selection, body: Item) -> str:
    return min((span.lo for span in selection.spans(body.id, "status") if span.lo), default="9999")


def _claims(selection: Selection) -> tuple[Claim, ...]:
    found = []
    for item in selection.kind("function"):
        body = selection.get(item.about or "")
        if body is None:
            continue
        state = stated(selection, body.id, "status").shown
        key = state.value if state else "unknown"
        whole = stated(selection, item.id)
        found.append(
            Claim(
                item.id,
                body.id,
                selection.name(body.id),
                item.get("field"),
                item.get("value"),
                body.get("tier"),
                key,
                key not in ENDED and selection.on_record(body),
                whole.citations,
                whole.disputed,
            )
        )
    return tuple(found)
