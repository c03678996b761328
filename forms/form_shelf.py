"""What the catalogue says of the forms last seen: read and parsed once, not for every frame."""

from datetime import date
from functools import lru_cache

from forms.keys import VersionKey
from forms.store.catalogue import Catalogue
from forms.template import FormNotes, FormTemplate

#: A template of a long form takes a few hundred kB; a person fills in one form, or a few.
_KEPT = 16


class FormShelf:
    """Templates, notes and the versions in force. `clear` it when the catalogue has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._template = lru_cache(_KEPT)(catalogue.template)
        self._notes = lru_cache(_KEPT)(catalogue.notes)
        self._in_force = lru_cache(_KEPT)(catalogue.in_force)

    def clear(self) -> None:
        """Read everything anew when it is asked for."""
        for kept in (self._template, self._notes, self._in_force):
            kept.cache_clear()

    def template(self, key: VersionKey) -> FormTemplate:
        """The template of a version.

        Raises:
            NotFoundError: there is none of that key.
            DamagedError: what is kept of it cannot be read.
        """
        return self._template(key)

    def notes(self, key: VersionKey, language: str) -> FormNotes | None:
        """What people read about a version in `language`; None when it was not written.

        Raises:
            DamagedError: what is kept of it cannot be read.
        """
        return self._notes(key, language)

    def in_force(self, family: str, today: date) -> tuple[VersionKey, ...]:
        """The versions of `issuer/form` one may use on that day, the one to use first."""
        return self._in_force(family, today)
