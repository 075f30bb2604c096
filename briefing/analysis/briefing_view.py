"""The current draft at a glance: how many statements, sources and warnings, for the tray and the list of briefings."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.checks import Check, checks
from briefing.analysis.selection import Selection
from briefing.analysis.statements import draft
from briefing.analysis.wording import counted, when
from briefing.domain.briefings import BriefingContent


@dataclass(frozen=True, slots=True)
class Tray:
    """What the tray shows: "14 statements, 9 sources" and "2 to mend"."""

    briefing: str
    title: str
    statements: int
    sources: int
    to_mend: int
    to_know: int
    words: str
    warning_words: str
    as_of_words: str

    @property
    def sentence(self) -> str:
        """All of it in one line: "14 statements, 9 sources, 2 warnings"."""
        warnings = f", {counted(self.to_mend, 'warning')}" if self.to_mend else ""
        return f"{self.words}{warnings}"


def tray(selection: Selection, content: BriefingContent, found: tuple[Check, ...] | None = None) -> Tray:
    """The tray of a briefing; `found` are its checks where they are at hand."""
    findings = checks(selection, content) if found is None else found
    mend = sum(1 for each in findings if each.severity == "mend")
    used = sources_used(selection, content)
    return Tray(
        content.id,
        content.title,
        len(content.statements),
        len(used),
        mend,
        len(findings) - mend,
        f"{counted(len(content.statements), 'statement')}, {counted(len(used), 'source')}",
        f"{mend} to mend" if mend else "",
        when(content.as_of),
    )


def sources_used(selection: Selection, content: BriefingContent) -> tuple[str, ...]:
    """Ids of the sources that the statements of a briefing rest on, in the order they are met."""
    found: dict[str, None] = {}
    for statement in content.statements:
        ids = statement.citations
        if not ids and statement.subject:
            now = draft(selection, statement.subject, statement.field)
            ids = now.citations if now else ()
        for each in ids:
            item = selection.get(each)
            if item and item.get("ref"):
                found.setdefault(item.get("ref"))
        subject = selection.get(statement.subject) if statement.subject else None
        if subject and subject.kind == "source":
            found.setdefault(subject.id)
    return tuple(found)
