"""Bringing a database to the schema this program works with."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from forms.errors import StoreError
from forms.store.engine import connect, database_url, writing
from forms.store.schema import SCHEMA_REVISION


def schema_revision(connection: Connection) -> str | None:
    """The migration the database stands at; None when it holds nothing yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(data_dir: Path) -> str | None:
    """Make or upgrade the database in `data_dir`; gives the revision it stood at before.

    Raises:
        StoreError: the folder cannot be used, or the database is newer than this program.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        engine = connect(database_url(data_dir))
        try:
            return upgrade_schema(engine)
        finally:
            engine.dispose()
    except (OSError, DBAPIError) as error:
        raise unusable(data_dir, error) from error


def upgrade_schema(engine: Engine) -> str | None:
    """Run the missing migrations in one transaction; gives the revision from before.

    Two processes may do this at once: the second waits, finds it done and does nothing.

    Raises:
        StoreError: the database is newer than this program.
    """
    # Loading Alembic takes a fifth of a second that opening a catalogue should not pay.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with writing(engine) as connection:
        before = schema_revision(connection)
        if before is not None and before not in known:
            raise too_new(before)
        if before != SCHEMA_REVISION:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    return before


def require_current_schema(connection: Connection) -> None:
    """Check that the database fits this program.

    Raises:
        StoreError: it is older or newer.
    """
    found = schema_revision(connection)
    if found == SCHEMA_REVISION:
        return
    if found is None or found < SCHEMA_REVISION:
        raise StoreError(
            "The database was made by an older Leeswijzer. Make a backup, then run "
            "“leeswijzer db upgrade”.",
            code="schema-too-old",
        )
    raise too_new(found)


def too_new(revision: str) -> StoreError:
    """The error for a database made by a later program."""
    return StoreError(
        f"The database was made by a newer Leeswijzer (schema {revision}; this one knows "
        f"{SCHEMA_REVISION}). Update Leeswijzer; nothing was changed.",
        code="schema-too-new",
    )


def unusable(data_dir: Path, error: Exception) -> StoreError:
    """The error for a folder or database that the system does not let us use."""
    reason = error.strerror if isinstance(error, OSError) else str(getattr(error, "orig", error))
    return StoreError(
        f"The data folder {data_dir} cannot be used: {reason}. Check that it exists, that it is "
        "writable and not full, or choose another with LEESWIJZER_DATA_DIR."
    )
