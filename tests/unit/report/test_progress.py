"""What an export tells of its progress is true, and it stops within a second of being asked to."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from time import process_time

import pytest

from briefing import report
from briefing.analysis.selection import Selection
from briefing.domain.errors import Cancelled
from briefing.report.document import Document
from briefing.report.pdf.progress import LONG, SHORT, Course
from tests.bench.engines.briefing_pages import document
from tests.bench.engines.content import content
from tests.unit.report import made

NEARLY = 0.10
TRIES = 3


@dataclass
class Heard:
    """What one export told, and when it asked whether to stop, in seconds of the processor since it began."""

    told: list[tuple[float, float]] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    whole: float = 0.0

    @classmethod
    def of(cls, each: Document) -> Heard:
        heard, begun = cls(), process_time()

        def progress(done: int, total: int, _what: str) -> None:
            heard.told.append((process_time() - begun, done / total))

        def cancelled() -> bool:
            heard.asked.append(process_time() - begun)
            return False

        report.render(each, None, progress, cancelled)
        heard.whole = process_time() - begun
        return heard

    @property
    def wrong(self) -> float:
        """By how much what was told was away from the share of the time that had passed, at the worst."""
        return max(abs(at / self.whole - share) for at, share in self.told)

    @property
    def gap(self) -> float:
        """The longest time without asking whether to stop."""
        times = [0.0, *self.asked, self.whole]
        return max(after - before for before, after in pairwise(times))


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Libraries and faces are loaded once in a process; that is not the export's own time."""
    report.render(made.document())


def _long() -> Document:
    return document(content(80))


def _template(starter: Selection, key: str) -> Document:
    template = report.template(key)
    assert template is not None
    return report.compose(starter, report.content(template, starter))


@pytest.mark.slow  # the time of a busy test process is not the time of an export
@pytest.mark.parametrize("which", ["long", "state", "commitments", "institution"])
def test_progress_is_true_to_a_tenth(starter: Selection, which: str) -> None:
    each = _long() if which == "long" else _template(starter, which)
    runs = []
    for _ in range(TRIES):
        heard = Heard.of(each)
        shares = [share for _, share in heard.told]
        assert shares == sorted(set(shares)), "it never goes back"
        assert shares[-1] >= 0.99
        runs.append(heard.wrong)
        if runs[-1] <= NEARLY:  # a busy machine can only make it worse
            break
    assert min(runs) <= NEARLY, runs


@pytest.mark.slow
def test_it_never_goes_on_for_a_second_without_asking() -> None:
    assert Heard.of(document(content(150))).gap < 1.0


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.75, 0.92, 0.98])
def test_it_stops_at_any_time(share: float) -> None:
    reached: list[float] = []

    def stop() -> bool:
        return bool(reached) and reached[-1] >= share

    with pytest.raises(Cancelled):
        report.render(
            document(content(10)), None, lambda done, total, _what: reached.append(done / total), stop
        )
    assert reached[-1] < share + 0.12


def test_the_shares_are_wholes_of_the_same_stages() -> None:
    assert list(SHORT) == list(LONG)
    assert sum(SHORT.values()) == pytest.approx(1.0)
    assert sum(LONG.values()) == pytest.approx(1.0)


def test_passes_that_come_again_take_from_what_is_left() -> None:
    told: list[int] = []
    course = Course(lambda done, _total, _what: told.append(done))
    for stage in (
        "measure",
        "place",
        "make",
        "draw",
        "make",
        "draw",
        "make",
        "draw",
        "write",
        "open",
        "save",
    ):
        course.begin(stage, 10)  # type: ignore[arg-type]  # a stage each
        for _ in range(12):
            course.step()
    assert told == sorted(set(told))
    assert told[-1] <= 1000
