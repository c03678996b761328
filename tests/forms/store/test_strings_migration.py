"""A data folder of before there were strings is upgraded, and its people read what they read."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from forms.errors import StoreError
from forms.keys import VersionKey
from forms.library import library_folders
from forms.store.audit_book import AuditBook
from forms.store.backups.manifest import Manifest, Member
from forms.store.backups.restoring import restore_backup
from forms.store.backups.rows import lines_of, tables_of
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place
from forms.store.upgrade import upgrade
from forms.template_json import read_notes, write_notes, write_template
from tests.forms.store.builders import notes_in, template_of

KEY = "gemeente/verhuizing/2026-1"
LANGUAGES = ("nl", "en", "ar")


def folder_of_0006(place: Place, kept: dict[str, dict[str, str]]) -> None:
    """A database as the program of migration 0006 left it: notes by key and language, an audit."""
    engine = connect(database_url(place))
    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        for key, notes in kept.items():
            insert_version(connection, key, notes)
    engine.dispose()


def insert_version(connection: Connection, key: str, notes: dict[str, str]) -> None:
    issuer, form, version = key.split("/")
    version_id = connection.execute(
        text(
            "INSERT INTO versions (issuer, form, version, state, template, source_sha256, "
            "created_at) VALUES (:issuer, :form, :version, 'published', :template, '0', "
            "'2026-01-02T03:04:05.678+00:00') RETURNING id"
        ),
        {
            "issuer": issuer,
            "form": form,
            "version": version,
            "template": write_template(template_of(key)),
        },
    ).scalar_one()
    for language, content in notes.items():
        connection.execute(
            text("INSERT INTO notes (version_id, language, notes) VALUES (:id, :language, :n)"),
            {"id": version_id, "language": language, "n": content},
        )
    for what in ("added", "published"):
        connection.execute(
            text("INSERT INTO audit (at, who, what, subject) VALUES ('2026', 'a', :w, :k)"),
            {"w": what, "k": key},
        )


def test_notes_are_taken_over_word_for_word(empty_place: Place) -> None:
    kept = {
        "/".join(folder.parts[-3:]): {
            language: (folder / f"notes.{language}.json").read_text("utf-8")
            for language in LANGUAGES
        }
        for folder in map(Path, map(str, library_folders()))
    }
    assert len(kept) >= 5
    folder_of_0006(empty_place, kept)
    assert upgrade(empty_place) == "0006"
    with Catalogue.open(empty_place) as catalogue:
        for written, notes in kept.items():
            key = VersionKey.parse(written)
            for language, content in notes.items():
                assert catalogue.notes(key, language) == read_notes(content)
            assert catalogue.note_languages(key) == sorted(LANGUAGES)


def test_an_older_audit_becomes_a_chain_that_new_lines_continue(empty_place: Place) -> None:
    folder_of_0006(empty_place, {KEY: {}})
    upgrade(empty_place)
    with Catalogue.open(empty_place) as catalogue, AuditBook.open(empty_place) as audit:
        before = audit.verify()
        assert (before.lines, before.broken) == (2, None)
        catalogue.record("library-seeded", "library", by="test")
        after = audit.verify()
        assert (after.lines, after.broken) == (3, None)
        assert after.head != before.head


def test_a_backup_of_then_is_restored_and_upgraded(empty_place: Place, tmp_path: Path) -> None:
    folder_of_0006(empty_place, {KEY: {"nl": write_notes(notes_in("nl"))}})
    engine = connect(database_url(empty_place))
    with engine.connect() as connection:
        kept = {
            f"tables/{table.name}.jsonl": b"".join(lines_of(connection, table))
            for table in tables_of(connection)
        }
    engine.dispose()
    members = (
        Member(name, len(content), hashlib.sha256(content).hexdigest())
        for name, content in kept.items()
    )
    with zipfile.ZipFile(tmp_path / "then.zip", "w") as archive:
        archive.writestr("manifest.json", Manifest("0006", "2026", tuple(members)).to_json())
        for name, content in kept.items():
            archive.writestr(name, content)
    restore_backup(tmp_path / "elsewhere", tmp_path / "then.zip")
    with Catalogue.open(tmp_path / "elsewhere") as catalogue:
        assert catalogue.notes(VersionKey.parse(KEY), "nl") == notes_in("nl")


def test_damaged_notes_stop_the_upgrade_and_nothing_is_changed(empty_place: Place) -> None:
    folder_of_0006(empty_place, {KEY: {"nl": json.dumps({"title": "Verhuizing"})}})
    with pytest.raises(StoreError, match=rf"{KEY} in nl is damaged"):
        upgrade(empty_place)
    engine = connect(database_url(empty_place))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar() == 1
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0006"
        )
    engine.dispose()
