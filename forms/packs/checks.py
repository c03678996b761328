"""What is looked at in a pack, in this order, and what came of it.

The first five say whether it is whole, the others whether it can be trusted. The codes say which
of them failed, and how; the sentence beside it is for people.
"""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """One thing that must hold."""

    SIZE = "size"
    ARCHIVE = "archive"
    MANIFEST = "manifest"
    SIGNATURE = "signature"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    VALIDITY = "validity"
    REVOCATION = "revocation"
    SEQUENCE = "sequence"
    MEMBERS = "members"
    CONTENT = "content"


#: Codes of a pack that nobody we know vouches for, but in which nothing is wrong. It may be taken
#: in on an operator's word; with any other code nothing may.
UNVERIFIED = frozenset({"unsigned", "unknown-root"})
#: The code of a pack older than the one that was taken in before.
OLDER = "older-pack"


@dataclass(frozen=True)
class Finding:
    """What came of one check: `code` is None where it holds."""

    check: Check
    sentence: str
    code: str | None = None

    @property
    def holds(self) -> bool:
        """Whether this is as it should be."""
        return self.code is None
