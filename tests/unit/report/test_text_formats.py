"""Parts of a briefing for a word processor: Markdown and rich text with the notes they cite, and nothing unescaped."""

from __future__ import annotations

from briefing.report.document import Document, Para, Run, words
from briefing.report.text_formats import copy_block, copy_chronology, copy_parts
from tests.unit.report.made import document, sentence


def test_a_paragraph_brings_its_note_and_no_other() -> None:
    made = copy_parts(document(notes=3), [Para(sentence("It rained.", "cit:2"))])
    assert made.markdown == "It rained.[^2]\n\n[^2]: A paper: “words”. \\[B2, probably true\\]\n"
    assert "<p>It rained.<sup>2</sup></p>" in made.html
    assert "<p>2. A paper: “words”. [B2, probably true]</p>" in made.html
    assert made.plain.startswith("It rained. [2]\n\n2. A paper")


def test_text_is_escaped_for_its_target() -> None:
    hostile = "<script>alert(1)</script> *a* [b](http://c) & # 1. d"
    made = copy_parts(document(), [Para(words(hostile), "words")])
    assert "<script>" not in made.html
    assert "&lt;script&gt;" in made.html
    assert "&amp;" in made.html
    assert "\\*a\\*" in made.markdown
    assert "\\[b\\](http://c)" in made.markdown


def test_only_web_addresses_become_links() -> None:
    made = copy_parts(
        document(), [Para((Run("a", link="javascript:x"), Run("b", link="https://e.org/?q=1&r=2")), "words")]
    )
    assert "javascript" not in made.html + made.markdown
    assert '<a href="https://e.org/?q=1&amp;r=2">b</a>' in made.html


def test_the_chronology_of_the_default_briefing(default: Document) -> None:
    made = copy_chronology(default)
    lines = [line for line in made.markdown.splitlines() if line.startswith("- ")]
    assert len(lines) == 21
    assert all("[^" in line for line in lines)
    cited = {part.split("]")[0] for line in lines for part in line.split("[^")[1:]}
    given = {
        line.split("]")[0].removeprefix("[^") for line in made.markdown.splitlines() if line.startswith("[^")
    }
    assert cited == given


def test_a_block_is_copied_under_its_heading(default: Document) -> None:
    made = copy_block(default, "blk:state-07")
    assert made.markdown.startswith("## What was promised")
    assert made.html.count("<li>") == 71
