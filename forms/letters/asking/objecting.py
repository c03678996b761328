"""Where a letter tells who disagrees what may be done: object to who wrote, or go to a court."""

import re
from collections.abc import Iterator, Sequence

from forms.letter import Fact
from forms.letters import cues
from forms.letters.days.last_day import appeal_or_objection_in
from forms.letters.facts import fact
from forms.letters.sentences import Sentence
from forms.letters.values.dates import dates_in
from forms.letters.values.relative import durations_in

_NO_OBJECTION = re.compile(
    r"\b(?:geen|niet) (?:\w+ ){0,2}(?:bezwaar|beroep|verzet)\b|\b(?:bezwaar|beroep)\b.{0,40}\bniet"
    r" (?:meer )?(?:mogelijk|maken|open)\b|^.*\btegen deze \w+ kan dat (?:nog )?niet\b"
    r"|\btermijn\b.{0,60}\b(?:voorbij|verstreken|verlopen)\b"
    # One that was made already, or could have been.
    r"|\bbeslissing op (?:uw|het) bezwaar\w*\b|\bkon(?:den)? (?:\w+ )?(?:bezwaar|beroep)\b"
    r"|\buw bezwaar\w*\b.{0,40}\b(?:toe|aan|in) ?(?:te )?(?:lichten|vullen|trekken)\b"
)
#: A higher judge may be gone to: no answer to the sender, where no day is said for it.
TO_COURT = re.compile(
    r"\bberoep\b.{0,60}\b(?:\w*rechter|rechtbank|(?:ge(?:rechts)?)?hof|raad van state)\b"
    r"|\b(?:\w*rechter|rechtbank|hof)\b.{0,60}\bberoep\b|\bhoger beroep\b"
)
_MAY = re.compile(r"\b(?:kunt u|u kunt|mag|kan|termijn)\b")
#: The same, where that something may be done is known already: "Tegen deze uitspraak staat beroep
#: open", "Wilt u in beroep, doe dat dan ...".
_MAY_TOO = re.compile(rf"{_MAY.pattern}|\b(?:kunnen|staat|wilt|gaat|tegen)\b")
#: So many sentences from a day it is told what may be done until then.
_NEAR = 3


def offers_answer(texts: Sequence[str], number: int) -> bool:
    """Whether a plain sentence offers to object, other than to a judge."""
    text = texts[number]
    is_offer = _MAY.search(text) and _is_of_objecting(texts, number)
    return bool(is_offer) and not TO_COURT.search(text)


def goes_with_objection(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence without a day tells what to enclose, where the paragraph offers to object.

    "Niet eens met de aanslag? Schrijf ons. Voeg een kopie van uw bewijs toe."
    """
    sentence = sentences[number]
    if dates_in(sentence.text) or durations_in(sentence.text):
        return False
    before = [
        each.worded
        for each in sentences[max(0, number - _NEAR) : number]
        if (each.page, each.block) == (sentence.page, sentence.block)
    ]
    return any(
        offers_answer(before, at) or (text.endswith("?") and cues.OBJECT.search(text))
        for at, text in enumerate(before)
    )


def named_apart(
    sentences: Sequence[Sentence], texts: Sequence[str], known: Sequence[Fact]
) -> Iterator[Fact]:
    """The word that tells of an objection or an appeal, where what is `known` does not.

    Those are the facts of its day. Where either may be done it is the objection: that comes first.
    """
    if any(appeal_or_objection_in(each.sentence or "") for each in known):
        return
    days = {each.sentence for each in known}
    beside = [at for at, each in enumerate(sentences) if each.text in days]
    found = [
        (each, match)
        for number, each in enumerate(sentences)
        if not beside or any(abs(number - at) <= _NEAR for at in beside)
        if _MAY_TOO.search(texts[number]) and _is_of_objecting(texts, number)
        if (match := appeal_or_objection_in(each.text))
    ]
    for each, match in sorted(found, key=lambda one: one[1].is_appeal)[:1]:
        yield fact(
            each.text[match.start : match.end], each, match.start, match.end, is_certain=True
        )


def _is_of_objecting(texts: Sequence[str], number: int) -> bool:
    text = texts[number]
    is_answer_to_promise = text.startswith("daartegen") and number
    return bool(
        cues.OBJECT.search(text)
        and not _NO_OBJECTION.search(" ".join(texts[number : number + 2]))
        and not (is_answer_to_promise and cues.PROMISED.search(texts[number - 1]))
    )
