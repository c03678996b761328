import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from tests.forms.store.builders import notes_in, version_of

KEY = "voorbeeld/verhuizing/2026-1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY, notes=(notes_in("nl"),)), publish=True, by="test")


def test_the_burden_of_a_form_is_told_with_its_advice() -> None:
    told = CliRunner().invoke(leeswijzer, ["forms", "burden", KEY])
    assert told.exit_code == 0, told.output
    assert told.output.startswith(f"{KEY}: burden ")
    assert "1/new-address" not in told.output.partition("left out")[2]


def test_as_json_and_in_dutch() -> None:
    told = CliRunner().invoke(leeswijzer, ["forms", "burden", KEY, "--language", "nl", "--json"])
    found = json.loads(told.output)
    assert (found["questions"], len(found["dimensions"])) == (2, 17)
    assert found["dimensions"][0]["name"] == "Vragen"


def test_a_form_that_is_not_there_is_told() -> None:
    told = CliRunner().invoke(leeswijzer, ["forms", "burden", "voorbeeld/anders/1"])
    assert told.exit_code != 0
