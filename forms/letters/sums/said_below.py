"""What the next sentence makes of an amount: "Maak dat bedrag over."."""

import re
from dataclasses import replace

from forms.letter import FactRole
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_sides import has_sum
from forms.letters.sums.amount_words import ASKED, ASKED_THAT, PAYS_IT, PRICE_IS
from forms.letters.sums.billed_later import is_billed_later
from forms.letters.sums.instalments import INSTALMENT_AFTER
from forms.letters.sums.not_owed.unasked import is_not_asked
from forms.letters.sums.said_beside import said_beside
from forms.letters.values.money import MoneyMention

#: "U hebt € 212 te veel betaald. Dat krijgt u terug.", "Maak dat bedrag over."
_POINTS_BACK = re.compile(r"^(?:dat|dit|deze)(?: (?:bedrag|geld|som|hele bedrag))? \w+")
#: "Er is een saldo in uw voordeel. Wij maken dit over."
_POINTS_GIVEN = re.compile(
    r"^(?:wij|we|ik) (?:maken|maak|storten|stort|boeken|boek|betalen|betaal)"
    r" (?:u )?(?:dit|dat|het)\b"
)
_THE_SAME = re.compile(r"^(?:\w+ ){0,3}(?:dat|dit|het) (?:hele |totale )?bedrag\b")


#: "De keuring kost € 30. Betaal dit voor 3 mei", "is verhoogd tot € 30. Voldoe dit bedrag".
_PRICED = re.compile(
    r"(?<!\baanmaning )(?<!\bherinnering )(?<!\bdwangbevel )\bkost(?:en)?\s?$"
    r"|\b(?:verhoogd tot|verlaagd tot|vastgesteld op|uitgekomen op)\s?$"
    r"|\bkomt\b[^.;€\d]{0,30}\bop\s?$"
)
_ASKS_THIS = re.compile(
    r"^(?:betaal|voldoe|maak|stort|boek) (?:dit|dat|het)(?: (?:hele |totale )?\w*bedrag)?\b"
)
#: "Nu is dat € 30 per maand. Zolang u niets hoort, blijft u dat bedrag betalen."
_GOES_ON_PAYING = re.compile(
    r"\b(?:blijft (?:u|je)|(?:u|je) blijft) (?:\w+ )?(?:dat|dit|hetzelfde) bedrag\b[^.;]{0,30}"
    r"\b(?:betalen|aflossen|overmaken)\b"
)


#: "De aanslag wordt € 40 lager; dat bedrag krijgt u terug."
_GOES_ON = re.compile(r"^[^.;]{0,60}; (?=(?:dat|dit|deze) )")


def said_next(sentence: Sentence, mention: MoneyMention, following: str) -> str:
    """What is said next of an amount: behind a semicolon, or in the plain sentence `following`."""
    after = sentence.worded[mention.end :]
    own = _GOES_ON.match(after)
    return after[own.end() :] if own else following


def said_below(
    reading: Reading, sentence: Sentence, mention: MoneyMention, following: str
) -> Reading | None:
    """What the plain sentence `following` makes of an amount; None where it says nothing of it.

    `reading` is what its own sentence says.
    """
    if reading.role is FactRole.REFUND and _POINTS_GIVEN.search(following):
        return replace(reading, is_clear=False)
    if sentence.is_cell:
        return None
    is_given = reading.role is FactRole.REFUND and reading.is_clear
    if not is_given and is_billed_later(sentence.worded[mention.end :], following):
        return Reading(is_none=True, is_barred=True)
    if reading.role is None:
        return _role_below(reading, sentence, mention, following)
    return replace(reading, is_weak=False) if _is_asked_below(reading, following) else None


def _role_below(
    reading: Reading, sentence: Sentence, mention: MoneyMention, following: str
) -> Reading | None:
    """What the next sentence makes of an amount that its own only tells of."""
    if ASKED_THAT.search(following):
        return Reading(FactRole.TO_PAY)
    if not reading.is_barred and _is_this_asked(sentence, mention, following):
        return Reading(FactRole.TO_PAY, is_owed=True)
    if _is_gone_on_with(sentence, mention, following):
        return Reading(is_part=True)
    if _is_paid_below(sentence, mention, following):
        return Reading(FactRole.TO_PAY, is_weak=True, is_owed=True)
    if not reading.is_part and _points_back(sentence, following):
        said = replace(said_beside("", following, ""), is_clear=False)
        return said if said.role is FactRole.REFUND or not reading.is_barred else None
    return None


def _points_back(sentence: Sentence, following: str) -> bool:
    """Whether the next sentence speaks of the amount, and of no other."""
    said = f"{sentence.worded} {following}"
    return bool(_POINTS_BACK.search(following)) and not (has_sum(following) or is_not_asked(said))


def _is_asked_below(reading: Reading, following: str) -> bool:
    """Whether what may be owed is asked in the next sentence: "Maak dat bedrag over"."""
    is_same = _POINTS_BACK.search(following) or _THE_SAME.search(following)
    return reading.is_weak and bool(is_same and ASKED.search(following))


def _is_this_asked(sentence: Sentence, mention: MoneyMention, following: str) -> bool:
    """Whether what something costs or came to is asked next: "Betaal dit", and no other sum."""
    is_priced = _PRICED.search(sentence.worded[: mention.start])
    return bool(is_priced and _ASKS_THIS.search(following)) and not has_sum(following)


def _is_gone_on_with(sentence: Sentence, mention: MoneyMention, following: str) -> bool:
    """Whether what is paid by the month is paid on: a part, where there is a debt."""
    is_by_month = INSTALMENT_AFTER.search(sentence.worded[mention.end :])
    return bool(is_by_month and _GOES_ON_PAYING.search(following))


def _is_paid_below(sentence: Sentence, mention: MoneyMention, following: str) -> bool:
    """Whether a price is told, and the next sentence says when to pay it, and no other sum."""
    is_price = PRICE_IS.search(sentence.worded[: mention.start])
    return bool(is_price and PAYS_IT.search(following)) and not has_sum(following)
