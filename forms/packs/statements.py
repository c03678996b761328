"""Statements that a key signed: certificates, roots to trust, and lists of what is revoked.

Each says what it is (`type`), so that a signature under one can never be taken for another's.
Times are UTC, to the second, as in 2026-11-26T08:00:00Z.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from forms.errors import PackError
from forms.packs.canonical import canonical, read_canonical
from forms.packs.schemas import require_schema
from forms.packs.signing import PublicKey, SigningKey

_TIME = "%Y-%m-%dT%H:%M:%SZ"


def write_time(moment: datetime) -> str:
    """A moment as statements and manifests tell it."""
    return moment.astimezone(UTC).strftime(_TIME)


def read_time(text: str) -> datetime:
    """The moment that `write_time` wrote.

    Raises:
        PackError: there is no such moment.
    """
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise PackError(f"{text[:40]} is no moment in UTC.", "wrong-shape") from error


@dataclass(frozen=True)
class Root:
    """A key that says which organisation has which key; `name` is for people."""

    name: str
    key: PublicKey

    def write(self) -> bytes:
        """The file others are given to trust it."""
        return canonical(self._content())

    @classmethod
    def read(cls, content: bytes) -> "Root":
        """The root in such a file.

        Raises:
            PackError: it is no such file.
        """
        kept = _read(content, "pack-root", "This root")
        return cls(kept["name"], PublicKey.of_jwk(kept["publicKey"]))

    def has_issued(self, issued_by: str, statement: dict[str, Any], signature: str) -> bool:
        """Whether a statement names this key, by its id, as `issued_by` and bears its signature."""
        return issued_by == self.key.key_id and self.key.has_signed(statement, signature)

    def _content(self) -> dict[str, Any]:
        return {"type": "leeswijzer-root/1", "name": self.name, "publicKey": self.key.jwk()}


@dataclass(frozen=True)
class Certificate:
    """A root's word that a key belongs to an organisation, for its `issuers` (slugs)."""

    name: str
    key: PublicKey
    issuers: tuple[str, ...]
    issued_by: str
    valid_from: datetime
    valid_until: datetime
    signature: str

    @classmethod
    def issue(
        cls,
        root: SigningKey,
        key: PublicKey,
        name: str,
        issuers: tuple[str, ...],
        validity: tuple[datetime, datetime],
    ) -> "Certificate":
        """A certificate that `root` signs; `validity` is from when until when."""
        unsigned = cls(name, key, tuple(sorted(issuers)), root.public.key_id, *validity, "")
        return cls.of(
            {"statement": unsigned.statement(), "signature": root.sign(unsigned.statement())}
        )

    def statement(self) -> dict[str, Any]:
        """What was signed."""
        return {
            "type": "leeswijzer-certificate/1",
            "name": self.name,
            "publicKey": self.key.jwk(),
            "issuers": list(self.issuers),
            "issuedBy": self.issued_by,
            "validFrom": write_time(self.valid_from),
            "validUntil": write_time(self.valid_until),
        }

    def signed(self) -> dict[str, Any]:
        """The statement with its signature."""
        return {"statement": self.statement(), "signature": self.signature}

    def write(self) -> bytes:
        """The file an organisation keeps beside its key."""
        return canonical(self.signed())

    @classmethod
    def read(cls, content: bytes) -> "Certificate":
        """The certificate in such a file.

        Raises:
            PackError: it is no such file.
        """
        return cls.of(_read(content, "pack-certificate", "This certificate"))

    @classmethod
    def of(cls, signed: dict[str, Any]) -> "Certificate":
        """The certificate that `signed` wrote, which follows its schema.

        Raises:
            PackError: its key or times cannot be.
        """
        kept = signed["statement"]
        return cls(
            name=kept["name"],
            key=PublicKey.of_jwk(kept["publicKey"]),
            issuers=tuple(kept["issuers"]),
            issued_by=kept["issuedBy"],
            valid_from=read_time(kept["validFrom"]),
            valid_until=read_time(kept["validUntil"]),
            signature=signed["signature"],
        )

    def is_issued_by(self, root: Root) -> bool:
        """Whether that root signed it."""
        return root.has_issued(self.issued_by, self.statement(), self.signature)


@dataclass(frozen=True)
class Revocations:
    """What a root takes back: `keys` by id, `packs` by the SHA-256 of their manifest.

    A list holds all that was ever revoked; of two the one with the higher `sequence` counts.
    """

    issued_by: str
    sequence: int
    created: datetime
    keys: frozenset[str] = frozenset()
    packs: frozenset[str] = frozenset()
    signature: str = ""

    def with_more(
        self, root: SigningKey, created: datetime, keys: frozenset[str], packs: frozenset[str]
    ) -> "Revocations":
        """The next list, which revokes these too, signed by `root`."""
        unsigned = Revocations(
            root.public.key_id, self.sequence + 1, created, self.keys | keys, self.packs | packs
        )
        statement = unsigned.statement()
        return Revocations.of({"statement": statement, "signature": root.sign(statement)})

    def statement(self) -> dict[str, Any]:
        """What was signed."""
        return {
            "type": "leeswijzer-revocations/1",
            "issuedBy": self.issued_by,
            "sequence": self.sequence,
            "created": write_time(self.created),
            "keys": sorted(self.keys),
            "packs": sorted(self.packs),
        }

    def write(self) -> bytes:
        """The file that is handed out."""
        return canonical({"statement": self.statement(), "signature": self.signature})

    @classmethod
    def read(cls, content: bytes) -> "Revocations":
        """The list in such a file.

        Raises:
            PackError: it is no such file.
        """
        return cls.of(_read(content, "pack-revocations", "This list of revocations"))

    @classmethod
    def of(cls, signed: dict[str, Any]) -> "Revocations":
        """The list that `write` wrote, which follows its schema.

        Raises:
            PackError: its time cannot be.
        """
        kept = signed["statement"]
        return cls(
            issued_by=kept["issuedBy"],
            sequence=kept["sequence"],
            created=read_time(kept["created"]),
            keys=frozenset(kept["keys"]),
            packs=frozenset(kept["packs"]),
            signature=signed["signature"],
        )

    def is_issued_by(self, root: Root) -> bool:
        """Whether that root signed it."""
        return root.has_issued(self.issued_by, self.statement(), self.signature)


def _read(content: bytes, schema: str, what: str) -> dict[str, Any]:
    kept = read_canonical(content, what)
    require_schema(kept, schema, what)
    return kept
