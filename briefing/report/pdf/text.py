"""A paragraph of the page in either script: runs of a document set into lines of type."""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus import Flowable

from briefing.analysis.language import right_first
from briefing.report.document import Run, Words
from briefing.report.pdf.bidi import base_level
from briefing.report.pdf.lines import draw_line
from briefing.report.pdf.pieces import MOST_OF_A_NAME, Context, pieces_of
from briefing.report.pdf.shaping import is_arabic
from briefing.report.pdf.structure import Element
from briefing.report.pdf.style import Type
from briefing.report.pdf.words import Word, fill, make_words


def _said(run: Run, context: Context) -> str:
    return context.labels.get(run.ref, run.text) if run.ref else run.text


def _set_apart(runs: Words, context: Context) -> Words:
    """The runs of a page that runs right to left: English ones isolated where Urdu ones stand beside them."""
    if len(runs) < 2 or not any(right_first(_said(run, context)) for run in runs):
        return runs
    return tuple(run if run.ref else replace(run, text=context.spoken.apart(run.text)) for run in runs)


def _mostly_arabic(runs: Words) -> bool:
    """Whether a paragraph is more Urdu than Latin: a frame around English statements is not read at length."""
    letters = [character for run in runs for character in run.text if character.isalpha()]
    return 2 * sum(map(is_arabic, letters)) >= len(letters)


class Text(Flowable):
    """A paragraph. `split` leaves at least two lines on either side.

    It runs as its first letter does, and one that runs right to left is set in the style that Urdu has in its place;
    `base` sets the direction, 0 left to right, for a line of references whose order of parts is that of the document
    whatever script a title is in.

    Its words belong to an element of `role` (or to the `element` given), which its parts on other pages share; a
    paragraph drawn a second time, as the head of a table is on its next page, is an artifact.
    """

    def __init__(
        self,
        runs: Words,
        kind: Type,
        context: Context,
        *,
        before: float = 0,
        after: float = 0,
        hang: float = 0,
        base: int | None = None,
        role: str = "P",
        element: Element | None = None,
    ) -> None:
        super().__init__()
        self.element = element or (context.parent.child(role) if role else None)
        self.drawn = False
        self.goes_on = False
        if context.spoken.right_to_left:
            runs = _set_apart(runs, context)
        self.base = base_level("".join(_said(run, context) for run in runs)) if base is None else base
        if self.base:
            kind = kind.in_urdu(read=context.at_length and _mostly_arabic(runs))
        pieces = pieces_of(runs, kind, context, self.element)
        self.words = make_words(pieces, self.base, apart=base is not None)
        self.kind, self.before, self.after, self.hang = kind, before, after, hang
        self.lines: list[list[Word]] = []
        self.room = -1.0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to set."""
        return not self.words

    def natural_width(self) -> float:
        """Width of all words on one line."""
        return sum(word.space * (place > 0) + word.wide for place, word in enumerate(self.words))

    def getSpaceBefore(self) -> float:
        return self.before

    def getSpaceAfter(self) -> float:
        return self.after

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        if aW != self.room:
            self.room = aW
            self.lines = fill(self.words, aW, hyphens=self.kind.hyphens) if self.words else []
        self.width, self.height = aW, len(self.lines) * self.kind.leading
        return aW, self.height

    def part(self, lines: list[list[Word]]) -> Text:
        """A paragraph of some of the lines already set."""
        other = Text.__new__(Text)
        Flowable.__init__(other)
        other.base, other.kind, other.hang = self.base, self.kind, self.hang
        other.before, other.after = 0, self.after
        other.element, other.drawn, other.goes_on = self.element, False, self.goes_on
        other.words = [word for line in lines for word in line]
        other.lines, other.room = lines, self.room
        other.width, other.height = self.room, len(lines) * self.kind.leading
        return other

    def split(self, aW: float, aH: float) -> list[Text]:
        self.wrap(aW, aH)
        fit = int((aH + 0.01) / self.kind.leading)
        if fit >= len(self.lines):
            return [self]
        fit = min(fit, len(self.lines) - 2)
        if fit < 2:
            return []
        head = self.part(self.lines[:fit])
        head.after = 0
        head.goes_on = self.lines[fit][0].space > 0
        return [head, self.part(self.lines[fit:])]

    def draw(self) -> None:
        if self.canv.silent:
            return
        kind = self.kind
        y = self.height - kind.baseline
        right = self._ends_right()
        element = None if self.drawn else self.element
        self.drawn = True
        for number, line in enumerate(self.lines):
            wide = (
                sum(word.space * (place > 0) + word.wide for place, word in enumerate(line)) if right else 0.0
            )
            after = self.lines[number + 1] if number + 1 < len(self.lines) else None
            goes_on = after[0].space > 0 if after else self.goes_on
            draw_line(self.canv, line, self.room - wide if right else 0.0, y, element, goes_on=goes_on)
            y -= kind.leading
        self.canv.enter(None)

    def _ends_right(self) -> bool:
        """Whether its lines end at the right edge.

        On a page that runs right to left a sentence that is read from left to right begins at the left; a name or a
        number stands where the other words of its column stand.
        """
        aligned = self.kind.align == "right"
        if self.canv.right_to_left:
            short = len(self.lines) == 1 and len(self.words) <= MOST_OF_A_NAME
            named = short and not self.kind.face.startswith("Serif")  # which is what sentences are set in
            return not aligned and (self.base == 1 or named)
        return aligned or self.base == 1
