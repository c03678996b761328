"""Secrets that are handed out once, and what is kept of them."""

import hashlib
import hmac
import secrets
from typing import Final

#: 256 bits: nobody guesses one, however long they try.
_TOKEN_BYTES: Final = 32
#: By this a key that was lost somewhere is recognised for what it is.
KEY_PREFIX: Final = "lwk_"


def new_token(prefix: str = "") -> str:
    """A secret of 256 bits, of letters that an address may hold."""
    return prefix + secrets.token_urlsafe(_TOKEN_BYTES)


def digest(secret: str) -> str:
    """What is kept of a secret of 256 bits: its SHA-256, in hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(session_token: str) -> str:
    """What a page of our own sends along to show that it is one; only it can read this."""
    return hmac.new(session_token.encode(), b"csrf", hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode(), other.encode())
