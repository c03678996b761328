"""Days on which something of the reader's must be with the sender: "moet er op 3 mei zijn".

All patterns are for plain text, in which the day is put as `@`.
"""

import re

#: What the sender waits for; a word for it alone may have been named in the sentence before.
_THING = (
    r"(?:het|hem|haar|ze|die|deze|dit|dat|alles"
    r"|(?:het|de|uw|je|dat|die|dit|deze) (?:[\w-]+ ){0,2}?\w*(?:geld|bedrag|som|betaling|antwoord"
    r"|reactie|kaart|kaartje|formulier|\w*blad|lijst|strook|brief|stukken|papieren|gegevens|opgave"
    r"|keuze|bewijs|kopie|verklaring))"
)
_ON = r"(?:(?:uiterlijk )?op )?(?:\w{2,6}dag,? )?@"
_WE = r"(?:wij|we|ik)"
_HERE = r"(?:er|hier|binnen|terug|in huis|bij (?:ons|mij|de \w+|het \w+))"
_MUST = r"(?:moet(?:en)?|hoort|horen|dient|dienen)"
_IS = r"(?:zijn|is|staan|staat|liggen|ligt)"
_THERE_ON = re.compile(
    # "Wij hebben die kaart op @ nodig", "ik wil ze @ hebben", "zodat wij haar @ hebben".
    rf"\b(?:{_WE} (?:moeten|moet|willen|wil|hebben|heb)|(?:moeten|willen) {_WE}"
    rf"|(?:zodat|als|mits|zolang|zodra) {_WE}) {_THING} (?:graag )?{_ON},?"
    rf" (?:graag )?(?:{_HERE} )?(?:te )?(?:hebben|heb|nodig)\b"
    rf"|\b{_THING} {_ON} te hebben\b"
    rf"|\bhebben {_WE} (?:{_THING} )?graag {_ON} (?:graag )?{_HERE}\b"
    rf"|^{_ON} (?:moeten|willen|moet|wil) {_WE} {_THING} (?:{_HERE} )?hebben\b"
    rf"|\b{_ON} en hebben {_THING} dan graag {_HERE}\b"
    # "Het geld hoort er op @ te zijn", "het blad moet bij ons zijn op @".
    rf"|(?<!\bu )(?<!\bje )\b{_MUST} {_HERE} {_ON} (?:te )?{_IS}\b"
    rf"|(?<!\bu )(?<!\bje )\b{_MUST} {_ON} {_HERE} (?:te )?{_IS}\b"
    rf"|(?<!\bu )(?<!\bje )\b{_MUST} {_HERE} (?:te )?{_IS} {_ON}"
    # "Zorg dat het er is op @", "als het er op @ ligt".
    rf"|\b(?:dat|als|mits|zolang|zodat) {_THING} {_HERE} (?:{_IS} {_ON}|{_ON} {_IS})"
    # "Wij kijken op @ of het er staat."
    rf"|\b{_WE} (?:kijken|kijk|controleren|controleer) {_ON} of {_THING} {_HERE} {_IS}\b"
)


def is_there_on(before: str, after: str) -> bool:
    """Whether on a day between plain words something of the reader's must have come."""
    return bool(_THERE_ON.search(f"{before}@{after}"))
