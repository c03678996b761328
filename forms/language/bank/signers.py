"""Who signed a letter: names, offices and departments below each other, until the sentence ends.

Nothing of it is translated: a name stays as it is printed, and so does what somebody is called at
work. What holds any other word is no signature.
"""

import re
from collections.abc import Iterator

from forms.language.bank.values import Value

_PARTICLE = r"(?:van|de|der|den|het|ter|ten|te|en|voor|in|aan|op|&|of|’t|'t|el|al|[A-ZÀ-Þ]{2,})"
_CAPITAL = r"[A-ZÀ-Þ’'][\w.’'&-]*"
_OFFICE = (
    r"(?i:(?:algemeen |plaatsvervangend |waarnemend |senior )?(?:directeur(?:-generaal)?|directie"
    r"|teamleider|teammanager|hoofd|manager|(?:klant|case)manager|consulent|adviseur|medewerker"
    r"|(?:dossier)?behandelaar|contactpersoon|griffier|officier van justitie|gemeentesecretaris"
    r"|secretaris|(?:staatssecretaris|minister|burgemeester)(?: en wethouders)?|college"
    r"|dagelijks bestuur|algemeen bestuur|bestuur|raad van bestuur|inspecteur|ontvanger"
    r"|(?:invorderings|heffings|gemeente)ambtenaar|(?:gerechts|belasting)?deurwaarder"
    r"|(?:verzekerings|bedrijfs|keurings)arts|coördinator|afdelingshoofd|afdelingsmanager|afdeling"
    r"|(?:klantenservice|klanten)?team|klantenservice|voorzitter|dijkgraaf|(?:kanton)?rechter"
    r"|leerplichtambtenaar|jurist|projectleider|loket|uw contactpersoon))"
)
_TAIL = (
    r"(?: belast met de (?:invordering|heffing)| van (?:de |het )?(?:belastingdienst|gemeente"
    r"|hoogheemraadschap|waterschap|burgemeester en wethouders|gerechtshof|rechtbank|bestuur)"
    rf"| van (?:{_PARTICLE} )*{_CAPITAL}| {_CAPITAL}| (?:werk|inkomen|zorg|belastingen|en|&))*"
)
_LEAD = r"(?:(?:[Nn]amens|[Nn]amens deze,?|[Hh]oogachtend,?) )?(?:(?:[Dd]e|[Hh]et|[Uu]w|[Oo]ns) )?"
_OFFICER = rf"{_LEAD}{_OFFICE}{_TAIL}(?:, namens (?:deze|dezen))?"
_BODY = (
    r"(?:[Dd]e |[Nn]amens )?(?:[Gg]emeente|[Ww]aterschap|Hoogheemraadschap|Provincie|Ministerie"
    r"|Dienst|Rijksdienst|Bureau|Centraal Bureau|Belastingsamenwerking|Rechtbank"
    r"|Incassobureau|Zorgverzekeraar|Uitvoeringsorganisatie|Omgevingsdienst|Stichting"
    rf"|Veiligheidsregio|[Aa]fdeling|Team) {_CAPITAL}(?: (?:{_PARTICLE} )*{_CAPITAL})*"
    rf"|[Dd]e [Aa]fdeling {_CAPITAL} [a-z]+$"
)
_PERSON = (
    r"(?:(?:[Dd]e heer|[Mm]evrouw|mr\.|drs\.|ir\.|ing\.|dr\.) )?(?:[A-ZÀ-Þ]\. ?){1,4}"
    rf"(?:{_PARTICLE} )*{_CAPITAL}(?: (?:{_PARTICLE} )*{_CAPITAL}){{0,2}}"
)
_ONE = rf"(?:{_OFFICER}|{_BODY}|{_PERSON})"
_SIGNER = re.compile(rf"{_ONE}(?:,? {_ONE}){{0,4}}[.,]?$")


def signer_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """Names and offices to the end of the sentence, as printed."""
    # An office at the begin of a line has a capital that it has nowhere else.
    lowered = sentence[start : start + 1].lower() + sentence[start + 1 :]
    for text in (sentence[start:], lowered):
        if _SIGNER.match(text):
            yield sentence[start:].rstrip(".,"), len(sentence[start:].rstrip(".,"))
            return
