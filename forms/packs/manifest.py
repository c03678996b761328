"""What a pack says about itself: the one thing that is signed, from which all else follows."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from forms.errors import PackError
from forms.keys import VersionKey
from forms.letters.senders import Sender, sender_entry, senders_of
from forms.packs.canonical import canonical, read_canonical
from forms.packs.schemas import require_schema
from forms.packs.statements import read_time, write_time

MANIFEST, SIGNATURE = "manifest.json", "signature.json"


class PackKind(StrEnum):
    """What is in a pack."""

    FORM = "form"
    #: What an organisation says otherwise in another organisation's form.
    OVERLAY = "overlay"


@dataclass(frozen=True)
class Member:
    """A file in the pack: its length in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> "Member":
        """What there is to know of these bytes."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True)
class Manifest:
    """What is signed.

    `key` is the version; for an overlay, the version of the other organisation that it was made
    on. `issuer` is the slug of who vouches for it. `sequence` grows with every pack of the same
    `subject`. `generation` is the one of the descriptors. `senders` are what organisations publish
    about themselves: accounts, telephone numbers, addresses.
    """

    kind: PackKind
    key: VersionKey
    issuer: str
    issuer_name: str | None
    is_published: bool
    created: datetime
    valid_until: datetime
    sequence: int
    generation: int
    senders: tuple[Sender, ...] = ()
    members: Mapping[str, Member] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """What its sequence numbers count for: the version, or the overlay on its family."""
        if self.kind is PackKind.OVERLAY:
            return f"{self.issuer}@{self.key.family}"
        return str(self.key)

    def content(self) -> dict[str, Any]:
        """The manifest as a JSON object."""
        return {
            "type": "leeswijzer-pack/1",
            "kind": self.kind.value,
            "key": str(self.key),
            "issuer": self.issuer,
            "issuerName": self.issuer_name,
            "published": self.is_published,
            "created": write_time(self.created),
            "validUntil": write_time(self.valid_until),
            "sequence": self.sequence,
            "generation": self.generation,
            "senders": [sender_entry(sender) for sender in self.senders],
            "members": [
                {"path": path, "size": member.size, "sha256": member.sha256}
                for path, member in sorted(self.members.items())
            ],
        }

    def write(self) -> bytes:
        """The bytes that are signed."""
        return canonical(self.content())

    @property
    def sha256(self) -> str:
        """What the pack is called where it is revoked."""
        return hashlib.sha256(self.write()).hexdigest()

    @classmethod
    def read(cls, content: bytes) -> "Manifest":
        """The manifest in these bytes.

        Raises:
            PackError: they are not canonical or do not follow the schema.
            KeyFormatError: its issuer is no slug.
            ContentError: a sender in it cannot be.
        """
        kept = read_canonical(content, MANIFEST)
        require_schema(kept, "pack-manifest", MANIFEST)
        kind, key, issuer = PackKind(kept["kind"]), VersionKey.parse(kept["key"]), kept["issuer"]
        members = {each["path"]: Member(each["size"], each["sha256"]) for each in kept["members"]}
        if list(members) != sorted(each["path"] for each in kept["members"]):
            raise PackError(f"{MANIFEST} names members twice or out of order.", "wrong-shape")
        if (kind is PackKind.FORM) != (issuer == key.issuer):
            raise PackError(f"{MANIFEST} is of {key}, which is not of {issuer}.", "wrong-shape")
        return cls(
            kind=kind,
            key=key,
            # Through a key: a slug is a slug to the last letter.
            issuer=VersionKey(issuer, key.form, key.version).issuer,
            issuer_name=kept["issuerName"],
            is_published=kept["published"],
            created=read_time(kept["created"]),
            valid_until=read_time(kept["validUntil"]),
            sequence=kept["sequence"],
            generation=kept["generation"],
            senders=senders_of(kept["senders"]),
            members=members,
        )
