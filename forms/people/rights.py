"""What each role may do, and where: the one table that decides.

A membership gives a role in one organisation, or in all (`*`), and in one language, or in all.
A right asked for without an organisation is asked for all of them, so that a forgotten argument
refuses and never allows; so with the language of a right that goes by language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Stands for all organisations, or all languages.
ALL: Final = "*"


class Role(StrEnum):
    """What somebody is, in an organisation."""

    ADMINISTRATOR = "administrator"
    OWNER = "owner"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"


class Right(StrEnum):
    """What somebody may do."""

    SEE_DRAFTS = "see-drafts"
    EDIT_FORM = "edit-form"
    #: Never what one edited last oneself: `api.access.require_second_person`.
    PUBLISH_FORM = "publish-form"
    WITHDRAW_FORM = "withdraw-form"
    WRITE_TRANSLATION = "write-translation"
    APPROVE_TRANSLATION = "approve-translation"
    MODERATE_SUGGESTION = "moderate-suggestion"
    #: What citizens told, and where they stopped.
    SEE_INSIGHTS = "see-insights"
    ANSWER_FEEDBACK = "answer-feedback"
    #: Export and import texts and memory of an organisation.
    EXCHANGE = "exchange"
    MANAGE_PEOPLE = "manage-people"
    MANAGE_KEYS = "manage-keys"
    SEE_AUDIT = "see-audit"
    #: Organisations, and what is of all of them.
    ADMINISTER = "administer"


#: An administrator decides who works here, and may stop a form in an emergency; making and
#: publishing is for owners, so that no single role can do everything alone.
_RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Right.SEE_DRAFTS, Right.WITHDRAW_FORM, Right.SEE_INSIGHTS, Right.MANAGE_PEOPLE,
            Right.MANAGE_KEYS, Right.SEE_AUDIT, Right.ADMINISTER,
        }
    ),
    Role.OWNER: frozenset(
        {
            Right.SEE_DRAFTS, Right.EDIT_FORM, Right.PUBLISH_FORM, Right.WITHDRAW_FORM,
            Right.WRITE_TRANSLATION, Right.SEE_INSIGHTS, Right.ANSWER_FEEDBACK, Right.EXCHANGE,
        }
    ),
    Role.TRANSLATOR: frozenset({Right.SEE_DRAFTS, Right.WRITE_TRANSLATION}),
    Role.REVIEWER: frozenset(
        {
            Right.SEE_DRAFTS, Right.WRITE_TRANSLATION, Right.APPROVE_TRANSLATION,
            Right.MODERATE_SUGGESTION,
        }
    ),
}  # fmt: skip

#: Go by language; for the others the language of a membership does not matter.
BY_LANGUAGE: Final = frozenset(
    {Right.WRITE_TRANSLATION, Right.APPROVE_TRANSLATION, Right.MODERATE_SUGGESTION}
)
#: An administrator of one organisation administers that one alone.
FOR_ALL_ONLY: Final = frozenset({Right.ADMINISTER})


@dataclass(frozen=True, order=True)
class Membership:
    """A role in an organisation (its slug, or `*`) and a language (BCP 47, or `*`)."""

    role: Role
    organisation: str
    language: str = ALL


@dataclass(frozen=True)
class Reach:
    """Where somebody has a right. None: everywhere."""

    organisations: frozenset[str] | None
    languages: frozenset[str] | None


def rights_of(role: Role) -> frozenset[Right]:
    """What a role may do where it is given."""
    return _RIGHTS[role]


def may(
    memberships: Iterable[Membership],
    right: Right,
    organisation: str | None = None,
    language: str | None = None,
) -> bool:
    """Whether these memberships give a right there; left out means: everywhere."""
    return any(_gives(each, right, organisation, language) for each in memberships)


def reach_of(memberships: Iterable[Membership], right: Right) -> tuple[Reach, ...]:
    """Where a right is given, one part for each membership that gives it; for lists.

    Two parts do not add up to more: Arabic in one organisation and Turkish in another is not
    Arabic in the other.
    """
    return tuple(
        Reach(
            _part(each.organisation),
            _part(each.language) if right in BY_LANGUAGE else None,
        )
        for each in memberships
        if right in _RIGHTS[each.role] and not (right in FOR_ALL_ONLY and each.organisation != ALL)
    )


def _part(name: str) -> frozenset[str] | None:
    return None if name == ALL else frozenset({name})


def _gives(
    membership: Membership, right: Right, organisation: str | None, language: str | None
) -> bool:
    if right not in _RIGHTS[membership.role]:
        return False
    if right in FOR_ALL_ONLY and membership.organisation != ALL:
        return False
    if membership.organisation not in (ALL, organisation):
        return False
    return right not in BY_LANGUAGE or membership.language in (ALL, language)
