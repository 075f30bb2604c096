"""Renews the reference of tables in docs/packs.md from the tables that the checks use."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.packs.guide import tables_in_markdown  # noqa: E402 - the repository's own, not an installed one

MARK = "<!-- tables: written by scripts/write_pack_guide.py -->\n"

guide = ROOT / "docs" / "packs.md"
before, _, _ = guide.read_text(encoding="utf-8").partition(MARK)
guide.write_text(f"{before}{MARK}\n{tables_in_markdown()}", encoding="utf-8")
