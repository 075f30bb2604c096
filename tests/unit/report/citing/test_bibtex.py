"""Sources as BibTeX: what LaTeX would read as its own is escaped, and no date is made up."""

from __future__ import annotations

from briefing.analysis.selection import Selection
from briefing.domain.records import Source
from briefing.report.citing.bibtex import bibtex, bibtex_entry
from briefing.report.citing.csl_json import csl_item


def test_an_entry_says_what_the_item_says() -> None:
    assert bibtex_entry(
        {
            "id": "src:s05",
            "type": "article-newspaper",
            "title": "PM & 100% of #1_{x}",
            "author": [{"literal": "Fahad Shabbir"}, {"family": "Rani", "given": "Mehwish"}],
            "container-title": "Dawn",
            "issued": {"date-parts": [[2018, 5]], "circa": True},
            "URL": "https://dawn.com/a%20b_c",
            "accessed": {"date-parts": [[2026, 2, 4]]},
        }
    ) == (
        "@article{src:s05,\n"
        "  author = {{Fahad Shabbir} and Rani, Mehwish},\n"
        r"  title = {{PM \& 100\% of \#1\_\{x\}}}," + "\n"
        "  journal = {Dawn},\n"
        "  year = {about 2018},\n"
        "  month = may,\n"
        "  date = {2018-05~},\n"
        "  url = {https://dawn.com/a%20b_c},\n"
        "  urldate = {2026-02-04},\n"
        "}\n"
    )


def test_dates_keep_their_form() -> None:
    def years(issued: dict[str, object]) -> str:
        lines = bibtex_entry({"id": "a", "type": "report", "issued": issued}).splitlines()
        return " ".join(line.strip() for line in lines[1:-1])

    assert not years({})
    assert years({"literal": "2014 or 2016"}) == "year = {2014 or 2016},"
    assert years({"date-parts": [[2018], [2023]]}) == "year = {2018–2023}, date = {2018/2023},"
    assert years({"date-parts": [[2025]], "season": 2}) == "year = {2025}, date = {2025-22},"


def test_every_source_of_the_starter_pack_is_one_entry_with_balanced_braces(starter: Selection) -> None:
    items = [csl_item(Source(item)) for item in starter.kind("source")]
    text = bibtex(items)
    assert text.count("\n@") + 1 == len(items)
    bare = text.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    for item in items:
        assert f"{{{item['id']}," in text
