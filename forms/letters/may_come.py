"""Sentences that tell what comes only if the reader does not do something: nothing is owed yet."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from forms.letters.sentences import Sentence

#: Heads what comes then: "Wat gebeurt er als u niet betaalt?", "Als u niets doet".
_WHAT_IF = re.compile(
    r"^(?:en )?wat\b[^?]*\b(?:als|wanneer|indien)\b[^?]*\b(?:niet|niets|geen|te laat)\b[^?]*\?"
)
_IF_NOT = re.compile(
    r"^(?:als|indien|wanneer) (?:u|je)\b[^.,:;?]*\b(?:niet|niets|geen|te laat)\b[^.,:;?]*$"
)
#: What is asked there is asked now: "Voorkom dat en betaal € 30".
_ASKS_NOW = re.compile(r"(?:^|, |\ben )(?:betaal|voldoe|maak|stort|voorkom)\b")
#: "Rijdt u zonder keuring, dan krijgt u een boete": what is told of it next is told of that.
_THEN = re.compile(
    r"(?:^(?:als|indien|wanneer|zonder|[a-z]{3,}t (?:u|je|er|iemand))\b[^.;?]*\b(?:dan|krijgt)\b"
    r"|\banders\b)[^.;?]*\been (?:\w+ )?(?P<what>\w*boete|\w*dwangsom|\w*naheffing\w*)\b"
)
#: "Als wij het geld niet hebben ontvangen, sluiten wij af", "Betaalt u niet, dan", "Anders".
_THREATENS = re.compile(
    r"\b(?:als|indien|wanneer)\b[^.;?]*\b(?:niet|geen|niets|uit)\b"
    r"|^[a-z]+(?:t|n) (?:u|je|wij|we|ik|uw [a-z]+|het \w+)\b[^.;?]*\b(?:niet|geen|niets|uit)\b"
    r"|\banders\b|\b(?:zonder|geen|uitblijven van|bij te late) (?:\w+ )?(?:betaling|reactie)\b"
)
#: What a sender does then, in the words of the threat and of what it costs; and where it was done.
_MEASURES = tuple(
    (
        re.compile(measure),
        re.compile(rf"\b(?:heb|hebben|is|zijn|bent|werd|werden)\b[^.;,]*\b{done}\b"),
    )
    for measure, done in (
        (r"\b\w*(?:sluit\w*|sluiting|gesloten)\b", r"(?:af|aan)gesloten"),
        (r"\b(?:gerechts)?deurwaarder\w*\b", r"(?:ingeschakeld|gemaakt|overgedragen|betekend)"),
        (
            r"\b(?:\w*rechter\w*|rechtszaak|rechtbank|dagvaard\w*|procedure|proces\w*)\b",
            r"(?:gedagvaard|beslist|veroordeeld|begonnen|gemaakt)",
        ),
        (r"\b(?:dwangbevel|beslag\w*|executie)\b", r"(?:gelegd|betekend|uitgevaardigd|gestuurd)"),
        (r"\b(?:weg)?(?:ge)?sle(?:ep|pen)\w*\b|\bwegslepen\b", r"weggesleept"),
        (r"\b\w*incasso\w*\b", r"(?:ingeschakeld|overgedragen|gemaakt)"),
        (r"\b(?:ontruim\w*|uit uw (?:huis|woning))\b", r"ontruimd"),
        (
            r"\b(?:verwijder\w*|weg ?(?:te )?halen|halen\b[^.;]*\bweg|op ?(?:te )?ruim\w*"
            r"|afbre\w+|slo(?:op|pen))\b",
            r"(?:verwijderd|weggehaald|opgeruimd|afgebroken|gesloopt)",
        ),
    )
)
_COSTS = re.compile(r"\b(?:\w*kosten|kost|tarief|betaalt|betalen)\b")
#: "Wordt uw auto toch weggesleept? Dan betaalt u € 30." Not "Wordt de huur hoger?", which it is.
_MISHAP = re.compile(
    r"^(?:(?:wordt|worden) [^?]*\btoch\b|(?:raakt|verliest|breekt|beschadigt) )[^?]*\?$"
)
_SO_THEN = re.compile(r"^dan (?:betaalt?|moet|dient|kost|komt|zijn) ")
#: "De kosten daarvan": of what the sentence before tells.
_COSTS_OF_IT = re.compile(r"\b(?:\w*kosten|tarief) (?:hier|daar)(?:van|voor|bij)\b")
#: What has a day of its own, or goes to an account, is asked.
_BY_A_DAY = re.compile(
    r"\b(?:uiterlijk|voor|op|tot(?: en met)?) (?:\w{2,6}dag )?\d|\bbinnen \w+ (?:dag|we[ek]|maand)"
    r"|\bnl\d\d|\bdirect\b|\bnu\b"
)
_OF_READER = re.compile(r"\b(?:u|uw|je|jouw)\b")


def may_come(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The sentences of a letter that tell what comes if the reader does not do something."""
    told = (_below_headings, _of_penalties, _of_measures, _of_mishaps)
    return frozenset(chain.from_iterable(tell(sentences) for tell in told))


def _below_headings(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What stands below a heading or a question of what comes then, up to the next."""
    is_below = False
    for each in sentences:
        if _heads(each):
            is_below = True
        elif each.is_cell or each.text.endswith("?") or _ASKS_NOW.search(each.worded):
            is_below = False
        elif is_below:
            yield each


def _heads(sentence: Sentence) -> bool:
    text = sentence.worded
    return bool(_WHAT_IF.search(text) or (sentence.is_cell and _IF_NOT.search(text)))


def _of_penalties(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What tells of a penalty that comes only then, and goes on about it: "De boete is € 30"."""
    what = ""
    for each in sentences:
        text = each.worded
        begun = _THEN.search(text)
        if begun:
            what = begun["what"]
            yield each
        elif what and re.match(rf"(?:de|die|deze|dat|dit) {what}\b", text):
            yield each
        elif _OF_READER.search(text):
            what = ""


def _of_measures(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What it costs the reader where the sender does what it threatens, and has not done yet.

    "Anders sluiten wij uw water af. Het afsluiten kost € 30, dat u zelf betaalt."
    """
    threatened: set[int] = set()
    before = ""
    undone = [
        (number, measure)
        for number, (measure, done) in enumerate(_MEASURES)
        if not any(done.search(each.worded) for each in sentences)
    ]
    for each in sentences:
        text = each.worded
        named = {number for number, measure in undone if measure.search(text)}
        is_of_it = _COSTS_OF_IT.search(text) and any(
            measure.search(before) for number, measure in undone if number in threatened
        )
        if _THREATENS.search(text) and not _ASKS_NOW.search(text):
            threatened |= named
        elif (named & threatened or is_of_it) and _costs_only(text):
            yield each
        before = text


def _costs_only(text: str) -> bool:
    """Whether a plain sentence says what something costs, and asks for it by no day."""
    is_asked = _BY_A_DAY.search(text) or _ASKS_NOW.search(text)
    return bool(_COSTS.search(text)) and not is_asked


def _of_mishaps(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What is to be paid only where something goes wrong that the sentence before asks about."""
    for before, each in pairwise(sentences):
        if _MISHAP.match(before.worded) and _SO_THEN.match(each.worded):
            yield each
