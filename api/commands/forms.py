"""`leeswijzer forms`: registering, listing, showing and publishing forms."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

import click

from api.commands.burden import burden
from api.commands.packs import export, import_packs, overlay, verify
from api.terminal.group import CommandGroup
from api.terminal.key_types import LanguageTagType, SlugType, VersionKeyType
from api.terminal.output import open_output, say, tell
from api.terminal.surroundings import operator, read_settings
from forms.errors import FormsError
from forms.keys import VersionKey

if TYPE_CHECKING:
    from forms.registration import Registration
    from forms.store.catalogue import Catalogue
    from forms.store.entries import KeptVersion


@click.group(cls=CommandGroup)
def forms() -> None:
    """Register, list and publish forms, and exchange them as packs."""


for command in (burden, export, import_packs, verify, overlay):
    forms.add_command(command)


@forms.command()
@click.argument("pdf", nargs=-1, required=True)
@click.option("--issuer", type=SlugType(), required=True, help="Who issues the form.")
@click.option("--form", type=SlugType(), help="The form. Default: from the name of the file.")
@click.option("--version", type=SlugType(), default="1", show_default=True, help="Its version.")
@click.option("--publish", is_flag=True, help="Make it recognisable at once.")
@click.option(
    "--language", type=LanguageTagType(), help="Of the print, as nl. Default: guessed from it."
)
@click.option("--title", help="Of the one PDF. Default: as it says, prints, or is named.")
@click.option("--jsonl", metavar="FILE", help="Write one line of JSON per file; - for the screen.")
@click.pass_context
def add(
    ctx: click.Context,
    /,
    pdf: tuple[str, ...],
    jsonl: str | None,
    language: str | None,
    title: str | None,
    **asked: Any,
) -> None:
    """Register blank forms from PDF files, or scans of them (PNG, JPEG, TIFF, WebP).

    Each page and each field for filling in becomes known. Where the file does not name its
    fields they are looked for on the page, and must be checked. A file that cannot be registered
    is reported and the others are done all the same.
    """
    from api.commands.registering import Addition, add_all  # noqa: PLC0415 - loads the libraries
    from forms.registration import Said  # noqa: PLC0415

    if title is not None and (len(pdf) > 1 or not title.strip()):
        raise click.UsageError("--title takes a name and goes with one PDF.")
    said = Said(title and " ".join(title.split()), language)
    wanted = Addition(by=operator(), said=said, **asked)
    failures = 0
    with open_output(jsonl) as output:
        for number, (source, outcome) in enumerate(add_all(read_settings(), pdf, wanted), 1):
            name, why = click.format_filename(source), None
            if output is not None:
                _write_line(output, outcome, name)
            if isinstance(outcome, FormsError):
                failures += 1
                why = f"not registered. {outcome.message}"
            elif output is None:
                _say(outcome, name)
            tell(number, len(pdf), name, why)
    ctx.exit(1 if failures else 0)


@forms.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def list_forms(ctx: click.Context, as_json: bool) -> None:
    """List all forms, drafts too.

    What is damaged is named and the others are listed all the same.
    """
    from api.wire.form_line import ListedFormSchema  # noqa: PLC0415

    with _catalogue() as catalogue:
        kept, damages = catalogue.versions(), catalogue.damages()
    if as_json:
        listed = [ListedFormSchema.of(version).model_dump(mode="json") for version in kept]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for version in kept:
            state = _state(version)
            size = f"{_count(version.page_count, 'page')}, {_count(version.field_count, 'field')}"
            say(f"{version.key}  {state}  {size}  {version.title}")
    for damage in damages:
        say(damage.message, err=True)
    ctx.exit(1 if damages else 0)


@forms.command()
@click.argument("key", type=VersionKeyType())
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(key: VersionKey, as_json: bool) -> None:
    """Show one version of a form: its pages, fields and what looks like it."""
    from api.wire.form_line import FormLineSchema  # noqa: PLC0415
    from forms.registration import registration_of  # noqa: PLC0415

    with _catalogue() as catalogue:
        registration = registration_of(catalogue, key)
    if as_json:
        line = FormLineSchema.of(registration, None).model_dump(mode="json")
        click.echo(json.dumps(line, ensure_ascii=False, indent=2))
        return
    _describe(registration)


@forms.command()
@click.argument("key", type=VersionKeyType())
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="From that day; default: now.")
def publish(key: VersionKey, on: datetime | None) -> None:
    """Make a version recognisable, also one that was withdrawn."""
    day = on.date() if on else None
    with _catalogue() as catalogue:
        is_news = catalogue.publish(key, by=operator(), on=day)
    begun = "is published" if day is None else f"is published from {day.isoformat()} on"
    say(f"{key} {begun}." if is_news else f"{key} was published already.")


@forms.command()
@click.argument("key", type=VersionKeyType())
@click.option("--reason", required=True, help="Why; it is kept in the audit.")
def withdraw(key: VersionKey, reason: str) -> None:
    """Stop recognising a version, from the next picture on. Nothing of it is lost."""
    if not reason.strip():
        raise click.UsageError('Say in a few words why: --reason "wrong account number".')
    with _catalogue() as catalogue:
        is_news = catalogue.withdraw(key, by=operator(), reason=reason.strip())
    say(f"{key} is withdrawn." if is_news else f"{key} was withdrawn already.")


@contextmanager
def _catalogue() -> "Iterator[Catalogue]":
    from forms.library import open_seeded  # noqa: PLC0415 - loads the database

    with open_seeded(read_settings().storage) as catalogue:
        yield catalogue


def _write_line(output: IO[str], outcome: "Registration | FormsError", source: str) -> None:
    from api.wire.failure_line import FailureLineSchema  # noqa: PLC0415
    from api.wire.form_line import FormLineSchema  # noqa: PLC0415

    line = (
        FailureLineSchema.of(outcome, source)
        if isinstance(outcome, FormsError)
        else FormLineSchema.of(outcome, source)
    )
    output.write(line.line() + "\n")
    output.flush()


def _say(outcome: "Registration", source: str) -> None:
    template = outcome.template
    state = "published" if outcome.is_published else "registered as a draft"
    fields = sum(len(page.fields) for page in template.pages)
    size = f"{_count(len(template.pages), 'page')}, {_count(fields, 'field')}"
    say(f"{source}: {state} as {template.key} ({size}).")
    if template.replaces:
        say(f"  It replaces {template.replaces}.")
    for warning in outcome.warnings:
        say(f"  Note: {warning}")


def _describe(registration: "Registration") -> None:
    template = registration.template
    say(f"{template.title}  ({template.key})")
    say(f"Published: {'yes' if registration.is_published else 'no'}")
    say(f"Language: {template.language}")
    if template.replaces:
        say(f"Replaces: {template.replaces}")
    for warning in registration.warnings:
        say(f"Note: {warning}")
    for page in template.pages:
        say("")
        say(f"Page {page.number}, {page.width_mm:.0f} x {page.height_mm:.0f} mm")
        for field in page.fields:
            (left, top), (right, bottom) = field.area.xy[0], field.area.xy[2]
            place = f"{left:.1f} {top:.1f} - {right:.1f} {bottom:.1f} mm"
            say(f"  {field.order}. {field.id}  {field.type}  {place}  {field.label or ''}")


def _state(version: "KeptVersion") -> str:
    if version.withdrawn_at is not None:
        return f"withdrawn ({version.withdrawn_reason})"
    if version.is_published:
        return "published"
    return f"published from {version.publish_on}" if version.publish_on else "draft"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
