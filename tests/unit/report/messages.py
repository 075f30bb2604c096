"""Every message that the code can ask a language for: read from its syntax, and from the tables that hold the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import briefing
from briefing.analysis import state, stated, wording
from briefing.domain.briefings import BLOCK_KINDS, likelihood_sentence
from briefing.domain.dates_in_words import PATTERNS
from briefing.domain.scales import YARDSTICK, Confidence, Credibility, Marking, Reliability
from briefing.domain.statuses import ROLES, STATUSES, TIERS
from briefing.figures import describe
from briefing.report import composing, notes
from briefing.report.blocks.matrix import ROLE_WORDS
from briefing.report.blocks.precedents import FIELDS, STAGES
from briefing.report.blocks.standing import _EVENTS, _LASTING
from briefing.report.blocks.timeline import LANES
from briefing.report.pdf import meters, scales_page

ROOT = Path(briefing.__file__).parent
SAYING = {"say": 0, "message": 0, "said": 1, "titled": 0, "rows": 1}
"""What asks for a message → the place of its text among the arguments."""

COUNTING = {"plural": 1, "some": 1, "counted": 1, "unprinted": 2}
"""What asks for one of two messages → the place of the first."""

Message = tuple[str, str]
"""Context and English text; of a plural its two texts."""


def _texts(node: ast.expr, known: dict[str, list[str]]) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _texts(node.body, known) + _texts(node.orelse, known)
    return known.get(node.id, []) if isinstance(node, ast.Name) else []


def _constants(tree: ast.AST, known: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, _texts(node.value, known)


def _context(call: ast.Call) -> str:
    for keyword in call.keywords:
        if keyword.arg == "context" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return ""


def _trees() -> list[ast.Module]:
    files = [
        path for part in ("analysis", "figures", "report") for path in sorted((ROOT / part).rglob("*.py"))
    ]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in files]


def in_code() -> tuple[set[Message], set[Message]]:
    """Messages and plurals that stand in the code as texts."""
    messages: set[Message] = set()
    plurals: set[Message] = set()
    trees = _trees()
    shared = {
        name: texts for tree in trees for name, texts in _constants(tree, {}) if name.isupper() and texts
    }
    for tree in trees:
        known = dict(shared)
        for name, texts in _constants(tree, shared):
            known[name] = (
                [*known.get(name, []), *texts] if not name.isupper() else texts or known.get(name, [])
            )
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in SAYING and len(call.args) > SAYING[name]:
                messages |= {(_context(call), text) for text in _texts(call.args[SAYING[name]], known)}
            if name in COUNTING and len(call.args) > COUNTING[name]:
                if name == "counted" and not isinstance(call.func, ast.Attribute):
                    continue  # the English function of the window and the command line
                place = COUNTING[name]
                one = _texts(call.args[place], known)
                second = call.args[place + 1 : place + 2]
                several = _texts(second[0], known) if second else [f"{each}s" for each in one]
                plurals |= set(zip(one, several, strict=False))
    return messages, plurals


def in_tables() -> tuple[set[Message], set[Message]]:
    """Messages and plurals of the tables: closed lists of the domain, and constants that are chosen by a key."""
    plain = [
        *wording.FIELDS.values(),
        *wording.BASES.values(),
        *stated.RULES.values(),
        *(kind.name for kind in BLOCK_KINDS),
        *(label.meaning for label in Marking),
        *LANES,
        *(label for label, _ in (*STAGES, *FIELDS)),
        *(text for pair in (*_EVENTS.values(), *_LASTING) for text in pair),
        *composing.KICKERS.values(),
        *(name for name, _ in notes.SOURCE_GROUPS),
        *(f"{level.value} confidence" for level in Confidence),
        *(f"We hold this with {level.value} confidence." for level in Confidence),
        *(likelihood_sentence("…", each).replace("….", "{claim}.") for each in YARDSTICK),
        *scales_page.CONFIDENCE_WORDS.values(),
        *(sense for _, sense in scales_page.STATUS_WORDS),
        *ROLE_WORDS.values(),
        *describe.SIDES.values(),
        *(
            "Basis:",
            "Would change it:",
            "holds",
            "possibly on this date",
            "ended",
            "not graded",
            "the chronology",
        ),
        *(", ", "; ", " against ", ", but ", "No source.", state.HEADLINE),
        *(
            f"{{name}} is {article} {{kind}}{tier}, resting on: {{grounds}}."
            for article in ("a", "an")
            for tier in ("", " of the {tier} tier")
        ),
        *("The {name}", "The {name} ({short})", "{name}", "{name} ({short})"),
    ]
    messages = {("", text) for text in plain}
    messages |= {("status", each.word) for each in STATUSES.values()}
    messages |= {("tier", word) for word in TIERS.values()} | {("role", word) for word in ROLES.values()}
    messages |= {("group", word) for word in state.GROUP_WORDS.values()}
    messages |= {("predicate", word) for word in wording.PREDICATES.values()}
    messages |= {("predicate seen from its object", word) for word in wording.PREDICATES_BACK.values()}
    messages |= {("number", word) for word in wording.NUMBERS}
    messages |= {("grade", letter.value) for letter in Reliability}
    messages |= {("grade", digit.words) for digit in Credibility}
    messages |= {("confidence", level.value) for level in Confidence}
    messages |= {("likelihood", each.words) for each in YARDSTICK}
    messages |= {("likelihood", meters.sentence_case(each.words)) for each in YARDSTICK}
    messages |= {(f"date {key}", pattern) for key, pattern in PATTERNS.items()}
    return messages, set(wording.KINDS.values())


def every_message() -> tuple[set[Message], set[Message]]:
    """All messages and all plurals."""
    (written, counted), (kept, kinds) = in_code(), in_tables()
    return written | kept, counted | kinds
