"""Form templates on the wire."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field as Described

from api.wire.points import points
from api.wire.schema import QuadSchema, WireSchema
from forms.store.entries import KeptVersion
from forms.store.packs import KeptPack
from forms.template import Field, FieldType, FormPage, FormTemplate


class TemplateSummarySchema(WireSchema):
    """One published version of a form."""

    key: Annotated[str, Described(description="issuer/form/version")]
    issuer: str
    issuer_name: str | None
    form: str
    version: str
    title: str
    language: Annotated[str, Described(description="of the print, BCP 47")]
    page_count: int
    field_count: int
    replaces: str | None
    valid_from: Annotated[str | None, Described(description="ISO 8601 date")]
    valid_until: Annotated[str | None, Described(description="ISO 8601 date")]

    @classmethod
    def of(cls, kept: KeptVersion) -> Self:
        """The same version, as it goes over the wire."""
        return cls(
            key=str(kept.key),
            issuer=kept.key.issuer,
            issuer_name=kept.issuer_name,
            form=kept.key.form,
            version=kept.key.version,
            title=kept.title,
            language=kept.language,
            page_count=kept.page_count,
            field_count=kept.field_count,
            replaces=None if kept.replaces is None else str(kept.replaces),
            valid_from=kept.valid_from,
            valid_until=kept.valid_until,
        )


class TemplatesSchema(WireSchema):
    """All published versions, by key."""

    templates: list[TemplateSummarySchema]


class FieldSchema(WireSchema):
    """A place on a page where something is written or ticked."""

    id: str
    type: FieldType
    area_mm: Annotated[QuadSchema, Described(description="TL TR BR BL")]
    order: Annotated[int, Described(description="reading order within the page, from 1")]
    label: str | None
    semantic: str | None
    required: bool | None
    condition: Annotated[
        str | None, Described(description="only when this field is ticked or filled")
    ]
    group: Annotated[str | None, Described(description="joins the alternatives of one question")]
    choose: Annotated[int | None, Described(description="how many of the group may be ticked")]
    comb_cells: int | None
    checks: list[str]
    example: Annotated[
        str | None, Described(description="what to write, in the language of the print")
    ]

    @classmethod
    def of(cls, field: Field) -> Self:
        """The same field, as it goes over the wire."""
        return cls(
            id=field.id,
            type=field.type,
            area_mm=points(field.area),
            order=field.order,
            label=field.label,
            semantic=field.semantic,
            required=field.required,
            condition=None if field.condition is None else field.condition.field_id,
            group=field.group,
            choose=field.choose,
            comb_cells=field.comb_cells,
            checks=list(field.checks),
            example=field.example,
        )


class PageSchema(WireSchema):
    """One printed page, numbered from 1."""

    page: int
    width_mm: float
    height_mm: float
    fields: list[FieldSchema]

    @classmethod
    def of(cls, page: FormPage) -> Self:
        """The same page, as it goes over the wire."""
        return cls(
            page=page.number,
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            fields=[FieldSchema.of(field) for field in page.fields],
        )


class OverlayingOrganisationSchema(WireSchema):
    """An organisation that says something otherwise in this form: its address, its deadline."""

    slug: Annotated[str, Described(description="to ask its notes with")]
    name: str

    @classmethod
    def of(cls, overlay: KeptPack) -> Self:
        """The organisation whose overlay this is."""
        manifest = overlay.manifest
        return cls(slug=manifest.issuer, name=manifest.issuer_name or manifest.issuer)


class TemplateSchema(WireSchema):
    """One version of a form, with its pages and fields."""

    key: str
    issuer: str
    issuer_name: str | None
    form: str
    version: str
    title: str
    language: str
    replaces: str | None
    valid_from: str | None
    valid_until: str | None
    note_languages: Annotated[
        list[str], Described(description="languages in which notes were written")
    ]
    organisations: Annotated[
        list[OverlayingOrganisationSchema],
        Described(description="that use this form of another one"),
    ]
    pages: list[PageSchema]

    @classmethod
    def of(
        cls, template: FormTemplate, note_languages: list[str], overlays: Iterable[KeptPack]
    ) -> Self:
        """The same template, as it goes over the wire."""
        return cls(
            key=str(template.key),
            issuer=template.key.issuer,
            issuer_name=template.issuer_name,
            form=template.key.form,
            version=template.key.version,
            title=template.title,
            language=template.language,
            replaces=None if template.replaces is None else str(template.replaces),
            valid_from=template.valid_from,
            valid_until=template.valid_until,
            note_languages=note_languages,
            organisations=[OverlayingOrganisationSchema.of(overlay) for overlay in overlays],
            pages=[PageSchema.of(page) for page in template.pages],
        )
