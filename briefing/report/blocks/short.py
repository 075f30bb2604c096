"""In short: how the body stands, what happened to it last, and on how much the sources differ."""

from __future__ import annotations

from briefing.analysis.disagreements import disagreements
from briefing.analysis.profile import header, history
from briefing.analysis.selection import Selection
from briefing.analysis.wording import capital
from briefing.domain.items import Item
from briefing.report.blocks.base import Made, Page, fact, joined, own_parts
from briefing.report.blocks.standing import life_sentence
from briefing.report.blocks.steps import steps
from briefing.report.document import Para, Run, Section, Summary, Words, words

NO_BODY = "No body is on record to write about."


def make(page: Page) -> Made:
    """One section without a heading of its own: the summary in its box, then what the analyst wrote."""
    item = page.body()
    if item is None:
        none = Para(words(page.say(NO_BODY)), "count")
        return (Section(page.block.id, page.key, "", (none, *own_parts(page)), breaks=False, numbered=False),)
    summary = Summary(page.titled(), _said(page.selection, item))
    return (Section(page.block.id, page.key, "", (summary, *own_parts(page)), breaks=False, numbered=False),)


def _said(selection: Selection, item: Item) -> Words:
    head, spoken = header(selection, item.id), selection.language
    parts: list[Words] = [life_sentence(selection, head, history(selection, item.id))]
    newest = steps(selection, item.id)
    if newest:
        last = newest[0]
        newest_words = spoken.say(
            "Its newest step on record is of {date}: {event}", date=spoken.when(last.date), event=last.title
        )
        parts.append(fact(selection, newest_words, last.citations))
    differ = [each for each in disagreements(selection, item.id) if len(each.sides) > 1]
    if differ:
        message = spoken.plural(
            len(differ),
            "{count} point about it on which sources differ is on record (our count, no source).",
            "{count} points about it on which sources differ are on record (our count, no source).",
        )
        parts.append((Run(message.format(count=capital(spoken.number(len(differ))))),))
    return joined(parts)
