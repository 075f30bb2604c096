"""Measures for how long the window's event loop is held while something long goes on."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer

LONGEST = 0.150
"""Seconds for which the event loop may be held."""


class Heartbeat:
    """Beats in the event loop; `longest` is the longest time between two beats.

    Time in which other programs of a busy machine had the processor is not counted: between two beats the loop was
    held by us no longer than the clock says, and no longer than this process computed.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, (time.perf_counter(), time.process_time())
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = (time.perf_counter(), time.process_time())
        self.longest = max(self.longest, min(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def stop(self) -> float:
        """End the measurement; the longest hold in seconds."""
        self._beat()
        self._timer.stop()
        return self.longest
