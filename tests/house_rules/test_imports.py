"""Imports run one way, and no installed package takes one of our names."""

import sys
from importlib.metadata import Distribution, distributions

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.house_rules.project import PACKAGES, ROOT

#: `tests` is not watched: argostranslate takes it, and pytest imports ours by path.
OURS = set(PACKAGES)


@pytest.mark.slow
def test_imports_run_one_way(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_installed_package_takes_one_of_our_names() -> None:
    taken = {
        f"{distribution.name}: {name}"
        for distribution in distributions()
        if distribution.name != "leeswijzer"
        for name in top_level(distribution) & OURS
    }
    assert taken == set()


def top_level(distribution: Distribution) -> set[str]:
    """The names an installed distribution can be imported by."""
    parts = (file.parts for file in distribution.files or [])
    return {part[0].removesuffix(".py") for part in parts if part and part[0] != ".."}


def test_our_names_are_not_those_of_the_standard_library() -> None:
    assert OURS & sys.stdlib_module_names == set()
