"""A slip in the name of a setting is told, with the name that was meant and never with a value."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.app import create_app
from api.command_line import leeswijzer
from api.misspelt import misspelt_among
from api.settings import Settings, misspelt_settings

SAID = "LEESWIJZER_PACKKEY is no setting and changes nothing. Did you mean LEESWIJZER_PACK_KEY?"


@pytest.fixture
def slip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LEESWIJZER_PACKKEY", "hush")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("LEESWIJZER_WORKER", "LEESWIJZER_WORKERS"),
        ("LEESWIJZER_DATADIR", "LEESWIJZER_DATA_DIR"),
        ("LEESWIJZER_SMPT_URL", "LEESWIJZER_SMTP_URL"),
        ("leeswijzer_data_dri", "LEESWIJZER_DATA_DIR"),
        ("LEESWIJZER_DATABASE_URI", "LEESWIJZER_DATABASE_URL"),
    ],
)
def test_the_nearest_setting_is_named(name: str, meant: str) -> None:
    (sentence,) = misspelt_among([name], Settings.model_fields, "LEESWIJZER_")
    assert sentence.startswith(f"{name} is no setting")
    assert sentence.endswith(f"Did you mean {meant}?")


def test_what_is_like_no_setting_is_told_without_a_guess() -> None:
    (sentence,) = misspelt_among(["LEESWIJZER_X\x1b[2J"], Settings.model_fields, "LEESWIJZER_")
    assert sentence == "'LEESWIJZER_X\\x1b[2J' is no setting and changes nothing."


def test_every_setting_and_what_is_not_ours_is_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(f"LEESWIJZER_{name.upper()}", "x")
    monkeypatch.setenv("leeswijzer_workers", "1")
    monkeypatch.setenv("WORKER", "1")
    monkeypatch.setenv("LEESWIJZER_WORKER", "")
    assert misspelt_settings() == []


@pytest.mark.usefixtures("slip")
def test_a_command_says_so_before_it_begins_and_goes_on() -> None:
    outcome = CliRunner().invoke(leeswijzer, ["languages", "list"])
    assert outcome.exit_code == 0
    assert outcome.stderr == f"Warning: {SAID}\n"
    assert "hush" not in outcome.output


@pytest.mark.usefixtures("slip")
def test_a_service_says_so_in_its_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "leeswijzer"):
        create_app()
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [("WARNING", SAID)]
