"""Packs, and whom this service trusts for them, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.packing.taking_in import TakenIn
from forms.packs.checks import OLDER, UNVERIFIED, Check
from forms.packs.statements import Certificate, Revocations, Root, write_time
from forms.packs.verifying import Verification


class RevokedSchema(WireSchema):
    """The newest list of what a root took back."""

    sequence: int
    created: Annotated[str, Field(description="ISO 8601, UTC")]
    keys: Annotated[list[str], Field(description="ids of keys that somebody else may have")]
    packs: Annotated[list[str], Field(description="SHA-256 of the manifests of packs")]

    @classmethod
    def of(cls, listed: Revocations) -> Self:
        """That list."""
        return cls(
            sequence=listed.sequence,
            created=write_time(listed.created),
            keys=sorted(listed.keys),
            packs=sorted(listed.packs),
        )


class TrustedRootSchema(WireSchema):
    """A root that is trusted here: its word counts for whose key is whose."""

    name: str
    key_id: Annotated[str, Field(description="thumbprint of its key, RFC 7638")]
    revoked: RevokedSchema | None

    @classmethod
    def of(cls, root: Root, listed: Revocations | None) -> Self:
        """A root, and what it took back."""
        revoked = None if listed is None else RevokedSchema.of(listed)
        return cls(name=root.name, key_id=root.key.key_id, revoked=revoked)


class SigningKeySchema(WireSchema):
    """The key that this service signs packs with: the half everybody may know."""

    name: Annotated[str, Field(description="the organisation, as its certificate calls it")]
    key_id: str
    issuers: list[str]
    issued_by: Annotated[str, Field(description="id of the root that says so")]
    valid_until: str

    @classmethod
    def of(cls, certificate: Certificate) -> Self:
        """Whose key it is."""
        return cls(
            name=certificate.name,
            key_id=certificate.key.key_id,
            issuers=list(certificate.issuers),
            issued_by=certificate.issued_by,
            valid_until=write_time(certificate.valid_until),
        )


class TrustSchema(WireSchema):
    """Whom this service trusts, and with which key it signs, if any."""

    roots: list[TrustedRootSchema]
    signing_key: SigningKeySchema | None


class PackFindingSchema(WireSchema):
    """What came of one check of a pack."""

    check: Check
    holds: bool
    code: str | None
    sentence: str


class VerdictSchema(WireSchema):
    """What holds of a pack, check by check, and what came of taking it in."""

    sha256: Annotated[
        str | None, Field(description="names this pack; send it back as `takeIn` to take it in")
    ]
    subject: Annotated[str | None, Field(description="version key, or organisation@issuer/form")]
    issuer_name: str | None
    signed_by: str | None
    valid_until: str | None
    holds: bool
    needs: Annotated[
        list[str] | None,
        Field(description="what must be allowed to take it in; null: it cannot be taken in"),
    ]
    findings: list[PackFindingSchema]
    taken_in: TakenIn | None

    @classmethod
    def of(cls, looked: Verification, taken_in: TakenIn | None = None) -> Self:
        """What was found."""
        manifest, signature = looked.manifest, looked.signature
        return cls(
            sha256=manifest and manifest.sha256,
            subject=manifest and manifest.subject,
            issuer_name=manifest and manifest.issuer_name,
            signed_by=signature and signature.certificate.name,
            valid_until=manifest and write_time(manifest.valid_until),
            holds=looked.holds,
            needs=_needs(looked),
            findings=[
                PackFindingSchema(
                    check=each.check, holds=each.holds, code=each.code, sentence=each.sentence
                )
                for each in looked.findings
            ],
            taken_in=taken_in,
        )


def _needs(looked: Verification) -> list[str] | None:
    if not looked.is_acceptable(unverified=True, older=True):
        return None
    codes = {each.code for each in looked.failures}
    return [
        name
        for name, may in (("unverified", UNVERIFIED), ("older", {OLDER}))
        if any(code in may for code in codes)
    ]
