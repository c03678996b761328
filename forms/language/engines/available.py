"""The translation packages that can be had, with what their content must be.

`forms/language/engines/argos_packages.json` lists those of the Argos index by name and version. A
checksum is there only where somebody has downloaded the very file and vouches for it; without
one a package is not fetched, unless whoever installs it gives the checksum.
"""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from forms.errors import PackageError
from forms.language.languages import DUTCH
from forms.language.packages import Package

#: The language that Argos packages meet in.
_PIVOT = "en"
_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")


@dataclass(frozen=True, order=True)
class Available:
    """A package that can be fetched: `file` is its name on a mirror."""

    source: str
    target: str
    version: str
    file: str
    sha256: str | None = None

    @property
    def pair(self) -> str:
        """How a person names it, `nl-en`."""
        return f"{self.source}-{self.target}"


@cache
def available_packages() -> tuple[Available, ...]:
    """All packages we know of, in order."""
    content = (files("forms") / "language" / "engines" / "argos_packages.json").read_text("utf-8")
    return tuple(
        sorted(
            Available(
                entry["source"], entry["target"], entry["version"], entry["file"], entry["sha256"]
            )
            for entry in json.loads(content)
        )
    )


def wanted_packages(
    asked: str, available: Collection[Available], installed: Collection[Package]
) -> tuple[Available, ...]:
    """What is missing for `asked`: a language (`ar`, from Dutch) or a pair (`en-ar`).

    Raises:
        PackageError: no package leads there.
    """
    by_pair = {each.pair: each for each in available}
    there = {f"{each.source}-{each.target}" for each in installed}
    pairs = _pairs(asked, set(by_pair) | there)
    return tuple(by_pair[pair] for pair in pairs if pair not in there)


def _pairs(asked: str, known: Collection[str]) -> tuple[str, ...]:
    if _PAIR.fullmatch(asked):
        ways: tuple[tuple[str, ...], ...] = ((asked,),)
    elif asked == DUTCH:
        ways = ()  # nothing is needed for it
    else:
        ways = ((f"{DUTCH}-{asked}",), (f"{DUTCH}-{_PIVOT}", f"{_PIVOT}-{asked}"))
    for way in ways:
        if all(pair in known for pair in way):
            return way
    shown = asked if re.fullmatch(r"[a-z-]{1,12}", asked) else "that"
    raise PackageError(
        f"We know no package for {shown}; `leeswijzer languages list` shows those there are.",
        "no-such-package",
    )
