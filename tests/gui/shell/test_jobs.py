"""Long work: progress, result, cancel, typed errors; and the window lives on meanwhile."""

from __future__ import annotations

import threading

from briefing.domain.errors import BriefingError, Cancelled
from briefing.ui.shell.jobs import JobRunner, Unexpected, check


def test_a_job_runs_elsewhere_tells_and_answers(qtbot, workspace):
    runner, told, results = JobRunner(workspace), [], []

    def work(job):
        job.progress(1, 2, "half")
        return threading.get_ident(), len(job.reader.items("source"))

    running = runner.start("Counting", work, done=results.append)
    running.progressed.connect(lambda *parts: told.append(parts))
    qtbot.waitUntil(lambda: bool(results))
    thread, count = results[0]
    assert thread != threading.get_ident()
    assert count > 200
    assert told == [(1, 2, "half")]
    assert runner.under_way == ()


def test_the_control_runs_it_in_the_windows_thread(workspace):
    runner, results = JobRunner(workspace), []
    runner.in_window_thread = True
    runner.start("Counting", lambda job: threading.get_ident(), done=results.append)
    assert results == [threading.get_ident()]


def test_a_cancelled_job_answers_once(qtbot, workspace):
    runner, errors, begun = JobRunner(workspace), [], threading.Event()

    def work(job):
        begun.set()
        while True:
            check(job)

    running = runner.start("For ever", work, failed=errors.append)
    assert begun.wait(5)
    running.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert len(errors) == 1


def test_errors_come_typed_and_unforeseen_ones_in_plain_words(qtbot, workspace):
    runner, errors = JobRunner(workspace), []

    def refuse(job):
        raise BriefingError("No.", "Do it so.")

    def break_(job):
        raise ZeroDivisionError

    runner.start("Refused", refuse, failed=errors.append)
    runner.start("Broken", break_, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert {type(error) for error in errors} == {BriefingError, Unexpected}
    assert not any("Traceback" in str(error) or "ZeroDivision" in str(error) for error in errors)
