"""`leeswijzer db`: looking after the database."""

import click

from api.terminal.group import CommandGroup
from api.terminal.output import say
from api.terminal.surroundings import read_settings

#: About every second a line says how far it is.
_PAGES_A_LINE = 50


@click.group(cls=CommandGroup)
def db() -> None:
    """Look after the database."""


@db.command()
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring the database to the form this version of Leeswijzer works with.

    Make a backup of the data folder first. Doing it twice does no harm, and what was stopped
    half-way goes on. Page images that only the data folder has are put into the bucket, where
    one is set.
    """
    from forms.store import upgrade as store_upgrade  # noqa: PLC0415 - loads the database
    from forms.store.images.image_moves import move_images  # noqa: PLC0415
    from forms.store.renewal import renew  # noqa: PLC0415
    from forms.store.schema import SCHEMA_REVISION  # noqa: PLC0415

    storage = read_settings().storage
    place = storage.data_dir if storage.database is None else "PostgreSQL"
    before = store_upgrade.upgrade(storage)
    if before == SCHEMA_REVISION:
        say(f"The database in {place} is up to date ({SCHEMA_REVISION}).")
    elif before is None:
        say(f"Made a new database in {place} ({SCHEMA_REVISION}).")
    else:
        say(f"Upgraded the database in {place} from {before} to {SCHEMA_REVISION}.")
    moved = move_images(storage)
    if moved.count:
        say(f"Put {moved.count} page images of the data folder into the bucket.")
    damaged = (*moved.lost, *renew(storage, _tell))
    for sentence in damaged:
        say(sentence, err=True)
    ctx.exit(1 if damaged else 0)


@db.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Verify that nobody changed the audit, and that all that is kept of forms is whole."""
    from forms.store.audit_book import AuditBook  # noqa: PLC0415 - loads the database
    from forms.store.catalogue import Catalogue  # noqa: PLC0415
    from forms.store.images.image_moves import lost_images  # noqa: PLC0415

    storage = read_settings().storage
    with Catalogue.open(storage, create=False) as catalogue, AuditBook.open(storage) as audit:
        report = audit.verify()
        damages = (*(damage.message for damage in catalogue.damages()), *lost_images(storage))
    for sentence in damages:
        say(sentence, err=True)
    if report.broken is None:
        say(f"The audit is whole: {report.lines} lines. The last one is {report.head}.")
    else:
        say(
            f"The audit was changed: line {report.broken} does not follow from those before it, "
            f"of which {report.lines} are whole. Compare with a backup.",
            err=True,
        )
    ctx.exit(1 if damages or report.broken is not None else 0)


def _tell(done: int, of: int) -> None:
    if done % _PAGES_A_LINE == 0 or done == of:
        say(f"{done}/{of} pages described anew", err=True)
