"""The project's own files, as a person would list them."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "forms", "vision", "models", "client_demo")

#: Made by tools and ignored by git.
_MADE = {
    ".git", ".venv", ".setup", ".demo-data", ".hypothesis", ".mypy_cache", ".pytest_cache",
    ".ruff_cache", ".import_linter_cache", "__pycache__", "node_modules", "dist", "demo", "bench",
}  # fmt: skip
#: The same, of which only that at the top is made: `make sheets` (`vision/sheets` is ours).
_MADE_AT_TOP = {"sheets"}


def project_files(*suffixes: str) -> list[Path]:
    """Every file of the project, of these suffixes (all when none is given), sorted."""
    return sorted(path for path in _walk() if not suffixes or path.suffix in suffixes)


def relative(path: Path) -> str:
    """How the project calls a file."""
    return path.relative_to(ROOT).as_posix()


def _walk() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        made = _MADE | _MADE_AT_TOP if Path(folder) == ROOT else _MADE
        folders[:] = [name for name in folders if name not in made]
        # In a work tree `.git` is a file that names the folder of the repository.
        kept = (name for name in names if name != ".git" and not name.endswith(".gen.ts"))
        yield from (Path(folder) / name for name in kept)
