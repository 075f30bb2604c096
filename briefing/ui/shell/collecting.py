"""Python's search for garbage, kept out of jobs: over a long record it would hold every thread, the window's too."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 20_000
"""Objects made by a job; from here on what is loaded is left alone for good, because it is the record that stays."""

_lock = threading.Lock()
_under_way = 0


@contextmanager
def undisturbed() -> Iterator[None]:
    """No search for garbage while a job runs; afterwards none through what a large job has loaded.

    A search through a million objects takes a third of a second, in which nothing else runs. What no one refers to
    any more is freed at once as always; only rings of objects wait for the next search.
    """
    global _under_way  # noqa: PLW0603 - the collector is one for the whole process
    with _lock:
        _under_way += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way:
                if gc.get_count()[0] > MANY:
                    gc.freeze()
                gc.enable()
