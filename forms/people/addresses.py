"""E-mail addresses and names of organisations as people type them."""

import re
import unicodedata

from forms.errors import InputError

#: The longest address mail can carry (RFC 5321).
_MOST_CHARACTERS = 254
# Not the whole of RFC 5322: what mail servers in use accept, and nothing that could be mark-up.
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")


def tidy_email(typed: str) -> str:
    """The address in the one way it is kept: small letters, nothing around it.

    Raises:
        InputError: it is no address.
    """
    email = unicodedata.normalize("NFC", typed).strip().lower()
    if len(email) > _MOST_CHARACTERS or _EMAIL.fullmatch(email) is None:
        raise InputError("This is not an e-mail address. Check what was typed.", "invalid-email")
    return email


def tidy_name(typed: str) -> str:
    """A name on one line, without what cannot be seen.

    Raises:
        InputError: nothing is left.
    """
    seen = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", typed)
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
    name = " ".join(seen.split())
    if not name:
        raise InputError("The name is empty. Type a name.", "invalid-name")
    return name
