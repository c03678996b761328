"""Amounts that bound, measure or estimate something: the most, the whole, about so much."""

import re

from forms.letters.income_words import PAY

#: A sum that nobody knows to the cent is the price of something, and no demand: "vaak gaat het om".
_ROUGH = re.compile(
    r"\b(?:ongeveer|circa|ca|(?:ge)?schat(?:ting)?|grofweg|globaal"
    r"|vaak|meestal|doorgaans|gewoonlijk|gemiddeld|rond(?: de)?|omstreeks"
    r"|naar verwachting|zo'n)\b[^.;€\d]{0,20}$"
)
#: The most or the least it may be.
_LIMIT = re.compile(
    r"\b(?:maximaal|(?:een |het )?maximum(?: van)?|minimaal|ten (?:hoogste|minste)|hooguit"
    r"|hoogstens)\s?$"
)
#: One of two, and none that is asked: "tussen € 30 en € 40".
_BETWEEN = re.compile(r"\btussen(?: de)?(?: (?:€ ?)?[\d.,-]+(?: euro)? en(?: de)?)?\s?$")
#: A bound and no sum: "een eigen bijdrage van ten minste € 30".
_BOUND = re.compile(
    r"\b(?:ten minste|tenminste|minstens|hoogstens|niet meer dan|vanaf|in plaats van|geen)\s?$"
    r"|\b(?:bedragen|schulden) (?:tot|van minder dan)(?: de)?\s?$"
    r"|\bvanaf een \w+ van\s?$"
    r"|\b(?:onder|boven|beneden)(?: de)?\s?$|, tegen\s?$"
    r"|\b(?:meer|minder) \w+ dan (?:(?:de|het|uw) (?:\w+ ){1,2}(?:van )?)?\s?$"
    r"|(?:^|[.;] ?)\s?(?:uitbetaald|betaald|ontvangen|ingehouden) ?:?\s?$"
    # In a row: "Afgeschreven juli".
    r"|^\s?(?:afgeschreven|geincasseerd|afgedragen)(?: \w+){0,2}\s?$"
    r"|(?:^|[.;] ?)\s?(?:ingehouden|verrekend|betaald|voldaan|ontvangen)(?: en \w+)?"
    r" (?:is|zijn|werd)\s?$"
    # "De boete is gematigd van € 300 naar"
    r"|\b(?:gematigd|verlaagd|verminderd|teruggebracht),? van\s?$"
    # "op uw pensioen, dat € 951 bedraagt"
    rf"|\b(?:{PAY}|inkomen), (?:dat|die)\s?$"
    # "Nu betaalt u € 600, vanaf 1 juli € 630"
    r"|\b(?:nu|tot nu toe)\b[^.]{0,60}\b(?:vanaf|straks|wordt)\b[^.]{0,30}$"
)
_LESS = re.compile(
    r"^\s?(?:(?:per maand )?(?:minder|lager|hoger|omhoog|omlaag|erbij)"
    r"|korting|goedkoper|duurder|bruto|netto|te lenen)\b"
)
#: "€ 0,23 per kilometer": the price of one.
_RATE = re.compile(r"^\s?per (?:uur|stuk|rit|nacht|kilometer|km|liter|kwh|m2|m3)\b")
#: What something is reckoned from: "over een tegoed van € 30", "bij een inkomen van € 30".
_RECKONED_FROM = re.compile(
    r"\b(?:over|bij|op basis van|uitgaande van) (?:een|uw|het|de) (?:[\w-]+ ){1,3}van\s?$"
    r"|(?:%|\b(?:procent|helft|kwart|\w*derde|vierde|vijfde|zesde|achtste|tiende|twaalfde))"
    r" van(?: (?:de|het|uw))?\s?$"
)
#: What decides, and is never asked: "Uw auto is meer waard dan € 2.500".
_COUNTED = re.compile(
    r"\b(?:waard|inkomen|inkomsten|loon|vermogen|spaargeld|waarde|woz|drempel|grens|norm|budget"
    r"|verdien\w*|\w*capaciteit|draagkracht|gemiddeld\w*|verlo(?:ot|ten))\b"
    # Not "Op basis van die waarde moet u € 30 betalen".
    r"(?:(?!\b(?:moet|dient) (?:u|je)\b)[^.]){0,30}$"
    r"|\b\w*(?:schuld|saldo|stand) (?:was|bedroeg)\b.{0,30}$"
    r"|\b(?:u|je) huurt?(?: \w+)? voor\s?$"
)
#: The whole, of which a part is asked or given: "van de € 1.200 ontvangt u € 150".
_OF_THE = re.compile(r"\bvan (?:de|het|die|dat|deze|dit|uw|je)\s?$")
_PART_FOLLOWS = re.compile(
    r"^[^.;€]{0,60}\b(?:ontvang|krijg|betaal|houd|gaa|blijf|kom|moe|keer|stor|maa|kwijtscheld)\w*\b"
    r"[^.;€]{0,40}(?:€|\beuro\b|\beur\b|\d,\d\d\b)"
)
#: A part of what was just named, and for what: "waarvan € 30 voor een band".
_OF_IT = re.compile(r"\bwaarvan\s?$")
_FOR_IT = re.compile(r"^\s?(?:voor|aan|wegens)\b")


def is_rough(before: str) -> bool:
    """Whether the plain words before an amount say that it is about so much, or most often."""
    return bool(_ROUGH.search(before))


def is_bound(before: str) -> bool:
    """Whether the plain words before an amount make it the least or the most of something."""
    return bool(_BOUND.search(before))


def is_limit(before: str) -> bool:
    """Whether the word before an amount says that it is the most or the least it may be."""
    return bool(_LIMIT.search(before))


def is_measure(before: str) -> bool:
    """Whether an amount is an end of a range, or what something else is reckoned from."""
    return bool(_BETWEEN.search(before) or _RECKONED_FROM.search(before))


def is_difference(after: str) -> bool:
    """Whether the plain words after an amount say how much less or more something is."""
    return bool(_LESS.search(after))


def is_rate(after: str) -> bool:
    """Whether an amount is the price of one of something."""
    return bool(_RATE.search(after))


def is_what_decides(before: str) -> bool:
    """Whether an amount is an income, a value or a norm: it decides, and is never asked."""
    return bool(_COUNTED.search(before))


def is_whole(before: str, after: str) -> bool:
    """Whether an amount is the whole of which a part is asked or given."""
    return bool(_OF_THE.search(before) and _PART_FOLLOWS.search(after))


def is_share(before: str, after: str) -> bool:
    """Whether an amount is a part of what was just named, told with what it is for."""
    return bool(_OF_IT.search(before) and _FOR_IT.search(after))
