"""Bringing a database to the schema this program works with."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from forms.errors import StoreError
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place, database_path, storage_of
from forms.store.schema import SCHEMA_REVISION


def schema_revision(connection: Connection) -> str | None:
    """The migration the database stands at; None when it holds nothing yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(place: Place) -> str | None:
    """Make or upgrade the database of `place`; gives the revision it stood at before.

    Raises:
        StoreError: the folder or database cannot be used, or the database is newer than this
            program.
    """
    try:
        storage_of(place).data_dir.mkdir(parents=True, exist_ok=True)
        engine = connect(database_url(place))
        try:
            return _upgrade_schema(engine)
        finally:
            engine.dispose()
    except (OSError, DBAPIError) as error:
        raise unusable(place, error) from error


def has_catalogue(place: Place) -> bool:
    """Whether there is a database with tables in it; nothing is made.

    Raises:
        StoreError: the folder or database cannot be used.
    """
    storage = storage_of(place)
    if storage.database is None:
        try:
            return database_path(storage.data_dir).exists()
        except OSError as error:  # as a folder that others keep to themselves
            raise unusable(place, error) from error
    engine = connect(database_url(place))
    try:
        with engine.connect() as connection:
            return schema_revision(connection) is not None
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()


def ready_schema(engine: Engine, create: bool) -> None:
    """Check that the database fits this program; where it is empty and `create`, make its tables.

    Raises:
        StoreError: it is older or newer than this program.
    """
    with engine.connect() as connection:
        is_empty = schema_revision(connection) is None
    if is_empty and create:
        _upgrade_schema(engine)
    with engine.connect() as connection:
        require_current_schema(connection)


def _upgrade_schema(engine: Engine) -> str | None:
    """Run the missing migrations in one transaction; gives the revision from before.

    Two processes may do this at once: the second waits, finds it done and does nothing.

    Raises:
        StoreError: the database is newer than this program.
    """
    with writing(engine) as connection:
        return upgrade_to(connection)


def upgrade_to(connection: Connection, revision: str = "head") -> str | None:
    """Run the missing migrations up to `revision`, in the transaction that is open.

    Gives the revision from before.

    Raises:
        StoreError: the database or `revision` is newer than this program.
    """
    # Loading Alembic takes a fifth of a second that opening a catalogue should not pay.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "forms.store:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    before = schema_revision(connection)
    for each in (before, revision):
        if each is not None and each not in {*known, "head"}:
            raise _too_new(each)
    if before not in (SCHEMA_REVISION, revision):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return before


def require_current_schema(connection: Connection) -> str:
    """Check that the database fits this program; gives its revision.

    Raises:
        StoreError: it is older or newer.
    """
    found = schema_revision(connection)
    if found == SCHEMA_REVISION:
        return found
    if found is None or found < SCHEMA_REVISION:
        raise StoreError(
            "The database was made by an older Leeswijzer. Make a backup, then run "
            "“leeswijzer db upgrade”.",
            code="schema-too-old",
        )
    raise _too_new(found)


def _too_new(revision: str) -> StoreError:
    """The error for a database made by a later program."""
    return StoreError(
        f"The database was made by a newer Leeswijzer (schema {revision}; this one knows "
        f"{SCHEMA_REVISION}). Update Leeswijzer; nothing was changed.",
        code="schema-too-new",
    )


def unusable(where: Place | Engine, error: Exception) -> StoreError:
    """The error for a folder or database that the system does not let us use."""
    url = where.url if isinstance(where, Engine) else database_url(where)
    if url.get_backend_name() == "sqlite" or isinstance(error, OSError):
        folder = Path(str(url.database)).parent if isinstance(where, Engine) else where
        data_dir = folder if isinstance(folder, Path) else folder.data_dir
        return StoreError(
            f"The data folder {data_dir} cannot be used: {_reason(error)}. Check that it exists, "
            "that it is writable and not full, or choose another with LEESWIJZER_DATA_DIR."
        )
    return StoreError(
        f"The database {url.database} at {url.host or 'this machine'} cannot be used: "
        f"{_reason(error)}. Check that the server runs and lets us in, and "
        "LEESWIJZER_DATABASE_URL."
    )


def _reason(error: Exception) -> str:
    """What the system says, without what was asked: a second line may quote values."""
    if isinstance(error, OSError):
        return str(error.strerror)
    said = str(getattr(error, "orig", error)).strip()
    return said.splitlines()[0].rstrip(".") if said else type(error).__name__
