"""What a draft says: each value under a path, so that a change can be told, undone and compared.

The paths are those of the strings of a form, with more beside them:

    title, purpose, send-to, before, valid-from, valid-until     text, or None
    online                                                       an https address, or None
    country                                                      as BE, or None for the Netherlands
    at-hand                                                      texts
    contact, payment                                             objects, see `Contact`
    order/<page>                                                 ids of the fields as they are read
    fields/<page>/<id>                                           place, type and rules of a field
    fields/<page>/<id>/label|explanation|where                   text
    fields/<page>/<id>/steps, …/checks                           texts; texts by check code
    questions/<page>/<group>                                     text

A path that is not there is the same as one that holds None.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

#: Texts about the form as a whole, in the order a person reads them.
FACTS = (
    "title", "purpose", "at-hand", "send-to", "online", "before", "valid-from", "valid-until",
    "country",
)  # fmt: skip
OBJECTS = ("contact", "payment")
#: Texts of one field.
FIELD_TEXTS = ("label", "explanation", "where", "steps", "checks")


@dataclass(frozen=True)
class Change:
    """One value that became another; None stands for nothing there."""

    path: str
    before: Any
    after: Any

    def undone(self) -> "Change":
        """The change back."""
        return Change(self.path, self.after, self.before)


@dataclass(frozen=True)
class Content:
    """A draft as edited so far: `values` by path, JSON values only. Never changed in place."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, path: str) -> Any:
        """The value there, None when there is none."""
        return self.values.get(path)

    def text(self, path: str) -> str:
        """The text there, empty when there is none."""
        return str(self.values.get(path) or "")

    def ids(self, page: int) -> tuple[str, ...]:
        """The fields of a page in reading order."""
        return tuple(self.values.get(f"order/{page}") or ())

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages that were read."""
        numbers = (path.partition("/") for path in self.values)
        return tuple(sorted(int(rest) for head, _, rest in numbers if head == "order"))

    def fields(self) -> Iterator[tuple[int, str]]:
        """Page and id of every field, in reading order."""
        return ((page, field_id) for page in self.pages for field_id in self.ids(page))

    def with_values(self, values: Mapping[str, Any]) -> "Content":
        """The same with these values; None takes a value away."""
        merged = {**self.values, **values}
        return Content({path: value for path, value in merged.items() if value is not None})

    def changed(self, changes: Iterable[Change]) -> "Content":
        """The content after these changes."""
        return self.with_values({change.path: change.after for change in changes})

    def changes_to(self, other: "Content") -> tuple[Change, ...]:
        """What has to change for this to become `other`, by path."""
        paths = sorted({*self.values, *other.values})
        return tuple(
            Change(path, self.get(path), other.get(path))
            for path in paths
            if self.get(path) != other.get(path)
        )


def path_of(page: int, field_id: str, text: str | None = None) -> str:
    """Where a field, or one of its texts, is kept."""
    return f"fields/{page}/{field_id}" + (f"/{text}" if text else "")


def paths_of(page: int, field_id: str) -> tuple[str, ...]:
    """Everything kept of one field."""
    return (path_of(page, field_id), *(path_of(page, field_id, each) for each in FIELD_TEXTS))


def write_content(content: Content) -> str:
    """The content as JSON text with sorted keys."""
    return json.dumps(content.values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_content(text: str) -> Content:
    """The content written by `write_content`."""
    return Content(json.loads(text))


def write_changes(changes: Iterable[Change]) -> str:
    """Changes as JSON text."""
    listed = [[change.path, change.before, change.after] for change in changes]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def read_changes(text: str) -> tuple[Change, ...]:
    """The changes written by `write_changes`."""
    return tuple(Change(*each) for each in json.loads(text))
