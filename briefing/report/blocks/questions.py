"""What we do not know: open questions, why each matters, and what would settle it."""

from __future__ import annotations

from briefing.analysis.language import Language
from briefing.analysis.selection import Selection
from briefing.analysis.state import Question as Open
from briefing.analysis.state import questions
from briefing.analysis.wording import sentence
from briefing.report.blocks.base import Made, Page, aside, chosen_only, own_parts, unprinted, unsourced
from briefing.report.document import Para, Part, Question, Questions, Run, Section, Words, words
from briefing.report.saying import apart

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
    left = aside(
        unprinted(
            page.spoken,
            len(ranked) - len(shown),
            "{count} more open is on record and not printed here.",
            "{count} more open are on record and not printed here.",
        )
    )
    if page.block.option("form") == "watch":
        return _watch(page, shown, left)
    full = int(page.block.option("full", "100"))
    parts: list[Part] = list(own_parts(page))
    parts += [_question(selection, each) for each in shown[:full]]
    if shown[full:]:
        also = "Also open, and in grey what would settle each"
        title = page.say(also if shown[:full] else "Open, and in grey what would settle each")
        parts.append(Questions(title, tuple(_short(page.spoken, each) for each in shown[full:])))
    parts += left
    if not every:
        parts.append(Para(words(page.say(NONE)), "count"))
    return (
        Section(
            page.block.id,
            "questions",
            page.titled(),
            tuple(parts),
            lead=words(
                page.spoken.some(
                    len(every),
                    "{count} question the sources leave open, each with what would settle it.",
                    "{count} questions the sources leave open, each with what would settle it.",
                )
            )
            if every
            else (),
            breaks=page.block.option("flow") != "yes",
        ),
    )


def _watch(page: Page, shown: list[Open], left: tuple[Part, ...]) -> Made:
    """What would settle the open questions: what to look out for, each with the question it bears on."""
    rows = tuple(_short(page.spoken, each) for each in shown)
    parts: tuple[Part, ...] = (
        (Questions("", rows), *left) if rows else (Para(words(page.say(NONE)), "count"),)
    )
    flows = page.block.option("flow") == "yes"
    return (Section(page.block.id, page.key, page.titled(), (*parts, *own_parts(page)), breaks=not flows),)


def _bears(selection: Selection, each: Open) -> Words:
    names = [selection.name(one) for one in each.related if selection.get(one)]
    shown = [name for name in dict.fromkeys(names) if name and "," not in name and len(name) < 40][
        :MOST_NAMES
    ]
    spoken = selection.language
    return words(spoken.say("Bears on {names}", names=spoken.rows(shown))) if shown else ()


def _why(spoken: Language, each: Open) -> Words:
    if not each.why:
        return ()
    notes = each.citations or each.sources
    said = sentence(each.why)
    return (Run(said, notes=notes[:2]),) if notes else (Run(said), unsourced(spoken))


def _question(selection: Selection, each: Open) -> Question:
    spoken = selection.language
    answer = (
        words(
            spoken.say(
                "Would settle it: {answer}.", answer=f"{each.answer[:1].lower()}{each.answer[1:].rstrip('.')}"
            ),
            "grey",
        )
        if each.answer
        else ()
    )
    return Question(words(each.title), _why(spoken, each), answer, _bears(selection, each))


def _short(spoken: Language, each: Open) -> Question:
    answer = f" {each.answer[:1].upper()}{each.answer[1:].rstrip('.')}." if each.answer else ""
    notes = (each.citations or each.sources)[:1]
    title = (Run(each.title, notes=notes),)
    return Question(apart(spoken, title), (), apart(spoken, words(answer, "grey")))
