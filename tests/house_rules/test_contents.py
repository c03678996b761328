"""What stands in content files is read as it is written."""

import json
import re

import pytest

from tests.house_rules.project import ROOT

_WRITTEN = (
    "client_demo/src/locales/**/*.json", "forms/bank/**/*.json", "forms/glossary/*.json",
    "forms/phrases/*.json", "forms/library/**/notes.*.json",
)  # fmt: skip


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which no name stands twice: readers keep the last and say nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(sorted({name for name in names if names.count(name) > 1}))
    return found


@pytest.mark.parametrize("pattern", _WRITTEN)
def test_no_entry_stands_twice_in_a_file(pattern: str) -> None:
    files = sorted(ROOT.glob(pattern))
    assert files
    for path in files:
        try:
            json.loads(path.read_text("utf-8"), object_pairs_hook=_once)
        except ValueError as twice:
            pytest.fail(f"{path.relative_to(ROOT)}: {twice} stands twice")


#: What has hyphens between its digits: after a letter written from right to left it is shown with
#: its parts in the other order, unless it is kept apart (UAX #9). After a Latin word it is not.
_IN_DIGITS = re.compile(r"(?<![\u2066\d-])(?:\{version\}|\b\d+(?:-\d+)+)")


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_version_or_date_is_not_read_backwards(language: str) -> None:
    files = sorted(ROOT.glob(f"client_demo/src/locales/**/{language}.json"))
    assert len(files) >= 5
    for path in files:
        for name, text in json.loads(path.read_text("utf-8")).items():
            for found in _IN_DIGITS.finditer(text):
                before = [each for each in text[: found.start()] if each.isalpha()]
                assert not before or before[-1].isascii(), f"{path.parent.name} {name}: {text}"
