"""Hostile packs: each kind is refused with a sentence, quickly, in little memory, and changes no workspace."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.packs import PackRefused, build, import_pack, verify
from briefing.packs.build import zip_bytes
from briefing.packs.manifest import MANIFEST, MEDIA_TYPE, MIMETYPE
from briefing.store import Workspace
from tests.packs_for_tests import STARTER, members_of, repacked

MIB = 1 << 20
LOCAL = struct.Struct("<4s5H3L2H")
END = struct.Struct("<4s4H2LH")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return build(STARTER, tmp_path_factory.mktemp("good") / "good.ctpack").path.read_bytes()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("workspace") / "w.briefing", create=True) as opened:
        yield opened


@pytest.fixture
def refused(workspace: Workspace, tmp_path: Path) -> Callable[[bytes], str]:
    """The sentences with which these bytes are refused; the workspace's file stays the same byte by byte."""

    def run(content: bytes, *, memory: int = 40 * MIB) -> str:
        path = tmp_path / "hostile.ctpack"
        path.write_bytes(content)
        before = workspace.path.read_bytes()
        tracemalloc.start()
        try:
            with pytest.raises(PackRefused) as error:
                import_pack(workspace, path)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < memory
        assert error.value.problems
        assert all(problem.why.endswith((".", "?")) for problem in error.value.problems)
        shown = str(error.value)
        assert shown.replace("\n", "").isprintable()
        assert workspace.path.read_bytes() == before
        return shown

    return run


def archive(write: Callable[[zipfile.ZipFile], object], *, like: bytes | None = None) -> bytes:
    """A ZIP that begins as a pack does (or holds all of a good one) and has what `write` adds."""
    buffer = io.BytesIO(like or b"")
    with zipfile.ZipFile(buffer, "a" if like else "w") as opened:
        if like is None:
            opened.writestr(zipfile.ZipInfo(MIMETYPE), MEDIA_TYPE)
        write(opened)
    return buffer.getvalue()


def added(name: str, content: bytes = b"x", **options: object) -> Callable[[bytes], bytes]:
    """The good pack with one more member."""

    def make(good: bytes) -> bytes:
        info = zipfile.ZipInfo("placeholder-name")
        info.filename = info.orig_filename = name
        for option, value in options.items():
            setattr(info, option, value)
        return archive(lambda opened: opened.writestr(info, content), like=good)

    return make


def directory_at(content: bytes) -> int:
    return END.unpack(content[-END.size :])[6]


def entry_at(content: bytes, name: bytes) -> int:
    """Where the directory's entry of a member begins."""
    place = content.index(name, directory_at(content)) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    return place


def patched(content: bytes, place: int, value: bytes) -> bytes:
    return content[:place] + value + content[place + len(value) :]


def in_entry(name: bytes, offset: int, value: bytes) -> Callable[[bytes], bytes]:
    """The good pack with bytes of one directory entry altered."""
    return lambda good: patched(good, entry_at(good, name) + offset, value)


def in_end(offset: int, value: bytes) -> Callable[[bytes], bytes]:
    """The good pack with bytes of its end record altered."""
    return lambda good: patched(good, len(good) - END.size + offset, value)


def ratio_bomb(_: bytes) -> bytes:
    def write(opened: zipfile.ZipFile) -> None:
        with opened.open(deflated("persons.csv"), "w", force_zip64=False) as stream:
            for _ in range(64):
                stream.write(bytes(MIB))

    return archive(write)


def deflated(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def overlapping(_: bytes) -> bytes:
    """Two members that share one body, both headers valid for Python's reader: the second lies inside the first."""
    inner_name, inner = b"persons.csv", b"id,name_en\n" * 1000
    inner_header = LOCAL.pack(
        b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(inner), len(inner), len(inner), len(inner_name), 0
    )
    outer = inner_header + inner_name + inner
    outer_name = b"events.csv"
    outer_header = LOCAL.pack(
        b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(outer), len(outer), len(outer), len(outer_name), 0
    )
    body = outer_header + outer_name + outer

    def entry(name: bytes, content: bytes, offset: int) -> bytes:
        fixed = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, zlib.crc32(content), len(content),
                            len(content), len(name), 0, 0, 0, 0, 0, offset)  # fmt: skip
        return fixed + name

    directory = entry(outer_name, outer, 0) + entry(inner_name, inner, len(outer_header) + len(outer_name))
    return body + directory + END.pack(b"PK\5\6", 0, 0, 2, 2, len(directory), len(body), 0)


def many(_: bytes) -> bytes:
    return archive(lambda opened: [opened.writestr(f"m{number}.csv", b"") for number in range(3000)])


def second_in_comment(good: bytes) -> bytes:
    inner = archive(lambda opened: opened.writestr("persons.csv", b"id,name_en\n"))
    return good[:-2] + struct.pack("<H", len(inner)) + inner


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "ratio bomb": (ratio_bomb, "grow far beyond"),
    "overlapping members": (overlapping, "overlap"),
    "an archive inside": (added("inner.zip", zip_bytes({"a": b"a"})), "does not list"),
    "climbing name": (added("../../x.csv"), "no file of that name"),
    "climbing inside": (added("a/../../b.csv"), "no file of that name"),
    "backslashes": (added("..\\..\\w.csv"), "no file of that name"),
    "drive": (added("C:/x.csv"), "no file of that name"),
    "host": (added("//host/x.csv"), "no file of that name"),
    "absolute": (added("/etc/x.csv"), "no file of that name"),
    "dots": (added("a..csv"), "no file of that name"),
    "symbolic link": (added("link.csv", b"/etc/passwd", external_attr=0o120777 << 16), "no regular file"),
    "device": (added("device.csv", external_attr=0o020666 << 16), "no regular file"),
    "encrypted": (in_entry(b"persons.csv", 8, b"\x01\x00"), "encrypted"),
    "wrong CRC": (in_entry(b"persons.csv", 16, b"\0\0\0\0"), "damaged"),
    "fewer bytes than it holds": (in_entry(b"persons.csv", 24, struct.pack("<L", 20)), "persons.csv"),
    "claims 900 MiB": (in_entry(b"persons.csv", 24, struct.pack("<L", 900 * MIB)), "grow far beyond"),
    "claims 4 GiB": (in_entry(b"persons.csv", 24, b"\xff\xff\xff\xff"), ""),
    "another local name": (lambda good: good.replace(b"persons.csv", b"persons.csw", 1), "damaged"),
    "NUL in a name": (lambda good: good.replace(b"persons.csv", b"person\0.csv"), "no file of that name"),
    "turning name": (added("a\u202evsc.csv"), "no file of that name"),
    "escape in a name": (added("a\x1b[31m.csv"), "no file of that name"),
    "line break in a name": (added("a\nb.csv"), "no file of that name"),
    "reserved name": (added("con"), "does not list"),
    "stream name": (added("a:b"), "no file of that name"),
    "long name": (added("a" * 300 + ".csv"), "no file of that name"),
    "capitals": (added("Persons.csv"), "no file of that name"),
    "composed name": (added("personś.csv"), "no file of that name"),
    "name that is not UTF-8": (
        lambda good: good.replace(b"persons.csv", b"person\xff.csv"),
        "no file of that name",
    ),
    "name flagged UTF-8 that is not": (
        lambda good: in_entry(b"person\xff.csv", 8, b"\0\x08")(
            good.replace(b"persons.csv", b"person\xff.csv")
        ),
        "",
    ),
    "archive in the comment": (second_in_comment, "something was added"),
    "script before": (lambda good: b"#!/bin/sh\n" + good, "is not a data pack"),
    "bytes before, offsets kept": (lambda good: b"PK\3\4" + good, "something was added"),
    "junk behind": (lambda good: good + b"junk", "something was added"),
    "three thousand members": (many, "more than"),
    "end counts fewer": (in_end(8, struct.pack("<HH", 2, 2)), "does not list"),
    "end counts more": (in_end(8, struct.pack("<HH", 60, 60)), ""),
    "several disks": (in_end(4, b"\1\0"), "part of several"),
    "directory longer than the file": (in_end(12, struct.pack("<L", 60_000)), "damaged"),
    "directory elsewhere": (in_end(16, struct.pack("<L", 10)), "damaged"),
    "method 98": (in_entry(b"persons.csv", 10, b"\x62\0"), "compressed in a way"),
    "bzip2": (in_entry(b"persons.csv", 10, b"\x0c\0"), "compressed in a way"),
    "LZMA": (in_entry(b"persons.csv", 10, b"\x0e\0"), "compressed in a way"),
    "folder with data": (added("events.csv/", b"data"), "no file of that name"),
    "folder": (added("folder/", b""), "no file of that name"),
    "no ZIP": (lambda _: b"GIF89a" + bytes(200), "is not a data pack"),
    "nothing": (lambda _: b"", "empty"),
    "only an end": (lambda _: END.pack(b"PK\5\6", 0, 0, 0, 0, 0, 0, 0), "is not a data pack"),
    "RAR": (lambda _: b"Rar!\x1a\x07\x00" + bytes(200), "is not a data pack"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_container_is_refused(kind: str, good: bytes, refused: Callable[[bytes], str]) -> None:
    make, words = REFUSED[kind]
    content = make(good)
    assert content != good
    assert words in refused(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(good: bytes, refused: Callable[[bytes], str]) -> None:
    twice = archive(lambda opened: opened.writestr("persons.csv", b"id,name_en\n"), like=good)
    assert "is there twice" in refused(twice)


def test_a_pack_that_does_not_say_what_it_is(
    good: bytes, refused: Callable[[bytes], str], tmp_path: Path
) -> None:
    (tmp_path / "good.ctpack").write_bytes(good)
    members = members_of(tmp_path / "good.ctpack")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name, content in members.items():
            opened.writestr(zipfile.ZipInfo(name), content)
    assert "what it is" in refused(buffer.getvalue())


def test_a_manifest_too_large_to_be_one(good: bytes, refused: Callable[[bytes], str], tmp_path: Path) -> None:
    (tmp_path / "good.ctpack").write_bytes(good)
    path = repacked(tmp_path / "good.ctpack", tmp_path / "out.ctpack")(
        {MANIFEST: json.dumps(list(range(200_000))).encode()}
    )
    assert "larger than" in refused(path.read_bytes())


def test_what_python_reads_leniently_is_still_the_pack_that_was_built(good: bytes, tmp_path: Path) -> None:
    """CRC and sizes in the local header only: the sha256 of the manifest decides, and the pack is good."""
    place = good.index(b"persons.csv") - 30
    path = tmp_path / "local.ctpack"
    path.write_bytes(patched(good, place + 14, b"\1\2\3\4"))
    assert verify(path) == []
