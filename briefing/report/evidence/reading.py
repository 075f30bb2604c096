"""Reads an exported PDF with limits: what it says of itself, the evidence attached to it, and whether the two agree.

A PDF may be a stranger's. It is read by a process of its own that is bounded in time and memory; what comes from it
is checked field by field; nothing of it is run or written; and whatever is wrong with it is a sentence.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.domain.edtf import is_date
from briefing.domain.errors import BriefingError
from briefing.report.evidence.parsing import parse
from briefing.report.evidence.rows import Evidence
from briefing.report.evidence.writing import JSON_NAME, attachments

LARGEST = 200_000_000
SOURCE_NAME = "briefing-source.json"

_CHILD = Path(__file__).with_name("reading_child.py")
_SECONDS = 60
_AS_OF = re.compile(r"as of (\d{4}-\d{2}-\d{2})")
_AGAIN = "Ask for the file to be exported again."
_UNFIT = {
    "locked": ("is locked with a password.", "Unlock it first."),
    "pages": ("has too many pages to be read; at most {what} are.", ""),
    "files": ("has too many files attached; at most {what} are read.", ""),
    "acts": ("wants to do something {what}, which no briefing does. None of it was done.", _AGAIN),
    "twice": ("has two files attached of the name {what}.", _AGAIN),
    "tree": ("lists its attachments in a way that leads nowhere.", _AGAIN),
    "large": ("would grow far beyond its size when {what} is unpacked.", _AGAIN),
    "unpacked": ("holds {what} damaged.", _AGAIN),
    "damaged": ("cannot be read as a PDF: it is damaged.", _AGAIN),
}


class NotReadable(BriefingError):
    """A file that is no PDF, or one that cannot be read or trusted to be what it says."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exported briefing says of itself, and its evidence; empty where it does not say it.

    `digest` is the SHA-256 of the attached evidence, `printed` are the digests printed on its pages, `stated` the one
    in its information. `files` are the attachments by name.
    """

    title: str
    marking: str
    as_of: str
    pages: int
    printed: tuple[str, ...] = ()
    stated: str = ""
    digest: str = ""
    evidence: Evidence | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether the attached evidence is the one whose digest the pages print, and the information names."""
        return self.evidence is not None and self.digest in self.printed and self.digest == self.stated


def read_exported(path: Path) -> Exported:
    """Read a PDF with its evidence; raises `NotReadable` or `NotEvidence` with a sentence where that is not possible.

    A PDF without any evidence is answered with `evidence` None.
    """
    told = _told(path)
    files = _files(path.name, told)
    dated = _AS_OF.search(told["keywords"])
    found = Exported(
        told["title"],
        told["marking"],
        dated.group(1) if dated and is_date(dated.group(1)) else "",
        told["pages"],
        tuple(told["printed"]),
        told["stated"],
        names=tuple(each["name"] for each in told["files"]),
        files=files,
    )
    if JSON_NAME not in files:
        return found
    evidence = parse(files[JSON_NAME], f"{path.name}: {JSON_NAME}")
    _check_tables(path.name, evidence, files)
    digest = hashlib.sha256(files[JSON_NAME]).hexdigest()
    return Exported(
        found.title,
        found.marking,
        evidence.about.as_of or found.as_of,
        found.pages,
        found.printed,
        found.stated,
        digest,
        evidence,
        files,
        found.names,
    )


def _check_tables(name: str, evidence: Evidence, files: dict[str, bytes]) -> None:
    """The tables beside the evidence must say what it says: each can be made again from it, byte for byte."""
    for made in attachments(evidence):
        if files.get(made.name) != made.data:
            why = f"does not say what {JSON_NAME} says" if made.name in files else "is not attached"
            raise NotReadable(f"{name} cannot be trusted: {made.name} {why}.", _AGAIN)


def _told(path: Path) -> dict[str, Any]:
    """What the reading process says of the file."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise NotReadable(f"{path.name} is no file.", "Choose a briefing that was exported as PDF.")
    if about.st_size > LARGEST:
        raise NotReadable(f"{path.name} is too large to be read.", f"At most {LARGEST // 1_000_000} MB are.")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotReadable(f"{path.name} is no PDF.", "Choose a briefing that was exported.")
    command = [sys.executable, "-I", str(_CHILD), str(path.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, with a file name as its only argument
            command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        why = "cannot be read: it takes more time or memory than any briefing."
        raise NotReadable(f"{path.name} {why}", _AGAIN) from None
    if "unfit" in told:
        words, mend = _UNFIT[told["unfit"]]
        raise NotReadable(f"{path.name} {words.format(what=told['what'] or 'a part of it')}", mend)
    return told


def _files(name: str, told: dict[str, Any]) -> dict[str, bytes]:
    files = {}
    for each in told["files"]:
        if each["data"] is None:
            continue
        try:
            files[each["name"]] = base64.b64decode(each["data"], validate=True)
        except binascii.Error:
            raise NotReadable(f"{name} cannot be read.", _AGAIN) from None
    return files


def vouched(path: Path) -> tuple[Exported, Evidence]:
    """A PDF with evidence whose digest its own pages print.

    Raises `NotReadable` where it carries none, or another than the one that is printed.
    """
    found = read_exported(path)
    if found.evidence is None:
        raise NotReadable(
            f"{path.name} carries no evidence.", "Only a briefing that Briefing exported as PDF has it."
        )
    if not found.verified:
        raise NotReadable(
            f"{path.name} cannot be trusted: the digest of the attached evidence is not the one that it prints.",
            "The pages or the attachments were changed after the export. Ask for the file again.",
        )
    return found, found.evidence
