"""Who does what: bodies down, functions across, each cell with its drawing and its notes, on a page on its side."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.functions import Claim, claims
from briefing.analysis.language import Language
from briefing.analysis.wording import capital
from briefing.report.blocks.base import Made, Page, cited, own_parts
from briefing.report.document import Column, Row, Run, Section, Table, Words, words

MOST = 17
"""How many bodies stand on one page."""

NAME_WIDE = 40.0

ROLE_WORDS = {
    "lead": "leads",
    "claims": "claims",
    "supports": "supports",
    "recommended": "recommended",
    "ended": "no longer live",
}
"""How a body stands to a function, in the words of the key."""


def make(page: Page) -> Made:
    """One section with the table; what the analyst wrote stands before it."""
    selection = page.selection
    spoken = selection.language
    every = [
        each
        for each in claims(selection)
        if selection.on_record(selection.by_id[each.institution])
        and selection.by_id[each.institution].get("role") in {"coordination", "context"}
    ]
    if not every:
        return ()
    names = _bodies(every)
    shown = names[: page.most(MOST)]
    functions = list(dict.fromkeys(each.function for each in every if each.name in shown))
    left_out = [each for each in every if each.name not in shown]
    about: list[Run] = [
        Run(spoken.say("A dot: no claim was found. The last row counts the live claims of a function."))
    ]
    if left_out:
        said = spoken.say(
            " {bodies} more bodies with {claims} claims are on record and not printed here.",
            bodies=len(names) - len(shown),
            claims=len(left_out),
        )
        about.append(Run(said))
    columns = (
        Column(spoken.say("Body"), NAME_WIDE),
        *(Column(capital(spoken.term(each)), face="narrow") for each in functions),
    )
    rows = [_row(page, name, [each for each in every if each.name == name], functions) for name in shown]
    rows.append(_live(spoken, [each for each in every if each.name in shown], functions))
    table = Table(
        "matrix",
        spoken.say("Functions that each body leads, supports or claims"),
        columns,
        tuple(rows),
        source=(*_key(spoken), *about),
    )
    return (
        Section(
            page.block.id,
            page.key,
            page.titled(),
            (*own_parts(page), table),
            sub=spoken.say("Functions and who leads, supports or claims them"),
            wide=True,
        ),
    )


def _bodies(every: Sequence[Claim]) -> list[str]:
    """Names of the bodies; those that lead or claim most come first."""
    weight: dict[str, tuple[int, int]] = {}
    for each in every:
        leads, count = weight.get(each.name, (0, 0))
        weight[each.name] = leads + (each.role in {"lead", "claims"}), count + 1
    return sorted(weight, key=lambda name: (-weight[name][0], -weight[name][1], name))


def _row(page: Page, name: str, own: Sequence[Claim], functions: Sequence[str]) -> Row:
    cells = [_cell(page, [each for each in own if each.function == function]) for function in functions]
    return Row((words(name, "medium"), *cells))


def _cell(page: Page, found: Sequence[Claim]) -> Words:
    if not found:
        return words("·", "soft")
    made: list[Run] = []
    for each in found:
        role = each.role if each.live else "ended"
        said = page.selection.language.say(ROLE_WORDS[role])
        notes = cited(page.selection, each.citations, 2)
        made.append(Run(glyph=role, spoken=said))
        made.append(Run("≠" if each.disputed else "", "rust", notes))
        if not notes:
            made.append(Run(page.selection.language.say("no source"), "soft"))
    return tuple(made)


def _live(spoken: Language, every: Sequence[Claim], functions: Sequence[str]) -> Row:
    """How many live bodies lead or claim each function; more than one in rust."""
    cells: list[Words] = [words(spoken.say("Live claims to lead"), "bold")]
    for function in functions:
        live = {
            each.institution
            for each in every
            if each.function == function and each.live and each.role in {"lead", "claims"}
        }
        cells.append(words(str(len(live)), "rust" if len(live) > 1 else "bold"))
    return Row(tuple(cells))


def _key(spoken: Language) -> Words:
    made: list[Run] = []
    for role, meaning in ROLE_WORDS.items():
        made += [Run(glyph=role), Run(f"{spoken.say(meaning)}\u2002 ")]
    return tuple(made)
