"""The scales of the method page: the yardstick drawn to scale, confidence, the two grades, the statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor

from briefing.domain.scales import YARDSTICK, Confidence, Credibility, Reliability
from briefing.figures.shapes import Anchor, label
from briefing.figures.status_strip import status_shapes
from briefing.figures.theme import PRINT, mix
from briefing.report import document as d
from briefing.report.document import Run, Words, words
from briefing.report.pdf import style as s
from briefing.report.pdf.drawing import paint
from briefing.report.pdf.flowables import Beside, Cell, Part, Rule
from briefing.report.pdf.keeping import head
from briefing.report.pdf.meters import draw_bars, likelihood_label
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.text import Text

if TYPE_CHECKING:
    from briefing.report.pdf.parts import Builder

TEXT = s.TABLE.with_(size=8, leading=10.6, hyphens=False)
CONFIDENCE_WORDS = {
    Confidence.LOW: "Few, weak or conflicting sources.",
    Confidence.MODERATE: "Credible sources, too few or not independent.",
    Confidence.HIGH: "Good sources that agree.",
}
STATUS_WORDS = (
    ("proposed", "announced or asked for"),
    ("approved", "decided by the body that may decide"),
    ("funded", "money assigned, or a body set up"),
    ("operational", "a source says it works or is done"),
    ("fulfilled", "done (commitments)"),
    ("lapsed", "dormant, ended or not kept"),
    ("superseded", "replaced by another"),
    ("unknown", "no source tells"),
)


class YardstickScale(Part):
    """The seven ranges on one axis from 0 to 100 per cent, with the gaps that the standard leaves."""

    def __init__(self, context: Context) -> None:
        super().__init__(0, 8)
        self.spoken = spoken = context.spoken
        ranges = [
            spoken.say(
                "{range} {low} to {high} per cent",
                range=spoken.say(span.words, context="likelihood"),
                low=span.low,
                high=span.high,
            )
            for span in YARDSTICK
        ]
        told = spoken.say("Seven ranges from 0 to 100 per cent: {ranges}.", ranges=spoken.rows(ranges, "; "))
        self.element = context.parent.child("Figure", Alt=told)

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 46.0
        return aW, self.height

    def draw(self) -> None:
        with self.canv.whole(self.element, (0, 0, self.width, self.height)):
            self._draw()

    def _draw(self) -> None:
        canvas: Any = self.canv
        wide = self.width
        canvas.setStrokeColor(HexColor(PRINT.rule))
        canvas.setLineWidth(0.5)
        canvas.line(0, 20, wide, 20)
        for place, span in enumerate(YARDSTICK):
            x, long = span.low / 100 * wide, (span.high - span.low) / 100 * wide
            canvas.setFillColor(HexColor(mix(canvas.theme.accent, canvas.theme.ground, 0.18 + place * 0.13)))
            canvas.rect(canvas.at(x, long, wide), 13, long, 14.6, stroke=0, fill=1)
            label = likelihood_label(self.spoken, span.words)
            self._words(label, x, long, place, 36, "Cond-Medium", 8, PRINT.ink)
            edges = f"{span.low}–{span.high} %"
            self._words(edges, x, long, place, 4, "Cond", 6.8, PRINT.grey)

    def _words(
        self, text: str, x: float, long: float, place: int, y: float, face: str, size: float, colour: str
    ) -> None:
        canvas: Any = self.canv
        anchor: Anchor = "middle"
        at = x + long / 2
        if place in {0, len(YARDSTICK) - 1}:
            first = place == 0
            anchor = "start" if first != canvas.right_to_left else "end"
            at = 0 if first else self.width
        elif size > 7:
            at += {1: 6, len(YARDSTICK) - 2: -8}.get(place, 0)
        paint(canvas, label(canvas.at(at, 0, self.width), y, text, colour, face, size, anchor))


class BarsCell(Part):
    """The three bars of one level of confidence."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = 12.0, 10.0
        return 12.0, 10.0

    def draw(self) -> None:
        draw_bars(self.canv, self.level, self.width, 1.5)


class StatusCell(Part):
    """The glyph of one status."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = 12.0, 10.0
        return 12.0, 10.0

    def draw(self) -> None:
        for shape in status_shapes(self.key, 0.4, 1, 12, 8, self.canv.theme):
            paint(self.canv, shape)


def _caption(builder: Builder, letter: str, title: str, unit: str = "") -> Any:
    runs = [Run(builder.say("Scale {letter}", letter=letter), "teal"), Run("\u2002")] if letter else []
    runs.append(Run(title))
    if unit:
        runs.append(Run(f"{builder.say(', ')}{unit}", "medium"))
    role = builder.heading(2)
    return builder.text(tuple(runs), s.CAPTION.with_(medium="Sans"), before=0, after=5, role=role)


Stretch = tuple[float, float]
"""Where a column of a scale begins and how wide it is, in points."""


def _lines(
    columns: tuple[Stretch, ...], rows: list[tuple[Part | Text, ...]], *, after: float = 2.6
) -> list[Any]:
    """The rows of a scale with rules between."""
    made: list[Any] = [Rule(0.9, PRINT.ink, after=2.6)]
    for row in rows:
        cells = [Cell(x, wide, [part]) for (x, wide), part in zip(columns, row, strict=True)]
        made += [Beside(cells, after=after), Rule(0.4, PRINT.rule, after=2.6)]
    return made


def scales(part: d.Scales, builder: Builder) -> list[Any]:
    """The scales, three tables and two beside one another."""
    full = builder.paper.full
    third, gap = (full - 14 * s.MM) / 3, 7 * s.MM
    half = (full - 8 * s.MM) / 2
    yardstick = _caption(
        builder,
        "A",
        builder.say("Likelihood"),
        builder.say("the probability yardstick of the Professional Head of Intelligence Assessment"),
    )
    return [
        head(yardstick),
        YardstickScale(builder.context),
        Beside(
            [
                Cell(0, third, _confidence(builder, third)),
                Cell(third + gap, third, _reliability(builder, third, part.graded)),
                Cell(2 * (third + gap), third, _credibility(builder, third)),
            ],
            after=6,
        ),
        Beside(
            [
                Cell(0, half, _standing(builder, half)),
                Cell(half + 8 * s.MM, half, _kinds(builder, half)),
            ],
            after=9,
        ),
    ]


def _row(builder: Builder, label: Words, *senses: tuple[Words, s.Type]) -> list[Text]:
    """A row of a scale as an item of the list that is being made: its label, and what it means."""
    with builder.context.inside("LI"):
        made = [builder.text(label, TEXT, role="Lbl")]
        with builder.context.inside("LBody"):
            made += [builder.text(sense, kind) for sense, kind in senses]
    return made


def _confidence(builder: Builder, wide: float) -> list[Any]:
    head = _caption(builder, "B", builder.say("Confidence"))
    with builder.context.inside("L"):
        rows: list[tuple[Part | Text, ...]] = [
            (
                BarsCell(level.level),
                *_row(
                    builder,
                    words(builder.say(level.value, context="confidence"), "medium"),
                    (words(builder.say(sense)), TEXT),
                ),
            )
            for level, sense in CONFIDENCE_WORDS.items()
        ]
    return [head, *_lines(((0, 20), (20, 44), (66, wide - 66)), rows)]


def _reliability(builder: Builder, wide: float, graded: Mapping[str, int]) -> list[Any]:
    head = _caption(builder, "C", builder.say("Reliability of a source"))
    right = TEXT.with_(align="right")
    with builder.context.inside("L"):
        rows: list[tuple[Part | Text, ...]] = [
            tuple(
                _row(
                    builder,
                    (Run(grade=letter.name),),
                    (words(builder.say(letter.value, context="grade")), TEXT),
                    (words(str(graded.get(letter.name, 0)), "soft"), right),
                )
            )
            for letter in Reliability
        ]
    lines = _lines(((0, 20), (22, wide - 40), (wide - 18, 18)), rows)
    return [
        head,
        *lines,
        builder.text(words(builder.say("right: number of sources so graded")), s.SOURCE_LINE, before=1),
    ]


def _credibility(builder: Builder, wide: float) -> list[Any]:
    head = _caption(builder, "D", builder.say("Credibility of an item"))
    with builder.context.inside("L"):
        rows: list[tuple[Part | Text, ...]] = [
            tuple(
                _row(
                    builder,
                    (Run(grade=digit.digit),),
                    (words(builder.say(digit.words, context="grade")), TEXT),
                )
            )
            for digit in Credibility
        ]
    apart = words(builder.say("The two are graded apart; neither follows from the other."))
    lines = _lines(((0, 20), (22, wide - 22)), rows)
    return [head, *lines, builder.text(apart, s.SOURCE_LINE, before=1)]


def _standing(builder: Builder, wide: float) -> list[Any]:
    head = _caption(builder, "E", builder.say("Standing of bodies and commitments"))
    with builder.context.inside("L"):
        rows: list[tuple[Part | Text, ...]] = [
            (
                StatusCell(key),
                *_row(
                    builder,
                    words(builder.context.spoken.status(key).lower(), "medium"),
                    (words(builder.say(sense), "grey"), TEXT),
                ),
            )
            for key, sense in STATUS_WORDS
        ]
    return [head, *_lines(((0, 24), (26, 60), (88, wide - 88)), rows, after=2)]


def _kinds(builder: Builder, wide: float) -> list[Any]:
    body = s.BODY.with_(size=9, leading=12.6)
    explain = s.SOURCE_LINE
    say = builder.say
    return [
        _caption(builder, "", say("Three kinds of sentence")),
        Rule(0.9, PRINT.ink, after=6),
        builder.text(words(say("A reported fact ends in the number of its note.")), body, after=1),
        builder.text(words(say("Fact: roman, with a note. Nothing around it.")), explain, after=6),
        Beside(
            [Cell(7, wide - 7, [builder.text(words(say("What the analyst judges from the facts.")), body)])],
            bar="solid",
            bar_x=0,
            after=2,
        ),
        builder.text(
            words(say("Assessment: solid bar; likelihood and confidence in the margin.")), explain, after=6
        ),
        Beside(
            [
                Cell(
                    7,
                    wide - 7,
                    [
                        builder.text(
                            words(say("What is taken as given.")), s.ASSUMPTION.with_(size=9, leading=12.6)
                        )
                    ],
                )
            ],
            bar="dotted",
            bar_x=0,
            after=2,
        ),
        builder.text(words(say("Assumption: dotted bar, italic.")), explain, after=6),
        builder.text(
            (
                Run("≠ ", "rust"),
                Run(say("marks a value on which sources differ. Both are kept; they are never averaged.")),
            ),
            explain,
        ),
    ]
