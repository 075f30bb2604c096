"""The same briefing gives the same bytes, whatever the machine's zone, language, home, hash seed and clock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXPORT = """
import sys
from briefing import report
from briefing.analysis.selection import Selection
from briefing.packs import read, starter_path
chosen = Selection.of(read(starter_path()).rows, cutoff="2026-02-24")
report.export(report.compose(chosen, report.content(report.templates()[0], chosen)), sys.argv[1])
"""
PLACES = ("/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib/aarch64-linux-gnu/faketime")


def _export(out: Path, repository: Path, **changed: str) -> str:
    environment = {**os.environ, **changed}
    subprocess.run(
        [sys.executable, "-c", EXPORT, str(out)],
        cwd=repository,
        env=environment,
        check=True,
        capture_output=True,
    )
    return hashlib.sha256(out.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> str:
    return _export(tmp_path_factory.mktemp("same") / "first.pdf", repository, TZ="UTC", PYTHONHASHSEED="1")


def test_another_zone_language_home_and_hash_seed(first: str, tmp_path: Path, repository: Path) -> None:
    home = tmp_path / "somebody"
    home.mkdir()
    again = _export(
        tmp_path / "again.pdf",
        repository,
        TZ="Asia/Karachi",
        LANG="ur_PK.UTF-8",
        LC_ALL="C",
        HOME=str(home),
        USER="somebody",
        PYTHONHASHSEED="4242",
    )
    assert again == first


def test_a_clock_that_is_400_days_ahead(first: str, tmp_path: Path, repository: Path) -> None:
    library = next(
        (Path(place, "libfaketime.so.1") for place in PLACES if Path(place, "libfaketime.so.1").exists()),
        None,
    )
    if library is None:
        pytest.skip("libfaketime is not installed: the clock could not be moved")
    moved = _export(tmp_path / "moved.pdf", repository, LD_PRELOAD=str(library), FAKETIME="+400d")
    assert moved == first


def test_another_as_of_date_gives_other_bytes(first: str, tmp_path: Path, repository: Path) -> None:
    changed = EXPORT.replace('cutoff="2026-02-24"', 'as_of="2024-06-30", cutoff="2026-02-24"')
    out = tmp_path / "other.pdf"
    subprocess.run([sys.executable, "-c", changed, str(out)], cwd=repository, check=True, capture_output=True)
    assert hashlib.sha256(out.read_bytes()).hexdigest() != first


def _normalised(data: bytes) -> bytes:
    """The file with its streams unpacked and without the id that is reckoned from its packed bytes."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        out = io.BytesIO()
        pdf.save(
            out,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def test_another_build_gives_the_same_pages(tmp_path: Path, repository: Path) -> None:
    others = [
        python
        for python in (repository / ".venv" / "bin" / "python", repository / ".venv-3.13" / "bin" / "python")
        if python.exists() and python.resolve() != Path(sys.executable).resolve()
    ]
    if not others:
        pytest.skip("there is no environment of another Python here: `make test-newest` makes one")
    made = []
    for place, python in enumerate((sys.executable, others[0])):
        out = tmp_path / f"{place}.pdf"
        subprocess.run([str(python), "-c", EXPORT, str(out)], cwd=repository, check=True, capture_output=True)
        made.append(_normalised(out.read_bytes()))
    assert made[0] == made[1]
