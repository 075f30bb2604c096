"""A stranger's PDF: broken or malicious ones each get a sentence and exit code 1, and change nothing."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from briefing import report
from briefing.analysis.selection import Selection
from briefing.cli import main
from briefing.domain.briefings import Block, BriefingContent
from briefing.domain.items import OWN_LAYER, Item
from briefing.report.document import Para, words
from briefing.report.evidence.printing import spaced
from briefing.report.evidence.rows import About, Evidence, PackRow
from briefing.report.evidence.source_file import NAME as SOURCE
from briefing.report.evidence.source_file import source_of
from briefing.report.evidence.writing import JSON_NAME, as_csv, attachments, digest
from briefing.store import Workspace
from tests.unit.report.made import document

MIB = 1 << 20
Pdf = pikepdf.Pdf
Change = Callable[[Pdf], object]
Said = tuple[int, str]

ABOUT = About("bri:my-1", "A stranger's", "", "", "TLP:CLEAR", "en", "2026-01-01", "", "2026-01-01", "")
MARKUP = "<img src=x onerror=alert(1)>'); DROP TABLE item; --"


def own(item_id: str, kind: str, about: str | None = None, **fields: str) -> Item:
    return Item(item_id, kind, about, OWN_LAYER, fields)


BRIEFING = BriefingContent(
    own("bri:my-1", "briefing", title="A stranger's"),
    (Block(own("blk:my-1", "block", "bri:my-1", block="text", text="Words.")),),
)
RECORDS = Selection(
    [own("ins:my-1", "institution", title="A body"), own("evt:my-1", "event", title="It met", date="2025")],
    as_of="2026-01-01",
)


def good_pdf(out: Path, evidence: Evidence) -> Path:
    """A small briefing with evidence whose digest it prints, and with its source."""
    made = replace(document(Para(words(f"SHA-256: {spaced(digest(evidence))}"))), evidence=evidence)
    report.export(made, out, report.ExportOptions(source=source_of(RECORDS, BRIEFING, ())))
    return out


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_pdf(tmp_path_factory.mktemp("good") / "good.pdf", Evidence(ABOUT))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mine") / "mine.briefing"
    with Workspace.open(path, create=True) as made, made.act("Mine") as act:
        act.add("event", {"title": "Mine", "date": "2025"})
    return path


@pytest.fixture
def said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command on a file: its exit code and what it says; the workspace must be as before."""

    def run(command: str, path: Path) -> Said:
        before, file = workspace.read_bytes(), path.read_bytes()
        capsys.readouterr()
        code = main(["--workspace", str(workspace), command, str(path)])
        printed = capsys.readouterr()
        assert workspace.read_bytes() == before
        assert path.read_bytes() == file
        assert sorted(each.name for each in path.parent.iterdir()) == [path.name]
        assert "Traceback" not in printed.err
        assert "Something went wrong" not in printed.err
        return code, printed.err.strip() or printed.out.strip()

    return run


def refused(said: Callable[..., Said], path: Path, expected: str, *, commands: str = "inspect open") -> None:
    for command in commands.split():
        code, sentence = said(command, path)
        assert code == 1, command
        assert sentence.startswith(path.name), sentence
        assert sentence.endswith((".", "?"))
        assert sentence.isprintable()
        assert expected in sentence, command


def changed(good: Path, folder: Path, change: Change, **saving: Any) -> Path:
    out = folder / "hostile.pdf"
    with pikepdf.open(good) as pdf:
        change(pdf)
        pdf.save(out, **saving)
    return out


# ---------------------------------------------------------------- files that are no PDF, or broken


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is no PDF"),
        (b"Dear analyst, see the attachment", "is no PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "is no PDF"),
        (b"%PDF-1.7\n" + bytes(5000), "damaged"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n", "damaged"),
        (b"%PDF-1.7\n" + b"<<" * 200_000, "damaged"),
        (b"%PDF-1.7\n" + b"[" * 500_000 + b"\ntrailer << /Root 1 0 R >>\n%%EOF", "damaged"),
    ],
    ids=["empty", "letter", "picture", "zeros", "no-xref", "deep-dictionaries", "deep-arrays"],
)
def test_what_is_no_pdf(said: Callable[..., Said], tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(content)
    refused(said, path, expected)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(
    capsys: pytest.CaptureFixture[str], workspace: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for command in ("inspect", "open"):
        assert main(["--workspace", str(workspace), command, str(tmp_path / "pipe.pdf")]) == 1
        assert "pipe.pdf is no file." in capsys.readouterr().err


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_pdf(said: Callable[..., Said], good: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "hostile.pdf"
    whole = good.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    code, sentence = said("inspect", path)
    assert code == 1
    assert sentence.startswith("hostile.pdf")


@pytest.mark.parametrize("password", ["secret", ""])
def test_an_encrypted_pdf(said: Callable[..., Said], good: Path, tmp_path: Path, password: str) -> None:
    lock = pikepdf.Encryption(user=password, owner="other")
    path = changed(good, tmp_path, lambda pdf: None, encryption=lock)
    refused(said, path, "is locked with a password")


def page_loop(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def own_parent(pdf: Pdf) -> None:
    pdf.Root.Pages = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=1_000_000, Kids=Array()))
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])


def many_pages(pdf: Pdf) -> None:
    for _ in range(2001):
        pdf.add_blank_page()


def test_page_trees_that_turn_back_or_never_end(
    said: Callable[..., Said], good: Path, tmp_path: Path
) -> None:
    for change in (page_loop, own_parent):
        refused(said, changed(good, tmp_path, change), "damaged")
    refused(said, changed(good, tmp_path, many_pages), "too many pages")


# ---------------------------------------------------------------- bombs


def bomb(size: int) -> bytes:
    """So many zeros, deflated: one block for a MiB, again and again."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = machine.compress(bytes(MIB)) + machine.flush(zlib.Z_FULL_FLUSH)
    check = (size % 65521) << 16 | 1
    return b"\x78\xda" + block * (size // MIB) + b"\x03\x00" + check.to_bytes(4, "big")


def test_the_bomb_is_one() -> None:
    assert zlib.decompress(bomb(3 * MIB)) == bytes(3 * MIB)


def test_an_attachment_that_unpacks_to_a_thousand_times_its_size(
    said: Callable[..., Said], good: Path, tmp_path: Path
) -> None:
    def change(pdf: Pdf) -> None:
        pdf.attachments[JSON_NAME].obj.EF.F.write(bomb(512 * MIB), filter=Name.FlateDecode)
        pdf.attachments[JSON_NAME].obj.EF.UF = pdf.attachments[JSON_NAME].obj.EF.F

    path = changed(
        good, tmp_path, change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    assert path.stat().st_size < 2 * MIB
    refused(said, path, "would grow far beyond its size when evidence.json is unpacked")


def test_a_page_that_unpacks_to_gigabytes_ends_in_a_sentence(
    said: Callable[..., Said], good: Path, tmp_path: Path
) -> None:
    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(b"")
        stream.write(bomb(4096 * MIB), filter=Name.FlateDecode)
        pdf.pages[0].obj.Contents = stream

    path = changed(
        good, tmp_path, change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    code, sentence = said("inspect", path)
    assert (code, "Every statement stands" in sentence) in {(1, False), (0, True)}


# ---------------------------------------------------------------- what would do something by itself

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))
LAUNCH = Dictionary(S=Name.Launch, F=String("calc.exe"))


def on_open(action: Dictionary) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = action

    return change


def on_click(action: Dictionary) -> Change:
    def change(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[0].obj.Annots = Array([link])

    return change


def on_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=SCRIPT)


def script_by_name(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), SCRIPT]))


def by_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


def chained(pdf: Pdf) -> None:
    on_click(Dictionary(S=Name.URI, URI=String("https://example.org"), Next=SCRIPT))(pdf)


@pytest.mark.parametrize(
    "change",
    [
        on_open(SCRIPT),
        on_open(LAUNCH),
        on_click(LAUNCH),
        on_click(SCRIPT),
        on_page,
        script_by_name,
        by_form,
        chained,
    ],
    ids="open-script open-launch click-launch click-script page names form chained".split(),
)
def test_what_acts_by_itself(said: Callable[..., Said], good: Path, tmp_path: Path, change: Change) -> None:
    refused(said, changed(good, tmp_path, change), "which no briefing does. None of it was done.")


# ---------------------------------------------------------------- attachments


def attach(pdf: Pdf, name: str, data: bytes = b"x") -> None:
    pdf.attachments[name] = AttachedFileSpec(pdf, data, filename=name)


def only_bad_names(pdf: Pdf) -> None:
    for name in list(pdf.attachments):
        del pdf.attachments[name]
    for name in (
        "../../etc/cron.d/x",
        "C:\\Windows\\x.exe",
        "evidence\u202ejson.exe",
        "\x1b[2Jx",
        "a/evidence.json",
    ):
        attach(pdf, name)


def test_names_that_lead_elsewhere_are_names_of_nothing(
    said: Callable[..., Said], good: Path, tmp_path: Path
) -> None:
    path = changed(good, tmp_path, only_bad_names)
    refused(said, path, "carries no evidence", commands="inspect")
    refused(said, path, "does not carry its source", commands="open")


def twice(pdf: Pdf) -> None:
    tree = pdf.Root.Names.EmbeddedFiles
    while "/Kids" in tree:
        tree = tree.Kids[0]
    tree.Names.append(String("evidence.json2"))
    tree.Names.append(pdf.attachments[JSON_NAME].obj)


def tree_loop(pdf: Pdf) -> None:
    node = pdf.make_indirect(Dictionary(Limits=Array([String("a"), String("z")])))
    node.Kids = Array([node])
    pdf.Root.Names.EmbeddedFiles = node


def deep_tree(pdf: Pdf) -> None:
    node = pdf.make_indirect(Dictionary(Names=Array()))
    for _ in range(2000):
        node = pdf.make_indirect(Dictionary(Kids=Array([node])))
    pdf.Root.Names.EmbeddedFiles = node


def many_files(pdf: Pdf) -> None:
    for number in range(60):
        attach(pdf, f"{number}.txt")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (twice, "two files attached of the name evidence.json"),
        (tree_loop, "leads nowhere"),
        (deep_tree, "leads nowhere"),
        (many_files, "too many files attached"),
    ],
)
def test_attachments_that_are_too_many_or_twice(
    said: Callable[..., Said], good: Path, tmp_path: Path, change: Change, expected: str
) -> None:
    refused(said, changed(good, tmp_path, change), expected)


def packed(pdf: Pdf) -> None:
    stream = pdf.attachments[JSON_NAME].obj.EF.F
    stream.write(b"4142>", filter=Name.ASCIIHexDecode)
    pdf.attachments[JSON_NAME].obj.EF.UF = stream


def no_stream(pdf: Pdf) -> None:
    pdf.attachments[JSON_NAME].obj.EF = Dictionary(F=String("evidence.json"), UF=Array([1, 2]))


@pytest.mark.parametrize("change", [packed, no_stream])
def test_evidence_that_is_no_plain_file(
    said: Callable[..., Said], good: Path, tmp_path: Path, change: Change
) -> None:
    path = changed(
        good, tmp_path, change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    refused(said, path, "carries no evidence", commands="inspect")


# ---------------------------------------------------------------- evidence


def saying(data: bytes, name: str = JSON_NAME) -> Change:
    def change(pdf: Pdf) -> None:
        del pdf.attachments[name]
        attach(pdf, name, data)

    return change


WHOLE = json.loads(attachments(Evidence(ABOUT))[0].data)
FACT = dict.fromkeys("statement item name field span value holds disputed pack".split(), "")


def with_(**more: Any) -> bytes:
    return json.dumps({**WHOLE, **more}).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[" * 400_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b'{"format": "briefing-evidence", "format": "x"}', "names a field twice"),
        (b'{"version": NaN}', "holds the number NaN"),
        (b'{"version": ' + b"9" * 1_000_000 + b"}", "holds the number 9999"),
        (with_(version=1.5), "holds the number 1.5"),
        (b"\xff\xfe\x00evidence", "is not written in UTF-8"),
        (b"", "is no JSON"),
        (b"null", "is no evidence of a briefing"),
        (with_(format="someone-elses"), "is no evidence of a briefing"),
        (with_(version=99), "a newer version of Briefing"),
        (with_(statements="all"), "is no list"),
        (with_(briefing=[]), "does not have the fields"),
        (with_(facts=[{**FACT, "version": 0, "edited": [], "item": MARKUP}]), "is no id"),
        (with_(facts=[{**FACT, "version": -1, "edited": []}]), "is no number"),
        (with_(facts=[{**FACT, "version": 0, "edited": [], "name": "\u202efdp.exe"}]), "turn the direction"),
        (
            with_(facts=[{**FACT, "version": 0, "edited": [], "value": "\x1b]0;owned\x07"}]),
            "character that no",
        ),
        (with_(facts=[{**FACT, "version": 0, "edited": [], "value": "\ud800"}]), "character that no"),
        (with_(briefing={**WHOLE["briefing"], "marking": "TLP:WHITE"}), "no label of TLP"),
        (with_(briefing={**WHOLE["briefing"], "as_of": "2026-02-31"}), "is no day"),
        (with_(briefing={**WHOLE["briefing"], "known_by": "'; --"}), "is no day"),
        (with_(briefing={**WHOLE["briefing"], "title": "Another"}), "cannot be trusted"),
    ],
    ids="depth depth-objects twice nan huge float bytes empty null schema newer type row sql negative bidi escape"
    " surrogate label day known digest".split(),
)
def test_evidence_that_is_wrong(
    said: Callable[..., Said], good: Path, tmp_path: Path, data: bytes, expected: str
) -> None:
    refused(said, changed(good, tmp_path, saying(data)), expected, commands="inspect")


def test_a_table_that_says_something_else(said: Callable[..., Said], good: Path, tmp_path: Path) -> None:
    other = as_csv(PackRow, (PackRow("mine", 1, "", "", "", "", ""),))
    path = changed(good, tmp_path, saying(other, "packs.csv"))
    refused(said, path, "packs.csv does not say what evidence.json says")


def test_markup_in_texts_is_text(said: Callable[..., Said], tmp_path: Path) -> None:
    path = good_pdf(tmp_path / "fine.pdf", Evidence(replace(ABOUT, title=MARKUP)))
    code, sentence = said("inspect", path)
    assert code == 0
    assert MARKUP in sentence


# ---------------------------------------------------------------- source

SOURCED = json.loads(source_of(RECORDS, BRIEFING, ()).data)
ITEM = {"id": "evt:my-9", "kind": "event", "about": "", "layer": "me", "fields": {"title": "x"}, "mine": []}


def item(**changed_: Any) -> bytes:
    return json.dumps({**SOURCED, "items": [*SOURCED["items"], {**ITEM, **changed_}]}).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[" * 400_000, "nested too deeply"),
        (b"{}", "is no source of a briefing"),
        (json.dumps({**SOURCED, "version": 2}).encode(), "a newer version of Briefing"),
        (json.dumps({**SOURCED, "briefing": "bri:none"}).encode(), "names no briefing of its own"),
        (json.dumps({**SOURCED, "as_of": "2026-13-01"}).encode(), "is no day"),
        (json.dumps({**SOURCED, "layers": [{"name": "../x"}]}).encode(), "does not describe a pack"),
        (item(id="'; DROP TABLE item; --"), "has no id"),
        (item(id="evt:my-1"), "has an id that another has"),
        (item(kind="institution"), "of a kind that its id does not have"),
        (item(kind="trigger"), "of a kind that its id does not have"),
        (item(layer="elsewhere"), "comes from a pack that is not named"),
        (item(fields={"_dead": "1"}), "has a field that no record has"),
        (item(fields={"title": 5}), "is no text"),
        (item(fields={"title": "x" * 50_000}), "is no text of at most"),
        (item(fields={"title": "a\u202eb"}), "turn the direction"),
        (item(fields={"title": "x", "date": "yesterday"}), "cannot be read as a workspace"),
        (item(mine=["date"]), "names edits of fields that it does not have"),
    ],
    ids="depth schema newer briefing day layer sql twice kind unknown-kind pack private type long bidi date"
    " mine".split(),
)
def test_a_source_that_is_wrong(
    said: Callable[..., Said], good: Path, tmp_path: Path, data: bytes, expected: str
) -> None:
    refused(said, changed(good, tmp_path, saying(data, SOURCE)), expected, commands="open")
