"""Amounts of money with their role: to be paid, to be got back, or one instalment."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.letters import cues
from forms.letters.dates import dates_in
from forms.letters.facts import fact
from forms.letters.label_words import LabelKind
from forms.letters.labels import Labelled, label_at
from forms.letters.letter import ActionKind, Fact, FactRole, Money
from forms.letters.money import MoneyMention, amounts_in
from forms.letters.owing import with_totals, with_what_is_paid
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from models.letter_words import AMOUNT

_BY_LABEL = {
    LabelKind.TO_PAY: FactRole.TO_PAY,
    LabelKind.REFUND: FactRole.REFUND,
    LabelKind.INSTALMENT: FactRole.INSTALMENT,
}
_OF_MONEY = frozenset({*_BY_LABEL, LabelKind.OTHER})
#: What was, or is counted, or belongs to others: no role. Looked for just before the amount.
_NO_ROLE = re.compile(
    r"\b(?:betaalde u|u betaalde|al betaald|reeds betaald|reeds voldaan|was|waren|waard|inkomen"
    r"|inkomsten|loon|vermogen|spaargeld|waarde|woz|drempel|maximaal|maximum|minimaal|minimum"
    r"|ten hoogste|hoger dan|lager dan|meer dan|minder dan|kosten|rente|oorspronkelijk\w*|waarvan"
    r"|hoofdsom|bestaat uit|korting|huurprijs|eigen risico|vrijgesteld|ontvingen wij|verhoogd met"
    r"|verhoging van|daarbovenop|extra|\w+kosten|verdien\w*|uitkering van|toeslag (?:is|was)"
    r"|bijstand\w* van|norm|grens is|kreeg u|u kreeg|had recht op|voorschot van|budget|kost"
    r"|schelden|oplopen tot|legeskosten|leges van|vergoed\w*|\w*capaciteit|draagkracht"
    r"|voor een \w+ rekenen (?:wij|we)|(?:vroegen|verzochten|maanden) (?:wij|we) u"
    r"|(?:bestuursrechtelijke|wettelijke) premie|(?:delen|termijnen|bedragen) van (?:ten minste"
    r"|minstens|minimaal)|u betaalt (?:nu|straks|voortaan)|houdt u)\b"
    # "Voorkom verdere kosten: betaal € 100" asks it all the same.
    r"(?:(?!\b(?:betaal|voldoe|stort)\b)[^.]){0,30}$"
)
_AFTER_NO_ROLE = re.compile(
    r"^\s?(?:(?!inclusief|incl|met|plus)\w+ ){0,2}?(?:aan |voor )?(?:\w*kosten|rente|extra"
    r"|boete geven|waard|bruto|netto|kwijt)\b"
    r"|^[^.]{0,25}\b(?:al|reeds|eerder|te veel) (?:\w+ )?(?:betaald|ontvangen|voldaan)\b"
    r"|^[^.]{0,30}\b(?:als|indien) u\b|^[^.]{0,40}\bkwijtgescholden\b|^\s?van u\.\s|^\s?per uur\b"
    r"|^[^.]{0,30}\b(?:over om te|stopzetten|stopgezet|opschorten)\b"
)
#: Part of a sum that is asked, and no word against it.
_INCLUDED = re.compile(r"\b(?:inclusief|incl|met inbegrip van)\W+(?:de |alle )?\w*kosten\b")
#: Where somebody may go, who then pays a fee.
_AT_COURT = re.compile(r"\b(?:rechtbank|rechter|beroep|bezwaar|procedure|voorziening)\b")
_COURT_FEE = re.compile(r"\bgriffierecht\b")
#: What it may come to, not what it is.
_CONSEQUENCE = re.compile(
    r"\b(?:betaalt u (?:\w+ ){0,2}?niet|als u (?:\w+ ){0,3}?niet|niet op tijd|anders|kunnen wij u"
    r"|kost (?:dat )?u|dat kost|riskeert|verhogen|daar komen|komt daar"
    r"|betaalt dan|wordt .{0,20}hoger)\b"
)
_INSTALMENT_CLOSE = re.compile(
    r"\b(?:termijn(?:en)?|delen|deel|keer|bedragen|maandbedrag|termijnbedrag|aflossing)"
    r"(?: (?:van|is|a|steeds|elk|ieder|telkens|bedraagt))*\s?$"
    r"|\b(?:elke|iedere|per) (?:maand|termijn|keer)\b[^.]{0,20}$|\bmaandelijks\b[^.]{0,25}$"
    r"|\bsteeds\s$|\bgelijke delen:\s?$|\beerste (?:termijn|deel|betaling|bedrag)?(?: van)?\s?$"
    r"|\btermijn(?:bedrag)?(?: \w+){0,2} van\s?$"
    r"|\b(?:maand|termijn)bedrag (?:[a-z]+ ){0,4}?(?:wordt|is|verlaagd tot|verhoogd tot)\s?$"
)
_INSTALMENT_AFTER = re.compile(r"^\s?(?:\w+ )?(?:per|elke|iedere|in de) (?:maand|termijn|keer)\b")
_BACK = re.compile(
    r"\b(?:terug\b|teruggaaf|teruggave|terugbetaling|terugbetalen|terugstorten|terug te ontvangen"
    r"|te veel betaald\w*|tegoed|teruggestort|terugbetaald|terugkrijg\w*|nabetaling|nabetalen"
    r"|in uw voordeel)\b"
)
#: The sender pays.
_GIVEN = re.compile(
    r"\bu (?:\w+ ){0,3}?(?:krijgt|ontvangt)\b(?! nog \w+ (?:dag|week|maand))"
    r"|\b(?:krijgt|ontvangt) u\b"
    r"|\b(?:wij|we) (?:\w+ ){0,4}?(?:betalen|storten|maken|geven|keren)\b"
    r"|\b(?:betalen|storten|maken|keren) (?:wij|we)\b|\baan u (?:wordt|betalen|terug)"
    r"|\b(?:terug)?gestort\b|\buitbetaald\b"
    r"|\bop uw (?:bank)?rekening\b|\btoegekend\b|\btoekenn\w+|\bkennen\b.{0,60}\btoe\b"
    r"|\bgoedgekeurd\b|\bverlenen\b"
)
#: What nobody is glad to be given.
_DEMANDED = re.compile(
    r"\b(?:u )?(?:krijgt|ontvangt) (?:u )?(?:\w+ ){0,3}?(?:boete|aanslag|factuur|brief|aanmaning"
    r"|rekening|herinnering|nota|dwangbevel)\b"
)
#: The reader pays, surely.
_ASKED = re.compile(
    r"\b(?:u|je) (?:\w+ ){0,4}?(?:moet|dient|betaalt)\b|\b(?:moet|dient|betaalt|belt) u\b"
    r"|\bbetaal\b|\bvoldoe\b|\bmaak\b.{0,80}\bover\b|\bzorg (?:er ?voor )?dat\b|\bstort\b"
    r"|\bwilt u\b.{0,90}\b(?:overmaken|betalen|voldoen)|\bte (?:betalen|voldoen)\b"
    r"|\b(?:verzoek\w*|vragen|sommeren|sommeer|mag|kunt)\b.{0,90}\b(?:betal\w+|voldoen|te maken)"
    r"|\bontvangen (?:wij |we )?graag\b|\bgraag ontvangen\b|\bverwachten\b.{0,80}\bvan u\b"
    r"|\b(?:ontvangen|verwachten)\b.{0,20}\buw (?:\w+ )?betaling\b|\bterug te betalen\b"
    r"|\bu wordt (?:\w+ )?verzocht\b.{0,90}\bbetal\w+"
    r"|\bover te maken\b|\bterugvorder\w+|\bvorder\w*\b.{0,60}\bterug\b"
    r"|\b(?:u|je)\b.{0,40}\b(?:moet|dient te) (?:terug)?(?:betalen|voldoen)\b"
    r"|\b(?:moet|moeten|dient)\b.{0,80}\b(?:betaald|op onze rekening|binnen|terugbetalen"
    r"|overgemaakt|bijgeschreven|ontvangen|zijn)\b|"
    r"\b(?:schrijven|innen|incasseren|verrekenen|houden) (?:wij|we)\b"
    r"|\b(?:wij|we) (?:\w+ ){0,2}?(?:schrijven|innen|incasseren|verrekenen|houden)\b"
    r"|\bwordt\b.{0,60}\b(?:afgeschreven|geincasseerd|verrekend|ingehouden)\b"
    r"|\bafgeschreven\b|\bhouden wij\b"
)
#: The reader may owe it; what the letter asks elsewhere decides.
_OWED = re.compile(
    r"\b(?:openstaand\w*|staat .{0,40}open\b|schuld|schuldig|vordering|achterstand|verschuldigd"
    r"|boete|resteert|resterend\w*|sanctie\w*|totale bedrag|totaal\w*|in totaal|gaat om|aanslag"
    r"|nog niet|griffierecht|factuur"
    r"|bedrag is|het bedrag van|eigen bijdrage|rekening van)\b"
)


#: What need not be paid, is taken back, or is less for those who are quick.
_NOT_ASKED = re.compile(
    r"\bhoef\w*\b.{0,80}\b(?:niet|niets|geen)\b(?! (?:zelf|ineens|in een keer|meteen|nu)\b)"
    r"|\bin te trekken\b|\bingetrokken\b"
    r"|\bvervalt\b|\bvervallen\b|\b(?:trekken|schelden)\b.{0,60}\b(?:in|kwijt)\b"
)
_LESS = re.compile(r"^\s?(?:minder|korting|lager|hoger|goedkoper|duurder)\b")
#: What is paid anyhow, beside what this letter is about.
_BESIDES = re.compile(
    r"\b(?:daarnaast|naast)\b.{0,60}\b(?:betaal\w*|gewoon|nog steeds)\b"
    r"|\bbetaalt? (?:u )?(?:\w+ ){0,3}?(?:gewoon|nog steeds)\b"
)
#: Parts that may be asked for are none yet.
_OFFERED = re.compile(r"\b(?:kunt|kan|mag|mogelijk|wilt)\b")
#: What the sender keeps of what it pays: whether that is a part of a sum is not said.
_KEPT = re.compile(r"\bhoud\w*\b.{0,80}\bin\b|\bin(?:ge)?houden\b|\bverreken\w*\b")
_GOES_ON = re.compile(r"(?:dan|dat|u betaalt dan)\b")
#: "U hebt € 212 te veel betaald. Dat krijgt u terug."
_POINTS_BACK = re.compile(r"^(?:dat|dit|deze)(?: (?:bedrag|geld|som|hele bedrag))? \w+")
_PARTS = re.compile(r"\btermijn|\baflos|\bbetalen voor|\bvervaldatum|\bmaandbedrag")
_TERM = re.compile(r"termijn(?:en)?|nr|nummer")
_PAID_IN_PARTS = re.compile(
    r"\b(?:betaal\w*|betalen|termijnen|aflos\w*)\b|\b(?:lost?|lossen)\b.{0,60}\baf\b"
)


#: How surely the network must see a role where the words we know see none, or another; what share
#: denies a role, and what share makes it doubtful. Set on `developed` and `held-out`.
_LEARNED, _OVERRULED, _SURELY, _DENIED, _DOUBTED = 0.93, 0.95, 0.97, 0.2, 0.5
#: The same where the words themselves are weak, and how surely a sentence must ask to pay.
_WEAKLY, _ASKS_TO_PAY = 0.8, 0.8


@dataclass(frozen=True)
class _Reading:
    """What the words around an amount make of it.

    Weak: unless the letter asks another sum. None: words we know say that it has no role. Owed:
    words we know call it owed, whatever the network makes of it.
    """

    role: FactRole | None = None
    is_clear: bool = False
    is_weak: bool = False
    is_none: bool = False
    is_owed: bool = False


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
    found = with_totals(list(_each_once(_weighed(read))), texts)
    asks = max((sense.asks(each, ActionKind.PAY) for each in said), default=0.0) >= _ASKS_TO_PAY
    if not asks and all(each.role is not FactRole.INSTALMENT for each in found):
        return found
    return with_what_is_paid(found, {each.value for each, reading in read if reading.is_owed})


def _in_sentence(
    sentence: Sentence, labels: list[Labelled], near: str, following: str, sense: Sense
) -> Iterator[tuple[Fact, _Reading]]:
    mentions = amounts_in(sentence.text, is_column=sentence.is_cell)
    said = f"{worded(sentence.text)} {following}"
    for mention in mentions or _bare_whole(sentence, labels):
        label = label_at(labels, sentence, mention.start, _OF_MONEY)
        reading = _role(sentence, mention, label, near)
        is_open = reading.role is None and not sentence.is_cell
        if is_open and _POINTS_BACK.search(following) and not _NOT_ASKED.search(said):
            reading = replace(_role_by_words("", following, ""), is_clear=False)
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
        return replace(reading, is_clear=reading.is_clear and agreed >= _DOUBTED)
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
    if label is not None and label.kind in _BY_LABEL:
        return _role_by_label(label, _BY_LABEL[label.kind])
    if label is not None and label.kind is LabelKind.OTHER:
        return _Reading()
    written = worded(sentence.text)
    before = f"{worded(sentence.before)} {written[: mention.start]}"
    return _role_by_words(before, written[mention.end :], near)


def _role_by_label(label: Labelled, role: FactRole) -> _Reading:
    heading = worded(f"{label.sentence.before} {label.heading}")
    if role is FactRole.INSTALMENT and not _PARTS.search(heading + worded(label.label)):
        return _Reading()
    if not label.is_column:
        is_sure = role is not FactRole.TO_PAY or bool(_ASKED.search(worded(label.label)))
        return _Reading(role, True, is_weak=not is_sure)
    if _PARTS.search(heading) or dates_in(label.sentence.before):
        return _Reading(FactRole.INSTALMENT, False)
    return _Reading(role if role is FactRole.REFUND else None)


def _role_by_words(before: str, after: str, near: str) -> _Reading:
    before, after = _INCLUDED.sub(" ", before), _INCLUDED.sub(" ", after)
    if _has_none(before, after):
        return _Reading(is_none=True)
    around = f"{before} {after}"
    is_asked = bool(_ASKED.search(around))
    is_given = bool(_GIVEN.search(_DEMANDED.sub(" ", around)))
    if _is_part(before, after):
        return _role_of_part(before, after, near, is_given=is_given)
    if is_asked:
        return _Reading(FactRole.TO_PAY, not is_given)
    is_back = bool(_BACK.search(around))
    if is_given or is_back:
        return _Reading(FactRole.REFUND, is_given and is_back)
    is_fee = _COURT_FEE.search(around) and _AT_COURT.search(near)
    if _OWED.search(around) and not is_fee:
        return _Reading(FactRole.TO_PAY, is_weak=True, is_owed=True)
    return _Reading(is_none=bool(is_fee))


def _role_of_part(before: str, after: str, near: str, *, is_given: bool) -> _Reading:
    """What one of several equal amounts is: one that is asked, offered, kept or given."""
    around = f"{before} {after}"
    is_more = bool(_OFFERED.search(near)) and bool(_GOES_ON.match(before.strip()))
    is_offered = is_more or (bool(_OFFERED.search(around)) and not _ASKED.search(before))
    is_clear = bool(_ASKED.search(around) or _PAID_IN_PARTS.search(around))
    is_owed = is_clear or bool(_PAID_IN_PARTS.search(near))
    if is_owed and not is_given and not is_offered:
        return _Reading(FactRole.INSTALMENT, is_clear and not _KEPT.search(around))
    return _Reading()


def _has_none(before: str, after: str) -> bool:
    """Whether an amount is neither owed nor given, by the words around it."""
    clause = cues.clause_at(before + after, len(before), len(before))
    return bool(
        _NO_ROLE.search(before)
        or _AFTER_NO_ROLE.search(after)
        or _CONSEQUENCE.search(before)
        or _NOT_ASKED.search(clause)
        or _LESS.search(after)
        or _BESIDES.search(before)
    )


def _is_part(before: str, after: str) -> bool:
    """Whether an amount is one of several equal ones."""
    is_part = _INSTALMENT_CLOSE.search(before) or _INSTALMENT_AFTER.search(after)
    return bool(is_part) and not before.endswith("tot ")


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
