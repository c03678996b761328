"""Money that the sender takes from an account of the reader, and when it could not.

All patterns are for plain text.
"""

import re

_DEBIT = r"(?:\w*incasso|afschrijving)"
_FROM = r"(?: van (?:(?:uw|je|jouw) \w*rekening\w*|(?:rekening |iban )?[a-z]{2}\d\d[\w ]{10,30}))"
#: "De eerste incasso van NL12 ... is op 3 mei", "je betaalt via automatische incasso".
_DEBITED = re.compile(
    rf"\b{_DEBIT}{_FROM}? (?:is|volgt|komt|gebeurt|doen (?:wij|we)|vindt (?:\w+ )?plaats)"
    r"(?: (?:steeds|telkens|dan|voor het eerst|altijd))? (?:op|rond|omstreeks|eind|begin|vanaf)\b"
    r"|^(?:op|rond|omstreeks|vanaf) [^.;?]{3,30} (?:(?:is|volgt|vindt|doen (?:wij|we)) (?:de|onze)"
    rf" (?:eerste |volgende )?(?:automatische )?{_DEBIT}"
    r"|schrijven (?:wij|we)\b[^.;?]{0,60}\baf)\b"
    rf"|\b(?:schrijven|boeken|halen) (?:wij|we)\b[^.;?]{{0,60}}{_FROM}"
    r"|\b(?:betaalt? (?:u|je)|(?:u|je) betaalt?|innen (?:wij|we)|(?:wij|we) innen|geind)\b"
    r"[^.;?]{0,60}\b(?:via|met|per) (?:een |de |uw |je )?(?:doorlopende |automatische )?"
    r"(?:\w*incasso|machtiging)\b|\bautomatisch (?:geind|afgehaald)\b"
)
#: "De incasso is op 3 mei mislukt": then it is asked.
_NOT_DEBITED = re.compile(
    r"\b(?:\w*incasso\w*|afschrij\w+|afgeschreven|incasseren|geincasseerd|machtiging)\b[^.;?]*"
    r"\b(?:niet|mislukt\w*|terug\w*|geweigerd|gestorneerd|geen|stopt|gestopt|ingetrokken|zonder)\b"
    r"|\b(?:niet|geen|zonder|teruggeboekt|storneerde|terugboeken)\b[^.;?]*"
    r"\b(?:\w*incasso\w*|afschrij\w+|afgeschreven|incasseren|geincasseerd|machtiging)\b"
)


def is_debited(text: str) -> bool:
    """Whether plain words say that the sender takes what is owed from the reader's account."""
    return bool(_DEBITED.search(text))


def is_not_debited(text: str) -> bool:
    """Whether plain words say that it could not, or will not any more."""
    return bool(_NOT_DEBITED.search(text))
