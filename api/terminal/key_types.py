"""Keys as people type them on the command line."""

import click

from forms.errors import KeyFormatError
from forms.keys import VersionKey


class SlugType(click.ParamType[str]):
    """A part of a key: small letters, digits and single hyphens."""

    name = "slug"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself, when it is one."""
        try:
            VersionKey(value, value, value)
        except KeyFormatError as error:
            self.fail(error.message, param, ctx)
        return value


class VersionKeyType(click.ParamType[VersionKey]):
    """A version key issuer/form/version."""

    name = "key"

    def convert(
        self, value: str | VersionKey, param: click.Parameter | None, ctx: click.Context | None
    ) -> VersionKey:
        """The key read from the text."""
        if isinstance(value, VersionKey):
            return value
        try:
            return VersionKey.parse(value)
        except KeyFormatError as error:
            self.fail(error.message, param, ctx)
