"""What `leeswijzer forms` says about one form, on a line of JSON: the public contract."""

from typing import Self

from api.wire.points import points
from api.wire.schema import QuadSchema, WireSchema
from forms.registration import Registration
from forms.store.entries import KeptVersion
from forms.template import Field, FieldType, FormPage


class LineFieldSchema(WireSchema):
    """A place where something is written or ticked."""

    id: str
    type: FieldType
    area_mm: QuadSchema
    label: str | None
    semantic: str | None
    required: bool | None

    @classmethod
    def of(cls, field: Field) -> Self:
        """The same field, on the line."""
        return cls(
            id=field.id,
            type=field.type,
            area_mm=points(field.area),
            label=field.label,
            semantic=field.semantic,
            required=field.required,
        )


class LinePageSchema(WireSchema):
    """One printed page."""

    page: int
    width_mm: float
    height_mm: float
    fields: list[LineFieldSchema]

    @classmethod
    def of(cls, page: FormPage) -> Self:
        """The same page, on the line."""
        return cls(
            page=page.number,
            width_mm=round(page.width_mm, 3),
            height_mm=round(page.height_mm, 3),
            fields=[LineFieldSchema.of(field) for field in page.fields],
        )


class FormLineSchema(WireSchema):
    """A registered version; `source` is the file it was just read from."""

    source: str | None
    key: str
    published: bool
    pages: list[LinePageSchema]
    duplicate_of: list[str]
    replaces: str | None
    warnings: list[str]

    @classmethod
    def of(cls, registration: Registration, source: str | None) -> Self:
        """The same registration, on the line."""
        template = registration.template
        return cls(
            source=source,
            key=str(template.key),
            published=registration.is_published,
            pages=[LinePageSchema.of(page) for page in template.pages],
            duplicate_of=[str(key) for key in registration.duplicate_of],
            replaces=str(template.replaces) if template.replaces else None,
            warnings=list(registration.warnings),
        )


class ListedFormSchema(WireSchema):
    """One version in a list."""

    key: str
    title: str
    language: str
    published: bool
    pages: int
    fields: int
    replaces: str | None
    publish_on: str | None
    withdrawn_at: str | None
    withdrawn_reason: str | None

    @classmethod
    def of(cls, kept: KeptVersion) -> Self:
        """The same version, in the list."""
        return cls(
            key=str(kept.key),
            title=kept.title,
            language=kept.language,
            published=kept.is_published,
            pages=kept.page_count,
            fields=kept.field_count,
            replaces=str(kept.replaces) if kept.replaces else None,
            publish_on=kept.publish_on,
            withdrawn_at=kept.withdrawn_at,
            withdrawn_reason=kept.withdrawn_reason,
        )
