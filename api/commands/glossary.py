"""`leeswijzer glossary`: the government words, to other programs and beside other glossaries."""

from pathlib import Path

import click

from api.commands.strings import content_of


@click.group()
def glossary() -> None:
    """Exchange the glossary of government words."""


@glossary.command(name="export")
@click.argument("file")
def export_glossary(file: str) -> None:
    """Export every term with its names and meanings, as TBX."""
    from forms.exchange.concept import concepts_of  # noqa: PLC0415 - loaded when it is used
    from forms.exchange.tbx import write_tbx  # noqa: PLC0415
    from forms.language.glossary import bundled_glossary  # noqa: PLC0415

    concepts = concepts_of(bundled_glossary())
    content = write_tbx(concepts)
    try:
        with Path(file).open("xb") as opened:
            opened.write(content)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"{file}: {len(concepts)} terms.")


@glossary.command(name="compare")
@click.argument("file")
def compare_glossary(file: str) -> None:
    """Say what another glossary (TBX) says otherwise or more than ours; changes nothing."""
    from forms.exchange.concept import concepts_of, differences  # noqa: PLC0415
    from forms.exchange.tbx import read_tbx  # noqa: PLC0415
    from forms.language.glossary import bundled_glossary  # noqa: PLC0415

    read = read_tbx(content_of(file))
    said = differences(concepts_of(bundled_glossary()), read.concepts)
    for line in said:
        click.echo(line)
    for told in read.remainders:
        click.echo(f"{told.place}: not read: {told.what}", err=True)
    click.echo(f"{len(read.concepts)} terms, {len(said)} differences.")
