"""Reads one PDF in a process of its own and prints what it says of itself and what is attached, as one JSON object.

Run by `briefing.report.evidence.reading`, which limits the process: a PDF may be a stranger's, made to exhaust or to
break what reads it. Nothing in it is run, no attachment is written anywhere, streams are unpacked up to a bound. It
imports nothing of the application.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import sys
import zlib
from collections.abc import Iterator
from typing import Any

MEMORY = 2 << 30
SECONDS = 45
MOST_PAGES = 2_000
MOST_FILES = 50
MOST_NODES = 500
DEEPEST = 12
LARGEST_FILE = 48 << 20
LARGEST_TOTAL = 96 << 20
LARGEST_RATIO = 200
FREE_BYTES = 1 << 20
LONGEST = 300
MOST_ANNOTATIONS = 200_000

PRINTED = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{8}\s+){7}[0-9a-f]{8}(?![0-9a-f])")
MARKING = re.compile(r"TLP:(?:CLEAR|GREEN|AMBER\+STRICT|AMBER|RED)")
HARMLESS = {"/GoTo", "/URI", "/Named"}


class Unfit(Exception):
    """Why a file is not read further: a word that the caller turns into a sentence, and what it concerns."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.what = what


def limit() -> None:
    """Bound memory and processor time, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def plain(value: object) -> str:
    """A text of a stranger's file without control and direction characters, at most a line long."""
    return "".join(letter for letter in str(value)[: 4 * LONGEST] if letter.isprintable())[:LONGEST]


def described(path: str) -> dict[str, Any]:
    """What the file says of itself in its information, and its attachments."""
    import pikepdf

    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        raise Unfit("locked") from None
    with pdf:
        if pdf.is_encrypted:
            raise Unfit("locked")
        if len(pdf.pages) > MOST_PAGES:
            raise Unfit("pages", str(MOST_PAGES))
        look_for_actions(pdf)
        info = pdf.docinfo
        return {
            "title": plain(info.get("/Title", "")),
            "keywords": plain(info.get("/Keywords", "")),
            "stated": plain(info.get("/EvidenceDigest", "")),
            "files": [{"name": name, "data": data} for name, data in attached(pdf)],
        }


def look_for_actions(pdf: Any) -> None:
    """Refuse what would do something by itself: scripts, programs to launch, forms sent away, other files opened."""
    root = pdf.Root
    names = root.get("/Names")
    if "/OpenAction" in root and acts(root["/OpenAction"]):
        raise Unfit("acts", "when it is opened")
    if "/AA" in root or (names is not None and "/JavaScript" in names):
        raise Unfit("acts", "by a script")
    if "/AcroForm" in root and "/XFA" in root["/AcroForm"]:
        raise Unfit("acts", "by a form")
    seen = 0
    for page in pdf.pages:
        if "/AA" in page.obj:
            raise Unfit("acts", "when a page is opened")
        for annotation in page.obj.get("/Annots", ()):
            seen += 1
            if seen > MOST_ANNOTATIONS:
                raise Unfit("large")
            if "/AA" in annotation or ("/A" in annotation and acts(annotation["/A"])):
                raise Unfit("acts", "when something is clicked")


def acts(action: Any) -> bool:
    """Whether an action is more than a way to a page or to a web address."""
    import pikepdf

    if not isinstance(action, pikepdf.Dictionary):
        return False  # a destination
    return str(action.get("/S", "/GoTo")) not in HARMLESS or "/Next" in action or "/JS" in action


def attached(pdf: Any) -> Iterator[tuple[str, str | None]]:
    """The attached files with their content in base64, None where it is packed in a way that is not read."""
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if names is not None else None
    if tree is None:
        return
    total = 0
    known: set[str] = set()
    for specification in leaves(tree):
        name = plain(specification.get("/UF", specification.get("/F", "")))
        if name in known:
            raise Unfit("twice", name)
        known.add(name)
        if len(known) > MOST_FILES:
            raise Unfit("files", str(MOST_FILES))
        data = content(specification, name)
        total += len(data or b"")
        if total > LARGEST_TOTAL:
            raise Unfit("large", name)
        yield name, None if data is None else base64.b64encode(data).decode("ascii")


def leaves(tree: Any) -> Iterator[Any]:
    """The file specifications of a name tree; a tree that turns back into itself, or is too deep, is refused."""
    import pikepdf

    waiting = [(tree, 0)]
    seen: set[tuple[int, int]] = set()
    nodes = 0
    while waiting:
        node, depth = waiting.pop()
        nodes += 1
        if depth > DEEPEST or nodes > MOST_NODES or (node.is_indirect and node.objgen in seen):
            raise Unfit("tree")
        seen.add(node.objgen)
        for place, value in enumerate(node.get("/Names", ())):
            if place % 2 and isinstance(value, pikepdf.Dictionary):
                yield value
        waiting += [(kid, depth + 1) for kid in reversed(list(node.get("/Kids", ())))]


def content(specification: Any, name: str) -> bytes | None:
    """The bytes of an attached file, unpacked up to a bound; None where it is packed in an unusual way."""
    import pikepdf

    files = specification.get("/EF")
    stream = files.get("/UF", files.get("/F")) if files is not None else None
    if not isinstance(stream, pikepdf.Stream):
        return None
    packing = stream.get("/Filter")
    if isinstance(packing, pikepdf.Array) and len(packing) == 1:
        packing = packing[0]
    if stream.get("/DecodeParms") is not None:
        return None
    raw = stream.read_raw_bytes()
    if packing is None or not raw:
        if len(raw) > LARGEST_FILE:
            raise Unfit("large", name)
        return bytes(raw)
    return unpacked(raw, name) if str(packing) == "/FlateDecode" else None


def unpacked(raw: bytes, name: str) -> bytes:
    """A deflated stream, unpacked as long as it grows no further than a file of ours could."""
    most = min(LARGEST_FILE, max(FREE_BYTES, len(raw) * LARGEST_RATIO))
    machine = zlib.decompressobj()
    try:
        data = machine.decompress(raw, most)
    except zlib.error:
        raise Unfit("unpacked", name) from None
    if machine.unconsumed_tail or not machine.eof:
        raise Unfit("large" if machine.unconsumed_tail else "unpacked", name)
    return data


def words(path: str) -> dict[str, Any]:
    """The number of pages, the digests printed on them, and the marking of the first that has one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    printed: list[str] = []
    marking = ""
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise Unfit("pages", str(MOST_PAGES))
        for number in range(pages):
            try:
                page = document[number]
                text = page.get_textpage().get_text_bounded()
                page.close()
            except pypdfium2.PdfiumError:
                continue  # a broken page says nothing; the others still do
            printed += ["".join(each.split()) for each in PRINTED.findall(text)]
            found = MARKING.search(text)
            marking = marking or (found.group() if found else "")
    finally:
        document.close()
    return {"pages": pages, "printed": printed[:50], "marking": marking}


def tell(path: str) -> dict[str, Any]:
    """What is printed: what was read, or under `unfit` why nothing was."""
    import pikepdf
    import pypdfium2

    try:
        return described(path) | words(path)
    except Unfit as unfit:
        return {"unfit": unfit.why, "what": unfit.what}
    except (
        pikepdf.PdfError,
        pypdfium2.PdfiumError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
        RuntimeError,
        MemoryError,
    ):  # what readers of PDF raise on a file that is made to break them
        return {"unfit": "damaged", "what": ""}


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(tell(sys.argv[1])))
