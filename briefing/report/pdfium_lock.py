"""The one lock of PDFium, which must not be used by two threads of a process at once."""

from __future__ import annotations

import threading

one_at_a_time = threading.Lock()
"""Held by whoever opens, draws or closes a PDF through PDFium: the preview, a figure saved as PNG."""
