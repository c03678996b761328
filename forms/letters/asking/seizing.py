"""Where somebody else than the reader pays a debt: an employer whose pay is seized for it.

Texts are the sentences of a letter in their order, as `worded` gives them.
"""

import re
from collections.abc import Sequence

from forms.letters import cues
from forms.letters.asking.quiet import CONDITION
from forms.letters.income_words import INCOME

#: What a bailiff takes a part of, month by month, and who pays it.
_PAY = rf"(?:uw|je|jouw) (?:\w+ ){{0,2}}?(?:{INCOME}|inkom(?:en|sten)|vakantiegeld|verdiensten)"
_PAYER = (
    r"(?:(?:uw|je|jouw) (?:werkgever|uitkeringsinstantie|pensioenfonds|uitzendbureau|baas"
    r"|inhoudingsplichtige)|(?:het )?uwv|(?:de )?(?:svb|sociale verzekeringsbank))"
)
#: "Er is beslag gelegd op uw loon", "op uw uitkering ligt beslag".
_SEIZED = re.compile(
    r"\b(?:is|heb|hebben|heeft|ligt|werd|legde[nd]?|leg|leggen)\b[^.;?]{0,90}"
    rf"\b\w*beslag\b[^.;?]{{0,60}}\b(?:op|onder|bij) (?:{_PAY}|{_PAYER})\b"
    rf"|\b(?:op|onder) (?:{_PAY}|{_PAYER})\b[^.;?]{{0,60}}"
    r"\b(?:is|heb|hebben|heeft|ligt|rust|werd|leg|leggen)\b[^.;?]{0,60}\b\w*beslag\b"
)
_TO_ME = r"(?:mij|ons|de (?:gerechts)?deurwaarder|dit kantoor|mijn kantoor)"
#: "Uw werkgever heeft opdracht een deel van uw loon aan mij te betalen", "Uw werkgever moet een
#: deel van uw loon inhouden", "houdt elke maand € 90 in".
_PAID_BY_PAYER = re.compile(
    rf"\b{_PAYER}\b[^.;?]{{0,150}}(?:\b(?:aan|naar) {_TO_ME}\b[^.;?]{{0,40}}"
    r"\b(?:betalen|over ?(?:te )?maken|af ?(?:te )?dragen|over|af)\b"
    rf"|\b(?:betaalt|maakt|draagt|stort)\b[^.;?]{{0,90}}\b(?:aan|naar) {_TO_ME}\b"
    rf"|\b(?:in ?(?:te )?houden|houdt)\b[^.;?]{{0,90}}\b{_PAY}\b"
    rf"|\b{_PAY}\b[^.;?]{{0,60}}\bin ?(?:te )?houden\b)"
)
#: "Alles daarboven gaat naar mij."
_WHAT_IS_ABOVE = re.compile(
    r"\b(?:wat|alles|het (?:deel|bedrag)|inkomen)\b[^.;?]{0,20}\b(?:daarboven|boven)\b[^.;?]{0,90}"
    rf"\b(?:gaat|komt|wordt|draagt|betaalt)\b[^.;?]{{0,60}}\b(?:aan|naar|bij) {_TO_ME}\b"
)
#: Not yet, not any more, or of somebody else.
_NOT_NOW = re.compile(
    r"\b(?:kan|kunnen|kunt|mag|mogen|zal|zullen|zou(?:den)?|anders|alsnog|daarna|vervolgens"
    r"|voorkom\w*|opgeheven|hef|heffen|beeindig\w*|gestopt|stopt|vervalt|geen|niet|volgt|dreigt"
    r"|overgaan|ga ik|gaan wij|binnenkort|blijft|loonheffing|loonbelasting|premies?)\b"
    r"|\bdan\b[^.;?]{0,60}\bbeslag\b|\bleg(?:gen|t)? (?:ik|wij|we)\b"
)


def is_seized(texts: Sequence[str]) -> bool:
    """Whether plain sentences say that what is owed is kept of the reader's pay by who pays it."""
    return any(map(_is_said, texts))


def _is_said(text: str) -> bool:
    is_told = any(each.search(text) for each in (_SEIZED, _PAID_BY_PAYER, _WHAT_IS_ABOVE))
    return is_told and not (_NOT_NOW.search(text) or CONDITION.search(text))


def is_others_to_pay(text: str) -> bool:
    """Whether a plain sentence tells somebody else to pay: "Uw werkgever moet aan mij betalen"."""
    is_paid = _PAID_BY_PAYER.search(text) or _WHAT_IS_ABOVE.search(text)
    return bool(is_paid or cues.ANOTHER_ACTS.search(text))
