"""Each part of a document as flowables of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefing.figures.theme import PRINT
from briefing.report import document as d
from briefing.report.document import Run, Words, words
from briefing.report.pdf import style as s
from briefing.report.pdf.back import abbreviations, contents, notes, sources
from briefing.report.pdf.flowables import Anchor, Beside, Cell, Columns, Picture, Rule
from briefing.report.pdf.keeping import Ahead, head
from briefing.report.pdf.meters import Bars, Yardstick
from briefing.report.pdf.opening import notes_foot, summary
from briefing.report.pdf.panels import number_row, panel_rows
from briefing.report.pdf.pieces import Context
from briefing.report.pdf.scales_page import scales
from briefing.report.pdf.structure import Element
from briefing.report.pdf.tables import make_table
from briefing.report.pdf.text import Text

GAP, CLOSE_GAP = 11.0, 6.0
"""Space around a paragraph, and on the few pages of a dossier or a note."""

BULLET = 12.0
"""How far a list stands further in than the text around it."""

LISTED = (d.Judgement, d.Question, d.Recommendation)
"""Parts that are items of a list with those of their kind that stand next to them."""


class Builder:
    """Turns the parts of one document into flowables for one paper size and one pass of the layout."""

    def __init__(self, document: d.Document, paper: s.Paper, context: Context, pages: dict[str, str]) -> None:
        self.document, self.paper, self.context, self.pages = document, paper, context, pages
        self.gap = GAP if document.form == "report" else CLOSE_GAP
        self.levels: list[int] = [0]
        self.list: tuple[type, Element] | None = None
        self.makers: dict[type, Callable[[Any], list[Any]]] = {
            d.Para: self.para,
            d.Subhead: self.subhead,
            d.Judgement: self.judgement,
            d.Dispute: self.dispute,
            d.Fields: self.fields,
            d.Table: self.table,
            d.Figure: self.figure,
            d.Chronology: self.chronology,
            d.Question: self.question,
            d.Questions: self.questions,
            d.Bullets: self.bullets,
            d.Recommendation: self.recommendation,
            d.Numbers: self.numbers,
            d.Panels: self.panels,
            d.Abbreviations: lambda part: abbreviations(self, part),
            d.ContentsList: lambda _: contents(self),
            d.NotesList: lambda _: notes(self),
            d.NotesFoot: lambda part: notes_foot(self, part),
            d.Summary: lambda part: summary(self, part),
            d.SourcesList: lambda _: sources(self),
            d.Scales: self.scales,
        }

    @contextmanager
    def section(self) -> Iterator[None]:
        """What is made meanwhile stands in a section of the structure tree; its head is of the second level."""
        self.levels, self.list = [0], None
        with self.context.inside("Sect"):
            yield

    def say(self, text: str, /, *, context: str = "", **parts: object) -> str:
        """A message of the page in the document's language."""
        return self.context.spoken.say(text, context=context, **parts)

    def make(self, part: d.Part) -> list[Any]:
        """The flowables of one part."""
        if not isinstance(part, LISTED):
            self.list = None
            return self.makers[type(part)](part)
        if self.list is None or self.list[0] is not type(part):
            self.list = type(part), self.context.parent.child("L")
        with self.context.within(self.list[1]), self.context.inside("LI"):
            return self.makers[type(part)](part)

    def text(
        self,
        runs: Words,
        kind: s.Type,
        *,
        before: float = 0,
        after: float = 0,
        role: str = "P",
        element: Element | None = None,
    ) -> Text:
        return Text(runs, kind, self.context, before=before, after=after, role=role, element=element)

    def heading(self, weight: int) -> str:
        """The role of a heading: the heavier its `weight` (1 before 2), the higher; no level is ever left out."""
        while len(self.levels) > 1 and self.levels[-1] >= weight:
            self.levels.pop()
        self.levels.append(weight)
        return f"H{len(self.levels) + 1}"

    def label(self, text: str, colour: str = "grey") -> Text:
        """A label of the rail: small capitals by capitals."""
        return self.text(words(text.upper()), s.RAIL_LABEL.with_(colour=colour), after=2)

    def column(self, parts: list[Any], *, inset: float = 0) -> Cell:
        """A cell that stands in the text column."""
        return Cell(self.paper.shift + inset, self.paper.text - inset, parts)

    def rail(self, parts: list[Any]) -> Cell:
        return Cell(0, self.paper.rail, parts)

    # ------------------------------------------------------------ text

    def para(self, part: d.Para) -> list[Any]:
        kind = s.ASSUMPTION if part.sort == "assumption" else s.SMALL if part.small else s.BODY
        bar = "dotted" if part.sort == "assumption" else None
        rail = self._rail(part.rail) if part.rail else [self.label(self.say("Assumption"))] if bar else []
        cells = [self.rail(rail)] if rail else []
        main = self.column([self.text(part.runs, kind)], inset=9 if bar else 0)
        if rail and part.small:
            main.down = -1.5
        rule = (0.5, PRINT.rule) if part.rule else None
        if rule:
            for cell in [*cells, main]:
                cell.down += 6
        return [
            Beside(
                [*cells, main],
                before=self.gap,
                after=self.gap,
                bar=bar,  # type: ignore[arg-type]  # "dotted" or None
                bar_x=self.paper.shift,
                rule_above=rule,
                breakable=True,
            )
        ]

    def _rail(self, runs: Words) -> list[Any]:
        """The first run of a rail's words is its label where it is bold, the rest stands under it."""
        if runs and runs[0].style == "bold":
            rest = runs[1:]
            label = self.label(runs[0].text)
            return [label, self.text(rest, s.RAIL)] if rest else [label]
        return [self.text(runs, s.RAIL)]

    def subhead(self, part: d.Subhead) -> list[Any]:
        kind = s.SUBSECTION if part.large else s.HEAD2
        role = self.heading(1 if part.large else 2)
        cells = []
        if part.glyph:
            standing = self.text((Run(glyph=part.glyph), Run(part.standing)), s.RAIL_STANDING, after=2)
            cells.append(Cell(0, self.paper.rail, [standing, *self._rail(part.rail)], 6 if part.large else 2))
        main = self.column([self.text(words(part.text), kind, role=role)])
        rule = None
        if part.large:
            main.down = 4
            rule = (0.9, PRINT.ink)
        made = Beside(
            [*cells, main],
            before=18 if part.large else 14,
            after=7 if part.large else 5,
            rule_above=rule,
        )
        anchor = [Anchor(part.key)] if part.key else []
        return [Ahead(self.paper.depth), *anchor, head(made)]

    def judgement(self, part: d.Judgement) -> list[Any]:
        number = self.text(words(part.number), s.JUDGEMENT_NUMBER, role="Lbl") if part.number else None
        meters: list[Any] = []
        inset = 22.7 if number else 0.0
        with self.context.inside("LBody"):
            if not number:
                meters.append(self.label(self.say("Assessment"), "accent"))
            if part.likelihood:
                meters.append(Yardstick(part.likelihood, self.context, 87.9 if number else 113.4))
            if part.confidence:
                meters.append(Bars(part.confidence, self.context))
            main = [self.text(part.statement, s.STATEMENT if number else s.BODY, after=3)]
            if part.reasons:
                main.append(self.text(part.reasons, s.BODY, after=5))
            if part.basis:
                main.append(self.text(part.basis, s.JUDGEMENT_BASIS))
        cells = [Cell(0, inset, [number])] if number else []
        cells.append(Cell(inset, self.paper.rail - inset, meters, 2 if number else 0))
        return [
            Beside(
                [*cells, self.column(main, inset=9)],
                before=self.gap,
                after=20 if number else self.gap,
                bar="solid",
                bar_x=self.paper.shift,
            )
        ]

    def dispute(self, part: d.Dispute) -> list[Any]:
        with self.context.inside("Div"):
            return self._dispute(part)

    def _dispute(self, part: d.Dispute) -> list[Any]:
        left, wide = self.paper.shift, self.paper.text
        inner = wide - 18
        column = (inner - 12) / 2
        head = self.text((Run("≠ ", "bold"), Run(part.title)), s.DISPUTE_HEAD)
        rows: list[Any] = [Beside([Cell(left + 9, inner, [head], 6)], after=5)]
        for place in range(0, len(part.sides), 2):
            pair = part.sides[place : place + 2]
            rows.append(
                Beside(
                    [
                        Cell(left + 9 + k * (column + 12), column, [self._side(side)])
                        for k, side in enumerate(pair)
                    ],
                    after=4,
                )
            )
        if part.tail:
            tail = self.text(part.tail, s.DISPUTE_TAIL)
            rows.append(Beside([Cell(left + 9, inner, [tail], 1)]))
        box = Box(rows, left, wide)
        return [box]

    def _side(self, side: d.Side) -> Text:
        quote = (Run(f" “{side.quote}”"),) if side.quote else ()
        return self.text((*side.value, *quote, Run(" "), *side.where), s.DISPUTE)

    # ------------------------------------------------------------ records

    def fields(self, part: d.Fields) -> list[Any]:
        made: list[Any] = []
        rail = [self.text(runs, s.RAIL, after=1.5) for runs in part.rail]
        listed = self.context.parent.child("L")
        name_wide, grade_wide = 27 * s.MM, 16 * s.MM
        value_wide = self.paper.text - name_wide - grade_wide - 16
        for place, row in enumerate(part.rows):
            grades = tuple(
                run
                for code in row.grades
                for run in (
                    (Run(self.say(code), "soft"),) if code == "not graded" else (Run(grade=code), Run(" "))
                )
            )
            with self.context.within(listed), self.context.inside("LI"):
                name = self.text(words(row.name), s.FIELD_NAME, role="Lbl")
                with self.context.inside("LBody"):
                    value = self.text(row.value, s.FIELD)
                    right = self.text(grades, s.RAIL.with_(align="right", leading=11.5))
            cells = [
                Cell(self.paper.shift, name_wide, [name], 3.5),
                Cell(self.paper.shift + self.paper.text - grade_wide, grade_wide, [right], 3.5),
                Cell(self.paper.shift + name_wide + 8, value_wide, [value], 3.5),
            ]
            if place == 0 and part.rail:
                cells.insert(0, Cell(0, self.paper.rail, rail, 3.5, free=True))
            made.append(
                Beside(
                    cells,
                    before=0,
                    after=3.5,
                    rule_above=(0.4, PRINT.rule),
                    rule_x=self.paper.shift,
                    breakable=True,
                )
            )
        made.append(Rule(0.4, PRINT.rule, x=self.paper.shift, after=GAP))
        return made

    def table(self, part: d.Table) -> list[Any]:
        made: list[Any] = [Ahead(self.paper.depth), Anchor(f"table:{part.key}")]
        with self.context.inside("Table"):
            made.append(
                self._caption(
                    self.say("Table {number}", number=part.number), part.title, part.unit, role="Caption"
                )
            )
            made.append(make_table(part, self.context, self.paper.full, self.paper.depth))
        if part.statuses:
            named = {key: self.context.spoken.status(key).lower() for key in part.statuses}
            key = tuple(
                run
                for status in part.statuses
                for run in (Run(glyph=status), Run(named[status].replace(" ", "\u00a0")), Run("\u2002 "))
            )
            made.append(self.text(key, s.SOURCE_LINE, before=5))
        if part.source:
            made.append(
                self.text(part.source, s.SOURCE_LINE, before=4 if not part.statuses else 1, after=GAP)
            )
        return made

    def figure(self, part: d.Figure) -> list[Any]:
        caption = self._caption(self.say("Figure {number}", number=part.number), part.title, part.unit)
        element = self.context.parent.child("Figure", Alt=part.alt)
        picture = Picture(part.draw, element, self.context.house.theme, after=4)
        made: list[Any] = [Ahead(self.paper.depth), Anchor(f"figure:{part.key}")]
        made += [caption, picture]
        if part.source:
            made.append(self.text(part.source, s.SOURCE_LINE, after=GAP))
        return made

    def _caption(self, label: str, title: str, unit: str, *, role: str = "P") -> Text:
        runs = [Run(label, "teal"), Run("\u2002"), Run(title)]
        before, triangle, after = unit.partition("▼")
        if unit:
            runs.append(Run(f"{self.say(', ')}{before}"))
        if triangle:
            runs += [Run(glyph="due"), Run(after)]
        plain = s.CAPTION.with_(medium="Sans")
        made = tuple(runs[:3]) + tuple(
            Run(run.text, "medium", run.notes, glyph=run.glyph) for run in runs[3:]
        )
        caption: Text = head(self.text(made, plain, before=GAP, after=5, role=role))
        return caption

    def chronology(self, part: d.Chronology) -> list[Any]:
        from briefing.report.pdf.panels import Ring

        made: list[Any] = []
        role = self.heading(3)
        for years, entries in part.groups:
            title = self.text(words(years), s.YEAR, role=role)
            listed = self.context.parent.child("L")
            made.append(Ahead(self.paper.depth))
            year = Beside([Cell(0, 200, [title], 4)], before=7, after=3, rule_above=(0.5, PRINT.rule))
            made.append(head(year))
            for entry in entries:
                when: list[Run] = [Run(entry.when)]
                if entry.disputed:
                    when.append(Run(" ≠", "rust"))
                with self.context.within(listed), self.context.inside("LI"):
                    ring = Ring(entry.number, self.context.parent.child("Lbl"), disputed=entry.disputed)
                    with self.context.inside("LBody"):
                        date = self.text(tuple(when), s.ENTRY_DATE)
                        said = self.text(entry.runs, s.ENTRY)
                cells = [
                    Cell(0, 20, [ring], 1),
                    Cell(28.3, self.paper.shift - 34, [date]),
                    self.column([said]),
                ]
                made.append(Beside(cells, before=2.1, after=2.1, breakable=False))
        return made

    def question(self, part: d.Question) -> list[Any]:
        mark = self.text(words(self.say("?")), s.QUESTION_MARK, role="Lbl")
        body = self.context.parent.child("LBody")
        with self.context.within(body):
            return self._question(part, mark)

    def _question(self, part: d.Question, mark: Text) -> list[Any]:
        rest = tuple(
            run
            for runs, joiner in ((part.why, ""), (part.answer, " " if part.why else ""))
            for run in ((Run(joiner),) if joiner and runs else ()) + runs
        )
        main = [self.text(part.text, s.STATEMENT.with_(size=9.4, leading=12.4), after=1)]
        if rest:
            main.append(self.text(rest, s.BODY.with_(size=9, leading=11.8)))
        cells = [
            Cell(0, 20, [mark]),
            Cell(22.7, self.paper.rail - 22.7, [self.text(part.bears, s.RAIL)], 1.4),
            self.column(main),
        ]
        return [Beside(cells, before=6, after=6)]

    def questions(self, part: d.Questions) -> list[Any]:
        wide = (self.paper.full - 8 * s.MM) / 2
        made: list[Any] = []
        title = (
            self.text(words(part.title), s.PANEL_HEAD, before=GAP, after=2, role=self.heading(2))
            if part.title
            else None
        )
        listed = self.context.parent.child("L")
        for item in part.items:
            with self.context.within(listed), self.context.inside("LI"):
                mark = self.text(
                    words(self.say("?")), s.QUESTION_MARK.with_(size=11, leading=10.6), role="Lbl"
                )
                with self.context.inside("LBody"):
                    said = self.text((*item.text, *item.answer), s.SHORT_QUESTION)
            made.append(Beside([Cell(0, 12, [mark]), Cell(13, wide - 13, [said])], after=2))
        columns = Columns(made, 2, 8 * s.MM, after=6)
        heads = (head(title), Rule(0.9, PRINT.ink, after=5)) if title else ()
        return [Ahead(self.paper.depth), *heads, columns]

    def bullets(self, part: d.Bullets) -> list[Any]:
        """A list with its lists inside: a dash before each thing, further in with each list."""
        made: list[Any] = []

        def add(items: tuple[d.Bullet, ...], depth: int) -> None:
            with self.context.inside("L"):
                for item in items:
                    with self.context.inside("LI"):
                        mark = self.text(words("–"), s.BODY, role="Lbl")
                        with self.context.inside("LBody"):
                            said = self.text(item.runs, s.BODY)
                            x = self.paper.shift + depth * BULLET
                            cells = [
                                Cell(x, BULLET, [mark]),
                                Cell(x + BULLET, self.paper.text - (depth + 1) * BULLET, [said]),
                            ]
                            made.append(Beside(cells, before=2, after=2, breakable=True))
                            if item.inner:
                                add(item.inner, depth + 1)

        add(part.items, 0)
        if made:
            made[0].before, made[-1].after = self.gap / 2, self.gap
        return made

    def recommendation(self, part: d.Recommendation) -> list[Any]:
        number = self.text(words(part.number), s.RECOMMENDATION_NUMBER, role="Lbl")
        rail: list[Any] = []
        with self.context.inside("LBody"):
            if part.holder or part.when:
                between = ", " if part.holder and part.when else ""
                rail.append(self.text((Run(part.holder, "bold"), Run(f"{between}{part.when}")), s.RAIL))
            main = [self.text(part.text, s.BODY.with_(size=9.4, leading=12.4))]
            if part.rests:
                main.append(self.text(part.rests, s.BODY.with_(size=9, leading=11.8), before=2))
        cells = [
            Cell(0, 20, [number]),
            Cell(22.7, self.paper.rail - 22.7, rail, 1),
            self.column(main),
        ]
        return [Beside(cells, before=2.5, after=2.5)]

    def numbers(self, part: d.Numbers) -> list[Any]:
        return [number_row(part, self)]

    def panels(self, part: d.Panels) -> list[Any]:
        return panel_rows(part, self)

    def scales(self, part: d.Scales) -> list[Any]:
        return scales(part, self)


class Box(Beside):
    """The pale box of a dispute, with a rule above and below; rows stand one under the other in it."""

    def __init__(self, rows: list[Any], left: float, wide: float) -> None:
        super().__init__([Cell(0, left + wide, rows)], before=10, after=10)
        self.left, self.wide = left, wide

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        wide, high = super().wrap(aW, aH)
        self.height = high + 7
        return wide, self.height

    def draw(self) -> None:
        from reportlab.lib.colors import HexColor

        from briefing.report.pdf.flowables import draw_rule

        canvas = self.canv
        canvas.setFillColor(HexColor(canvas.theme.disputed10))
        left = canvas.at(self.left, self.wide, self.width)
        canvas.rect(left, 0, self.wide, self.height, stroke=0, fill=1)
        draw_rule(canvas, left, left + self.wide, self.height, 1.2, canvas.theme.disputed)
        draw_rule(canvas, left, left + self.wide, 0, 0.6, canvas.theme.disputed)
        super().draw()
