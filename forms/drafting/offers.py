"""What a draft may take over: of fields like its own, and of what its organisation said last.

Nothing is taken by itself. Who makes the form reads each offer, and takes it or leaves it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.drafting.content import Content, path_of
from forms.drafting.facts import CONTACT, PAYMENT
from forms.drafting.precedents import Precedent
from forms.keys import VersionKey
from forms.letters.senders import Sender

#: What one form of an organisation often says as its last one did. A purpose, what to have at
#: hand and days of validity are of one form alone.
_OFTEN_THE_SAME = ("send-to", "before")


@dataclass(frozen=True)
class FieldOffer:
    """What was said before of a field that says nothing yet; `label` is what it is called here."""

    page: int
    field_id: str
    label: str
    said: Precedent


@dataclass(frozen=True)
class FactsOffer:
    """Facts, by path as in a draft, that the organisation's last published form had."""

    version: VersionKey
    title: str
    facts: Mapping[str, Any]


def unexplained(content: Content, page: int) -> Iterator[str]:
    """The ids of the fields of a page of which nothing is said yet, in reading order."""
    for field_id in content.ids(page):
        if not content.text(path_of(page, field_id, "explanation")):
            yield field_id


def facts_to_offer(content: Content, last: Content, sender: Sender | None) -> dict[str, Any]:
    """What `last` (a version as a draft) and its sender say and this draft does not, by path."""
    said = {path: last.get(path) for path in _OFTEN_THE_SAME}
    if sender is not None:
        said |= {"contact": _of(sender, CONTACT), "payment": _of(sender, PAYMENT)}
    return {path: value for path, value in said.items() if value and not content.get(path)}


def _of(sender: Sender, kinds: tuple[str, ...]) -> dict[str, list[str]]:
    known = {kind: getattr(sender, kind) for kind in kinds}
    return {kind: sorted(values) for kind, values in known.items() if values}
