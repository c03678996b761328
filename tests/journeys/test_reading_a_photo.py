"""Somebody photographs a form at the kitchen table and asks what it says."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.builders import grey_png
from tests.golden.photograph import ROOT, TYPED, photo_with
from tests.journeys.command_line import GOLDEN, Home, Ran, require_contract, require_own_schema

pytestmark = pytest.mark.slow

#: Where the workers keep what must be a file: in memory, and gone afterwards.
SHARED_MEMORY = Path("/dev/shm")
#: Most values on the photo are read; none is read wrongly.
FEWEST_VALUES = 7


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose empty data folder was filled by the first command that needed it."""
    made = Home(tmp_path_factory.mktemp("home"))
    listed = made.run("forms", "list")
    assert listed.code == 0
    assert "gemeente-voorbeeldstad/verhuizing/2026-1  published" in listed.said
    return made


@pytest.fixture(scope="module")
def answers(home: Home) -> dict[str, Ran]:
    """What was said about the golden photo in three languages, drawn in Dutch and Arabic."""
    return {
        language: home.run(
            *("read", GOLDEN, "--language", language, "--jsonl", "-"),
            *("--overlay", home.folder / f"drawn-{language}"),
        )
        for language in ("nl", "en", "ar")
    }


def anchors(ran: Ran) -> dict[str, dict]:
    return {anchor["id"]: anchor for anchor in ran.lines[0]["anchors"]}


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_the_form_is_recognised_and_every_word_is_in_the_reader_s_language(
    answers: dict[str, Ran], language: str
) -> None:
    ran = answers[language]
    assert ran.code == 0
    (line,) = ran.lines
    require_own_schema(line)
    assert line["source"] == str(GOLDEN)
    assert line["template"]["key"] == "gemeente-voorbeeldstad/verhuizing/2026-1/1"
    assert (line["language"], line["partial"]) == (language, [])
    assert [anchor["order"] for anchor in line["anchors"]] == list(
        range(1, len(line["anchors"]) + 1)
    )
    for anchor in line["anchors"]:
        spoken = [anchor["explanation"], *anchor["steps"]]
        spoken += [check["message"] for check in anchor["checks"]]
        spoken += [anchor["translation"]] if anchor["translation"] else []
        assert {text["language"] for text in spoken} == {language}
        assert {text["direction"] for text in spoken} == {"rtl" if language == "ar" else "ltr"}
        assert (anchor["translation"] is None) == (language == "nl")
        assert anchor["label"]["language"] == "nl"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_answer_follows_the_contract(answers: dict[str, Ran], language: str) -> None:
    require_contract(answers[language].lines[0])


def test_what_was_written_is_seen_and_what_was_typed_is_read(answers: dict[str, Ran]) -> None:
    found = anchors(answers["nl"])
    assert found["moving-date"]["state"] == "empty"
    assert found["moves-alone"]["state"] == "ticked"
    assert {found[id_]["state"] for id_ in TYPED} == {"filled"}
    read = {id_: each["value"]["text"] for id_, each in found.items() if each["value"]}
    right = {id_ for id_, text in read.items() if _bare(text) == _bare(TYPED.get(id_, ""))}
    assert len(right) >= FEWEST_VALUES
    assert set(read) == right


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_the_missing_moving_date_is_pointed_out(answers: dict[str, Ran]) -> None:
    failed = {id_ for id_, each in anchors(answers["nl"]).items() for check in each["checks"]
              if check["passed"] is False}  # fmt: skip
    assert "moving-date" in failed


def test_every_field_lies_inside_the_sheet_on_the_photo(answers: dict[str, Ran]) -> None:
    (line,) = answers["nl"].lines
    assert (line["frame"]["widthPx"], line["frame"]["heightPx"]) == (1200, 1600)
    corners = np.array(line["page"]["corners"])
    low, high = corners.min(axis=0), corners.max(axis=0)
    for anchor in line["anchors"]:
        polygon = np.array(anchor["polygon"])
        assert (polygon > low).all()
        assert (polygon < high).all()


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_answer_is_drawn_on_the_photo(home: Home, answers: dict[str, Ran], language) -> None:
    assert answers[language].code == 0
    (drawn,) = (home.folder / f"drawn-{language}").iterdir()
    with Image.open(drawn) as picture:
        assert picture.width >= 1200
        assert picture.height >= 1200


def test_nothing_of_the_photo_is_left_anywhere(home: Home) -> None:
    def left() -> dict[Path, int]:
        found = [path for folder in (home.data, home.temporary) for path in folder.rglob("*")]
        return {path: path.stat().st_size for path in found if path.is_file()}

    before = left()
    ran = home.run("read", GOLDEN, "--jsonl", "-")
    assert ran.code == 0
    after = left()
    # SQLite keeps these two beside its file while somebody reads.
    beside = {path for path in after if path.name.endswith(("-shm", "-wal"))}
    assert {path: after[path] for path in after.keys() - beside} == {
        path: before[path] for path in before.keys() - beside
    }
    # A private folder is named for the process it belongs to.
    for folder in (SHARED_MEMORY, Path("/tmp")):
        assert list(folder.glob(f"leeswijzer-*-{ran.pid}-*")) == []
    photo = GOLDEN.read_bytes()
    for path in after:
        content = path.read_bytes()
        assert b"Haddad" not in content
        assert photo[5000:5064] not in content


#: What is typed in, which number that is, whether it holds, and how what is said of it begins.
ABROAD = {
    "gemeente-meersvoorde/adreswijziging/2026-1": (
        {"national-number": "91061425417", "birth-date": "14061991", "moving-date": "01102026"},
        ("national-number", False, "Dit nummer kan niet juist zijn."),
    ),
    "stadt-erlenwerth/anmeldung/2026-1": (
        {"tax-id": "48319560244", "birth-date": "08041990", "moving-date": "01102026"},
        ("tax-id", True, "De cijfers kunnen samen zo’n nummer zijn: steuerliche Identifikations"),
    ),
}


def test_forms_of_other_countries_are_judged_by_the_rules_of_those(home: Home) -> None:
    photos = [home.folder / f"{number}.jpg" for number, _ in enumerate(ABROAD)]
    for photo, (version, (values, _)) in zip(photos, ABROAD.items(), strict=True):
        photo.write_bytes(photo_with(ROOT / "forms" / "library" / version, values))
    ran = home.run("read", *photos, "--language", "nl", "--jsonl", "-")
    for line, (version, (values, told)) in zip(ran.lines, ABROAD.items(), strict=True):
        number, holds, said = told
        require_contract(line)
        assert line["template"]["key"] == f"{version}/1"
        found = {anchor["id"]: anchor for anchor in line["anchors"]}
        assert _bare(found[number]["value"]["text"]) == values[number]
        check = {check["code"]: check for check in found[number]["checks"]}["elfproef"]
        assert check["passed"] is holds
        assert check["message"]["text"].startswith(said)
        # Eight Belgian working days, or two weeks, after 1 October are long over.
        moved = {check["code"]: check["passed"] for check in found["moving-date"]["checks"]}
        assert moved["date-plausible"] and moved["date-before-deadline"] is False
    # The paper is German: so is its label, beside what it means.
    assert (found["tax-id"]["label"]["text"], found["tax-id"]["label"]["language"]) == (
        "Steuer-ID",
        "de",
    )
    assert found["tax-id"]["translation"]["provenance"] == "draft"


def test_several_pictures_with_a_broken_one_in_the_middle(home: Home, tmp_path: Path) -> None:
    (tmp_path / "half.jpg").write_bytes(GOLDEN.read_bytes()[:20_000])
    (tmp_path / "table.png").write_bytes(grey_png(np.full((720, 1280, 3), 120, np.uint8)))
    sources = [GOLDEN, tmp_path / "half.jpg", tmp_path / "table.png", tmp_path / "none", GOLDEN]
    ran = home.run("read", *sources, "--jsonl", tmp_path / "answers.jsonl")
    assert (ran.code, ran.said) == (1, "")
    written = Ran(ran.code, (tmp_path / "answers.jsonl").read_text("utf-8"), "").lines
    assert [line["source"] for line in written] == list(map(str, sources))
    kinds = [line["problem"]["code"] if "problem" in line else line["outcome"] for line in written]
    assert kinds[0] == kinds[4] == "recognised"
    assert kinds[2] == "miss"
    assert kinds[3] == "no-such-file"
    assert "problem" in written[1]
    for line in written:
        require_own_schema(line)
    for line in written:
        require_contract(line)


def test_an_unknown_language_is_said_for_each_picture(home: Home) -> None:
    ran = home.run("read", GOLDEN, GOLDEN, "--language", "tlh", "--jsonl", "-")
    assert ran.code == 1
    assert [line["problem"]["code"] for line in ran.lines] == ["unknown-language"] * 2
    for line in ran.lines:
        require_own_schema(line)
        require_contract(line)


def test_without_options_a_person_can_read_the_answer(home: Home) -> None:
    ran = home.run("read", GOLDEN, "--language", "en")
    assert (ran.code, ran.errors) == (0, "")
    assert "page 1 (gemeente-voorbeeldstad/verhuizing/2026-1)" in ran.said.splitlines()[0]
    assert "Haddad" in ran.said
