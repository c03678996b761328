"""Backup and restore, as an operator does them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from tests.forms.store.builders import version_of

KEY = "gemeente/verhuizing/2026-1"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(leeswijzer, [str(argument) for argument in arguments])


def test_what_was_backed_up_is_there_after_restoring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup.zip"
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "data"))
    with Catalogue.open(tmp_path / "data") as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY), publish=True, by="test")
    assert "unpacked" in run("backup", backup).stdout
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "elsewhere"))
    assert "Restored what was kept on" in run("restore", backup).stdout
    assert f"{KEY}  published" in run("forms", "list").stdout


def test_where_nothing_is_kept_there_is_nothing_to_back_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "none"))
    ran = run("backup", tmp_path / "backup.zip")
    assert ran.exit_code == 1
    assert not (tmp_path / "backup.zip").exists()
    assert run("restore", tmp_path / "absent.zip").exit_code == 2
