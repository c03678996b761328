"""Sizes, names and the words that belong to no one who reads this project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.project import PACKAGES, ROOT, project_files, relative

MOST_LINES = 400
MOST_FUNCTION_LINES = 60
NAMES_THAT_SAY_NOTHING = re.compile(
    r"(^|[_\-.])(utils?|helpers?|common|managers?|handlers?|data|info|process|misc|stuff)([_\-.]|$)",
    re.IGNORECASE,
)
#: Names that are what they say: a document about data protection.
WELL_NAMED = {"docs/data-protection.md"}

#: Of the workplace and of package registries; put together here so that this file passes.
FOREIGN = [
    "/".join(parts)
    for parts in (["", "work", ".library"], ["", "work", "shared"], ["", "work", "main"])
] + ["".join(parts) for parts in (["pypi", ".org"], ["pythonhosted", ".org"], ["npmjs", ".org"])]
FOREIGN_PATTERN = re.compile("|".join(map(re.escape, [*FOREIGN, "farm" + "-"])))
#: Lock files name where packages come from: that is their job.
LOCKS = {"uv.lock", "client_demo/package-lock.json"}

Trees = dict[Path, ast.Module]


@pytest.fixture(scope="module")
def trees() -> Trees:
    """The syntax of every source file, kept for these tests only.

    It is 1.6 million objects, which would weigh on whatever else is tested in the same process.
    """
    return {path: ast.parse(path.read_text("utf-8")) for path in project_files(".py")}


def test_a_source_file_tells_one_story() -> None:
    lines = {
        relative(path): len(path.read_text("utf-8").splitlines())
        for path in project_files(".py", ".ts", ".css")
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_a_function_does_one_thing(trees: Trees) -> None:
    too_long = [
        f"{relative(path)}: {node.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert too_long == []


def test_file_names_say_what_is_in_them() -> None:
    vague = {relative(path) for path in project_files() if NAMES_THAT_SAY_NOTHING.search(path.stem)}
    assert vague - WELL_NAMED == set()


def test_every_public_name_says_what_it_is(trees: Trees) -> None:
    silent = [
        f"{relative(path)}: {node.name}"
        for path, tree in trees.items()
        if package(path) in PACKAGES
        for node in public_names(tree)
        if ast.get_docstring(node) is None
    ]
    assert silent == []


def public_names(
    tree: ast.Module,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes of a module, and methods of its public classes."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for owner in [tree, *(each for each in classes if not each.name.startswith("_"))]:
        for node in owner.body:
            if isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            ) and not node.name.startswith("_"):
                yield node


def test_every_file_says_what_it_is_for(trees: Trees) -> None:
    silent = [
        relative(path)
        for path, tree in trees.items()
        if package(path) in {*PACKAGES, "scripts"} and tree.body and not ast.get_docstring(tree)
    ]
    assert silent == []


def package(path: Path) -> str:
    """The top-level folder a file belongs to."""
    return relative(path).split("/")[0]


def test_nothing_names_the_workplace_or_a_registry() -> None:
    naming = []
    for path in project_files():
        if relative(path) in LOCKS:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        naming += [f"{relative(path)}: {found}" for found in set(FOREIGN_PATTERN.findall(text))]
    assert naming == []


def test_every_folder_of_tests_is_a_package() -> None:
    # argostranslate installs a top-level package called tests; ours must be found as our own.
    folders = {path.parent for path in project_files(".py") if relative(path).startswith("tests/")}
    assert [relative(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_words_reach_a_terminal_by_one_way_that_makes_them_harmless(trees: Trees) -> None:
    """`say` does; what is for a machine (JSON) is written as it is."""
    asks = [
        f"{relative(path)}: {ast.unparse(node)}"
        for path, tree in trees.items()
        if path.is_relative_to(ROOT / "api" / "commands")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.echo", "print"}
        if "json" not in ast.unparse(node)
    ]
    assert asks == []
