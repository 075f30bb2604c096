"""The chronology as text for a word processor: Markdown and rich text, each entry with its numbered notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from briefing.analysis.chronology import chronology
from briefing.analysis.evidence import cite
from briefing.analysis.selection import Selection


@dataclass(frozen=True, slots=True)
class Copied:
    """The same text twice: Markdown, and HTML that word processors paste."""

    markdown: str
    html: str


def copy_chronology(selection: Selection, ids: Iterable[str], heading: str, notes_heading: str) -> Copied:
    """The events of the ids in order of time, under their years, and the notes they rest on beneath.

    Every entry ends in its note marks, or says that it has no source. All text of packs and users is escaped.
    """
    entries = chronology(selection, ids=tuple(ids))
    numbers: dict[str, int] = {}
    markdown, html = [f"## {_mark(heading)}", ""], [f"<h2>{escape(heading)}</h2>"]
    year = ""
    for entry in entries:
        for citation in entry.citations:
            numbers.setdefault(citation, len(numbers) + 1)
        now = entry.date.lstrip("[{.")[:4]
        if now != year:
            if year:
                markdown.append("")
                html.append("</ul>")
            year = now
            markdown += [f"### {_mark(now or entry.date_words)}", ""]
            html.append(f"<h3>{escape(now or entry.date_words)}</h3><ul>")
        marks = [numbers[citation] for citation in entry.citations]
        markdown.append(f"- **{_mark(entry.date_words)}**: {_mark(entry.sentence)}{_markdown_notes(marks)}")
        html.append(
            f"<li><b>{escape(entry.date_words)}</b>: {escape(entry.sentence)}{_html_notes(marks)}</li>"
        )
    if year:
        html.append("</ul>")
    if numbers:
        markdown += ["", f"### {_mark(notes_heading)}", ""]
        markdown += [
            f"[^{number}]: {_mark(cite(selection, citation))}" for citation, number in numbers.items()
        ]
        html.append(f"<h3>{escape(notes_heading)}</h3><ol>")
        html += [f"<li>{escape(cite(selection, citation))}</li>" for citation in numbers]
        html.append("</ol>")
    return Copied("\n".join(markdown) + "\n", "\n".join(html))


NO_SOURCE = " (no source)"


def _markdown_notes(numbers: list[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers) or NO_SOURCE


def _html_notes(numbers: list[int]) -> str:
    return f"<sup>{', '.join(map(str, numbers))}</sup>" if numbers else NO_SOURCE


def _mark(text: str) -> str:
    """The text with Markdown's own signs escaped, and no line of its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split()))
