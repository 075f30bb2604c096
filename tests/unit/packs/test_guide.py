"""The pack guide: its reference of tables is the one the checks use, and its example is a description that works."""

from __future__ import annotations

from pathlib import Path

from briefing.domain.errors import Problem
from briefing.packs.description import read_description
from briefing.packs.guide import tables_in_markdown


def test_the_reference_is_up_to_date(repository: Path) -> None:
    guide = (repository / "docs" / "packs.md").read_text(encoding="utf-8")
    assert guide.endswith(f"-->\n\n{tables_in_markdown()}"), "run scripts/write_pack_guide.py"


def test_the_example_of_a_description_is_one(repository: Path, tmp_path: Path) -> None:
    guide = (repository / "docs" / "packs.md").read_text(encoding="utf-8")
    example = guide.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "pack.toml").write_text(example, encoding="utf-8")
    problems: list[Problem] = []
    description = read_description(tmp_path, problems)
    assert problems == []
    assert description is not None
    assert (description.name, description.version, description.requires) == (
        "north-region",
        3,
        ("starter-pk",),
    )
