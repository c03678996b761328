"""Which version of a form is the later one."""

import re

from forms.store.entries import KeptVersion


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which `2025-2` < `2025-10` < `2026-1`: numbers by size, words by letter."""
    parts = re.findall(r"[0-9]+|[a-z]+", version)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def precedence(kept: KeptVersion) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Of versions valid on a day the one that starts last wins, then the last name."""
    return kept.valid_from or "", version_order(kept.key.version)
