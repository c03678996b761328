"""What was said before of a field like the one an owner writes about."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.keys import VersionKey


@dataclass(frozen=True)
class Precedent:
    """What a published form says of a field that is called much the same.

    `score` is how alike the names are, 0 to 100; `title` is that of the form.
    """

    label: str
    score: float
    explanation: str
    where: str | None
    steps: tuple[str, ...]
    version: VersionKey
    title: str


def best(found: Iterable[Precedent], issuer: str, most: int) -> tuple[Precedent, ...]:
    """The ones to offer: the likest first, of one's own organisation before others, each once.

    Those that are as alike keep the order in which they were found.
    """
    ordered = sorted(found, key=lambda each: (-int(each.score), each.version.issuer != issuer))
    said = {(each.explanation, each.where, each.steps): each for each in reversed(ordered)}
    kept = [each for each in ordered if said[each.explanation, each.where, each.steps] is each]
    return tuple(kept[:most])
