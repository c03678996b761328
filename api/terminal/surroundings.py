"""What every command needs from around it: settings, where all is kept, who gives the command."""

import getpass
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from api.settings import Settings
from forms.store.folder import Storage

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
        raise wrong_settings(wrong) from error


def wrong_settings(wrong: str) -> click.UsageError:
    """What to say of settings that cannot be used; `wrong` names each and says why."""
    return click.UsageError(f"These settings cannot be used: {wrong}.")


def seeded_storage() -> Storage:
    """Where everything is kept; made and filled with the bundled forms where nothing was yet.

    Raises:
        StoreError: nothing can be kept there; the message says why.
    """
    from forms.library import open_seeded  # noqa: PLC0415 - loads the database

    storage = read_settings().storage
    open_seeded(storage).close()
    return storage


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
