"""The demo shows what the sources say now, not what they said at its first run."""

from pathlib import Path

import pytest

from scripts.demo import keep_data_fresh


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "forms" / "library"
    folder.mkdir(parents=True)
    (folder / "notes.nl.json").write_text("{}")
    return tmp_path / "forms"


def made(tmp_path: Path, sources: Path) -> Path:
    """A data folder that a demo has filled."""
    data = tmp_path / "data"
    keep_data_fresh(data, [sources])
    (data / "leeswijzer.sqlite3").write_text("a catalogue")
    return data


def test_a_second_demo_finds_its_catalogue_again(tmp_path: Path, sources: Path) -> None:
    data = made(tmp_path, sources)
    keep_data_fresh(data, [sources])
    assert (data / "leeswijzer.sqlite3").exists()


def test_a_changed_source_makes_the_catalogue_anew(tmp_path: Path, sources: Path) -> None:
    data = made(tmp_path, sources)
    (sources / "library" / "notes.nl.json").write_text('{"title": "Verhuizing"}')
    keep_data_fresh(data, [sources])
    assert not (data / "leeswijzer.sqlite3").exists()


def test_compiled_files_are_no_source(tmp_path: Path, sources: Path) -> None:
    data = made(tmp_path, sources)
    (sources / "__pycache__").mkdir()
    (sources / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    keep_data_fresh(data, [sources])
    assert (data / "leeswijzer.sqlite3").exists()
