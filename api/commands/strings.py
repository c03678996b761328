"""`leeswijzer strings`: the texts of a form to translators' tools, and back."""

import json
from typing import TYPE_CHECKING

import click

from api.commands.machine_register import machine_register
from api.terminal.files import exchanged_content, write_new
from api.terminal.group import CommandGroup
from api.terminal.key_types import VersionKeyType
from api.terminal.output import say
from api.terminal.surroundings import operator, seeded_storage
from forms.errors import ExchangeError
from forms.exchange.formats import Format
from forms.keys import VersionKey

if TYPE_CHECKING:
    from forms.exchange.entry import Contents
    from forms.exchange.plan import ImportPlan
    from forms.store.texts.exchanging import TextExchange


@click.group(cls=CommandGroup)
def strings() -> None:
    """Export texts for translators, and import what they made."""


strings.add_command(machine_register)


@strings.command(name="export")
@click.argument("key", type=VersionKeyType())
@click.argument("file")
@click.option("--language", required=True, metavar="xx", help="The language to translate into.")
@click.option(
    "--format", "format_", type=click.Choice([each.value for each in Format]),
    default=Format.XLIFF_2_1.value, show_default=True, help="What to write.",
)  # fmt: skip
def export_strings(key: VersionKey, file: str, language: str, format_: str) -> None:
    """Export every text of a version with its translation, and where it stands on paper."""
    from forms.exchange.formats import write_entries  # noqa: PLC0415 - loaded when it is used

    with _exchange() as exchange:
        made = exchange.export(key, language)
    if not made.entries:
        raise ExchangeError(f"There are no texts of {key} to export.")
    write_new(file, write_entries(made.entries, Format(format_)))
    translated = sum(entry.target is not None for entry in made.entries)
    say(f"{file}: {len(made.entries)} texts of {key}, {translated} of them in {language}.")


@strings.command(name="from-open-forms")
@click.argument("key", type=VersionKeyType())
@click.argument("export")
@click.argument("file")
@click.option("--language", required=True, metavar="xx", help="The language to look for.")
@click.option("--site", metavar="https://…", help="Where Open Forms is: says the form's address.")
def guess_from_open_forms(
    key: VersionKey, export: str, file: str, language: str, site: str | None
) -> None:
    """Look in an EXPORT of Open Forms (zip) for labels in another language.

    What seems to be the same question is written to FILE (CSV) for somebody to go over; then
    import that. Nothing is changed.
    """
    from forms.exchange.formats import write_entries  # noqa: PLC0415 - loaded when it is used
    from forms.exchange.open_forms import guess_translations, read_open_forms  # noqa: PLC0415

    online = read_open_forms(exchanged_content(export))
    with _exchange() as exchange:
        entries = exchange.export(key, language).entries
    guesses = guess_translations(entries, online, language)
    if not guesses:
        raise ExchangeError(f"No label of {key} is like one of “{online.slug}” in {language}.")
    write_new(file, write_entries([guess.entry for guess in guesses], Format.CSV_EXCEL))
    for guess in guesses:
        theirs = guess.question.labels.get(guess.entry.source_language, guess.question.key)
        say(f"{guess.score:3.0f} %  {guess.entry.source}  =  {theirs}")
    say(f"{file}: {len(guesses)} labels to go over, then: leeswijzer strings import {file}")
    if site is not None:
        # An export has the name of the form, not the site it is on.
        say(f"For the wizard, filled in online at: {site.rstrip('/')}/{online.slug}/")


@strings.command(name="import")
@click.argument("file")
@click.option("--key", type=VersionKeyType(), help="Into this version. Default: as the file says.")
@click.option("--language", metavar="xx", help="In this language. Default: as the file says.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@click.pass_context
def import_strings(
    ctx: click.Context,
    file: str,
    key: VersionKey | None,
    language: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import translations from TMX, XLIFF, PO, CSV or JSON, all of them or none.

    They await review; nothing that somebody else changed since the export is overwritten.
    """
    from forms.exchange.formats import read_entries  # noqa: PLC0415 - loaded when it is used
    from forms.store.texts.exchanging import one_version  # noqa: PLC0415

    contents = read_entries(exchanged_content(file), target_language=language)
    if not contents.entries:
        raise ExchangeError("There are no texts in this file.")
    into = one_version(contents.entries, key)
    spoken = language or contents.entries[0].target_language
    with _exchange() as exchange:
        plan = exchange.plan(into, spoken, contents.entries)
        if not dry_run:
            exchange.apply(into, spoken, plan, by=operator())
    if as_json:
        click.echo(json.dumps(_report(plan, contents), ensure_ascii=False, indent=2))
    else:
        _tell(plan, contents, f"{into} in {spoken}", dry_run)
    ctx.exit(1 if _is_left(plan) else 0)


def _report(plan: "ImportPlan", contents: "Contents") -> dict[str, object]:
    from api.wire.workbench.exchange import PlanSchema  # noqa: PLC0415 - loaded when it is used

    return PlanSchema.of(plan, contents.remainders).model_dump(mode="json")


def _tell(plan: "ImportPlan", contents: "Contents", into: str, is_dry: bool) -> None:
    from forms.exchange.plan import ImportOutcome  # noqa: PLC0415 - loaded when it is used

    say(f"{into}{': this would happen' if is_dry else ''}")
    for outcome in ImportOutcome:
        if plan.count(outcome):
            say(f"  {plan.count(outcome):6}  {_SAID[outcome.value]}")
    for step in plan.steps:
        why = f" ({', '.join(step.concerns)})" if step.concerns else ""
        if step.outcome in (ImportOutcome.CONFLICTING, ImportOutcome.STALE_SOURCE):
            say("")
            say(f"{step.entry.place}: {_SAID[step.outcome.value]}")
            if step.existing is not None and step.outcome is ImportOutcome.STALE_SOURCE:
                say(f"  it translates: {step.entry.source}")
                say(f"  we have now:   {step.existing.source}")
            if step.existing is not None and step.existing.target is not None:
                say(f"  ours:   {step.existing.target}")
            say(f"  theirs: {step.entry.target}")
        elif step.outcome in (ImportOutcome.UNKNOWN_PATH, ImportOutcome.REFUSED) or why:
            say(f"{step.entry.place}: {_SAID[step.outcome.value]}{why}", err=True)
    for told in contents.remainders:
        kept = "left out" if told.left_out else "not kept"
        say(f"{told.place}: {kept}: {told.what}", err=True)


_SAID = {
    "new": "new: proposed",
    "changed": "changed: proposed",
    "same": "the same as ours",
    "behind": "changed here since the export: ours stays",
    "conflicting": "changed on both sides: ours stays, a person has to decide",
    "stale-source": "translates another text than we have now: left out",
    "unknown-path": "no such text in this version: left out",
    "empty": "without a translation",
    "refused": "could deceive who reads it: left out",
}


def _is_left(plan: "ImportPlan") -> bool:
    from forms.exchange.plan import ImportOutcome  # noqa: PLC0415 - loaded when it is used

    left = (
        ImportOutcome.CONFLICTING,
        ImportOutcome.STALE_SOURCE,
        ImportOutcome.UNKNOWN_PATH,
        ImportOutcome.REFUSED,
    )
    return any(plan.count(outcome) for outcome in left)


def _exchange() -> "TextExchange":
    from forms.store.texts.exchanging import TextExchange  # noqa: PLC0415 - loads the database

    return TextExchange.open(seeded_storage())
