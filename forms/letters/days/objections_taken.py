"""Days until which a sender takes objections in.

All patterns are for plain text (`plain`).
"""

import re

#: "Bezwaarschriften nemen wij aan tot en met 3 mei."
_TAKES_OBJECTION = re.compile(
    r"^(?!.*\b(?:niet|geen|te laat|wordt uw|hebben)\b)"
    r"(?=.*\b(?:bezwa\w+|beroep\w*)\b)"
    r".*\b(?:in behandeling|nemen (?:wij|we) aan|aangenomen|(?:wordt|worden)\b.*\bbehandeld)\b"
)
_BY_THEN = re.compile(
    r"\b(?:tot|tot en met|t/m|voor|voor of op|op of voor|uiterlijk(?: op)?"
    r"|als (?:het|ze|die) er op) (?:\w{2,6}dag )?$"
)


def is_objection_taken(before: str, written: str) -> bool:
    """Whether a day, `before` it, ends the time in which the sender takes objections in."""
    return bool(_TAKES_OBJECTION.search(written) and _BY_THEN.search(before))
