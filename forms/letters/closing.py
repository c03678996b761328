"""How letters end: with regards, below which whoever writes them signs."""

import re

_REGARDS = (
    r"(?:met ?)?(?:de )?(?:(?:meeste|vriendelijke|hartelijke|beste|collegiale) (?:en )?)+"
    r"(?:groet(?:en|jes)?|hoogachting)\b|met groet(?:en|jes)?\b|hoogachtend\b"
    r"|m\.? ?v\.? ?g\b"
)
_CLOSING = re.compile(rf"\s*(?:{_REGARDS})")
#: Who signs may close more shortly; on a note or a flyer such words make no letter of it.
_SIGNED_BELOW = re.compile(rf"\s*(?:{_REGARDS}|groet(?:en|jes)?\b|in afwachting van uw\b)")


def is_closing(text: str) -> bool:
    """Whether a plain line or sentence closes a letter: "Met vriendelijke groet,"."""
    return _CLOSING.match(text) is not None


def is_signed_below(text: str) -> bool:
    """Whether names below a plain line or sentence are of who signs."""
    return _SIGNED_BELOW.match(text) is not None
