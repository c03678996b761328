"""The data files letters are made of keep their schema, and every wording of them can be said."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator

from forms.letter import LetterKind
from tests.letters.drafting import Draft, UnsayableError
from tests.letters.maker import Material, make_letter
from tests.letters.senders import SENDERS, published_senders, senders
from tests.letters.slots import filled
from tests.letters.spans import text_of
from tests.letters.wordings import WORDINGS, Story, read_toml, wordings

SCHEMA = json.loads((Path(__file__).parent / "material.schema.json").read_text("utf-8"))
FILES = sorted([*WORDINGS.glob("*/*.toml"), *SENDERS.glob("*/*.toml")])
FOLDERS = sorted(folder.name for folder in WORDINGS.iterdir())
#: Sentences that carry a letter's meaning come in at least so many wordings; in `fresh`,
#: `later`, `many`, `sealed` and `unseen` each story has its own, and a kind has several stories.
KEY_POOLS = ("opening", "pay", "object", "reply", "documents", "come", "call", "nothing")
FEWEST_WORDINGS, FEWEST_OF_ITS_OWN = 6, 3
WITH_OWN_WORDINGS = (
    "afield", "beyond", "broad", "counters", "dealings", "distant", "elsewhere", "faraway",
    "farther", "fresh", "highland", "households", "inland", "later", "lowland", "many", "offices",
    "outward", "overland", "plainspoken", "remote", "sealed", "set-aside", "unopened", "unseen",
    "untouched", "upstream", "withheld", "yonder",
)  # fmt: skip


def stories_of(folder: str) -> Iterator[Story]:
    for stories in wordings(folder).stories.values():
        yield from stories


@cache
def checker(shape: str) -> Draft202012Validator:
    """One for all files of a shape: looking through the schema takes longer than most files."""
    schema = {**SCHEMA, "$ref": f"#/$defs/{shape}"}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_keeps_the_schema(file: Path) -> None:
    shape = "senders" if file.parent.parent == SENDERS else "kind"
    shape = "shared" if file.name == "shared.toml" else shape
    assert [error.message for error in checker(shape).iter_errors(read_toml(file))] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_kind_of_letter_has_stories_and_every_story_a_sender(folder: str) -> None:
    found = wordings(folder).stories
    assert set(found) == set(LetterKind)
    sorts = {sender.sort for sender in senders(folder)}
    assert {
        sort for stories in found.values() for each in stories for sort in each.senders
    } <= sorts


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_wording_of_a_story_can_be_said(folder: str) -> None:
    unsayable = [
        (story.kind, story.name, text)
        for story in stories_of(folder)
        for pool, texts in {**story.sentences, "subjects": story.subjects}.items()
        for text in texts
        if ("{pick." not in text or _picks_exist(text, story))
        and not _is_said(folder, story, pool, text)
    ]
    assert unsayable == []


def _is_said(folder: str, story: Story, pool: str, text: str) -> bool:
    shared = wordings(folder).shared
    draft = Draft(1, senders(folder)[0], story, shared, date(2026, 3, 2), Random(1))
    try:
        said = text_of(filled(text, draft, draft.ask(pool)))
    except UnsayableError:
        return False
    return bool(said) and "{" not in said


def _picks_exist(text: str, story: Story) -> bool:
    """A pool of the whole file may use picks that only some of its stories have."""
    names = [piece.partition("}")[0] for piece in text.split("{pick.")[1:]]
    return all(name in story.picks for name in names)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_matters_is_worded_in_several_ways(folder: str) -> None:
    fewest = FEWEST_OF_ITS_OWN if folder in WITH_OWN_WORDINGS else FEWEST_WORDINGS
    few = [
        (story.kind, story.name, pool)
        for story in stories_of(folder)
        for pool in _pools_of(story)
        if pool.startswith(KEY_POOLS) and len(story.sentences[pool]) < fewest
    ]
    assert few == []
    picking_nothing = [
        (story.kind, story.name, text)
        for story in stories_of(folder)
        for pool in _pools_of(story) & set(KEY_POOLS)
        for text in story.sentences[pool]
        if not _picks_exist(text, story)
    ]
    assert picking_nothing == []


def _pools_of(story: Story) -> set[str]:
    """The pools its paragraphs say sentences of."""
    return {
        pool
        for paragraph in story.paragraphs
        if ":" not in paragraph
        for pool in paragraph.removeprefix("?").split("+")
    }


def test_a_term_is_not_said_where_the_day_was() -> None:
    story = wordings().stories[LetterKind.REMINDER][0]
    draft = Draft(1, senders()[0], story, wordings().shared, date(2026, 3, 2), Random(1))
    filled("Betaal uiterlijk {day}.", draft, "pay")
    with pytest.raises(UnsayableError):
        filled("U hebt {term} om te betalen.", draft, "pay")


def test_objecting_has_the_term_that_a_wording_names_and_else_the_law_s() -> None:
    story = wordings().stories[LetterKind.FINE][0]
    draft = Draft(1, senders()[0], story, wordings().shared, date(2026, 3, 2), Random(1))
    filled("U kunt tot en met {day.two-weeks} in verzet.", draft, "object")
    assert draft.facts["deadline:object"].value == date(2026, 3, 16)
    assert text_of(filled("U hebt {term.one-month}.", draft, "reply")).endswith(
        ("een\xa0maand.", "1\xa0maand.")
    )
    plain = Draft(1, senders()[0], story, wordings().shared, date(2026, 3, 2), Random(1))
    filled("U kunt tot en met {day} bezwaar maken.", plain, "object")
    assert plain.facts["deadline:object"].value == date(2026, 4, 13)


def test_senders_publish_what_the_contract_asks() -> None:
    published = published_senders()["senders"]
    assert isinstance(published, list)
    assert len({entry["name"] for entry in published}) == len(published) >= 15
    for entry in published:
        assert all(len(iban) == 18 and " " not in iban for iban in entry["ibans"])
        assert all(phone.isdigit() for phone in entry["phones"])


def test_material_that_is_not_there_is_said() -> None:
    with pytest.raises(FileNotFoundError, match=r"shared\.toml"):
        make_letter(1, material=Material(wordings="nobody-wrote-this"))
    with pytest.raises(FileNotFoundError, match="no layouts"):
        make_letter(1, material=Material(layouts="nobody-drew-this"))


def test_typefaces_lie_beside_their_licence() -> None:
    fonts = Path(__file__).parent / "fonts"
    families = {font.stem.partition("-")[0] for font in fonts.glob("*.ttf")}
    assert families == {text.stem.removeprefix("OFL-") for text in fonts.glob("OFL-*.txt")}
    assert all("SIL Open Font License" in text.read_text("utf-8") for text in fonts.glob("*.txt"))


def test_letters_are_made_from_what_somebody_else_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(WORDINGS / "developed", tmp_path / "theirs")
    kind = tmp_path / "theirs" / "other.toml"
    for file in (tmp_path / "theirs").glob("*.toml"):
        if file.name not in ("shared.toml", "other.toml"):
            file.unlink()
    kind.write_text(kind.read_text("utf-8").replace("Ontvangstbevestiging", "Wij kregen iets"))
    monkeypatch.setattr("tests.letters.wordings.WORDINGS", tmp_path)
    letters = [make_letter(seed, material=Material(wordings="theirs")) for seed in range(12)]
    assert {letter.truth.kind for letter in letters} == {LetterKind.OTHER}
    assert any("Wij kregen iets" in line for letter in letters for line in letter.printed())
