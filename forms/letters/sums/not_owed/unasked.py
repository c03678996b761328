"""Amounts that this letter does not ask: not any more, not yet, only if, or apart from it."""

import re

#: What need not be paid, is taken back, or is less for those who are quick.
_NOT_ASKED = re.compile(
    r"\bhoef\w*\b.{0,80}\b(?:niet|niets|geen)\b(?! (?:zelf|ineens|in een keer|meteen|nu)\b)"
    r"|\bvan plan\b|\bvoornemens?\b|\boverwegen\b|\bin te trekken\b|\bingetrokken\b"
    r"|\b(?:krijgt|ontvangt|verlenen|verleent|is|hebben|heeft)\b(?!.{0,20}\bgeen\b).{0,25}\bkwijtschelding\b"
    r"|\bvervalt\b(?! op \d)|\bvervallen\b"
    r"|\b(?:trekken|schelden)\b.{0,60}\b(?:in(?! \w)|in en|kwijt)\b"
)
#: What another letter asks: "vorderen wij met een aparte brief terug".
_ASKED_APART = re.compile(
    r"^[^.;]{0,60}\b(?:met|volgt|krijgt|in) (?:\w+ ){0,2}?(?:aparte|afzonderlijke) (?:brief|nota"
    r"|beslissing|rekening|beschikking)\b|^[^.;]{0,60}\bstaat hier los van\b"
)
#: What is paid anyhow, beside what this letter is about.
_BESIDES = re.compile(
    r"\b(?:gewone|lopende) (?:maandelijkse |jaarlijkse )?(?:\w*premie|huur|bijdrage|termijn\w*"
    r"|(?:maand)?bedrag|voorschot)\b"
    r"[^.]{0,20}$"
    r"|\b(?:daarnaast|naast)\b.{0,60}\b(?:betaal\w*|gewoon|nog steeds)\b"
    r"|\bbetaalt? (?:u )?(?:\w+ ){0,3}?(?:gewoon|nog steeds)\b"
    # "Tot en met mei verandert er niets: u betaalt nog € 30".
    r"|\b(?:verandert|wijzigt) (?:er )?(?:\w+ )?(?:niets|niet)\b[^.;€]{0,30}"
    r"\b(?:(?:u|je) betaalt|betaalt? (?:u|je))(?: \w+){0,2}\s?$"
    r"|^\W*tot(?: en met)? [^.,;:€]{3,30} betaalt? (?:u|je)(?: (?:nog|dus|dan))?\s?$"
)
#: "Op dit moment betaalt u € 30", "met het bedrag dat u nu betaalt, € 30": what it was until now.
_NOW = (
    r"(?:op (?:dit|het) (?:moment|ogenblik)|momenteel|tot (?:nu toe|dusver|op heden|nog toe)|thans"
    r"|tegenwoordig)"
)
_PAID_NOW = re.compile(
    rf"\b{_NOW} betaalt? (?:u|je)(?: (?:\w+ ){{0,3}}?\w+)?\s?$"
    rf"|\b(?:u|je) betaalt? {_NOW}(?: (?:\w+ ){{0,3}}?\w+)?\s?$"
    rf"|\b(?:dat|die|wat) (?:u|je) (?:nu|{_NOW}) (?:\w+ ){{0,2}}?betaalt?(?: is)?[,:(]?\s?$"
    r"|\b(?:uw|je|jouw|de|het) huidige \w*(?:bedrag|huur|prijs|premie|voorschot|termijn|tarief)"
    r"(?: (?:is|bedraagt|van))?[,:(]?\s?$"
)
#: "Wij halen het op, samen met de huur van € 30".
_ALONG = re.compile(r"\b(?:samen|tegelijk) met (?:de|het|uw|je) (?:[\w-]+ ){1,4}(?:van )?\(?\s?$")
#: What is paid anyhow, told behind the sum.
_BESIDES_AFTER = re.compile(
    r"^[^.,;]{0,30}\b(?:(?:betaalt|betaal|blijft|blijf) (?:u|je) (?:\w+ ){0,3}?"
    r"(?:daarnaast|ernaast|gewoon|los daarvan|nog steeds|betalen|apart|afzonderlijk)\b)"
    r"|^[^.,;]{0,30}\b(?:schrijven|innen|incasseren|rekenen|vragen) (?:wij|we)"
    r" (?:apart|afzonderlijk)\b"
    r"|^[^.,;]{0,30}\bblijft (?:daarnaast|gewoon|ernaast) doorlopen\b"
    r"|^[^.,;]{0,40}\bzoals (?:altijd|gewoonlijk|gebruikelijk|(?:u|je) gewend bent)\b"
)
#: What is paid month by month for something that goes on: "elke maand € 30 premie".
_EACH_MONTH = re.compile(r"\b(?:(?:elke|iedere|per) maand|maandelijks)\b[^.;]{0,30}$")
_FOR_WHAT_GOES_ON = re.compile(
    r"^\s?(?:\w+ )?(?:premie|huur|contributie|abonnement\w*|lesgeld)\b"
    r"|^\s?voor (?:uw|je|de|het) (?:\w+ )?\w*(?:verzekering|woning|huis|abonnement|opvang|lessen)\b"
)
#: What it may come to, not what it is.
_CONSEQUENCE = re.compile(
    r"\b(?:(?:betaalt|doet) u (?:\w+ ){0,2}?(?:niet|te laat)|als u (?:\w+ ){0,3}?niet|niet op tijd"
    r"|anders|kunnen wij u"
    r"|kost (?:dat )?u|dat kost|riskeert|verhogen|daar komen|komt daar"
    r"|betaalt dan|dan betaalt? (?:u|je) (?:geen|niet)|wordt .{0,20}(?:hoger|verhoogd))\b"
    r"|\bdan\b[^.]{0,40}\b(?:ook nog|nog eens|nog extra|bovendien|minstens|minimaal)\b[^.]{0,20}$"
    r"|\breken (?:dan |u )?(?:\w+ )?op\s?$|\bal gauw\s?$"
    r"|\bzonder\b[^.;]{0,80}\bvolgt\b[^.;]{0,30}$|\b(?:kan|kunnen)\b[^.;]{0,40}\bboete van\s?$"
)
#: What holds only if something does: "Huurt u kamers onder, dan houden wij € 30 in".
_IF_SO = re.compile(
    r"^\W*(?:als|indien|wanneer|mocht\w*|zou(?:den)?|[a-z]{3,}t (?:u|je|er|iemand)"
    r"|(?:horen|ontvangen|krijgen|zien) (?:wij|we) (?:niets|geen \w+))\b[^.;?]*,"
    r" dan\b[^.;?]*$"
)
#: Another way to pay, for whom all of it is too much.
_TOO_MUCH = re.compile(
    r"\b(?:machtig\w*|niet|moeilijk|lastig|te veel|teveel|liever|ineens)\b.*\?\s*$"
)
_ANOTHER_WAY = re.compile(r"^\W*dan (?:kunt|kun|kan|mag|schrijven|innen)\b")
#: "Gebeurt dat niet? Dan moet u het hele restant van € 30 aflossen."
_IF_NOT = re.compile(
    r"^(?:gebeurt|doet|lukt|komt|betaalt|reageert)\b[^?]*\b(?:niet|niets|geen)\b[^?]*\?\s*$"
)
_THEN = re.compile(r"^\W*dan\b")


def is_not_asked(text: str) -> bool:
    """Whether plain words say that something need not be paid, or is taken back."""
    return bool(_NOT_ASKED.search(text))


def is_asked_apart(after: str) -> bool:
    """Whether another letter asks an amount, by the plain words after it."""
    return bool(_ASKED_APART.search(after))


def is_beside(before: str, after: str) -> bool:
    """Whether an amount is paid anyhow, beside what this letter is about."""
    goes_on = _EACH_MONTH.search(before) and _FOR_WHAT_GOES_ON.search(after)
    return bool(goes_on or _BESIDES.search(before) or _BESIDES_AFTER.search(after))


def is_paid_now(before: str) -> bool:
    """Whether an amount is what is paid until now for what goes on: this letter asks another."""
    return bool(_PAID_NOW.search(before))


def is_along(before: str) -> bool:
    """Whether an amount is only what something else is taken or paid along with."""
    return bool(_ALONG.search(before))


def is_consequence(before: str) -> bool:
    """Whether an amount is what it may come to, and not what it is."""
    return bool(_CONSEQUENCE.search(before))


def is_if_so(before: str) -> bool:
    """Whether an amount holds only if something does."""
    return bool(_IF_SO.search(before))


def is_another_way(before: str, near: str) -> bool:
    """Whether a sum is only offered to whom all of it is too much, or asked of who does not pay.

    `before` are the plain words before it, `near` the sentence before.
    """
    is_else = _IF_NOT.search(near) and _THEN.search(before)
    return bool(is_else or (_TOO_MUCH.search(near) and _ANOTHER_WAY.search(before)))
