"""A briefing: its blocks in order, the statements collected in them, and the analyst's judgements.

Briefings, blocks and statements are the user's own items, so that undo, history and "saved as one goes" are the
same mechanism as for edits. These classes give their fields names and types.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.items import Item
from briefing.domain.scales import YARDSTICK, Confidence, LikelihoodRange, Marking


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block that a briefing can hold: its key, name and icon, and the kinds of item it collects."""

    key: str
    name: str
    icon: str
    collects: frozenset[str] = frozenset()


BLOCK_KINDS = (
    BlockKind("judgements", "Key judgements", "scale"),
    BlockKind("glance", "State of coordination", "layout-dashboard"),
    BlockKind(
        "timeline", "Timeline and chronology", "chart-gantt", frozenset({"event", "decision", "count"})
    ),
    BlockKind(
        "profile",
        "Institution profile",
        "landmark",
        frozenset({"institution", "term", "function", "policy", "provision", "person"}),
    ),
    BlockKind("precedents", "What came before", "history"),
    BlockKind("relations", "Relations", "network", frozenset({"relation"})),
    BlockKind("matrix", "Who does what", "grid-3x3"),
    BlockKind("commitments", "Commitment record", "list-checks", frozenset({"commitment", "point"})),
    BlockKind("disagreements", "Where sources disagree", "layers"),
    BlockKind("questions", "What we do not know", "circle-help", frozenset({"question"})),
    BlockKind("recommendations", "Recommendations", "flag", frozenset({"assessment"})),
    BlockKind("short", "In short", "scale"),
    BlockKind("steps", "Last steps", "history"),
    BlockKind("agreed", "What is agreed", "layers"),
    BlockKind("course", "Course", "chart-gantt"),
    BlockKind("text", "Free text", "file-text"),
    BlockKind("sources", "Sources and method", "library", frozenset({"source"})),
)
BLOCKS = {kind.key: kind for kind in BLOCK_KINDS}

FORMS = ("report", "dossier", "note")
"""How the pages of a briefing are made: with cover, contents and endnotes; a title on the first page and the notes at
the foot of the last; or the same on one page."""

CITATION_STYLES = ("chicago", "apa", "ieee")
"""Keys of the styles in which notes can name their sources; the first is the one that a briefing has unless told."""


def block_for(item_kind: str) -> str:
    """The key of the block that an added item of this kind lands in; free text where no block collects it."""
    for kind in BLOCK_KINDS:
        if item_kind in kind.collects:
            return kind.key
    return "text"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the analyst put into a block: an item of the workspace, words of their own, or a judgement.

    `sort` is "fact", "text" or "judgement". A fact keeps item, field, value, words and citation ids as of when it
    was added. A judgement has `likelihood` (index into the yardstick, "0" to "6", or empty), `confidence`
    ("low", "moderate", "high" or empty), `basis` and `would_change`.
    """

    item: Item

    @property
    def id(self) -> str:
        """The statement's own id."""
        return self.item.id

    @property
    def sort(self) -> str:
        """Which sort it is: "fact", "text" or "judgement"."""
        return self.item.get("sort", "fact")

    @property
    def subject(self) -> str:
        """The id of the item it states, empty for text and judgements."""
        return self.item.get("ref")

    @property
    def field(self) -> str:
        """The field of the subject that it states, empty for the whole record."""
        return self.item.get("field")

    @property
    def words(self) -> str:
        """The sentence as it stood when it was added, or as the analyst wrote it."""
        return self.item.get("text")

    @property
    def value(self) -> str:
        """The value the subject had when it was added."""
        return self.item.get("value")

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of the citations it rests on."""
        return tuple(part for part in self.item.get("citations").split(";") if part)

    @property
    def likelihood(self) -> LikelihoodRange | None:
        """The range of the yardstick, None where the analyst has not chosen one."""
        chosen = self.item.get("likelihood")
        return YARDSTICK[int(chosen)] if chosen.isdigit() and int(chosen) < len(YARDSTICK) else None

    @property
    def confidence(self) -> Confidence | None:
        """The level of confidence, None where not chosen."""
        chosen = self.item.get("confidence")
        return Confidence(chosen) if chosen in {level.value for level in Confidence} else None

    @property
    def position(self) -> str:
        """Sorts the statements of a block."""
        return self.item.get("position")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a briefing, with its options ("institution" and so on) and what was collected in it."""

    item: Item
    statements: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """The block's id."""
        return self.item.id

    @property
    def kind(self) -> BlockKind:
        """What kind of block it is; free text where a newer version of the application wrote another."""
        return BLOCKS.get(self.item.get("block"), BLOCKS["text"])

    @property
    def title(self) -> str:
        """The heading the analyst gave it, else the name of its kind."""
        return self.item.get("title") or self.kind.name

    @property
    def text(self) -> str:
        """The analyst's own words that open the block."""
        return self.item.get("text")

    @property
    def position(self) -> str:
        """Sorts the blocks of a briefing."""
        return self.item.get("position")

    def option(self, name: str, default: str = "") -> str:
        """One of the block's options, such as the institution of a profile."""
        return self.item.get(name, default)


@dataclass(frozen=True, slots=True)
class BriefingContent:
    """A briefing as it stands: title, audience, marking, dates and its blocks in order."""

    item: Item
    blocks: tuple[Block, ...] = ()

    @property
    def id(self) -> str:
        """The briefing's id."""
        return self.item.id

    @property
    def title(self) -> str:
        """Its title."""
        return self.item.title

    @property
    def audience(self) -> str:
        """Whom it is written for."""
        return self.item.get("audience")

    @property
    def marking(self) -> Marking:
        """The TLP label on every page; CLEAR where none was chosen."""
        return self.item.marking

    @property
    def form(self) -> str:
        """How its pages are made, one of `FORMS`; a report where none was chosen."""
        form = self.item.get("form")
        return form if form in FORMS else FORMS[0]

    @property
    def pages(self) -> int:
        """How many pages it may take; 0 where it may take as many as it needs."""
        pages = self.item.get("pages")
        return int(pages) if pages.isdecimal() and len(pages) < 4 else 0

    @property
    def citation_style(self) -> str:
        """The key of the style of its notes; empty for the default one."""
        return self.item.get("citation_style")

    @property
    def language(self) -> str:
        """The code of the language it is framed in; English where none was chosen."""
        return self.item.get("language") or "en"

    @property
    def bilingual(self) -> bool:
        """Whether names stand in Urdu and English where they are said first."""
        return self.item.get("names") == "bilingual"

    @property
    def as_of(self) -> str:
        """The as-of date it states things for, empty for the newest data."""
        return self.item.get("as_of")

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of all blocks, in order."""
        return tuple(statement for block in self.blocks for statement in block.statements)


OPENING_WORDS = frozenset("The A An This That These Those It Its There No Some Most All Neither Both".split())


def likelihood_sentence(statement: str, likelihood: LikelihoodRange | None) -> str:
    """The first of a judgement's two sentences, as previewed: how likely, and what.

    The analyst writes the claim; the scale's words are put before it, and a small word that opened it loses its
    capital.
    """
    claim = statement.strip().rstrip(".")
    if not claim:
        return ""
    if not likelihood:
        return f"{claim}."
    first, _, rest = claim.partition(" ")
    if first in OPENING_WORDS:
        claim = f"{first.lower()} {rest}"
    lead = "There is" if likelihood.words.startswith("a ") else "It is"
    return f"{lead} {likelihood.words} that {claim}."


def confidence_sentence(confidence: Confidence | None, basis: str) -> str:
    """The second sentence: how firmly the judgement is held, and on what ground; never with the likelihood."""
    if not confidence:
        return ""
    ground = basis.strip().rstrip(".")
    return f"We hold this with {confidence.value} confidence{f': {ground}' if ground else ''}."


def ordered(items: list[Item]) -> list[Item]:
    """Blocks or statements in the order the analyst gave them."""
    return sorted(items, key=lambda item: (item.get("position"), item.id))
