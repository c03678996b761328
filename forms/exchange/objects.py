"""Our own JSON, `forms/schemas/exchange.schema.json`: everything there is, by its own name."""

import json
from collections.abc import Iterable
from typing import Any

from forms.errors import ExchangeError
from forms.exchange.entry import MEMBERS, Contents, Entry, Property, members_of, with_members
from forms.exchange.opening import require_few, text_of

FORMAT = "leeswijzer-exchange-1"
_NAMES = {
    "path": "path", "source": "source", "sourceLanguage": "source_language",
    "targetLanguage": "target_language", "target": "target",
}  # fmt: skip
_KNOWN = {*_NAMES, *MEMBERS, "remarks", "extra"}


def read_json(content: bytes) -> Contents:
    """The texts of a file as `write_json` makes it.

    Raises:
        ExchangeError: it is not JSON, or not of the schema.
    """
    try:
        kept = json.loads(text_of(content), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise ExchangeError(f"Line {error.lineno} is not JSON. The file may be cut off.") from error
    except RecursionError as error:
        raise ExchangeError("This JSON is nested too deep.", "unsafe-exchange") from error
    if not isinstance(kept, dict) or kept.get("format") != FORMAT or set(kept) - _FILE:
        raise ExchangeError(f"This is not JSON of the format {FORMAT} (exchange.schema.json).")
    if not isinstance(kept.get("entries"), list):
        raise ExchangeError("This file has no list of entries.")
    require_few(len(kept["entries"]))
    entries = [_entry(each, number) for number, each in enumerate(kept["entries"], 1)]
    return Contents(tuple(entries))


def write_json(entries: Iterable[Entry]) -> bytes:
    """A JSON file of all entries."""
    kept = {"format": FORMAT, "entries": [_object(entry) for entry in entries]}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


_FILE = {"format", "entries"}


def _object(entry: Entry) -> dict[str, Any]:
    texts = {name: getattr(entry, member) for name, member in _NAMES.items()}
    return {
        **{name: text for name, text in texts.items() if text is not None},
        **members_of(entry),
        **({"remarks": list(entry.remarks)} if entry.remarks else {}),
        **({"extra": {each.name: each.value for each in entry.extra}} if entry.extra else {}),
    }


def _entry(kept: Any, number: int) -> Entry:
    fault = _fault(kept)
    if fault is not None:
        raise ExchangeError(f"Entry {number}: {fault}")
    texts = {member: kept.get(name) for name, member in _NAMES.items()}
    extra = tuple(Property(name, value) for name, value in kept.get("extra", {}).items())
    entry = Entry(**texts, remarks=tuple(kept.get("remarks", ())), extra=extra)
    return with_members(entry, kept)


def _fault(kept: Any) -> str | None:
    if not isinstance(kept, dict):
        return "it is no object."
    if not set(_NAMES) - {"target"} <= set(kept):
        return f"it needs {', '.join(name for name in _NAMES if name != 'target')}."
    if set(kept) - _KNOWN:
        return "it has a member that exchange.schema.json does not know; use extra."
    remarks, extra = kept.get("remarks", []), kept.get("extra", {})
    if not isinstance(remarks, list) or not isinstance(extra, dict):
        return "remarks must be a list, and extra an object."
    texts = [kept[name] for name in kept if name not in ("remarks", "extra")]
    if not all(isinstance(text, str) for text in [*texts, *remarks, *extra.values()]):
        return "something in it is no text."
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ExchangeError("Something stands there twice under one name.")
    return dict(pairs)
