"""One engine, once, in a process of its own: `python -m tests.bench.engines.run ENGINE PAGES OUT.pdf`.

Prints one line of JSON: seconds from the content to the finished bytes (the libraries are loaded before), processor
seconds of the same, and the most memory that the process held.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

from tests.bench.engines.content import content

ENGINES = {
    "briefing": ("briefing_pages", "briefing.report.pdf.export"),
    "reportlab-plain": ("reportlab_plain", "reportlab.platypus"),
    "weasyprint-ua1": ("weasyprint_ua1", "weasyprint"),
    "typst-ua1": ("typst_ua1", "typst"),
}


def main() -> None:
    """Measure and tell."""
    engine, pages, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    module, library = ENGINES[engine]
    importlib.import_module(library)
    made = importlib.import_module(f"tests.bench.engines.{module}").make
    given = content(pages)
    begun, begun_process = perf_counter(), process_time()
    data = made(given)
    told = {"seconds": perf_counter() - begun, "cpu_seconds": process_time() - begun_process}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << (20 if sys.platform == "darwin" else 10)
    )
    out.write_bytes(data)
    print(json.dumps({**told, "peak_mib": peak}))


if __name__ == "__main__":
    main()
