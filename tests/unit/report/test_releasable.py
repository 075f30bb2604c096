"""Nothing above its marking is in an exported file: not in a byte of it, however it is written there."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing import report
from briefing.analysis.selection import select
from briefing.domain.scales import Marking
from briefing.report import ExportOptions
from briefing.report.left_out import LeftOut
from briefing.report.releasing import MarkingTooLow, Ready
from briefing.store import Workspace
from tests.unit.report.secrets import BRIEFING, RED, URDU, Marks, add_secrets, entangle, open_workspace

FORMATS = ("pdf", "docx", "md")


def made(workspace: Workspace, *, marking: str = "", releasable: Marking | None = None) -> Ready:
    content = workspace.briefing(BRIEFING)
    assert content is not None
    if marking:
        workspace.edit(BRIEFING, {"marking": marking})
        content = workspace.briefing(BRIEFING)
        assert content is not None
    return report.ready(workspace, select(workspace), content, releasable=releasable)


def file_of(ready: Ready, kind: str, folder: Path, name: str) -> Path:
    out = folder / f"{name}.{kind}"
    report.export(ready.document, out, ExportOptions(format=kind))
    return out


@pytest.fixture(scope="module")
def marks() -> Marks:
    return Marks()


@pytest.fixture(scope="module")
def secret(starter_file: Path, tmp_path_factory: pytest.TempPathFactory, marks: Marks) -> Iterator[Workspace]:
    with open_workspace(starter_file, tmp_path_factory.mktemp("secret") / "w.briefing") as workspace:
        add_secrets(workspace, marks)
        yield workspace


@pytest.fixture(scope="module")
def tangled(
    starter_file: Path, tmp_path_factory: pytest.TempPathFactory, marks: Marks
) -> Iterator[Workspace]:
    with open_workspace(starter_file, tmp_path_factory.mktemp("tangled") / "w.briefing") as workspace:
        add_secrets(workspace, marks)
        entangle(workspace, marks)
        yield workspace


@pytest.fixture(scope="module")
def innocent(starter_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_workspace(starter_file, tmp_path_factory.mktemp("open") / "w.briefing") as workspace:
        yield workspace


@pytest.fixture(scope="module")
def versions(tangled: Workspace) -> dict[str, Ready]:
    """The releasable version and the whole."""
    return {"green": made(tangled, releasable=Marking.GREEN), "red": made(tangled, marking=RED)}


# ---------------------------------------------------------------- looking into a file


def strings(value: pikepdf.Object, depth: int = 0) -> Iterator[bytes]:
    """Every string and name of a PDF object, as bytes and as the text it means."""
    if depth > 30:
        return
    if isinstance(value, pikepdf.String):
        yield bytes(value)
        yield str(value).encode()
    elif isinstance(value, pikepdf.Name):
        yield str(value).encode()
    elif isinstance(value, pikepdf.Array):
        for each in value:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from strings(each, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in value.items():
            yield str(key).encode()
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from strings(each, depth + 1)


def contents(path: Path) -> Iterator[bytes]:
    """All that a file holds, unpacked: its bytes, its members, streams, strings, names, and the text of its pages."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    if path.suffix != ".pdf":
        return
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                yield each.read_raw_bytes()
                yield each.read_bytes()
            if isinstance(each, pikepdf.Object):
                yield from strings(each)
        yield from strings(pdf.trailer)
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        words = document[number].get_textpage()
        yield words.get_text_bounded().encode()
    document.close()


def forms(word: str) -> set[bytes]:
    """A word as it can be written in a file, in small letters."""
    plain = {word, word[::-1], unicodedata.normalize("NFKD", word)}
    found = {each.encode(code) for each in plain for code in ("utf-8", "utf-16-be", "utf-16-le")}
    return {each.lower() for each in found | {each.hex().encode() for each in found}}


def found_in(path: Path, words: dict[str, str]) -> set[str]:
    """The places whose words are in a file, in whatever form."""
    every = b"\n".join(contents(path)).lower()
    text = unicodedata.normalize("NFKC", every.decode("utf-8", "ignore")).encode()
    whole = every + b"\n" + re.sub(rb"[\s\x02\xad-]", b"", text)
    return {place for place, word in words.items() if any(form in whole for form in forms(word))}


# ---------------------------------------------------------------- the tests


def test_there_are_forty_places_at_least(tangled: Workspace, marks: Marks) -> None:
    assert len(marks) >= 40
    assert len(set(marks.values())) == len(marks)


@pytest.mark.parametrize("kind", FORMATS)
def test_no_word_of_what_is_restricted_is_in_a_releasable_version(
    versions: dict[str, Ready], marks: Marks, kind: str, tmp_path: Path
) -> None:
    words = {
        **marks,
        "name in Urdu": URDU,
        "cut-off of the closed pack": "2027-07-07",
        "its year": "July 2027",
    }
    assert found_in(file_of(versions["green"], kind, tmp_path, "green"), words) == set()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_search_finds_them_in_the_whole_briefing(
    versions: dict[str, Ready], marks: Marks, kind: str, tmp_path: Path
) -> None:
    found = found_in(file_of(versions["red"], kind, tmp_path, "red"), dict(marks))
    assert found >= {
        "source title", "publisher", "event title", "excerpt", "locator", "body title", "abbreviation", "fact",
        "block title", "block text", "words in a red block", "words", "judgement", "basis", "would change",
        "judgement on a red source", "commitment", "question", "seat", "pack title", "pack publisher",
    }  # fmt: skip


def test_a_releasable_version_is_the_export_of_a_workspace_that_never_had_the_rest(
    secret: Workspace, innocent: Workspace
) -> None:
    released, _ = report.render(made(secret, releasable=Marking.GREEN).document)
    exported, _ = report.render(made(innocent, marking="TLP:GREEN").document)
    assert released == exported


def test_what_is_left_out_is_told_to_the_analyst(secret: Workspace, marks: Marks) -> None:
    ready = made(secret, releasable=Marking.GREEN)
    told: dict[str, LeftOut] = {each.id: each for each in ready.left_out}
    assert told[marks.id("blk")].words == f"block “{marks['block title']}”, marked TLP:RED"
    assert told[marks.id("src")].marking is Marking.RED
    rests = next(each for each in ready.left_out if each.name == marks["judgement on a red source"])
    assert rests.words.endswith(f"which rests on “{marks['source title']}”, marked TLP:RED")
    assert {"block", "statement", "source", "institution", "event"} <= {each.kind for each in ready.left_out}
    assert all(each.marking.order > Marking.GREEN.order for each in ready.left_out)
    assert not ready.still_named


def test_an_export_below_what_it_prints_is_refused_by_name(secret: Workspace) -> None:
    with pytest.raises(MarkingTooLow) as refused:
        made(secret, marking="TLP:AMBER")
    error = refused.value
    assert error.needed is Marking.RED
    assert error.exceeding[0].name in error.message
    assert "more" in error.message
    assert error.mend == "Mark it TLP:RED, or make a releasable version at TLP:AMBER, which leaves that out."


def test_what_only_changes_a_count_is_named_in_the_refusal(innocent: Workspace) -> None:
    with innocent.act("Add a body") as act:
        fields = {"title": "The Quiet Board", "role": "coordination", "category": "board", "tier": "federal"}
        act.add("institution", {**fields, "marking": "TLP:AMBER"}, id="ins:quiet")
        act.add("span", {"field": "status", "value": "operational", "from": "2020"}, about="ins:quiet")
    try:
        with pytest.raises(MarkingTooLow) as refused:
            made(innocent, marking="TLP:GREEN")
        assert [each.id for each in refused.value.exceeding] == ["ins:quiet"]
        assert refused.value.needed is Marking.AMBER
        assert made(innocent, marking="TLP:AMBER").document.marking is Marking.AMBER
    finally:
        innocent.remove("ins:quiet")


def test_an_item_that_the_briefing_does_not_print_stops_no_export_and_is_counted_nowhere(
    innocent: Workspace,
) -> None:
    before = made(innocent, marking="TLP:GREEN")
    change = innocent.add("source", {"title": "Never cited", "marking": RED})
    after = made(innocent, marking="TLP:GREEN")
    whole = report.stamp(innocent)
    innocent.remove(change.new[0])
    assert after.data == before.data
    assert whole.digest != before.data.digest
    assert whole.counts != before.data.counts
    assert change.new[0] not in after.selection.by_id


def test_what_an_earlier_record_said_is_not_released(innocent: Workspace) -> None:
    with innocent.act("Say two things") as act:
        fact = {"sort": "fact", "ref": "ins:i04", "field": "status", "position": "0"}
        act.add("statement", {**fact, "text": "It was dormant.", "value": "dormant"}, about="blk:text")
        gone = {"sort": "fact", "ref": "evt:gone", "text": "It came and went.", "position": "1"}
        act.add("statement", gone, about="blk:text")
    ready = made(innocent, releasable=Marking.CLEAR)
    assert [each.name for each in ready.left_out] == ["It was dormant.", "It came and went."]
    assert all("no longer those of the record" in each.words for each in ready.left_out)
    whole = made(innocent, marking="TLP:CLEAR")
    assert len(whole.content.statements) == len(ready.content.statements) + 2
