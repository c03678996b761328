"""Forms that are being made, on the wire."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, JsonValue

from api.wire.schema import QuerySchema, WireSchema
from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.drafting.checklist import Lack, Step, ToDo
from forms.drafting.content import Change, Content
from forms.drafting.draft import Draft, DraftPage, DraftState, Edited
from forms.drafting.texts import LONGEST_LABEL

_Side = Annotated[float, Field(allow_inf_nan=False)]
#: left, top, right, bottom in mm from the top-left corner of the sheet.
BoxSchema = tuple[_Side, _Side, _Side, _Side]


class NewDraftSchema(QuerySchema):
    """What a new draft is of, in the address: the body is its file."""

    title: Annotated[str, Field(max_length=LONGEST_LABEL, description="of the form")]
    form: Annotated[str | None, Field(description="slug; from the title when left out")] = None
    version: Annotated[str, Field(description="slug, as 2026-1")] = "1"
    replaces: Annotated[
        str | None, Field(description="the version before, issuer/form/version")
    ] = None


class DraftProblemSchema(WireSchema):
    """Why the file of a draft could not be read."""

    code: str
    detail: str


class DocumentWarningSchema(WireSchema):
    """What somebody should know about the file of a draft."""

    code: Annotated[
        DocumentWarningCode | None, Field(description="null: an older program kept no code")
    ]
    detail: Annotated[str, Field(description="a sentence in English")]
    slots: Annotated[dict[str, str], Field(description="what varies in it, by name")]

    @classmethod
    def of(cls, warning: DocumentWarning) -> Self:
        """The same warning, as it goes over the wire."""
        return cls(code=warning.code, detail=warning.detail, slots=dict(warning.slots))


class DraftSchema(WireSchema):
    """One draft. People are called by their names; times are ISO 8601 in UTC."""

    id: int
    key: Annotated[str, Field(description="where it will be published: issuer/form/version")]
    issuer: str
    form: str
    version: str
    title: str
    language: Annotated[str, Field(description="of the print, BCP 47")]
    issuer_name: str | None
    replaces: str | None
    state: DraftState
    revision: int
    page_count: Annotated[int | None, Field(description="null until the file was opened")]
    warnings: list[DocumentWarningSchema]
    problem: DraftProblemSchema | None
    created_by: str
    created_at: str
    changed_at: str
    asked_by: str | None
    asked_at: str | None
    publish_on: Annotated[date | None, Field(description="null: at once")]
    decided_by: str | None
    decided_at: str | None
    reason: Annotated[str | None, Field(description="why publishing was refused last")]
    may_edit: bool
    may_decide: Annotated[bool, Field(description="is a second person, who may publish")]

    @classmethod
    def of(cls, draft: Draft, names: dict[str, str], *, may_edit: bool, may_decide: bool) -> Self:
        """The same draft, as it goes over the wire."""
        return cls(
            id=draft.id,
            key=str(draft.key),
            issuer=draft.key.issuer,
            form=draft.key.form,
            version=draft.key.version,
            title=draft.title,
            language=draft.language,
            issuer_name=draft.issuer_name,
            replaces=None if draft.replaces is None else str(draft.replaces),
            state=draft.state,
            revision=draft.revision,
            page_count=draft.page_count,
            warnings=list(map(DocumentWarningSchema.of, draft.warnings)),
            problem=None
            if draft.problem is None
            else DraftProblemSchema(code=draft.problem[0], detail=draft.problem[1]),
            created_by=names.get(draft.created_by, draft.created_by),
            created_at=draft.created_at,
            changed_at=draft.changed_at,
            asked_by=_named(draft.asked_by, names),
            asked_at=draft.asked_at,
            publish_on=draft.publish_on,
            decided_by=_named(draft.decided_by, names),
            decided_at=draft.decided_at,
            reason=draft.reason,
            may_edit=may_edit,
            may_decide=may_decide,
        )


class DraftsSchema(WireSchema):
    """All drafts one may see, the last changed first."""

    drafts: list[DraftSchema]


class PrintedSchema(WireSchema):
    """Words that stand on a page."""

    text: str
    box_mm: BoxSchema


class DraftPageSchema(WireSchema):
    """One page that was read: what fields are drawn along, and what is printed."""

    page: int
    width_mm: float
    height_mm: float
    is_blank: bool
    printed: list[PrintedSchema]
    across_mm: Annotated[list[float], Field(description="ruling lines, from the top")]
    down_mm: Annotated[list[float], Field(description="ruling lines, from the left")]

    @classmethod
    def of(cls, page: DraftPage) -> Self:
        """The same page, as it goes over the wire."""
        return cls(
            page=page.number,
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            is_blank=page.is_blank,
            printed=[PrintedSchema(text=each.text, box_mm=each.box) for each in page.printed],
            across_mm=list(page.across),
            down_mm=list(page.down),
        )


class ToDoSchema(WireSchema):
    """One thing that is missing."""

    step: Step
    lack: Lack
    places: Annotated[list[str], Field(description="the fields it is about, page/id")]
    is_blocking: Annotated[bool, Field(description="without it the form cannot be published")]

    @classmethod
    def of(cls, each: ToDo) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            step=each.step,
            lack=each.lack,
            places=list(each.places),
            is_blocking=each.is_blocking,
        )


class DraftContentSchema(WireSchema):
    """A draft with all it says."""

    draft: DraftSchema
    pages: Annotated[list[DraftPageSchema], Field(description="those that were read")]
    values: Annotated[
        dict[str, JsonValue],
        Field(description="what it says, by path, as fields/1/name/label; docs/http-api.md"),
    ]
    to_do: list[ToDoSchema]
    can_undo: bool
    can_redo: bool

    @classmethod
    def of(
        cls, draft: DraftSchema, pages: tuple[DraftPage, ...], content: Content,
        to_do: tuple[ToDo, ...], edited: Edited,
    ) -> Self:  # fmt: skip
        """The same, as it goes over the wire."""
        return cls(
            draft=draft,
            pages=[DraftPageSchema.of(page) for page in pages],
            values=dict(content.values),
            to_do=[ToDoSchema.of(each) for each in to_do],
            can_undo=edited.can_undo,
            can_redo=edited.can_redo,
        )


class ChangeSchema(WireSchema):
    """One value that became another; null stands for nothing there."""

    path: str
    before: Any
    after: Any

    @classmethod
    def of(cls, change: Change) -> Self:
        """The same change, as it goes over the wire."""
        return cls(path=change.path, before=change.before, after=change.after)


class EditedSchema(WireSchema):
    """What changed since a revision, whoever did it."""

    revision: int
    changes: list[ChangeSchema]
    can_undo: bool
    can_redo: bool
    to_do: list[ToDoSchema]

    @classmethod
    def of(cls, edited: Edited, to_do: tuple[ToDo, ...]) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            revision=edited.revision,
            changes=[ChangeSchema.of(change) for change in edited.changes],
            can_undo=edited.can_undo,
            can_redo=edited.can_redo,
            to_do=[ToDoSchema.of(each) for each in to_do],
        )


def _named(who: str | None, names: dict[str, str]) -> str | None:
    return None if who is None else names.get(who, who)
