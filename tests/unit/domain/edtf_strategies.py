"""Every kind of date that the application reads, for tests that try many of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from briefing.domain.edtf import parse

days = st.dates().map(date.isoformat)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
plain = st.one_of(days, months, years)
# few years, because each of these costs the library milliseconds
few_days = st.builds(
    "{}-{}".format, st.sampled_from(["1999", "2000", "2024"]), st.sampled_from(["02-29", "12-31"])
)
few_years = few_days.map(lambda day: day[:4])
seasons = st.builds("{}-{}".format, few_years, st.integers(21, 41))
unspecified = st.one_of(
    few_days.map(lambda day: f"{day[:7]}-XX"),
    few_years.map(lambda year: f"{year}-XX"),
    few_years.map(lambda year: f"{year}-XX-XX"),
    st.builds(lambda year, n: year[: 4 - n] + "X" * n, few_years, st.integers(1, 4)),
    st.builds(lambda day, n: day[: 4 - n] + "X" * n + day[4:], few_days, st.integers(1, 4)),
    st.builds(lambda day, n: day[: 4 - n] + "X" * n + day[4:7], few_days, st.integers(1, 4)),
)
leaves = st.builds(
    "{}{}".format, st.one_of(plain, unspecified, seasons), st.sampled_from(["", "~", "?", "%"])
)


def in_order(first: str, last: str) -> tuple[str, str]:
    return (first, last) if parse(first).earliest <= parse(last).latest else (last, first)


pairs = st.builds(in_order, leaves, leaves)
intervals = st.one_of(
    pairs.map("/".join),
    st.builds("{}/{}".format, leaves, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), leaves),
)


def written(brackets: str, open_first: str, elements: list[str], open_last: str) -> str:
    return f"{brackets[0]}{open_first}{','.join(elements)}{open_last}{brackets[1]}"


elements = st.lists(st.one_of(leaves, pairs.map("..".join)), min_size=1, max_size=4)
sets = st.one_of(
    st.builds(written, st.sampled_from(["[]", "{}"]), st.just(""), elements, st.just("")),
    st.builds(
        written,
        st.sampled_from(["[]", "{}"]),
        st.sampled_from(["", ".."]),
        st.lists(leaves, min_size=2, max_size=4),
        st.sampled_from(["", ".."]),
    ),
)
every_date = st.one_of(leaves, intervals, sets)
