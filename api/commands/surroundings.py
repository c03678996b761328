"""What every command needs from around it: the settings and who gives the command."""

import getpass

import click
from pydantic import ValidationError

from api.settings import Settings


def read_settings() -> Settings:
    """The settings from the environment.

    Raises:
        click.UsageError: a variable has a value it cannot have.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(
            f"LEESWIJZER_{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg']}"
            for problem in error.errors()
        )
        raise click.UsageError(f"These settings cannot be used: {wrong}.") from error


def operator() -> str:
    """Who gives the command, for the audit."""
    try:
        return f"operator:{getpass.getuser()}"
    except (OSError, KeyError):  # a container without a user list
        return "operator"
