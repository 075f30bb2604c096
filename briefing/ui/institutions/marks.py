"""Citation chips of stated values and lines: the grade, how it stands to the value, and its words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from briefing.analysis.evidence import card
from briefing.analysis.selection import Selection
from briefing.analysis.stated import StatedValue
from briefing.domain.items import Item
from briefing.domain.records import Citation
from briefing.ui.kit.painters import Chip, ChipForm, chip_form


def chips(selection: Selection, citations: Iterable[str], *, states: str = "") -> tuple[Chip, ...]:
    """The chips of citations by id. With `states`, a citation that states another value stands against it."""
    made = []
    for each in citations:
        item = selection.get(each)
        if item is not None:
            made.append(_chip(selection, item, states))
    return tuple(made)


def value_chips(selection: Selection, value: StatedValue) -> tuple[Chip, ...]:
    """The chips of a stated value. Over a value of the user's own, a source that states another stands against it."""
    return chips(selection, value.citations, states=value.value if value.mine else "")


def _chip(selection: Selection, item: Item, states: str) -> Chip:
    citation = Citation(item)
    grade = citation.grade(selection.source(citation.source))
    shown = card(selection, citation)
    otherwise = bool(states) and bool(citation.states) and citation.states != states
    form: ChipForm = chip_form(grade, disputes=citation.disputes or otherwise)
    pattern = QCoreApplication.translate("institutions", "{grade}, {publisher}, {date}: {words}")
    words = pattern.format(
        grade=grade.code, publisher=shown.publisher, date=shown.published, words=grade.words
    )
    if shown.states and form == "disputes":
        words = f"{words}. {shown.states}"
    return Chip(grade.code, form, item.id, words)
