"""Under which reference to pay: the number that a letter wants to see with the money."""

import re
from collections.abc import Sequence

from forms.letter import Fact
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import ibans_in

#: Before a number: "betaal met kenmerk", "onder vermelding van", "uw betalingskenmerk".
_OF_PAYING = re.compile(
    r"betal|betaal|acceptgiro|\bo\. ?v\. ?v\b|\bovv\b|vermelding|overma(?:ken|akt)"
)
#: The whole of a sentence that goes on about paying: "Vermeld daarbij uw klantnummer 12345".
_TO_STATE = re.compile(
    r"\b(?:vermeld\w*|noteer\w*|gebruik\w*|noem\w*|zet\w*|geef\w*|schrijf\w*|neem\w*)\b"
)
#: What a sentence is stated for instead: calling or writing.
_ELSEWHERE = re.compile(
    r"\b(?:bel(?:t|len)?|telefo\w+|contact\w*|schrijft|brief|brieven|e-?mail\w*|vragen|vraag"
    r"|reactie|reageer\w*|bezwaar\w*|antwoord\w*|formulier\w*|correspondentie|opstu\w+)\b"
)
_ASKS_MONEY = re.compile(
    r"\b(?:betaal|betalen|betaalt|overma\w+|over te maken|maak\w* .{0,60}\bover|voldoe\w*"
    r"|stort\w*|rekening\w*|overschrijv\w*)\b"
)
#: A slip to pay by: who gets the money stands near its account and its number.
_PAYEE = re.compile(r"(?:^|\b)(?:ten name van|t\. ?n\. ?v\b|tnv|begunstigde|naam ontvanger)")
_NEAR_ROWS = 4


def paying_reference(references: Sequence[Fact], said: Sequence[Sentence]) -> Fact | None:
    """The reference that is to be given with a payment; None where the letter names none so.

    What is named so where it is told comes first, its label on the line above or not; then what
    stands behind an account or words of paying in any sentence, then what the sentence behind it
    asks to state, then the number on a slip to pay by.
    """
    named = next(filter(is_for_paying, references), None)
    if named is not None:
        return named
    for tells in (_in_one_sentence, _in_the_next, _on_a_slip):
        for number, sentence in enumerate(said):
            for each in references:
                start = sentence.text.find(each.text)
                if start >= 0 and tells(said, number, start):
                    return each
    return None


def is_for_paying(reference: Fact) -> bool:
    """Whether a number is named for paying where it stands: what else is written names another."""
    before, _, _ = (reference.sentence or "").partition(reference.text)
    return _leads_to_payment(before)


def _leads_to_payment(before: str) -> bool:
    """Whether what stands before a number in its sentence lets it be given with money."""
    return _OF_PAYING.search(plain(before)) is not None


def _in_one_sentence(said: Sequence[Sentence], number: int, start: int) -> bool:
    sentence = said[number]
    before = sentence.text[:start]
    has_account = not sentence.is_cell and bool(ibans_in(before))
    return has_account or _leads_to_payment(f"{sentence.before} {before}")


def _in_the_next(said: Sequence[Sentence], number: int, start: int) -> bool:
    sentence = said[number]
    told = plain(sentence.text)
    if number == 0 or sentence.is_cell or not _TO_STATE.search(told[:start]):
        return False
    before = said[number - 1]
    asks = _ASKS_MONEY.search(plain(before.text)) or ibans_in(before.text)
    return bool(asks) and before.page == sentence.page and not _ELSEWHERE.search(told)


def _on_a_slip(said: Sequence[Sentence], number: int, _start: int) -> bool:
    sentence = said[number]
    if not sentence.is_cell:
        return False
    rows = [
        each
        for each in said[max(0, number - _NEAR_ROWS) : number + _NEAR_ROWS + 1]
        if each.is_cell and each.page == sentence.page
    ]
    has_account = any(ibans_in(each.text) for each in rows)
    return has_account and any(_PAYEE.search(plain(f"{each.before} {each.text}")) for each in rows)
