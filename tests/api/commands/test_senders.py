"""What an operator types to import what senders publish."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from forms.store.senders import SenderBook

ONE = {"name": "Gemeente Heuvelrijk", "ibans": ["NL91ABNA0417164300"], "hosts": ["heuvelrijk.nl"]}
OTHER = {"name": "Dienst Grootstad", "phones": ["14010"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that needs no seeding: its catalogue says that was done."""
    data = tmp_path / "data"
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(data))
    with Catalogue.open(data) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, ["senders", *arguments])


def file(folder: Path, name: str, *entries: object) -> str:
    path = folder / name
    path.write_text(json.dumps({"senders": entries}), "utf-8")
    return str(path)


def test_senders_are_imported_and_listed(folder: Path) -> None:
    result = run("import", file(folder, "a.json", ONE, OTHER))
    assert result.exit_code == 0
    assert "2 senders imported" in result.output
    lines = run("list").output.splitlines()
    assert lines == [
        "Dienst Grootstad  1 telephone number",
        "Gemeente Heuvelrijk  1 account, 1 host",
    ]
    assert json.loads(run("list", "--json").output)["senders"] == [OTHER, ONE]


def test_one_of_the_same_name_is_replaced_and_the_others_stay(folder: Path) -> None:
    run("import", file(folder, "a.json", ONE, OTHER))
    newer = {"name": "gemeente heuvelrijk", "ibans": []}
    assert run("import", file(folder, "b.json", newer)).exit_code == 0
    assert json.loads(run("list", "--json").output)["senders"] == [OTHER, newer]


def test_of_a_file_with_a_mistake_nothing_is_imported_and_the_others_are(folder: Path) -> None:
    broken = file(folder, "broken.json", ONE, {"name": "X", "ibans": ["NL00"]})
    result = run("import", broken, str(folder / "none.json"), file(folder, "good.json", OTHER))
    assert result.exit_code == 1
    assert "senders[1].ibans[0]: “NL00” is no account number" in result.stderr
    assert "There is no file of this name" in result.stderr
    assert json.loads(run("list", "--json").output)["senders"] == [OTHER]


def test_what_is_listed_can_be_imported_elsewhere(folder: Path) -> None:
    run("import", file(folder, "a.json", ONE, OTHER))
    listed = run("list", "--json").output
    again = folder / "again.json"
    again.write_text(listed, "utf-8")
    assert run("import", str(again)).exit_code == 0
    assert run("list", "--json").output == listed


def test_silence_and_wrong_usage_are_said(folder: Path) -> None:
    assert run("list").output == "No sender has been imported yet.\n"
    assert run("import").exit_code == 2


def test_an_import_stands_in_the_audit(folder: Path) -> None:
    with Catalogue.open(folder / "data") as catalogue:
        before = catalogue.revision()
    run("import", file(folder, "a.json", ONE))
    with Catalogue.open(folder / "data") as catalogue:
        assert catalogue.revision() == before + 1
    with SenderBook.open(folder / "data") as book:
        assert book.senders().names == ("Gemeente Heuvelrijk",)
