"""What lets the window breathe while a job computes: Python gives it turns often, and searches for no garbage."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 20_000
"""Objects made by a job; from here on what is loaded is left alone for good, because it is the record that stays."""

TURN = 0.0005
"""Seconds after which a computing thread lets the window have its turn; of Python's own 5 ms a busy event loop, which
asks many times, would wait for too many."""

_lock = threading.Lock()
_under_way = 0
_usual = 0.005


@contextmanager
def undisturbed() -> Iterator[None]:
    """Short turns and no search for garbage while a job runs; afterwards none through what a large job has loaded.

    A search through a million objects takes a third of a second, in which nothing else runs. What no one refers to
    any more is freed at once as always; only rings of objects wait for the next search.
    """
    global _under_way, _usual  # noqa: PLW0603 - collector and turns are the whole process's
    with _lock:
        if not _under_way:
            _usual = sys.getswitchinterval()
            sys.setswitchinterval(TURN)
        _under_way += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way:
                sys.setswitchinterval(_usual)
                if gc.get_count()[0] > MANY:
                    gc.freeze()
                gc.enable()
