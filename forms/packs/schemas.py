"""The published schemas of what is in a pack, and whether something follows them."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from forms.errors import PackError


def require_schema(content: object, name: str, what: str) -> None:
    """Check content against `forms/schemas/<name>.schema.json`; `what` names it for people.

    Raises:
        PackError: it does not follow the schema; the message says where.
    """
    from jsonschema.exceptions import best_match  # noqa: PLC0415 - a tenth of a second to load

    mistake = best_match(_validator(name).iter_errors(content))
    if mistake is not None:
        place = "/".join(str(part) for part in mistake.absolute_path) or "the whole"
        # Never its message: that repeats the content, of which anything may be the length.
        raise PackError(
            f"{what} does not follow its schema ({name}.schema.json) at {place[:100]}: "
            f"“{mistake.validator}” is not met.",
            "wrong-shape",
        )


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    text = (files("forms") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))
