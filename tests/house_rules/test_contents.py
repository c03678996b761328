"""What stands in content files is read as it is written."""

import json
import re

import pytest

from tests.house_rules.project import ROOT, project_files, relative

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


#: Dutch has two words for each of these. Readers are shown one: “pagina”, “u hebt”. Patterns, which
#: read what others wrote, know both.
_OTHERWISE = re.compile(
    r"\bbladzijden?\b|\bheeft u\b|(?<!over )(?<!van )\bu heeft\b", re.IGNORECASE
)


def test_dutch_says_one_thing_in_one_word() -> None:
    shown = ("client_demo/src/locales/**/nl.json", "forms/phrases/nl.json",
             "forms/burden/dimensions.json", "forms/library/**/notes.nl.json")  # fmt: skip
    files = [path for pattern in shown for path in ROOT.glob(pattern)]
    assert len(files) > 20
    for path in files:
        found = _OTHERWISE.findall(path.read_text("utf-8"))
        assert found == [], f"{path.relative_to(ROOT)}: {found}"


def test_a_picture_stands_where_something_shows_it() -> None:
    pictures = [
        path for path in project_files(".png", ".jpg", ".jpeg", ".webp", ".gif")
        if not relative(path).startswith(("client_demo/public/", "forms/library/"))
    ]  # fmt: skip
    written = project_files(".md", ".py", ".ts", ".html", ".css", ".json")
    shown = "\n".join(path.read_text("utf-8") for path in written)
    assert pictures
    assert [relative(path) for path in pictures if path.name not in shown] == []


@pytest.mark.parametrize("name", ["nl.json", "letter/nl.json"])
def test_no_sentence_is_kept_and_translated_that_the_page_never_says(name: str) -> None:
    client = ROOT / "client_demo" / "src"
    sources = "\n".join(path.read_text("utf-8") for path in sorted(client.rglob("*.ts")))
    kept = json.loads((client / "locales" / name).read_text("utf-8"))

    def is_said(key: str) -> bool:
        begun, _, _ = key.rpartition(".")
        parts = key.split(".")
        named = (f'"{key}"', f'"{begun}"', f"`{key}`")  # the second where it is said of a number
        built = (f"{'.'.join(parts[:end])}.${{" for end in range(1, len(parts)))
        return any(each in sources for each in (*named, *built))

    assert kept
    assert [key for key in kept if not is_said(key)] == []
