"""How fast pages are made beside plain ReportLab, WeasyPrint and Typst, and how that grows with the pages.

Each engine runs in a process of its own on the same content (`engines/content.py`): about 200 pages with 1,200 table
rows and 400 paragraphs, notes with links both ways, contents and outline. WeasyPrint and Typst write PDF/UA-1, ours
PDF/UA-1 and PDF/A-3 in one file, ReportLab no tags at all. `make bench-pdf` sets their environment up, prints the
table and writes `build/bench/pdf.json`; in `make bench` the targets are checked with the engines that are there.

    python -m tests.bench.bench_pdf [--rounds N] [--pages N] [--json FILE] [--growth]

Rounds go round the engines, so that a busy machine is busy for all; the fastest of each counts.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
OTHERS = ROOT / ".venv-bench" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
"""The environment of the engines that are not ours; `make bench-pdf` sets it up."""

OURS, PLAIN, WEASYPRINT, TYPST = "briefing", "reportlab-plain", "weasyprint-ua1", "typst-ua1"
ENGINES = (OURS, PLAIN, WEASYPRINT, TYPST)
GROWTH = (50, 100, 200, 400)
MOST_OF_PLAIN, LEAST_OF_WEASYPRINT, MOST_MIB, MOST_EXPONENT = 1.3, 3.0, 200.0, 1.1


@dataclass(frozen=True)
class Run:
    """What one process told: pages, seconds by the clock and of the processor, and the most memory it held."""

    engine: str
    pages: int
    seconds: float
    cpu_seconds: float
    peak_mib: float


class Lacking(Exception):
    """An engine that is not installed here, with why."""


def run(engine: str, pages: int) -> Run:
    """One run of an engine in its own process; raises `Lacking` where it cannot run here."""
    python = Path(sys.executable) if engine in {OURS, PLAIN} else OTHERS
    if not python.exists():
        raise Lacking(f"no {python.relative_to(ROOT)}")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "measured.pdf"
        told = subprocess.run(
            [str(python), "-m", "tests.bench.engines.run", engine, str(pages), str(out)],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1771891200"},
            capture_output=True,
            text=True,
            check=False,  # an engine that is not there is told, not raised
        )
        if told.returncode:
            raise Lacking((told.stderr.strip().splitlines() or ["it ended without a word"])[-1])
        document = pypdfium2.PdfDocument(out.read_bytes())
        count = len(document)
        document.close()
    found = json.loads(told.stdout.strip().splitlines()[-1])
    return Run(engine, count, found["seconds"], found["cpu_seconds"], found["peak_mib"])


def fastest(runs: list[Run]) -> Run:
    """The best of several runs: the least of each measure, since a busy machine only ever adds to it."""
    return Run(
        runs[0].engine,
        runs[0].pages,
        min(each.seconds for each in runs),
        min(each.cpu_seconds for each in runs),
        min(each.peak_mib for each in runs),
    )


def beside(pages: int, rounds: int, engines: tuple[str, ...] = ENGINES) -> tuple[list[Run], dict[str, str]]:
    """The engines one after the other, several rounds; and why an engine is not among them."""
    found: dict[str, list[Run]] = {engine: [] for engine in engines}
    lacking: dict[str, str] = {}
    for _ in range(rounds):
        for engine in engines:
            if engine in lacking:
                continue
            try:
                found[engine].append(run(engine, pages))
            except Lacking as error:
                lacking[engine] = str(error)
    return [fastest(runs) for runs in found.values() if runs], lacking


def grown(rounds: int) -> list[Run]:
    """Our own engine at growing numbers of pages."""
    return [fastest([run(OURS, pages) for _ in range(rounds)]) for pages in GROWTH]


def exponent(pages: list[int], measured: list[float]) -> float:
    """The power of the pages by which a measure grows: the slope of a line through both as logarithms."""
    xs, ys = [math.log(each) for each in pages], [math.log(each) for each in measured]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    steep = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return steep / sum((x - mean_x) ** 2 for x in xs)


def table(runs: list[Run], lacking: dict[str, str]) -> str:
    """The runs as a table to be read."""
    lines = [f"{'engine':18}{'pages':>7}{'seconds':>10}{'processor':>11}{'MiB':>7}"]
    lines += [
        f"{each.engine:18}{each.pages:>7}{each.seconds:>10.2f}{each.cpu_seconds:>11.2f}{each.peak_mib:>7.0f}"
        for each in runs
    ]
    return "\n".join([*lines, *(f"{engine:18}not measured: {why}" for engine, why in lacking.items())])


def main() -> None:
    """Measure, print, and write the file."""
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    given.add_argument("--rounds", type=int, default=3)
    given.add_argument("--pages", type=int, default=200)
    given.add_argument("--json", type=Path, default=ROOT / "build" / "bench" / "pdf.json")
    given.add_argument(
        "--growth", action="store_true", help="also our own engine at 50, 100, 200 and 400 pages"
    )
    asked = given.parse_args()
    runs, lacking = beside(asked.pages, asked.rounds)
    print(table(runs, lacking))
    by = {each.engine: each for each in runs}
    for engine in (PLAIN, WEASYPRINT, TYPST):
        if engine in by and OURS in by:
            of = by[OURS].cpu_seconds / by[engine].cpu_seconds
            print(f"ours takes {of:.2f} times the processor time of {engine}")
    kept: dict[str, object] = {
        "rows": [
            {
                "engine": e.engine,
                "pages": e.pages,
                "seconds": round(e.seconds, 3),
                "peak_mib": round(e.peak_mib, 1),
            }
            for e in runs
        ],
        "processor_seconds": {each.engine: round(each.cpu_seconds, 3) for each in runs},
        "lacking": lacking,
    }
    if asked.growth:
        growth = grown(asked.rounds)
        pages = [each.pages for each in growth]
        fitted = {
            "seconds": round(exponent(pages, [each.cpu_seconds for each in growth]), 3),
            "peak_mib": round(exponent(pages, [each.peak_mib for each in growth]), 3),
        }
        print(
            f"\n{table(growth, {})}\nfitted exponents: time {fitted['seconds']}, memory {fitted['peak_mib']}"
        )
        kept["growth"] = [
            {"pages": e.pages, "seconds": round(e.seconds, 3), "processor_seconds": round(e.cpu_seconds, 3)}
            | {"peak_mib": round(e.peak_mib, 1)}
            for e in growth
        ]
        kept["exponents"] = fitted
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


# ---------------------------------------------------------------- in `make bench`


@pytest.mark.bench
def test_pages_are_made_about_as_fast_as_without_tags() -> None:
    runs, lacking = beside(200, 2)
    print(f"\n{table(runs, lacking)}")
    by = {each.engine: each for each in runs}
    assert by[OURS].peak_mib < MOST_MIB
    assert by[OURS].cpu_seconds <= MOST_OF_PLAIN * by[PLAIN].cpu_seconds
    if WEASYPRINT in by:
        assert by[OURS].cpu_seconds * LEAST_OF_WEASYPRINT <= by[WEASYPRINT].cpu_seconds


@pytest.mark.bench
def test_time_and_memory_grow_as_the_pages_do() -> None:
    growth = grown(2)
    print(f"\n{table(growth, {})}")
    pages = [each.pages for each in growth]
    assert exponent(pages, [each.cpu_seconds for each in growth]) <= MOST_EXPONENT
    assert exponent(pages, [each.peak_mib for each in growth]) <= MOST_EXPONENT


def test_the_slope_is_that_of_the_power() -> None:
    pages = [50, 100, 200, 400]
    assert exponent(pages, [0.02 * each**1.5 for each in pages]) == pytest.approx(1.5)
    assert exponent(pages, [3.0 * each for each in pages]) == pytest.approx(1.0)


if __name__ == "__main__":
    main()
