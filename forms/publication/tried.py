"""What trying a draft out tells: apart from the room it is tried in, which loads all that sees.

Whoever only asks for it and passes it on, as a service does, loads no more than this.
"""

from dataclasses import dataclass

from forms.keys import PageKey
from forms.overlay import Overlay


@dataclass(frozen=True)
class Attempt:
    """One photo tried: recognised as this page, or as another (`taken_for`), or not (`miss`)."""

    pose: str
    is_recognised: bool
    taken_for: str | None = None
    miss: str | None = None


@dataclass(frozen=True)
class Recognisability:
    """How well a page is told from all others.

    `ink_share` is how much of it is printed; `has_enough_print` whether that is enough; `same`
    and `similar` are pages of other versions that look like it.
    """

    page: int
    ink_share: float
    has_enough_print: bool
    same: tuple[PageKey, ...]
    similar: tuple[PageKey, ...]
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, eq=False)
class Preview:
    """What a phone would show: an answer, and the photo it is about, a JPEG."""

    overlay: Overlay
    photo: bytes
