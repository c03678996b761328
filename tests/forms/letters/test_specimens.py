"""Specimen letters: the committed files are what the sources give, and their truth is printed."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.senders import read_senders
from forms.pdf.page_space import MM_PER_POINT
from scripts.typeset_letters import (
    ONE_OF,
    SEVERAL_OF,
    SPECIMENS,
    main,
    published,
    specimens,
    typeset,
)
from tests.letters.terms import Term, extended, last_day

FOLDERS = specimens()
#: Ink may reach a little beyond a letter's own box where letters touch.
SLACK_MM = 0.3
COUNTS = {"zes": 6, "twee": 2, "14": 14, "tien": 10}
UNITS = {"weken": "weeks", "dagen": "days"}


@cache
def truth_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "truth.json").read_text("utf-8")))


def facts_of(folder: Path) -> list[dict[str, Any]]:
    truth = truth_of(folder)
    return [truth[name] for name in ONE_OF] + [each for name in SEVERAL_OF for each in truth[name]]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_source_gives_the_committed_bytes(folder: Path, tmp_path: Path) -> None:
    typeset(folder, into=tmp_path)
    for name in ("letter.pdf", "truth.json"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), (
            f"run scripts/typeset_letters.py {folder.name}"
        )


def test_there_are_sixteen_about_other_things_of_every_kind_and_each_fits_its_page() -> None:
    assert {truth_of(folder)["kind"] for folder in FOLDERS} == set(LetterKind)
    assert len({truth_of(folder)["subject"]["value"] for folder in FOLDERS}) == len(FOLDERS) >= 16
    assert all(len(truth_of(folder)["pages"]) == 1 for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_true_is_printed_there(folder: Path) -> None:
    document = pypdfium2.PdfDocument(folder / "letter.pdf")
    for fact in facts_of(folder):
        assert fact["places"]
        for place in fact["places"]:
            page = document[place["page"] - 1]
            printed = "".join(_printed_in(page, area) for area in place["areasMm"])
            assert "".join(place["text"].split()) in printed
    document.close()


def _printed_in(page: pypdfium2.PdfPage, area: list[list[float]]) -> str:
    (left, top), (right, bottom) = area[0], area[2]
    height_mm = page.get_size()[1] * MM_PER_POINT
    sides = (left, height_mm - bottom, right, height_mm - top)
    slack = (-SLACK_MM, -SLACK_MM, SLACK_MM, SLACK_MM)
    box = [(side + more) / MM_PER_POINT for side, more in zip(sides, slack, strict=True)]
    textpage = page.get_textpage()
    try:
        return "".join(textpage.get_text_bounded(*box).replace("\x02", "-").split())
    finally:
        textpage.close()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_values_mean_what_is_printed(folder: Path) -> None:
    truth = truth_of(folder)
    sent = date.fromisoformat(truth["date"]["value"])
    for fact in truth["deadlines"]:
        day = date.fromisoformat(fact["value"])
        assert day > sent
        for place in fact["places"]:
            term = re.search(r"binnen (\w+) (\w+)", place["text"])
            if term is not None:
                counted = Term(COUNTS[term[1]], UNITS[term[2]])
                assert day == extended(last_day(sent, counted), counted)
            else:
                assert re.search(rf"\b{day.day} \w+ {day.year}$", place["text"])
    for fact in truth["amounts"]:
        digits = {re.sub(r"\D", "", place["text"]) for place in fact["places"]}
        assert digits == {fact["value"].replace(".", "")}
    for fact in truth["ibans"]:
        assert (
            int("".join(str(int(sign, 36)) for sign in fact["value"][4:] + fact["value"][:4])) % 97
            == 1
        )
    assert {fact["role"] for fact in facts_of(folder)} <= {*FactRole, None}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_actions_are_known_and_rest_on_deadlines(folder: Path) -> None:
    truth = truth_of(folder)
    assert truth["actions"]
    days = {fact["value"] for fact in truth["deadlines"]}
    for action in truth["actions"]:
        assert action["kind"] in set(ActionKind)
        assert action["before"] in {*days, None}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_real_is_named(folder: Path) -> None:
    truth = truth_of(folder)
    hosts = [fact["value"].partition("/")[0] for fact in truth["urls"] + truth["emails"]]
    assert all(host.endswith(".example") for host in hosts)


def test_what_the_senders_publish_can_be_imported() -> None:
    committed = (SPECIMENS / "senders.json").read_text("utf-8")
    assert published() == committed, "run scripts/typeset_letters.py"
    senders = {sender.name: sender for sender in read_senders(committed.encode())}
    for folder in FOLDERS:
        truth = truth_of(folder)
        sender = senders[truth["sender"]["value"]]
        accounts = {iban["value"] for iban in truth["ibans"] if iban["role"] == "sender"}
        assert accounts <= (sender.ibans or frozenset())
        assert all(sender.has_host(url["value"].partition("/")[0]) for url in truth["urls"])


def test_a_source_that_says_what_is_not_printed_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["there-is-no-such-letter"]) == 1
    assert "there-is-no-such-letter" in capsys.readouterr().err
    wrong = SPECIMENS / "aanslag-waterschap" / "letter.typ"
    source = wrong.read_text("utf-8").replace('dated("2026-02-27")', "[27 februari 2026]")
    (tmp_path / "letters").mkdir()
    for name in ("library", "fonts"):
        (tmp_path / name).symlink_to(SPECIMENS.parents[1] / name)
    copied = tmp_path / "letters" / "specimens"
    copied.mkdir()
    (copied / "typeset").symlink_to(SPECIMENS / "typeset")
    (copied / "undated").mkdir()
    (copied / "undated" / "letter.typ").write_text(source, "utf-8")
    monkeypatch.setattr("scripts.typeset_letters.FORMS", tmp_path)
    with pytest.raises(LookupError, match="one date"):
        typeset(copied / "undated")
