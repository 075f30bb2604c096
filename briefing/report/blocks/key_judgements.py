"""Key judgements: what the record says in one paragraph, the analyst's judgements, how to read them; one page.

While the analyst has written no judgement, the page says so and offers what the record itself shows.
"""

from __future__ import annotations

from briefing.analysis.chronology import Entry
from briefing.analysis.state import State, state
from briefing.analysis.wording import capital
from briefing.domain.statuses import SINGLE_VALUED
from briefing.report.blocks.base import Made, Page, fact, joined, own_parts
from briefing.report.blocks.disagreements import differ
from briefing.report.blocks.standing import life_sentence
from briefing.report.document import Judgement, Para, Part, Run, Section, Words, words
from briefing.report.saying import filled, said

NONE_WRITTEN = "The analyst has written no judgement yet."
NONE_YET = (
    "The analyst has written no judgement yet. What follows is what the record says: reported fact with its notes, "
    "and counts of our own that point to the list they count."
)
HOW_TO_READ = (
    "The seven boxes show where a judgement stands on the scale from remote chance to almost certain; the three "
    "bars show how firmly it is held. The two are never mixed in one sentence. Scales and source grades are "
    "explained on page\u00a0{page}."
)


def make(page: Page) -> Made:
    """One section in the front matter."""
    if page.block.option("form") == "short":
        return _own_alone(page)
    found = state(page.selection)
    parts: list[Part] = [
        Para(
            _record(page, found),
            rail=(Run(page.say("The record"), "bold"), Run(page.say("Reported fact. Not a judgement."))),
        )
    ]
    own = own_parts(page)
    if any(isinstance(part, Judgement) for part in own):
        parts += own
    else:
        parts += own
        parts.append(
            Para(
                words(page.say(NONE_YET)),
                "words",
                rail=(Run(page.say("Judgements"), "bold"), Run(page.say("None written yet."))),
            )
        )
        parts += _findings(page, found)
    told = said(page.spoken, HOW_TO_READ, page=Run(ref="page:method"))
    how = (Run(page.say("How to read this page."), "bold"), Run(" "), *told)
    parts.append(Para(how, "words", small=True, rule=True))
    return (
        Section(
            page.block.id,
            "judgements",
            page.titled(),
            tuple(parts),
            front=True,
            numbered=False,
        ),
    )


def _own_alone(page: Page) -> Made:
    """The analyst's judgements and nothing else; that there are none, while none is written."""
    own = own_parts(page)
    parts = own or (Para(words(page.say(NONE_WRITTEN), "grey"), "words"),)
    flows = page.block.option("flow") == "yes"
    return (Section(page.block.id, "judgements", page.titled(), parts, breaks=not flows, numbered=False),)


def _record(page: Page, found: State) -> Words:
    selection = page.selection
    parts: list[Words] = []
    lines = found.lifelines
    if lines:
        message = page.spoken.plural(
            len(lines),
            "{count} body was made to bring intelligence together ({section}).",
            "{count} bodies were made to bring intelligence together ({section}).",
        )
        if page.has("glance"):
            count = capital(page.spoken.number(len(lines)))
            parts.append(filled(page.spoken, message, count=count, section=Run(ref="section:glance")))
    parts += [life_sentence(selection, line.head, line.history) for line in lines]
    if not parts:
        parts = [fact(selection, entry.title, entry.citations) for entry in found.events[:3]]
    return joined(parts)


def _first_question(page: Page, found: State) -> str:
    """The longest open question that bears on a profiled body, else the longest open one."""
    bodies = set(page.institutions())
    return next(
        (each.title for each in found.questions if bodies & set(each.related)), found.questions[0].title
    )


def _dated(page: Page, entry: Entry) -> str:
    date = capital(page.spoken.when(entry.date))
    return page.say("{date}: {event}", date=date, event=entry.title)


def _findings(page: Page, found: State) -> list[Part]:
    selection = page.selection
    made: list[Part] = []

    def pointed(sentence: str, ref: str) -> Words:
        return said(page.spoken, "{text} ({section}).", text=sentence.rstrip(".۔"), section=Run(ref=ref))

    if page.has("glance"):
        stand = pointed(found.sentence, "section:glance")
        made.append(Para(stand, "count", rail=(Run(page.say("Bodies"), "bold"),)))
    counts = found.commitments
    if page.has("commitments"):
        text = pointed(counts.sentence, "table:commitments")
        made.append(Para(text, "count", rail=(Run(page.say("Commitments"), "bold"),)))
    several = [overlap for overlap in found.overlaps if len(overlap.claims) > 1]
    if several:
        overlap = max(several, key=lambda each: len(each.claims))
        made.append(
            Para(
                fact(selection, overlap.sentence, overlap.citations, most=4),
                rail=(Run(page.say("Overlap"), "bold"),),
            )
        )
    profiled = page.institutions()
    standing = [each for each in found.disagreements if each.open and len(each.sides) > 1]
    place = {body: number_of for number_of, body in enumerate(profiled)}
    disputes = sorted(
        standing, key=lambda each: (place.get(each.about, 99), each.field not in SINGLE_VALUED)
    )[:2]
    if disputes:
        runs = joined([fact(selection, differ(selection, each), each.citations, most=3) for each in disputes])
        made.append(Para(runs, rail=(Run(page.say("Sources differ"), "bold"),)))
    newest = found.events[:2]
    if newest:
        runs = joined([fact(selection, _dated(page, each), each.citations) for each in newest])
        made.append(Para(runs, rail=(Run(page.say("Newest"), "bold"),)))
    if found.questions and page.has("questions"):
        message = page.spoken.plural(
            len(found.questions),
            "{count} question stay open ({section}). The first: {question}",
            "{count} questions stay open ({section}). The first: {question}",
        )
        asked = filled(
            page.spoken,
            message,
            count=f"{len(found.questions):,}",
            section=Run(ref="section:questions"),
            question=_first_question(page, found),
        )
        made.append(Para(asked, "count", rail=(Run(page.say("Not known"), "bold"),)))
    return made
