"""What must never be translated: amounts, dates, numbers, addresses on the internet, names.

Each is masked before translation, put back after, and the result is refused when one is lost,
doubled or changed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

# A space within a value; documents write one that does not break as often as another.
_GAP = "[ \u00a0\u202f]"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SHORT_MONTHS = "jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_EUROS = rf"(?:€|EUR){_GAP}?-?\d[\d.]*(?:,(?:\d{{1,2}}|-))?(?!\d)"
# Longest and most specific first: an IBAN is also letters and digits, a date also numbers.
_PATTERNS = (
    r"\{\{?[A-Za-z_-]+\}?\}",  # a slot of ours
    r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)]",
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w@])(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,6}\.(?:nl|com|org|net|eu|be|de|gov|info)"
    r"(?:/[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)])?(?!\w)",
    rf"\b[A-Z]{{2}}\d{{2}}(?:{_GAP}?[A-Z0-9]{{4}}){{2,7}}(?:{_GAP}?[A-Z0-9]{{1,3}})?\b",  # IBAN
    rf"\b\d{{1,2}}(?:e)?{_GAP}(?:{_MONTHS})(?:{_GAP}\d{{4}})?\b",
    _EUROS,
    rf"-?\b\d[\d.]*(?:,(?:\d{{2}}|-))?{_GAP}?(?:€|EUR\b)",
    rf"\b\d{{4}}{_GAP}?[A-Z]{{2}}\b",  # postcode
    # telephone, long date in digits, account number
    r"(?<!\w)(?:\(0\d{1,4}\) ?|\+|00)?\d[\d \u00a0\u202f()/-]{5,}\d\b",
    r"(?<![^\W\d_])(?:[^\W_]+[-./:]){0,9}[^\W_]*\d[^\W_]*(?:[-./:,][^\W_]+)*",  # number, reference
    rf"[{_FRACTIONS}]",
)
# Slots, addresses on the internet and accounts are whole whatever stands in them.
_FIRST = 5
#: A regular expression for one entity.
ENTITY = "|".join(_PATTERNS)
_ENTITY = re.compile(ENTITY)

_NUMBER = rf"\d[\d.,]*(?<=[\d])[{_FRACTIONS}]?"
_COUNTED = (
    "artikel|hoofdstuk|paragraaf|afdeling|titel|boek|bijlage|deel|categorie|klasse|groep|optie"
)
_LETTERED = "".join(
    rf"(?<={first}{noun[1:]} )|"
    for noun in _COUNTED.split("|")
    for first in (noun[0], noun[0].upper())
).rstrip("|")
# What people translate and a network must not touch: signs and units it loses, a range it turns
# round, what it takes for a word. Not an entity, for “5 %” is “5%” in another language.
_FOR_NETWORKS = (
    rf"(?<!\S)[-−–] ?{_EUROS}",
    rf"{_EUROS} ?[-–] ?(?:€ ?)?{_NUMBER}(?!\w)",
    rf"(?<![\w.,/-])[-−]?{_NUMBER} ?[–-] ?{_NUMBER}{_GAP}?[%‰](?!\w)",
    rf"(?<![\w.,/-]){_NUMBER} ?– ?{_NUMBER}(?![\w-])",
    rf"(?<![\w.,/-])[-−]?{_NUMBER}{_GAP}?(?:%|‰|°C?|[mck]?m[²³]|kWh)(?!\w)",
    rf"(?<![\w.,/-])[-−]{_NUMBER}(?![\w-])",
    rf"(?i:\b\d{{1,2}}(?:e)?{_GAP}(?:(?:{_MONTHS})|(?:{_SHORT_MONTHS})\b(?:\.(?={_GAP}?[\d'’]))?)"
    rf"(?:{_GAP}(?:\d{{4}}|['’]\d{{2}}))?)\b",
    rf"\b\d{{1,3}}(?:{_GAP}\d{{3}})+(?![\d\w])",
    r"\b[A-Z]{2,5} \d{2} ?/ ?\d{1,6}(?: [A-Z]{1,5}\d{0,3})?\b",  # a case: AWB 26/1234 WOZ
    r"\b\d{1,5} (?:[A-TV-Z]|bis)\b(?!['’.]\w)",  # a house, and no “U”
    r"(?<![\w./:-])(?=[IVXL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![./:-]?\w)",
    rf"(?:{_LETTERED})[A-Z]\b(?!['’.]\w)",
)

# A capital Latin word with a digit inside: subword models copy it, and no form prints it.
_MASK = "QX{}Q"
_MASK_SEEN = re.compile(r"[Qq]\s?[Xx]\s?(\d+)\s?[Qq]")
_SIDE_BY_SIDE = re.compile(rf"{_MASK_SEEN.pattern}(?=\s*{_MASK_SEEN.pattern})")
#: The end of one value and the start of another as a range or as thousands: "31 -234", "31 234".
_AS_ONE = re.compile(r"\d\n[-−–]\s?\d|(?<!\d)\d{1,3}\n\d{3}(?!\d)")
_DIGIT = re.compile(rf"[\d{_FRACTIONS}]")  # of any script
# More than this and the masks outnumber the words that give them meaning.
_MOST_ENTITIES = 12
# Longer than any label, sentence or step; keeps the patterns' worst case in milliseconds.
_MOST_CHARACTERS = 1000


@dataclass(frozen=True)
class Masked:
    """A text whose entities are replaced by masks; `entities[i]` stands where mask i is."""

    text: str
    entities: tuple[str, ...]

    def restore(self, translated: str) -> str | None:
        """The translation with its entities back, or None when they did not all survive.

        Each mask must occur exactly once, no other digit may have appeared, and no two values may
        have come to stand so that they read as one: "€ 31" before "-234" is a range.
        """
        found = [int(number) for number in _MASK_SEEN.findall(translated)]
        if sorted(found) != list(range(len(self.entities))):
            return None
        if _DIGIT.search(_MASK_SEEN.sub("", translated)):
            return None
        if any(self._read_as_one(*pair) for pair in _beside(translated) - _beside(self.text)):
            return None
        return _MASK_SEEN.sub(lambda seen: self.entities[int(seen.group(1))], translated)

    def _read_as_one(self, first: int, second: int) -> bool:
        return (
            _AS_ONE.search(f"{self.entities[first][-4:]}\n{self.entities[second][:4]}") is not None
        )


def _beside(text: str) -> set[tuple[int, int]]:
    """The masks of a text that stand side by side, in their order."""
    return {(int(one), int(other)) for one, other in _SIDE_BY_SIDE.findall(text)}


def mask(text: str, names: Iterable[str] = (), *, for_a_network: bool = False) -> Masked | None:
    """Replace all entities of `text`, and the given `names` of people and organisations.

    Also what people translate and a network must not touch (“5 %”, “XIV”), `for_a_network`. None
    when it cannot be done safely: the text is very long, holds too many entities, or looks like a
    mask itself.
    """
    if len(text) > _MOST_CHARACTERS or _MASK_SEEN.search(text):
        return None
    entities: list[str] = []
    pieces: list[str] = []
    end = 0
    for found in _found(text, _named(names), _for_networks() if for_a_network else _ENTITY):
        pieces += text[end : found.start()], _MASK.format(len(entities))
        entities.append(found.group())
        end = found.end()
    masked = "".join([*pieces, text[end:]])
    return Masked(masked, tuple(entities)) if len(entities) <= _MOST_ENTITIES else None


def _found(
    text: str, named: re.Pattern[str] | None, entity: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Names and entities from left to right; where both begin, the name.

    As one expression of both finds them, which would take longer to make than all of this: names
    are others in each letter.
    """
    name, value = named.search(text) if named else None, entity.search(text)
    while name or value:
        first = name if name and (not value or name.start() <= value.start()) else value
        if first is None:
            return
        yield first
        end = first.end()
        if named and name and name.start() < end:
            name = named.search(text, end)
        if value and value.start() < end:
            value = entity.search(text, end)


def _named(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names, the longest that stands at a place."""
    known = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name.strip()]
    return re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in known)) if known else None


@cache
def _for_networks() -> re.Pattern[str]:
    """What finds what a network must not touch; made when the first translates."""
    return re.compile("|".join([*_PATTERNS[:_FIRST], *_FOR_NETWORKS, ENTITY]))
