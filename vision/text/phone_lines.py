"""Lines that hold nothing but a telephone number: how numbers are written tells.

A number of the country has as many figures as all others, and its code abroad is known. A letter
may print one in two places.
"""

import re
from collections.abc import Collection, Iterator

import numpy as np

from vision.text.second_look import SecondLook

#: Behind the code abroad a number has so many figures, and one more where it begins with 0.
_CODE, _FIGURES = "31", 9
_SIGNS = "0123456789+()- "
_PHONE = re.compile(
    rf"(?<![\w+])(?:\+{_CODE} ?(?:\(0\) ?)?|\(?0)\d(?:[ -]*\)?[ -]*\d){{{_FIGURES - 1}}}(?!\w)"
)
#: What may have been one before it was misread.
_LIKE_PHONE = re.compile(r"[+(«<¢]? ?[\dOoIlBSt]{2,4}[\dOoIlBSt()§/ -]{6,16}")
_LEAST_FIGURES, _MOST_FIGURES = 7, 13
#: Another reading must be nearly as likely as what was read, by this natural logarithm; what the
#: sheet says elsewhere is expected by so much more.
_LESS_LIKELY, _EXPECTED = 12.0, 6.0
#: And so much likelier than any other number.
_PLAINLY = 3.0
_READINGS = 24


def phones_in(text: str) -> Iterator[str]:
    """The telephone numbers in a line, as they are written."""
    return (match.group() for match in _PHONE.finditer(text))


def may_be_phone(text: str) -> bool:
    """Whether a line may be a telephone number, misread or not."""
    if not _LIKE_PHONE.fullmatch(text) or text.isdecimal():
        return False
    return _LEAST_FIGURES <= sum(map(str.isdigit, text)) <= _MOST_FIGURES


def is_phone(text: str) -> bool:
    """Whether a line is written as a telephone number is."""
    return bool(_PHONE.fullmatch(text))


def phone_in(line: SecondLook, text: str, known: Collection[str]) -> str | None:
    """The number that a line shows which was read as `text`; None where it is not plain which.

    `known` are numbers that the sheet says elsewhere.
    """
    read = [each.strip() for each in line.readings(_SIGNS, _may_follow, _READINGS)]
    formed = sorted({each for each in read if is_phone(each)} | set(known))
    if not formed:
        return None
    likely = line.likely([*formed, text])
    likely[:-1] += [_EXPECTED * (each in known) for each in formed]
    second, best = np.sort(np.concatenate([[-np.inf], likely[:-1]]))[-2:]
    if best - second < _PLAINLY or best < likely[-1] - _LESS_LIKELY:
        return None
    return formed[int(np.argmax(likely[:-1]))]


def _may_follow(before: str, sign: str) -> bool:
    """Whether a number that begins so may go on with a sign."""
    if sign in " -":
        return bool(before) and before[-1].isalnum() | (before[-1] in ") -")
    if sign == "+":
        return not before
    if sign == "(":
        return "(" not in before and before.rstrip() in ("", f"+{_CODE}")
    if sign == ")":
        return "(" in before and ")" not in before and before[-1].isdigit()
    figures = "".join(filter(str.isdigit, before)).replace(f"{_CODE}0", _CODE, 1)
    return _may_be_dialled(figures + sign, before)


def _may_be_dialled(figures: str, before: str) -> bool:
    """Whether a number may begin with some figures, the last of them behind `before`."""
    if not before.startswith("+"):
        return figures[0] == "0" and len(figures) <= 1 + _FIGURES
    if before.endswith("("):
        return figures[-1] == "0"
    if before.endswith("(0"):
        return False
    code, rest = figures[: len(_CODE)], figures[len(_CODE) :]
    return _CODE.startswith(code) and not rest.startswith("0") and len(rest) <= _FIGURES
