"""The guarded reader of a pack's ZIP: its members are listed and streamed, never unpacked by their names.

Python's own reader is lenient where parsers disagree (two members of one name, a second archive in the comment,
overlapping members), so the end record, the directory and the ranges are compared here before anything is read.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from briefing.domain.errors import Problem, Refused

LARGEST_FILE = 256 << 20
LARGEST_TOTAL = 512 << 20
"""Bytes of all members together, as their directory states them."""
MOST_MEMBERS = 64
LARGEST_DIRECTORY = 1 << 16
LARGEST_RATIO = 300
_FREE_BYTES = 1 << 20
"""Members up to this size may be compressed as they like: a repetitive small table is no bomb."""

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_REGULAR, _FILE_TYPE = 0o100000, 0o170000
_ENCRYPTED = 0x1
_AGAIN = "Ask its publisher for the pack again."
_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    struct.error,
    zlib.error,
)


class PackRefused(Refused):
    """A pack that cannot be used, with every problem found in it; nothing was changed."""


def refused(label: str, *problems: Problem) -> PackRefused:
    """The refusal of a pack file for these problems."""
    count = len(problems)
    return PackRefused(
        f"{label} was refused: {count} problem{'s' if count != 1 else ''}. Nothing was changed.", problems
    )


class MemberStream:
    """One member read line by line or in chunks, counted and hashed on the way.

    Raises `PackRefused` where it holds more than its directory says or is damaged.
    """

    def __init__(self, stream: BinaryIO, label: str, size: int) -> None:
        self._stream = stream
        self._label = label
        self._size = size
        self._hash = sha256()
        self.count = 0

    def readline(self, limit: int = -1) -> bytes:
        return self._counted(self._guarded(self._stream.readline, limit))

    def read(self, limit: int = -1) -> bytes:
        return self._counted(self._guarded(self._stream.read, limit))

    def finish(self) -> tuple[str, int]:
        """The sha256 and size of the whole member, after reading what was left."""
        while self.read(1 << 16):
            pass
        return self._hash.hexdigest(), self.count

    def _guarded(self, call: object, limit: int) -> bytes:
        try:
            return cast("bytes", call(limit))  # type: ignore[operator]
        except (*_ERRORS, OSError) as error:
            raise refused(
                self._label, Problem(self._label, 0, "", f"is damaged ({_plain(error)}).", _AGAIN)
            ) from error

    def _counted(self, data: bytes) -> bytes:
        self.count += len(data)
        if self.count > self._size:
            raise refused(
                self._label, Problem(self._label, 0, "", "is longer than its directory says.", _AGAIN)
            )
        self._hash.update(data)
        return data


class Container:
    """An opened pack: the names of its members, and each of them as a guarded stream."""

    def __init__(self, archive: zipfile.ZipFile, label: str) -> None:
        self._archive = archive
        self.label = label
        self.names = tuple(info.filename for info in archive.infolist())

    @contextmanager
    def open(self, name: str) -> Iterator[MemberStream]:
        """A member as a stream; raises `PackRefused` where it cannot be read."""
        info = self._archive.getinfo(name)
        try:
            stream = self._archive.open(info)
        except (*_ERRORS, OSError) as error:
            raise refused(
                self.label, Problem(name, 0, "", f"is damaged ({_plain(error)}).", _AGAIN)
            ) from error
        with stream:
            yield MemberStream(cast("BinaryIO", stream), name, info.file_size)

    def content(self, name: str, limit: int) -> bytes:
        """A small member whole; raises `PackRefused` where it is larger than `limit`."""
        if self._archive.getinfo(name).file_size > limit:
            raise refused(self.label, Problem(name, 0, "", f"is larger than {limit} bytes.", _AGAIN))
        with self.open(name) as stream:
            return stream.read(limit + 1)


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """A pack file, opened after all guards have passed; raises `PackRefused`."""
    label = path.name
    try:
        with path.open("rb") as file:
            problems = _outside(label, file)
            if problems:
                raise refused(label, *problems)
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                problems = _inside(label, file, archive)
                if problems:
                    raise refused(label, *problems)
                yield Container(archive, label)
    except FileNotFoundError:
        raise refused(
            label, Problem(label, 0, "", "there is no such file.", "Check its name and place.")
        ) from None
    except IsADirectoryError:
        why = "is a folder, not a pack."
        raise refused(label, Problem(label, 0, "", why, "Build a pack from it first.")) from None
    except OSError as error:
        why = f"cannot be read ({error.strerror or 'no reason given'})."
        raise refused(label, Problem(label, 0, "", why, "Check the disk it is on.")) from error
    except _ERRORS as error:
        why = f"is damaged or no pack ({_plain(error)})."
        raise refused(label, Problem(label, 0, "", why, _AGAIN)) from error


def _plain(error: BaseException) -> str:
    """A library's reason in one printable line."""
    return ascii(str(error) or type(error).__name__)[1:-1][:120]


def _outside(label: str, file: BinaryIO) -> list[Problem]:
    """The first and the last bytes: one archive, whole, with nothing before, behind or beside it."""

    def wrong(why: str, mend: str = _AGAIN) -> list[Problem]:
        return [Problem(label, 0, "", why, mend)]

    size = file.seek(0, 2)
    if size == 0:
        return wrong("is empty.")
    if size > LARGEST_FILE:
        return wrong(f"is larger than {LARGEST_FILE >> 20} MiB.")
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        return wrong("is not a data pack: it is another kind of file.")
    if size < _END.size:
        return wrong("is damaged or incomplete.")
    file.seek(size - _END.size)
    end = _END.unpack(file.read(_END.size))
    magic, disk, directory_disk, here, count, directory_size, directory_offset, comment = end
    if magic != b"PK\x05\x06" or comment:
        return wrong("is damaged or incomplete, or something was added at its end.")
    if disk or directory_disk or here != count:
        return wrong("is a part of several.")
    if count > MOST_MEMBERS:
        return wrong(f"holds more than {MOST_MEMBERS} files.")
    if directory_size > LARGEST_DIRECTORY:
        return wrong("has a directory that is too long.")
    if directory_offset + directory_size + _END.size != size:
        return wrong("is damaged, or something was added to it.")
    return []


def _inside(label: str, file: BinaryIO, archive: zipfile.ZipFile) -> list[Problem]:
    """The directory: plain names, each once; regular files, stored or deflated, of bounded size, side by side."""
    problems = []
    infos = archive.infolist()
    file.seek(-_END.size, 2)
    end = _END.unpack(file.read(_END.size))
    if end[4] != len(infos):
        problems.append(Problem(label, 0, "", "its directory does not list what its end counts.", _AGAIN))
    seen: set[str] = set()
    for info in infos:
        problems += [Problem(_shown(info), 0, "", why, _AGAIN) for why in _wrong_with(info, seen)]
        seen.add(info.filename.casefold())
    if sum(info.file_size for info in infos) > LARGEST_TOTAL:
        problems.append(Problem(label, 0, "", f"holds more than {LARGEST_TOTAL >> 20} MiB.", _AGAIN))
    if not problems and not _side_by_side(file, infos, directory=end[6]):
        problems.append(Problem(label, 0, "", "its files overlap.", _AGAIN))
    return problems


def _shown(info: zipfile.ZipInfo) -> str:
    return ascii(info.filename)[1:-1][:100]


def _wrong_with(info: zipfile.ZipInfo, seen: set[str]) -> Iterator[str]:
    if not _NAME.fullmatch(info.filename) or info.orig_filename != info.filename or ".." in info.filename:
        yield "a pack holds no file of that name."
    if info.filename.casefold() in seen:
        yield "is there twice."
    if info.flag_bits & _ENCRYPTED:
        yield "is encrypted; a pack is not."
    if info.compress_type not in _METHODS:
        yield "is compressed in a way that packs do not use."
    if info.external_attr >> 16 & _FILE_TYPE not in {0, _REGULAR}:
        yield "is no regular file."
    if info.file_size > max(_FREE_BYTES, info.compress_size * LARGEST_RATIO):
        yield "would grow far beyond its size in the pack."


def _side_by_side(file: BinaryIO, infos: list[zipfile.ZipInfo], *, directory: int) -> bool:
    """Whether the members lie one after another before the directory, the first at the beginning."""
    end = 0
    for position, info in enumerate(sorted(infos, key=lambda info: info.header_offset)):
        if info.header_offset < end or (position == 0 and info.header_offset):
            return False
        file.seek(info.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size:
            return False
        local = _LOCAL.unpack(header)
        end = info.header_offset + _LOCAL.size + local[9] + local[10] + info.compress_size
    return end <= directory
