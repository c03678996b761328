"""Whether an amount has no role for the reader, by the words on both sides of it.

Each sort of reason has a file of its own beside this one; here are those of a word or two.
"""

import re

from forms.letters.income_words import INCOME
from forms.letters.sums.amount_sides import clause_of
from forms.letters.sums.not_owed.bounds import (
    is_bound,
    is_difference,
    is_limit,
    is_measure,
    is_rate,
    is_share,
    is_what_decides,
    is_whole,
)
from forms.letters.sums.not_owed.others import (
    is_of_another,
    is_only_named,
    is_repaid_by_another,
    is_told_by_reader,
)
from forms.letters.sums.not_owed.past import came_in, is_done, is_settled, was
from forms.letters.sums.not_owed.unasked import (
    is_along,
    is_asked_apart,
    is_beside,
    is_consequence,
    is_if_so,
    is_not_asked,
    is_paid_now,
)

#: What was, or is counted, or belongs to others: no role. Looked for just before the amount.
_NO_ROLE = re.compile(
    r"\b(?:betaalde u|u betaalde|al betaald|reeds betaald|reeds voldaan|was|waren|waard|\w*inkomen"
    r"|inkomsten|verkrijging|(?<!van uw )(?<!op uw )loon|vermogen|spaargeld|waarde|woz|drempel"
    r"|maximaal|maximum\w*|minimaal|minimum\w*"
    r"|ten hoogste|hooguit|hoogstens|hoger dan|lager dan|meer dan|minder dan|kosten|rente"
    r"|oorspronkelijk\w*|waarvan"
    r"|hoofdsom|bestaat uit|korting|huurprijs|kale huur|eigen risico|vrijgesteld|ontvingen wij"
    r"|verhoogd met"
    r"|verhoging van|daarbovenop|extra|\w+kosten|verdien\w*|uitkering van|toeslag (?:is|was)"
    r"|bijstand\w* van|norm|grens is|kreeg u|u kreeg|had recht op|voorschot(?:ten)? van|budget"
    r"|kost(?:te|ten)?|schelden|oplopen tot|legeskosten|leges van|\w*capaciteit|draagkracht"
    r"|(?<!wij )(?<!we )vergoed\w*(?! (?:wij|we)\b)"
    r"|voor een \w+ rekenen (?:wij|we)|(?:vroegen|verzochten|maanden) (?:wij|we) u"
    r"|(?:bestuursrechtelijke|wettelijke) premie|(?:delen|termijnen|bedragen) van (?:ten minste"
    r"|minstens|minimaal)|(?:u|je) betaalt? (?:nu|straks|voortaan)|(?:nu|straks"
    r"|voortaan) betaal(?:t u| je)|betaalt? (?:u|je) voortaan|gaat (?:u|je)|(?:u|je) gaat"
    r"|(?:brief|aanslag|nota|rekening|daarin) stond|houdt u|bedroeg(?:en)?|gemiddeld\w*"
    r"|vrije voet|vrijstelling|openstaande studieschuld|verlo(?:ot|ten)|leen(?:t|de|den)|lening van"
    r"|met uw \w+ van"
    r"|is uitbetaald|uitbetaald (?:is|werd)|werd uitbetaald"
    rf"|(?:uw|je) {INCOME} van"
    r"|stand van (?:uw|je|de) \w*(?:schuld|rekening))\b"
    # "Voorkom verdere kosten: betaal € 100" asks it all the same.
    r"(?:(?!\b(?:betaal|voldoe|stort|voorkom\w*|mits|te (?:betalen|voldoen) ?:"
    r"|(?:moet|dient) (?:u|je)\b))[^.]){0,30}$"
)
_AFTER_NO_ROLE = re.compile(
    r"^\s?(?:(?!inclusief|incl|met|plus|zonder)\w+ ){0,2}?(?:aan |voor )?(?:\w*kosten|rente|extra"
    r"|boete geven|waard|bruto|netto|kwijt)\b"
    r"|^[^.]{0,25}\b(?:al|reeds|eerder|te veel) (?:\w+ )?(?:betaald|ontvangen|voldaan)\b"
    r"|^[^.,;]{0,15}\b(?:hebt|heeft|had) betaald\b"
    r"|^\W{0,3}(?:laten|laat) (?:wij|we|ik) (?:\w+ )?buiten beschouwing\b"
    r"|^[^.,;]{0,15}\b(?:voorgeschoten|vooruitbetaald)\b"
    # What the state takes of wages and benefits before anybody gets them.
    r"|^\s?(?:loonheffing|loonbelasting|premies? volksverzekering\w*)\b"
    r"|^[^.]{0,30}\b(?:als|indien) u\b|^[^.]{0,40}\bkwijtgescholden\b|^\s?van u\.\s"
    r"|^\W{0,3}(?:betaalt|betaal|draagt|draag) (?:u|je) zelf\b"
    r"|^\W{0,3}(?:zijn|is|komen|komt|blijven|blijft) voor (?:uw eigen|uzelf|eigen|jezelf)\b"
    r"|^[^.,;]{0,30}\b(?:indiende|ingediend|declareerde|gedeclareerd)\b"
    r"|^\s?per (?:uur|dag|keer|stuk|persoon|rit|nacht|lediging|kilometer|liter|overtreding)\b"
    r"|^\s?(?:kale )?huur\b|^, gelijk aan het voorschot"
    r"|^[^.]{0,20}\b(?:aangetroffen|gevonden)\b"
    r"|^[^.;:]{0,30}\bniet\b[^.;:]{0,20}\b(?:uit|terug|over|toe|vergoeden|uitbetalen|toekennen|verlenen"
    r"|teruggeven|terugbetalen|teruggevorderd|terugbetaald|overmaken)\b(?!.{0,20}\bdan\b)"
    r"|^[,–-]*\s?(?:\w+ ){0,2}?in plaats van (?:€|eur|\d)"
    r"|^\s?blijft (?:dus |gewoon )?(?:in stand|staan|zoals|ongewijzigd|gelijk|van kracht)\b"
    r"|^[^.]{0,30}\b(?:over om te|stopzetten|stopgezet|opschorten)\b"
    r"|^[^.;:]{0,30}\bniet (?:in|af)\W*$"
    r"|^\s?niet\W*$|^[^.;]{0,15}\bmet (?:uw|je|het) (?:\w+ )?eigen risico\b"
    r"|^[^.;]{0,15}\b(?:had\w* )?moeten (?:zijn|staan|luiden)\b"
    r"|^[^.;]{0,40}\bdoor (?:ons|mij) betaald\b"
    r"|^\s?erbovenop\b|^\s?per maand \w*(?:kosten|premie|huur|contributie)\b"
    r"|^[^.;]{0,10}\b(?:hebben|heb) (?:wij|we|ik) (?:bekeken|beoordeeld|verwerkt|behandeld)\b"
)


def has_no_role(before: str, after: str) -> bool:
    """Whether an amount is neither owed nor given, by the plain words before and after it."""
    return bool(
        _NO_ROLE.search(before)
        or _AFTER_NO_ROLE.search(after)
        or _is_of_others(before, after)
        or _is_bound_or_part(before, after)
        or _is_over(before, after)
        or _is_unasked(before, after)
    )


def is_never_owed(before: str, after: str) -> bool:
    """Whether an amount is not the reader's to pay, whatever else the letter asks."""
    return (
        is_of_another(before, after)
        or is_told_by_reader(before)
        or is_only_named(before)
        or is_limit(before)
        or is_measure(before)
        or is_difference(after)
        or is_rate(after)
        or is_what_decides(before)
        or is_share(before, after)
        or came_in(before, after)
        or is_done(before, after)
        or is_consequence(before)
        or is_along(before)
        or is_paid_now(before)
        or is_asked_apart(after)
        or is_not_asked(clause_of(before, after))
    )


def _is_of_others(before: str, after: str) -> bool:
    return (
        is_of_another(before, after)
        or is_told_by_reader(before)
        or is_only_named(before)
        or is_repaid_by_another(before, after)
    )


def _is_bound_or_part(before: str, after: str) -> bool:
    return is_bound(before) or is_measure(before) or is_difference(after) or is_whole(before, after)


def _is_over(before: str, after: str) -> bool:
    return was(before, after) or is_settled(before, after) or is_done(before, after)


def _is_unasked(before: str, after: str) -> bool:
    return (
        is_not_asked(clause_of(before, after))
        or is_asked_apart(after)
        or is_beside(before, after)
        or is_along(before)
        or is_paid_now(before)
        or is_consequence(before)
        or is_if_so(before)
    )
