"""Last days, and days to come on, in print: "uiterlijk op 3 mei 2026"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from forms.letter import ActionKind, Fact, FactRole
from forms.letters import cues
from forms.letters.days.closing_days import closes_on, is_closing, is_shut_after, is_taken_in
from forms.letters.days.day_purpose import actions_for, is_unnamed, named_in, seen_for
from forms.letters.days.deadline import Deadline, day_of, is_far_from
from forms.letters.days.first_days import is_counted_from
from forms.letters.days.hearings import (
    has_hour,
    hearing_in,
    is_called_off,
    is_day_with_hour_below,
    is_for_curious,
    is_of_appointment,
    need_not_come,
)
from forms.letters.days.objections_taken import is_objection_taken
from forms.letters.days.part_days import is_day_of_part
from forms.letters.days.there_on import is_done_on, is_there_on
from forms.letters.days.whose_day import BEFORE_DAY as _DAY
from forms.letters.days.whose_day import (
    is_over,
    is_ruled_out,
    is_senders,
    is_surely_readers,
    names_deed,
    wants,
)
from forms.letters.debits import is_debited
from forms.letters.facts import fact
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled, label_at
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.dates import DateMention, dates_in
from models.letter_words import DAY

_SURELY_BEFORE = re.compile(
    rf"\b(?:uiterlijk(?: op| voor| tot| tot en met)?|voor of op|niet (?:later dan|na)(?: op)?"
    rf"|op zijn laatst(?: op)?|ten laatste(?: op)?|op of voor"
    rf"|uiterste (?:betaal|inlever)?datum(?: is| van)?:?"
    rf"|vervaldatum(?: is| (?:van de )?\w*(?:herinnering|aanmaning|factuur|nota))?:?)\s{_DAY}$"
)
#: "Bezwaar staat open tot en met", "Reageren is mogelijk tot".
_OPEN = re.compile(
    r"\b(?:staat|staan|is|zijn|blijft) (?:\w+ )?(?:open|mogelijk)(?: bij (?:de|het|ons) ?\w*)?"
    r" (?:tot|t/m)\b"
)
#: What the sentence before names: "U kunt nog reageren. Dat kan tot en met ..."
_POINTS = re.compile(
    r"^(?:dat|dit) (?:kan|mag|moet|dient|kunt u|moet u|mag u)(?: nog)?"
    r" (?:uiterlijk|voor|tot|t/m)\b|^lukt (?:u |je )?(?:dat|het) (?:uiterlijk|voor|tot|t/m)\b"
)
_BEFORE = re.compile(rf"\bvoor\s{_DAY}$")
_OR_EARLIER = re.compile(r"^\s?of (?:zoveel )?eerder\b")
_UNTIL = re.compile(rf"\b(?:tot(?: en met| uiterlijk)?|t/m|t\.?e\.?m\.?)\s{_DAY}$")
#: "Geef de stand door tussen 1 en 15 juni."
_BETWEEN = re.compile(rf"\btussen {_DAY}\d{{1,2}}(?: \w+)?(?: \d{{4}})? en {_DAY}$")
#: "8 tot en met 12 juni: nummers 1 tot en met 33" is when something happens.
_ROW_OF_DAYS = re.compile(
    rf"^\W*(?:van )?{_DAY}\d{{1,2}}(?: [a-z]+)? (?:tot en met|t/m|tot) {_DAY}$"
)
#: Until a day something runs, rather than may be done.
_PERIOD = re.compile(
    r"\b(?:van(?! (?:€|eur|\d[\d.,]* euro))|vanaf|tussen|sinds|periode\w*|loopt|lopen"
    r"|geldt|gelden|geldig\w*|duurt|over de"
    r"|verblijf\w*|huur\w*|ingang)\b[^.]{0,80}$"
)
#: What may be done until a day, however long it takes.
_CAN_UNTIL = re.compile(rf"\b(?:kan|mag|kunt) (?:u |dat |nog )?tot(?: en met)?\s{_DAY}$")
#: "op 12 mei moet het bedrag op onze rekening staan"
_RECEIVED_ON = re.compile(
    r"\b(?:moet|dient|hoort|horen)\b.{0,80}\bop\s(?:\w{2,6}dag )?$|\bop\s(?:\w{2,6}dag )?$"
)
_BE_THERE = re.compile(
    r"\b(?:binnen zijn|hebben ontvangen|ontvangen hebben|op onze rekening|bijgeschreven"
    r"|ontvangen zijn|zijn betaald|worden betaald|binnen(?! te laten)|zijn voldaan"
    r"|betaald (?:zijn|hebben))\b"
)
#: "De eerste termijn verwachten wij op 1 juni", "wij zien uw antwoord op 1 juni tegemoet".
_AWAITED = (
    r"(?:eerste(?: \w+)?|termijn|betaling|bedrag|geld|antwoord(?:en)?|reactie|stukken|papieren"
    r"|\w*formulier|opgave)"
)
_AWAITED_ON = re.compile(
    rf"\b{_AWAITED} (?:\w+ ){{0,3}}?(?:verwachten|verwacht|ontvangen|ontvang|zien|zie)"
    rf" (?:wij|we|ik) (?:graag )?(?:op\s)?{_DAY}$"
    rf"|\b(?:wij|we|ik) (?:verwacht|ontvang|zie)(?:e?n)? (?:\w+ ){{1,3}}?{_AWAITED} (?:graag )?"
    rf"(?:op\s)?{_DAY}$"
)
#: "Stuur ons het contract. Dat verwachten wij op 3 mei."
_THAT_AWAITED = re.compile(
    rf"^(?:die|dat|dit|deze|beide|alles) verwacht(?:en)? (?:wij|we|ik) (?:graag )?(?:op\s)?{_DAY}$"
)
#: "Als wij op 3 mei nog geen antwoord hebben", "is het bedrag op 3 mei nog niet binnen".
_IF = re.compile(
    r"^(?:als|indien|mocht(?:en)?|heb(?:t|ben)?|heeft|is|zijn|staat|reageert|betaalt|ontvangen)\b"
)
_STILL_NOT = re.compile(
    r"^ (?:nog |dan )?(?:steeds |altijd )?(?:geen|niet|niets)\b[^.;]*\b(?:betaald|betaling|reactie"
    r"|antwoord|gereageerd|binnen|bijgeschreven|teruggestuurd|ingeleverd|voldaan|ontvangen)\b"
)
_ON_DAY = re.compile(r"\bop\s(?:\w{2,6}dag )?$")
#: "Is alles op tijd, dan hoort u vóór 3 mei wat wij betalen": that day is the sender's.
_HEARS_BY = re.compile(rf"\b(?:hoort|verneemt) (?:u|je) (?:uiterlijk(?: op)?|voor|op)\s{_DAY}$")
#: What is done, or comes: by whom is not said.
_HAPPENS = re.compile(r"\b(?:wordt|worden|komt|komen|volgt|krijgt|gaat)\b")
_OF_DATES = frozenset(
    {LabelKind.DUE, LabelKind.HEARING, LabelKind.DATE, LabelKind.DECIDED, LabelKind.OTHER}
)
#: How surely the network must see a day as the reader's where the words we know do not, or where
#: it sees nothing asked; how surely it must see one to come, that one is to come at all; and what
#: share denies a last day whatever words say, in a sentence that asks nothing, or something. Set on
#: whole letters of nine authors and five hands.
_LEARNED, _SURELY, _COMING, _DENIED, _DOUBTED = 0.5, 0.95, 0.5, 0.97, 0.99
#: What share denies a day to come on in a table, which says less of it than a sentence.
_NO_HEARING = 0.9
#: A day to come on may be less sure where an hour is said.
_WITH_HOUR = 0.6
#: A day without a year is surely the next such day where that comes so soon; what comes later may
#: have been meant as one that is over.
_SOON_DAYS = 120
#: "Vervaldag", of which only money has one.
_FALLS_DUE = re.compile(r"verval(?:dag|datum)\b")
#: What the days of a plan to pay by are for.
PLANNED = (ActionKind.PAY,)


def printed_days(
    sentence: Sentence,
    labels: list[Labelled],
    sent: Fact | None,
    around: tuple[str, str],
    sense: Sense,
) -> Iterator[Deadline]:
    """The days of a sentence that are the reader's.

    `sent` is the day of the letter; `around` are the plain sentence before this one and
    the two after it.
    """
    written, (near, _), base = sentence.worded, around, day_of(sent)
    left = worded(sentence.before)
    for mention in dates_in(sentence.text):
        day = mention.near(base)
        if day is None or day == base:
            continue  # on its own day a letter says what was done or not, and sets no last day
        if is_over(mention, written, day, base) or is_counted_from(mention, written):
            continue
        label = label_at(labels, sentence, mention.start, _OF_DATES)
        is_row = is_day_with_hour_below(f"{left} {written[: mention.start]}", around[1])
        found = (FactRole.HEARING, False) if is_row else _role(mention, written, label, around)
        role, is_clear = found
        is_said = is_clear and mention.is_strict
        if label is None and not is_row:
            role, is_clear = _sensed(role, is_clear, mention, sentence, sense)
        if role is None or (role is FactRole.HEARING and base is not None and day <= base):
            continue
        is_in_table = sentence.is_cell and role is FactRole.HEARING
        if is_in_table and sense.denies(sentence, mention.start, DAY, _NO_HEARING):
            continue
        is_far = is_far_from(day, base)
        is_dated = mention.year is not None or _is_soon(day, sent)
        is_certain = is_clear and mention.is_strict and is_dated and not is_far
        is_certain = is_certain and sense.bears_out(sentence, mention.start, DAY, role)
        made = fact(day, sentence, mention.start, mention.end, is_certain=is_certain, role=role)
        actions, is_guess = _purpose(role, sentence, label, near, sense)
        if is_far and (label is None or not is_guess):
            actions = named_in(written)  # what is not named is no answer to give in years
        yield Deadline(made, actions, is_said=is_said, is_guess=is_guess)


def _is_soon(day: date, sent: Fact | None) -> bool:
    """Whether a day without a year can be no other than the next one after the letter's."""
    base = day_of(sent)
    if sent is None or base is None:
        return False
    return sent.is_certain and (day - base).days <= _SOON_DAYS


def _purpose(
    role: FactRole, sentence: Sentence, label: Labelled | None, near: str, sense: Sense
) -> tuple[tuple[ActionKind, ...], bool]:
    """What a day is for, best guess first, and whether nothing, or only its label, says so."""
    written = sentence.worded
    if label is None:
        is_guess = role is FactRole.DUE and is_unnamed(written, near, sense, sentence)
        return actions_for(written, near, role, sense, sentence), is_guess
    context = f"{worded(label.heading)} {worded(label.label)} {written}"
    actions = actions_for(context, near, role, sense, sentence)
    if (label.is_column or _FALLS_DUE.match(worded(label.label))) and not named_in(context):
        actions = (ActionKind.PAY,)  # a column of last days is one of payments
    if named_in(context) or named_in(near):
        return actions, False
    return seen_for(sense, sentence) or actions, True


def planned_days(sentence: Sentence, base: date | None) -> Iterator[Deadline]:
    """The day of a row of a plan to pay by, where no heading that we know says so."""
    for mention in dates_in(sentence.text):
        day = mention.near(base)
        if day is not None:
            role = FactRole.DUE
            made = fact(day, sentence, mention.start, mention.end, is_certain=False, role=role)
            yield Deadline(made, PLANNED)


def _sensed(
    role: FactRole | None,
    is_clear: bool,
    mention: DateMention,
    sentence: Sentence,
    sense: Sense,
) -> tuple[FactRole | None, bool]:
    """What the words say of a day, beside what the network makes of it."""
    shares = sense.role(sentence, mention.start, DAY)
    if not shares:
        return role, is_clear
    if role is FactRole.DUE and _is_denied(mention, sentence, sense, shares["none"]):
        return None, False
    if is_clear:
        return role, True
    return role or _learned(mention, sentence, sense, shares), False


def _is_denied(mention: DateMention, sentence: Sentence, sense: Sense, none: float) -> bool:
    """Whether the network surely sees no day of the reader's, and no plain word says otherwise."""
    least = _DOUBTED if wants(sense, sentence) else _DENIED
    return none >= least and not _is_told(mention, sentence)


def _learned(
    mention: DateMention, sentence: Sentence, sense: Sense, shares: Mapping[str, float]
) -> FactRole | None:
    """What only the network sees in a day."""
    coming = sense.asks_to_come(sentence)
    before = sentence.worded[: mention.start]
    if coming < _COMING or _UNTIL.search(before):
        shares = {**shares, "hearing": 0.0}  # no day is one to come on without
    learned = max(shares, key=lambda name: shares[name])
    is_hour = learned == "hearing" and has_hour(sentence.worded[mention.end :])
    least = _WITH_HOUR if is_hour and coming >= _LEARNED else _LEARNED
    if learned == "none" or shares[learned] <= least:
        return None
    is_sure = shares[learned] >= _SURELY
    if not (is_sure or wants(sense, sentence)):
        return None
    if learned == "due":
        is_sure = is_surely_readers(sense, sentence, shares["due"])
    else:
        is_sure = is_sure and coming >= _SURELY
    is_open = _may_be(mention, sentence, is_sure=is_sure)
    return FactRole(learned) if is_open else None


def _is_told(mention: DateMention, sentence: Sentence) -> bool:
    """Whether words say of a day, whatever the network hears, that all must be done by then."""
    before, after = sentence.worded[: mention.start], sentence.worded[mention.end :]
    is_missed = _IF.match(sentence.worded) and _STILL_NOT.search(after)
    is_part = is_day_of_part(before, sentence.worded, "")
    return bool(is_missed or is_part) or is_closing(before, after) or _is_there_on(before, after)


def _may_be(mention: DateMention, sentence: Sentence, *, is_sure: bool) -> bool:
    """Whether a day may be the reader's, as far as words tell.

    `is_sure`: surely one is to come, or must have acted by then, whoever is said to do something.
    """
    before, after = sentence.worded[: mention.start], sentence.worded[mention.end :]
    is_out = not is_sure and is_ruled_out(mention, sentence.worded)
    is_out = is_out or bool(_ROW_OF_DAYS.search(before) and after.startswith(":"))
    is_out = is_out or bool(_HEARS_BY.search(before))
    is_out = is_out or is_debited(cues.part_at(sentence.worded, mention.start, mention.end))
    return not (is_called_off(before, after) or is_out)


def _role(
    mention: DateMention, written: str, label: Labelled | None, around: tuple[str, str]
) -> tuple[FactRole | None, bool]:
    """What a printed date is to the reader, and whether that is beyond doubt."""
    before, after = written[: mention.start][-120:], written[mention.end :][:120]
    if is_called_off(before, after):
        return None, False
    if label is not None:
        beside = _beside_label(label, before, after)
        if beside is not None:
            return beside
        if not (_SURELY_BEFORE.search(before) or has_hour(after)):
            return None, False
    if is_for_curious(written):
        return _due(before, after, written, around[0]) or (None, False)
    is_free = need_not_come(written, around[1])
    if is_of_appointment(before, after):
        return FactRole.HEARING, has_hour(after) and not is_free
    due = _due(before, after, written, around[0])
    if is_objection_taken(before, written):
        due = due or (FactRole.DUE, False)
    role, is_clear = due or hearing_in(before, after, written, around)
    return role, is_clear and not (role is FactRole.HEARING and is_free)


def _beside_label(label: Labelled, before: str, after: str) -> tuple[FactRole | None, bool] | None:
    """What a date beside a label is to the reader, where that label says so."""
    if label.kind is LabelKind.DUE:
        return FactRole.DUE, True
    if label.kind is not LabelKind.HEARING:
        return None
    if _BEFORE.search(before) or _SURELY_BEFORE.search(before):
        return FactRole.DUE, False  # "Wanneer: voor 3 mei"
    return FactRole.HEARING, has_hour(after) or "zitting" in worded(label.label)


def _due(before: str, after: str, written: str, near: str) -> tuple[FactRole | None, bool] | None:
    is_there = _is_there_on(before, after)
    is_until = bool(_UNTIL.search(before))
    is_asked_there = is_until and is_taken_in(after) and names_deed(f"{near} {written}")
    around, place = f"{before.rstrip()}{after}", len(before.rstrip())
    part = cues.part_at(around, place, place) if ";" in around else written
    is_told = is_there or is_asked_there or is_shut_after(before, after)
    if not is_told and is_senders(cues.clause_at(around, place, place), part):
        return None
    is_asked = bool(cues.ASKED.search(written))
    does = names_deed(written)
    if _SURELY_BEFORE.search(before):
        return FactRole.DUE, is_asked or (does and not _HAPPENS.search(written))
    if _BEFORE.search(before) and (is_asked or does):
        return FactRole.DUE, is_asked and does
    if _OR_EARLIER.search(after) and (is_asked or does):
        return FactRole.DUE, False
    is_until = (is_until and not _runs(before)) or bool(_BETWEEN.search(before))
    is_open = is_asked or bool(_OPEN.search(before))
    is_told = is_told or (is_until and is_open and does)
    is_told = is_told or closes_on(before, after, f"{near} {written}")
    if is_told or _is_on_day(before, after, written, near) or _is_that(before, written, near):
        return FactRole.DUE, False
    return None


def _is_there_on(before: str, after: str) -> bool:
    """Whether something must have come by a date, and nobody: "zorg dat het er is op 3 mei"."""
    return is_done_on(before, after) or (is_there_on(before, after) and not has_hour(after))


def _runs(before: str) -> bool:
    """Whether until a day something runs, and not "dat kan tot 3 mei"."""
    return bool(_PERIOD.search(before)) and not _CAN_UNTIL.search(before)


def _is_on_day(before: str, after: str, written: str, near: str) -> bool:
    """Whether on a date, between plain words, something must be there: money, or an answer."""
    is_there = _RECEIVED_ON.search(before) and _BE_THERE.search(after)
    is_missed = _ON_DAY.search(before) and _IF.match(written) and _STILL_NOT.search(after)
    is_part = is_day_of_part(before, written, near)
    return bool(is_there or is_missed or is_part or _AWAITED_ON.search(before))


def _is_that(before: str, written: str, near: str) -> bool:
    """Whether a date is for what the sentence before asks of the reader."""
    is_readers = names_deed(near) or cues.ASKED.search(near)
    points = _POINTS.search(written) or _THAT_AWAITED.search(before)
    return bool(points and is_readers) and not cues.is_promised(near)
