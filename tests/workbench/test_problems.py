"""Whatever the service answers instead of what was asked has a sentence in each language.

The codes are read from the source: one that somebody adds later is missed here at once.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from api.errors import _HTTP_PROBLEMS
from forms.drafting.facts import FORMATS
from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency
from tests.house_rules.project import ROOT

LOCALES = ROOT / "client_demo" / "src" / "locales" / "workbench"
#: What no page of the workbench asks for.
ELSEWHERE = (
    "api/commands",  # at a terminal, in English
    "api/terminal",
    "api/workers/pdf_readers.py",
    "api/routes/feedback.py",  # the phone asks these, and says them itself
    "api/routes/frames.py",
    "api/routes/health.py",
    "forms/illustration",  # drawn by `leeswijzer read --overlay`
    "forms/language/engines/available.py",  # packages of languages are installed at a terminal
    "forms/language/engines/download.py",
    "forms/language/engines/install.py",
    "forms/language/engines/package_file.py",
    "forms/language/engines/trial.py",
    "forms/letters/senders.py",  # imported at a terminal
    "forms/packs",
    "forms/store/backups",
    "forms/store/folder.py",  # read before the service starts
    "forms/store/packs.py",
    "forms/store/renewal.py",
    "forms/store/upgrade.py",
    "forms/store/migrations",
)
#: Roots that are never raised themselves, and those of what is done at a terminal.
#: Of work that was abandoned nobody is left to be told.
NEVER = {"forms-error", "worker-error", "not-a-pack", "not-a-package", "abandoned"}
#: Codes that are not written where they are raised.
COMPUTED = {code for _, _, code in FORMATS.values()} | {code for code, _ in _HTTP_PROBLEMS.values()}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: Said of files, and words that owners of forms know.
KNOWN = (
    "PDF", "scan", "Scan", "JPEG", "PNG", "WebP", "TIFF", "MB", "mm", "dpi", "https", "cookies",
    "e-mailadres", "rekeningnummer", "telefoonnummer", "voorbeeldstad.nl", "family-name",
    "server", "browser", "inlogdienst", "werkbank", "programma",
)  # fmt: skip


def codes_in(source: str) -> Iterator[str]:
    """Every code that the source gives a class of errors, or an error it raises."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "code":
                    yield from _constant(each.value)
        if isinstance(node, ast.Call):
            yield from _named(node)


def _named(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "code":
            yield from _constant(keyword.value)
    if ast.unparse(call.func).endswith("Error"):
        for argument in call.args:
            yield from _constant(argument)


def _constant(value: ast.expr) -> Iterator[str]:
    said = value.value if isinstance(value, ast.Constant) else None
    if isinstance(said, str) and CODE.fullmatch(said):
        yield said


@cache
def met_in_the_workbench() -> set[str]:
    files = (file for top in ("api", "forms", "vision") for file in (ROOT / top).rglob("*.py"))
    named = ((str(file.relative_to(ROOT)), file) for file in files)
    found = {
        code
        for name, file in named
        if not name.startswith(ELSEWHERE)
        for code in codes_in(file.read_text("utf-8"))
    }
    return (found | COMPUTED) - NEVER


def sentences(locale: Path) -> dict[str, str]:
    words = json.loads(locale.read_text("utf-8"))
    problems = {key: said for key, said in words.items() if key.startswith("problem.")}
    return {key.removeprefix("problem."): said for key, said in problems.items()}


def test_codes_are_found_in_source() -> None:
    source = (
        'class A(Error):\n    code = "one"\n'
        'raise ProblemError(400, "two-2", "Do this.")\n'
        'raise EditError("Do that.", code="three")\nraise problem(code="four")'
    )
    assert set(codes_in(source)) == {"one", "two-2", "three", "four"}


@pytest.mark.parametrize("locale", sorted(LOCALES.glob("*.json")), ids=lambda path: path.stem)
def test_every_problem_has_its_sentence(locale: Path) -> None:
    said = sentences(locale)
    assert met_in_the_workbench() - said.keys() == set()
    assert all(said.values())


def test_what_is_said_of_a_problem_is_plain_dutch() -> None:
    hard = {
        code: found
        for code, said in sentences(LOCALES / "nl.json").items()
        if (found := objections(measure(said, dutch_frequency, KNOWN)))
    }
    assert hard == {}
