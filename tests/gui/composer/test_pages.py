"""The PDF of the preview: a process that ends while it is open says nothing of it."""

from __future__ import annotations

import subprocess
import sys

ENDING = """
import tempfile
from types import SimpleNamespace
early = tempfile.TemporaryDirectory()  # Python's own closing of things is then registered before PDFium's
import pypdfium2
from reportlab.pdfgen.canvas import Canvas
from briefing.ui.composer.pages import Pages
canvas = Canvas("unused.pdf")
canvas.drawString(100, 100, "one page")
shown = Pages(canvas.getpdfdata(), SimpleNamespace(block_pages=()), {})
print(shown.count)
"""


def test_the_end_of_the_process_closes_an_open_pdf_quietly() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "1\n", "")
