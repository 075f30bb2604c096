"""The field's scales: source reliability and information credibility, likelihood, confidence, TLP markings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reliability(Enum):
    """Reliability of a source, A to F (the Admiralty code). F says that it cannot be judged, not that it is bad."""

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "reliability cannot be judged"


class Credibility(Enum):
    """Credibility of one statement, 1 to 6 (the Admiralty code). 6 says that it cannot be judged."""

    ONE = ("1", "confirmed")
    TWO = ("2", "probably true")
    THREE = ("3", "possibly true")
    FOUR = ("4", "doubtful")
    FIVE = ("5", "improbable")
    SIX = ("6", "cannot be judged")

    @property
    def digit(self) -> str:
        """The digit printed in a grade."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What the digit means."""
        return self.value[1]


_RELIABILITY = {member.name: member for member in Reliability}
_CREDIBILITY = {member.digit: member for member in Credibility}
NOT_GRADED = "not graded"


@dataclass(frozen=True, slots=True)
class Grade:
    """A statement's two grades: the letter of its source and the digit of the statement; None where not graded."""

    reliability: Reliability | None
    credibility: Credibility | None

    @property
    def code(self) -> str:
        """The grade as printed beside a statement, "B2"; "not graded" where neither half is set."""
        letter = self.reliability.name if self.reliability else ""
        digit = self.credibility.digit if self.credibility else ""
        return letter + digit or NOT_GRADED

    @property
    def words(self) -> str:
        """The grade in words: "usually reliable source; probably true"."""
        halves = []
        if self.reliability is Reliability.F:
            halves.append("reliability of the source cannot be judged")
        elif self.reliability:
            halves.append(f"{self.reliability.value} source")
        if self.credibility:
            halves.append(self.credibility.words)
        return "; ".join(halves) or NOT_GRADED

    @property
    def weak(self) -> bool:
        """Whether it is drawn in outline: reliability D, E or F, or credibility 5 or 6."""
        return self.reliability in (Reliability.D, Reliability.E, Reliability.F) or self.credibility in (
            Credibility.FIVE,
            Credibility.SIX,
        )

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts the better grade first: reliability, then credibility; what is not graded comes last."""
        letter = "ABCDEF".index(self.reliability.name) if self.reliability else 9
        digit = int(self.credibility.digit) if self.credibility else 9
        return letter, digit


def grade(reliability: str, credibility: str) -> Grade:
    """A grade from its letter and digit; anything else, and an empty text, is "not graded"."""
    return Grade(_RELIABILITY.get(reliability), _CREDIBILITY.get(credibility))


@dataclass(frozen=True, slots=True)
class LikelihoodRange:
    """One range of a likelihood scale: the words it is written with and its edges in per cent."""

    words: str
    low: int
    high: int

    @property
    def edges(self) -> str:
        """The range as printed: "55 to 75 %"."""
        if self.low == 0:
            return f"up to {self.high} %"
        if self.high == 100:
            return f"{self.low} % and more"
        return f"{self.low} to {self.high} %"


YARDSTICK = (
    LikelihoodRange("a remote chance", 0, 5),
    LikelihoodRange("highly unlikely", 10, 20),
    LikelihoodRange("unlikely", 25, 35),
    LikelihoodRange("a realistic possibility", 40, 50),
    LikelihoodRange("likely", 55, 75),
    LikelihoodRange("highly likely", 80, 90),
    LikelihoodRange("almost certain", 95, 100),
)
"""The seven ranges of the PHIA probability yardstick, with the gaps it leaves between them."""


class Confidence(Enum):
    """How firm the ground of a judgement is; never put in one sentence with its likelihood (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def level(self) -> int:
        """1, 2 or 3: how many of the three bars are filled."""
        return ("low", "moderate", "high").index(self.value) + 1


class Marking(Enum):
    """The five labels of the Traffic Light Protocol, version 2.0, in rising order of restriction."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def order(self) -> int:
        """0 for CLEAR to 4 for RED."""
        return list(Marking).index(self)

    @property
    def colour(self) -> str:
        """The standard's colour of the label's letters, on black."""
        return {"CLEAR": "#FFFFFF", "GREEN": "#33FF00", "AMBER": "#FFC000", "AMBER_STRICT": "#FFC000"}.get(
            self.name, "#FF2B2B"
        )

    @property
    def meaning(self) -> str:
        """Who may receive what carries the label, in one sentence."""
        return {
            "CLEAR": "May be shared without limit.",
            "GREEN": "May be shared within the community, not by public channels.",
            "AMBER": "May be shared within the recipient's organisation and with its clients who need to know.",
            "AMBER_STRICT": "May be shared within the recipient's organisation only.",
            "RED": "For the eyes and ears of individual recipients only.",
        }[self.name]


MARKINGS = tuple(label.value for label in Marking)
"""The five labels as they are written, from the least to the most restricted."""


def marking(text: str) -> Marking:
    """The marking of a label; raises `ValueError` where the text is not one of the five."""
    return Marking(text.strip().upper())
