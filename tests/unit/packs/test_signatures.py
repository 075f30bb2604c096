"""Signatures: our own against themselves, altered in every part, and against minisign where it is installed."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from briefing.packs import PackRefused, build, read
from briefing.packs.manifest import MANIFEST, SIGNATURE
from briefing.packs.signatures import (
    PublicKey,
    SecretKey,
    SignatureError,
    public_key,
    read_secret_key,
    sign,
    trusted_comment,
    verify,
)
from tests.packs_for_tests import STARTER, members_of, new_key, repacked

CONTENT = b"the manifest"
COMMENT = "pack:starter-pk version:2"

minisign = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed here")


@pytest.fixture(scope="module")
def key() -> SecretKey:
    return new_key()


def test_a_signature_holds_and_gives_its_comment(key: SecretKey) -> None:
    assert verify(CONTENT, sign(CONTENT, key, COMMENT), key.public) == COMMENT


def lines(signature: bytes) -> list[str]:
    return signature.decode().split("\n")


def joined(parts: list[str]) -> bytes:
    return "\n".join(parts).encode()


def with_line(number: int, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    def altered(signature: bytes) -> bytes:
        parts = lines(signature)
        parts[number] = change(parts[number])
        return joined(parts)

    return altered


def flipped(line: str, byte: int) -> str:
    raw = bytearray(base64.b64decode(line))
    raw[byte] ^= 1
    return base64.b64encode(bytes(raw)).decode()


ALTERED = {
    "algorithm": with_line(1, lambda line: flipped(line, 1)),
    "legacy": with_line(1, lambda line: base64.b64encode(b"Ed" + base64.b64decode(line)[2:]).decode()),
    "key number": with_line(1, lambda line: flipped(line, 5)),
    "signature": with_line(1, lambda line: flipped(line, 40)),
    "signature cut": with_line(1, lambda line: line[:-4]),
    "not base64": with_line(1, lambda line: "*" + line[1:]),
    "spare bits": with_line(3, lambda line: line[:-3] + chr(ord(line[-3]) + 1) + "=="),
    "comment": with_line(2, lambda line: line.replace("version:2", "version:3")),
    "no comment": with_line(2, lambda line: line.replace("trusted comment: ", "")),
    "second signature": with_line(3, lambda line: flipped(line, 10)),
    "second signature cut": with_line(3, lambda line: line[:20]),
    "a line less": lambda signature: joined(lines(signature)[:3]),
    "a line more": lambda signature: signature + b"more\n",
    "crlf": lambda signature: signature.replace(b"\n", b"\r\n"),
    "bom": lambda signature: b"\xef\xbb\xbf" + signature,
    "nul": lambda signature: signature.replace(b"version", b"ver\0ion"),
    "empty": lambda signature: b"",
    "not text": lambda signature: b"\xff" + signature,
    "endless": lambda signature: b"untrusted comment: " + b"a" * 5000 + signature,
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_signature_does_not_hold(name: str, key: SecretKey) -> None:
    with pytest.raises(SignatureError) as refused:
        verify(CONTENT, ALTERED[name](sign(CONTENT, key, COMMENT)), key.public)
    assert refused.value.message.endswith(".")


def test_other_content_other_key_and_a_transplanted_comment(key: SecretKey) -> None:
    signature = sign(CONTENT, key, COMMENT)
    for content in (b"", CONTENT[:-1], CONTENT + b" "):
        with pytest.raises(SignatureError, match="changed after signing"):
            verify(content, signature, key.public)
    other = new_key()
    with pytest.raises(SignatureError, match="another key"):
        verify(CONTENT, signature, other.public)
    with pytest.raises(SignatureError, match="does not fit"):
        verify(CONTENT, signature, PublicKey(key.public.number, other.public.key))
    parts, newer = lines(signature), lines(sign(b"newer", key, "pack:starter-pk version:9"))
    with pytest.raises(SignatureError, match="comment was changed"):
        verify(CONTENT, joined([*parts[:2], *newer[2:]]), key.public)


def test_the_fingerprint_is_of_the_key_not_of_its_number(key: SecretKey) -> None:
    forged = PublicKey(key.public.number, new_key().public.key)
    assert forged.fingerprint != key.public.fingerprint
    assert public_key(key.public.text) == key.public
    for text in ("", "RWQ", "!" * 56, base64.b64encode(b"XX" + b"1" * 40).decode()):
        with pytest.raises(SignatureError):
            public_key(text)


# ---------------------------------------------------------------- in a pack


def signed_pack(tmp_path: Path, key: SecretKey) -> Path:
    return build(STARTER, tmp_path / "signed.ctpack", sign_with=key).path


def test_a_signed_pack_tells_its_key(tmp_path: Path, key: SecretKey) -> None:
    pack = read(signed_pack(tmp_path, key))
    assert pack.key == key.public
    assert (pack.layer.trust, pack.layer.key_id) == ("key", key.public.fingerprint)


def test_signatures_that_do_not_belong_each_have_their_own_sentence(tmp_path: Path, key: SecretKey) -> None:
    path = signed_pack(tmp_path, key)
    members = members_of(path)
    manifest = members[MANIFEST]
    old = blake2b(manifest).digest()
    cases = {
        "another pack": sign(manifest, key, trusted_comment("starter-pk", 9)),
        "another key": sign(manifest, new_key(), COMMENT),
        "does not fit": sign(old, key, trusted_comment("starter-pk", 1)),
        "old kind": ALTERED["legacy"](sign(manifest, key, trusted_comment("starter-pk", 1))),
        "comment was changed": ALTERED["comment"](sign(manifest, key, COMMENT)),
    }
    told = set()
    for words, signature in cases.items():
        bad = repacked(path, tmp_path / "bad.ctpack")({SIGNATURE: signature, MANIFEST: manifest})
        with pytest.raises(PackRefused) as refused:
            read(bad)
        (problem,) = refused.value.problems
        assert (problem.file, words in problem.why) == (SIGNATURE, True)
        told.add(problem.why)
    assert len(told) == len(cases)


def test_a_signature_taken_away_or_put_on_is_noticed(tmp_path: Path, key: SecretKey) -> None:
    from briefing.packs.build import zip_bytes

    members = members_of(signed_pack(tmp_path, key))
    signature = members.pop(SIGNATURE)
    (tmp_path / "bare.ctpack").write_bytes(zip_bytes(members))
    with pytest.raises(PackRefused, match="carries no signature"):
        read(tmp_path / "bare.ctpack")
    unsigned = build(STARTER, tmp_path / "unsigned.ctpack").path
    with pytest.raises(PackRefused, match="names no key"):
        read(repacked(unsigned, tmp_path / "put.ctpack")({SIGNATURE: signature}))


# ---------------------------------------------------------------- minisign itself


@pytest.fixture
def tool(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["minisign", *arguments], cwd=tmp_path, check=check, capture_output=True, text=True
        )

    return run


@minisign
def test_minisign_accepts_our_packs_and_we_accept_its_keys(tmp_path: Path, tool: Callable) -> None:
    tool("-G", "-W", "-p", "key.pub", "-s", "key.sec")
    secret = read_secret_key(tmp_path / "key.sec")
    public = (tmp_path / "key.pub").read_text(encoding="ascii").splitlines()[1]
    assert secret.public.text == public
    for name, content in members_of(signed_pack(tmp_path, secret)).items():
        (tmp_path / name).write_bytes(content)
    said = tool("-V", "-H", "-m", MANIFEST, "-x", SIGNATURE, "-P", public)
    assert "pack:starter-pk version:1" in said.stdout


@minisign
def test_we_accept_what_minisign_signs_and_refuse_its_legacy_form(tmp_path: Path, tool: Callable) -> None:
    tool("-G", "-W", "-p", "key.pub", "-s", "key.sec")
    public = public_key((tmp_path / "key.pub").read_text(encoding="ascii").splitlines()[1])
    (tmp_path / "content").write_bytes(CONTENT)
    tool("-S", "-s", "key.sec", "-m", "content", "-t", COMMENT)
    assert verify(CONTENT, (tmp_path / "content.minisig").read_bytes(), public) == COMMENT
    tool("-S", "-l", "-s", "key.sec", "-m", "content", "-t", COMMENT)
    with pytest.raises(SignatureError, match="old kind"):
        verify(CONTENT, (tmp_path / "content.minisig").read_bytes(), public)


def test_key_files_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "key.sec"
    locked = base64.b64encode(b"EdScB2" + b"\0" * 152).decode()
    damaged = base64.b64encode(b"Ed\0\0B2" + b"\0" * 152).decode()
    for content, words in (
        ("", "no key file"),
        ("one line", "no key file"),
        ("comment\nRWQ=\n", "no secret key"),
        (f"comment\n{locked}\n", "password"),
        (f"comment\n{damaged}\n", "damaged"),
    ):
        path.write_text(content, encoding="ascii")
        with pytest.raises(SignatureError, match=words):
            read_secret_key(path)
    with pytest.raises(SignatureError, match="cannot be read"):
        read_secret_key(tmp_path / "none")
