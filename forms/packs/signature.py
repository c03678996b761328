"""`signature.json`: who signed the manifest of a pack."""

from dataclasses import dataclass
from typing import Any

from forms.errors import PackError
from forms.packs.canonical import canonical, read_canonical
from forms.packs.manifest import SIGNATURE, Manifest
from forms.packs.schemas import require_schema
from forms.packs.signing import SigningKey
from forms.packs.statements import Certificate


@dataclass(frozen=True)
class PackSignature:
    """An Ed25519 signature over the bytes of the manifest, with the certificate of its key."""

    signature: str
    certificate: Certificate

    @classmethod
    def make(cls, manifest: Manifest, key: SigningKey, certificate: Certificate) -> "PackSignature":
        """Sign a manifest; the certificate is the one of that key."""
        return cls(key.sign(manifest.content()), certificate)

    def content(self) -> dict[str, Any]:
        """The signature as a JSON object."""
        return {
            "type": "leeswijzer-signature/1",
            "algorithm": "Ed25519",
            "keyId": self.certificate.key.key_id,
            "signature": self.signature,
            "certificate": self.certificate.signed(),
        }

    def write(self) -> bytes:
        """The bytes of `signature.json`."""
        return canonical(self.content())

    @classmethod
    def read(cls, content: bytes) -> "PackSignature":
        """The signature in these bytes.

        Raises:
            PackError: they are not canonical, or do not follow the schema.
        """
        kept = read_canonical(content, SIGNATURE)
        require_schema(kept, "pack-signature", SIGNATURE)
        found = cls(kept["signature"], Certificate.of(kept["certificate"]))
        if found.content() != kept:
            raise PackError(f"{SIGNATURE} names another key than its certificate.", "wrong-shape")
        return found

    def is_of(self, manifest: Manifest) -> bool:
        """Whether the key of the certificate signed that manifest."""
        return self.certificate.key.has_signed(manifest.content(), self.signature)
