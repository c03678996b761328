"""What the words beside an amount make of it."""

import re
from dataclasses import replace

from forms.letter import FactRole
from forms.letters.cues import is_in_general
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_sides import (
    is_left_over,
    is_of_now_on,
    is_until_paid,
    said_of,
    without_extra,
    without_gross,
)
from forms.letters.sums.amount_words import ASKED, BACK, DEMANDED, GIVEN, OWED, RIGHT
from forms.letters.sums.instalments import is_one_of_so_many, is_part, role_of_part
from forms.letters.sums.not_owed.bounds import is_bound, is_rough
from forms.letters.sums.not_owed.others import is_fee_of_court
from forms.letters.sums.not_owed.roles import has_no_role, is_never_owed
from forms.letters.sums.not_owed.unasked import is_another_way
from forms.letters.sums.owing import is_asked_back, is_given_back

#: Part of a sum that is asked, and no word against it.
_INCLUDED = re.compile(r"\b(?:inclusief|incl|met inbegrip van)\W+(?:de |alle )?\w*kosten\b")
#: Who paid already gets it: "Hebt u de heffing al betaald, dan storten wij € 30 terug".
_WHO_PAID = re.compile(
    r"^\W*(?:(?:als|indien) )?(?:hebt|heeft|had) (?:u|je)\b[^.;,]*\bal\b[^.;,]*"
    r"\b(?:betaald|voldaan),? dan\b"
)
#: What one of so many is, before what they make together: "7 x € 30 = € 210".
_TIMES = re.compile(r"\d ?(?:x|×|maal|keer)\s?$")
_MAKES = re.compile(r"^\s?(?:=|, (?:dus|samen)\b|\))")
_MADE = re.compile(r"\d ?(?:x|×|maal|keer) € ?[\d.,]*\d(?: ?=|, (?:dus|samen))\s?$")
_IN_PARTS = re.compile(r"\b(?:termijn\w*|maand\w*|delen|aflos\w*|betaal\w*|betalen)\b")
#: What became of a fine: "De boete is gematigd van € 300 naar € 150", "wordt gesteld op € 150".
_BROUGHT_TO = re.compile(
    r"\bboete\b[^;]{0,60}\b(?:gematigd|verlaagd|verhoogd|verminderd|teruggebracht|vastgesteld"
    r"|gesteld)\b[^;]{0,40}\b(?:tot|naar|op)\s?$"
    r"|\b(?:matigen|verlagen|verhogen|verminderen|stellen)\b[^.;]{0,40}\bboete"
    r"[^.;]{0,20}\b(?:tot|naar|op)\s?$"
)
#: A sum said again in words.
_IN_WORDS = re.compile(r"\((?:zegge|in woorden)[^)]*\)")
#: "Dat kost u € 30, te betalen binnen twee weken", "U krijgt € 30, over te maken op".
_TO_BE_PAID = re.compile(r"^\s?, (?:alsnog )?te (?:betalen|voldoen) (?:binnen|voor|uiterlijk|op)\b")
_GETS = re.compile(
    r"(?:^|[.;:])\s?(?:u|je) (?:krijgt|ontvangt)(?: van ons)?\s?$"
    r"|(?:^|[.;:,])\s?(?:nog )?te ontvangen:?\s?$"
)
#: Set off against what is paid next: "verrekenen wij met de huur: u betaalt dus minder".
_PAYS_LESS = re.compile(
    r"^[^.;]{0,80}\b(?:wordt|schrijven (?:wij|we)|betaalt (?:u|je)) (?:\w+ ){0,2}?minder\b"
)
#: Set off: what is left, and whose it is, the sum itself does not say.
_SET_OFF = re.compile(r"\bverreken\w*")
#: "Wij vragen alle leden om een bijdrage van € 30".
_ASKS_SHARE = re.compile(
    r"\b(?:vragen|vraag|verzoeken|verzoek)\b[^.;]{0,30}\bom een (?:\w+ )?bijdrage van\s?$"
)
#: A sum by which a paper is called: "een kopie van de eigen bijdrage van € 30".
_OF_PAPER = re.compile(r"\b(?:kopie\w*|afschrift\w*) van [^.;,]{0,40}$")
#: A price that changes after that: "Tot 3 mei betaalt u nog € 30".
_UNTIL = re.compile(
    r"^\W*tot (?:en met )?\d{1,2} [a-z]+(?: \d{4})? betaalt? (?:u|je) (?:nog|gewoon) $"
)
#: Nothing that the network sees makes that money for the reader.
_OWES_US = re.compile(r"\b(?:(?:u|je) bent|bent (?:u|je)) (?:ons|mij)\b[^.;]*\bschuldig\b")
#: "Met de kosten bent u ons € 30 schuldig", "Het lesgeld van € 30 is nog niet voldaan."
_OWING, _OWED_SO = re.compile(r"\bbent (?:u|je) (?:ons|mij)\s?$"), re.compile(r"^\s?schuldig\b")
_UNPAID = re.compile(
    r"^\s?(?:\w+ ){0,3}?nog (?:steeds )?niet (?:voldaan|betaald|ontvangen|binnen\w*)\b"
)
#: "U hebt uw rekening van € 30 niet betaald", and not if, or because, or long ago.
_NOT_PAID = re.compile(r"^\s?(?:\w+ ){0,2}?niet (?:op tijd |tijdig )?(?:voldaan|betaald)\b")
_READER_HAS = re.compile(
    r"^(?!.*\b(?:als|indien|wanneer|omdat|doordat|waarom|waardoor|wie|eerder|vorig)\b)"
    r".*\b(?:(?:u|je) (?:hebt|heeft)|(?:is|zijn|werd))\b"
)
#: Who bears it, and not that it is asked now: "De kosten zijn € 30 en moet u zelf betalen."
_BY_ONESELF = re.compile(
    r"\b(?:moet|moeten|dient|betaalt|zult|zal)\b[^.;]{0,40}\bzelf\b(?![^.;]*\b(?:voor|uiterlijk"
    r"|binnen|op) (?:\w{2,6}dag )?(?:\d|[a-z]+ (?:dagen|weken)\b|rekening))"
)
#: "De leges van € 30 moeten op 3 mei betaald zijn", and by the reader.
_MUST_BE_PAID = re.compile(
    r"^\s?(?:moet|moeten|dient|dienen)\b(?![^.;]*\bdoor (?!u\b|jou\b|ons\b))[^.;]{0,80}"
    r"\b(?:betaald|voldaan|overgemaakt|bijgeschreven|aangezuiverd)\b"
    # "Boete en kosten, samen € 30, worden voldaan op rekening", "kosten van € 30, te storten op".
    r"|^,? word(?:t|en) (?:voldaan|betaald) op (?!uw\b|je\b)|^,? te storten op (?!uw\b|je\b)"
)
#: "Milan krijgt een boete van € 30", "Aan u wordt een boete van € 30 opgelegd": not if, but now.
_FINE_OF = re.compile(r"\b(?P<said>[^.;]*)\b(?:een|de) (?:\w+ )?\w*boete(?: opgelegd)? van\s?$")
_IMPOSED = re.compile(r"\b(?:krijgt|krijg|opgelegd)\b")
_MAY_BE = re.compile(
    r"\b(?:kan|kunnen|kunt|kun|als|indien|wie|dan|anders|riskeert|volgt|hoogstens|zou(?:den)?)\b"
)
#: "De nota, € 30, uiterlijk 3 mei op NL12": where it goes to and until when, and who gives nothing.
_BY_THEN_TO = re.compile(
    r"^,? (?:uiterlijk|voor|binnen)\b[^.;€]{0,40}\b(?:op|naar) (?:rekening(?:nummer)? |iban )?"
    r"nl\d\d"
)
_GIVES = re.compile(r"\b(?:wij|we|ik|krijgt|ontvangt|wordt|worden|kreeg|ontving)\b")
_BACK_TO_WHOM = re.compile(r"\b(?:terug|retour)\b(?! te (?:geven|krijgen|storten)\b)")
#: "Daarom nemen wij € 30 weer terug."
_TAKES, _BACK_AGAIN = (
    re.compile(r"\b(?:nemen|halen) (?:wij|we|ik)(?: (?:de|die|dat))?\s?$"),
    re.compile(r"^\s?(?:weer |bij u |van u )?terug\b"),
)
#: "Betaal ook de borg van € 30."
_PAY_THIS = re.compile(
    r"(?:^\s*|[.:;!] |\ben )(?:betaal|voldoe|stort)\b(?! (?:ik|wij|we|niet|geen|nooit)\b)"
    r"[^.,;:€]{0,50}$"
)
#: "Er bestaat recht op teruggaaf van het griffierecht van € 30."
_RIGHT_BACK = re.compile(
    r"^(?!.*\b(?:geen|niet|als|indien)\b).*\brecht op (?:\w*teruggaaf|teruggave|terugbetaling"
    r"|restitutie)\b[^.;€]{0,90}$"
)
#: The sum that instalments pay off, where the letter names no other.
_PRINCIPAL = re.compile(r"\bhoofdsom\b[^.]{0,30}$")


def said_beside(before: str, after: str, near: str) -> Reading:
    """What plain words say of the amount that stands between `before` and `after`.

    `near` is the plain sentence before it.
    """
    if _WHO_PAID.search(before):
        # Whether the reader did is not known.
        return replace(said_beside(_WHO_PAID.sub(" ", before), after, near), is_clear=False)
    before = _bare(before)
    after = without_gross(without_extra(before, _bare(after)))
    plainly = _plainly(before, after, near)
    if plainly is not None:
        return plainly
    return _weighed(before, after, near)


def _weighed(before: str, after: str, near: str) -> Reading:
    """Whether an amount is rather asked, given, or owed."""
    around = said_of(before, after)
    if is_rough(before) and (ASKED.search(around) or OWED.search(around)):
        return Reading(is_none=True, is_barred=True)
    if is_fee_of_court(around, near):
        return Reading(is_none=True, is_barred=True)
    is_asked = bool(ASKED.search(around))
    is_given = bool(GIVEN.search(DEMANDED.sub(" ", around)) or RIGHT.search(before))
    if is_asked and not is_given and _BY_ONESELF.search(around):
        return Reading(FactRole.TO_PAY, is_weak=True, is_owed=True)
    if is_asked:
        is_clear = not is_given and not _SET_OFF.search(around)
        is_said = bool(_PAY_THIS.search(before))
        return Reading(FactRole.TO_PAY, is_clear, is_said=is_said, is_torn=not is_clear)
    is_back = bool(BACK.search(around))
    if is_given or is_back:
        # What "terug" alone says may be back to the sender.
        is_open = not is_given and bool(_BACK_TO_WHOM.search(around))
        return Reading(FactRole.REFUND, is_given and is_back, is_seen=is_open)
    return _told_owed(around) if OWED.search(around) else Reading()


def _told_owed(around: str) -> Reading:
    """What may be owed; what the rest of the letter asks decides."""
    is_said = bool(_OWES_US.search(around))
    return Reading(FactRole.TO_PAY, is_weak=True, is_owed=True, is_said=is_said)


def _plainly(before: str, after: str, near: str) -> Reading | None:
    """What words say of an amount that leave nothing to weigh."""
    said = before.strip()
    is_told = bool(_OF_PAPER.search(before) or _UNTIL.search(before))
    if is_told or is_in_general(said, near) or is_another_way(said, near):
        return Reading(is_none=True, is_barred=True)
    around = said_of(before, after)
    if is_asked_back(around) and not is_never_owed(before, after):
        return _asked_back(before, after)
    if is_given_back(around) and not (is_never_owed(before, after) or is_bound(before)):
        return Reading(FactRole.REFUND, not has_no_role(before, after), is_said=True)
    if _GETS.search(before) or _PAYS_LESS.search(after) or _RIGHT_BACK.search(before):
        return Reading(FactRole.REFUND, is_said=True)
    if is_of_now_on(before, after):
        return Reading(is_part=True)
    return _none_or_part(before, after, near)


def _none_or_part(before: str, after: str, near: str) -> Reading | None:
    """What is neither owed nor given, paid off in parts, or one of them."""
    owed = _plainly_owed(before, after)
    if owed is not None:
        return owed
    if _is_price_of_each(before, after):
        return Reading(is_none=True)
    if has_no_role(before, after) and not is_one_of_so_many(before, after):
        return Reading(
            is_none=True,
            is_owed=bool(_PRINCIPAL.search(before)),
            is_barred=is_never_owed(before, after),
        )
    return role_of_part(before, after, near) if is_part(before, after) else None


def _plainly_owed(before: str, after: str) -> Reading | None:
    """What words surely ask, or call owed, whatever else is said beside them."""
    if _TO_BE_PAID.search(after) or is_until_paid(before, after):
        return Reading(FactRole.TO_PAY, is_said=True)
    is_owing = _OWING.search(before) and _OWED_SO.search(after)
    if _BROUGHT_TO.search(before) or is_owing or _is_fined(before, after):
        return Reading(FactRole.TO_PAY, is_weak=True, is_owed=True, is_said=True)
    if _is_asked_for(before, after):
        return Reading(FactRole.TO_PAY, is_owed=True, is_said=True)
    is_unpaid = _NOT_PAID.search(after) and _READER_HAS.search(before)
    if is_unpaid and not is_part(before, after):
        return Reading(FactRole.TO_PAY, is_weak=True, is_said=True)
    if is_left_over(before, after):
        return Reading(FactRole.TO_PAY, is_weak=True, is_owed=True)
    return None


def _is_asked_for(before: str, after: str) -> bool:
    """Whether the words just beside an amount ask for it, whatever it is called."""
    is_unpaid = _UNPAID.search(after) or _MUST_BE_PAID.search(after)
    is_taken = _TAKES.search(before) and _BACK_AGAIN.search(after)
    is_sent = _BY_THEN_TO.search(after) and not (_GIVES.search(before) or is_part(before, after))
    is_asked = _ASKS_SHARE.search(before) or _is_made_of_many(before)
    return bool(is_unpaid or is_taken or is_sent or is_asked)


def _is_fined(before: str, after: str) -> bool:
    """Whether an amount is a fine that is imposed, and none that only may be."""
    found = _FINE_OF.search(before)
    is_imposed = _IMPOSED.search(before) or re.match(r"^\s?(?:\w+ )?opgelegd\b", after)
    return found is not None and bool(is_imposed) and not _MAY_BE.search(found["said"])


def _is_made_of_many(before: str) -> bool:
    """Whether an amount is what so many of a price make that is called owed."""
    is_made = _MADE.search(before) and OWED.search(before)
    return bool(is_made) and not _IN_PARTS.search(before)


def _is_price_of_each(before: str, after: str) -> bool:
    """Whether an amount only counts towards what so many of it make, and is no part of a debt."""
    is_counted = _TIMES.search(before) and _MAKES.search(after)
    return bool(is_counted) and not _IN_PARTS.search(before)


def _asked_back(before: str, after: str) -> Reading:
    """What is asked back; clear only where the same words would ask any other sum clearly."""
    around = said_of(before, after)
    is_clear = bool(ASKED.search(around)) and not GIVEN.search(DEMANDED.sub(" ", around))
    return Reading(FactRole.TO_PAY, is_clear and not has_no_role(before, after), is_said=True)


def _bare(text: str) -> str:
    """Words around an amount without those that only say of what it is made, or say it again."""
    return _IN_WORDS.sub(" ", _INCLUDED.sub(" ", text))
