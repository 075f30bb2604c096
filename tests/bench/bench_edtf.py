"""How fast dates are read: the fast path against the EDTF library in one run, and a whole table's dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import pytest
from edtf import parse_edtf

from briefing.domain.dates_in_words import in_words
from briefing.domain.edtf import bounds, parse

pytestmark = pytest.mark.bench

FACT_DATES = Path(__file__).parents[1] / "unit" / "domain" / "data" / "fact_dates.txt"
MANY = 100_000
SECONDS = 2.0
TIMES_FASTER = 100


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    parse.cache_clear()
    bounds.cache_clear()


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    begun = perf_counter()
    for text in texts:
        read(text)
    return perf_counter() - begun


def distinct(count: int) -> list[str]:
    first = date(1700, 1, 1)
    return [(first + timedelta(days=day)).isoformat() for day in range(count)]


@pytest.mark.parametrize("read", [parse, bounds, in_words])
def test_a_hundred_thousand_dates_of_the_facts(read: Callable[[str], object]) -> None:
    texts = FACT_DATES.read_text(encoding="utf-8").split()
    took = seconds(read, list(islice(cycle(texts), MANY)))
    print(f"{read.__name__}: {MANY} dates of the facts in {took:.2f} s")
    assert took < SECONDS


@pytest.mark.parametrize("read", [parse, bounds])
def test_a_hundred_thousand_distinct_days(read: Callable[[str], object]) -> None:
    took = seconds(read, distinct(MANY))
    print(f"{read.__name__}: {MANY} distinct days in {took:.2f} s")
    assert took < SECONDS


def test_the_fast_path_against_the_library() -> None:
    texts = distinct(300)
    texts += [f"{first}/{last}" for first, last in zip(texts[:50], texts[50:100], strict=True)]
    library = (
        seconds(lambda text: (parse_edtf(text).lower_strict(), parse_edtf(text).upper_strict()), texts) / 2
    )
    ours = min(seconds(read, texts) for read in (parse, bounds))
    print(f"library {library / len(texts) * 1e6:.0f} µs, ours {ours / len(texts) * 1e6:.1f} µs a date")
    assert library > TIMES_FASTER * ours
