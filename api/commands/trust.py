"""`leeswijzer trust`: whose packs are trusted; making keys, certificates and revocations."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.terminal.files import content_of, removed_when_broken_off, write_whole
from api.terminal.group import CommandGroup
from api.terminal.key_types import SlugType
from api.terminal.output import say
from api.terminal.surroundings import operator, seeded_storage
from forms.errors import PackError

if TYPE_CHECKING:
    from forms.packs.signing import PublicKey
    from forms.packs.statements import Revocations
    from forms.store.packs import PackBook

_PATH = click.Path(path_type=Path)
_ROOT = click.option("--root", type=_PATH, required=True, help="The file of the root's key.")
#: Longer than a pack is valid by default, so that the certificate seldom ends first.
_DAYS = 800


@click.group(cls=CommandGroup)
def trust() -> None:
    """Say whose packs are trusted; make keys, certificates and lists of what is revoked."""


@trust.command(name="make-root")
@click.argument("file", type=_PATH)
@click.option("--name", required=True, help="Who keeps it, for people.")
def make_root(file: Path, name: str) -> None:
    """Make a root: its key in FILE, which never leaves your hands, and FILE.root.json to hand out.

    Best on a machine without network. Whoever has FILE decides whose key is whose.
    """
    from forms.packs.signing import SigningKey  # noqa: PLC0415 - loads the libraries
    from forms.packs.statements import Root  # noqa: PLC0415

    key = SigningKey.make()
    root = Root.read(Root(name, key.public).write())
    key.save(file)
    handed = _beside(file, "root.json")
    with removed_when_broken_off(file):  # without its public half it is of no use
        write_whole(handed, root.write())
    say(f"{file} is the key of {name}: keep it secret, and a copy of it in a safe.")
    say(f"{handed} is what others trust: leeswijzer trust add {handed}")
    say(f"Its id is {root.key.key_id}: tell it on another way too.")


@trust.command(name="make-key")
@click.argument("file", type=_PATH)
def make_key(file: Path) -> None:
    """Make the key of an organisation in FILE, and FILE.public.json for the keeper of a root."""
    from forms.packs.canonical import canonical  # noqa: PLC0415
    from forms.packs.signing import SigningKey  # noqa: PLC0415

    key = SigningKey.make()
    key.save(file)
    handed = _beside(file, "public.json")
    with removed_when_broken_off(file):  # without its public half it is of no use
        write_whole(handed, canonical(key.public.jwk()))
    say(f"{file} is your key: keep it secret.")
    say(f"{handed} is for the keeper of a root, who gives you a certificate for it.")
    say(f"Its id is {key.public.key_id}.")


@trust.command()
@click.argument("public", type=_PATH)
@_ROOT
@click.option("--name", required=True, help="The organisation, as it calls itself.")
@click.option("--issuer", type=SlugType(), multiple=True, required=True, help="For which issuer.")
@click.option(
    "--days", type=click.IntRange(1, 3660), default=_DAYS, show_default=True, help="How long valid."
)
def certify(public: Path, root: Path, name: str, issuer: tuple[str, ...], days: int) -> None:
    """Say whose key PUBLIC is, and write that beside it.

    Of KEY.public.json the certificate is KEY.certificate.json.
    """
    from forms.packs.signing import SigningKey  # noqa: PLC0415
    from forms.packs.statements import Certificate  # noqa: PLC0415

    now = datetime.now(UTC).replace(microsecond=0)
    key = _public_key(public)
    issued = Certificate.issue(
        SigningKey.load(root), key, name, issuer, (now, now + timedelta(days=days))
    )
    # Read again: a name that no certificate may have is refused here, not by others later.
    certificate = Certificate.read(issued.write())
    file = public.with_name(f"{public.name.removesuffix('.public.json')}.certificate.json")
    write_whole(file, certificate.write())
    until = certificate.valid_until.date().isoformat()
    say(f"{file}: the key {key.key_id} is of {name}, for {', '.join(issuer)}, until {until}.")


@trust.command()
@click.argument("file", type=_PATH)
def add(file: Path) -> None:
    """Trust a root: from now on its word counts for whose key is whose."""
    from forms.packs.statements import Root  # noqa: PLC0415

    root = Root.read(content_of(file))
    with _book() as book:
        book.trust_root(root, by=operator())
    say(f"{root.name} is trusted. Compare its id with what they told you:")
    say(root.key.key_id)


# One id in 64 begins with a hyphen, and is no option, nor is an "h" in it the one for help.
@trust.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("key_id")
def remove(key_id: str) -> None:
    """Trust a root no longer: nor what it vouched for."""
    with _book() as book:
        book.forget_root(key_id, by=operator())
    say(f"The root {key_id} is not trusted any more.")


@trust.command()
@click.argument("file", type=_PATH)
@_ROOT
@click.option("--key", "keys", multiple=True, help="The id of a key that somebody else may have.")
@click.option("--pack", "packs", multiple=True, type=_PATH, help="A pack that must not be used.")
def revoke(file: Path, root: Path, keys: tuple[str, ...], packs: tuple[Path, ...]) -> None:
    """Take back keys and packs: add them to the list in FILE, which is handed out."""
    from forms.packs.signing import SigningKey  # noqa: PLC0415
    from forms.packs.statements import Revocations  # noqa: PLC0415

    if not keys and not packs:
        raise click.UsageError("Say what to revoke, with --key or --pack.")
    signing = SigningKey.load(root)
    now = datetime.now(UTC).replace(microsecond=0)
    before = _list_in(file) if file.exists() else Revocations(signing.public.key_id, 0, now)
    if before.issued_by != signing.public.key_id:
        raise PackError(f"{file} is the list of another root.", "wrong-signature")
    made = before.with_more(signing, now, frozenset(keys), frozenset(map(_name_of, packs)))
    listed = Revocations.read(made.write())
    write_whole(file, listed.write())
    say(f"{file} is list {listed.sequence}: {_counted(listed)} taken back. Hand it out, and")
    say(f"take it in here too: leeswijzer trust import {file}")


@trust.command(name="import")
@click.argument("file", type=_PATH)
def import_list(file: Path) -> None:
    """Take in what a trusted root takes back."""
    listed = _list_in(file)
    with _book() as book:
        is_news = book.keep_revocations(listed, by=operator())
    what = f"List {listed.sequence} of {listed.issued_by}: {_counted(listed)} taken back."
    say(what if is_news else f"{what} It was here already.")


@trust.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_trusted(as_json: bool) -> None:
    """List the roots that are trusted, and how much each took back."""
    with _book() as book:
        trusted = book.trust()
    listed = [
        {
            "name": root.name,
            "keyId": key_id,
            "publicKey": root.key.jwk(),
            "revocations": (lists := trusted.revocations.get(key_id)) and lists.statement(),
        }
        for key_id, root in trusted.roots.items()
    ]
    if as_json:
        click.echo(json.dumps({"roots": listed}, ensure_ascii=False, indent=2))
        return
    for key_id, root in trusted.roots.items():
        revoked = trusted.revocations.get(key_id)
        say(f"{root.name}  {key_id}  {_counted(revoked) if revoked else 'nothing'} taken back")
    if not listed:
        say("No root is trusted yet: leeswijzer trust add FILE.")


def _public_key(path: Path) -> "PublicKey":
    from forms.packs.canonical import read_canonical  # noqa: PLC0415
    from forms.packs.signing import PublicKey  # noqa: PLC0415

    return PublicKey.of_jwk(read_canonical(content_of(path), str(path)))


def _list_in(path: Path) -> "Revocations":
    from forms.packs.statements import Revocations  # noqa: PLC0415

    return Revocations.read(content_of(path))


def _name_of(pack: Path) -> str:
    """What a pack is revoked by."""
    from forms.packs.archive import MOST_BYTES, read_archive  # noqa: PLC0415
    from forms.packs.manifest import MANIFEST, Manifest  # noqa: PLC0415

    members = read_archive(content_of(pack, MOST_BYTES))
    if MANIFEST not in members:
        raise PackError(f"{pack} is not a pack.", "not-a-pack")
    return Manifest.read(members[MANIFEST]).sha256


def _counted(listed: "Revocations") -> str:
    keys, packs = len(listed.keys), len(listed.packs)
    return f"{keys} key{'' if keys == 1 else 's'} and {packs} pack{'' if packs == 1 else 's'}"


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}.{ending}")


def _book() -> "PackBook":
    from forms.store.packs import PackBook  # noqa: PLC0415 - loads the database

    return PackBook.open(seeded_storage())
