"""Passwords: what is asked of them, and how they are kept."""

import threading
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from forms.errors import InputError

#: Length is what makes guessing long; rules about signs make people write passwords down
#: (NIST SP 800-63B, 5.1.1). With the second factor twelve is enough.
LEAST_CHARACTERS: Final = 12
MOST_CHARACTERS: Final = 200
_LEAST_DIFFERENT: Final = 5
#: 19 MB, two rounds, one thread: what OWASP asks at least of argon2id. More would let a flood of
#: tries take the processor from people who wait for a picture; the second factor and the waiting
#: after five tries are what stops guessing.
_MEMORY_KB: Final = 19 * 1024
_ROUNDS: Final = 2
#: At a time, so that a flood takes time and not the memory of the machine.
_AT_ONCE: Final = 2


class Passwords:
    """Hashes and compares with argon2id, a few at a time. Safe to share between threads."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(_ROUNDS, _MEMORY_KB, parallelism=1)
        self._turn = threading.BoundedSemaphore(_AT_ONCE)
        # Compared with when there is no such account: that must take as long.
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        with self._turn:
            return self._hasher.hash(_normal(password))

    def is_right(self, kept: str | None, password: str) -> bool:
        """Whether it is the password of that hash; None, for no account, takes as long."""
        with self._turn:
            try:
                self._hasher.verify(kept or self._nobodys, _normal(password))
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than we use now."""
        return self._hasher.check_needs_rehash(kept)


def require_good_password(password: str, email: str) -> None:
    """Check that a new password is long and not the address itself.

    Raises:
        InputError: `weak-password`, with what to do.
    """
    normal = _normal(password)
    if len(normal) < LEAST_CHARACTERS:
        raise _weak(f"The password is too short. Use at least {LEAST_CHARACTERS} characters.")
    if len(normal) > MOST_CHARACTERS:
        raise _weak(f"The password is too long. Use at most {MOST_CHARACTERS} characters.")
    if len(set(normal)) < _LEAST_DIFFERENT:
        raise _weak("The password repeats the same characters. Use a few words instead.")
    name = email.partition("@")[0]
    if email in normal.lower() or normal.lower().replace(name, "").strip("0123456789!?.") == "":
        raise _weak("The password is your e-mail address. Choose another one.")


def _weak(message: str) -> InputError:
    return InputError(message, "weak-password")


def _normal(password: str) -> str:
    # The same letters typed on another keyboard may come as other code points.
    return unicodedata.normalize("NFKC", password)
