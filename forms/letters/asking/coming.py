"""What goes with coming on a day: till when one may say that one cannot, and what to bring.

Texts are sentences as `worded` gives them; cases are what each may hold under (`cases_of`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from forms.letter import Action, Fact, FactRole
from forms.letters.asking.bringing import tells_to_bring
from forms.letters.days.deadline import Deadline
from forms.letters.facts import SURE, fact, place_of_fact
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

_MEETING = r"\w*(?:afspraak|gesprek|bezoek|zitting|keuring|onderzoek|spreekuur|intake|datum)"
#: Not to be able to come, or to want another day; not "Kunt u niet betalen?".
_CANNOT_COME = re.compile(
    r"\bniet (?:[\w-]+ ){0,4}?(?:komen|aanwezig|langs\w*|verschijnen|bij zijn|thuis)\b"
    r"|^(?:kunt|kan|lukt|komt) (?:u|je|het|dit|dat)\b(?: (?:dan|dit|deze|die|dat|op|dag|datum|u"
    r"|tijd\w*|moment|echt|toch|onverhoopt|een keer))* niet\W*(?:$|[,;])"
    rf"|\bverhinder\w*|\b{_MEETING}\b[^.;?]*\b(?:verzet\w*|afzeg\w*|af te zeggen|annule\w*"
    r"|verplaats\w*|wijzig\w*|niet door\w*|niet uit\w*)\b"
    rf"|\b(?:verzet\w*|verplaats\w*|annule\w*|afzeg\w*)\b[^.;?]*\b{_MEETING}\b"
    r"|\b(?:andere|nieuwe) (?:dag|datum|afspraak|tijd)\b|\b(?:afmelden|meld\w* [^.;]*\baf)\b"
)
_LETS_KNOW = re.compile(
    r"\b(?:bel\w*|belt|weten|meld\w*|mail\w*|zeg\w*|contact|geef\w*|doorgeven|afmelden|afzeggen"
    r"|verzet\w*|annule\w*|kan|kunt|wijzig\w*|bericht\w*|afgezegd|reageer\w*)\b"
)


def goes_with_coming(
    day: date | None,
    said: Sequence[tuple[Sentence, str, str]],
    deadlines: Sequence[Deadline],
) -> Iterator[Fact]:
    """The last day to say that one cannot come on `day`, and the words that tell to bring things.

    `said` are sentences, each with its text and its case. Either is there at most once, and only
    where the letter says it.
    """
    yield from islice((each.fact for each in deadlines if _is_to_call_off(each, day, said)), 1)
    told = (sentence for sentence, text, _ in said if tells_to_bring(text))
    for each in islice(told, 1):
        yield fact(each.text, each, 0, len(each.text), is_certain=True)


def told_to_bring(facts: Sequence[Fact]) -> bool:
    """Whether one of the facts of coming is that something is to be brought."""
    return any(isinstance(each.value, str) and tells_to_bring(plain(each.text)) for each in facts)


def last_day_to_call_off(coming: Action) -> Fact | None:
    """The last day to say that one cannot come; None where the letter does not say it."""
    due = (each for each in coming.facts if each.role is FactRole.DUE)
    return next((each for each in due if each.value != coming.before), None)


def _is_to_call_off(
    last: Deadline, day: date | None, said: Sequence[tuple[Sentence, str, str]]
) -> bool:
    """Whether a day before that of coming is the last to say that one cannot, and read surely."""
    if day is None or last.fact.role is not FactRole.DUE or last.day >= day:
        return False
    number = place_of_fact(last.fact, [sentence for sentence, _, _ in said])
    if number is None:
        return False
    sentence, text, case = said[number]
    before = case or (said[number - 1][1] if number else "")
    is_of_it = _CANNOT_COME.search(text) or _CANNOT_COME.search(before)
    start = sentence.text.find(last.fact.text)
    is_read = sentence.confidence_at(start, start + len(last.fact.text)) >= SURE
    return bool(is_of_it and _LETS_KNOW.search(text)) and is_read
