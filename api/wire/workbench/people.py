"""People, their roles and rights, and organisations, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.typed import LanguageCode, OrganisationSlug, TypedEmail, TypedName
from forms.people.callers import Person
from forms.people.rights import Membership, Reach, Right, Role
from forms.people.staff import KeptPerson, Organisation, PersonState

_MOST_MEMBERSHIPS = 100


class MembershipSchema(SentSchema):
    """A role in an organisation and a language; `*` stands for all of them."""

    role: Role
    organisation: OrganisationSlug
    language: LanguageCode

    @classmethod
    def of(cls, membership: Membership) -> Self:
        """The wire shape of a membership."""
        return cls(
            role=membership.role,
            organisation=membership.organisation,
            language=membership.language,
        )

    def membership(self) -> Membership:
        """What is meant."""
        return Membership(self.role, self.organisation, self.language)


class MembershipsSchema(SentSchema):
    """All roles somebody is to have in the organisations that the caller manages."""

    memberships: Annotated[list[MembershipSchema], Field(max_length=_MOST_MEMBERSHIPS)]


class PersonSchema(WireSchema):
    """Somebody who works here."""

    id: int
    email: str
    name: str
    memberships: list[MembershipSchema]

    @classmethod
    def of(cls, person: Person) -> Self:
        """The wire shape of a person."""
        return cls(
            id=person.id,
            email=person.email,
            name=person.name,
            memberships=[MembershipSchema.of(each) for each in person.memberships],
        )


class KeptPersonSchema(PersonSchema):
    """Somebody who works here, as those see it who manage people.

    `memberships` are those in the organisations that the caller manages.
    """

    standing: PersonState
    created_at: str
    is_wholly_managed: Annotated[
        bool,
        Field(description="all roles are in organisations the caller manages: may be disabled"),
    ]

    @classmethod
    def seen_by(cls, kept: KeptPerson, managed: frozenset[str] | None) -> Self:
        """The wire shape for who manages those organisations; None: all."""
        roles = kept.person.memberships
        seen = [each for each in roles if managed is None or each.organisation in managed]
        return cls(
            id=kept.person.id,
            email=kept.person.email,
            name=kept.person.name,
            memberships=[MembershipSchema.of(each) for each in seen],
            standing=kept.standing,
            created_at=kept.created_at,
            is_wholly_managed=is_wholly_managed(kept.person, managed),
        )


def is_wholly_managed(person: Person, managed: frozenset[str] | None) -> bool:
    """Whether somebody has no role but in these organisations, and has one; None: all."""
    if managed is None:
        return True
    return bool(person.memberships) and all(
        each.organisation in managed for each in person.memberships
    )


class PeopleSchema(WireSchema):
    """People by name."""

    people: list[KeptPersonSchema]


class NewPersonSchema(SentSchema):
    """Somebody to invite. Who is here already is given the roles too."""

    email: TypedEmail
    name: TypedName
    memberships: Annotated[
        list[MembershipSchema], Field(min_length=1, max_length=_MOST_MEMBERSHIPS)
    ]


class PersonChangeSchema(SentSchema):
    """Whether somebody may come in."""

    is_disabled: bool


class InvitationSchema(WireSchema):
    """A link to hand to somebody. It works once, and is shown once."""

    token: str
    expires_at: str


class InvitedPersonSchema(WireSchema):
    """Who was invited, and the link to hand over.

    There is none for somebody who has an account already.
    """

    person: KeptPersonSchema
    invitation: InvitationSchema | None


class IssuerSchema(SentSchema):
    """An organisation; its slug is the issuer in the keys of its forms."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
    name: TypedName

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        """The wire shape of an organisation."""
        return cls(slug=organisation.slug, name=organisation.name)


class IssuersSchema(WireSchema):
    """Organisations by slug."""

    organisations: list[IssuerSchema]


class ReachSchema(WireSchema):
    """A right, and where somebody has it; null: everywhere."""

    right: Right
    organisations: list[str] | None
    languages: list[str] | None

    @classmethod
    def of(cls, right: Right, reach: Reach) -> Self:
        """The wire shape of where a right is given."""
        organisations, languages = reach.organisations, reach.languages
        return cls(
            right=right,
            organisations=None if organisations is None else sorted(organisations),
            languages=None if languages is None else sorted(languages),
        )
