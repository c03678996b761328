"""Which version of a form is the later one, and which may be used."""

import re
from collections.abc import Collection

from forms.store.entries import KeptVersion


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which `2025-2` < `2025-10` < `2026-1`: numbers by size, words by letter."""
    parts = re.findall(r"[0-9]+|[a-z]+", version)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def _precedence(kept: KeptVersion) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Of versions valid on a day the one that starts last wins, then the last name."""
    return kept.valid_from or "", version_order(kept.key.version)


def usable(valid: Collection[KeptVersion]) -> list[KeptVersion]:
    """Of versions valid on a day those to use: the last one first.

    An earlier one counts only where its owner said until when it may be used, and none of the
    others takes its place: forms for a year, of which last year's can still be sent in.
    """
    replaced = {kept.replaces for kept in valid}
    latest_first = sorted(valid, key=_precedence, reverse=True)
    return latest_first[:1] + [
        kept
        for kept in latest_first[1:]
        if kept.valid_until is not None and kept.key not in replaced
    ]
