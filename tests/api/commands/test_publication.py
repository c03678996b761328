"""Publishing on a day, withdrawing, and verifying, as an operator does it."""

import json

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Storage
from tests.forms.store.builders import version_of
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["place", "postgresql_server", "sqlite_template"]

KEY = "gemeente/verhuizing/2026-1"


@pytest.fixture(autouse=True)
def kept(place, monkeypatch):
    """A draft in a data folder whose library counts as seeded, in either database."""
    with Catalogue.open(place) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY), publish=False, by="test")
    storage = place if isinstance(place, Storage) else Storage(place)
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(storage.data_dir))
    if storage.database is not None:
        monkeypatch.setenv("LEESWIJZER_DATABASE_URL", storage.database)
    return storage


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, arguments)


def listed() -> dict[str, object]:
    (form,) = json.loads(run("forms", "list", "--json").stdout)
    return form


def test_a_form_is_published_on_a_day_withdrawn_and_back() -> None:
    assert "from 2999-01-01 on" in run("forms", "publish", KEY, "--on", "2999-01-01").stdout
    assert (listed()["published"], listed()["publishOn"]) == (False, "2999-01-01")
    assert f"{KEY}  published from 2999-01-01" in run("forms", "list").stdout
    assert f"{KEY} is published." in run("forms", "publish", KEY).stdout
    assert f"{KEY} is withdrawn." in run("forms", "withdraw", KEY, "--reason", "fout").stdout
    assert (listed()["published"], listed()["withdrawnReason"]) == (False, "fout")
    assert "withdrawn already" in run("forms", "withdraw", KEY, "--reason", "fout").stdout
    assert f"{KEY} is published." in run("forms", "publish", KEY).stdout


def test_a_withdrawal_without_a_reason_is_wrong_usage() -> None:
    assert run("forms", "withdraw", KEY).exit_code == 2
    assert run("forms", "withdraw", KEY, "--reason", " ").exit_code == 2
    assert run("forms", "publish", KEY, "--on", "1-1-2027").exit_code == 2


def test_db_check_names_the_first_line_that_was_changed(kept: Storage) -> None:
    assert "The audit is whole: 2 lines." in run("db", "check").stdout
    engine = connect(database_url(kept))
    trigger = "audit_only_grows ON audit" if kept.database else "audit_refuses_update"
    with writing(engine) as connection:
        connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.execute(text("UPDATE audit SET who = 'nobody' WHERE id = 2"))
    engine.dispose()
    ran = run("db", "check")
    assert ran.exit_code == 1
    assert "line 2 does not follow" in ran.stderr
