"""A template's file is checked when it is read: what is wrong is told with file, key and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.errors import BriefingError
from briefing.report.template_files import FOLDER, TemplateRefused, bundled, read_template

GOOD = """
key = "mine"
name = "Mine"
title = "Of my own"
form = "note"
pages = 1

[[block]]
kind = "timeline"
most = 9
least = 2
flow = true
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bundled_ones_are_all_read_in_their_order() -> None:
    assert [each.key for each in bundled()] == ["state", "commitments", "institution", "situation-note"]
    assert len(list(FOLDER.glob("*.toml"))) == 4
    assert {each.key: each.pages for each in bundled() if each.pages} == {
        "state": 20,
        "institution": 3,
        "situation-note": 1,
    }


def test_options_are_kept_as_a_block_keeps_them(tmp_path: Path) -> None:
    made = read_template(written(tmp_path, GOOD))
    assert (made.key, made.form, made.pages) == ("mine", "note", 1)
    assert made.blocks[0].kind == "timeline"
    assert dict(made.blocks[0].options) == {"most": "9", "least": "2", "flow": "yes"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "mine"', "", "`key` is missing"),
        ('form = "note"', 'form = "poster"', "`form` is “poster”"),
        ("pages = 1", "pages = -1", "`pages` is -1"),
        ("pages = 1", "pages = true", "`pages` is True"),
        ("pages = 1", "colour = 1", "`colour` is no key of a template"),
        ('kind = "timeline"', 'kind = "advert"', "`block 1: kind` is “advert”"),
        ("most = 9", 'most = "many"', "`block 1 (timeline): most` is 'many'"),
        ("least = 2", "least = 12", "`block 1 (timeline): least` is more than `most`"),
        ("flow = true", 'flow = "yes"', "`block 1 (timeline): flow` is 'yes'"),
        ("flow = true", 'form = "short"', "`block 1 (timeline): form` is “short”"),
        ("flow = true", 'colour = "red"', "`block 1 (timeline): colour` is no option"),
        ("[[block]]", "[block]", "`block` does not list the blocks"),
        ('name = "Mine"', 'name = "Mi\\nne"', "`name` is no text of one line"),
        ("pages = 1", "pages = = 1", "is no TOML file"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(TemplateRefused) as caught:
        read_template(written(tmp_path, GOOD.replace(old, new)))
    assert "mine.toml" in caught.value.message
    assert told in caught.value.message
    assert caught.value.mend


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateRefused, match="too large"):
        read_template(written(tmp_path, GOOD + "#" * 100_000))
    with pytest.raises(TemplateRefused, match="cannot be read"):
        read_template(tmp_path / "none.toml")


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_a_template_or_an_error_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(BriefingError):
        read_template(path)
