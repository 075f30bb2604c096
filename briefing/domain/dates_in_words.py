"""Dates as a person says them: “about December 2014”, “some time in June 2025”, “date unknown”.

Every word comes from one table of patterns, so that a translation replaces the table and nothing else; no
locale is asked. The words never show EDTF's own signs and never claim more than the date does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.domain.edtf import DateError, Edtf, Part, Stretch, parse

PATTERNS: Final[dict[str, str]] = {
    # one date; a key with `_short` is used instead of its plain one in short words, where there is one
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "year": "{year}",
    "decade": "the {year}s",
    "years": "{first} to {last}",
    "day_alone": "{day}",
    "month_alone": "{month}",
    "day_of_month": "{day} {month}",
    # digits that are not specified
    "within": "some time in {date}",
    "within_short": "in {date}",
    "within_years": "some time between {first} and {last}",
    "within_years_short": "{first} – {last}",
    "in_decade": "{date} of a year in {decade}",
    "in_years": "{date} of a year from {first} to {last}",
    "year_unknown": "{date}, year unknown",
    "year_unknown_inside": "{date} of an unknown year",
    "unknown": "date unknown",
    "unknown_inside": "an unknown date",
    # qualifiers: ~ ? %
    "about": "about {date}",
    "about_short": "~ {date}",
    "perhaps": "perhaps {date}",
    "perhaps_short": "{date} ?",
    "perhaps_about": "perhaps about {date}",
    "perhaps_about_short": "~ {date} ?",
    # intervals and sets
    "between": "between {first} and {last}",
    "between_short": "{first} – {last}",
    "some_time_between": "some time between {first} and {last}",
    "between_inside": "some time between {first} and {last}",
    "some_time_between_short": "between {first} and {last}",
    "between_inside_short": "between {first} and {last}",
    "since": "since {first}",
    "until": "until {last}",
    "end_unknown": "from {first}, end unknown",
    "start_unknown": "until {last}, beginning unknown",
    "by": "by {last}",
    "or_earlier": "{last} or earlier",
    "or_later": "{first} or later",
    "and_earlier": "{last} and earlier",
    "and_later": "{first} and later",
    "or": "{first} or {last}",
    "and": "{first} and {last}",
    "comma": "{first}, {last}",
    "or_after_comma": "{first}, or {last}",
    "and_after_comma": "{first}, and {last}",
    # periods: the two ends of a span
    "period": "{first} to {last}",
    "period_short": "{first} – {last}",
    "from": "from {first}",
    "not_stated": "dates not stated",
    "open": "no end stated",
    # names
    "month_01": "January",
    "month_02": "February",
    "month_03": "March",
    "month_04": "April",
    "month_05": "May",
    "month_06": "June",
    "month_07": "July",
    "month_08": "August",
    "month_09": "September",
    "month_10": "October",
    "month_11": "November",
    "month_12": "December",
    "month_01_short": "Jan",
    "month_02_short": "Feb",
    "month_03_short": "Mar",
    "month_04_short": "Apr",
    "month_06_short": "Jun",
    "month_07_short": "Jul",
    "month_08_short": "Aug",
    "month_09_short": "Sep",
    "month_10_short": "Oct",
    "month_11_short": "Nov",
    "month_12_short": "Dec",
    "season_21": "spring {year}",
    "season_22": "summer {year}",
    "season_23": "autumn {year}",
    "season_24": "winter {year}",
    "season_25": "spring {year} (northern hemisphere)",
    "season_26": "summer {year} (northern hemisphere)",
    "season_27": "autumn {year} (northern hemisphere)",
    "season_28": "winter {year} (northern hemisphere)",
    "season_29": "spring {year} (southern hemisphere)",
    "season_30": "summer {year} (southern hemisphere)",
    "season_31": "autumn {year} (southern hemisphere)",
    "season_32": "winter {year} (southern hemisphere)",
    "season_33": "the first quarter of {year}",
    "season_34": "the second quarter of {year}",
    "season_35": "the third quarter of {year}",
    "season_36": "the last quarter of {year}",
    "season_37": "the first four months of {year}",
    "season_38": "the middle four months of {year}",
    "season_39": "the last four months of {year}",
    "season_40": "the first half of {year}",
    "season_41": "the second half of {year}",
}


def in_words(edtf: Edtf | str, *, short: bool = False, patterns: Mapping[str, str] = PATTERNS) -> str:
    """The words for the date of one thing, such as an event; an interval is the time between which it was.

    `patterns` has the keys of `PATTERNS`, translated. Raises `DateError` for a text that is no date.
    """
    date = parse(edtf) if isinstance(edtf, str) else edtf
    return _Speaker(patterns, short).date(date)


def period_in_words(
    from_text: str, to_text: str, *, short: bool = False, patterns: Mapping[str, str] = PATTERNS
) -> str:
    """The words for a span: from its first date to its last; blank is not stated, `..` is going on.

    Raises `DateError` for a text that is no date.
    """
    return _Speaker(patterns, short).period(from_text, to_text)


def echo(text: str, *, patterns: Mapping[str, str] = PATTERNS) -> str:
    """What a form shows beside a date field: the words, or what is wrong and how to mend it."""
    if not text:
        return ""
    if text == "..":
        return patterns["open"]
    try:
        return in_words(text, patterns=patterns)
    except DateError as error:
        return str(error)


@dataclass(frozen=True, slots=True)
class _Speaker:
    patterns: Mapping[str, str]
    short: bool

    def say(self, key: str, **parts: str) -> str:
        pattern = self.patterns.get(f"{key}_short") if self.short else None
        return (pattern or self.patterns[key]).format(**parts)

    # ------------------------------------------------------------ whole texts

    def date(self, date: Edtf, *, inside: bool = False) -> str:
        """Words that stand alone, or `inside` others, after “from”, “until” or “to”."""
        if date.kind == "set":
            return self.set(date, inside=inside)
        first, last = date.parts[0], date.parts[-1]
        if date.kind != "interval":
            assert isinstance(first, Part)
            return self.part(first, inside=inside)
        assert not isinstance(first, Stretch)
        assert not isinstance(last, Stretch)
        if first and last:
            return self.ends("between_inside" if inside else "between", first, last)
        if first and inside:
            return self.say("or_later", first=self.part(first, inside=True))
        if first:
            key = "since" if date.open_end else "end_unknown"
            return self.say(key, first=self.part(first, inside=True))
        assert last is not None
        if inside:
            return self.say("or_earlier", last=self.part(last, inside=True))
        key = "until" if date.open_start else "start_unknown"
        return self.say(key, last=self.part(last, inside=True))

    def period(self, from_text: str, to_text: str) -> str:
        if to_text in {"", ".."} and "/" in from_text:
            return self.interval_as_period(parse(from_text))
        first = None if from_text in {"", ".."} else parse(from_text)
        last = None if to_text in {"", ".."} else parse(to_text)
        if first and last:
            if from_text == to_text:
                return self.date(first)
            first_part, last_part = _lone(first), _lone(last)
            if first_part and last_part:
                return self.ends("period", first_part, last_part)
            return self.say("period", first=self.date(first, inside=True), last=self.date(last, inside=True))
        if first:
            return self.say("since" if to_text == ".." else "from", first=self.date(first, inside=True))
        if last:
            return self.say("until", last=self.date(last, inside=True))
        return self.say("not_stated")

    def interval_as_period(self, date: Edtf) -> str:
        first, last = date.parts
        if isinstance(first, Part) and isinstance(last, Part):
            return self.ends("period", first, last)
        return self.date(date)

    # ------------------------------------------------------------ sets

    def set(self, date: Edtf, *, inside: bool) -> str:
        if len(date.parts) == 1:
            return self.element(date.parts[0], one_of=date.one_of, inside=inside)
        words = [self.element(part, one_of=date.one_of, inside=True) for part in date.parts]
        key = "or" if date.one_of else "and"
        if any(isinstance(part, Stretch) for part in date.parts):
            key += "_after_comma"
        return self.listed(key, words)

    def listed(self, key: str, words: Sequence[str]) -> str:
        text = words[0]
        for word in words[1:-1]:
            text = self.say("comma", first=text, last=word)
        return self.say(key, first=text, last=words[-1])

    def element(self, part: Part | Stretch | None, *, one_of: bool, inside: bool) -> str:
        assert part is not None
        if isinstance(part, Part):
            return self.part(part, inside=inside)
        if part.first and part.last:
            key = ("between_inside" if inside else "some_time_between") if one_of else "period"
            return self.ends(key, part.first, part.last)
        if part.first:
            return self.say("or_later" if one_of else "and_later", first=self.part(part.first, inside=True))
        assert part.last is not None
        last = self.part(part.last, inside=True)
        if not one_of:
            return self.say("and_earlier", last=last)
        return self.say("or_earlier" if inside else "by", last=last)

    # ------------------------------------------------------------ one date

    def ends(self, key: str, first: Part, last: Part) -> str:
        """Two dates joined; what both have in common (“22 to 26 March 2013”) is said once."""
        last_words = self.part(last, inside=True)
        first_words = self.part(first, inside=True)
        if first_words == last_words:
            return first_words
        if _is_plain(first) and _is_plain(last) and first.year == last.year:
            if first.day and last.day:
                alone = "day_alone" if first.month == last.month else "day_of_month"
                first_words = self.say(alone, day=str(int(first.day)), month=self.month_name(first))
            elif first.month and last.month and not first.day and not last.day:
                first_words = self.say("month_alone", month=self.month_name(first))
        return self.say(key, first=first_words, last=last_words)

    def part(self, part: Part, *, inside: bool = False) -> str:
        if part.year == "XXXX" and part.month in {"", "XX"}:
            return self.say("unknown_inside" if inside else "unknown")
        words, within = self.calendar(part, inside=inside)
        if part.approximate:
            return self.say("perhaps_about" if part.uncertain else "about", date=words)
        if within and not (inside and self.short):
            words = within
        return self.say("perhaps", date=words) if part.uncertain else words

    def calendar(self, part: Part, *, inside: bool) -> tuple[str, str]:
        """The words for the digits that are given, and, if some are not, for a time somewhere within them."""
        if "X" in part.year:
            return self.unspecified_year(part, inside=inside)
        if part.season:
            return self.say(f"season_{part.season}", year=part.year), ""
        if not part.month or part.month == "XX":
            words = self.say("year", year=part.year)
            return words, self.say("within", date=words) if part.month else ""
        if not part.day or part.day == "XX":
            words = self.say("month", month=self.month_name(part), year=part.year)
            return words, self.say("within", date=words) if part.day else ""
        words = self.say("day", day=str(int(part.day)), month=self.month_name(part), year=part.year)
        return words, ""

    def unspecified_year(self, part: Part, *, inside: bool) -> tuple[str, str]:
        first, last = part.year.replace("X", "0"), part.year.replace("X", "9")
        # “the 2000s” could be read as a century
        is_decade = part.year.count("X") == 1 and part.year[2] != "0"
        if part.month in {"", "XX"}:
            if is_decade:
                words = self.say("decade", year=first)
                return words, self.say("within", date=words)
            words = self.say("between_inside" if inside and self.short else "years", first=first, last=last)
            return words, self.say("within_years", first=first, last=last)
        if part.day in {"", "XX"}:
            words = self.say("month_alone", month=self.month_name(part))
        else:
            words = self.say("day_of_month", day=str(int(part.day)), month=self.month_name(part))
        if part.year == "XXXX":
            return self.say("year_unknown_inside" if inside else "year_unknown", date=words), ""
        if is_decade:
            return self.say("in_decade", date=words, decade=self.say("decade", year=first)), ""
        return self.say("in_years", date=words, first=first, last=last), ""

    def month_name(self, part: Part) -> str:
        return self.say(f"month_{part.month}")


def _lone(date: Edtf) -> Part | None:
    """The one calendar date that this is, if it is neither interval nor set."""
    part = date.parts[0]
    return part if isinstance(part, Part) and len(date.parts) == 1 else None


def _is_plain(part: Part) -> bool:
    return not (part.approximate or part.uncertain or part.season or "X" in part.year + part.month + part.day)
