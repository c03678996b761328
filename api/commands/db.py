"""`leeswijzer db`: looking after the database."""

import click

from api.commands.surroundings import read_settings


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to the form this version of Leeswijzer works with.

    Make a backup of the data folder first. Doing it twice does no harm.
    """
    from forms.store import upgrade as store_upgrade  # noqa: PLC0415 - loads the database
    from forms.store.schema import SCHEMA_REVISION  # noqa: PLC0415

    data_dir = read_settings().data_dir
    before = store_upgrade.upgrade(data_dir)
    if before == SCHEMA_REVISION:
        click.echo(f"The database in {data_dir} is up to date ({SCHEMA_REVISION}).")
    elif before is None:
        click.echo(f"Made a new database in {data_dir} ({SCHEMA_REVISION}).")
    else:
        click.echo(f"Upgraded the database in {data_dir} from {before} to {SCHEMA_REVISION}.")
