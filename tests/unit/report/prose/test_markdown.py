"""A briefing as Markdown: footnotes with the numbers of the pages, and nothing in a record becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.scales import Marking
from briefing.report import document as d
from briefing.report.document import Document, Run, words
from briefing.report.prose.markdown import markdown
from tests.unit.report.made import document, sentence


def test_notes_have_the_numbers_of_the_pages(default: Document) -> None:
    made = markdown(default)
    defined = re.findall(r"^\[\^(\d+)\]: ", made, re.MULTILINE)
    assert [int(number) for number in defined] == [note.number for note in default.notes]
    cited = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", made)}
    assert cited == {note.number for note in default.notes}


def test_the_marking_stands_first_and_last() -> None:
    lines = markdown(document(marking=Marking.AMBER_STRICT)).splitlines()
    assert lines[0] == lines[-1] == "**TLP:AMBER+STRICT**"


def test_a_table_has_one_head_and_as_many_cells_in_every_row(default: Document) -> None:
    lines = markdown(default).splitlines()
    heads = [at for at, line in enumerate(lines) if re.fullmatch(r"\|( (---|--:) \|)+", line)]
    assert heads
    for at in heads:
        wide = lines[at].count("|")
        row = at - 1
        while row < len(lines) and lines[row].startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", lines[row])) == wide, lines[row]
            row += 1


HOSTILE = (
    "# no heading",
    "1. no list",
    "1) no list",
    "- no list",
    "---",
    "===",
    "> no quotation",
    "[x](http://evil.example)",
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    "| a | b |",
    "`code` ~~gone~~ $x$",
    "a\n\n# b",
    "[^1]: another note",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_begins_nothing_and_is_read_back_as_it_was(text: str) -> None:
    made = markdown(document(d.Para(words(text), "words")))
    line = made.split("\n\n")[-4]
    assert "\n" not in line
    assert re.sub(r"\\([\\`*_{}\[\]<>#|~$&.)=+-])", r"\1", line) == " ".join(
        text.replace("\n", " ").split(" ")
    )
    assert not re.match(r"(#|\d+[.)]\s|[-+*]\s|>|-{3}|={3}|\||<)", line), line
    assert not re.search(r"(?<!\\)[<`\[|$~&]", line)


@given(st.text(max_size=60))
def test_no_text_adds_a_line(text: str) -> None:
    plain = markdown(document(d.Para(words("x"), "words"))).count("\n")
    assert markdown(document(d.Para(words(f"x{text}"), "words"))).count("\n") == plain


def test_links_and_notes_stand_behind_their_words() -> None:
    made = markdown(
        document(d.Para((Run("A paper", link="https://e.org/a?b=1&c=2"), *sentence(" says so.", "cit:1"))))
    )
    assert "[A paper](<https://e.org/a?b=1&c=2>) says so.[^1]" in made
    assert "[^1]: A paper: “words”. \\[B2, probably true\\]" in made
