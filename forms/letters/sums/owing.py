"""What is owed by the whole of a letter, where the words beside an amount do not settle it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, combinations, takewhile

from forms.letter import Fact, FactRole, Money
from forms.letters import cues
from forms.letters.plain import worded
from forms.letters.sums.amount_sides import has_sum
from forms.letters.values.number_words import CARDINALS, any_of

#: In how many parts a sum is paid: "in 4 termijnen", "vier keer", "gedeeld door 12".
_NUMBER = rf"(?:\d{{1,2}}|{any_of(CARDINALS)})"
_PARTS = re.compile(
    # Not "U hebt al twee maanden geen huur betaald".
    rf"(?<![\d.,])(?<!\bal )(?<!\bafgelopen )(?<!\blaatste )\b(?P<count>{_NUMBER})"
    r" (?:[a-z]+ ){0,2}?(?:termijn\w*|delen|keer|maal|weken|maanden|kwartalen|betalingen"
    r"|bedragen|stuk\w*|x)\b"
    r"|\b(?P<half>(?:de (?:andere|eerste|tweede)|een) helft|helften)\b"
    rf"|\b(?:gedeeld door|(?:het|dat) er) (?P<number>{_NUMBER})(?! ?[.,]\d)\b"
)
#: The sender wants it back: "Wij krijgen € 30 van u terug", "Graag zien wij € 30 retour".
_SENDER_GETS = (
    r"(?:\b(?:krijgen|ontvangen|willen|wensen|vorderen|zien|krijg|wil|zie) (?:wij|we|ik)\b"
    r"|\b(?:wij|we|ik) (?:krijgen|ontvangen|willen|wensen|vorderen|zien|krijg|wil|zie)\b)"
)
_BACK_TO_SENDER = re.compile(
    rf"{_SENDER_GETS}[^.;]{{0,90}}\bvan (?:u|je|jou)\b"
    r"(?:[^.;]{0,40}\b(?:terug\w*|te goed|tegoed)\b| *\.?$)"
    rf"|{_SENDER_GETS}(?=[^.;]{{0,120}}\bgraag\b)[^.;]{{0,120}}\b(?:terug|retour)\b"
    r"|\b(?:vragen|vorderen|eisen) (?:wij|we|ik)\b[^.;]{0,90}\bterug\b"
    r"|\b(?:wij|we|ik) (?:vragen|vorderen|eisen)\b[^.;]{0,90}\bterug\b"
    r"|\b(?:wordt|worden)\b[^.;]{0,90}\bteruggevorderd\b"
    # "Wij besluiten € 30 van u terug te vorderen", "Dat geld moeten wij terughebben".
    r"|\bvan (?:u|je) terug ?te vorderen\b|\bterug ?te vorderen van (?:u|je)\b"
    r"|\b(?:moeten|moet) (?:wij|we|ik)\b[^.;]{0,40}\bterug ?(?:hebben|krijgen|ontvangen|zien)\b"
    r"|\bhebben (?:wij|we) nog\b[^.;]{0,60}\bvan (?:u|je|jou) (?:te goed|tegoed)\b"
    r"|\b(?:wij|we) hebben nog\b[^.;]{0,60}\bvan (?:u|je|jou) (?:te goed|tegoed)\b"
)
_RETURN = (
    r"\b(?:terug ?(?:te )?(?:betalen|storten|boeken|geven)|terug(?:betaalt|stort|boekt)"
    r"|(?:te )?restitueren|te retourneren)\b"
)
_BACK_BY_READER = re.compile(
    r"(?<!\bik )\b(?:betaalt?|stort|boekt?|moet|dient) (?:u|je)\b[^.;]{0,120}\bterug\b"
    r"|\b(?:moet|moeten|dient|dienen)\b(?!\W+(?:wij|we)\b)[^;]{0,80}\b(?:terugbetaald|teruggestort)\b"
    r"|(?:^|[.:;!] )(?:betaal|stort|boek)\b[^.;]{0,120}\bterug\b"
    rf"|\b(?:wilt|kunt|zou|moet|dient) (?:u|je)\b[^.;]{{0,120}}{_RETURN}"
    rf"|\b(?:u|je) (?:moet|dient|hoort)\b[^.;]{{0,120}}{_RETURN}"
    rf"|\b(?:verzoeken|vragen|vraag|verzoek)\b[^.;]{{0,20}}\b(?:u|je)\b[^.;]{{0,120}}{_RETURN}"
)


#: Roles that one sum of a row has: parts may stand beside each other.
WHOLES = (FactRole.TO_PAY, FactRole.REFUND)
#: What the reader paid, and not what is kept of a benefit for a debt.
_PAID = re.compile(r"\b(?:betaalden?|al betaald|voorschot\w*)\b|^\W*ontvangen op\b")
#: The sender gives it back, and not only to who does something first.
_GIVES = r"(?:betalen|betaal|storten|stort|boeken|boek|geven|geef)"
_BACK_BY_SENDER = re.compile(
    rf"\b(?:(?:wij|we|ik) {_GIVES}|{_GIVES} (?:wij|we|ik))\b[^.;]{{0,90}}\bterug\b"
    r"|\b(?:gaat|gaan|komt|komen)\b[^.;]{0,60}"
    r"\b(?:retour\b|(?:terug|retour) (?:naar|op) (?:uw|je|de|het|\w*rekening|[a-z]{2}\d\d))"
    r"|\b(?:u|je) (?:krijgt|ontvangt)\b[^.;]{0,90}\bterug\b"
    r"|\b(?:krijgt|ontvangt) (?:u|je)\b[^.;]{0,90}\b(?:terug|retour)\b"
    r"|\b(?:wordt|is)\b[^.;]{0,60}\bgerestitueerd\b"
    r"|\bwordt\b[^.;]{0,60}\bterug(?:gestort|betaald|geboekt|gegeven)\b"
)
#: "De verhuurder moet u € 30 terugbetalen".
_BACK_BY_ANOTHER = re.compile(
    rf"(?:^|[.;] ){cues.ANOTHER} (?:moet|dient|zal|gaat) (?:u|je|jou)\b[^.;]{{0,90}}{_RETURN}"
)
_ON_CONDITION = re.compile(
    r"\b(?:als(?! (?:zekerheid|borg|waarborg|voorschot|aanbetaling)\b)|indien|zodra|mits|tenzij"
    r"|dan|tot|maximaal|hoogstens)\b"
)
#: "Bedragen onder € 45 vorderen wij niet terug".
_NOT_BACK = re.compile(r"\b(?:niet|geen|nooit)\b[^.;,]{0,30}\b(?:terug|gerestitueerd)|\bhoef\w*\b")


#: What is left to pay, and at the start of a line what had to be paid before anything was.
_LEFT = re.compile(r"\bnog te (?:betalen|voldoen)\b|\brest(?:eert|ant|erend)\b")
_TOTAL = re.compile(r"\b(?:totaal\w*|samen|tezamen|bij elkaar)\b")
_HAD_TO_BE = re.compile(r"^\W*(?:te betalen|te voldoen|verschuldigde?)\b")


def is_asked_back(text: str) -> bool:
    """Whether a plain sentence asks the reader to give money back, or says that they must."""
    if _NOT_BACK.search(text) or _BACK_BY_ANOTHER.search(text):
        return False
    return bool(_BACK_TO_SENDER.search(text) or _BACK_BY_READER.search(text))


def is_given_back(text: str) -> bool:
    """Whether the plain text around an amount, with no other in it, gives it back to the reader."""
    if _NOT_BACK.search(text) or _ON_CONDITION.search(text) or has_sum(text):
        return False
    return bool(_BACK_BY_SENDER.search(text) or _BACK_BY_ANOTHER.search(text))


def with_equal_parts(
    facts: Sequence[Fact], texts: Sequence[str], told: Collection[object]
) -> list[Fact]:
    """The amounts, where what is to be paid is so many times one of which no words say what it is.

    `told` are values that words say are neither owed nor given: parts that are only offered. Where
    money is given or an instalment is known, the numbers may be of that.
    """
    roles = {each.role for each in facts}
    if FactRole.REFUND in roles or FactRole.INSTALMENT in roles:
        return list(facts)
    wholes = {euros_of(each) for each in facts if each.role is FactRole.TO_PAY}
    parts = {whole / count for whole in wholes for count in _counts(texts)}
    return [
        replace(each, role=FactRole.INSTALMENT, is_certain=False)
        if _is_open(each) and each.value not in told and euros_of(each) in parts
        else each
        for each in facts
    ]


def _is_open(amount: Fact) -> bool:
    """Whether no words say what an amount is."""
    return amount.role is None or (amount.role is FactRole.TO_PAY and not amount.is_certain)


def with_totals(facts: Sequence[Fact], texts: Sequence[str]) -> list[Fact]:
    """The amounts, where one is all the instalments together, whatever was made of it.

    `texts` are the plain sentences of the letter, which say how many instalments there are. What is
    paid each time is not to be paid beside the whole.
    """
    counts = _counts(texts)
    parts = {euros_of(each) for each in facts if each.role is FactRole.INSTALMENT}
    totals = {count * part for count in counts for part in parts}
    owed = [
        _as_owed(each) if each.role is not FactRole.TO_PAY and euros_of(each) in totals else each
        for each in facts
    ]
    wholes = {euros_of(each) for each in owed if each.role is FactRole.TO_PAY}
    return [
        each
        for each in owed
        if each.role is not FactRole.TO_PAY
        or euros_of(each) not in parts
        or not any(_is_part_of(euros_of(each), whole) for whole in wholes)
    ]


def _is_part_of(part: Decimal, whole: Decimal) -> bool:
    """Whether a sum is one of several equal ones that make up another, to the cent."""
    return whole > part and whole % part == 0


def without_settled(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, where what comes back is what was paid beyond one of them: that is not asked.

    "De belasting is € 4.100. U betaalde al € 4.655. Het verschil van € 555 ontvangt u van ons."
    """
    back = [euros_of(each) for each in facts if each.role is FactRole.REFUND]
    paid = {euros_of(each) for each in facts if _was_paid(each) or _is_told_in_row(each)}
    return [
        as_told(each)
        if each.role is FactRole.TO_PAY and any(euros_of(each) + more in paid for more in back)
        else each
        for each in facts
    ]


def without_demands(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts of a letter that asks no money: what is open of a sum is no debt then."""
    return [
        as_told(each) if each.role is FactRole.TO_PAY and not each.is_certain else each
        for each in facts
    ]


def left_of(facts: Sequence[Fact]) -> frozenset[object]:
    """Sums that are what is left of another when a third, which was paid, is taken from it.

    "Er stond € 840 open. U betaalde € 218. Er blijft € 622 over."
    """
    paid = {euros_of(each) for each in facts if _was_paid(each)}
    wholes = {euros_of(each) for each in facts} - paid
    left = {whole - part for whole in wholes for part in paid}
    return frozenset(each.value for each in facts if euros_of(each) in left - paid)


def total_of_rows(facts: Sequence[Fact]) -> frozenset[object]:
    """Sums that all those in the rows above them make together, less what is taken off there.

    "20,02  42,78  -45,00  17,80", whatever stands beside them.
    """
    return frozenset(
        last.value
        for at, last in enumerate(facts)
        if _is_told_in_row(last) and _ends(facts[:at], last)
    )


def _ends(above: Sequence[Fact], last: Fact) -> bool:
    """Whether the nearest of some rows, two or more, make up the sum below them."""
    rows = takewhile(_is_told_in_row, reversed(above))
    return euros_of(last) in list(accumulate(map(_in_row, rows)))[1:]


def _in_row(each: Fact) -> Decimal:
    """What a sum of a row counts for: less than nothing where it is taken off."""
    return -euros_of(each) if each.text.startswith("-") else euros_of(each)


def _is_told_in_row(each: Fact) -> bool:
    """Whether an amount stands alone in a row of a table that asks nothing: "Voorschot  € 30"."""
    return each.role is None and each.sentence == each.text


def _was_paid(each: Fact) -> bool:
    return each.role is None and bool(_PAID.search(worded(each.sentence or "")))


def without_whole(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, where what is still to be paid is less than what had to be: that is not asked.

    "Te betalen: € 8.400. Al ingehouden: € 8.150. Nog te betalen: € 250."
    """
    left = [euros_of(each) for each in facts if each.role is FactRole.TO_PAY and _is_left(each)]
    return [
        as_told(each)
        if left and each.role is FactRole.TO_PAY and _is_whole(each) and euros_of(each) > max(left)
        else each
        for each in facts
    ]


def _is_left(each: Fact) -> bool:
    return bool(_LEFT.search(worded(each.sentence or "")))


def _is_whole(each: Fact) -> bool:
    return bool(_HAD_TO_BE.search(worded(each.sentence or "")))


def without_summands(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, where one that is called the total is made up of others: those are not asked.

    "Te betalen belasting: € 1.284. Rente: € 46. Totaal te betalen: € 1.330."
    """
    sums = [each for each in facts if each.role in (FactRole.TO_PAY, None)]
    owed = [each for each in sums if each.role is FactRole.TO_PAY]
    totals = [each for each in owed if each.is_certain or _is_total(each)]
    last = owed[-1:] if owed and owed[-1] not in totals else []
    parts = {
        part
        for total in (*totals, *last)
        for count in (2, 3)
        for some in combinations(_beside(total, sums, is_before=total in last), count)
        if sum(some) == euros_of(total)
        for part in some
    }
    totals += last
    return [
        as_told(each) if each in owed and euros_of(each) in parts and each not in totals else each
        for each in facts
    ]


def _beside(total: Fact, sums: Sequence[Fact], *, is_before: bool) -> set[Decimal]:
    """Sums that may make up another, which is no total by its name where they are `before` it."""
    others = sums[: sums.index(total)] if is_before else sums
    return {euros_of(each) for each in others} - {euros_of(total)}


def without_rows(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, where rows of a table make up one below them: only that is asked, or given.

    "Vakantiegeld € 300. Teruggave borg € 25. Naar u toe € 325."
    """
    rows = [each for each in facts if each.sentence == each.text]
    parts = {
        row
        for at, last in enumerate(rows)
        if last.role in WHOLES
        for row in _made_of(rows[:at], last)
    }
    return [as_told(each) if each in parts and each.role in WHOLES else each for each in facts]


def _made_of(above: Sequence[Fact], last: Fact) -> Sequence[Fact]:
    """The nearest of some rows, two or more, that make up the sum below them."""
    nearest = list(reversed(above))
    sums = list(accumulate(map(_in_row, nearest)))
    count = next((n for n, made in enumerate(sums, 1) if n > 1 and made == euros_of(last)), 0)
    return nearest[:count]


def with_added_up(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, where a sentence asks or gives one, and says what others make together with it.

    "U betaalt een boete van € 382, vermeerderd met € 9 kosten, dus € 391."
    """
    by_sentence: dict[str | None, list[Fact]] = {}
    for each in facts:
        by_sentence.setdefault(each.sentence, []).append(each)
    sums = [those for those in by_sentence.values() if _add_up(those)]
    parts = {each for *some, _ in sums for each in some}
    totals = {those[-1]: those[0].role for those in sums}
    roles = {**totals, **dict.fromkeys(parts)}
    return [
        replace(each, role=roles[each], is_certain=False) if each in roles else each
        for each in facts
    ]


def _add_up(those: Sequence[Fact]) -> bool:
    """Whether the last of some sums is all others together, and the first is asked, or given."""
    *parts, last = those
    is_sum = len(parts) > 1 and euros_of(last) == sum(map(euros_of, parts))
    is_whole = parts and parts[0].role in WHOLES
    return bool(is_sum and is_whole) and last.role in (*WHOLES, None)


def _is_total(each: Fact) -> bool:
    return bool(_TOTAL.search(worded(each.sentence or "")))


def with_doubted_parts(facts: Sequence[Fact]) -> list[Fact]:
    """The amounts, with no instalment promised that is no part of a sum to be paid beside it.

    "U lost € 53 per maand af. Betaal nu € 85": the one is then told only beside the other.
    """
    wholes = {euros_of(each) for each in facts if each.role is FactRole.TO_PAY}
    return [
        replace(each, is_certain=False)
        if each.role is FactRole.INSTALMENT
        and wholes
        and not any(_is_part_of(euros_of(each), whole) for whole in wholes)
        else each
        for each in facts
    ]


def with_what_is_paid(
    facts: Sequence[Fact], owed: Collection[object], barred: Collection[object]
) -> list[Fact]:
    """The amounts of a letter that asks for money, where none of them was seen to be it.

    `owed` are values that the words around them call owed; else the only sum of the letter is, but
    for those `barred`, of which words say that they are not the reader's to pay.
    """
    if any(each.role in (FactRole.TO_PAY, FactRole.REFUND) for each in facts):
        return list(facts)
    open_ones = [each for each in facts if each.role is None and each.value not in barred]
    called = {each.value for each in open_ones if each.value in owed}
    only = called or {each.value for each in facts}
    if not called and (len(only) > 1 or not open_ones):
        return list(facts)
    largest = max((each for each in open_ones if each.value in only), key=euros_of)
    return [_as_owed(each) if each.value == largest.value else each for each in facts]


def _counts(texts: Sequence[str]) -> frozenset[int]:
    """In how many parts anything is paid, of two or more."""
    said = (
        "2" if found["half"] else found["count"] or found["number"]
        for text in texts
        for found in _PARTS.finditer(text)
    )
    counts = (int(count) if count.isdigit() else CARDINALS[count] for count in said)
    return frozenset(count for count in counts if count > 1)


def as_told(each: Fact) -> Fact:
    """An amount that is only told of: neither asked nor given."""
    return replace(each, role=None, is_certain=False)


def _as_owed(each: Fact) -> Fact:
    return replace(each, role=FactRole.TO_PAY, is_certain=False)


def euros_of(each: Fact) -> Decimal:
    """How much money an amount is."""
    assert isinstance(each.value, Money)  # noqa: S101 - amounts have money
    return each.value.amount
