"""Deadlines counted from another day: "binnen zes weken na de datum van deze brief"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from forms.letters.plain import plain
from forms.letters.values.number_words import CARDINALS, any_of
from forms.letters.values.terms import Term, Unit

_UNITS = {
    "werkdag": Unit.WORKING_DAY, "dag": Unit.DAY, "week": Unit.WEEK, "maand": Unit.MONTH,
}  # fmt: skip
_COUNT = rf"(?:(?P<digits>\d{{1,2}})|(?P<word>{any_of(CARDINALS)}))"
_UNIT = r"(?P<unit>werkdag(?:en)?|(?:kalender)?dag(?:en)?|wek(?:en)|week|maand(?:en)?)"
_TERM = rf"\b{_COUNT}(?: ?\(\w+\))? (?:volle |hele )?{_UNIT}\b"
_LETTER = (
    r"(?:brief|\w*besluit|\w*beschikking|aanslag\w*|schrijven|bericht|\w*beslissing|herinnering"
    r"|aanmaning"
    r"|dwangbevel|factuur|nota|rekening|vordering|uitnodiging|uitspraak|oproep|verzoek"
    r"|sommatie|boete|kennisgeving|waarschuwing|mededeling|formulier|bekendmaking)"
)
_THIS = r"(?:deze |dit |het |de |van deze |van dit )?"
#: What is done with a letter on the day from which its terms are counted.
_SENT = (
    r"(?:verzonden|verstuurd(?:en)?|stuurden|bekend ?gemaakt|toegezonden|toegestuurd|gestuurd"
    r"|opgestuurd|is (?:gedateerd|gedagtekend))"
)
#: From the day printed as that of the letter; "sent" and "made known" are the same day by law.
#: Not "na de datum waarop het werk is gedaan".
_FROM_LETTER = re.compile(
    rf"^[^.;?]{{0,70}}?\b(?:na|vanaf|van af|volgend op|sinds)(?: de dag (?:na|van))?"
    rf" (?:(?:de |het |boven(?:staande|genoemde|vermelde) )?"
    rf"(?:datum|dagtekening|verzenddatum|briefdatum|dag ?tekening|dag(?= van {_THIS}{_LETTER}\b))"
    rf"(?! (?:waarop|dat)\b(?![^.,;]{{0,30}}\b{_LETTER}\b))"
    rf"(?: (?:van )?(?:verzending|dagtekening|bekendmaking)(?: van)?)?"
    rf"(?: (?:van|op|boven|bovenaan|boven aan) {_THIS}{_LETTER}| hierboven| bovenaan)?"
    rf"|(?:de )?(?:verzending|toezending|bekendmaking|verzenden|dagtekening)"
    rf"(?: van {_THIS}{_LETTER}| hiervan| ervan)?"
    rf"|de dag (?:na(?:dat)?|waarop|na die waarop|volgend op)"
    rf"(?:[^.]{{0,40}}?{_LETTER}[^.]{{0,60}}?"
    rf"| (?:het|dit|deze|die|hij|zij|ze)\b[^.]{{0,20}}?){_SENT}"
    rf"|(?:vandaag|heden|morgen)|{_THIS}{_LETTER}datum"
    rf"|(?:deze|dit) {_LETTER}(?! (?:hebt|heeft|is|bij (?:u|je)|door|u|van)\b))\b"
    rf"|^[ ,]*nadat (?:wij )?{_THIS}{_LETTER}[^.;]{{0,20}}? {_SENT}\b"
    rf"|^[ ,]*nadat (?:wij|we|ik) (?:het|dit|deze|die|hem) {_SENT}\b"
    rf"|^[ ,]*nadat (?:het|dit|deze|die|hij|zij|ze)(?: aan u)? is(?: aan u)? {_SENT}\b"
    r"|^ die (?:op|na) (?:de |het )?(?:dagtekening|datum|verzenddatum|verzending|bekendmaking)\b"
    r"[^.;]{0,30}? volgen\b"
)
#: The same, said before the term or after it in other words.
_FROM_LETTER_BEFORE = re.compile(
    rf"\b(?:vanaf|na|met ingang van) (?:de )?(?:datum|dagtekening|verzenddatum|verzending)"
    rf"(?: (?:van|op|boven|bovenaan) {_THIS}{_LETTER})?[^.]{{0,60}}$"
)
#: From a day that the letter cannot tell.
_FROM_RECEIPT = re.compile(
    rf"^[ ,(]*(?:te rekenen |gerekend )?(?:na|vanaf|nadat|sinds) (?:de )?"
    rf"(?:(?:dag|(?:het )?(?:moment|ogenblik)) (?:van|waarop|na|nadat|dat) )?"
    rf"(?:(?:datum van )?ontvangst(?: van {_THIS}{_LETTER})?"
    r"|u (?:hierover|daarover|hiervan|daarvan|dit) (?:een |het )?bericht\b[^.,;]{0,20}"
    r" (?:ontvangen|gekregen|ontving|kreeg|krijgt|ontvangt)"
    rf"|(?:(?:u|je|hij|zij) )?{_THIS}{_LETTER}"
    r"(?: (?:hebt|heeft|hebben|is|bij u|u|door u|in persoon))*"
    r" (?:ontvangen|gekregen|binnen|ontving|kreeg|krijgt|ontvangt|uitgereikt|betekend"
    r"|in (?:handen|huis) (?:kreeg|krijgt|hebt))"
    rf"|{_THIS}{_LETTER}[^.,;]{{0,25}}? (?:bereikt|bezorgd|afgeleverd"
    r"|(?:op (?:uw|je|de) (?:deur)?mat|in (?:uw|je|de) (?:brieven)?bus) (?:viel|valt|lag|ligt))"
    r"|(?:u|je) (?:het|dit|deze|die|hem|haar)(?: (?:hebt|heeft))?"
    r" (?:ontving|kreeg|ontvangt|krijgt|ontvangen|gekregen)"
    # "Veertien dagen na de uitreiking", "drie maanden na de dag waarop zij is gegeven".
    rf"|(?:uitreiking|betekening)\b(?! van (?!{_THIS}{_LETTER}\b))"
    rf"|(?:zij|ze|het|hij|die|deze|dit|{_THIS}{_LETTER})(?: (?:is|werd|aan u|in persoon))*"
    r" (?:uitgereikt|betekend|gegeven|uitgesproken|gewezen))"
)
#: "Die tijd begint op de dag na de datum van deze brief."
_BEGINS = re.compile(r"(?:die|de|deze) (?:tijd|termijn|periode|eerste dag)\b")
_END_OF_MONTH = re.compile(
    r"\b(?:voor|uiterlijk|tot)(?: aan| op)? (?:het )?eind(?:e)? van (?:de|deze) maand\b"
    r"|\b(?:voor|uiterlijk(?: op)?|tot(?: en met)?|op) de laatste dag van (?:de|deze) maand\b"
    r"|\b(?:nog|uiterlijk|in de loop van) deze maand\b|\bdeze maand nog\b"
    r"|\b(?:uiterlijk )?voor de (?:eerste|1e?)(?: dag)? van (?:de )?(?:volgende|komende) maand\b"
)
#: Its words without those before them, as "zes weken" is of "binnen zes weken".
_MONTH = re.compile(r"(?:het )?eind|(?:de laatste|deze|de eerste|de 1)\b")
#: "Na de datum van het nieuwe besluit": of what is no letter that we know, or not of this one.
_OF_ANOTHER = re.compile(
    r" van (?:het|de|een|uw|onze) (?:nieuwe|definitieve|latere?|volgende|andere|eind\w+|vorige) ?"
)
#: "Binnen zes weken na 3 maart 2026", "zes weken, te rekenen vanaf 3 maart 2026".
_FROM_DAY = re.compile(
    r"^,? (?:te rekenen |gerekend )?(?:na|vanaf|volgend op)(?: de dag (?:na|van))?"
    r" (?=\d{1,2} (?!dag|we|uur|werk|maand|jaar)[a-z]{3,9}\b(?:\.? \d{4}\b)?"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4}\b)"
)
_OF_WHAT = re.compile(rf" van (?!{_THIS}{_LETTER}\b|vandaag|heden)")
_FROM_ELSEWHERE = re.compile(
    r"^[ ,(]*(?:te rekenen |gerekend )?(?:na(?:dat)?|vanaf|sinds|van"
    r"|voor(?:dat)?(?! (?:\w+ )?(?:betaling|voldoening)\b| een\b| het \w+en\b)"
    r"|eerder|later|ervoor|daarvoor|vooraf|(?:van )?te ?voren)\b"
)
_WITHIN = re.compile(
    r"\b(?:binnen|uiterlijk(?: binnen)?|niet later dan|op zijn laatst|ten laatste)"
    r"(?: de| een)?(?: termijn van)?(?: maximaal| uiterlijk| de)?\s$"
    r"|\b(?:in|gedurende|binnen) de (?:komende|eerstvolgende)\s$"
)
#: Only with what it is counted from.
_UP_TO = re.compile(r"\b(?:tot(?: uiterlijk)?|gedurende|in de)\s$")
_TIME_FOR = re.compile(r"^[^.]{0,30}?\bde (?:tijd|gelegenheid|mogelijkheid)\b|^ om\b[^.]*\bte\b")
#: Behind "zes weken lang" these say that something is open to the reader for so long.
IS_OPEN = r"\b(?:open|mogelijk|(?:kunt|kunnen|mag|mogen)(?! (?:wij|we)\b))\b"
#: "Zes weken lang staat bezwaar open", "Betaling: 30 dagen netto".
_OPEN_FOR = re.compile(rf"^ lang\b[^.;]{{0,60}}{IS_OPEN}|^ netto\b")
#: "De termijn begint twee dagen na deze brief": then nothing is to be done.
_SETS_OUT = re.compile(
    r"\b\w*(?:tijd|termijn|periode)\b[^.;]{0,20}\b(?:begint|gaat|vangt|start)\b[^.;]{0,20}$"
)
_HAS = re.compile(
    r"\b(?:hebt|heeft|krijgt|termijn[^.]{0,40} (?:is|bedraagt)|duurt"
    r"|(?:staat|geldt|is)(?: er)? een termijn)\b[^.]{0,60}$|\b(?:kans|gelegenheid)\b[^.:]{0,60}: $"
)


class Base(StrEnum):
    """What a term is counted from."""

    LETTER = "letter"
    DAY = "day"  # one printed behind the term, which `days.first_days` reads
    RECEIPT = "receipt"
    UNSAID = "unsaid"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class TermMention:
    """A term at `start` to `end` of a text, with the words that say what it is counted from.

    `length_at` is where its length begins ("zes weken"); `is_within`: words before or after it say
    that something must be done within it.
    """

    term: Term
    base: Base
    start: int
    end: int
    length_at: int = -1
    is_within: bool = True


def terms_in(text: str, after: str = "") -> list[TermMention]:
    """All terms of a text from left to right, also those in which nothing need be done.

    `after` is the next sentence in plain text, which may say what they are counted from.
    """
    return [_based(mention, after) for mention in _terms(plain(text))]


def durations_in(text: str) -> list[tuple[int, int]]:
    """Where a text names a length of time, whatever of, or a month's end: "zes weken"."""
    written = plain(text)
    ends = [(_month_at(match), match.end()) for match in _END_OF_MONTH.finditer(written)]
    return [*ends, *(match.span() for match in re.finditer(_TERM, written))]


def _based(mention: TermMention, after: str) -> TermMention:
    if mention.base is not Base.UNSAID or not _BEGINS.match(after):
        return mention
    return replace(mention, base=Base.LETTER) if _FROM_LETTER.search(after) else mention


def _terms(written: str) -> Iterator[TermMention]:
    for match in _END_OF_MONTH.finditer(written):
        term = Term(1, Unit.END_OF_MONTH)
        yield TermMention(term, Base.LETTER, *match.span(), length_at=_month_at(match))
    for match in re.finditer(_TERM, written):
        before, after = written[: match.start()], written[match.end() :]
        base, length = _base(before, after)
        if _SETS_OUT.search(before):
            base = Base.ELSEWHERE
        is_counted = bool(length) or base is Base.DAY
        within = _WITHIN.search(before) or (is_counted and _UP_TO.search(before)) or None
        has_it = bool(_HAS.search(before) and (_TIME_FOR.search(after) or length))
        term = Term(_count(match), _unit(match["unit"]))
        start = match.start() if within is None else within.start()
        is_within = within is not None or has_it or bool(_OPEN_FOR.search(after))
        yield TermMention(term, base, start, match.end() + length, match.start(), is_within)


def _month_at(match: re.Match[str]) -> int:
    """Where the month's end is named in words for it: "het einde" of "voor het einde"."""
    found = _MONTH.search(match.group())
    return match.start() + (found.start() if found else 0)


def _base(before: str, after: str) -> tuple[Base, int]:
    """What the term is counted from, and the length of the words after it that say so.

    Of a day of something unknown it is left unsaid.

    Behind the next term they say so of that one: "één dag ... binnen 28 dagen na verzending".
    """
    following = re.search(_TERM, after)
    own = after[: following.start()] if following else after
    received, found = _FROM_RECEIPT.search(own), _FROM_LETTER.search(own)
    if received:
        return Base.RECEIPT, received.end()
    if found and _OF_ANOTHER.match(own[found.end() :]):
        return Base.ELSEWHERE, 0
    if found:
        is_known = not _OF_WHAT.match(own[found.end() :])
        return Base.LETTER if is_known else Base.UNSAID, found.end()
    return _base_without_letter(before, after), 0


def _base_without_letter(before: str, after: str) -> Base:
    """What a term is counted from where no letter is named behind it."""
    if _FROM_DAY.match(after):
        return Base.DAY
    if _FROM_ELSEWHERE.search(after):
        return Base.ELSEWHERE
    return Base.LETTER if _FROM_LETTER_BEFORE.search(before) else Base.UNSAID


def _count(match: re.Match[str]) -> int:
    return int(match["digits"]) if match["digits"] else CARDINALS[match["word"]]


def _unit(word: str) -> Unit:
    singular = re.sub(r"^kalender", "", word)
    singular = {"weken": "week", "wek": "week"}.get(singular, re.sub(r"en$", "", singular))
    return _UNITS[singular]
