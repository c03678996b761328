"""The Argos translation packages installed in a folder, and the way from one language to another.

Only their metadata is read here; `forms/language/engines/argos_worker.py` loads them.
"""

import json
from collections import deque
from dataclasses import dataclass
from pathlib import Path

# nl -> en -> ar is how Argos reaches most languages; each further hop loses too much meaning.
_MOST_HOPS = 2


@dataclass(frozen=True, order=True)
class Package:
    """An installed package that translates from `source` to `target` (language codes)."""

    source: str
    target: str
    version: str
    target_name: str
    folder: Path


def installed_packages(folder: Path) -> tuple[Package, ...]:
    """The packages below `folder`, in order. What cannot be read as a package is passed over."""
    try:
        candidates = sorted(folder.iterdir())
    except OSError:
        return ()
    found = map(_read, candidates)
    return tuple(sorted(package for package in found if package is not None))


def route(packages: tuple[Package, ...], source: str, target: str) -> tuple[Package, ...]:
    """The shortest chain of packages from `source` to `target`; empty when there is none."""
    if source == target:
        return ()
    waiting: deque[tuple[str, tuple[Package, ...]]] = deque([(source, ())])
    while waiting:
        language, chain = waiting.popleft()
        for package in packages:
            if package.source != language or len(chain) == _MOST_HOPS:
                continue
            longer = (*chain, package)
            if package.target == target:
                return longer
            waiting.append((package.target, longer))
    return ()


def _read(folder: Path) -> Package | None:
    try:
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        return None
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not (isinstance(source, str) and isinstance(target, str) and source and target):
        return None
    version, name = metadata.get("package_version"), metadata.get("to_name")
    return Package(source, target, str(version or "?"), str(name or target), folder)
