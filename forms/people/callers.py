"""Who asks: a person who signed in, or a program with a key."""

from dataclasses import dataclass
from typing import TypeAlias

from forms.people.rights import ALL, Membership, Reach, Right, may, reach_of


@dataclass(frozen=True)
class Person:
    """Somebody who signed in."""

    id: int
    email: str
    name: str
    memberships: tuple[Membership, ...] = ()

    @property
    def who(self) -> str:
        """How the audit names this person."""
        return f"person:{self.id}"

    def may(
        self, right: Right, organisation: str | None = None, language: str | None = None
    ) -> bool:
        """Whether this person has a right there; left out means: everywhere."""
        return may(self.memberships, right, organisation, language)

    def reach(self, right: Right) -> tuple[Reach, ...]:
        """Where this person has a right, for lists."""
        return reach_of(self.memberships, right)


@dataclass(frozen=True)
class KeyHolder:
    """A program that showed an API key: some rights in one organisation, or in all (`*`)."""

    id: int
    name: str
    organisation: str
    scopes: frozenset[Right]

    @property
    def who(self) -> str:
        """How the audit names this key."""
        return f"key:{self.id}"

    def may(
        self, right: Right, organisation: str | None = None, language: str | None = None
    ) -> bool:
        """Whether this key has a right there; keys know no languages."""
        del language
        return right in self.scopes and self.organisation in (ALL, organisation)

    def reach(self, right: Right) -> tuple[Reach, ...]:
        """Where this key has a right, for lists."""
        if right not in self.scopes:
            return ()
        is_all = self.organisation == ALL
        return (Reach(None if is_all else frozenset({self.organisation}), None),)


Caller: TypeAlias = Person | KeyHolder
