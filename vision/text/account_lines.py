"""Lines that hold nothing but a bank account (IBAN, ISO 13616): its form and check digits tell.

A sign misread in one breaks its check digits; of what the line may say the likeliest that keeps
them is then what is printed.
"""

import re
from math import inf

from vision.text.second_look import SecondLook

#: What an account is made of, behind its country and check digits: A is a letter, 9 a figure.
_FORMS = {"NL": "AAAA9999999999", "BE": "999999999999", "DE": "999999999999999999"}
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
_ACCOUNT = re.compile(r"[A-Z]{2}\d\d(?: ?[A-Z0-9]){11,30}")
#: What may have been an account before it was misread.
_LIKE_ACCOUNT = re.compile(r"\W?[A-Z0-9Il|]{2}(?: ?\w){12,22}\W?")
_BANK = re.compile(r"[A-Z]{2}")
_LEAST_FIGURES = 8
#: So many ways to read it are looked through.
_READINGS = 40
#: One in 97 keeps the check digits by chance, so it must be nearly as likely as the likeliest, not
#: much less so than what was read without a form, and plainly likelier than any other: by these
#: natural logarithms.
_LESS_LIKELY, _LESS_THAN_READ, _PLAINLY = 6.5, 14.0, 3.0


def has_check_digits(account: str) -> bool:
    """Whether the check digits of an account are right; letters and figures, without spaces.

    Letters count from 10; the first four signs come last.
    """
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1


def may_be_account(text: str) -> bool:
    """Whether a line may be an account that was misread: its check digits are not right."""
    is_like = _LIKE_ACCOUNT.fullmatch(text) and _BANK.search(text)
    if not is_like or sum(map(str.isdigit, text)) < _LEAST_FIGURES:
        return False
    return not (_ACCOUNT.fullmatch(text) and has_check_digits(text.replace(" ", "")))


def account_in(line: SecondLook, text: str) -> str | None:
    """The account that a line shows which was read as `text`; None where it is not plain which."""
    formed = [each.strip() for each in line.readings(_SIGNS, _may_follow, _READINGS)]
    formed = [each for each in dict.fromkeys(formed) if _is_whole(each)]
    *likely, as_read = line.likely([*formed, text])
    least = max([as_read - _LESS_THAN_READ, *(each - _LESS_LIKELY for each in likely)])
    right = sorted(
        (sure, each)
        for sure, each in zip(likely, formed, strict=True)
        if has_check_digits(each.replace(" ", ""))
    )
    if not right or right[-1][0] < least:
        return None
    others = [sure for sure, each in right if not _is_same(each, right[-1][1])]
    return right[-1][1] if right[-1][0] - max(others, default=-inf) >= _PLAINLY else None


def _is_same(one: str, other: str) -> bool:
    return one.replace(" ", "") == other.replace(" ", "")


def _may_follow(before: str, sign: str) -> bool:
    """Whether an account that begins so may go on with a sign."""
    if sign == " ":
        return bool(before) and before[-1] != " "
    begun = before.replace(" ", "")
    if len(begun) < 2:
        return any(country.startswith(begun + sign) for country in _FORMS)
    form = f"AA99{_FORMS[begun[:2]]}"
    if len(begun) >= len(form):
        return False
    return sign.isdigit() if form[len(begun)] == "9" else sign.isalpha()


def _is_whole(text: str) -> bool:
    account = text.replace(" ", "")
    return account[:2] in _FORMS and len(account) == 4 + len(_FORMS[account[:2]])
