"""Version keys `issuer/form/version` and page keys `issuer/form/version/page`."""

import re
import unicodedata
from dataclasses import dataclass

from forms.errors import KeyFormatError

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, order=True)
class VersionKey:
    """Names one version of a form. All versions of `issuer/form` are a family."""

    issuer: str
    form: str
    version: str

    def __post_init__(self) -> None:
        for part in (self.issuer, self.form, self.version):
            if not _SLUG.fullmatch(part):
                raise KeyFormatError(
                    f"“{part}” cannot be part of a key: use small letters, digits and "
                    "single hyphens, as in gemeente-voorbeeldstad/verhuizing/2026-1."
                )

    def __str__(self) -> str:
        return f"{self.issuer}/{self.form}/{self.version}"

    @property
    def family(self) -> str:
        """`issuer/form`, shared by all versions."""
        return f"{self.issuer}/{self.form}"

    def page(self, number: int) -> "PageKey":
        """The key of one page, numbered from 1."""
        return PageKey(self, number)

    @classmethod
    def parse(cls, key: str) -> "VersionKey":
        """Read `issuer/form/version`.

        Raises:
            KeyFormatError: it is not of that form.
        """
        parts = key.split("/")
        if len(parts) != 3:
            raise KeyFormatError(f"“{key}” is not a version key: write issuer/form/version.")
        return cls(*parts)


@dataclass(frozen=True, order=True)
class PageKey:
    """Names one page of a version; `page` counts from 1."""

    version: VersionKey
    page: int

    def __str__(self) -> str:
        return f"{self.version}/{self.page}"

    @classmethod
    def parse(cls, key: str) -> "PageKey":
        """Read `issuer/form/version/page`.

        Raises:
            KeyFormatError: it is not of that form.
        """
        version, _, page = key.rpartition("/")
        if not re.fullmatch(r"[1-9][0-9]*", page):
            raise KeyFormatError(f"“{key}” is not a page key: write issuer/form/version/page.")
        return cls(VersionKey.parse(version), int(page))


def slug(text: str) -> str:
    """The nearest slug: accents dropped, everything else that is no letter or digit a hyphen.

    Raises:
        KeyFormatError: nothing is left.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not made:
        raise KeyFormatError(f"“{text}” has no letters or digits to make a key of.")
    return made
