"""One text with its translation, as it travels between Leeswijzer and other programs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from forms.errors import ExchangeError
from forms.reviews.states import State
from forms.text import Provenance, content_hash

#: Longer than any explanation by far, and short enough to show side by side.
MOST_CHARACTERS = 20_000
_MOST_PATH_CHARACTERS = 300
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ANY_MOMENT = "2000-01-01T00:00:00Z"
_BASE = re.compile(r"(?:[0-9a-f]{64})?")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class Property:
    """Something another program keeps with a text, that we carry and do not use."""

    name: str
    value: str


@dataclass(frozen=True)
class Entry:
    """A text at `path` of a version (`fields/1/name/label`), and its translation if there is one.

    Languages are BCP 47. `where` says in words where it stands on paper. `at` is ISO 8601 in UTC
    to the second, `by` who wrote the translation. `base` is `fingerprint` of the translation when
    this was exported ("" when there was none), so that an import can tell which side changed.
    `line` is where it stood in the file it was read from, counted from 1.

    Raises:
        ExchangeError: a member is empty, too long or not of its form.
    """

    path: str
    source: str
    source_language: str
    target_language: str
    target: str | None = None
    state: State | None = None
    provenance: Provenance | None = None
    detail: str | None = None
    version: str | None = None
    where: str | None = None
    by: str | None = None
    at: str | None = None
    base: str | None = None
    remarks: tuple[str, ...] = ()
    extra: tuple[Property, ...] = ()
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        fault = _fault(self)
        if fault is not None:
            raise ExchangeError(f"{self.place}: {fault}")

    @property
    def place(self) -> str:
        """Where it is, for messages: the line, and the path; never the text."""
        return place_of(self.line, self.path)


@dataclass(frozen=True)
class Remainder:
    """Something of a file that was read over, so that a person can be told.

    `left_out` says that the whole entry was, and not only something about it.
    """

    place: str
    what: str
    left_out: bool = False


@dataclass(frozen=True)
class Contents:
    """All that was read from a file: its entries in order, and what could not be kept."""

    entries: tuple[Entry, ...]
    remainders: tuple[Remainder, ...] = ()


def fingerprint(text: str | None) -> str:
    """The content hash of a text; "" of no text."""
    return "" if text is None else content_hash(text)


def place_of(line: int | None, path: str) -> str:
    """“line 3, entry title”, as far as known."""
    known = [f"line {line}"] if line else []
    if path:
        # What stands in a file may be anything: controls and turned text stay out of messages.
        shown = "".join(each if each.isprintable() else "�" for each in path[:100])
        known.append(f"entry “{shown}”")
    return ", ".join(known) or "an entry"


# Members by name -----------------------------------------------------------------------------

#: What formats without a member of their own for it keep as a named property.
MEMBERS = ("version", "where", "state", "provenance", "detail", "by", "at", "base")


def members_of(entry: Entry, but: Iterable[str] = ()) -> dict[str, str]:
    """The members that have a value, by the names of `MEMBERS`, without those of `but`."""
    every = {name: getattr(entry, name) for name in MEMBERS if name not in but}
    return {name: str(value) for name, value in every.items() if value is not None}


def with_members(entry: Entry, members: Mapping[str, str]) -> Entry:
    """`entry` with members read from their names.

    Raises:
        ExchangeError: one has a value it cannot have.
    """
    values: dict[str, object] = {name: members[name] for name in MEMBERS if name in members}
    try:
        if "state" in members:
            values["state"] = State(members["state"])
        if "provenance" in members:
            values["provenance"] = Provenance(members["provenance"])
    except ValueError as error:
        raise ExchangeError(f"{entry.place}: its state or provenance is none we know.") from error
    return replace(entry, **values)  # type: ignore[arg-type]


def _fault(entry: Entry) -> str | None:
    empty = ("", *entry.remarks, *members_of(entry, but=("base",)).values()).count("") > 1
    names = [each.name for each in entry.extra]
    languages = (entry.source_language, entry.target_language)
    faults = {
        "there is no source text.": not entry.source,
        "the translation is empty; leave it out instead.": entry.target == "",
        "there is a state and no translation.": entry.target is None and entry.state is not None,
        "a remark or a member is empty; leave it out instead.": empty,
        "its path is too long.": len(entry.path) > _MOST_PATH_CHARACTERS,
        "a language is not a code such as nl, en or pt-BR.": not all(
            map(_TAG.fullmatch, languages)
        ),
        "its time is not like 2026-11-26T08:00:00Z.": not _MOMENT.fullmatch(
            entry.at or _ANY_MOMENT
        ),
        "its base is not a SHA-256.": not _BASE.fullmatch(entry.base or ""),
        "an extra property has no name, no value, or the name of another.": (
            len(names) != len(set(names))
            or not all(each.name and each.value for each in entry.extra)
        ),
    }
    return next((fault for fault, is_so in faults.items() if is_so), _fault_of_texts(entry))


def _fault_of_texts(entry: Entry) -> str | None:
    texts = [entry.path, entry.source, entry.target, *members_of(entry).values(), *entry.remarks]
    texts += [each for kept in entry.extra for each in (kept.name, kept.value)]
    if any(len(text) > MOST_CHARACTERS for text in texts if text):
        return f"a text is longer than {MOST_CHARACTERS} letters."
    if any(_UNWRITABLE.search(text) for text in texts if text):
        return "a text holds a character that no file can hold (NUL or half a character)."
    return None
