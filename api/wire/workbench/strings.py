"""The texts of forms to those who write and review them, on the wire."""

from typing import Annotated, Literal, Self

from pydantic import Field

from api.wire.schema import HIGHEST_ID, QuerySchema, SentSchema, WireSchema
from api.wire.workbench.typed import LanguageCode
from forms.reviews.checks import Code, Finding
from forms.reviews.desk import Coverage, DeskString, KeptText, QueuedString, Seen, Verdict, Work
from forms.reviews.paths import field_path
from forms.reviews.states import Standing, State
from forms.text import Provenance

#: Longer than any text a form takes; the desk refuses long before, with a sentence.
TypedText = Annotated[str, Field(max_length=10_000)]


class QueuedStringSchema(WireSchema):
    """A string there is something to do for."""

    id: int
    version: Annotated[str, Field(description="issuer/form/version")]
    path: Annotated[str, Field(description="as in fields/1/bsn/label")]
    page: Annotated[int | None, Field(description="where it is shown; null: with the whole form")]
    field_id: str | None
    source: str
    standing: Standing
    seen: Annotated[int, Field(description="how often citizens met the place")]

    @classmethod
    def of(cls, queued: QueuedString) -> Self:
        """The same string, as it goes over the wire."""
        place = field_path(queued.path)
        return cls(
            id=queued.string_id,
            version=str(queued.version),
            path=queued.path,
            page=place.page if place else None,
            field_id=place.field_id if place else None,
            source=queued.source,
            standing=queued.standing,
            seen=queued.seen,
        )


class QueueQuery(QuerySchema):
    """Which strings somebody asks for."""

    language: LanguageCode
    work: Work = Work.REVIEW
    organisation: Annotated[str | None, Field(max_length=100)] = None
    form: Annotated[str | None, Field(max_length=300, description="issuer/form[/version]")] = None
    standing: list[Standing] | None = None
    after: Annotated[
        int | None, Field(ge=1, le=HIGHEST_ID, description="id of the last one seen")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50)] = 1


class QueueSchema(WireSchema):
    """What there is to do, what most citizens see first."""

    strings: list[QueuedStringSchema]


class KeptTextSchema(WireSchema):
    """A text somebody wrote."""

    id: int
    text: str
    source: Annotated[str, Field(description="what it was a translation of")]
    state: State
    provenance: Provenance
    detail: str | None
    written_by: Annotated[str | None, Field(description="null: came with the form, or a stranger")]
    is_own: bool
    written_at: str

    @classmethod
    def of(cls, kept: KeptText, person_id: int | None) -> Self:
        """The same text, as it goes over the wire to that person."""
        return cls(
            id=kept.id,
            text=kept.text,
            source=kept.source,
            state=kept.state,
            provenance=Provenance(kept.origin.provenance),
            detail=kept.origin.detail,
            written_by=kept.writer,
            is_own=kept.writer_id is not None and kept.writer_id == person_id,
            written_at=kept.written_at,
        )


class DecisionSchema(WireSchema):
    """What somebody decided about a text."""

    translation_id: int
    verdict: Verdict
    reason: str | None
    name: str | None
    at: str


class RemarkSchema(WireSchema):
    """What somebody said about a string."""

    id: int
    text: str
    language: Annotated[str | None, Field(description="null: about what is printed")]
    name: str | None
    at: str


class ClaimSchema(WireSchema):
    """Who works on a string, and until when."""

    name: str
    is_own: bool
    expires_at: str


class FindingSchema(WireSchema):
    """Something about a text that a machine sees; `isRefused`: it cannot be taken so."""

    code: Code
    detail: str | None
    is_refused: bool

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """The same finding, as it goes over the wire."""
        return cls(code=finding.code, detail=finding.detail, is_refused=finding.code.is_refused)


class FindingsSchema(WireSchema):
    """All that stands out in a text; none is no proof that it is right."""

    findings: list[FindingSchema]


class SeenSchema(SentSchema):
    """What the writer had before them when they began."""

    translation_id: Annotated[
        int | None, Field(ge=1, le=HIGHEST_ID, description="newestId of the string")
    ]
    source_sha256: Annotated[str, Field(max_length=64)]

    def meant(self) -> Seen:
        """The same, for the desk."""
        return Seen(self.translation_id, self.source_sha256)


class DeskStringSchema(WireSchema):
    """All there is to know about a string in a language."""

    id: int
    version: str
    path: str
    page: int | None
    field_id: str | None
    language: str
    source: str
    source_language: str
    seen: int
    standing: Standing
    shown_id: Annotated[int | None, Field(description="of the text that citizens read")]
    waiting_id: Annotated[int | None, Field(description="of the text that awaits review")]
    basis: Annotated[SeenSchema, Field(description="to send back with a text or a review")]
    texts: Annotated[list[KeptTextSchema], Field(description="all that were written, oldest first")]
    decisions: list[DecisionSchema]
    remarks: list[RemarkSchema]
    claim: ClaimSchema | None

    @classmethod
    def of(cls, string: DeskString, person_id: int | None) -> Self:
        """The same string, as it goes over the wire to that person."""
        place, claim = field_path(string.path), string.claim
        return cls(
            id=string.string_id,
            version=str(string.version),
            path=string.path,
            page=place.page if place else None,
            field_id=place.field_id if place else None,
            language=string.language,
            source=string.source,
            source_language=string.source_language,
            seen=string.seen,
            standing=string.standing,
            shown_id=string.shown_id,
            waiting_id=string.waiting_id,
            basis=SeenSchema(translation_id=string.newest_id, source_sha256=string.source_sha256),
            texts=[KeptTextSchema.of(each, person_id) for each in string.texts],
            decisions=[
                DecisionSchema(
                    translation_id=each.translation_id,
                    verdict=each.verdict,
                    reason=each.reason,
                    name=each.name,
                    at=each.at,
                )
                for each in string.decisions
            ],
            remarks=[
                RemarkSchema(
                    id=each.id, text=each.text, language=each.language, name=each.name, at=each.at
                )
                for each in string.remarks
            ],
            claim=claim
            and ClaimSchema(
                name=claim.name,
                is_own=claim.person_id == person_id,
                expires_at=claim.expires_at,
            ),
        )


class NewTextSchema(SentSchema):
    """A text somebody wrote."""

    text: TypedText
    seen: SeenSchema


class CheckedTextSchema(SentSchema):
    """A text to look through; nothing is kept."""

    text: TypedText


class NewReviewSchema(SentSchema):
    """What somebody decides; `text` mends a few words while approving, `reason` is for refusing."""

    verdict: Literal["approved", "rejected"]
    seen: SeenSchema
    text: TypedText | None = None
    reason: Annotated[str | None, Field(max_length=2_000)] = None


class NewRemarkSchema(SentSchema):
    """Something to say about a string."""

    text: TypedText
    is_about_source: Annotated[bool, Field(description="about what is printed")] = False


class CoverageLineSchema(WireSchema):
    """Of the strings of a form, organisation or language: how many are shown and checked."""

    language: str
    organisation: str | None
    version: str | None
    title: Annotated[str | None, Field(description="of the form, as printed")]
    strings: int
    shown: int
    checked: Annotated[int, Field(description="a second person, or the owner, answers for these")]
    reviewed: Annotated[int, Field(description="of the checked: a person approved these")]
    waiting: int
    stale: int

    @classmethod
    def of(cls, counted: Coverage) -> Self:
        """The same counts, as they go over the wire."""
        return cls(
            language=counted.language,
            organisation=counted.organisation,
            version=str(counted.version) if counted.version else None,
            title=counted.title,
            strings=counted.strings,
            shown=counted.shown,
            checked=counted.checked,
            reviewed=counted.reviewed,
            waiting=counted.waiting,
            stale=counted.stale,
        )


class CoverageSchema(WireSchema):
    """Counts, by organisation, version and language."""

    coverage: list[CoverageLineSchema]


class SuggestionSchema(SentSchema):
    """How somebody who reads a form would say it."""

    version: Annotated[str, Field(max_length=300, description="issuer/form/version")]
    path: Annotated[str, Field(max_length=300, description="as in fields/1/bsn/label")]
    language: Annotated[str, Field(max_length=35, description="BCP 47")]
    text: Annotated[str, Field(max_length=3_000)]
