"""The command line: `leeswijzer COMMAND …`. Each group of commands is loaded when it is used."""

import errno
import sys
import traceback
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

import click

from api.terminal.output import say, shown


class _Entry(NamedTuple):
    """Where a command lives, and its line in the help."""

    place: str
    summary: str


_COMMANDS: Final = {
    "read": _Entry("api.commands.read:read", "Recognise the form in a picture and explain it."),
    "letter": _Entry("api.commands.read:letter", "Read a letter: what it says, what to do."),
    "forms": _Entry("api.commands.forms:forms", "Register, publish and exchange forms."),
    "trust": _Entry("api.commands.trust:trust", "Say whose packs are trusted; make keys."),
    "strings": _Entry("api.commands.strings:strings", "Exchange texts with translators."),
    "memory": _Entry("api.commands.memory:memory", "Exchange what was translated before."),
    "glossary": _Entry("api.commands.glossary:glossary", "Exchange the government words."),
    "languages": _Entry("api.commands.languages:languages", "Install languages."),
    "senders": _Entry("api.commands.senders:senders", "Import what senders publish."),
    "feedback": _Entry("api.commands.feedback:feedback", "Read what people said about forms."),
    "people": _Entry("api.commands.people:people", "Let people into the workbench."),
    "serve": _Entry("api.commands.serve:serve", "Run the service and the phone client."),
    "backup": _Entry("api.commands.backups:backup", "Put everything into one file."),
    "restore": _Entry("api.commands.backups:restore", "Take everything out of a backup."),
    "db": _Entry("api.commands.db:db", "Look after the database."),
}

_FAILED = 1

#: What a disk says of itself, wherever we write: no mistake of ours, nor of who types.
_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)


class LazyGroup(click.Group):
    """Commands known by name and summary, so that help does not have to load them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order people need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load the command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name].place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what was typed wrong is quoted harmlessly, as `say` does."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:  # the lines of the help
            raise
        except click.UsageError as error:
            raise click.UsageError(shown(error.format_message()), error.ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in _COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("leeswijzer"), prog_name="leeswijzer")
def leeswijzer() -> None:
    """Point a phone at a government form and understand it.

    All state is kept in the folder LEESWIJZER_DATA_DIR (default: your XDG data folder).
    """
    from api.settings import misspelt_settings  # noqa: PLC0415 - the list of commands needs none

    for sentence in misspelt_settings():
        say(f"Warning: {sentence}", err=True)


def run() -> None:
    """Run what was typed. Whatever goes wrong is said in a sentence, never as a traceback."""
    try:
        leeswijzer.main(prog_name="leeswijzer")
    except Exception as error:
        _explain(error)
        sys.exit(_FAILED)


def _explain(error: Exception) -> None:
    message = getattr(error, "message", None)
    if isinstance(message, str) and hasattr(error, "code"):
        say(message, err=True)
        return
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        say(f"Writing did not succeed: {error.strerror}. Mend that, and try again.", err=True)
        return
    # Only the place: the message of an unexpected error may quote what was read.
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
    say(f"Something went wrong on our side ({place}). Please report it.", err=True)
