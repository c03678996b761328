"""`leeswijzer glossary`: the government words, to other programs and beside other glossaries."""

from typing import TYPE_CHECKING

import click

from api.terminal.files import exchanged_content, write_new
from api.terminal.group import CommandGroup
from api.terminal.output import say
from api.terminal.surroundings import operator, read_settings, seeded_storage

if TYPE_CHECKING:
    from forms.exchange.concept import Concept
    from forms.exchange.term_plan import TermStep


@click.group(cls=CommandGroup)
def glossary() -> None:
    """Exchange the glossary of government words."""


@glossary.command(name="export")
@click.argument("file")
def export_glossary(file: str) -> None:
    """Export every term with its names and meanings, those proposed here too, as TBX."""
    from forms.exchange.tbx import write_tbx  # noqa: PLC0415 - loaded when it is used

    concepts = _all_terms()
    write_new(file, write_tbx(concepts))
    say(f"{file}: {len(concepts)} terms.")


@glossary.command(name="compare")
@click.argument("file")
def compare_glossary(file: str) -> None:
    """Say what another glossary (TBX) says otherwise or more than ours; changes nothing."""
    from forms.exchange.concept import concepts_of, differences  # noqa: PLC0415
    from forms.exchange.tbx import read_tbx  # noqa: PLC0415
    from forms.language.glossary import bundled_glossary  # noqa: PLC0415

    read = read_tbx(exchanged_content(file))
    said = differences(concepts_of(bundled_glossary()), read.concepts)
    for line in said:
        say(line)
    for told in read.remainders:
        say(f"{told.place}: not read: {told.what}", err=True)
    say(f"{len(read.concepts)} terms, {len(said)} differences.")


@glossary.command(name="import")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def import_glossary(file: str, *, dry_run: bool, as_json: bool) -> None:
    """Propose what a glossary (TBX) says that ours does not; nothing of ours is changed.

    Who writes and translates here sees what is proposed, marked so. Citizens do not.
    """
    from forms.exchange.remarks import told_of  # noqa: PLC0415 - loaded when it is used
    from forms.exchange.tbx import read_tbx  # noqa: PLC0415
    from forms.exchange.term_plan import TermOutcome  # noqa: PLC0415
    from forms.store.texts.terms import TermBook  # noqa: PLC0415

    read = read_tbx(exchanged_content(file))
    with TermBook.open(seeded_storage()) as book:
        plan = book.plan(read.concepts)
        if not dry_run:
            plan = book.propose(read.concepts, plan.digest, operator())
    left = (*read.remainders, *told_of(read.concepts))
    if as_json:
        from api.wire.workbench.terms import TermPlanSchema  # noqa: PLC0415

        click.echo(TermPlanSchema.of(plan, left, is_applied=not dry_run).model_dump_json())
        return
    for step in plan.steps:
        if step.outcome is not TermOutcome.SAME:
            say(_line(step))
    for told in left:
        say(f"{told.place}: not kept: {told.what}", err=True)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in plan.counts.items())
    done = "Nothing was changed" if dry_run else f"{len(plan.taken)} proposed"
    say(f"{done}. Terms by language: {counts or 'none'}.")


def _all_terms() -> "tuple[Concept, ...]":
    from forms.exchange.concept import concepts_of  # noqa: PLC0415
    from forms.language.glossary import bundled_glossary  # noqa: PLC0415
    from forms.store.catalogue import Catalogue  # noqa: PLC0415
    from forms.store.texts.terms import TermBook  # noqa: PLC0415
    from forms.store.upgrade import has_catalogue  # noqa: PLC0415

    storage = read_settings().storage
    if not has_catalogue(storage):
        return concepts_of(bundled_glossary())
    # One of another program is said in a sentence.
    Catalogue.open(storage, create=False).close()
    with TermBook.open(storage) as book:
        return book.concepts()


def _line(step: "TermStep") -> str:
    said = f"{step.outcome}: {step.dutch} ({step.language}): {step.theirs.names[0]}"
    return said if step.ours is None else f"{said}; here: {step.ours.names[0]}"
