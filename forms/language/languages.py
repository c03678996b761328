"""The languages a reader can choose: those we write in, and those a package translates to."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files

from forms.language.packages import Package, route
from forms.language_tags import Direction, base_of, direction_of

#: The language of the forms, from which everything is translated.
DUTCH = "nl"


@dataclass(frozen=True)
class Language:
    """A language to read in. `endonym` is its name in itself; `is_authored`: we write in it.

    `leaves_machine`: only the server of `LEESWIJZER_LIBRETRANSLATE_URL` translates to it.
    """

    code: str
    endonym: str
    is_authored: bool
    leaves_machine: bool = False

    @property
    def direction(self) -> Direction:
        """From which side it is written."""
        return direction_of(self.code)


@dataclass(frozen=True)
class UnknownLanguage:
    """Not a language we can answer in; `known` are the codes we can."""

    asked: str
    known: tuple[str, ...]


def known_languages(
    authored: Collection[str],
    packages: tuple[Package, ...],
    away: Collection[str] | None = None,
) -> tuple[Language, ...]:
    """Every language we can answer in: Dutch first, then by name.

    `authored` are the languages we write in (`bundled_phrases`), `away` those that a server
    elsewhere translates Dutch to.
    """
    names = endonyms()
    found = {code: Language(code, names.get(code, code), True) for code in authored}
    for package in packages:
        if package.target not in found and route(packages, DUTCH, package.target):
            name = names.get(package.target, package.target_name)
            found[package.target] = Language(package.target, name, False)
    for code in away or ():
        if code not in found and code != DUTCH:
            found[code] = Language(code, names.get(code, code), False, leaves_machine=True)
    return tuple(
        sorted(found.values(), key=lambda each: (each.code != DUTCH, each.endonym.casefold()))
    )


def endonyms() -> dict[str, str]:
    """The name of each language in itself, by code."""
    content = (files("forms") / "language" / "endonyms.json").read_text("utf-8")
    return dict(json.loads(content))


def choose_language(asked: str, languages: tuple[Language, ...]) -> Language | UnknownLanguage:
    """The language meant by a BCP 47 tag such as `ar`, `EN` or `nl-BE`."""
    known = {language.code: language for language in languages}
    tag = asked.strip().lower()
    if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", tag) and base_of(tag) in known:
        return known[base_of(tag)]
    # What was asked may be anything: only a tag is safe and useful to repeat.
    shown = tag if re.fullmatch(r"[a-z0-9-]{1,35}", tag) else ""
    return UnknownLanguage(shown, tuple(known))
