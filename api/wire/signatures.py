"""What a phone needs to verify that texts are an organisation's own, on the wire.

What was signed goes as text, byte for byte: a phone that wrote it again might write it otherwise.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.packing.vouching import VouchedPack
from forms.packs.canonical import canonical
from forms.packs.statements import Revocations, Root

Base64Url = Annotated[str, Field(pattern="^[A-Za-z0-9_-]+$", description="base64url, RFC 4648")]


class SignedSchema(WireSchema):
    """A statement and the signature over its bytes in UTF-8."""

    statement: Annotated[str, Field(description="JSON as RFC 8785 writes it")]
    signature: Annotated[Base64Url, Field(description="Ed25519")]

    @classmethod
    def of_revocations(cls, listed: Revocations) -> Self:
        """What a root took back."""
        return cls(statement=canonical(listed.statement()).decode(), signature=listed.signature)


class SignedPackSchema(WireSchema):
    """The manifest of a signed pack, who signed it, and those of its files that have texts."""

    manifest: SignedSchema
    certificate: SignedSchema
    files: Annotated[
        dict[str, str], Field(description="by path, as the manifest lists them: JSON as text")
    ]

    @classmethod
    def of(cls, pack: VouchedPack) -> Self:
        """The same pack, as it goes over the wire."""
        certificate = pack.signature.certificate
        return cls(
            manifest=SignedSchema(
                statement=pack.manifest.write().decode(), signature=pack.signature.signature
            ),
            certificate=SignedSchema(
                statement=canonical(certificate.statement()).decode(),
                signature=certificate.signature,
            ),
            files={path: content.decode() for path, content in pack.files.items()},
        )


class SignaturesSchema(WireSchema):
    """The signed packs that the texts of a version come from; none where nobody signed them."""

    packs: list[SignedPackSchema]


class PublicKeySchema(WireSchema):
    """An Ed25519 key as JSON Web Key (RFC 8037)."""

    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    x: Base64Url


class RootSchema(WireSchema):
    """A root this service trusts, and what it took back, if anything."""

    name: str
    public_key: PublicKeySchema
    revocations: SignedSchema | None

    @classmethod
    def of(cls, root: Root, listed: Revocations | None) -> Self:
        """The same root, as it goes over the wire."""
        return cls(
            name=root.name,
            public_key=PublicKeySchema(**root.key.jwk()),
            revocations=None if listed is None else SignedSchema.of_revocations(listed),
        )


class RootsSchema(WireSchema):
    """Whose word counts for which key is whose."""

    roots: list[RootSchema]

    @classmethod
    def of(cls, roots: Iterable[Root], revocations: Mapping[str, Revocations]) -> Self:
        """These roots, with what each took back by the id of its key."""
        return cls(roots=[RootSchema.of(root, revocations.get(root.key.key_id)) for root in roots])
