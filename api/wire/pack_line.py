"""What `leeswijzer forms verify --json` says about a pack."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.errors import FormsError
from forms.packs.checks import Check
from forms.packs.verifying import Verification


class FindingSchema(WireSchema):
    """What came of one check."""

    check: Check
    holds: bool
    code: str | None
    sentence: str


class PackLineSchema(WireSchema):
    """One file: what it says to be, and what holds of it."""

    source: str
    holds: Annotated[bool, Field(description="whether it can be taken in as it is")]
    subject: Annotated[str | None, Field(description="version key, or organisation@issuer/form")]
    issuer: str | None
    sequence: int | None
    created: str | None
    valid_until: str | None
    signed_by: Annotated[str | None, Field(description="the name in the certificate")]
    key_id: str | None
    sha256: Annotated[str | None, Field(description="of the manifest: what it is revoked by")]
    findings: list[FindingSchema]
    problem: str | None

    @classmethod
    def of(cls, source: str, looked: Verification) -> Self:
        """What was found of a file."""
        manifest, signature = looked.manifest, looked.signature
        told = {} if manifest is None else manifest.content()
        return cls(
            source=source,
            holds=looked.holds,
            subject=manifest and manifest.subject,
            issuer=told.get("issuer"),
            sequence=told.get("sequence"),
            created=told.get("created"),
            valid_until=told.get("validUntil"),
            signed_by=signature and signature.certificate.name,
            key_id=signature and signature.certificate.key.key_id,
            sha256=manifest and manifest.sha256,
            findings=[
                FindingSchema(
                    check=each.check, holds=each.holds, code=each.code, sentence=each.sentence
                )
                for each in looked.findings
            ],
            problem=None,
        )

    @classmethod
    def of_failure(cls, source: str, error: FormsError) -> Self:
        """A file that could not be opened."""
        nothing = dict.fromkeys(set(cls.model_fields) - {"source", "holds", "findings", "problem"})
        return cls(source=source, holds=False, findings=[], problem=error.message, **nothing)
