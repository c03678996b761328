"""Imports run one way, and no installed package takes one of our names."""

import re
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

from tests.house_rules.project import PACKAGES, ROOT, project_files

#: `tests` is not watched: argostranslate takes it, and pytest imports ours by path.
OURS = set(PACKAGES)
IMPORTED = re.compile(
    r"""(?:^(?:import|export) [^;]*?from |\bimport\()"(\.[^"]+)\"""", re.MULTILINE
)


@pytest.mark.slow
def test_imports_run_one_way() -> None:
    # In a process of its own: it silences the loggers of the one it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [linter, "--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout


def test_no_module_of_the_client_imports_what_imports_it() -> None:
    # Raises where there is a circle, and names it; types count, as a reader follows them too.
    order = list(TopologicalSorter(client_imports()).static_order())
    assert len(order) > 100


def client_imports() -> dict[Path, set[Path]]:
    """The modules that each module of the client names in an import."""
    modules = set(project_files(".ts"))
    return {
        module: {
            (module.parent / name).with_suffix(".ts").resolve()
            for name in IMPORTED.findall(module.read_text("utf-8"))
        }
        & modules
        for module in modules
    }


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
