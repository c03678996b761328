"""`leeswijzer backup` and `leeswijzer restore`: everything into one file, and out of it."""

from pathlib import Path

import click

from api.terminal.output import say
from api.terminal.surroundings import read_settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    """Put everything that is kept into FILE.

    The service may go on. What cannot be read is named and left out.
    """
    from forms.store.backups.making import make_backup  # noqa: PLC0415 - loads the database
    from forms.store.catalogue import Catalogue  # noqa: PLC0415

    storage = read_settings().storage
    # Says in a sentence what is wrong with a place that holds no catalogue, or an older one.
    Catalogue.open(storage, create=False).close()
    made = make_backup(storage, file)
    for sentence in made.damaged:
        say(f"Not in the backup: {sentence}", err=True)
    count, size_mb = len(made.manifest.members), made.manifest.size / 1_000_000
    say(f"{file}: {count} parts, {size_mb:.1f} MB unpacked.")
    ctx.exit(1 if made.damaged else 0)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Take everything out of the backup FILE, into an empty data folder and database."""
    from forms.store.backups.restoring import restore_backup  # noqa: PLC0415 - loads the database

    storage = read_settings().storage
    manifest = restore_backup(storage, file)
    say(f"Restored what was kept on {manifest.made_at} into {storage.data_dir}.")
