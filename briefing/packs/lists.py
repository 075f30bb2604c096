"""The closed lists that cells of pack tables may hold, in the field's own words."""

from __future__ import annotations

from briefing.domain.statuses import COMMITMENT_STATUSES, INSTITUTION_STATUSES, POLICY_STATUSES, ROLES, TIERS

YES_NO = ("yes", "no")
RELIABILITY = ("A", "B", "C", "D", "E", "F")
CREDIBILITY = ("1", "2", "3", "4", "5", "6")
STANCES = ("supports", "disputes")
LANGUAGES = ("en", "ur")

INSTITUTION_ROLES = tuple(ROLES)
INSTITUTION_TIERS = tuple(TIERS)
INSTITUTION_STATES = tuple(status.key for status in INSTITUTION_STATUSES)
POLICY_STATES = tuple(status.key for status in POLICY_STATUSES)
COMMITMENT_STATES = tuple(status.key for status in COMMITMENT_STATUSES)

SOURCE_MEDIA = (
    "press",
    "press (official release)",
    "press (official statement)",
    "press agency",
    "press agency copy",
    "press editorial",
    "official",
    "official text (copy)",
    "law text (private copy)",
    "research",
    "journal",
    "magazine",
    "think tank (compiler)",
    "online outlet",
    "op-ed",
    "reader letter",
    "encyclopaedia copy",
    "company help page",
    "blog copy of press",
    "copy on small site",
    "copy on unrelated site",
    "none",
)
EVENT_KINDS = (
    "law",
    "court",
    "institution",
    "meeting",
    "plan",
    "budget",
    "funding",
    "appointment",
    "operation",
    "attack",
    "listing",
    "review",
    "statement",
)
POLICY_KINDS = (
    "act",
    "ordinance",
    "bill",
    "constitutional amendment",
    "policy",
    "policy (draft)",
    "plan",
    "campaign",
)
PLACE_KINDS = (
    "country",
    "province",
    "territory",
    "federal territory",
    "former territory",
    "division",
    "district",
    "city",
    "area",
)
COMMITMENT_KINDS = (
    "nap-point",
    "institution",
    "law",
    "capacity",
    "finance",
    "process",
    "security transition",
    "plan",
)
PREDICATES = (
    "established_within",
    "reports_to",
    "chaired_by",
    "member_of",
    "coordinates_with",
    "succeeded_by",
    "proposed_to_absorb",
    "funds",
    "oversees",
)
FUNCTIONS = (
    "intelligence fusion",
    "threat assessment",
    "policing/CT operations",
    "prosecution",
    "terrorist financing",
    "prevention of violent extremism",
    "provincial liaison",
    "oversight",
    "policy planning",
    "sanctions/proscription",
    "border/immigration",
    "cyber/online",
)
FUNCTION_ROLES = ("lead", "supports", "claims", "recommended")
LAW_PARTS = ("function", "board member", "executive committee member", "provision", "amendment")
STATED_FIELDS = (
    "name",
    "abbreviation",
    "mandate",
    "legal_basis",
    "parent",
    "head_office",
    "seat",
    "status",
    "established",
    "composition",
)
BASES = ("own-announcement", "independent-report", "opinion", "law-text")
CORRESPONDENCES = ("kept", "changed", "dropped", "new", "not-established")
CORRESPONDENCE_BASES = ("sourced", "inferred", "none", "GK")
ASSESSMENT_KINDS = ("assessment", "recommendation")
COVERAGE_RESULTS = ("used", "left out")
SUBJECT_KINDS = ("institution", "person", "policy", "event", "place", "series", "group", "topic", "other")
ALIAS_KINDS = (
    "abbreviation",
    "spelling",
    "short-form",
    "long-form",
    "press-wording",
    "former-name",
    "earlier-name",
    "other-name",
    "op-ed-wording",
    "translation",
    "misprint",
    "misnomer",
    "search-form",
    "official-epithet",
    "related-term",
    "related-unit",
    "number",
    "office",
    "alias",
    "Urdu-name",
)
