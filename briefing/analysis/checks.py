"""Tradecraft checks of a briefing: what to mend before it leaves the house, and what its reader should know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.analysis.changes import resolve
from briefing.analysis.disagreements import disagreement
from briefing.analysis.marking import most_restricted
from briefing.analysis.selection import LAST_DAY, Selection
from briefing.analysis.silence import YEARS, years_before
from briefing.analysis.stated import merit, stated
from briefing.analysis.wording import number, when
from briefing.domain.briefings import Block, BriefingContent, Statement
from briefing.domain.records import Citation, Source
from briefing.domain.scales import YARDSTICK

Severity = Literal["mend", "know"]

WORDS = {
    "no-citation": "This fact has no source; say so, or cite one.",
    "disputed-flat": "Sources differ on this ({sides}), and the sentence does not say so.",
    "single-source": "Only one source says this; no second one confirms it.",
    "one-origin": "Its {count} sources carry one report; they do not confirm each other.",
    "weak": "The best grade it rests on is {grade}: {words}.",
    "old": "Its newest source is of {date}, more than {years} years before the date of the briefing.",
    "changed": "The fact has changed since it was added. {now}",
    "gone": "The record it states is no longer in the workspace.",
    "no-likelihood": "This judgement has no likelihood.",
    "no-confidence": "This judgement has no confidence.",
    "no-basis": "This judgement does not say what its confidence rests on.",
    "mixed": "Likelihood and confidence stand in one sentence; give each its own.",
    "empty": "This statement has no words yet.",
    "no-judgement": "The briefing holds no judgement of yours yet.",
    "above-marking": "It is {marking}, above the briefing’s {label}; so marked, the briefing cannot be exported.",
    "no-marking": "No TLP marking was chosen; it prints TLP:CLEAR.",
}
"""What each check says."""

SEVERITY: dict[str, Severity] = {
    "no-citation": "mend",
    "disputed-flat": "mend",
    "changed": "mend",
    "gone": "mend",
    "no-likelihood": "mend",
    "no-confidence": "mend",
    "mixed": "mend",
    "empty": "mend",
    "above-marking": "mend",
}
"""Checks to mend; every other is to know."""

LIKELY = re.compile(
    r"\b("
    + "|".join(sorted((re.escape(each.words) for each in YARDSTICK), key=len, reverse=True))
    + r"|probably|probable)\b",
    re.IGNORECASE,
)
CONFIDENT = re.compile(r"\b(?:low|moderate|medium|high) confidence\b|\bconfident", re.IGNORECASE)
SAYS_SO = re.compile(
    r"sources differ|differ on|disputed|according to|against\b|\bsays?\b|\bstates?\b|\bor\b", re.IGNORECASE
)
UNSOURCED = re.compile(r"\bno source\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?۔]+[.!?۔]?")


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what it is, whether to mend or to know it, its words, and where it is."""

    id: str
    severity: Severity
    words: str
    block: str
    statement: str = ""
    subject: str = ""


def checks(selection: Selection, content: BriefingContent) -> tuple[Check, ...]:
    """All findings of a briefing in the order of its blocks; those of the whole briefing last."""
    found: list[Check] = []
    for block in content.blocks:
        found += _above(selection, content, block)
        for statement in block.statements:
            found += check_statement(selection, block, statement)
    judged = any(statement.sort == "judgement" for statement in content.statements)
    if not judged and any(block.kind.key == "judgements" for block in content.blocks):
        block = next(block for block in content.blocks if block.kind.key == "judgements")
        found.append(_check("no-judgement", block.id, ""))
    if not content.item.get("marking"):
        found.append(_check("no-marking", "", ""))
    return tuple(found)


def _above(selection: Selection, content: BriefingContent, block: Block) -> Iterator[Check]:
    """What is itself, or by what it is of or cites, more restricted than the briefing."""
    label = content.marking
    parts = [("", block.item), *((each.id, each.item) for each in block.statements)]
    for statement, item in parts:
        rests_on = (item.get("ref"), item.get("institution"), *item.get("citations").split(";"))
        marked = max(item.marking, most_restricted(selection, rests_on), key=lambda each: each.order)
        if marked.order > label.order:
            words = {"marking": marked.value, "label": label.value}
            yield _check("above-marking", block.id, statement, item.get("ref"), **words)


def check_statement(selection: Selection, block: Block, statement: Statement) -> list[Check]:
    """The findings of one statement."""
    if statement.sort == "judgement":
        return list(_judgement(block, statement))
    if statement.sort == "fact" and statement.subject:
        return list(_fact(selection, block, statement))
    if _mixed(statement.words):
        return [_check("mixed", block.id, statement.id)]
    return []


def _judgement(block: Block, statement: Statement) -> Iterator[Check]:
    if not statement.words.strip():
        yield _check("empty", block.id, statement.id)
        return
    if statement.likelihood is None and not LIKELY.search(statement.words):
        yield _check("no-likelihood", block.id, statement.id)
    if statement.confidence is None:
        yield _check("no-confidence", block.id, statement.id)
    elif not statement.item.get("basis").strip():
        yield _check("no-basis", block.id, statement.id)
    chosen = statement.likelihood is not None and CONFIDENT.search(statement.words)
    if chosen or _mixed(statement.words):
        yield _check("mixed", block.id, statement.id)


def _mixed(text: str) -> bool:
    return any(
        LIKELY.search(part.group()) and CONFIDENT.search(part.group()) for part in _SENTENCE.finditer(text)
    )


def _fact(selection: Selection, block: Block, statement: Statement) -> Iterator[Check]:
    subject = selection.get(statement.subject)
    present = resolve(selection, statement, block.id)
    if subject is None or present.state == "gone":
        yield _check("gone", block.id, statement.id, statement.subject)
        return
    if present.state == "changed":
        yield _check("changed", block.id, statement.id, subject.id, now=present.sentence)
    if subject.kind in {"question", "source", "person", "place"}:
        return
    citations = [
        Citation(item) for item in map(selection.get, present.citations or statement.citations) if item
    ]
    if not citations:
        if not UNSOURCED.search(statement.words):
            yield _check("no-citation", block.id, statement.id, subject.id)
        return
    default = "status" if subject.kind in {"institution", "policy"} else "statement"
    field = stated(selection, subject.id, statement.field or default)
    if field.open_dispute and not field.ruling and not SAYS_SO.search(statement.words):
        differ = disagreement(selection, field)
        sides = differ.sentence if differ else ""
        yield _check("disputed-flat", block.id, statement.id, subject.id, sides=sides)
    yield from _ground(selection, block, statement, citations)


def _ground(
    selection: Selection, block: Block, statement: Statement, citations: list[Citation]
) -> Iterator[Check]:
    sources = {each.source: selection.source(each.source) for each in citations}
    known: list[Source] = [source for source in sources.values() if source]
    if len(sources) == 1:
        yield _check("single-source", block.id, statement.id, statement.subject)
    elif len({source.origin or source.id for source in known}) == 1:
        count = number(len(sources))
        yield _check("one-origin", block.id, statement.id, statement.subject, count=count)
    best = min((each.grade(selection.source(each.source)) for each in citations), key=merit)
    if best.weak or (best.credibility and int(best.credibility.digit) >= 4):
        yield _check("weak", block.id, statement.id, statement.subject, grade=best.code, words=best.words)
    days = [source for source in known if source.latest_day]
    if days and selection.as_of != LAST_DAY:
        newest = max(days, key=lambda source: source.latest_day)
        if newest.latest_day < years_before(selection.as_of, YEARS):
            date = when(newest.published or newest.latest_day)
            yield _check("old", block.id, statement.id, statement.subject, date=date, years=number(YEARS))


def _check(key: str, block: str, statement: str, subject: str = "", **words: str) -> Check:
    return Check(
        key, SEVERITY.get(key, "know"), WORDS[key].format(**words).strip(), block, statement, subject
    )
