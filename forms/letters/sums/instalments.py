"""Amounts that are one of several equal ones: asked, offered, kept or given."""

import re

from forms.letter import FactRole
from forms.letters.income_words import INCOME, PAY
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_sides import clause_of, is_said_again
from forms.letters.sums.amount_words import ASKED, DEMANDED, GIVEN
from forms.letters.values.number_words import CARDINALS, any_of

_INSTALMENT_CLOSE = re.compile(
    r"\b(?:termijn(?:en)?|delen|deel|helften|keer|maal|bedragen|maandbedrag|termijnbedrag|aflossing)"
    r"(?: (?:af|van|is|a|steeds|elk|ieder|telkens|bedraagt|een|bedrag|ongeveer|circa|ca))*\s?$"
    r"|\b(?:elke|iedere|per) (?:maand|termijn|keer)\b[^.]{0,20}$|\bmaandelijkse?\b[^.]{0,40}$"
    r"|\b(?:steeds|telkens|maanden lang)\s$"
    rf"|\b(?:\d{{1,2}}|{any_of(CARDINALS)}) (?:keer|maal|x)(?:, [a-z ]{{2,30}},)?"
    r"(?: (?:schrijven|boeken|houden|halen|betaalt|betaal) (?:wij|we|u|je))?:?\s?$"
    r"|\beerste van (?:de |uw )?\w+ (?:betalingen|termijnen|delen)\W{0,3}$"
    r"|\b(?:keer|maal|x) €[^;€]{0,20}\ben (?:als|de|het) (?:laatste|slot)\w*:?\s?$"
    r"|\bnogmaals\s?$|\bgelijke delen:\s?$"
    r"|\b(?:brengen|houden|halen) (?:wij|we) (?:voortaan|steeds)\s?$"
    r"|\beerste (?:termijn|deel|betaling|bedrag)?(?: van|, groot|, zijnde|:)?\s?$"
    r"|\btermijn(?:bedrag)?(?: \w+){0,2} van\s?$"
    rf"|\bin (?:\d{{1,2}}|{any_of(CARDINALS)}) (?:[a-z]+ ){{0,2}}?[a-z]+(?:en|s) van\s?$"
    rf"|\bgedurende (?:\d{{1,2}}|{any_of(CARDINALS)}) (?:maanden|termijnen|weken)\b[^.;€]{{0,30}}$"
    # "Twee helften: € 50 voor 3 mei en € 51 voor 3 juni".
    r"|\b(?:helften|termijnen|delen|gedeelten)\b[^;€]{0,30}€[^;€]{0,60}\ben\s?$"
    r"|\b(?:helften|termijnen|delen|gedeelten):\s?$"
    r"|\b(?:maand|termijn)bedrag (?:[a-z]+ ){0,4}?(?:wordt|is|verlaagd tot|verhoogd tot)\s?$"
)
#: Behind what is paid each time.
INSTALMENT_AFTER = re.compile(
    r"^\s?(?:\w+ )?(?:per|elke|iedere|in de) (?:maand|termijn|keer)\b"
    r"(?! (?:dat|krijgt|ontvangt|kreeg|omhoog|omlaag|erbij|hoger|lager)\b)"
    r"|^[^.;€]{0,30}\b(?:maanden|termijnen|weken) (?:lang|achtereen|achter elkaar)\b"
    # "€ 40, tot het er zes zijn".
    rf"|^,? tot(?:dat)? het er (?:\d{{1,2}}|{any_of(CARDINALS)}) zijn\b"
    # "Maak € 30 over, voor 3 mei, en daarna elke maand tot".
    r"|^[^.;€]{0,90}\b(?:daarna|vervolgens) (?:elke|iedere|per) (?:maand|termijn|keer)\b"
)
#: "€ 500 op 15 maart, € 500 op 15 april en de rest op 15 mei": each has a day of its own.
_ON_DAY = r"(?:op|voor|uiterlijk(?: op)?) (?:\w{2,6}dag )?\d{1,2} [a-z]{3,9}"
_HAS_DAY = re.compile(rf"^\s?{_ON_DAY}")
_FALLS_DUE = re.compile(r"^,? vervalt op \d")
_ANOTHER_HAS = re.compile(rf"€ ?[\d.,]*\d {_ON_DAY}")
#: In how many parts, so that what is named beside it is one of them.
_IN_SO_MANY = re.compile(
    rf"\b(?:in|over|gedurende) (?:\d{{1,2}}|{any_of(CARDINALS)}) (?:[a-z]+ )?"
    r"(?:maanden|termijnen|keer|delen|weken)\b[^.;€]*$"
)
#: All of them together.
_TOGETHER = re.compile(r"\b(?:samen|tezamen|totaal|bij elkaar|opgeteld)(?: is(?: dat)?)?\s?$")
#: Parts that may be asked for are none yet.
_OFFERED = re.compile(r"\b(?:kunt|kan|mag|mogelijk|wilt)\b")
#: "Met een machtiging betaalt u in tien keer": who has given one.
_BY_DEBIT = re.compile(
    r"^\W*(?:met|bij) (?:een |ons |onze )?(?:automatische )?(?:incasso|machtiging|\w*plan)\b"
    r"|^\W*(?:automatische )?incasso:|^\W*machtig(?:en|ing)\?"
)
_INSTEAD = re.compile(r"\b(?:in een keer|ineens)\b[^.]{0,40}\bof\b[^.]*$")
#: "U betaalt het hele bedrag vóór 9 januari, of u betaalt in 24 termijnen van € 26,75": who does
#: not ask for parts owes all of it.
_ALL_OR_IN_PARTS = re.compile(
    r"\b(?:hele|gehele|volledige|totale) (?:bedrag|som|schuld|boete|aanslag|rekening)\b"
    r"[^.;€]{0,80},? of (?:anders )?(?:(?:u|je) )?(?:betaalt?|(?:het |dit )?in|kiest)\b[^.;]*$"
)
#: What the sender keeps of what it pays: whether that is a part of a sum is not said.
_KEPT = re.compile(r"\bhoud\w*\b.{0,80}\bin\b|\bin(?:ge)?houden\b|\bverreken\w*\b")
#: The same of a wage or benefit: "van uw loon gaat € 40 per maand af".
_OF_PAY = re.compile(rf"\b(?:uw|je|jouw) {PAY}\b[^.;]*\baf\b")
_KEEPS, _KEPT_OF = re.compile(r"\bhoud(?:t|en)?\b[^.;€]*$"), re.compile(r"^[^.;,€]{0,20}\bin\b")
_LESS_PAID = re.compile(r"^[^.]{0,20}\bminder uit\b")
_GOES_ON = re.compile(r"(?:dan|dat|u betaalt dan)\b")
#: "U betaalt nu € 91 per maand. Dat wordt € 97 per maand": what something costs from a day on.
_PRICE_CHANGES = re.compile(
    r"\b(?:dat|dit|premie|huur(?:prijs)?|prijs|tarief|contributie|abonnement\w*|voorschot) wordt\b"
    r"|\bwordt (?:dat|dit|uw \w+|de \w+|het)\b"
)
_PART_OF_DEBT = re.compile(r"\b(?:maand|termijn)bedrag\b")
_PAID_IN_PARTS = re.compile(
    r"\bwerkgever (?:\w+ )?(?:maakt|houdt|betaalt)\b|\bminder uit\b"
    r"|\bleg\w* (?:u|je|jij)\b.*\bbij\b|\bte verrekenen\b|\bin mindering\b"
    rf"|\b(?:gaat|halen|haal)\b.*\b(?:uw|je) {PAY}\b.*\baf\b|\bverwacht(?:en)? (?:wij|we|ik)\b"
    r"|\bvervalt op \d"
    rf"|\bvan (?:uw|je) {INCOME}\b.*\b(?:gaat|gaan|halen|trekken|houden)\b.*\b(?:af|in)\b"
    r"|\b(?:(?:wij|we) spr[ae]ken|spr[ae]ken (?:wij|we))\b.*\baf\b"
    r"|\b(?:maakt (?:u|je)|(?:u|je) maakt)\b.*\bover\b"
    r"|\bdraagt?\b.{0,60}\baf\b|\b(?:vraag|vragen) (?:wij|we|ik)\b"
    r"|\bverwachten?(?: (?:wij|we|ik))? binnen\b"
    r"|\bbetaling\b[^.;]{0,20}\buiterlijk\b"
    r"|\bgedurende\b.{0,40}\bverschuldigd\b|\breserveert? (?:u|je)\b"
    r"|\b(?:betaal\w*|betalen|termijnen|helften|aflos\w*)\b|\b(?:lost?|lossen)\b.{0,60}\baf\b"
)


def role_of_part(before: str, after: str, near: str) -> Reading:
    """What one of several equal amounts is: one that is asked, offered, kept or given."""
    around = " ".join(f"{before} {after}".split())
    given = DEMANDED.sub(" ", clause_of(before, after))
    is_kept = _is_kept(before, after)
    is_given = bool(GIVEN.search(given)) and not (is_kept or _LESS_PAID.search(after))
    is_more = bool(_OFFERED.search(near)) and bool(_GOES_ON.match(before.strip()))
    own = before if is_said_again(before) else before.rsplit(";", maxsplit=1)[-1]
    is_unasked = is_said_again(before) and bool(
        _OFFERED.search(before) or not ASKED.search(f"{near} {before}")
    )
    if _PRICE_CHANGES.search(before) and not _PART_OF_DEBT.search(f"{near} {around}"):
        return Reading(is_none=True)
    is_offered = is_more or (bool(_OFFERED.search(f"{own} {after}")) and not ASKED.search(own))
    if (
        is_offered
        or is_unasked
        or _BY_DEBIT.search(before)
        or _ALL_OR_IN_PARTS.search(before)
        or (_OFFERED.search(before) and _INSTEAD.search(before))
    ):
        return Reading(is_none=True)
    is_clear = bool(is_kept or ASKED.search(around) or _PAID_IN_PARTS.search(around))
    is_owed = is_clear or bool(_PAID_IN_PARTS.search(near))
    if is_owed and not is_given:
        is_taken = bool(_KEPT.search(around))
        is_said = is_taken or bool(_OF_PAY.search(around))
        return Reading(FactRole.INSTALMENT, is_clear and not is_taken, is_said=is_said)
    if is_given:
        return Reading(is_none=True, is_barred=True)
    return Reading(is_part=bool(_PART_OF_DEBT.search(before)))


def _is_kept(before: str, after: str) -> bool:
    """Whether an amount is kept of what its giver pays: "en houd op 3 mei € 30 in"."""
    return bool(_KEEPS.search(before) and _KEPT_OF.search(after))


def is_part(before: str, after: str) -> bool:
    """Whether an amount is one of several equal ones."""
    is_one = _INSTALMENT_CLOSE.search(before) or INSTALMENT_AFTER.search(after)
    is_one = (
        is_one
        or _FALLS_DUE.search(after)
        or (_HAS_DAY.search(after) and _ANOTHER_HAS.search(f"{before} {after}"))
    )
    is_limit = before.endswith("tot ") and not before.endswith("verlaagd tot ")
    return bool(is_one) and not (is_limit or _TOGETHER.search(before))


def is_one_of_so_many(before: str, after: str) -> bool:
    """Whether an amount is paid each time, and in how many times is said: no price of one."""
    return bool(_IN_SO_MANY.search(before) and INSTALMENT_AFTER.search(after))
