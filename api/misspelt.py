"""Variables that were meant to set something and do not: a name with a slip in it."""

from collections.abc import Iterable
from difflib import get_close_matches

#: Of the letters of two names; below this half of them differ, and a guess would mislead.
_LEAST_ALIKE = 0.7


def misspelt_among(variables: Iterable[str], settings: Iterable[str], prefix: str) -> list[str]:
    """A sentence for each of the variables that has the prefix and names no setting."""
    known = set(settings)
    found = {name.lower().removeprefix(prefix.lower()): name for name in sorted(variables)}
    return [
        _sentence(name, short, known, prefix)
        for short, name in found.items()
        if short != name.lower() and short not in known
    ]


def _sentence(name: str, short: str, known: set[str], prefix: str) -> str:
    # Anything may stand in a name, and this goes to a terminal or a log.
    shown = name if name.isprintable() else ascii(name)
    nearest = get_close_matches(short, sorted(known), n=1, cutoff=_LEAST_ALIKE)
    guess = f" Did you mean {prefix}{nearest[0].upper()}?" if nearest else ""
    return f"{shown} is no setting and changes nothing.{guess}"
