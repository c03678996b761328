"""What waits for somebody: the cards of the first page, the counts in the navigation, the digest.

A part of the workbench that has work for people adds a function to `_KINDS`: it is given a person
and says how many there are, 0 for who has nothing to do with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from api.access import organisations_where
from api.services import Services
from forms.drafting.draft import DraftState
from forms.people.callers import Person
from forms.people.rights import Right
from forms.people.staff import PersonState
from forms.store.desk.overview import MOST_COUNTED

#: Time to make another key and put it in its place.
_KEY_NOTICE: Final = timedelta(days=14)
#: A lost phone and one mistake more, and somebody is locked out.
_FEW_CODES: Final = 2


@dataclass(frozen=True)
class Waiting:
    """So many things of one kind that somebody could do now; `is_more`: that many and more."""

    kind: str
    count: int
    is_more: bool = False


def waiting_for(services: Services, person: Person) -> list[Waiting]:
    """What waits for a person, the most pressing first; of which there is nothing is left out.

    Raises:
        StoreError: the database cannot be read.
    """
    counted = ((kind, count(services, person)) for kind, count in _KINDS.items())
    return [
        Waiting(kind, min(count, MOST_COUNTED), is_more=count > MOST_COUNTED)
        for kind, count in counted
        if count > 0
    ]


def _recovery_codes_low(services: Services, person: Person) -> int:
    left = services.staff.book.accounts.codes_left(person.id)
    return left if left is not None and 0 < left <= _FEW_CODES else 0


def _keys_running_out(services: Services, person: Person) -> int:
    if not person.reach(Right.MANAGE_KEYS):
        return 0
    now = services.staff.signing_in.now()
    soon = (now + _KEY_NOTICE).isoformat(timespec="milliseconds")
    keys = services.staff.book.keys.all(organisations_where(person, Right.MANAGE_KEYS))
    until = [key.expires_at for key in keys if key.revoked_at is None]
    return sum(now.isoformat(timespec="milliseconds") < each < soon for each in until)


def _people_to_invite_again(services: Services, person: Person) -> int:
    if not person.reach(Right.MANAGE_PEOPLE):
        return 0
    managed = organisations_where(person, Right.MANAGE_PEOPLE)
    kept = services.staff.book.people.all(services.staff.signing_in.now(), managed)
    return sum(each.standing is PersonState.LAPSED for each in kept)


def _forms_to_decide(services: Services, person: Person) -> int:
    if not person.reach(Right.PUBLISH_FORM):
        return 0
    drafts = services.staff.drafts
    return sum(
        draft.state is DraftState.ASKED
        and person.who not in (draft.asked_by, drafts.last_editor(draft.id))
        for draft in drafts.drafts(organisations_where(person, Right.PUBLISH_FORM))
    )


def _texts_to_review(services: Services, person: Person) -> int:
    reached = person.reach(Right.APPROVE_TRANSLATION)
    parts = [(each.organisations, each.languages) for each in reached]
    return services.staff.desk.waiting(person.id, parts)


def _texts_sent_back(services: Services, person: Person) -> int:
    return services.staff.desk.sent_back(person.id)


def _remarks_open(services: Services, person: Person) -> int:
    if not person.reach(Right.ANSWER_FEEDBACK):
        return 0
    return services.feedback.open_count(organisations_where(person, Right.ANSWER_FEEDBACK))


_KINDS: Final[dict[str, Callable[[Services, Person], int]]] = {
    "forms-to-decide": _forms_to_decide,
    "recovery-codes-low": _recovery_codes_low,
    "texts-sent-back": _texts_sent_back,
    "texts-to-review": _texts_to_review,
    "keys-running-out": _keys_running_out,
    "people-to-invite-again": _people_to_invite_again,
    "remarks-open": _remarks_open,
}
