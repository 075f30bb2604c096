"""Parts of a briefing as text for a word processor: Markdown and rich text, each with the notes that it cites.

The rich text is HTML made here from escaped text; nothing of a pack or a user reaches it unescaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefing.analysis.language import Language, language
from briefing.report import document as d
from briefing.report.document import Document, Note, Part, Run, Section, Words, words
from briefing.report.markup import html_text, markdown_line, markdown_text, page_text, safe_link
from briefing.report.reading import runs_of

Kind = Literal["title", "head", "text", "item"]


@dataclass(frozen=True, slots=True)
class Copied:
    """The same words three ways, as the clipboard takes them."""

    markdown: str
    html: str
    plain: str


@dataclass(frozen=True, slots=True)
class _Line:
    kind: Kind
    runs: Words


def sections_of(document: Document, block: str) -> tuple[Section, ...]:
    """The sections that a block of the briefing became."""
    return tuple(section for section in document.sections if section.block == block)


def copy_chronology(document: Document) -> Copied:
    """The chronology with its notes; empty where the document has none."""
    found = [
        part for section in document.sections for part in section.parts if isinstance(part, d.Chronology)
    ]
    return copy_parts(document, found)


def copy_block(document: Document, block: str) -> Copied:
    """Everything that a block prints, under its headings, with its notes."""
    lines: list[_Line] = []
    for section in sections_of(document, block):
        lines.append(_Line("title", words(section.title)))
        if section.lead:
            lines.append(_Line("text", section.lead))
        for part in section.parts:
            lines += _lines(document, part)
    return _copied(document, lines)


def copy_parts(document: Document, parts: Iterable[Part]) -> Copied:
    """Some parts, such as one paragraph, with the notes that they cite."""
    return _copied(document, [line for part in parts for line in _lines(document, part)])


def copy_words(document: Document, runs: Words) -> Copied:
    """One paragraph's words with the notes that they cite."""
    return _copied(document, [_Line("text", runs)])


# ---------------------------------------------------------------- from parts to lines


def _chronology(part: d.Chronology) -> Iterator[_Line]:
    for years, entries in part.groups:
        yield _Line("head", words(years))
        for entry in entries:
            mark = " ≠" if entry.disputed else ""
            yield _Line("item", (Run(f"{entry.when}{mark}: ", "bold"), *entry.runs))


def _dispute(part: d.Dispute) -> Iterator[_Line]:
    yield _Line("head", words(part.title))
    for side in part.sides:
        quote = (Run(f" “{side.quote}” "),) if side.quote else (Run(" "),)
        yield _Line("item", (*side.value, *quote, *side.where))
    yield _Line("text", part.tail)


def _table(part: d.Table, spoken: Language) -> Iterator[_Line]:
    label = spoken.say("Table {number}", number=part.number)
    yield _Line("head", words(f"{label}: {part.title}" if part.number else part.title))
    for row in part.rows:
        if row.group:
            yield _Line("text", tuple(Run(run.text, "bold", run.notes) for run in row.group))
        cells = [cell for cell in row.cells if not isinstance(cell, d.Strip) and cell]
        yield _Line("item", _joined(cells, spoken.semicolon))


def _figure(part: d.Figure, spoken: Language) -> Iterator[_Line]:
    label = spoken.say("Figure {number}", number=part.number)
    yield _Line("text", (Run(f"{label}: {spoken.ended(part.title)} ", "bold"), Run(part.alt)))
    yield _Line("text", part.source)


def _recommendation(part: d.Recommendation, spoken: Language) -> Iterator[_Line]:
    both = part.holder and part.when
    whose = f"{spoken.rows([part.holder, part.when])}: " if both else part.holder
    yield _Line("item", (Run(whose, "bold"), *part.text, *part.rests))


def _judgement(part: d.Judgement) -> Iterator[_Line]:
    yield _Line("text", part.statement)
    yield _Line("text", _joined([part.reasons, part.basis], " "))


_READERS: Mapping[type, Callable[[Any], Iterable[_Line]]] = {
    d.Para: lambda part: [_Line("text", part.runs)],
    d.Subhead: lambda part: [_Line("head", words(part.text))],
    d.Chronology: _chronology,
    d.Fields: lambda part: [_Line("item", (Run(f"{row.name}: ", "bold"), *row.value)) for row in part.rows],
    d.Dispute: _dispute,
    d.Bullets: lambda part: [_Line("item", runs) for runs in runs_of(part)],
    d.Question: lambda part: [_Line("item", _joined([part.text, part.why, part.answer], " "))],
    d.Questions: lambda part: [_Line("item", (*item.text, *item.answer)) for item in part.items],
    d.Judgement: _judgement,
}


_SPOKEN: Mapping[type, Callable[[Any, Language], Iterable[_Line]]] = {
    d.Table: _table,
    d.Figure: _figure,
    d.Recommendation: _recommendation,
}
"""Readers that say words of their own."""


def _lines(document: Document, part: Part) -> Iterable[_Line]:
    if type(part) in _SPOKEN:
        return _SPOKEN[type(part)](part, language(document.language))
    reader = _READERS.get(type(part))
    return reader(part) if reader else [_Line("text", runs) for runs in runs_of(part)]


def _joined(parts: Sequence[Words], between: str = "; ") -> Words:
    made: list[Run] = []
    for part in parts:
        if part:
            if made:
                made.append(Run(between))
            made += part
    return tuple(made)


# ---------------------------------------------------------------- from lines to text


def _copied(document: Document, lines: list[_Line]) -> Copied:
    kept = [line for line in lines if line.runs]
    cited = {
        document.marks[note]
        for line in kept
        for run in line.runs
        for note in run.notes
        if note in document.marks
    }
    notes = [note for note in document.notes if note.number in cited]
    return Copied(
        _markdown(document, kept, notes),
        _html(document, kept, notes),
        _plain(document, kept, notes),
    )


def numbers_of(document: Document, run: Run) -> list[int]:
    """The numbers of the notes that stand behind a run."""
    return sorted({document.marks[note] for note in run.notes if note in document.marks})


def _said(document: Document, run: Run) -> str:
    text = document.labels.get(run.ref, run.text) if run.ref else run.text
    return page_text(text, isolates=language(document.language).right_to_left) or (
        f"[{run.grade}]" if run.grade else ""
    )


def note_words(note: Note) -> tuple[Run, ...]:
    """A note as one run of words: source, place, quotation, grade with its meaning."""
    runs = list(note.lead)
    grade = f" [{note.grade}{f', {note.grade_words}' if note.grade_words else ''}]" if note.grade else ""
    runs.append(Run(f"{note.tail}{grade}"))
    return tuple(runs)


def markdown_run(document: Document, run: Run) -> str:
    """One run in Markdown: escaped, with its emphasis, its link, and the marks of its notes."""
    text = markdown_text(_said(document, run))
    bare = text.strip()
    if bare and run.style in {"bold", "italic"}:
        mark = "**" if run.style == "bold" else "*"
        text = text.replace(bare, f"{mark}{bare}{mark}", 1)
    link = safe_link(run.link)
    if bare and link:
        text = f"[{text}](<{link}>)"
    return text + "".join(f"[^{number}]" for number in numbers_of(document, run))


def _markdown(document: Document, lines: list[_Line], notes: list[Note]) -> str:
    def run_text(run: Run) -> str:
        return markdown_run(document, run)

    lead = {"title": "## ", "head": "### ", "text": "", "item": "- "}
    body = _joined_lines(
        lines,
        lambda line: lead[line.kind] + markdown_line("".join(map(run_text, line.runs)).strip()),
        between="\n\n",
        items="\n",
    )
    foot = "\n".join(f"[^{note.number}]: {''.join(map(run_text, note_words(note)))}" for note in notes)
    return f"{body}\n\n{foot}\n" if foot else f"{body}\n"


def _html(document: Document, lines: list[_Line], notes: list[Note]) -> str:
    def run_text(run: Run) -> str:
        text = html_text(_said(document, run))
        if text.strip() and run.style in {"bold", "italic"}:
            tag = "b" if run.style == "bold" else "i"
            text = f"<{tag}>{text}</{tag}>"
        link = safe_link(run.link)
        if text.strip() and link:
            text = f'<a href="{html_text(link)}">{text}</a>'
        numbers = numbers_of(document, run)
        return text + (f"<sup>{', '.join(map(str, numbers))}</sup>" if numbers else "")

    tags = {"title": "h2", "head": "h3", "text": "p", "item": "li"}

    def line_text(line: _Line) -> str:
        tag = tags[line.kind]
        return f"<{tag}>{''.join(map(run_text, line.runs)).strip()}</{tag}>"

    made: list[str] = []
    listing = False
    for line in lines:
        if (line.kind == "item") != listing:
            made.append("</ul>" if listing else "<ul>")
            listing = not listing
        made.append(line_text(line))
    if listing:
        made.append("</ul>")
    if notes:
        made.append(f"<h3>{html_text(language(document.language).say('Notes'))}</h3>")
        made += [f"<p>{note.number}. {''.join(map(run_text, note_words(note)))}</p>" for note in notes]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(made)}</body></html>'


def _plain(document: Document, lines: list[_Line], notes: list[Note]) -> str:
    def run_text(run: Run) -> str:
        numbers = numbers_of(document, run)
        return _said(document, run) + (f" [{', '.join(map(str, numbers))}]" if numbers else "")

    body = _joined_lines(
        lines, lambda line: "".join(map(run_text, line.runs)).strip(), between="\n\n", items="\n"
    )
    foot = "\n".join(f"{note.number}. {''.join(map(run_text, note_words(note)))}" for note in notes)
    return f"{body}\n\n{foot}\n" if foot else f"{body}\n"


def _joined_lines(lines: list[_Line], said: Callable[[_Line], str], *, between: str, items: str) -> str:
    made = ""
    before: Kind | None = None
    for line in lines:
        if before is not None:
            made += items if before == line.kind == "item" else between
        made += said(line)
        before = line.kind
    return made
