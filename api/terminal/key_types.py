"""Keys and tags as people type them on the command line."""

import re

import click

from forms.errors import KeyFormatError
from forms.keys import VersionKey
from forms.language_tags import is_known


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


class LanguageTagType(click.ParamType[str]):
    """A language as BCP 47 writes it: two or three letters, and perhaps a region or script."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself, when it names a language."""
        shape = re.fullmatch(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)", value)
        if shape is None or not is_known(value):
            self.fail("is no code of a language; write it as nl, ar or pl.", param, ctx)
        return shape[1].lower() + shape[2]


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
