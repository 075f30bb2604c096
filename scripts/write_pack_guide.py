"""Renews the reference of tables in docs/packs.md from the tables that the checks use."""

from pathlib import Path

from briefing.packs.guide import tables_in_markdown

MARK = "<!-- tables: written by scripts/write_pack_guide.py -->\n"

guide = Path(__file__).resolve().parent.parent / "docs" / "packs.md"
before, _, _ = guide.read_text(encoding="utf-8").partition(MARK)
guide.write_text(f"{before}{MARK}\n{tables_in_markdown()}", encoding="utf-8")
