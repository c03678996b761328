"""`leeswijzer feedback`: what people said about places on forms."""

import json

import click

from api.terminal.group import CommandGroup
from api.terminal.output import say
from api.terminal.surroundings import read_settings


@click.group(cls=CommandGroup)
def feedback() -> None:
    """Read what people said about forms."""


@feedback.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_feedback(as_json: bool) -> None:
    """List all remarks, oldest first: day, place, kind, language and words."""
    from forms.store.catalogue import Catalogue  # noqa: PLC0415 - loaded when it is used
    from forms.store.feedback import FeedbackBook  # noqa: PLC0415

    storage = read_settings().storage
    # Says in a sentence what is wrong with a folder that is none of ours, or older.
    Catalogue.open(storage, create=False).close()
    with FeedbackBook.open(storage) as book:
        remarks = book.remarks()
    if as_json:
        lines = [
            {
                "day": kept.day,
                "pageKey": str(kept.remark.page),
                "anchorId": kept.remark.anchor_id,
                "language": kept.remark.language,
                "kind": kept.remark.kind,
                "message": kept.remark.message,
            }
            for kept in remarks
        ]
        click.echo(json.dumps(lines, ensure_ascii=False, indent=2))
        return
    for kept in remarks:
        said = kept.remark
        place = f"{said.page} {said.anchor_id}"
        say(f"{kept.day}  {place}  {said.kind} ({said.language})  {said.message or '–'}")
    if not remarks:
        say("Nobody has said anything yet.")
