"""`leeswijzer forms export`, `import`, `verify` and `overlay`: forms as signed files."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.terminal.files import content_of, write_whole
from api.terminal.key_types import SlugType, VersionKeyType
from api.terminal.output import say, tell
from api.terminal.surroundings import operator, read_settings
from forms.errors import ContentError, FormsError
from forms.keys import VersionKey

if TYPE_CHECKING:
    from forms.packing.exporting import Exported, Issue
    from forms.packing.taking_in import Installation
    from forms.packs.building import Signer
    from forms.packs.verifying import Verification

#: A year and a month: who makes packs every year is never too late.
_DAYS = 397
_FILE = click.argument("file", type=click.Path(path_type=Path))
_KEY = click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path),
    help="Sign with this key; its certificate lies beside it as KEY.certificate.json.",
)
_VALID = click.option(
    "--days", type=click.IntRange(1, 3660), default=_DAYS, show_default=True, help="How long valid."
)


@click.command()
@click.argument("key", type=VersionKeyType())
@_FILE
@_KEY
@_VALID
def export(key: VersionKey, file: Path, key_file: Path | None, days: int) -> None:
    """Write a version of a form to FILE, a pack, signed with --key.

    Without --key the signature it came with goes along, as long as nothing was changed since.
    """
    from forms.packing.exporting import export_form  # noqa: PLC0415 - loads the libraries

    with _installation() as at:
        exported = export_form(at, key, _signer(key_file), _issue(days), by=operator())
        write_whole(file, exported.content)
    _say_exported(exported, str(key), file)


@click.command()
@click.argument("key", type=VersionKeyType())
@click.argument("texts", type=click.Path(path_type=Path))
@_FILE
@click.option("--issuer", type=SlugType(), required=True, help="Who says it.")
@click.option("--name", required=True, help="Its name, for people.")
@_KEY
@_VALID
def overlay(
    key: VersionKey,
    texts: Path,
    file: Path,
    issuer: str,
    name: str,
    key_file: Path | None,
    days: int,
) -> None:
    """Write to FILE what you say otherwise in another organisation's form KEY.

    TEXTS is a JSON file: by path and language, as in {"send-to": {"nl": "...", "en": "..."}}.
    """
    from forms.packing.exporting import Otherwise, export_overlay  # noqa: PLC0415

    says = Otherwise(issuer, name, _read_texts(texts))
    with _installation() as at:
        exported = export_overlay(at, key, says, _signer(key_file), _issue(days), by=operator())
        write_whole(file, exported.content)
    _say_exported(exported, exported.manifest.subject, file)


@click.command(name="import")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--publish", is_flag=True, help="Make it recognisable at once, whoever made it.")
@click.option("--unverified", is_flag=True, help="Also what nobody vouches for, as a draft.")
@click.option("--older", is_flag=True, help="Also a pack older than the one taken in before.")
@click.pass_context
def import_packs(
    ctx: click.Context, file: tuple[Path, ...], publish: bool, unverified: bool, older: bool
) -> None:
    """Take in packs.

    Each is verified first; of one that does not hold nothing is taken in.
    """
    from forms.packing.taking_in import take_in  # noqa: PLC0415 - loads the libraries

    failures = 0
    with _installation() as at:
        for number, path in enumerate(file, 1):
            name, why = str(path), None
            try:
                looked = _look(at, path)
                looked.require_acceptable(unverified, older)
                done = take_in(at, looked, publish=publish, by=operator())
                say(f"{name}: {_said(done.value, looked)}")
                _warn_of_overlays(at, looked)
            except FormsError as error:
                failures += 1
                why = f"not taken in. {error.message}"
            tell(number, len(file), name, why)
    ctx.exit(1 if failures else 0)


@click.command()
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verify(ctx: click.Context, file: tuple[Path, ...], as_json: bool) -> None:
    """Say what holds of packs, and what does not; takes nothing in."""
    from api.wire.pack_line import PackLineSchema  # noqa: PLC0415

    failures, lines = 0, []
    with _installation() as at:
        for path in file:
            name = click.format_filename(path)
            try:
                looked = _look(at, path)
            except FormsError as error:
                failures += 1
                lines.append(PackLineSchema.of_failure(name, error))
                say(f"{name}: {error.message}", err=True)
                continue
            failures += not looked.holds
            lines.append(PackLineSchema.of(name, looked))
            if not as_json:
                _describe(name, looked)
    if as_json:
        listed = [line.model_dump(mode="json") for line in lines]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    ctx.exit(1 if failures else 0)


def _look(at: "Installation", path: Path) -> "Verification":
    from forms.packs.archive import MOST_BYTES  # noqa: PLC0415
    from forms.packs.verifying import verify_pack  # noqa: PLC0415

    return verify_pack(content_of(path, MOST_BYTES), at.packs.trust(), datetime.now(UTC))


def _said(done: str, looked: "Verification") -> str:
    subject = looked.manifest.subject if looked.manifest else ""
    how = "" if looked.is_vouched else ", as drafts that nobody vouches for"
    return {
        "new": f"{subject} is taken in{how}.",
        "renewed": f"{subject} was here; its texts are now those of this pack.",
        "unchanged": f"{subject} was taken in before; nothing changed.",
        "overlay": f"{subject} is taken in{how}.",
    }[done]


def _warn_of_overlays(at: "Installation", looked: "Verification") -> None:
    """Which organisations say something otherwise that no longer fits this form."""
    from forms.packing.overlays import attention  # noqa: PLC0415

    if looked.manifest is None:
        return
    for each in attention(at.catalogue, at.packs, looked.manifest.key.family):
        say(f"  Note: {each.sentence}", err=True)


def _describe(name: str, looked: "Verification") -> None:
    verdict = "holds" if looked.holds else "does not hold"
    say(f"{name} {verdict}.")
    for each in looked.findings:
        say(f"  {'yes' if each.holds else 'NO '}  {each.check}: {each.sentence}")


def _say_exported(exported: "Exported", what: str, file: Path) -> None:
    name = str(file)
    if exported.is_signed:
        until = exported.manifest.valid_until.date().isoformat()
        say(f"{name}: {what}, number {exported.manifest.sequence}, valid until {until}.")
        return
    say(f"{name}: {what}.")
    say("  Note: nobody signed it, so others take it in as a draft only (--key).", err=True)


def _signer(key_file: Path | None) -> "Signer | None":
    from forms.packs.keys_on_disk import signer_in  # noqa: PLC0415

    return None if key_file is None else signer_in(key_file)


def _issue(days: int) -> "Issue":
    from forms.packing.exporting import Issue  # noqa: PLC0415

    return Issue(datetime.now(UTC).replace(microsecond=0), timedelta(days=days))


def _read_texts(path: Path) -> dict[str, dict[str, str]]:
    try:
        texts = json.loads(content_of(path).decode("utf-8-sig"))
        is_right = all(
            isinstance(said, str) and said.strip()
            for by_language in texts.values()
            for said in by_language.values()
        )
    except (ValueError, AttributeError, RecursionError) as error:
        raise ContentError(f"{path} is not JSON as it should be.", "wrong-shape") from error
    if not is_right or not texts:
        raise ContentError(f"{path} has no texts, or an empty one.", "wrong-shape")
    return dict(texts)


@contextmanager
def _installation() -> "Iterator[Installation]":
    from forms.library import open_seeded  # noqa: PLC0415 - loads the database
    from forms.packing.taking_in import Installation  # noqa: PLC0415
    from forms.store.packs import PackBook  # noqa: PLC0415
    from forms.store.senders import SenderBook  # noqa: PLC0415

    folder = read_settings().storage
    with ExitStack() as opened:
        yield Installation(
            catalogue=opened.enter_context(open_seeded(folder)),
            packs=opened.enter_context(PackBook.open(folder)),
            senders=opened.enter_context(SenderBook.open(folder)),
        )
