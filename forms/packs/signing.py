"""Ed25519 keys: their files, their names, and signatures over canonical JSON.

A key is called by its thumbprint (RFC 7638), so that the name cannot be somebody else's. Its
private half lies in a PEM file (PKCS #8) as OpenSSL reads it.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from forms.errors import PackError
from forms.packs.canonical import canonical

_SIGNATURE_BYTES, _PUBLIC_BYTES = 64, 32
#: Only who made it may read it.
_PRIVATE_MODE = 0o600
_OTHERS_MAY_READ = 0o077


@dataclass(frozen=True)
class PublicKey:
    """What everybody may know of a key: `raw`, 32 bytes."""

    raw: bytes

    @property
    def key_id(self) -> str:
        """Its thumbprint as RFC 7638 makes it: base64url of a SHA-256, 43 characters."""
        return base64url(hashlib.sha256(canonical(self.jwk())).digest())

    def jwk(self) -> dict[str, Any]:
        """The key as JSON (RFC 8037), which a browser can import as it is."""
        return {"crv": "Ed25519", "kty": "OKP", "x": base64url(self.raw)}

    @classmethod
    def of_jwk(cls, jwk: dict[str, Any]) -> "PublicKey":
        """The key that `jwk` wrote.

        Raises:
            PackError: it is none of ours.
        """
        raw = from_base64url(str(jwk.get("x", "")), _PUBLIC_BYTES)
        if (jwk.get("kty"), jwk.get("crv")) != ("OKP", "Ed25519"):
            raise PackError("This is not an Ed25519 key.", "unreadable-key")
        return cls(raw)

    def has_signed(self, content: dict[str, Any], signature: str) -> bool:
        """Whether this key made that signature over the canonical form of `content`."""
        try:
            raw = from_base64url(signature, _SIGNATURE_BYTES)
            Ed25519PublicKey.from_public_bytes(self.raw).verify(raw, canonical(content))
        except (InvalidSignature, PackError, ValueError):
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    """A key with its private half; never printed, logged or kept in the data folder."""

    _private: Ed25519PrivateKey

    @classmethod
    def make(cls) -> "SigningKey":
        """A new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, path: Path) -> "SigningKey":
        """The key in a PEM file.

        Raises:
            PackError: there is none, it is no Ed25519 key, or others may read the file.
        """
        try:
            if path.stat().st_mode & _OTHERS_MAY_READ:
                raise PackError(
                    f"Others on this machine may read the key in {path}. Make it yours alone "
                    "first: chmod 600. If anybody may have read it, revoke it and make a new one.",
                    "unreadable-key",
                )
            private = load_pem_private_key(path.read_bytes(), password=None)
        except OSError as error:
            raise PackError(
                f"The key in {path} cannot be opened: {error.strerror}.", "unreadable-key"
            ) from error
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise PackError(f"There is no key in {path}.", "unreadable-key") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise PackError(f"The key in {path} is not an Ed25519 key.", "unreadable-key")
        return cls(private)

    def save(self, path: Path) -> None:
        """Write the key to a new file that only its owner may read.

        Raises:
            PackError: there is such a file already, or it cannot be written.
        """
        pem = self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        try:
            # Made with its rights at once: there is no moment in which others can open it.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_MODE)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(pem)
            except BaseException:
                path.unlink(missing_ok=True)  # of no use, and in the way of another attempt
                raise
        except FileExistsError as error:
            raise PackError(
                f"There is a file {path} already; nothing was changed. A key that is gone cannot "
                "be made again: choose another name.",
                "key-file-exists",
            ) from error
        except OSError as error:
            raise PackError(
                f"The key cannot be written to {path}: {error.strerror}.", "unreadable-key"
            ) from error

    @property
    def public(self) -> PublicKey:
        """The half that everybody may know."""
        return PublicKey(self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, content: dict[str, Any]) -> str:
        """A signature over the canonical form of `content`: base64url, 86 characters."""
        return base64url(self._private.sign(canonical(content)))


def base64url(raw: bytes) -> str:
    """The bytes as base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_base64url(text: str, length: int) -> bytes:
    """The bytes that `base64url` wrote: exactly `length` of them, written in the one way there is.

    Raises:
        PackError: they are not.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise PackError("This is not base64url.", "unreadable-key") from error
    # The last character has bits to spare: another there would be another text of the same bytes.
    if len(raw) != length or base64url(raw) != text:
        raise PackError(f"These are not {length} bytes in base64url.", "unreadable-key")
    return raw
