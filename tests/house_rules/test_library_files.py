"""Every form of the bundled library is whole, and nothing in it stands alone."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house_rules.project import ROOT

LIBRARY = ROOT / "forms" / "library"
EACH = {
    "form.typ", "form.pdf", "pages.json", "template.json",
    "notes.nl.json", "notes.en.json", "notes.ar.json",
}  # fmt: skip
_WORD = re.compile(r"\w+")
VERSIONS = sorted(
    {path.parent for path in LIBRARY.glob("*/*/*/*")} - {LIBRARY / "typeset" / "fonts"}
)


def test_the_library_has_forms_and_one_of_them_in_three_years() -> None:
    families = Counter(folder.parent for folder in VERSIONS)
    assert len(families) >= 4
    assert max(families.values()) == 3


@pytest.mark.parametrize(
    "folder", VERSIONS, ids=lambda folder: folder.relative_to(LIBRARY).as_posix()
)
def test_a_version_has_all_its_files_and_no_others(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert names >= EACH
    assert [
        name for name in names - EACH if not re.fullmatch(r"notes\.[a-z]{2,3}\.json", name)
    ] == []


@pytest.mark.parametrize("fonts", [LIBRARY / "typeset" / "fonts", ROOT / "forms" / "fonts"])
def test_typefaces_lie_beside_their_licence(fonts: Path) -> None:
    assert list(fonts.glob("*.ttf"))
    licences = [path.read_text("utf-8") for path in fonts.glob("OFL*.txt")]
    assert licences
    assert all("SIL OPEN FONT LICENSE" in licence.upper() for licence in licences)


@pytest.mark.parametrize(
    "folder", VERSIONS, ids=lambda folder: folder.relative_to(LIBRARY).as_posix()
)
def test_a_label_keeps_words_of_the_paper_beside_it(folder: Path) -> None:
    """Whoever cannot read the paper finds the place by them (`forms/style`)."""
    printed = json.loads((folder / "template.json").read_text("utf-8"))["language"][:2]
    labels = {
        path.name: {
            place: set(_WORD.findall(note["label"].casefold()))
            for place, note in json.loads(path.read_text("utf-8"))["fields"].items()
        }
        for path in folder.glob("notes.*.json")
    }
    paper = labels.pop(f"notes.{printed}.json")
    assert {
        f"{name} {place}"
        for name, said in labels.items()
        for place, words in said.items()
        if not words & paper[place]
    } == set()
