"""A data folder of before there were strings is upgraded, and its people read what they read."""

import json
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from forms.errors import StoreError
from forms.keys import VersionKey
from forms.library import library_folders
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.template_json import read_notes, write_template
from forms.store.upgrade import upgrade
from tests.forms.store.builders import template_of

KEY = "gemeente/verhuizing/2026-1"


def folder_of_0006(data_dir: Path, notes: dict[str, str]) -> None:
    """A database as the program of migration 0006 left it, with one version and a small audit."""
    engine = connect(database_url(data_dir))
    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        issuer, form, version = KEY.split("/")
        connection.execute(
            text(
                "INSERT INTO versions (issuer, form, version, state, template, source_sha256, "
                "created_at) VALUES (:issuer, :form, :version, 'published', :template, '0', "
                "'2026-01-02T03:04:05.678+00:00')"
            ),
            {
                "issuer": issuer,
                "form": form,
                "version": version,
                "template": write_template(template_of(KEY)),
            },
        )
        for language, content in notes.items():
            connection.execute(
                text("INSERT INTO notes (version_id, language, notes) VALUES (1, :language, :n)"),
                {"language": language, "n": content},
            )
        for what in ("added", "published"):
            connection.execute(
                text("INSERT INTO audit (at, who, what, subject) VALUES ('2026', 'a', :w, :k)"),
                {"w": what, "k": KEY},
            )
    engine.dispose()


@pytest.mark.parametrize("folder", library_folders(), ids=str)
def test_notes_are_taken_over_word_for_word(tmp_path: Path, folder: Path) -> None:
    notes = {
        language: (folder / f"notes.{language}.json").read_text("utf-8")
        for language in ("nl", "en", "ar")
    }
    folder_of_0006(tmp_path, notes)
    assert upgrade(tmp_path) == "0006"
    with Catalogue.open(tmp_path) as catalogue:
        key = VersionKey.parse(KEY)
        for language, content in notes.items():
            assert catalogue.notes(key, language) == read_notes(content)
        assert catalogue.note_languages(key) == ["ar", "en", "nl"]


def test_damaged_notes_stop_the_upgrade_and_nothing_is_changed(tmp_path: Path) -> None:
    folder_of_0006(tmp_path, {"nl": json.dumps({"title": "Verhuizing"})})
    with pytest.raises(StoreError, match=rf"{KEY} in nl is damaged"):
        upgrade(tmp_path)
    engine = connect(database_url(tmp_path))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar() == 1
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0006"
        )
    engine.dispose()
