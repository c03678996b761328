"""The second factor: a code of six digits from an app (RFC 6238), or a recovery code on paper."""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Final

import pyotp
import segno

_STEP_S: Final = 30
#: Phones are a little early or late, and typing takes time.
_STEPS_AROUND: Final = 1
_ISSUER: Final = "Leeswijzer"
_CODES: Final = 10
#: 80 bits each: what is kept of one can be plain SHA-256.
_CODE_BYTES: Final = 10
_CODE_CHARACTERS: Final = 16


def new_secret() -> str:
    """A secret to share with an app: 160 bits in base 32."""
    return pyotp.random_base32()


def address_of(secret: str, email: str) -> str:
    """What an app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=_ISSUER)


def picture_of(address: str) -> str:
    """The QR code of an address, as the address of a picture (`data:`) that a page can show."""
    return segno.make_qr(address).svg_data_uri(scale=6, border=4, light="#fff", dark="#000")


def accepted_step(secret: str, code: str, at: datetime) -> int | None:
    """The step of half a minute that a code belongs to; None: it is no code of now."""
    found = None
    for offset in range(-_STEPS_AROUND, _STEPS_AROUND + 1):
        when = at + timedelta(seconds=offset * _STEP_S)
        # All are compared, whichever fits.
        if secrets.compare_digest(pyotp.TOTP(secret).at(when).encode(), code.encode()):
            found = int(when.timestamp()) // _STEP_S
    return found


def tidy_code(typed: str) -> str:
    """A code as typed, without spaces and dashes, in capitals."""
    return "".join(char for char in typed.upper() if char.isalnum())


def is_recovery_code(code: str) -> bool:
    """Whether a tidied code has the length of one on paper."""
    return len(code) == _CODE_CHARACTERS


def new_recovery_codes() -> list[str]:
    """Ten codes in groups of four, to keep on paper."""
    made = [base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode() for _ in range(_CODES)]
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in made]
