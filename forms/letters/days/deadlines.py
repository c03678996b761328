"""Days before which, or on which, the reader must do something."""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forms.letters import cues
from forms.letters.days.day_purpose import (
    actions_for,
    named_in,
    named_near,
    said_after,
    said_before,
    seen_for,
)
from forms.letters.days.hearings import (
    has_hour,
    hearing_in,
    is_day_with_hour_below,
    is_of_appointment,
)
from forms.letters.facts import fact
from forms.letters.labels.label_words import LabelKind
from forms.letters.labels.labels import Labelled, label_at
from forms.letters.letter import ActionKind, Fact, FactRole
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.dates import DateMention, dates_in
from forms.letters.values.relative import Base, TermMention, terms_in
from forms.letters.values.terms import Unit, last_day, plain_last_day
from models.letter_words import DAY, TERM

_DAY = r"(?:de |\w{2,6}dag,? )?"
_SURELY_BEFORE = re.compile(
    rf"\b(?:uiterlijk(?: op| voor| tot| tot en met)?|voor of op|niet later dan(?: op)?"
    rf"|op zijn laatst(?: op)?|ten laatste(?: op)?|op of voor"
    rf"|uiterste (?:betaal|inlever)?datum(?: is| van)?:?"
    rf"|vervaldatum(?: is)?:?)\s{_DAY}$"
)
#: "De laatste dag waarop u kunt reageren is", "de betaaltermijn eindigt op"
_LAST_DAY = re.compile(
    rf"\b(?:uiterste|laatste|uiterlijke) (?:\w*datum|\w*dag)\b[^.;:?]{{0,70}}\b(?:is|op)\s{_DAY}$"
    rf"|\b(?!beslis|behandel)\w*termijn\b[^.;:?]{{0,50}}"
    rf"\b(?:eindigt|verstrijkt|vervalt|loopt(?: af)?|sluit) (?:op|tot|tot en met|t/m)\s{_DAY}$"
    rf"|\b(?:de tijd|(?:de )?gelegenheid|de kans) (?:tot|t/m|tot en met)\s{_DAY}$"
)
#: "Tot en met 3 mei nemen wij bezwaar in behandeling", "Tot 3 mei staat de lijst voor u open".
_TAKEN_IN = re.compile(
    r"^,? ?(?:nemen|accepteren|behandelen|verwerken) (?:wij|we) (?!uw\b)[^.;]{0,60}"
    r"|^,? ?(?:staat|staan|is|zijn)\b[^.;]{0,40}\bopen\b"
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
#: Until a day something runs, rather than may be done.
_PERIOD = re.compile(
    r"\b(?:van(?! (?:€|eur|\d[\d.,]* euro))|vanaf|tussen|sinds|periode\w*|loopt|lopen"
    r"|geldt|gelden|geldig\w*|duurt|over de"
    r"|verblijf\w*|huur\w*|ingang)\b[^.]{0,80}$"
)
#: "op 12 mei moet het bedrag op onze rekening staan"
_RECEIVED_ON = re.compile(
    r"\b(?:moet|dient)\b.{0,80}\bop\s(?:\w{2,6}dag )?$|\bop\s(?:\w{2,6}dag )?$"
)
_BE_THERE = re.compile(
    r"\b(?:binnen zijn|hebben ontvangen|ontvangen hebben|op onze rekening|bijgeschreven"
    r"|ontvangen zijn|zijn betaald|worden betaald|binnen|zijn voldaan|betaald (?:zijn|hebben))\b"
)
#: What is done, or comes: by whom is not said.
_HAPPENS = re.compile(r"\b(?:wordt|worden|komt|komen|volgt|krijgt|gaat)\b")
#: "4 maanden lang", "de afgelopen drie maanden".
_LASTS = re.compile(r"^\s?(?:lang|achtereen|achter elkaar|premie|huur|loon|salaris|achterstand)\b")
_LASTED = re.compile(
    r"\b(?:afgelopen|laatste|voorbije|vorige|voorafgaande) (?:[\w-]+ )?(?:dagen|weken|maanden)$"
)
_NEGATED = re.compile(r"\b(?:hoeft|hoef|hoeven)\b.{0,40}\b(?:niet|niets|geen)\b")
#: "Dat kan nog veranderen": by itself.
_MAY_BECOME = re.compile(r"\b(?:kan|kunnen|zal|zullen)\b(?!.*\bu\b).*\b(?:veranderen|wijzigen)\b")
_OF_DATES = frozenset(
    {LabelKind.DUE, LabelKind.HEARING, LabelKind.DATE, LabelKind.DECIDED, LabelKind.OTHER}
)
#: How surely the network must see a day or term as the reader's where the words we know do not, or
#: must not see it so; what share denies it, and what share makes it doubtful. Set on `developed`
#: and `held-out`.
_LEARNED, _COUNTED, _OVERRULED, _DENIED, _DOUBTED = 0.85, 0.85, 0.95, 0.2, 0.5
#: How surely the network must agree with the words before a day is promised. Asked high since it
#: learned from whole letters: it sees more, also where it is wrong. At .9 a few promises in a
#: hundred are given up (`anew`, `apart`, `many`).
_AGREED = 0.9
#: What the days of a plan to pay by are for.
_PLANNED = (ActionKind.PAY,)
#: A deadline further away than this is a date of something else, unless it is said in so many words
#: ("u moet uiterlijk op 20 april 2029 zijn geslaagd"); further than ten years it was misread.
_MOST_DAYS, _FARTHEST_DAYS = 800, 3660


@dataclass(frozen=True, eq=False)
class Deadline:
    """A day by which, or on which, something must be done; `actions` is what, best guess first.

    None where a day years away is for what no action is called. Guess: nothing says what it is for.
    """

    fact: Fact
    actions: tuple[ActionKind, ...]
    is_said: bool = False
    is_guess: bool = False

    @property
    def day(self) -> date:
        """The last day, or the day itself."""
        assert isinstance(self.fact.value, date)  # noqa: S101 - made so below
        return self.fact.value


def deadlines_in(
    sentences: Sequence[Sentence],
    labelled: Iterable[Labelled],
    sent: Fact | None,
    sense: Sense,
    planned: Collection[Sentence] = (),
) -> list[Deadline]:
    """The deadlines of a letter dated `sent`, earliest first, each day once for each role.

    `planned` are the cells of a plan to pay by (`plans.planned_in`).
    """
    base = sent.value if sent and isinstance(sent.value, date) else None
    labels = list(labelled)
    found: list[Deadline] = []
    for number, sentence in enumerate(sentences):
        near = said_before(sentences, number)
        after = said_after(sentences, number)
        printed = list(_printed(sentence, labels, base, (near, after), sense))
        if sentence in planned:
            printed = [replace(each, actions=_PLANNED) for each in printed]
            printed = printed or list(_planned(sentence, base))
        found.extend(printed)
        if sent is not None:
            found.extend(_counted(sentence, sent, near, after, sense))
    kept = [each for each in found if base is None or _may_be(each, base)]
    return sorted(_each_day_once(kept), key=lambda each: each.day)


def _may_be(one: Deadline, base: date) -> bool:
    return 0 <= (one.day - base).days <= (_FARTHEST_DAYS if one.is_said else _MOST_DAYS)


def _is_far(day: date, base: date | None) -> bool:
    return base is not None and (day - base).days > _MOST_DAYS


def _printed(
    sentence: Sentence,
    labels: list[Labelled],
    base: date | None,
    around: tuple[str, str],
    sense: Sense,
) -> Iterator[Deadline]:
    """The days of a sentence; `around` are the plain sentences before and after it."""
    written, (near, after) = worded(sentence.text), around
    for mention in dates_in(sentence.text):
        day = mention.near(base)
        label = label_at(labels, sentence, mention.start, _OF_DATES)
        role, is_clear = _role(mention, written, label, around)
        is_said = is_clear and mention.is_strict
        if is_day_with_hour_below(written[: mention.start], after):
            role, is_clear = FactRole.HEARING, False
        may_be = _wants(sense, sentence) and not _is_ruled_out(mention, written)
        if label is None and day != base and (may_be or role is not None):
            role, is_clear = _sensed(
                role,
                is_clear,
                sense.role(sentence, mention.start, DAY),
                sense.asks_to_come(sentence),
            )
        if day is None or role is None or day == base:
            continue  # on its own day a letter says what was done or not, and sets no last day
        if role is FactRole.HEARING and base is not None and day <= base:
            continue
        if near.endswith("?") and " dan " in written and not cues.OBJECT.search(near):
            is_clear = False  # for some readers only
        is_far = _is_far(day, base)
        is_certain = is_clear and mention.is_strict and mention.year is not None and not is_far
        made = fact(day, sentence, mention.start, mention.end, is_certain=is_certain, role=role)
        context = f"{worded(label.heading)} {worded(label.label)} {written}" if label else written
        actions = actions_for(context, near, role, sense, sentence)
        if label is not None and label.is_column and not named_in(context):
            actions = (ActionKind.PAY,)  # a column of last days is one of payments
        if is_far:
            actions = named_in(written)  # what is not named is no answer to give in years
        is_guess = bool(label) and not (named_in(context) or named_in(near))
        if is_guess:
            actions = seen_for(sense, sentence) or actions
        yield Deadline(made, actions, is_said=is_said, is_guess=is_guess)


def _planned(sentence: Sentence, base: date | None) -> Iterator[Deadline]:
    """The day of a row of a plan to pay by, where no heading that we know says so."""
    for mention in dates_in(sentence.text):
        day = mention.near(base)
        if day is not None:
            role = FactRole.DUE
            made = fact(day, sentence, mention.start, mention.end, is_certain=False, role=role)
            yield Deadline(made, _PLANNED)


def _sensed(
    role: FactRole | None, is_clear: bool, shares: dict[str, float], comes: float
) -> tuple[FactRole | None, bool]:
    """What the words say of a day, beside what the network makes of it.

    `comes` is how surely the sentence asks to come somewhere: no day is one to come on without.
    """
    if not shares:
        return role, is_clear
    if is_clear:
        return role, shares[role.value if role else "none"] >= _AGREED
    if comes < _LEARNED:
        shares = {**shares, "hearing": 0.0}
    learned = max(shares, key=lambda name: shares[name])
    if role is None and learned != "none" and shares[learned] > _LEARNED:
        return FactRole(learned), False
    return role, False


def _role(
    mention: DateMention, written: str, label: Labelled | None, around: tuple[str, str]
) -> tuple[FactRole | None, bool]:
    """What a printed date is to the reader, and whether that is beyond doubt."""
    before, after = written[: mention.start][-120:], written[mention.end :][:120]
    if label is not None:
        if label.kind is LabelKind.DUE:
            return FactRole.DUE, True
        if label.kind is LabelKind.HEARING:
            return FactRole.HEARING, has_hour(after) or "zitting" in worded(label.label)
        if not (_SURELY_BEFORE.search(before) or has_hour(after)):
            return None, False
    if is_of_appointment(before, after):
        return FactRole.HEARING, has_hour(after)
    due = _due(before, after, written, around[0])
    return due or hearing_in(before, after, written, around)


def _due(before: str, after: str, written: str, near: str) -> tuple[FactRole | None, bool] | None:
    is_until = bool(_UNTIL.search(before))
    is_taken_in = is_until and _TAKEN_IN.search(after) and _does(f"{near} {written}")
    around, place = f"{before}{after}", len(before)
    part = cues.part_at(around, place, place) if ";" in around else written
    if not is_taken_in and _is_senders(cues.clause_at(around, place, place), part):
        return None
    is_asked = bool(cues.ASKED.search(written))
    does = _does(written)
    if _SURELY_BEFORE.search(before):
        return FactRole.DUE, is_asked or (does and not _HAPPENS.search(written))
    if _BEFORE.search(before) and (is_asked or does):
        return FactRole.DUE, is_asked and does
    if _OR_EARLIER.search(after) and (is_asked or does):
        return FactRole.DUE, False
    is_until = (is_until and not _PERIOD.search(before)) or bool(_BETWEEN.search(before))
    is_until = bool(is_taken_in) or (is_until and is_asked and does)
    is_there = _BE_THERE.search(after) and _RECEIVED_ON.search(before)
    if is_until or is_there or _is_last_day(before, written, near):
        return FactRole.DUE, False
    return None


def _is_last_day(before: str, written: str, near: str) -> bool:
    """Whether a date ends a term for something that it or the sentence before names."""
    if _LAST_DAY.search(before) and _does(f"{near} {written}"):
        return True
    is_readers = _does(near) or cues.ASKED.search(near)
    return bool(_POINTS.search(written) and is_readers) and not cues.is_promised(near)


def _does(written: str) -> bool:
    """Whether plain words name something a reader can do."""
    return any(pattern.search(written) for pattern in cues.BY_ACTION.values())


def _counted(
    sentence: Sentence, sent: Fact, near: str, after: str, sense: Sense
) -> Iterator[Deadline]:
    written = worded(sentence.text)
    base = sent.value
    mentions = terms_in(sentence.text, after)
    within = [each for each in mentions if each.is_within]
    for mention in within or mentions:  # "één dag" is a length beside "binnen zes weken"
        if not isinstance(base, date) or _is_length(mention, written):
            continue
        shares = sense.role(sentence, mention.length_at, TERM)
        learned = 1 - shares["none"] if shares else 0.0
        is_said = mention.base is not Base.ELSEWHERE and mention.is_within
        is_readers = is_said and _is_readers(mention, written, near)
        is_denied = bool(shares) and learned < 1 - _OVERRULED
        is_open = mention.base is not Base.ELSEWHERE and not _is_ruled_out(mention, written)
        is_open = is_open and not _is_of_change(written, near) and _wants(sense, sentence)
        is_learned = is_open and learned >= _COUNTED and sense.is_conditional(sentence) < _DOUBTED
        if is_denied or not (is_readers or is_learned):
            continue
        actions, said = (
            actions_for(written, near, FactRole.DUE, sense, sentence),
            named_near(written, near),
        )
        is_known = sent.is_certain and mention.base is Base.LETTER and is_readers
        is_agreed = not shares or shares["due"] >= _AGREED
        made = fact(
            last_day(base, mention.term),
            sentence,
            mention.start,
            mention.end,
            is_certain=is_known and is_agreed and _ends_surely(base, mention, said),
            role=FactRole.DUE,
        )
        yield Deadline(made, actions)


def _is_length(mention: TermMention, written: str) -> bool:
    """Whether a term says how long something lasts or lasted: "vier maanden lang"."""
    before, after = written[: mention.end], written[mention.end :]
    return bool(_LASTS.match(after) or _LASTED.search(before))


def _wants(sense: Sense, sentence: Sentence) -> bool:
    """Whether the network sees anything asked in a sentence: no day is the reader's without."""
    asks_none = math.prod(1 - sense.asks(sentence, kind) for kind in ActionKind)
    return 1 - asks_none >= _DOUBTED


def _is_ruled_out(mention: DateMention | TermMention, written: str) -> bool:
    """Whether words we know say that a day or a term is the sender's, past, or asks nothing."""
    clause = cues.clause_at(written, mention.start, mention.end)
    part = cues.part_at(written, mention.start, mention.end)
    is_of_itself = cues.CLOSED.search(part) or _MAY_BECOME.search(part)
    return bool(is_of_itself) or _is_senders(clause, part)


def _is_senders(clause: str, written: str) -> bool:
    """Whether a plain clause, or else its sentence, is of what the sender does, or is past."""
    is_spared = _NEGATED.search(clause)  # what another clause spares tells nothing of a day here
    if not (cues.ASKED.search(clause) or cues.PROMISED.search(clause)):
        clause = written
    is_no = cues.PAST.search(written) or cues.ANOTHER_ACTS.search(written)
    return bool(is_no or cues.is_promised(clause) or is_spared)


def _is_readers(mention: TermMention, written: str, near: str) -> bool:
    """Whether it is the reader's term, and counted from now on."""
    part = cues.part_at(written, mention.start, mention.end)
    if _is_senders(cues.clause_at(written, mention.start, mention.end), part):
        return False
    if mention.base is Base.UNSAID and _is_of_change(written, near):
        return False
    return bool(cues.ASKED.search(written) or cues.OBJECT.search(f"{near} {written}"))


def _is_of_change(written: str, near: str) -> bool:
    """Whether plain words, or those of the sentence before, are of a day that may come."""
    return any(map(cues.MAY_CHANGE.search, (written, near)))


def _ends_surely(base: date, mention: TermMention, actions: tuple[ActionKind, ...]) -> bool:
    """Whether the law leaves no doubt about the last day.

    It moves the end of a term from a weekend only where a law sets the term, as for objections.
    """
    if mention.term.unit is Unit.WORKING_DAY:
        return False
    is_legal = ActionKind.OBJECT in actions[:1]
    return is_legal or last_day(base, mention.term) == plain_last_day(base, mention.term)


def _each_day_once(deadlines: list[Deadline]) -> Iterator[Deadline]:
    """One for each day and role: promised if any is, with all that must be done by then.

    The last day for objecting is one of its own.
    """
    by_day: dict[object, list[Deadline]] = {}
    for each in deadlines:
        objects = ActionKind.OBJECT in each.actions[:1]
        by_day.setdefault((each.day, each.fact.role, objects), []).append(each)
    for same in by_day.values():
        first = max(same, key=lambda each: each.fact.is_certain)
        told = [each for each in same if not each.is_guess] or same
        actions = tuple(dict.fromkeys(kind for each in told for kind in each.actions[:1]))
        yield replace(first, actions=actions)
