"""Whether a pack may be believed to come from whom it says: the application's own, a known key, a new one, or none."""

from __future__ import annotations

from dataclasses import replace

from briefing.domain.errors import BriefingError
from briefing.domain.items import Layer
from briefing.packs.read import Pack
from briefing.packs.signatures import PublicKey, public_key
from briefing.packs.starter import shipped_digest
from briefing.store import Workspace


class UnknownKey(BriefingError):
    """A pack is signed by a key that the workspace does not know yet: the user is asked once."""

    def __init__(self, pack: Pack, key: PublicKey) -> None:
        super().__init__(
            f"“{pack.layer.title}” is signed by {pack.layer.publisher} with a key that is new here: {key.fingerprint}.",
            "Compare it with what the publisher gives in another way, then trust it.",
        )
        self.fingerprint = key.fingerprint
        self.publisher = pack.layer.publisher


class KeyChanged(UnknownKey):
    """A pack is signed by another key than the one that signed it before."""

    def __init__(self, pack: Pack, key: PublicKey, known: PublicKey) -> None:
        super().__init__(pack, key)
        self.message = (
            f"“{pack.layer.title}” is signed with the key {key.fingerprint}, "
            f"but it was signed with {known.fingerprint} before."
        )
        self.args = (self.message, self.mend)
        self.mend = "Do not import it unless its publisher tells you in another way that the key was changed."


class SignatureMissing(BriefingError):
    """A pack that was signed before comes without a signature."""


def trusted_layer(workspace: Workspace, pack: Pack, trust_key: str | None) -> tuple[Layer, tuple[str, ...]]:
    """The pack's layer with how far it is trusted, and warnings to show.

    `trust_key` is the fingerprint that the user has agreed to. Raises `UnknownKey`, `KeyChanged`,
    `SignatureMissing`.
    """
    if pack.layer.digest == shipped_digest():
        return _with_trust(pack.layer, "shipped"), ()
    known = known_key(workspace, pack.layer.name)
    if pack.key is None:
        if known is not None:
            raise SignatureMissing(
                f"“{pack.layer.title}” is not signed, but it was signed with {known.fingerprint} before.",
                "Ask its publisher for the signed pack.",
            )
        return _with_trust(pack.layer, "unsigned"), (
            "The pack is not signed: nobody vouches for where it comes from.",
        )
    agreed = trust_key is not None and plain_fingerprint(trust_key) == plain_fingerprint(pack.key.fingerprint)
    if known == pack.key or agreed:
        return _with_trust(pack.layer, "key"), ()
    if known is None:
        raise UnknownKey(pack, pack.key)
    raise KeyChanged(pack, pack.key, known)


def known_key(workspace: Workspace, name: str) -> PublicKey | None:
    """The key that the user has trusted for a pack; None where there is none."""
    stored = workspace.setting(_setting(name))
    return public_key(stored) if stored else None


def remember_key(workspace: Workspace, pack: Pack) -> None:
    """Bind the pack's key to its name, from now on."""
    if pack.key is not None:
        workspace.set_setting(_setting(pack.layer.name), pack.key.text)


def plain_fingerprint(text: str) -> str:
    """A fingerprint as typed, without blanks and in capitals."""
    return "".join(text.split()).upper()


def _setting(name: str) -> str:
    return f"pack-key:{name}"


def _with_trust(layer: Layer, trust: str) -> Layer:
    return replace(layer, trust=trust)
