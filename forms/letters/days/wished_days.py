"""Days on which the sender wants to have something, or until which it takes something in.

All patterns are for plain text (`plain`).
"""

import re

_ON_DAY = re.compile(r"\bop\s(?:\w{2,6}dag )?$")
#: "Wij hebben de kaart op 3 mei nodig", "wij willen ze vrijdag 3 mei hebben": a wish to have it.
_WISHED = re.compile(
    r"\b(?:wij|we|ik) (?:(?:wil|willen|moet|moeten|zou|zouden)\b[^.;]{2,60}|[^.;]{0,30}\bgraag\b"
    r"[^.;]{0,30}) (?:op )?(?:\w{2,6}dag )?$"
    r"|\b(?:als|zodat|indien|mits) (?:wij|we|ik) (?:[\w-]+ ){1,4}?(?:op )?(?:\w{2,6}dag )?$"
)
_TO_HAVE = re.compile(r"^ (?:\w+ ){0,2}?(?:te |terug ?)?(?:hebben|heb)(?=[.,;:!?]|$| om\b)")
_NEEDED = re.compile(r"\b(?:wij|we|ik) (?:heb|hebben)\b[^.;]{2,60} op (?:\w{2,6}dag )?$")
_NEED = re.compile(r"^ (?:\w+ )?nodig\b")
_WE_MUST = re.compile(r"^ (?:moeten|willen) (?:wij|we)\b[^.;]{2,40}\bhebben\b")
#: "Het geld hoort er op 3 mei te zijn", "die kaart moet bij ons zijn op 3 mei".
_MUST_BE = re.compile(
    r"\b(?:moet|moeten|dient|dienen|hoort|horen)\b[^.;]{0,40} op (?:\w{2,6}dag )?$"
)
_THERE = re.compile(r"^ (?:\w+ ){0,3}?(?:te )?zijn(?=[.,;:!?]|$)")
_IS_THERE_ON = re.compile(
    r"\b(?:moet|moeten|dient|dienen|hoort|horen)\b[^.;]{0,30}\b(?:bij (?:ons|mij)|binnen|hier|er)"
    r" (?:te )?zijn op (?:\w{2,6}dag )?$|\bzorg dat (?:het|alles|dit) er is op (?:\w{2,6}dag )?$"
)
#: "Bezwaarschriften nemen wij aan tot en met 3 mei."
_TAKES_OBJECTION = re.compile(
    r"^(?!.*\b(?:niet|geen|te laat|wordt uw|hebben)\b)"
    r"(?=.*\b(?:bezwa\w+|beroep\w*)\b).*\b(?:in behandeling|nemen (?:wij|we) aan|aangenomen)\b"
)
_BY_THEN = re.compile(
    r"\b(?:tot|tot en met|t/m|voor|voor of op|op of voor|uiterlijk(?: op)?"
    r"|als (?:het|ze|die) er op) (?:\w{2,6}dag )?$"
)


def is_wished_on(before: str, after: str) -> bool:
    """Whether on a day, between plain words, the sender wants to have something."""
    is_had = _WISHED.search(before) and _TO_HAVE.search(after)
    is_needed = _NEEDED.search(before) and _NEED.search(after)
    is_ours = _ON_DAY.search(before) and _WE_MUST.search(after)
    is_there = _IS_THERE_ON.search(before) or (_MUST_BE.search(before) and _THERE.search(after))
    return bool(is_had or is_needed or is_ours or is_there)


def is_objection_taken(before: str, written: str) -> bool:
    """Whether a day, `before` it, ends the time in which the sender takes objections in."""
    return bool(_TAKES_OBJECTION.search(written) and _BY_THEN.search(before))
