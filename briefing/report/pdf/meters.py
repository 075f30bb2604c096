"""The two meters of a judgement, never mixed: the yardstick of likelihood and the three bars of confidence."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from briefing.analysis.language import Language
from briefing.domain.scales import YARDSTICK, Confidence, LikelihoodRange
from briefing.figures.theme import PRINT
from briefing.report.document import words
from briefing.report.pdf.flowables import Part
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.style import RAIL
from briefing.report.pdf.text import Text

METER = RAIL.with_(colour="ink", leading=10)


def sentence_case(text: str) -> str:
    """The words of a range as a label: “a remote chance” is “Remote chance”."""
    bare = text.removeprefix("a ").removeprefix("an ")
    return bare[:1].upper() + bare[1:]


def likelihood_label(spoken: Language, words_of_range: str) -> str:
    """The words of a range as a label in the language of the page."""
    return spoken.say(sentence_case(words_of_range), context="likelihood")


class Yardstick(Part):
    """Seven boxes, the chosen one filled, with its words under them."""

    def __init__(self, chosen: LikelihoodRange, context: Context, wide: float = 96.4) -> None:
        super().__init__(0, 3.5)
        self.chosen, self.wide = YARDSTICK.index(chosen), wide
        self.label = Text(words(likelihood_label(context.spoken, chosen.words)), METER, context)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 8.6 + self.label.wrap(aW, aH)[1]
        return aW, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        box = (self.wide - 6 * 1.2) / 7
        canvas.setStrokeColor(HexColor(canvas.theme.accent))
        canvas.setLineWidth(0.5)
        for place in range(7):
            canvas.setFillColor(
                HexColor(canvas.theme.accent if place == self.chosen else canvas.theme.ground)
            )
            x = canvas.at(place * (box + 1.2), box, self.width)
            canvas.rect(x, self.height - 5.6, box, 4.6, stroke=1, fill=1)
        self.label.drawOn(canvas, 0, 0)


def draw_bars(canvas: Any, level: int, full: float, y: float) -> None:
    """Three bars in ink at the beginning of what is `full` points wide, filled up to `level` (1 to 3)."""
    canvas.setStrokeColor(HexColor(PRINT.ink))
    canvas.setLineWidth(0.5)
    for place in range(3):
        canvas.setFillColor(HexColor(PRINT.ink if place < level else PRINT.ground))
        canvas.rect(canvas.at(place * 3.9, 3, full), y, 3, (place + 1) * 2.2, stroke=1, fill=1)


class Bars(Part):
    """The confidence of a judgement: three bars and its word."""

    def __init__(self, confidence: Confidence, context: Context) -> None:
        super().__init__(0, 0)
        self.level = confidence.level
        self.label = Text(words(context.spoken.say(f"{confidence.value} confidence")), METER, context)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self.label.wrap(aW - 15, aH)[1]
        return aW, self.height

    def draw(self) -> None:
        draw_bars(self.canv, self.level, self.width, self.height - 8.2)
        self.label.drawOn(self.canv, self.canv.at(15, self.width - 15, self.width), 0)
