"""Signatures of packs as minisign writes them: Ed25519 over the BLAKE2b digest of the manifest, with a trusted comment.

Only the prehashed form (`ED`) is accepted, as by `minisign -V -H`. What a person compares is a fingerprint of the
whole key, never the key's number, which anybody can copy.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from briefing.domain.errors import BriefingError

LONGEST_SIGNATURE = 4096
_PUBLIC_LENGTH, _SIGNATURE_LENGTH, _SECRET_LENGTH = 42, 74, 158
_COMMENT = "trusted comment: "
_UNTRUSTED = "untrusted comment: "


class SignatureError(BriefingError):
    """A signature or key that is not what it should be."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A publisher's public key: the number by which signatures name it, and the key itself."""

    number: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key in base64, as in the second line of a minisign key file."""
        return base64.b64encode(b"Ed" + self.number + self.key).decode("ascii")

    @property
    def fingerprint(self) -> str:
        """Eight groups of four hexadecimal digits by which two people compare the key."""
        digits = sha256(self.key).hexdigest()[:32].upper()
        return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A publisher's secret key, read from a minisign key file without password."""

    public: PublicKey
    seed: bytes


def public_key(text: str) -> PublicKey:
    """The public key of a base64 line; raises `SignatureError`."""
    raw = _decoded(text, _PUBLIC_LENGTH, "The public key is damaged.")
    if raw[:2] != b"Ed":
        raise SignatureError("The public key is of an unknown kind.", "Use a key made by minisign.")
    return PublicKey(raw[2:10], raw[10:])


def read_secret_key(path: Path) -> SecretKey:
    """The secret key of a minisign key file; raises `SignatureError`."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SignatureError(
            f"The key file {path.name} cannot be read.", "Name a secret key of minisign."
        ) from None
    if len(lines) < 2:
        raise SignatureError(f"{path.name} is no key file of minisign.", "Make one with minisign -G -W.")
    raw = _decoded(lines[1], _SECRET_LENGTH, f"{path.name} is no secret key of minisign.")
    if raw[:2] != b"Ed" or raw[4:6] != b"B2":
        raise SignatureError(f"{path.name} is a key of an unknown kind.", "Make one with minisign -G -W.")
    if raw[2:4] != b"\0\0":
        raise SignatureError(
            f"{path.name} is locked with a password.",
            "Make a key without one: minisign -G -W, kept where only you can read.",
        )
    number, seed, key = raw[54:62], raw[62:94], raw[94:126]
    # Files without password carry no checksum: whether the two halves belong together tells a damaged one.
    if _public_of(seed) != key:
        raise SignatureError(f"{path.name} is damaged.", "Use your copy of the key.")
    return SecretKey(PublicKey(number, key), seed)


def _public_of(seed: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def trusted_comment(name: str, version: int) -> str:
    """What the signature of a pack must say besides the signed bytes: whose manifest it is."""
    return f"pack:{name} version:{version}"


def sign(content: bytes, secret: SecretKey, comment: str) -> bytes:
    """The signature file of `content`, as `minisign -S` writes it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(secret.seed)
    signature = key.sign(blake2b(content).digest())
    whole = key.sign(signature + comment.encode())
    line = base64.b64encode(b"ED" + secret.public.number + signature).decode("ascii")
    last = base64.b64encode(whole).decode("ascii")
    return f"{_UNTRUSTED}signature of a Briefing pack\n{line}\n{_COMMENT}{comment}\n{last}\n".encode()


def verify(content: bytes, signature: bytes, key: PublicKey) -> str:
    """The trusted comment of a signature that holds for `content` and `key`; raises `SignatureError`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    number, signed, comment, whole = _parts_of(signature)
    if number != key.number:
        raise SignatureError("The signature names another key than the pack.", _ASK)
    public = Ed25519PublicKey.from_public_bytes(key.key)
    try:
        public.verify(signed, blake2b(content).digest())
    except InvalidSignature:
        raise SignatureError(
            "The signature does not fit the pack: it was changed after signing.", _ASK
        ) from None
    try:
        public.verify(whole, signed + comment.encode())
    except InvalidSignature:
        raise SignatureError("The signature's comment was changed after signing.", _ASK) from None
    return comment


def _parts_of(signature: bytes) -> tuple[bytes, bytes, str, bytes]:
    """Key number, signature, trusted comment and signature over both, from the four lines of a signature file."""
    if len(signature) > LONGEST_SIGNATURE:
        raise SignatureError("The signature is too long.", _ASK)
    try:
        lines = signature.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise SignatureError("The signature is damaged.", _ASK) from None
    if (
        len(lines) != 5
        or lines[4]
        or not lines[0].startswith(_UNTRUSTED)
        or not lines[2].startswith(_COMMENT)
    ):
        raise SignatureError("The signature is not as minisign writes it.", _ASK)
    raw = _decoded(lines[1], _SIGNATURE_LENGTH, "The signature is damaged.")
    if raw[:2] == b"Ed":
        raise SignatureError(
            "The signature is of the old kind, which is not accepted.", "Sign with minisign 0.11."
        )
    if raw[:2] != b"ED":
        raise SignatureError("The signature is of an unknown kind.", _ASK)
    whole = _decoded(lines[3], 64, "The signature is damaged.")
    comment = lines[2].removeprefix(_COMMENT)
    if not comment.isprintable():
        raise SignatureError("The signature's comment holds characters that cannot be seen.", _ASK)
    return raw[2:10], raw[10:], comment, whole


def _decoded(text: str, length: int, why: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise SignatureError(why, _ASK) from None
    if len(raw) != length or base64.b64encode(raw).decode("ascii") != text:
        raise SignatureError(why, _ASK)
    return raw


_ASK = "Ask the publisher for the file again."
