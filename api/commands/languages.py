"""`leeswijzer languages`: what can be read in, and the packages that translate."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from api.terminal.group import CommandGroup
from api.terminal.output import say, tell
from api.terminal.surroundings import read_settings
from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.language.engines.install import Installer


class ChecksumType(click.ParamType[tuple[str, str]]):
    """A pair and the SHA-256 of its package, `nl-en=0a1b…`."""

    name = "pair=sha256"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Both parts."""
        from forms.language.engines.install import is_sha256  # noqa: PLC0415 - loaded when it is used

        if isinstance(value, tuple):
            return value
        pair, _, checksum = value.partition("=")
        if not is_sha256(checksum):
            self.fail("a checksum is given as nl-en= and 64 hexadecimal digits", param, ctx)
        return pair, checksum


@click.group(cls=CommandGroup)
def languages() -> None:
    """List the languages to read in, and install packages that translate to more."""


@languages.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_languages(as_json: bool) -> None:
    """List the languages we write in, installed packages, and packages that can be had."""
    listed = _listed(read_settings().packages_folder)
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for language in listed["languages"]:
        say(f"{language['code']}  {language['name']}  {language['by']}")
    for package in listed["installed"]:
        pair = f"{package['source']}-{package['target']}"
        say(f"{pair}  installed, version {package['version']}, {package['bytes']:,} bytes")
    for package in listed["available"]:
        pair = f"{package['source']}-{package['target']}"
        checksum = "" if package["sha256"] else ", give its checksum with --sha256"
        say(f"{pair}  to be had, version {package['version']}{checksum}")


@languages.command()
@click.argument("code", nargs=-1, required=True)
@click.option(
    "--sha256", type=ChecksumType(), multiple=True, help="The checksum of a package, as nl-en=HEX."
)
@click.pass_context
def install(ctx: click.Context, code: tuple[str, ...], sha256: tuple[tuple[str, str], ...]) -> None:
    """Fetch packages for languages, as `ar`, or pairs, as `en-ar`.

    From Dutch most languages are reached through English; both packages are fetched. A file is
    kept only when its SHA-256 is the known one. A download that broke off is continued.
    """
    installer = _installer()

    def one(asked: str) -> list[str]:
        fresh = installer.install(asked.strip().lower(), dict(sha256))
        return [f"{each.source}-{each.target} {each.version} is installed." for each in fresh] or [
            f"{asked} was installed already."
        ]

    ctx.exit(_each(code, one))


@languages.command(name="import")
@click.argument("file", nargs=-1, required=True)
@click.option("--sha256", metavar="HEX", help="What the checksum of the one FILE must be.")
@click.pass_context
def import_packages(ctx: click.Context, file: tuple[str, ...], sha256: str | None) -> None:
    """Install packages from .argosmodel files that you trust, without any network."""
    from forms.language.engines.install import is_sha256  # noqa: PLC0415 - loaded when it is used

    if sha256 is not None and (len(file) > 1 or not is_sha256(sha256)):
        raise click.UsageError("--sha256 takes 64 hexadecimal digits and goes with one FILE.")
    installer = _installer()

    def one(source: str) -> list[str]:
        package, checksum = installer.import_file(Path(source), sha256)
        pair = f"{package.source}-{package.target} {package.version}"
        return [f"{pair} is installed. Its file has SHA-256 {checksum}."]

    ctx.exit(_each(file, one))


@languages.command()
@click.argument("code", nargs=-1, required=True)
@click.pass_context
def remove(ctx: click.Context, code: tuple[str, ...]) -> None:
    """Take away the packages that translate to a language, as `ar`, or a pair, as `en-ar`.

    A running service offers the language no longer. What was translated and kept stays.
    """
    installer = _installer()

    def one(asked: str) -> list[str]:
        gone = installer.remove(asked.strip().lower())
        return [f"{each.source}-{each.target} {each.version} is removed." for each in gone]

    ctx.exit(_each(code, one))


def _each(inputs: tuple[str, ...], work: Callable[[str], list[str]]) -> int:
    failures = 0
    for number, source in enumerate(inputs, 1):
        name, why = source, None
        try:
            for line in work(source):
                say(line)
        except FormsError as error:
            failures += 1
            why = error.message
        tell(number, len(inputs), name, why)
    return 1 if failures else 0


def _installer() -> "Installer":
    from forms.language.engines.install import Installer  # noqa: PLC0415 - loaded when it is used

    settings = read_settings()
    return Installer(settings.packages_folder, settings.languages_mirror, _watch)


def _watch(name: str) -> Callable[[int, int | None], None]:
    """Progress on standard error: one line that changes, on a screen only."""
    screen: TextIO = sys.stderr
    shown = -1

    def show(have: int, total: int | None) -> None:
        nonlocal shown
        percent = 0 if not total else 100 * have // total
        if percent != shown and screen.isatty():
            end = "\n" if have == total else ""
            screen.write(f"\r{name}  {have // 1_000_000} MB  {percent} %{end}")
            screen.flush()
        shown = percent

    return show


def _listed(folder: Path) -> dict[str, Any]:
    from forms.language.engines.available import available_packages  # noqa: PLC0415
    from forms.language.languages import known_languages  # noqa: PLC0415
    from forms.language.packages import installed_packages  # noqa: PLC0415
    from forms.language.phrases import bundled_phrases  # noqa: PLC0415

    installed = installed_packages(folder)
    pairs = {(each.source, each.target) for each in installed}
    return {
        "languages": [
            {
                "code": each.code,
                "name": each.endonym,
                "by": "written by us" if each.is_authored else "translated by machine",
            }
            for each in known_languages(bundled_phrases(), installed)
        ],
        "installed": [
            {
                "source": each.source,
                "target": each.target,
                "version": each.version,
                "bytes": _size(each.folder),
            }
            for each in installed
        ],
        "available": [
            {
                "source": each.source,
                "target": each.target,
                "version": each.version,
                "file": each.file,
                "sha256": each.sha256,
            }
            for each in available_packages()
            if (each.source, each.target) not in pairs
        ],
    }


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
