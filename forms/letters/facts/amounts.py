"""Amounts of money with their role: to be paid, to be got back, or one instalment."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.letters.facts.amount_sides import (
    has_sum,
    is_of_now_on,
    is_said_again,
    said_of,
    without_extra,
)
from forms.letters.facts.dates import dates_in
from forms.letters.facts.facts import fact
from forms.letters.facts.labels import Labelled, label_at
from forms.letters.facts.money import MoneyMention, amounts_in
from forms.letters.facts.not_owed import (
    clause_of,
    has_no_role,
    is_fee_of_court,
    is_never_owed,
    is_not_asked,
    without_words,
)
from forms.letters.facts.owing import with_totals, with_what_is_paid
from forms.letters.facts.sense import Sense
from forms.letters.label_words import LabelKind
from forms.letters.letter import ActionKind, Fact, FactRole, Money
from forms.letters.plain import worded
from forms.letters.sentences import Sentence
from models.letter_words import AMOUNT

_BY_LABEL = {
    LabelKind.TO_PAY: FactRole.TO_PAY,
    LabelKind.REFUND: FactRole.REFUND,
    LabelKind.INSTALMENT: FactRole.INSTALMENT,
}
_OF_MONEY = frozenset({*_BY_LABEL, LabelKind.OTHER})
#: Part of a sum that is asked, and no word against it.
_INCLUDED = re.compile(r"\b(?:inclusief|incl|met inbegrip van)\W+(?:de |alle )?\w*kosten\b")
_INSTALMENT_CLOSE = re.compile(
    r"\b(?:termijn(?:en)?|delen|deel|keer|maal|bedragen|maandbedrag|termijnbedrag|aflossing)"
    r"(?: (?:af|van|is|a|steeds|elk|ieder|telkens|bedraagt))*\s?$"
    r"|\b(?:elke|iedere|per) (?:maand|termijn|keer)\b[^.]{0,20}$|\bmaandelijkse?\b[^.]{0,40}$"
    r"|\b(?:steeds|telkens)\s$"
    r"|\beerste van (?:de |uw )?\w+ (?:betalingen|termijnen|delen)\W{0,3}$"
    r"|\bgelijke delen:\s?$|\beerste (?:termijn|deel|betaling|bedrag)?(?: van)?\s?$"
    r"|\btermijn(?:bedrag)?(?: \w+){0,2} van\s?$"
    r"|\b(?:maand|termijn)bedrag (?:[a-z]+ ){0,4}?(?:wordt|is|verlaagd tot|verhoogd tot)\s?$"
)
_INSTALMENT_AFTER = re.compile(r"^\s?(?:\w+ )?(?:per|elke|iedere|in de) (?:maand|termijn|keer)\b")
_BACK = re.compile(
    r"\b(?:terug\b|teruggaaf|teruggave|terugbetaling|terugbetalen|terugstorten|terug te ontvangen"
    r"|te veel betaald\w*|tegoed|teruggestort|terugbetaald|terugkrijg\w*|nabetaling|nabetalen"
    r"|in uw voordeel|restitu\w+|overboeking van .{0,40}geweigerd)\b"
)
#: The sender pays.
_GIVEN = re.compile(
    r"\bu (?:\w+ ){0,3}?(?:krijgt|ontvangt)\b(?! nog \w+ (?:dag|week|maand))"
    r"|\b(?:krijgt|ontvangt) u\b"
    r"|\b(?:wij|we) (?:\w+ ){0,4}?(?:betalen|storten|maken|geven|keren)\b"
    r"|\b(?:betalen|storten|maken|keren) (?:wij|we)\b|\baan u (?:wordt|betalen|terug)"
    r"|\b(?:terug)?gestort\b|\buitbetaald\b"
    r"|\bop uw (?:bank)?rekening\b|\btoegekend\b|\btoekenn\w+|\bkennen\b.{0,60}\btoe\b"
    r"|\bgoedgekeurd\b|\bverlenen\b|\beerste uitbetaling\b"
)
_RIGHT = re.compile(r"\b(?:hebt|heeft) (?:u )?recht op\s?$")
#: What nobody is glad to be given.
_DEMANDED = re.compile(
    r"\b(?:u )?(?:krijgt|ontvangt) (?:u )?(?:\w+ ){0,3}?(?:boete|aanslag|factuur|brief|aanmaning"
    r"|rekening|herinnering|nota|dwangbevel|overzicht|jaaropgave?|specificatie|besluit)\b"
)
#: The reader pays, surely.
_ASKED = re.compile(
    r"\b(?:u|je) (?:\w+ ){0,4}?(?:moet|dient|betaalt)\b|\b(?:moet|dient|betaalt|belt) u\b"
    r"|\bbetaal\b|\bvoldoe\b|\bmaak\b.{0,80}\bover\b|\bzorg (?:er ?voor )?dat\b|\bstort\b"
    r"|\bwilt u\b.{0,90}\b(?:overmaken|betalen|voldoen)|\bte (?:betalen|voldoen)\b"
    r"|\b(?:verzoek\w*|vragen|sommeren|sommeer|mag|kunt)\b.{0,90}\b(?:betal\w+|voldoen|te maken)"
    r"|\bterug moet\b|\bvan u verwachten\b|\b(?:halen|halt) (?:wij|we)\b.{0,60}\bvan\b"
    r"|\b(?:leggen|legt)\b.{0,60}\bu\b.{0,60}\bop\b"
    r"|\bontvangen (?:wij |we )?graag\b|\bgraag ontvangen\b|\bverwachten\b.{0,80}\bvan u\b"
    r"|\b(?:ontvangen|verwachten)\b.{0,20}\buw (?:\w+ )?betaling\b|\bterug te betalen\b"
    r"|(?:^|[.:;!] )regel\b|\bgaat\b.{0,60}\bvan (?:uw|je) \w*rekening\b"
    r"|\bu wordt (?:\w+ )?verzocht\b.{0,90}\bbetal\w+"
    r"|\bover te maken\b|\bterugvorder\w+|\bvorder\w*\b.{0,60}\bterug\b"
    r"|\b(?:u|je)\b.{0,40}\b(?:moet|dient te) (?:terug)?(?:betalen|voldoen)\b"
    r"|\b(?:moet|moeten|dient)\b.{0,80}\b(?:betaald|op onze rekening|binnen|terugbetalen"
    r"|overgemaakt|bijgeschreven|ontvangen|zijn)\b|"
    r"\b(?:schrijven|innen|incasseren|verrekenen|houden) (?:wij|we)\b"
    r"|\b(?:wij|we) (?:\w+ ){0,2}?(?:schrijven|innen|incasseren|verrekenen|houden)\b"
    r"|\bwordt\b.{0,60}\b(?:afgeschreven|geincasseerd|verrekend|ingehouden)\b"
    r"|\bafgeschreven\b|\bhouden wij\b"
    r"|\b(?:zet|boek|schrijf)\b.{0,80}\b(?:op|naar) (?:onze|deze|mijn|de) \w*rekening\w*"
    r"|\bverwachten (?:wij|we|ik)\b.{0,60}\b(?:rekening\w*|bij ons)\b"
    r"|\b(?:zie|zien) (?:ik|wij|we)\b.{0,60}\btegemoet\b"
)
#: "Dat kost € 30. Wilt u dat voor 3 mei betalen?"
_ASKED_THAT = re.compile(
    r"^(?:(?:wilt|wil|kunt|kun|zou) (?:u|je)|zorg (?:er ?voor )?dat) (?:dat|dit|het)\b.{0,60}"
    r"\b(?:betalen|overmaken|voldoen|over te maken|betaald|voldaan|overgemaakt)\b"
)
#: The reader may owe it; what the letter asks elsewhere decides.
_OWED = re.compile(
    r"\b(?:openstaand\w*|staat .{0,40}open\b|schuld|schuldig|vordering|achterstand|verschuldigd"
    r"|boete|resteert|resterend\w*|sanctie\w*|totale bedrag|totaal\w*|in totaal|aanslag"
    r"|gaat (?:het )?om"
    r"|nog niet|griffierecht|factuur"
    r"|bedrag is|het bedrag van|eigen bijdrage|rekening van|incasso|afschrijving|afbetalen"
    r"|tezamen|saldo)\b"
)
#: Parts that may be asked for are none yet.
_OFFERED = re.compile(r"\b(?:kunt|kan|mag|mogelijk|wilt)\b")
#: "Met een machtiging betaalt u in tien keer": who has given one.
_BY_DEBIT = re.compile(
    r"^\W*(?:met|bij) (?:een |ons |onze )?(?:automatische )?(?:incasso|machtiging|\w*plan)\b"
)
_INSTEAD = re.compile(r"\b(?:in een keer|ineens)\b[^.]{0,40}\bof\b[^.]*$")
#: What the sender keeps of what it pays: whether that is a part of a sum is not said.
_KEPT = re.compile(r"\bhoud\w*\b.{0,80}\bin\b|\bin(?:ge)?houden\b|\bverreken\w*\b")
_LESS_PAID = re.compile(r"^[^.]{0,20}\bminder uit\b")
#: The sum that instalments pay off, where the letter names no other.
_PRINCIPAL = re.compile(r"\bhoofdsom\b[^.]{0,30}$")
_GOES_ON = re.compile(r"(?:dan|dat|u betaalt dan)\b")
#: "U hebt € 212 te veel betaald. Dat krijgt u terug.", "Maak dat bedrag over."
_POINTS_BACK = re.compile(r"^(?:dat|dit|deze)(?: (?:bedrag|geld|som|hele bedrag))? \w+")
_THE_SAME = re.compile(r"^(?:\w+ ){0,3}(?:dat|dit|het) (?:hele |totale )?bedrag\b")
_PART_OF_DEBT = re.compile(r"\b(?:maand|termijn)bedrag\b")
_DEBT = re.compile(r"\b\w*schuld\b|\baflos\w*|\b(?:betalings)?regeling\b|\bterug ?betal\w+")
_PARTS = re.compile(r"\btermijn|\baflos|\bbetalen voor|\bvervaldatum|\bmaandbedrag")
_TERM = re.compile(r"termijn(?:en)?|nr|nummer")
_PAID_IN_PARTS = re.compile(
    r"\bwerkgever (?:\w+ )?(?:maakt|houdt|betaalt)\b|\bminder uit\b"
    r"|\bleg\w* (?:u|je|jij)\b.*\bbij\b|\bte verrekenen\b"
    r"|\b(?:(?:wij|we) spreken|spreken (?:wij|we))\b.*\baf\b"
    r"|\b(?:betaal\w*|betalen|termijnen|aflos\w*)\b|\b(?:lost?|lossen)\b.{0,60}\baf\b"
)


#: How surely the network must see a role where the words we know see none, or another; what share
#: denies a role, and what share a promise asks. Set on `developed` and `held-out`.
_LEARNED, _OVERRULED, _SURELY, _DENIED, _AGREED = 0.93, 0.95, 0.97, 0.2, 0.9
#: The same where the words themselves are weak, and how surely a sentence must ask to pay.
_WEAKLY, _ASKS_TO_PAY = 0.8, 0.8


@dataclass(frozen=True)
class _Reading:
    """What the words around an amount make of it.

    Weak: unless the letter asks another sum. None: words we know say that it has no role. Owed:
    words we know call it owed, whatever the network makes of it. Barred: it is not the reader's to
    pay, whatever the letter asks. Part: one of several, an instalment where there is a debt.
    """

    role: FactRole | None = None
    is_clear: bool = False
    is_weak: bool = False
    is_none: bool = False
    is_owed: bool = False
    is_barred: bool = False
    is_part: bool = False


def amounts_of(
    sentences: Iterable[Sentence], labelled: Iterable[Labelled], sense: Sense
) -> list[Fact]:
    """Every amount a letter prints, in order, each value once for each role it has."""
    labels = list(labelled)
    read: list[tuple[Fact, _Reading]] = []
    said = list(sentences)
    texts = ["", *(worded(each.text) for each in said), ""]
    for sentence, before, after in zip(said, texts, texts[2:], strict=False):
        read.extend(_in_sentence(sentence, labels, before, after, sense))
    if any(map(_DEBT.search, texts)):
        read = [(_as_part(each, reading), reading) for each, reading in read]
    found = with_totals(list(_each_once(_weighed(read))), texts)
    asks = max((sense.asks(each, ActionKind.PAY) for each in said), default=0.0) >= _ASKS_TO_PAY
    if not asks and all(each.role is not FactRole.INSTALMENT for each in found):
        return found
    barred = {each.value for each, reading in read if reading.is_barred}
    owed = {each.value for each, reading in read if reading.is_owed}
    return with_what_is_paid(found, owed, barred)


def _in_sentence(
    sentence: Sentence, labels: list[Labelled], near: str, following: str, sense: Sense
) -> Iterator[tuple[Fact, _Reading]]:
    mentions = amounts_in(sentence.text, is_column=sentence.is_cell)
    said = f"{worded(sentence.text)} {following}"
    for mention in mentions or _bare_whole(sentence, labels):
        label = label_at(labels, sentence, mention.start, _OF_MONEY)
        reading = _role(sentence, mention, label, near)
        is_open = reading.role is None and not sentence.is_cell and not reading.is_barred
        if reading.role is None and not sentence.is_cell and _ASKED_THAT.search(following):
            reading = _Reading(FactRole.TO_PAY)
        elif (
            is_open
            and _POINTS_BACK.search(following)
            and not has_sum(following)
            and not is_not_asked(said)
        ):
            reading = replace(_role_by_words("", following, ""), is_clear=False)
        elif _is_asked_below(reading, following) and not sentence.is_cell:
            reading = replace(reading, is_weak=False)
        elif _is_named(sentence, reading) if sentence.is_cell else label is None:
            reading = _sensed(reading, sense.role(sentence, mention.start, AMOUNT))
        made = fact(
            Money(mention.amount),
            sentence,
            mention.start,
            mention.end,
            is_certain=reading.is_clear and mention.is_strict,
            role=reading.role,
        )
        yield made, reading


def _as_part(each: Fact, reading: _Reading) -> Fact:
    is_part = reading.is_part and each.role is None
    return replace(each, role=FactRole.INSTALMENT, is_certain=False) if is_part else each


def _is_asked_below(reading: _Reading, following: str) -> bool:
    """Whether what may be owed is asked in the next sentence: "Maak dat bedrag over"."""
    is_same = _POINTS_BACK.search(following) or _THE_SAME.search(following)
    return reading.is_weak and bool(is_same and _ASKED.search(following))


def _is_named(sentence: Sentence, reading: _Reading) -> bool:
    """Whether an amount in a cell has only words left of it that we do not know."""
    return reading.role is None and bool(re.search(r"[a-z]{3}", sentence.before))


def _sensed(reading: _Reading, shares: dict[str, float]) -> _Reading:
    """What the words say, beside what the network makes of the amount."""
    if not shares:
        return reading
    learned = max(shares, key=lambda name: shares[name])
    role = None if learned == "none" else FactRole(learned)
    agreed = shares[reading.role.value if reading.role else "none"]
    is_settled = reading.is_clear or reading.is_none or reading.role is FactRole.INSTALMENT
    least = _LEARNED if reading.role is None else _WEAKLY if reading.is_weak else _OVERRULED
    if role is reading.role or is_settled or agreed >= _DENIED or shares[learned] <= least:
        return replace(reading, is_clear=reading.is_clear and agreed >= _AGREED)
    is_weak = role is FactRole.TO_PAY and shares[learned] < _SURELY
    return _Reading(role, is_weak=is_weak, is_owed=reading.is_owed)


def _weighed(read: list[tuple[Fact, _Reading]]) -> list[Fact]:
    """The amounts, where a sum that is surely asked takes the role of those that may be owed."""
    settled = [each for each, reading in read if reading.role is not None and not reading.is_weak]
    asked = {each.value for each in settled if each.role is FactRole.TO_PAY}
    may_be = [each for each, reading in read if reading.is_weak]
    given = any(each.role is FactRole.REFUND for each in settled)
    if not asked and not given and may_be:
        asked = {max(may_be, key=_amount).value}
    is_clear = len(asked) < 2
    return [
        _with_role(each, reading, asked, is_clear=is_clear) for each, reading in read
    ]  # fmt: skip


def _with_role(each: Fact, reading: _Reading, asked: Collection[object], *, is_clear: bool) -> Fact:
    if reading.role is not FactRole.TO_PAY:
        return each
    if reading.is_weak and each.value not in asked:
        return replace(each, role=None, is_certain=False)
    return replace(each, is_certain=each.is_certain and is_clear and not reading.is_weak)


def _bare_whole(sentence: Sentence, labels: list[Labelled]) -> list[MoneyMention]:
    """Whole euros with neither sign nor cents, in a column that is labelled as money."""
    return [
        MoneyMention(Decimal(label.text.replace(".", "")), label.start, label.end, False)
        for label in labels
        if label.sentence is sentence
        and label.kind in _BY_LABEL
        and not _TERM.fullmatch(worded(label.label))
        and re.fullmatch(r"\d{1,3}(?:\.\d{3})*", label.text)
    ]


def _role(sentence: Sentence, mention: MoneyMention, label: Labelled | None, near: str) -> _Reading:
    """What an amount is to the reader."""
    is_by_month = bool(_INSTALMENT_AFTER.search(worded(sentence.text)[mention.end :]))
    if label is not None and label.kind in _BY_LABEL and not (is_by_month and _is_bare(label)):
        return _role_by_label(label, _BY_LABEL[label.kind])
    if label is not None and label.kind is LabelKind.OTHER:
        return _Reading()
    written = worded(sentence.text)
    before = f"{worded(sentence.before)} {written[: mention.start]}"
    return _role_by_words(before, written[mention.end :], near)


def _is_bare(label: Labelled) -> bool:
    """Whether a label says no more than that it is an amount."""
    return not label.is_column and worded(label.label).strip(" :") == "bedrag"


def _role_by_label(label: Labelled, role: FactRole) -> _Reading:
    heading = worded(f"{label.sentence.before} {label.heading}")
    if role is FactRole.INSTALMENT and not _PARTS.search(heading + worded(label.label)):
        return _Reading()
    if role is FactRole.INSTALMENT and not label.is_column and "maand" in worded(label.label):
        return _Reading(is_part=True)  # what is paid by month, by whom is told elsewhere
    if role is FactRole.REFUND and "te veel" in worded(label.label):
        return _Reading(role)  # by whom it was paid is not said
    if not label.is_column:
        is_sure = role is not FactRole.TO_PAY or bool(_ASKED.search(worded(label.label)))
        return _Reading(role, True, is_weak=not is_sure)
    if _PARTS.search(heading) or dates_in(label.sentence.before):
        return _Reading(FactRole.INSTALMENT, False)
    return _Reading(role if role is FactRole.REFUND else None)


def _role_by_words(before: str, after: str, near: str) -> _Reading:
    before = _bare(before)
    after = without_extra(before, _bare(after))
    if has_no_role(before, after):
        return _Reading(
            is_none=True,
            is_owed=bool(_PRINCIPAL.search(before)),
            is_barred=is_never_owed(before, after),
        )
    if _is_part(before, after):
        return _role_of_part(before, after, near)
    around = said_of(before, after)
    is_asked = bool(_ASKED.search(around))
    is_given = bool(_GIVEN.search(_DEMANDED.sub(" ", around)) or _RIGHT.search(before))
    if is_asked:
        return _Reading(FactRole.TO_PAY, not is_given)
    is_back = bool(_BACK.search(around))
    if is_given or is_back:
        return _Reading(FactRole.REFUND, is_given and is_back)
    is_fee = is_fee_of_court(around, near)
    if _OWED.search(around) and not is_fee:
        return _Reading(FactRole.TO_PAY, is_weak=True, is_owed=True)
    return _Reading(is_none=is_fee, is_barred=is_fee)


def _bare(text: str) -> str:
    """Words around an amount without those that only say of what it is made."""
    return without_words(_INCLUDED.sub(" ", text))


def _role_of_part(before: str, after: str, near: str) -> _Reading:
    """What one of several equal amounts is: one that is asked, offered, kept or given."""
    around = " ".join(f"{before} {after}".split())
    is_given = bool(_GIVEN.search(clause_of(before, after))) and not _LESS_PAID.search(after)
    is_more = bool(_OFFERED.search(near)) and bool(_GOES_ON.match(before.strip()))
    own = before if is_said_again(before) else before.rsplit(";", maxsplit=1)[-1]
    is_unasked = is_said_again(before) and bool(
        _OFFERED.search(before) or not _ASKED.search(f"{near} {before}")
    )
    is_offered = is_more or (bool(_OFFERED.search(f"{own} {after}")) and not _ASKED.search(own))
    if (
        is_offered
        or is_unasked
        or _BY_DEBIT.search(before)
        or (_OFFERED.search(before) and _INSTEAD.search(before))
    ):
        return _Reading(is_none=True)
    if is_of_now_on(before):
        return _Reading(is_part=True)
    is_clear = bool(_ASKED.search(around) or _PAID_IN_PARTS.search(around))
    is_owed = is_clear or bool(_PAID_IN_PARTS.search(near))
    if is_owed and not is_given:
        return _Reading(FactRole.INSTALMENT, is_clear and not _KEPT.search(around))
    return _Reading(is_part=bool(_PART_OF_DEBT.search(before)) and not is_given)


def _is_part(before: str, after: str) -> bool:
    """Whether an amount is one of several equal ones."""
    is_part = _INSTALMENT_CLOSE.search(before) or _INSTALMENT_AFTER.search(after)
    is_limit = before.endswith("tot ") and not before.endswith("verlaagd tot ")
    return bool(is_part) and not is_limit


def _each_once(facts: list[Fact]) -> Iterator[Fact]:
    """One for each value and role; a value with a role needs no mention without one."""
    with_role = {each.value for each in facts if each.role is not None}
    best: dict[object, Fact] = {}
    for each in facts:
        if each.role is None and each.value in with_role:
            continue
        key = (each.value, each.role)
        if key not in best or (each.is_certain and not best[key].is_certain):
            best[key] = each
    yield from best.values()


def total_to_pay(facts: Iterable[Fact]) -> Fact | None:
    """The amount to pay; the largest where the letter names several."""
    owed = [each for each in facts if each.role is FactRole.TO_PAY]
    return max(owed, key=_amount, default=None)


def _amount(each: Fact) -> Decimal:
    assert isinstance(each.value, Money)  # noqa: S101 - amounts have money
    return each.value.amount
