"""What the people who keep a form read of what others said about it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from forms.feedback import FeedbackKind, Remark
from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.feedback import FeedbackBook
from tests.forms.store.builders import version_of

PAGE = PageKey.parse("voorbeeld/verhuizing/2026-1/1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.add(version_of(str(PAGE.version)), publish=True, by="test")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, ["feedback", *arguments])


def test_remarks_are_listed_with_their_place(folder: Path) -> None:
    with FeedbackBook.open(folder) as book:
        book.keep(Remark(PAGE, "new-address", "ar", FeedbackKind.WRONG, "Het woord klopt niet."))
        book.keep(Remark(PAGE, "reason", "nl", FeedbackKind.THANKS))
    lines = run("list").output.splitlines()
    assert "voorbeeld/verhuizing/2026-1/1 new-address  wrong (ar)  Het woord klopt" in lines[0]
    assert lines[1].endswith("reason  thanks (nl)  –")
    kept = json.loads(run("list", "--json").output)
    assert kept[0]["message"] == "Het woord klopt niet."
    assert kept[1]["message"] is None
    assert set(kept[0]) == {"day", "pageKey", "anchorId", "language", "kind", "message"}


def test_silence_is_said(folder: Path) -> None:
    assert run("list").output == "Nobody has said anything yet.\n"
    assert json.loads(run("list", "--json").output) == []


def test_a_folder_without_a_catalogue_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "nothing"))
    assert "There is no catalogue" in str(run("list").exception)
