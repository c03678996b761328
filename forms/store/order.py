"""Which version of a form is the later one."""

import re


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which `2025-2` < `2025-10` < `2026-1`: numbers by size, words by letter."""
    parts = re.findall(r"[0-9]+|[a-z]+", version)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
