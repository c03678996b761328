"""The letters of a text without what reading and style vary: for finding, never for showing.

`plain` keeps every character at its place, so that what is found in the plain text is found at the
same characters of the printed one.
"""

import re
import unicodedata
from functools import lru_cache

#: Characters that recognisers take for each other, in small letters.
_LOOK_ALIKE = ("il1tjf!|", "o0cea", "nhumr", "s583", "b6h", "g9q", "z2", "vyu", "kx", "d0o")
#: Words that tell what a date or an amount is, in small letters without accents. Only these are
#: ever put in the place of a word that looks like them and is none itself.
_TOLD = (
    "aanbod aanmaning aanslag aanslagnummer aanvraag achterstand afspraak akkoord automatisch "
    "bedrag bekendmaking beroep beschikking beslissing besluit betaal betaald betaalt "
    "betaaldatum betalen betaling betalingsherinnering betalingskenmerk betreft bewijsstukken "
    "bezwaar bezwaarschrift binnen boete dagen dagtekening datum deurwaarder document "
    "documenten dossier dossiernummer dwangbevel euro formulier gegevens gemeente gesprek "
    "gratis herinnering hoeft hoger hoorzitting incasso informatie ingetrokken inleveren "
    "invullen kenmerk klantnummer kosten kwijtschelding maanden minuten nummer onderwerp "
    "ontvangen ontvangst ontvangt openstaand overmaken rechtbank reageren reactie referentie "
    "rekening rekeningnummer retourneren stukken stuur sturen storten telefoon telefoonnummer "
    "termijn termijnen terug terugbetalen teruggaaf toegekend toelage toeslag totaal "
    "uiterlijk uiterste uitnodiging uitspraak verlengen vermelding verschuldigd verstuurt "
    "verzending verzonden verzoek vordering voldoen voor vragenlijst waterschap website weken "
    "werkdagen wijziging zaaknummer zitting zending zaterdag zondag maandag dinsdag woensdag "
    "donderdag vrijdag "
)
_TELLING = frozenset(_TOLD.split())
_SHORTEST = 5
#: Dutch words that look like a telling word and are none.
_OTHER = frozenset(
    {
        "heeft", "starten", "verlangen", "ontvanger", "bedrog", "verzenden", "kasten", "teruggaat",
        "koster", "waken", "hooft", "degen", "hogen", "betaler", "roger", "boele", "hummer",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_][\w!|]*")
#: Ends of host names that letters and their forgers use; none that a sentence goes on with where
#: the space behind an abbreviation was lost ("incl.rest", "nr.is").
HOST_ENDS = (
    "nl|com|org|net|eu|be|de|info|gov|amsterdam|frl|online|site|xyz|top|shop|app|biz|click|link|"
    "help|support|live|icu|club|vip|co|io|page|website|space|store|pro|"
    "services?|cloud|bank|digital|finance|email|center|solutions|agency|network|systems|host|"
    "today|loans?|cash|money|credit|buzz|cyou|sbs|quest|cfd|mobi|nu|"
    "dev|ai|ly|gy|gd|gl|cc|tk|ml|ga|cf|gq|cn|su|pw|ws|ru|uk|fr|es|pl|ch|dk|se|cz|lu|ro|bg|tr|"
    "example"  # reserved for examples (RFC 2606), as ours are
)
#: Whatever its host ends in, what has a path is an address: "dienst.vlaanderen/bezwaar".
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)\S+|\S+@\S+|(?:[\w-]+\.)+(?:(?:{HOST_ENDS})\b(?:/\S*)?|[a-z]{{2,}}/\S+)"
)
_DASHES = dict.fromkeys(map(ord, "–—−‐‑"), "-")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` in small letters without accents, telling words mended; as long as `text`."""
    folded = "".join(map(_folded, text)).translate(_DASHES)
    return _WORD.sub(lambda word: _mended(word.group()), folded)


@lru_cache(maxsize=4096)
def worded(text: str) -> str:
    """`plain`, with spaces for internet and mail addresses: their words say nothing."""
    return _ADDRESS.sub(lambda found: " " * len(found.group()), plain(text))


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def _mended(word: str) -> str:
    """The telling word that was printed, where one character of it was taken for another."""
    if len(word) < _SHORTEST or word in _TELLING or word in _OTHER or word.isdecimal():
        return word
    for telling in _by_length().get(len(word), ()):
        differing = [pair for pair in zip(word, telling, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and _look_alike(*differing[0]):
            return telling
    return word


def _look_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _LOOK_ALIKE)


@lru_cache(maxsize=1)
def _by_length() -> dict[int, tuple[str, ...]]:
    lengths = {len(word) for word in _TELLING}
    return {
        length: tuple(sorted(word for word in _TELLING if len(word) == length))
        for length in lengths
    }
