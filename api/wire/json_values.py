"""What a value in JSON is: `"1"` and `true` are no numbers, `1` is not true, and text is whole.

pydantic takes the one for the other, which is right for what comes as text, such as a query, and
for nothing else: who sends `true` as a count has made a mistake, and learns of it here. Its own
strictness asks for more than JSON can say (no list would be a tuple, no text a day) and refuses
`1.0` as a whole number, which JSON Schema takes for one.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

#: What looks at a value before it is taken, by how pydantic calls its kind.
_Checks = Mapping[str, Callable[[object], object]]

#: A full-date of RFC 3339; pydantic would also count seconds since 1970.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONELY = re.compile(r"[\ud800-\udfff]")

#: Parts of a schema that stand for no value in the body.
_NO_VALUES = frozenset({"default", "metadata", "serialization"})


def as_json_has_it(schema: CoreSchema) -> CoreSchema:
    """The schema, of which each number, text, truth and day takes only that from JSON."""
    mended: CoreSchema = _mended(schema, _CHECKS)
    return mended


def as_it_is_kept(schema: CoreSchema) -> CoreSchema:
    """The same, of which a text takes only what every database keeps."""
    mended: CoreSchema = _mended(schema, {**_CHECKS, "str": _kept_text})
    return mended


def _mended(part: Any, checks: _Checks) -> Any:
    if isinstance(part, list | tuple):
        return type(part)(_mended(each, checks) for each in part)
    if not isinstance(part, dict) or part.get("function") in _MENDED:
        return part
    # In a list of members there may be one that is called `type`.
    kind = part.get("type")
    check = checks.get(kind) if isinstance(kind, str) else None
    if check is not None:
        return core_schema.no_info_before_validator_function(check, part)
    return {
        name: each if name in _NO_VALUES else _mended(each, checks) for name, each in part.items()
    }


def _number(sent: object) -> object:
    if isinstance(sent, bool | str):
        raise PydanticCustomError("json_type", "should be a number")
    return sent


def _text(sent: object) -> object:
    # JSON can write half of a pair that makes one sign, which no answer or database can hold.
    if isinstance(sent, str) and not sent.isascii() and _LONELY.search(sent):
        raise PydanticCustomError("json_type", "should be text")
    return sent


def _kept_text(sent: object) -> object:
    if isinstance(sent, str) and "\0" in sent:
        raise PydanticCustomError("json_type", "should be text without a NUL")
    return _text(sent)


def _truth(sent: object) -> object:
    if isinstance(sent, int | float | str) and not isinstance(sent, bool):
        raise PydanticCustomError("json_type", "should be true or false")
    return sent


def _day(sent: object) -> object:
    is_day = not isinstance(sent, str) or _DAY.fullmatch(sent)
    if not is_day or isinstance(sent, int | float):
        raise PydanticCustomError("json_type", "should be a day, as 2026-12-31")
    return sent


_CHECKS: Final[_Checks] = {
    "int": _number,
    "float": _number,
    "str": _text,
    "bool": _truth,
    "date": _day,
}
#: How the core of pydantic notes a check that stands there already, as in a part of two bodies.
_MENDED: Final = tuple(
    {"type": "no-info", "function": check} for check in (*_CHECKS.values(), _kept_text)
)
