"""The words on either side of an amount that speak of it, in plain text."""

import re

from forms.letters import cues

#: An amount of money, however it is printed.
_SUM = re.compile(r"€|\b\d[\d.,]* euro\b")
#: "Maandelijks betaalt u € 30 extra" pays off as if nothing were extra.
_EACH_TIME = re.compile(r"\b(?:maandelijks|(?:elke|iedere|per) maand)\b[^.]{0,40}$")
_EXTRA = re.compile(r"^\s?extra\b")
#: What is said again of an amount before: "in 24 maanden betalen; per maand is dat € 30".
_SAID_AGAIN = re.compile(
    r"\b(?:per|elke|iedere) (?:maand|keer|termijn) is dat\s?$|\b(?:komt|kom je|komt u)\b"
    r"[^.;]{0,20}\b(?:neer|uit) op\s?$|\bdat is (?:dan )?(?:per maand )?\s?$"
)

#: What is paid from now on, for something that goes on, or of a debt.
_FROM_NOW_ON = re.compile(
    r"\bnieuwe? (?:maand|termijn|voorschot)\w*(?: [a-z]+){0,3}\s?$"
    r"|\b(?:vanaf|met ingang van|per) [^.,;]{2,25} betaalt? (?:u|je)\b[^.,;]{0,30}$"
)
#: "U gaat € 103 per maand betalen".
_WILL = re.compile(r"\b(?:(?:u|je) gaat|gaat (?:u|je)|ga je)\b[^.,;]{0,30}$")
_WILL_PAY = re.compile(r"^[^.,;]{0,30}\b(?:terug)?betalen\b|^[^.,;]{0,30}\baflossen\b")

#: "Elke maand € 30 tot de schuld van € 300 is afgelost": all of it.
_UNTIL = re.compile(r"\btot(?:dat)?(?: (?:de|het|uw)(?: \w+){0,3})?\s?$|\bdan is\s?$")
_PAID_OFF = re.compile(r"^\s?(?:is )?(?:\w+ )?(?:voldaan|betaald|afbetaald|afgelost|bereikt)\b")


#: What is still to be paid, or of a limit still free: "dus blijft € 30 over".
_LEAVES = re.compile(r"\bblijft (?:er )?(?:(?:dus|dan|nog|nu) )*\s?$")
_OVER = re.compile(r"^\s?over\b")
#: "Wat overblijft, € 30, betaalt u zelf": here by the reader, and to whom the letter tells.
_THE_REST = re.compile(
    r"\b(?:wat (?:er )?(?:(?:dan|nog|daarna) )?(?:overblijft|over is|resteert|blijft staan)"
    r"|(?:het|uw) (?:restant|overige|resterende (?:bedrag|deel))|de (?:rest|overige)"
    r"|het bedrag dat (?:\w+ )?(?:overblijft|resteert))(?: van)?[,:(]?\s?$"
)
_BY_READER = re.compile(
    r"^[,)]?\s?(?:(?:betaalt|voldoet) (?:u|je)|(?:moet|dient) (?:u|je)\b[^.;]{0,40}"
    r"\b(?:betalen|voldoen))\b"
)
#: "U moet € 30 bruto terugbetalen": what sort of sum it is says nothing of who pays it.
_GROSS = re.compile(
    r"^\s?(?:bruto|netto)\b(?=(?: (?!en\b|dus\b|is\b)\w+){0,4} "
    r"(?:terug\w*|(?:te )?(?:betalen|voldoen)|over(?:maken| te maken|boeken)|bijbetalen)\b)"
)


def has_sum(text: str) -> bool:
    """Whether a plain text prints an amount of money."""
    return bool(_SUM.search(text))


def said_of(before: str, after: str) -> str:
    """The words around an amount, but for those behind a semicolon that have a sum of their own."""
    parts, rest = before.rsplit(";", maxsplit=1), after.split(";", maxsplit=1)
    own = before if len(parts) == 1 or not has_sum(parts[0]) else parts[1]
    then = after if len(rest) == 1 or not has_sum(rest[1]) else rest[0]
    return " ".join(f"{own} {then}".split())


def clause_of(before: str, after: str) -> str:
    """The clause an amount stands in, the amount left out."""
    return cues.clause_at(before + after, len(before), len(before))


def without_extra(before: str, after: str) -> str:
    """The words after an amount without "extra", where it is paid each month."""
    return _EXTRA.sub("", after) if _EACH_TIME.search(before) else after


def is_said_again(before: str) -> bool:
    """Whether an amount only says again, by month, what stands before."""
    return bool(_SAID_AGAIN.search(before))


def is_until_paid(before: str, after: str) -> bool:
    """Whether an amount is what is paid off until nothing is left of it."""
    return bool(_UNTIL.search(before) and _PAID_OFF.search(after))


def is_of_now_on(before: str, after: str) -> bool:
    """Whether an amount is a new one by month: of a debt, or of something that just goes on."""
    is_coming = _WILL.search(before) and _WILL_PAY.search(after)
    return bool(_FROM_NOW_ON.search(before) or is_coming)


def is_left_over(before: str, after: str) -> bool:
    """Whether an amount is what is left of another, and no words give it to somebody else."""
    is_rest = _THE_REST.search(before) and _BY_READER.search(after)
    return bool(is_rest or (_LEAVES.search(before) and _OVER.search(after)))


def without_gross(after: str) -> str:
    """The words after an amount without "bruto", where it is that which is paid."""
    return _GROSS.sub("", after)
