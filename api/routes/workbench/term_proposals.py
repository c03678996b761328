"""Words of other glossaries that were proposed here: accepted or refused one by one.

The glossary is of all organisations, so a keeper of it reviews a language in all of them; nobody
accepts what they proposed themselves.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.access import Caller, Right, SignedIn, require, require_second_person
from api.dependencies import RunningServices, problems
from api.errors import ProblemError
from api.services import Services
from api.wire.schema import HIGHEST_ID
from api.wire.workbench.terms import (
    TermDecisionSchema,
    TermProposalSchema,
    TermProposalsSchema,
)
from forms.glossary_proposal import ProposalState, TermProposal

router = APIRouter(prefix="/terms/proposals", tags=["workbench: exchange"])

_PROBLEMS = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_DECIDING = {**_PROBLEMS, **problems(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)}
ProposalId = Annotated[int, Path(ge=1, le=HIGHEST_ID, description="of a proposed word")]


@router.get("", response_model=TermProposalsSchema, responses=_PROBLEMS)
def list_term_proposals(
    services: RunningServices,
    caller: SignedIn,
    state: Annotated[ProposalState, Query(description="what was decided")] = ProposalState.PROPOSED,
) -> TermProposalsSchema:
    """The words of which that was decided. Who writes translations may see them."""
    if not caller.reach(Right.WRITE_TRANSLATION):
        raise ProblemError(
            HTTPStatus.FORBIDDEN, "not-allowed", "Words are for those who write translations."
        )
    found = services.staff.terms.proposals(state)
    names = services.staff.drafts.names()
    return TermProposalsSchema(proposals=[_told(caller, each, names) for each in found])


@router.put("/{proposal_id}/decision", response_model=TermProposalSchema, responses=_DECIDING)
def decide_on_term(
    services: RunningServices,
    caller: SignedIn,
    proposal_id: ProposalId,
    decision: TermDecisionSchema,
) -> TermProposalSchema:
    """Accept a proposed word, or refuse it. Who proposed it may only refuse it."""
    proposal = _kept_by(caller, services, proposal_id)
    if decision.is_accepted:
        require_second_person(caller, proposal.proposed_by)
    state = ProposalState.ACCEPTED if decision.is_accepted else ProposalState.REFUSED
    decided = services.staff.terms.decide(proposal_id, state, caller.who)
    return _told(caller, decided, services.staff.drafts.names())


@router.delete("/{proposal_id}/decision", response_model=TermProposalSchema, responses=_DECIDING)
def undo_term_decision(
    services: RunningServices, caller: SignedIn, proposal_id: ProposalId
) -> TermProposalSchema:
    """Undo what was decided: the word waits again."""
    _kept_by(caller, services, proposal_id)
    undone = services.staff.terms.decide(proposal_id, ProposalState.PROPOSED, caller.who)
    return _told(caller, undone, services.staff.drafts.names())


def _kept_by(caller: Caller, services: Services, proposal_id: int) -> TermProposal:
    proposal = services.staff.terms.proposal(proposal_id)
    require(caller, Right.APPROVE_TRANSLATION, language=proposal.language)
    return proposal


def _told(caller: Caller, proposal: TermProposal, names: dict[str, str]) -> TermProposalSchema:
    return TermProposalSchema.of(
        proposal,
        names,
        may_decide=caller.may(Right.APPROVE_TRANSLATION, None, proposal.language),
        is_own=caller.who == proposal.proposed_by,
    )
