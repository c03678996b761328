"""Whether a letter asks what was asked before and was not done: a reminder, also of papers."""

import re
from collections.abc import Sequence

#: The sender asked it earlier.
_EARLIER = re.compile(
    r"\b(?:vroegen|verzochten|stuurden|schreven)\b.{0,90}\b(?:eerder|al|reeds|om|brief|hierover|eerst)\b"
    r"|\b(?:hebben|heb)\b.{0,90}\b(?:gevraagd|verzocht|gestuurd|geschreven)\b|\bherinner\w*"
    r"|\bnogmaals\b|\brappel\b|\b(?:tweede|laatste) (?:keer|maal|verzoek|oproep)\b"
    r"|\b(?:eerdere|vorige|onze) (?:brief|verzoek|oproep)\b|\b(?:kreeg|ontving)\b.{0,60}\bbrief\b"
)
#: It is not there yet.
_MISSING = re.compile(
    r"\bnog (?:steeds |altijd )?(?:niet|geen|niets)\b.{0,90}\b(?:ontvangen|gekregen|binnen\w*"
    r"|gereageerd|reactie|antwoord|ingeleverd|opgestuurd|gestuurd|gedaan|ingediend|compleet"
    r"|aangeleverd|terug\w*)\b"
    r"|\b(?:niet|geen)\b.{0,40}\b(?:gereageerd|reactie|antwoord|ontvangen|teruggestuurd"
    r"|ingeleverd)\b"
    r"|\b(?:ontbreken|ontbreekt) nog\b|\bhebben (?:wij|we) nog niet\W*$|\bis uitgebleven\b"
    r"|\bnog (?:steeds|altijd) (?:\w+ )?ontbre\w+|\bontbre\w+ nog (?:steeds|altijd)\b"
    r"|\b(?:missen|wachten) (?:wij |we )?nog\b"
)
#: Of a case that may come: "Ontvangen wij niets, dan ...".
_MAY_COME = re.compile(
    r"^(?:als|indien|wanneer|mocht|hebben|ontvangen|reageert|doet|krijgen)\b.*[,?]|\?\s*$"
)


def is_asked_again(texts: Sequence[str]) -> bool:
    """Whether plain sentences say both that something was asked earlier, and that it is missing."""
    said = [each for each in texts if not _MAY_COME.search(each)]
    return any(map(_EARLIER.search, said)) and any(map(_MISSING.search, said))
