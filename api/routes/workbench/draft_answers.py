"""What the wizard's routes share: the draft with who may do what, and what it grew from."""

from dataclasses import dataclass

from api.access import Caller, Right, require
from api.services import Services
from api.wire.workbench.drafts import DraftContentSchema, DraftSchema, EditedSchema
from forms.drafting.checklist import to_do
from forms.drafting.draft import OPEN, Draft, DraftState, Edited


def seen_draft(services: Services, caller: Caller, draft_id: int, right: Right) -> Draft:
    """A draft in which the caller has that right.

    Raises:
        NotFoundError: there is none of that number.
        ProblemError: 403 `not-allowed`.
    """
    draft = services.staff.drafts.draft(draft_id)
    require(caller, right, organisation=draft.key.issuer)
    return draft


@dataclass(frozen=True)
class DraftAnswers:
    """Drafts as answers to one caller."""

    services: Services
    caller: Caller

    def draft(self, draft: Draft, names: dict[str, str] | None = None) -> DraftSchema:
        """One draft, with what the caller may do with it."""
        issuer, who = draft.key.issuer, self.caller.who
        may_publish = self.caller.may(Right.PUBLISH_FORM, issuer)
        is_second = draft.state is DraftState.ASKED and who not in (
            draft.asked_by,
            self.services.staff.drafts.last_editor(draft.id),
        )
        return DraftSchema.of(
            draft,
            self.services.staff.drafts.names() if names is None else names,
            may_edit=draft.state in OPEN and self.caller.may(Right.EDIT_FORM, issuer),
            may_decide=may_publish and is_second,
        )

    def content(self, draft: Draft) -> DraftContentSchema:
        """A draft with all it says."""
        content = self.services.staff.drafts.content(draft.id)
        edited = self.services.staff.drafts.since(draft.id, draft.revision, self.caller.who)
        told = self.draft(draft)
        return DraftContentSchema.of(told, draft.pages, content, to_do(draft, content), edited)

    def edited(self, draft_id: int, edited: Edited) -> EditedSchema:
        """What changed, with what is missing now."""
        drafts = self.services.staff.drafts
        return EditedSchema.of(edited, to_do(drafts.draft(draft_id), drafts.content(draft_id)))
