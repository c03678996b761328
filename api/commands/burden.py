"""`leeswijzer forms burden`: what a form asks of the people who fill it in."""

import json
from typing import TYPE_CHECKING

import click

from api.terminal.key_types import VersionKeyType
from api.terminal.output import say
from api.terminal.surroundings import read_settings
from forms.keys import VersionKey

if TYPE_CHECKING:
    from forms.burden.score import Burden, Dimension


@click.command()
@click.argument("key", type=VersionKeyType())
@click.option(
    "--language", default="en", show_default=True, help="Of names and advice, as nl or tr."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def burden(key: VersionKey, language: str, as_json: bool) -> None:
    """Measure what a version asks of people: dimensions, advice, and what could be left out."""
    from api.wire.burden import BurdenSchema  # noqa: PLC0415 - loaded when it is used
    from forms.burden.score import burden_of  # noqa: PLC0415
    from forms.library import open_seeded  # noqa: PLC0415 - loads the database

    with open_seeded(read_settings().storage) as catalogue:
        template = catalogue.template(key)
        notes = catalogue.notes(key, template.language)
    found = burden_of(template, notes, language)
    if as_json:
        line = BurdenSchema.of(found).model_dump(mode="json")
        click.echo(json.dumps(line, ensure_ascii=False, indent=2))
        return
    _describe(found, key)


def _describe(found: "Burden", key: VersionKey) -> None:
    say(f"{key}: burden {found.score} of 100")
    for dimension in found.dimensions:
        points = "  –" if dimension.points is None else f"{dimension.points:3d}"
        advice = f"  {dimension.advice}" if dimension.advice else ""
        say(f"  {points}  {dimension.name}: {_value(dimension)}.{advice}")
    share = round(100 * found.spared_share)
    say(
        f"Could be filled in beforehand or left out: {len(found.spared)} of {found.questions} "
        f"questions ({share} %)."
    )
    for spared in found.spared:
        why = spared.why if spared.known is None else f"known: {spared.known.register}"
        say(f"  {spared.place}  {spared.label}  ({why})")


def _value(dimension: "Dimension") -> str:
    if dimension.value is None:
        return "not measured"
    if dimension.unit == "share":
        return f"{100 * dimension.value:.0f} %"
    unit = "" if dimension.unit == "count" else f" {dimension.unit}"
    return f"{dimension.value:g}{unit}"
