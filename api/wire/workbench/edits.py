"""What an owner does to a draft, on the wire. The pieces mirror `forms/drafting/operations.py`."""

from typing import Annotated, Any, Literal

from pydantic import Field

from api.wire.schema import HIGHEST_ID, SentSchema
from api.wire.workbench.drafts import BoxSchema
from forms.drafting.copying import CopyFields
from forms.drafting.facts import WriteFacts
from forms.drafting.operations import (
    AddField,
    DeleteFields,
    MergeFields,
    MoveFields,
    Operation,
    OrderField,
    PlaceField,
    PlaceFields,
    SetField,
    SplitField,
    WriteField,
    WriteFields,
    WriteQuestion,
)
from forms.drafting.rules import UNCHANGED, FieldRules
from forms.drafting.texts import LONGEST_TEXT
from forms.template import FieldType, Term

_Text = Annotated[str, Field(max_length=2 * LONGEST_TEXT)]
_Lines = Annotated[list[_Text], Field(max_length=50)]
_Ids = Annotated[list[str], Field(min_length=1, max_length=500)]
_Page = Annotated[int, Field(ge=1, le=9999)]
_Shift = Annotated[float, Field(ge=-2000, le=2000, allow_inf_nan=False)]


class AddFieldSchema(SentSchema):
    """Draw a field. Without a type it is what its label says, to be checked."""

    kind: Literal["add-field"]
    page: _Page
    area_mm: BoxSchema
    type: FieldType | None = None
    label: _Text | None = None
    comb_cells: int | None = None

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return AddField(self.page, self.area_mm, self.type, self.label, self.comb_cells)


class MoveFieldsSchema(SentSchema):
    """Shift fields to the right and down."""

    kind: Literal["move-fields"]
    page: _Page
    ids: _Ids
    by_mm: tuple[_Shift, _Shift]

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return MoveFields(self.page, tuple(self.ids), self.by_mm)


class PlaceFieldSchema(SentSchema):
    """Give a field another place and size."""

    kind: Literal["place-field"]
    page: _Page
    id: str
    area_mm: BoxSchema

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return PlaceField(self.page, self.id, self.area_mm)


class PlaceFieldsSchema(SentSchema):
    """Give several fields of a page other places: one edit, and one to undo."""

    kind: Literal["place-fields"]
    page: _Page
    areas_mm: Annotated[dict[str, BoxSchema], Field(min_length=1, max_length=500)]

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return PlaceFields(self.page, self.areas_mm)


class CopyFieldsSchema(SentSchema):
    """Repeat fields on their page, once for each shift; not where there is a field already."""

    kind: Literal["copy-fields"]
    page: _Page
    ids: _Ids
    shifts_mm: Annotated[list[tuple[_Shift, _Shift]], Field(min_length=1, max_length=60)]

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return CopyFields(self.page, tuple(self.ids), tuple(self.shifts_mm))


class SplitFieldSchema(SentSchema):
    """Cut a field into equal parts."""

    kind: Literal["split-field"]
    page: _Page
    id: str
    parts: Annotated[int, Field(ge=2, le=60)] = 2
    is_stacked: Annotated[bool, Field(description="above one another, not side by side")] = False

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return SplitField(self.page, self.id, self.parts, self.is_stacked)


class MergeFieldsSchema(SentSchema):
    """Make one field of several."""

    kind: Literal["merge-fields"]
    page: _Page
    ids: _Ids

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return MergeFields(self.page, tuple(self.ids))


class DeleteFieldsSchema(SentSchema):
    """Take fields away."""

    kind: Literal["delete-fields"]
    page: _Page
    ids: _Ids

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return DeleteFields(self.page, tuple(self.ids))


class OrderFieldSchema(SentSchema):
    """Read a field at another turn within its page, from 1."""

    kind: Literal["order-field"]
    page: _Page
    id: str
    position: Annotated[int, Field(ge=1, le=10_000)]

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return OrderField(self.page, self.id, self.position)


class TermSchema(SentSchema):
    """By when: a last day, or months, days and working days after the date in a field."""

    last_day: str | None = None
    after: str | None = None
    months: int = 0
    days: int = 0
    working_days: Annotated[int, Field(description="of the country of the form")] = 0


class SetFieldSchema(SentSchema):
    """Say what fields are. What is left out stays; null takes away."""

    kind: Literal["set-field"]
    page: _Page
    ids: _Ids
    type: FieldType | None = None
    semantic: _Text | None = None
    required: bool | None = None
    condition: str | None = None
    group: _Text | None = None
    choose: int | None = None
    comb_cells: int | None = None
    checks: Annotated[list[str], Field(max_length=20)] | None = None
    term: TermSchema | None = None
    example: _Text | None = None

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        said = {name: getattr(self, name) for name in self.model_fields_set - _NO_RULES}
        if said.get("type") is None:
            said["type"] = UNCHANGED
        if said.get("checks") is not None:
            said["checks"] = tuple(said["checks"])
        if (term := said.get("term")) is not None:
            said["term"] = Term(
                term.last_day, term.after, term.months, term.days, term.working_days
            )
        return SetField(self.page, tuple(self.ids), FieldRules(**said))


class FieldTextsSchema(SentSchema):
    """Texts of a field. What is left out stays; null or nothing takes away."""

    id: str
    label: _Text | None = None
    explanation: _Text | None = None
    where: _Text | None = None
    steps: _Lines | None = None
    checks: dict[str, _Text] | None = None

    def texts(self) -> dict[str, Any]:
        """Those that were given, as the draft knows them."""
        texts = {name: getattr(self, name) for name in self.model_fields_set - _NO_TEXTS}
        if texts.get("steps") is not None:
            texts["steps"] = tuple(texts["steps"])
        return texts


class WriteFieldSchema(FieldTextsSchema):
    """Write texts of a field. What is left out stays; null or nothing takes away."""

    kind: Literal["write-field"]
    page: _Page

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return WriteField(self.page, self.id, self.texts())


class WriteFieldsSchema(SentSchema):
    """Write texts of several fields of a page: one edit, and one to undo."""

    kind: Literal["write-fields"]
    page: _Page
    fields: Annotated[list[FieldTextsSchema], Field(min_length=1, max_length=500)]

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return WriteFields(self.page, {each.id: each.texts() for each in self.fields})


class WriteQuestionSchema(SentSchema):
    """Say what the alternatives of a group answer."""

    kind: Literal["write-question"]
    page: _Page
    group: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    text: _Text | None

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        return WriteQuestion(self.page, self.group, self.text)


class WriteFactsSchema(SentSchema):
    """Say things about the form as a whole. What is left out stays; null takes away."""

    kind: Literal["write-facts"]
    title: _Text | None = None
    purpose: _Text | None = None
    at_hand: _Lines | None = None
    send_to: _Text | None = None
    online: Annotated[
        _Text | None, Field(description="https address where the same can be filled in online")
    ] = None
    before: Annotated[_Text | None, Field(description="by when, in words")] = None
    valid_from: _Text | None = None
    valid_until: _Text | None = None
    country: Annotated[
        str | None,
        Field(max_length=2, description="ISO 3166-1, of which there is a file; null: NL"),
    ] = None
    contact: Annotated[
        dict[str, _Lines] | None, Field(description="phones, emails, hosts of the organisation")
    ] = None
    payment: Annotated[dict[str, _Lines] | None, Field(description="its ibans")] = None

    def operation(self) -> Operation:
        """The same, as the draft knows it."""
        named = {name: getattr(self, name) for name in self.model_fields_set - {"kind"}}
        facts = {name.replace("_", "-"): _plain(value) for name, value in named.items()}
        return WriteFacts(facts)


class UndoSchema(SentSchema):
    """Undo one's last edit."""

    kind: Literal["undo"]


class RedoSchema(SentSchema):
    """Do again what was undone last."""

    kind: Literal["redo"]


OperationSchema = Annotated[
    AddFieldSchema
    | MoveFieldsSchema
    | PlaceFieldSchema
    | PlaceFieldsSchema
    | CopyFieldsSchema
    | SplitFieldSchema
    | MergeFieldsSchema
    | DeleteFieldsSchema
    | OrderFieldSchema
    | SetFieldSchema
    | WriteFieldSchema
    | WriteFieldsSchema
    | WriteQuestionSchema
    | WriteFactsSchema
    | UndoSchema
    | RedoSchema,
    Field(discriminator="kind"),
]


class EditSchema(SentSchema):
    """One edit. `seen` is the revision the editor knows of."""

    seen: Annotated[int, Field(ge=0, le=HIGHEST_ID)]
    operation: OperationSchema


_NO_RULES = {"kind", "page", "ids"}
_NO_TEXTS = {"kind", "page", "id"}


def _plain(value: object) -> object:
    """Lists as the tuples that drafts take."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {name: tuple(texts) for name, texts in value.items()}
    return value
