"""Dates are said as a person would say them, and never more exactly than they are known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.dates_in_words import PATTERNS, echo, in_words, period_in_words
from briefing.domain.edtf import parse, span_bounds
from tests.unit.domain.edtf_strategies import every_date

DATA = Path(__file__).parent / "data"
RAW = re.compile(r"[~X%?/\[\]]|\.\.|\d-\d|None")


# ---------------------------------------------------------------- the dates of the starter facts


def test_the_dates_of_the_starter_facts_read_as_reviewed() -> None:
    facts = (DATA / "fact_dates.txt").read_text(encoding="utf-8").splitlines()
    reviewed = (DATA / "fact_dates_words.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{text}\t{in_words(text)}\t{in_words(text, short=True)}" for text in facts] == reviewed


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2025-04-07", "7 April 2025", "7 Apr 2025"),
        ("2025-06", "June 2025", "Jun 2025"),
        ("2025-05-31", "31 May 2025", "31 May 2025"),
        ("2016", "2016", "2016"),
        ("2014-12~", "about December 2014", "~ Dec 2014"),
        ("2014?", "perhaps 2014", "2014 ?"),
        ("2014%", "perhaps about 2014", "~ 2014 ?"),
        ("2014?-12", "perhaps December 2014", "Dec 2014 ?"),
        ("2025-06-XX", "some time in June 2025", "in Jun 2025"),
        ("2025-06-XX?", "perhaps some time in June 2025", "in Jun 2025 ?"),
        ("2025-06-XX~", "about June 2025", "~ Jun 2025"),
        ("2025-XX", "some time in 2025", "in 2025"),
        ("2025-XX-XX", "some time in 2025", "in 2025"),
        ("201X", "some time in the 2010s", "in the 2010s"),
        ("200X", "some time between 2000 and 2009", "2000 – 2009"),
        ("20XX", "some time between 2000 and 2099", "2000 – 2099"),
        ("201X-02", "February of a year in the 2010s", "Feb of a year in the 2010s"),
        ("20XX-02-16", "16 February of a year from 2000 to 2099", "16 Feb of a year from 2000 to 2099"),
        ("XXXX", "date unknown", "date unknown"),
        ("XXXX-XX-XX", "date unknown", "date unknown"),
        ("XXXX-12-16", "16 December, year unknown", "16 Dec, year unknown"),
        ("XXXX-12-XX", "December, year unknown", "Dec, year unknown"),
        ("2025-21", "spring 2025", "spring 2025"),
        ("2025-24~", "about winter 2025", "~ winter 2025"),
        ("2025-30", "summer 2025 (southern hemisphere)", "summer 2025 (southern hemisphere)"),
        ("2025-33", "the first quarter of 2025", "the first quarter of 2025"),
        ("2018/2023", "between 2018 and 2023", "2018 – 2023"),
        ("2018~/2023?", "between about 2018 and perhaps 2023", "~ 2018 – 2023 ?"),
        ("2013-03-22/2013-03-26", "between 22 and 26 March 2013", "22 – 26 Mar 2013"),
        ("2025-03-30/2025-04-02", "between 30 March and 2 April 2025", "30 Mar – 2 Apr 2025"),
        ("2025-03/2025-05", "between March and May 2025", "Mar – May 2025"),
        ("2024-12/2025-01", "between December 2024 and January 2025", "Dec 2024 – Jan 2025"),
        ("2025/2025-06", "between 2025 and June 2025", "2025 – Jun 2025"),
        ("2025/2025", "2025", "2025"),
        ("XXXX/2018", "between an unknown date and 2018", "an unknown date – 2018"),
        ("2013/..", "since 2013", "since 2013"),
        ("2025-04~/..", "since about April 2025", "since ~ Apr 2025"),
        ("../2022", "until 2022", "until 2022"),
        ("2018/", "from 2018, end unknown", "from 2018, end unknown"),
        ("/2018", "until 2018, beginning unknown", "until 2018, beginning unknown"),
        (
            "[2018-11..2025-04]",
            "some time between November 2018 and April 2025",
            "between Nov 2018 and Apr 2025",
        ),
        ("[..2025-03-29]", "by 29 March 2025", "by 29 Mar 2025"),
        ("[2025..]", "2025 or later", "2025 or later"),
        ("[2014,2016]", "2014 or 2016", "2014 or 2016"),
        ("[2014]", "2014", "2014"),
        ("{2014,2016,2018}", "2014, 2016 and 2018", "2014, 2016 and 2018"),
        ("{2014..2016}", "2014 to 2016", "2014 – 2016"),
        ("{..2014,2016}", "2014 and earlier, and 2016", "2014 and earlier, and 2016"),
        (
            "[..2014,2016..2018,2020..]",
            "2014 or earlier, some time between 2016 and 2018, or 2020 or later",
            "2014 or earlier, between 2016 and 2018, or 2020 or later",
        ),
    ],
)
def test_a_date_in_words(text: str, words: str, short: str) -> None:
    assert in_words(text) == in_words(parse(text)) == words
    assert in_words(text, short=True) == short


@pytest.mark.parametrize(
    ("from_text", "to_text", "words", "short"),
    [
        ("2025-05-06", "", "from 6 May 2025", "from 6 May 2025"),
        ("2013", "..", "since 2013", "since 2013"),
        ("2018", "2023", "2018 to 2023", "2018 – 2023"),
        ("2018/2023", "", "2018 to 2023", "2018 – 2023"),
        ("2013/..", "", "since 2013", "since 2013"),
        ("", "2017-03~", "until about March 2017", "until ~ Mar 2017"),
        ("..", "2017", "until 2017", "until 2017"),
        ("", "", "dates not stated", "dates not stated"),
        ("2019-01-06", "2019-03-31", "6 January to 31 March 2019", "6 Jan – 31 Mar 2019"),
        ("2025-04-07", "2025-04-07", "7 April 2025", "7 Apr 2025"),
        ("2025-06-XX", "2025-07", "some time in June 2025 to July 2025", "Jun 2025 – Jul 2025"),
        ("XXXX", "2018", "an unknown date to 2018", "an unknown date – 2018"),
        ("2018", "XXXX", "2018 to an unknown date", "2018 – an unknown date"),
        ("XXXX-12-16", "", "from 16 December of an unknown year", "from 16 Dec of an unknown year"),
        ("[..2025-03-29]", "", "from 29 March 2025 or earlier", "from 29 Mar 2025 or earlier"),
        (
            "[2018-11..2025-04]",
            "",
            "from some time between November 2018 and April 2025",
            "from between Nov 2018 and Apr 2025",
        ),
        ("2018", "2019/2020", "2018 to some time between 2019 and 2020", "2018 – between 2019 and 2020"),
        ("2018/..", "2023", "2018 or later to 2023", "2018 or later – 2023"),
    ],
)
def test_a_period_in_words(from_text: str, to_text: str, words: str, short: str) -> None:
    assert period_in_words(from_text, to_text) == words
    assert period_in_words(from_text, to_text, short=True) == short


@given(every_date)
def test_every_date_has_words_without_its_signs(text: str) -> None:
    words, short = in_words(text), in_words(text, short=True)
    assert words
    assert not RAW.search(words), words
    assert not RAW.search(re.sub(r"~ | \?", "", short)), short
    assert words == words.strip()
    assert "  " not in words
    assert "{" not in words + short


@given(every_date, every_date)
def test_every_period_has_words_without_its_signs(first: str, last: str) -> None:
    for ends in ((first, last), (first, ""), (first, ".."), ("", last)):
        words = period_in_words(*ends)
        assert words
        assert not RAW.search(words), words


@given(every_date)
def test_words_name_no_year_that_is_not_in_the_date(text: str) -> None:
    """Years in words are years of the text, with 0 and 9 for digits that are not specified."""
    given_years = {
        year
        for digits in re.findall(r"\d[\dX]{3}", text)
        for year in (digits.replace("X", "0"), digits.replace("X", "9"))
    }
    assert set(re.findall(r"\d{4}", in_words(text))) <= given_years


# ---------------------------------------------------------------- forms and translations


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("..", "no end stated"),
        ("2014-12~", "about December 2014"),
        (
            "2025-13-01",
            "“2025-13-01” is not a date: there is no month 13. Write 2025-12-01, 2025-12 or 2025.",
        ),
    ],
)
def test_a_form_echoes_the_words_or_the_mend(text: str, shown: str) -> None:
    assert echo(text) == shown


@given(st.text(max_size=40))
def test_a_form_echoes_any_text(text: str) -> None:
    assert "\n" not in echo(text)


@given(every_date)
def test_every_word_comes_from_the_patterns(text: str) -> None:
    upper = {key: re.sub(r"(?<![{\w])\w+(?![}\w])", "§", pattern) for key, pattern in PATTERNS.items()}
    words = in_words(text, patterns=upper)
    assert not re.search(r"[a-z]{2,}", words.replace("{year}s", "")), words


def test_a_translated_table_needs_no_short_forms() -> None:
    """A language without abbreviations leaves the short keys away and gets its long words."""
    urdu = {key: pattern for key, pattern in PATTERNS.items() if not key.endswith("_short")}
    urdu |= {"month_12": "دسمبر", "about": "تقریباً {date}"}
    assert in_words("2014-12~", patterns=urdu) == "تقریباً دسمبر 2014"
    assert in_words("2014-12~", short=True, patterns=urdu) == "تقریباً دسمبر 2014"


@given(every_date)
def test_words_of_a_span_and_its_bounds_agree_on_open_ends(text: str) -> None:
    lo2 = span_bounds(text, "")[2]
    assert (lo2 is None) or (not period_in_words(text, "").startswith("since"))
