"""Debts that are paid off over many years: how high one is is told, and only its part is asked."""

import re
from collections.abc import Sequence

from forms.letters.sentences import Sentence
from forms.letters.sums.amount_words import ASKED
from forms.letters.sums.owing import is_asked_back

#: What is lent for so long.
_LENT = r"(?:studie(?:schuld|lening|krediet)|hypotheek\w*|levenlanglerenkrediet|collegegeldkrediet)"
_LONG = re.compile(rf"\baflosfase\b|\b{_LENT}\b|\bterugbetalingsperiode\b")
_BY_MONTH = re.compile(
    r"\b(?:\w*maandbedrag|per maand|maandelijkse?|(?:elke|iedere) maand|aflosfase|termijnbedrag)\b"
)
#: "De hoogte van je schuld is", "je hebt nog een lening van".
_DEBT = rf"(?:{_LENT}|(?:(?:hele|totale|resterende|openstaande|huidige) )?(?:schuld|lening))"
_HEIGHT = re.compile(
    rf"\b(?:hoogte|stand|omvang) van (?:uw|je|jouw|de) {_DEBT}\b"
    rf"|\b(?:uw|je|jouw) {_DEBT} (?:\w+ ){{0,3}}?(?:is|bedraagt|was|bedroeg)\b"
    rf"|\b(?:is|bedraagt|was|bedroeg) (?:uw|je|jouw) {_DEBT}\b"
    rf"|\b(?:hebt|heeft|heb|had|leende?|staat) (?:\w+ ){{0,3}}?(?:een )?{_DEBT} (?:van|open)\b"
)


def long_debts(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The sentences that tell how high a debt is of which a part is paid each month.

    None where the letter asks money back that was given by mistake: that is asked at once.
    """
    texts = [each.worded for each in sentences]
    is_long = any(map(_LONG.search, texts)) and any(map(_BY_MONTH.search, texts))
    if not is_long or any(_is_asked_at_once(text) for text in texts):
        return frozenset()
    return frozenset(
        each
        for each, text in zip(sentences, texts, strict=True)
        if _HEIGHT.search(text) and not ASKED.search(text)
    )


def _is_asked_at_once(text: str) -> bool:
    """Whether a plain sentence asks the whole back, or what was not paid in time."""
    return bool(is_asked_back(text)) and not (_BY_MONTH.search(text) or _LONG.search(text))
