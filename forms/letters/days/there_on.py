"""Days on which something of the reader's must be with the sender: "moet er op 3 mei zijn".

All patterns are for plain text, in which the day is put as `@`.
"""

import re

#: What the sender waits for; a word for it alone may have been named in the sentence before.
_THING = (
    r"(?:het|hem|haar|ze|die|deze|dit|dat|alles|beide|allebei"
    r"|(?:(?:het|de|uw|je|dat|die|dit|deze) )?(?:[\w-]+ ){0,2}?\w*(?:geld|bedrag|som|saldo|totaal"
    r"|achterstand|leges|betaling|antwoord(?:en)?|reactie|kaart|kaartje|formulier|\w*blad|blaadje"
    r"|lijst|strook|brief(?:je)?|post|stukken|papieren|gegevens|opgave|keuze|bewijs|kopie|bijlage"
    r"|\w*verklaring|volmacht|machtiging|rapport)|(?:het|de) andere)"
)
_DAY = r"(?:\w{2,6}dag,? )?@"
_ON = rf"(?:(?:uiterlijk )?op )?{_DAY}"
_WE = r"(?:wij|we|ik)"
_ACCOUNT = r"op (?:\w*rekening\w* )?(?:nl\d\d|onze|mijn|de \w*rekening)[\w ]{0,30}?"
_HERE = (
    r"(?:(?:weer |helemaal |allemaal )?(?:er|hier|binnen|terug|compleet|rond|in huis"
    r"|in (?:mijn|ons|onze) (?:\w+)|bij (?:ons|mij|de \w+|het \w+)|op (?:ons|mijn) \w+))"
)
_MUST = r"(?<!\bu )(?<!\bje )\b(?:moet(?:en)?|hoort|horen|dient|dienen)"
_IS = r"(?:zijn|is|staan|staat|liggen|ligt|zit|zitten)"
_DONE = (
    r"(?:\w*betaald|voldaan|ontvangen|bijgeschreven|bijgeboekt|overgemaakt|gestort|teruggestort"
    r"|aangezuiverd|ingeleverd|teruggestuurd|terugbezorgd|bezorgd|binnengekomen)"
)
_SIGNED = r"(?:volledig )?(?:ingevuld|getekend|ondertekend)"
_WHEN = r"(?:dat|als|indien|mits|zolang|zodat|zodra|of)"
_THERE_ON = re.compile(
    # "Wij hebben die kaart op @ nodig", "ik wil ze @ hebben", "zodat wij haar @ ontvangen".
    rf"\b(?:{_WE} (?:moeten|moet|willen|wil|hebben|heb)|(?:moeten|willen) {_WE}"
    rf"|(?:zodat|als|mits|zolang|zodra) {_WE}) {_THING} (?:graag )?{_ON},?"
    rf" (?:graag )?(?:{_HERE} )?(?:te )?(?:hebben|heb|nodig|ontvangen)\b"
    rf"|\b{_THING} {_ON} te hebben\b"
    # "Wij hebben hem graag op @ in huis."
    rf"|\b{_WE} (?:hebben|heb|ontvangen|ontvang|krijgen|krijg) {_THING} (?:graag|liefst) {_ON}"
    rf" {_HERE}(?!\w)"
    rf"|\bhebben {_WE} (?:{_THING} )?graag {_ON} (?:graag )?{_HERE}\b"
    # "Die kopie hebben wij op @ nodig", "het blad willen wij op @ terug hebben".
    rf"|\b{_THING} (?:hebben|heb|willen|wil) {_WE} {_ON} (?:{_HERE} hebben|hebben|nodig)\b"
    rf"|\b(?:graag|liefst) (?:hebben|heb) {_WE} {_THING} (?:\w+ )?{_ON} {_HERE}(?!\w)"
    rf"|^{_ON} (?:moeten|willen|moet|wil) {_WE} {_THING} (?:{_HERE} )?hebben\b"
    rf"|\b{_ON} en hebben {_THING} dan graag {_HERE}\b"
    # "Het geld hoort er op @ te zijn", "het blad moet bij ons zijn op @".
    rf"|{_MUST} {_HERE} {_ON} (?:{_SIGNED} )?(?:{_HERE} )?(?:te )?{_IS}\b"
    rf"|{_MUST} {_ON} {_HERE} (?:te )?{_IS}\b"
    rf"|{_MUST} {_HERE} (?:te )?{_IS} {_ON}"
    rf"|^{_ON} (?:moeten|moet) {_THING} {_HERE} (?:te )?{_IS}\b"
    # "De praktijk moet op @ een brief van uw arts hebben", "moet dat op @ weten".
    rf"|{_MUST} (?:(?:de|het|onze) \w+ )?{_ON} (?:een|de|het|uw) [^.;,@]{{1,60}} hebben"
    rf"(?! \w+[dnt]\b)"
    rf"|{_MUST} (?:dat|dit|het) {_ON} weten\b"
    # "Zorg dat het er is op @", "als het er op @ ligt", "zodat die @ bij ons ligt".
    rf"|\b{_WHEN} {_THING} {_HERE} (?:{_IS} {_ON}|{_ON} {_IS})"
    rf"|\b{_WHEN} {_THING} {_ON} (?:{_SIGNED} )?(?:{_HERE}|{_ACCOUNT}) {_IS}\b"
    rf"|\b(?:die|wat) (?:{_HERE} {_ON}|{_ON} {_HERE}) {_IS}\b"
    rf"|^{_IS} {_THING} {_HERE} {_ON},"
    rf"|^{_THING} {_IS} {_HERE} voor {_DAY}"
    # "Wij kijken op @ of het er staat."
    rf"|\b{_WE} (?:kijken|kijk|controleren|controleer|gaan|ga) {_ON} (?:na )?of {_THING}"
    rf" (?:{_HERE} {_IS}|(?:is|zijn) {_DONE})\b"
    # "Wij horen graag @ wat u doet."
    rf"|\b(?:horen|hoor|vernemen|verneem) {_WE} (?:dat )?(?:graag|gaarne) {_ON}(?!\w)"
)
#: The same of what was done by then, at whatever hour: "moet @ betaald zijn".
_DONE_ON = re.compile(
    rf"{_MUST} {_ON} (?:{_DONE} (?:te )?(?:zijn|hebben)|(?:te )?(?:zijn|worden) {_DONE})\b"
    rf"|{_MUST} (?:(?:door|bij) (?:ons|mij) )?(?:te )?zijn {_DONE} {_ON}"
    rf"|\b(?:{_WE} (?:moeten|moet)|(?:moeten|moet) {_WE}) {_THING} (?:hebben ontvangen"
    rf"|ontvangen hebben|ontvangen) {_ON}"
    rf"|\b(?:dat|als|indien|mits|zodra) {_THING} {_ON} (?:te [\d.:]+ uur )?(?:is|zijn) {_DONE}\b"
)


def is_there_on(before: str, after: str) -> bool:
    """Whether on a day between plain words something of the reader's must have come."""
    return bool(_THERE_ON.search(f"{before}@{after}"))


def is_done_on(before: str, after: str) -> bool:
    """Whether by a day between plain words something must have been paid, or received."""
    return bool(_DONE_ON.search(f"{before}@{after}"))
