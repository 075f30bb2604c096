"""What we do not know: open questions, why each matters, and what would settle it."""

from __future__ import annotations

from briefing.analysis.selection import Selection
from briefing.analysis.state import Question as Open
from briefing.analysis.state import questions
from briefing.analysis.wording import counted, sentence
from briefing.report.blocks.base import Made, Page, aside, chosen_only, own_parts, unprinted
from briefing.report.document import Para, Part, Question, Questions, Run, Section, Words, words

MOST_NAMES = 3
NONE = "No question about it is on record as open."


def make(page: Page) -> Made:
    """One section: the first questions in full, the others in short form. `full` of the options is how many."""
    selection = page.selection
    chosen = chosen_only(page, "question")
    body = selection.get(page.block.option("institution"))
    every = [
        each
        for each in questions(selection)
        if (each.id in chosen if chosen else body.id in each.related if body else True)
    ]
    bodies = set(page.institutions())
    ranked = sorted(every, key=lambda each: not bodies & set(each.related))
    shown = ranked[: page.most(len(ranked))]
    left = aside(unprinted(len(ranked) - len(shown), "open"))
    if page.block.option("form") == "watch":
        return _watch(page, shown, left)
    full = int(page.block.option("full", "100"))
    parts: list[Part] = list(own_parts(page))
    parts += [_question(selection, each) for each in shown[:full]]
    if shown[full:]:
        title = f"{'Also open' if shown[:full] else 'Open'}, and in grey what would settle each"
        parts.append(Questions(title, tuple(_short(each) for each in shown[full:])))
    parts += left
    if not every:
        parts.append(Para(words(NONE), "count"))
    return (
        Section(
            page.block.id,
            "questions",
            page.block.title,
            tuple(parts),
            lead=words(
                f"{counted(len(every), 'question')} the sources leave open, each with what would settle it."
            )
            if every
            else (),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _watch(page: Page, shown: list[Open], left: tuple[Part, ...]) -> Made:
    """What would settle the open questions: what to look out for, each with the question it bears on."""
    rows = tuple(_short(each) for each in shown)
    parts: tuple[Part, ...] = (Questions("", rows), *left) if rows else (Para(words(NONE), "count"),)
    flows = page.block.option("flow") == "yes"
    return (Section(page.block.id, page.key, page.block.title, (*parts, *own_parts(page)), breaks=not flows),)


def _bears(selection: Selection, each: Open) -> Words:
    names = [selection.name(one) for one in each.related if selection.get(one)]
    shown = [name for name in dict.fromkeys(names) if name and "," not in name and len(name) < 40][
        :MOST_NAMES
    ]
    return words(f"Bears on {', '.join(shown)}") if shown else ()


def _why(each: Open) -> Words:
    if not each.why:
        return ()
    notes = each.citations or each.sources
    said = sentence(each.why)
    return (Run(said, notes=notes[:2]),) if notes else (Run(said), Run(" No source.", "grey"))


def _question(selection: Selection, each: Open) -> Question:
    answer = (
        words(f"Would settle it: {each.answer[:1].lower()}{each.answer[1:].rstrip('.')}.", "grey")
        if each.answer
        else ()
    )
    return Question(words(each.title), _why(each), answer, _bears(selection, each))


def _short(each: Open) -> Question:
    answer = f" {each.answer[:1].upper()}{each.answer[1:].rstrip('.')}." if each.answer else ""
    notes = (each.citations or each.sources)[:1]
    return Question((Run(each.title, notes=notes),), (), words(answer, "grey"))
