"""What must never be translated: amounts, dates, numbers, addresses on the internet, names.

Each is masked before translation, put back after, and the result is refused when one is lost,
doubled or changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Longest and most specific first: an IBAN is also letters and digits, a date also numbers.
_PATTERNS = (
    r"\{\{?[A-Za-z_-]+\}?\}",  # a slot of ours
    r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)]",
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w@])(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,6}\.(?:nl|com|org|net|eu|be|de|gov|info)"
    r"(?:/[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)])?(?!\w)",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b",  # IBAN
    r"\b\d{1,2}(?:e)? (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december)(?: \d{4})?\b",
    r"(?:€|EUR) ?-?\d[\d.]*(?:,(?:\d{2}|-))?(?!\d)",
    r"-?\b\d[\d.]*(?:,(?:\d{2}|-))? ?(?:€|EUR\b)",
    r"\b\d{4} ?[A-Z]{2}\b",  # postcode
    r"(?<!\w)(?:\+|00)?\d[\d ()/-]{5,}\d\b",  # telephone, long date in digits, account number
    r"(?<![^\W\d_])(?:[^\W_]+[-./:]){0,9}[^\W_]*\d[^\W_]*(?:[-./:,][^\W_]+)*",  # number, reference
)
#: A regular expression for one entity.
ENTITY = "|".join(_PATTERNS)
_ENTITY = re.compile(ENTITY)

# A capital Latin word with a digit inside: subword models copy it, and no form prints it.
_MASK = "QX{}Q"
_MASK_SEEN = re.compile(r"[Qq]\s?[Xx]\s?(\d+)\s?[Qq]")
_DIGIT = re.compile(r"\d")  # of any script
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

        Each mask must occur exactly once, and no other digit may have appeared.
        """
        found = [int(number) for number in _MASK_SEEN.findall(translated)]
        if sorted(found) != list(range(len(self.entities))):
            return None
        if _DIGIT.search(_MASK_SEEN.sub("", translated)):
            return None
        return _MASK_SEEN.sub(lambda seen: self.entities[int(seen.group(1))], translated)


def mask(text: str, names: Iterable[str] = ()) -> Masked | None:
    """Replace all entities of `text`, and the given `names` of people and organisations.

    None when it cannot be done safely: the text is very long, holds too many entities, or looks
    like a mask itself.
    """
    if len(text) > _MOST_CHARACTERS or _MASK_SEEN.search(text):
        return None
    known = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name.strip()]
    named = [rf"(?<!\w){name}(?!\w)" for name in known]
    pattern = re.compile("|".join([*named, ENTITY])) if named else _ENTITY
    entities: list[str] = []

    def replace(found: re.Match[str]) -> str:
        entities.append(found.group())
        return _MASK.format(len(entities) - 1)

    masked = pattern.sub(replace, text)
    return Masked(masked, tuple(entities)) if len(entities) <= _MOST_ENTITIES else None
