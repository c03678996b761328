"""`leeswijzer strings machine-register`: which texts shown a machine made."""

from pathlib import Path

import click

from api.terminal.output import open_output, say
from api.terminal.surroundings import read_settings, seeded_storage


@click.command("machine-register")
@click.argument("file")
def machine_register(file: str) -> None:
    """Write every text shown that a machine made to FILE: CSV, or JSON; - for the screen.

    With engine and version, where it stands, since when, and how it is labelled (EU AI Act,
    article 50). What is translated while somebody reads is labelled the same way and kept nowhere.
    """
    from forms.insight.machine_texts import as_csv, as_json  # noqa: PLC0415 - loaded when used
    from forms.store.texts.machine_texts import MachineRegister  # noqa: PLC0415

    with MachineRegister.open(seeded_storage()) as register:
        found = register.shown()
    is_table = Path(file).suffix.lower() == ".csv"
    with open_output(file) as output:
        if output is not None:
            output.write(as_csv(found) if is_table else as_json(found))
    say(f"{len(found)} texts that are shown were made by a machine.", err=True)
    if read_settings().translation_service is not None:
        say("While people read, a server elsewhere translates too.", err=True)
