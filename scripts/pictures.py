"""Draws the application as it is: every place, theme and size, and every page of the default briefing, as PNG.

The real window on a workspace with the starter pack, driven without a screen; the real export, drawn page by page.
Look at what comes out, beside what it should look like.

    python scripts/pictures.py [--out build/pictures] [--only NAME]... [--readme]

With --readme the pictures that the README shows are renewed too; --only must then leave them in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop  # noqa: E402 # the platform is chosen first
from PySide6.QtWidgets import QApplication  # noqa: E402

from briefing.packs import install_starter  # noqa: E402
from briefing.store import Workspace  # noqa: E402
from briefing.ui.kit.fonts import load_fonts  # noqa: E402
from briefing.ui.kit.theme import themes  # noqa: E402
from briefing.ui.shell.context import Context  # noqa: E402
from briefing.ui.shell.drafts import start_briefing  # noqa: E402
from briefing.ui.shell.window import Window  # noqa: E402

SIZES = ((1366, 768), (1920, 1080))
README = {
    "overview-light-1366x768": "overview",
    "timeline-light-1366x768": "timeline",
    "profile-light-1366x768": "profile",
    "composer-light-1366x768": "composer",
    "page-04": "page",
}
"""The README's pictures: what is drawn, and its name in docs/pictures."""
MOST_BYTES = 250_000
"""What a picture of the README may weigh, so that the repository stays small."""
PATIENCE = 20.0
"""Seconds that the window gets to finish the work a picture shows."""


class Studio:
    """One window on one fresh workspace, and what has to be done before each picture."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        QApplication.setStyle("Fusion")
        load_fonts()
        self.workspace = Workspace.open(folder / "pictures.briefing", create=True)
        install_starter(self.workspace)
        self.context = Context(self.workspace)
        self.window = Window(self.context)
        self.body = self._found("NIFTAC", "institution")
        self.source = self._found("NACTA", "source")

    def _found(self, words: str, kind: str) -> str:
        return next(hit.id for hit in self.workspace.search(words, kind=kind))

    def settle(self) -> None:
        """Let the window draw, and what it has begun end."""
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < 5 and time.monotonic() < until:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            quiet = 0 if self.context.jobs.under_way else quiet + 1

    def shots(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Each picture's name, the place it needs, and how to get there."""
        window, context = self.window, self.context
        yield "overview", "overview", lambda: window.go("overview")
        yield "timeline", "timeline", lambda: window.go("timeline")
        yield "institutions", "institutions", lambda: window.go("institutions")
        yield "profile", "institutions", lambda: window.go("institutions", self.body)
        yield "evidence", "institutions", lambda: context.show_evidence(self.body, "status")
        yield "commitments", "commitments", lambda: (context.set_evidence(on=False), window.go("commitments"))
        yield "matrix", "matrix", lambda: window.go("matrix")
        yield "sources", "sources", lambda: window.go("sources")
        yield "source", "sources", lambda: window.go("sources", self.source)
        yield "packs", "packs", lambda: window.go("packs")
        yield "composer", "briefings", lambda: window.go("briefings", context.draft)
        yield "settings", "settings", lambda: window.go("settings")
        yield "keys", "shortcuts", lambda: window.go("shortcuts")

    def draw(self, out: Path, only: list[str]) -> None:
        """Write every picture of the window."""
        self.window.show()
        for theme in ("light", "dark"):
            themes().choose(theme)
            for width, height in SIZES:
                self.window.resize(width, height)
                if theme == "light" and not self.context.draft:
                    self.window.go("start")
                    self.take(out, f"first-start-{theme}-{width}x{height}", only)
        start_briefing(self.context)
        for theme in ("light", "dark"):
            themes().choose(theme)
            for width, height in SIZES:
                self.window.resize(width, height)
                for name, place, arrange in self.shots():
                    if self.window.has_place(place):
                        arrange()
                        self.take(out, f"{name}-{theme}-{width}x{height}", only)
                self.window.go("overview")
                self.window.open_palette("nacta")
                self.take(out, f"search-{theme}-{width}x{height}", only)
                self.window.palette_box.hide()

    def take(self, out: Path, name: str, only: list[str]) -> None:
        """Write the window as it stands."""
        if only and not any(name.startswith(wanted) for wanted in only):
            return
        self.settle()
        self.window.grab().save(str(out / f"{name}.png"))
        print(out / f"{name}.png")

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.workspace.close()


def pages(out: Path, folder: Path) -> None:
    """Export the default briefing and write each of its pages."""
    import pypdfium2

    from briefing.cli import main

    pdf = folder / "briefing.pdf"
    workspace = str(folder / "pages.briefing")
    if main(["--workspace", workspace, "export", "--template", "default", "--out", str(pdf)]) != 0:
        raise SystemExit("the default briefing could not be exported")
    shutil.copy(pdf, out / "briefing.pdf")
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        path = out / f"page-{number:02}.png"
        page.render(scale=1.6).to_pil().save(path)
        print(path)
    document.close()


def renew(drawn: Path, shown: Path) -> None:
    """Put a picture into the README, in as few colours as keep it light enough."""
    from PIL import Image

    shown.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(drawn) as opened:
        picture = opened.convert("RGB")
    for colours in (256, 128, 64, 32):
        picture.quantize(colours, dither=Image.Dither.NONE).save(shown, optimize=True)
        if shown.stat().st_size <= MOST_BYTES:
            print(shown)
            return
    raise SystemExit(f"{drawn.name} cannot be made lighter than {MOST_BYTES:,} bytes")


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description="Draw every place and every page as PNG.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    parser.add_argument("--only", action="append", default=[], help="names begin with this; may be repeated")
    parser.add_argument("--readme", action="store_true", help="renew the README's pictures from these")
    parser.add_argument("--pictures", type=Path, default=ROOT / "docs" / "pictures", help="where those lie")
    given = parser.parse_args()
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="briefing-pictures-") as folder:
        if not given.only or any(not wanted.startswith("page") for wanted in given.only):
            studio = Studio(Path(folder))
            studio.draw(out, given.only)
            studio.close()
        if not given.only or any(wanted.startswith("page") for wanted in given.only):
            pages(out, Path(folder))
    if given.readme:
        for name, title in README.items():
            renew(out / f"{name}.png", given.pictures / f"{title}.png")


if __name__ == "__main__":
    main()
