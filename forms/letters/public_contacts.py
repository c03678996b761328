"""Public services that letters of every sender name: nobody is cheated by being sent there.

What they are is data, `public_contacts.json`: hosts without www, numbers as they are dialled.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class PublicContacts:
    """Hosts, subdomains of which count too, and telephone numbers."""

    hosts: frozenset[str]
    phones: frozenset[str]


@lru_cache(maxsize=1)
def public_contacts() -> PublicContacts:
    """All of them."""
    kept = json.loads((files("forms") / "letters" / "public_contacts.json").read_text("utf-8"))
    return PublicContacts(frozenset(kept["hosts"]), frozenset(kept["phones"]))
