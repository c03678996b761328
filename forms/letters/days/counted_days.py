"""Last days that are counted: "binnen zes weken na de datum van deze brief"."""

import re
from collections.abc import Iterator
from datetime import date

from forms.letter import ActionKind, Fact, FactRole
from forms.letters import cues
from forms.letters.days.day_purpose import actions_for, named_near
from forms.letters.days.deadline import Deadline
from forms.letters.days.first_days import first_day
from forms.letters.days.whose_day import (
    is_of_change,
    is_of_later_paper,
    is_ruled_out,
    is_senders,
    is_surely_readers,
    wants,
)
from forms.letters.facts import fact
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.dates import dates_in
from forms.letters.values.relative import IS_OPEN, Base, TermMention, terms_in
from forms.letters.values.terms import Unit, last_day, plain_last_day
from models.letter_words import TERM

#: "4 maanden lang", "de afgelopen drie maanden".
_LASTS = re.compile(r"^\s?(?:lang|achtereen|achter elkaar|premie|huur|loon|salaris|achterstand)\b")
_LASTED = re.compile(
    r"\b(?:afgelopen|laatste|voorbije|vorige|voorafgaande) (?:[\w-]+ )?(?:dagen|weken|maanden)$"
)
#: "Zes weken lang staat bezwaar open", "30 dagen netto": then it is no length of anything.
_OPEN_LONG = re.compile(
    r"[a-z\d]+ (?:dag|dagen|week|weken|maand|maanden)"
    rf" (?:lang\b[^.;]*{IS_OPEN}|netto\b)"
)
#: A term told of before, which `same_days` knows: "binnen dezelfde zes weken".
_THE_SAME = re.compile(r"\b(?:de|die)zelfde (?:binnen )?$")
#: "Binnen twee weken, dus uiterlijk 28 oktober": the day itself is printed behind the term.
_THAT_IS = re.compile(
    r"^[^.;:]{0,20}?\W(?:dus|dat is|dat wil zeggen|d\.w\.z\.|en wel|te weten|namelijk"
    r"|oftewel|ofwel)\W+"
    r"(?:(?:uiterlijk|voor|op|tot(?: en met)?|t/m)\W+){0,3}(?:\w{2,6}dag )?$"
)
_FARTHEST = 50
#: "Telkens vóór de laatste dag van de maand": what comes every month has no day of its own, and
#: behind the first instalment the next ones have none that is asked now.
_EVERY = re.compile(r"\b(?:telkens|steeds|elke|iedere|maandelijks|per maand)\b")
_NEXT_ONES = re.compile(
    r"\b(?:volgende|overige|andere|resterende) (?:termijnen|delen|betalingen|bedragen)\b|\bdaarna\b"
    r"|\bde (?:volgenden?|overigen?|andere|rest) (?:telkens|steeds)\b"
)
#: How surely the network must see a term as the reader's where the words we know do not, or must
#: not see it so; how surely it must hold for all readers. Set on `developed` and `held-out`. And so
#: surely it is believed where nothing seems asked: set on whole letters of nine authors.
_LEARNED, _OVERRULED, _DOUBTED, _SURELY = 0.85, 0.95, 0.5, 0.98


def counted_days(
    sentence: Sentence, sent: Fact, near: str, after: str, sense: Sense
) -> Iterator[Deadline]:
    """The terms of a sentence that end for the reader, counted from the day a letter was `sent`.

    `near` and `after` are the plain sentences before and after it.
    """
    written = sentence.worded
    if is_of_later_paper(written, near) or not isinstance(sent.value, date):
        return
    mentions = terms_in(sentence.text, after)
    within = [each for each in mentions if each.is_within]
    for mention in within or mentions:  # "één dag" is a length beside "binnen zes weken"
        if _is_length(mention, written) or _THE_SAME.search(written[: mention.length_at]):
            continue
        if _is_told_as_day(mention, sentence) or _is_of_next_ones(mention, written):
            continue
        base = first_day(mention, written, near, after, sent.value)
        shares = sense.role(sentence, mention.length_at, TERM)
        learned = 1 - shares["none"] if shares else 0.0
        is_said = mention.base is not Base.ELSEWHERE and mention.is_within
        is_readers = is_said and _is_readers(mention, written, near)
        is_denied = bool(shares) and learned < 1 - _OVERRULED
        is_denied = is_denied and not _is_open_long(mention, written)
        is_sure = is_surely_readers(sense, sentence, learned)
        is_open = is_sure or not is_ruled_out(mention, written)
        is_open = is_open and mention.base is not Base.ELSEWHERE
        is_wanted = wants(sense, sentence) and not is_of_change(written, near)
        is_learned = (is_wanted and learned >= _LEARNED) or learned >= _SURELY
        is_learned = is_open and is_learned and sense.is_conditional(sentence) < _DOUBTED
        if is_denied or not (is_readers or is_learned):
            continue
        is_own = mention.base in (Base.LETTER, Base.DAY) and base == sent.value
        is_known = sent.is_certain and is_own
        is_agreed = sense.bears_out(sentence, mention.length_at, TERM, FactRole.DUE)
        is_sure = _ends_surely(base, mention, named_near(written, near))
        is_sure = is_sure and not _recurs(mention, written)
        made = fact(
            last_day(base, mention.term),
            sentence,
            mention.start,
            mention.end,
            is_certain=is_known and is_readers and is_agreed and is_sure,
            role=FactRole.DUE,
        )
        yield Deadline(made, actions_for(written, near, FactRole.DUE, sense, sentence))


def _is_length(mention: TermMention, written: str) -> bool:
    """Whether a term says how long something lasts or lasted: "vier maanden lang"."""
    before, after = written[: mention.end], written[mention.end :]
    is_length = _LASTS.match(after) and not _is_open_long(mention, written)
    return bool(is_length or _LASTED.search(before))


def _is_open_long(mention: TermMention, written: str) -> bool:
    """Whether something may be done, or must be paid, for as long as a term says."""
    return _OPEN_LONG.match(written, mention.length_at) is not None


def _is_told_as_day(mention: TermMention, sentence: Sentence) -> bool:
    """Whether the day on which a term ends is printed behind it, which is then its own value."""
    return any(
        _THAT_IS.match(sentence.worded[mention.end : day.start])
        for day in dates_in(sentence.text)
        if mention.end <= day.start <= mention.end + _FARTHEST
    )


def _recurs(mention: TermMention, written: str) -> bool:
    """Whether a term is of every month: "telkens vóór de laatste dag van de maand"."""
    is_of_month = mention.term.unit is Unit.END_OF_MONTH
    return is_of_month and bool(_EVERY.search(written[: mention.end]))


def _is_of_next_ones(mention: TermMention, written: str) -> bool:
    """Whether it is of every month, for the instalments behind the first."""
    return _recurs(mention, written) and bool(_NEXT_ONES.search(written))


def _ends_surely(base: date, mention: TermMention, actions: tuple[ActionKind, ...]) -> bool:
    """Whether the law leaves no doubt about the last day.

    It moves the end of a term from a weekend only where a law sets the term, as for objections.
    """
    if mention.term.unit is Unit.WORKING_DAY:
        return False
    is_legal = ActionKind.OBJECT in actions[:1]
    return is_legal or last_day(base, mention.term) == plain_last_day(base, mention.term)


def _is_readers(mention: TermMention, written: str, near: str) -> bool:
    """Whether it is the reader's term, and counted from now on."""
    part = cues.part_at(written, mention.start, mention.end)
    if is_senders(cues.clause_at(written, mention.start, mention.end), part):
        return False
    if mention.base is Base.UNSAID and is_of_change(written, near):
        return False
    return is_asked(written, near)


def is_asked(written: str, near: str) -> bool:
    """Whether a plain sentence asks or allows something, or goes on about an objection."""
    return bool(cues.ASKED.search(written) or cues.OBJECT.search(f"{near} {written}"))
