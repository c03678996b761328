"""What every command needs from around it: the settings and who gives the command."""

import getpass
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from api.settings import Settings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def read_settings() -> Settings:
    """The settings from the environment.

    Raises:
        click.UsageError: a variable has a value it cannot have.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(_what_is_wrong(problem) for problem in error.errors())
        raise click.UsageError(f"These settings cannot be used: {wrong}.") from error


def _what_is_wrong(problem: "ErrorDetails") -> str:
    """Which variable, and what it should be; what concerns several names them itself."""
    own = problem.get("ctx", {}).get("error")
    # The library's "Input should be a valid integer, unable to parse string as an integer".
    theirs = problem["msg"].partition(",")[0].replace("Input should", "should")
    what = (theirs if own is None else str(own)).rstrip(".")
    name = "_".join(map(str, problem["loc"])).upper()
    return f"LEESWIJZER_{name}: {what}" if name else what


def operator() -> str:
    """Who gives the command, for the audit."""
    try:
        return f"operator:{getpass.getuser()}"
    except (OSError, KeyError):  # a container without a user list
        return "operator"
