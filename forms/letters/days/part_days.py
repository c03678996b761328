"""Days on which parts of a debt are to be paid: "€ 50 op 3 mei en de rest op 3 juni".

All patterns are for plain text.
"""

import re

from forms.letters import cues
from forms.letters.days.whose_day import BEFORE_DAY as _DAY

#: "In drie termijnen: op 14 april, 14 mei en 14 juni".
_IN_PARTS = re.compile(
    r"\b(?:\w*termijn(?:en)?|delen|gedeelten?|deelbetaling(?:en)?|in \w+ keer)\b"
)
_AND_DAY = re.compile(r"\b[a-z]{3,9}(?: \d{4})?(?:,| en|, en)(?: op| uiterlijk)? $|\bop $")
#: "De eerste termijn vervalt op", "de helft, € 30, vervalt op", "en de andere helft op".
_PART_ON = re.compile(
    r"\b(?:(?:het|de) (?:eerste|tweede|derde|andere|laatste|overige)(?: (?:helft|deel|termijn))?"
    r"|de (?:helft|rest)|het restant)(?:, € ?[\d.,]*\d,?)?"
    rf" (?:(?:vervalt|betaalt u|verwacht(?:en)? (?:wij|we|ik)) )?(?:u )?op\s{_DAY}$"
)
#: "Daarvan verwacht ik € 500 op 15 maart", "Betaal € 50 op 3 mei".
_SUM_ON = re.compile(rf"€ ?[\d.,]*\d (?:op|voor|uiterlijk(?: op)?)\s{_DAY}$")
_AWAITS = re.compile(r"\bverwacht(?:en)? (?:wij|we|ik)\b|\b(?:wij|we|ik) verwacht(?:en)?\b")
#: "Elke maand, voor het eerst op 3 mei", "€ 30 per maand, te beginnen op 3 mei".
_STARTS_ON = re.compile(
    r"\b(?:voor het eerst|de eerste keer|voor de eerste keer|te beginnen|beginnend)"
    rf"(?: op)?\s{_DAY}$"
)
_FALLS_DUE = re.compile(r"\b(?:vervalt|vervallen)\b")
_PAYS_OFF = re.compile(r"\b(?:lost?|los|lossen)\b[^.;]*\baf\b")


def is_day_of_part(before: str, written: str, near: str) -> bool:
    """Whether a day behind the plain words `before` it is one on which a part is to be paid.

    `written` is its sentence, `near` the one before it, which may say that parts are paid.
    """
    is_paid = any(each.search(written) for each in (cues.PAYING, _PAYS_OFF, _FALLS_DUE))
    if _PART_ON.search(before):
        return is_paid or bool(_IN_PARTS.search(near) and cues.PAYING.search(near))
    if _SUM_ON.search(before):
        return is_paid or bool(_AWAITS.search(written))
    is_one = _STARTS_ON.search(before) or (_IN_PARTS.search(before) and _AND_DAY.search(before))
    return bool(is_one) and is_paid
