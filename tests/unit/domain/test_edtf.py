"""Dates are read as the EDTF library reads them, only faster and more strictly."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.domain.edtf import DateError, Edtf, bounds, is_date, parse, span_bounds
from tests.unit.domain.edtf_strategies import every_date, in_order, plain, seasons, unspecified

FACT_DATES = Path(__file__).parent / "data" / "fact_dates.txt"


def by_library(text: str) -> tuple[str, str]:
    read = parse_edtf(text)
    return tuple("{:04}-{:02}-{:02}".format(*day[:3]) for day in (read.lower_strict(), read.upper_strict()))


def strictly(text: str) -> tuple[str, str]:
    read = parse(text)
    assert bounds(text) == (read.earliest.isoformat(), read.latest.isoformat())
    return bounds(text)


# ---------------------------------------------------------------- the same as the library


@given(plain)
@example("2024-02-29")
@example("1900-02")
@example("0001")
@example("9999-12-31")
def test_a_plain_date_has_the_bounds_of_the_library(text: str) -> None:
    assert strictly(text) == by_library(text)


@given(st.tuples(plain, plain))
def test_an_interval_of_plain_dates_has_the_bounds_of_the_library(ends: tuple[str, str]) -> None:
    text = "/".join(in_order(*ends))
    assert strictly(text) == by_library(text)


@given(plain, st.sampled_from("~?%"))
def test_a_qualified_date_is_not_widened(text: str, mark: str) -> None:
    assert strictly(text + mark) == by_library(text + mark) == strictly(text)


@given(st.one_of(unspecified.filter(lambda text: not text.startswith("XXXX")), seasons))
@settings(max_examples=50)
def test_unspecified_digits_and_seasons_have_the_bounds_of_the_library(text: str) -> None:
    if "X-02-29" not in text:  # the library gives a day that its year may lack
        assert strictly(text) == by_library(text)


@settings(max_examples=40)
@given(st.tuples(plain, plain), st.sampled_from(["[{}..{}]", "{{{}..{}}}", "[{},{}]", "{{{},{}}}"]))
def test_a_set_of_plain_dates_has_the_bounds_of_the_library(ends: tuple[str, str], form: str) -> None:
    first, last = in_order(*ends)
    if ".." in form and len(first) != len(last):
        return  # the library knows ranges of one precision only
    text = form.format(first, last)
    assert strictly(text) == by_library(text)


@pytest.mark.parametrize("text", ["2014?-12", "2014-~12", "?2014-12-~16", "2014-12~-16", "%2014"])
def test_a_date_with_a_qualified_part_has_the_bounds_of_the_library(text: str) -> None:
    assert strictly(text) == by_library(text)
    assert parse(text).approximate or parse(text).uncertain


def test_every_date_of_the_starter_facts_is_read_and_can_be_shown_again() -> None:
    texts = FACT_DATES.read_text(encoding="utf-8").splitlines()
    assert len(texts) > 400
    assert [parse(text).text for text in texts] == texts


# ---------------------------------------------------------------- where the library gives no day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018/..", "2018-01-01", "9999-12-31"),
        ("../2018", "0001-01-01", "2018-12-31"),
        ("2018/", "2018-01-01", "9999-12-31"),  # unknown is not "within ten years", as the library has it
        ("/2018", "0001-01-01", "2018-12-31"),
        ("[..2025-03-29]", "0001-01-01", "2025-03-29"),
        ("[2025..]", "2025-01-01", "9999-12-31"),
        ("{..2014,2016}", "0001-01-01", "2016-12-31"),
        ("XXXX", "0001-01-01", "9999-12-31"),
        ("XXXX-12-16", "0001-12-16", "9999-12-16"),
        ("XXXX-02-29", "0004-02-29", "9996-02-29"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("201X-02-29", "2012-02-29", "2016-02-29"),
        ("2025-XX/2026", "2025-01-01", "2026-12-31"),
        ("2025-21~", "2025-03-01", "2025-05-31"),
    ],
)
def test_open_unknown_and_missing_days_have_calendar_bounds(text: str, first: str, last: str) -> None:
    assert strictly(text) == (first, last)


# ---------------------------------------------------------------- what is read


def test_the_parts_of_an_interval_say_what_is_known_of_each_end() -> None:
    read = parse("2018~/2023-05?")
    assert read.kind == "interval"
    assert read.start == (date(2018, 1, 1), date(2018, 12, 31))
    assert read.end == (date(2023, 5, 1), date(2023, 5, 31))
    assert read.precision == "year"
    assert read.approximate
    assert read.uncertain
    assert not any((read.open_start, read.open_end, read.unknown_start, read.unknown_end))


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("../2018", "open_start"),
        ("2018/..", "open_end"),
        ("/2018", "unknown_start"),
        ("2018/", "unknown_end"),
        ("[..2018]", "open_start"),
        ("[2018..]", "open_end"),
    ],
)
def test_open_is_not_unknown(text: str, flag: str) -> None:
    flags = ("open_start", "open_end", "unknown_start", "unknown_end")
    assert [name for name in flags if getattr(parse(text), name)] == [flag]


@pytest.mark.parametrize(
    ("text", "precision", "kind"),
    [
        ("2025-04-07", "day", "date"),
        ("2025-04", "month", "date"),
        ("2025-04-XX", "month", "date"),
        ("2025-22", "season", "date"),
        ("2025", "year", "date"),
        ("2025-XX", "year", "date"),
        ("201X", "decade", "date"),
        ("20XX", "century", "date"),
        ("XXXX", "unknown", "unknown"),
        ("XXXX-XX", "unknown", "unknown"),
        ("XXXX-12-16", "unknown", "date"),
        ("2025-04-07/2025-05", "month", "interval"),
        ("[2014,2016-03]", "year", "set"),
    ],
)
def test_precision_is_never_finer_than_the_text(text: str, precision: str, kind: str) -> None:
    assert (parse(text).precision, parse(text).kind) == (precision, kind)


@given(every_date)
def test_the_bounds_of_start_and_end_lie_in_order_within_the_whole(text: str) -> None:
    read = parse(text)
    assert read.earliest <= read.start[0] <= read.start[1] <= read.latest
    assert read.earliest <= read.end[0] <= read.end[1] <= read.latest
    assert read.start[0] <= read.end[0]
    assert read.start[1] <= read.end[1]


@given(every_date)
def test_the_days_that_a_date_can_mean_can_be_written_as_one_of_them(text: str) -> None:
    read = parse(text)
    choice = parse(f"[{read.earliest}..{read.latest}]")
    assert (choice.earliest, choice.latest) == (read.earliest, read.latest)
    assert bounds(f"{read.earliest}/{read.latest}") == bounds(text)


@given(st.lists(every_date.map(parse), min_size=2, max_size=8))
def test_sorting_is_total_and_by_first_day(dates: list[Edtf]) -> None:
    ordered = sorted(dates)
    assert ordered == sorted(sorted(dates, key=lambda read: read.text))
    for earlier, later in pairwise(ordered):
        assert (earlier < later) != (later <= earlier)
        assert earlier.earliest <= later.earliest or later.kind == "unknown"
    assert ordered == sorted(dates, key=lambda read: read.sort_key)


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("from_text", "to_text", "expected"),
    [
        ("2018", "2023", ("2018-01-01", "2018-12-31", "2023-01-01", "2023-12-31")),
        ("2025-05-06", "", ("2025-05-06", "2025-05-06", None, None)),
        ("2025-05-06", "..", ("2025-05-06", "2025-05-06", None, None)),
        ("", "2017-03~", (None, None, "2017-03-01", "2017-03-31")),
        ("", "", (None, None, None, None)),
        ("..", "..", (None, None, None, None)),
        ("2018-11-11/..", "", ("2018-11-11", "2018-11-11", None, None)),
        ("2018/2023", "", ("2018-01-01", "2018-12-31", "2023-01-01", "2023-12-31")),
        ("../2022", "", (None, None, "2022-01-01", "2022-12-31")),
        ("[2018-11..2025-04]", "", ("2018-11-01", "2025-04-30", None, None)),
        ("[..2025-03-29]", "", (None, "2025-03-29", None, None)),
        ("XXXX", "", (None, "9999-12-31", None, None)),
        ("XXXX", "2018", (None, "2018-12-31", "2018-01-01", "2018-12-31")),
        ("2018", "XXXX", ("2018-01-01", "2018-12-31", "2018-01-01", None)),
        ("2025", "2025-06", ("2025-01-01", "2025-06-30", "2025-06-01", "2025-06-30")),
    ],
)
def test_a_span_has_the_bounds_of_its_start_and_its_end(
    from_text: str, to_text: str, expected: tuple[str | None, ...]
) -> None:
    assert span_bounds(from_text, to_text) == expected


@given(every_date, every_date)
def test_the_bounds_of_a_span_are_in_order_or_it_is_refused(first: str, last: str) -> None:
    if parse(last).latest < parse(first).earliest:
        with pytest.raises(DateError, match="ends before it begins"):
            span_bounds(first, last)
        return
    lo, hi, lo2, hi2 = span_bounds(first, last)
    assert hi is not None
    assert lo2 is not None
    assert (lo or "0001-01-01") <= hi <= (hi2 or "9999-12-31")
    assert (lo or "0001-01-01") <= lo2 <= (hi2 or "9999-12-31")


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("text", "why", "mend"),
    [
        ("", "No date is given", "Write 2025-12-01"),
        ("2025-13-01", "there is no month 13", "Write 2025-12-01, 2025-12 or 2025."),
        ("2025-00", "there is no month 00", "Write 2025-12"),
        ("2025-42", "there is no month 42", "Write 2025-12"),
        ("2025-02-29", "2025-02 has no day 29", "Its days are 2025-02-01 to 2025-02-28."),
        ("XXXX-02-30", "XXXX-02 has no day 30", "to XXXX-02-29."),
        ("0000", "there is no year 0000", "Write 2025"),
        ("12025", "years here are 0001 to 9999", "Write 2025"),
        ("Y12025", "years here are 0001 to 9999", "Write 2025"),
        ("-0044", "years here are 0001 to 9999", "Write 2025"),
        (" 2025", "blanks around it", "Write 2025."),
        ("2025\n", "blanks around it", "Write 2025."),
        ("۲۰۲۵-۰۴", "digits other than 0 to 9", "Write 2025-04."),
        ("２０２５", "digits other than 0 to 9", "Write 2025."),
        ("²⁰²⁵", "digits other than 0 to 9", "Write 2025-12-01"),
        ("2025-03-01T10:00:00", "it has a time of day", "Write 2025-03-01."),
        ("2025-3-1", "four, two and two digits", "Write 2025-03-01."),
        ("2025/3", "four, two and two digits", "Write 2025-03."),
        ("2014-2016", "not written as one", "Write 2014/2016."),
        ("c. 2014", "not written as one", "Write 2014~."),
        ("7 April 2025", "not written as one", "Write 2025-04-07."),
        ("31 April 2025", "not written as one", "Write 2025-12-01"),
        ("1/3/2025", "not written as one", "Write 2025-12-01"),
        ("2025-06-xx", "not written as one", "Write 2025-06-XX."),
        ("2023/2018", "it ends before it begins", "earlier date first"),
        ("[2016..2014]", "it ends before it begins", "earlier date first"),
        ("2018/2020/2023", "not written as one", "Write 2025"),
        ("../..", "neither a beginning nor an end", "Write 2018/.."),
        ("/", "neither a beginning nor an end", "Write 2018/.."),
        ("[2014", "bracket is not closed", "Write [2014,2016]"),
        ("[]", "bracket is not closed", "Write [2014,2016]"),
        ("[..]", "holds no date", "Write 2025"),
        ("[2014,]", "a date is missing", "Write 2025"),
        ("[2014..,2016]", "only its first and last date can be open", "Write [..2014]"),
        ("1X25", "“X” can only stand for the last digits", "Write 201X"),
        ("2025-1X", "“X” can only stand for the last digits", "Write 201X"),
        ("2025-XX-16", "a day without its month", "Write 2025 if"),
        ("2014~-12~", "stand once, behind the date", "Write 2014-12~"),
        ("201X-~02", "not a date", "Write"),
        ("2025-21-01", "a season (21) stands alone", "Write 2025-21"),
        ("201X-21", "a season (21) stands alone", "Write 2025-21"),
        ("2025S2", "not written as one", "Write 2025"),
        ("1" * 500, "it is too long", "Write 2025"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason_and_the_mend(text: str, why: str, mend: str) -> None:
    for read in (parse, bounds):
        with pytest.raises(DateError) as refused:
            read(text)
        assert why in refused.value.message
        assert mend in refused.value.mend
        assert "\n" not in str(refused.value)
        assert len(str(refused.value)) < 400
    assert not is_date(text)


@given(st.one_of(st.text(), st.text(alphabet="0123459-/.X~?%[]{},T: \u06f2", max_size=16)))
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    if is_date(text):
        assert parse(text).text == text
        assert text.isascii()
    else:
        with pytest.raises(DateError, match=r"(?s).+\.$"):
            parse(text)


@given(every_date, st.sampled_from([" ", "\n", "\u00a0", "x", "Z", "~~", "/", "]"]))
def test_a_date_with_anything_behind_it_is_no_date(text: str, more: str) -> None:
    if more == "/" and "/" not in text and text[0] not in "[{":
        assert parse(text + more).unknown_end
    else:
        assert not is_date(text + more)


@given(every_date)
def test_a_suggested_correction_is_a_date(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(f" {text}")
    assert refused.value.mend == f"Write {text}."


def test_the_library_writes_nothing_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for text in ["201X-~02", "2014~-12~", "2025-1X", "2014-24-~", "~~2014", "2014-~XX", "XXXX-~12"]:
        assert not is_date(text)
    assert capfd.readouterr() == ("", "")


def test_the_library_is_not_loaded_for_plain_dates() -> None:
    code = (
        "import sys\n"
        "from briefing.domain.edtf import parse, bounds, span_bounds\n"
        "for text in ('2025', '2025-04', '2025-04-07~', '2018/..', '[2018-11..2025-04]', 'XXXX'):\n"
        "    parse(text), bounds(text), span_bounds(text, '')\n"
        "print('edtf' in sys.modules, parse('201X').precision, 'edtf' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["False", "decade", "True"]
