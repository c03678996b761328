"""What reading and style do to a sentence: misread letters, other words for it, lost stops."""

import re
from random import Random

from models.letter_words import MARKS
from models.training.letters.lessons import Made

_MISREAD = {
    "l": "1i", "i": "l1", "o": "0c", "e": "c", "c": "e", "n": "h", "u": "n", "m": "rn", "t": "f",
    "s": "5", "b": "6h", "g": "9", "a": "o", "z": "2",
}  # fmt: skip
#: Old spellings, and other words that ask no less.
_OTHERWISE = (
    (r"\bu hebt\b", ("u heeft", "je hebt")), (r"\bhebt u\b", ("heeft u", "heb je")),
    (r"\bwij\b", ("we", "ik")), (r"\bdeze\b", ("de onderhavige", "genoemde")),
    (r"\bvan u\b", ("van je",)), (r"\bdit\b", ("zulks", "dat")),
    (r"\bbrief\b", ("schrijven", "bericht")),
    (r"\bmoet\b", ("dient",)), (r"\bbedrag\b", ("geldbedrag", "bedrag")),
    (r"\bgraag\b", ("gaarne",)),
    (r"\bvia\b", ("middels", "door middel van")), (r"\bover\b", ("omtrent", "aangaande", "over")),
    (r"\bdaarom\b", ("derhalve", "mitsdien", "dus")), (r"\bsturen\b", ("zenden",)),
    (r"\bstuur\b", ("zend",)), (r"\bkrijgt\b", ("ontvangt",)),
    (r"\bniet op tijd\b", ("niet tijdig", "te laat")),
    (r"\balleen\b", ("slechts", "enkel")), (r"\bhelaas\b", ("helaas", "tot onze spijt")),
    (r"\bals\b", ("indien", "wanneer")), (r"\bu\b", ("je", "U")), (r"\buw\b", ("je", "Uw")),
)  # fmt: skip
_BEFORE = (
    "Daarom ", "Hierbij ", "Wij laten u weten: ", "Zoals afgesproken: ", "Let op: ", "Tevens ",
    "Voorts ", "In verband daarmee ", "Graag ", "Kort gezegd: ", "1. ", "- ",
)  # fmt: skip
_AFTER = (
    ", zoals u gewend bent", " (zie de bijlage)", ", zo staat in de wet", ", bij voorkeur digitaal",
    " en niet later", ", zoals op {} besproken", " per post of digitaal",
)  # fmt: skip


def worn(sentence: Made, rng: Random) -> Made:
    """The sentence as another might write it and a recogniser might read it; what it says stays."""
    text = sentence.text
    for pattern, others in _OTHERWISE:
        if rng.random() < 0.12:
            text = re.sub(pattern, rng.choice(others), text, flags=re.IGNORECASE)
    if rng.random() < 0.05:
        text = rng.choice(_BEFORE) + text[:1].lower() + text[1:]
    if rng.random() < 0.05 and text.endswith("."):
        text = text[:-1] + rng.choice(_AFTER).replace("{}", "die dag") + "."
    if rng.random() < 0.1:
        text = text.rstrip(".")
    if rng.random() < 0.15:
        text = " ".join(word for word in text.split(" ") if _has_mark(word) or rng.random() > 0.12)
    if rng.random() < 0.3:
        rate = rng.choice((0.01, 0.02, 0.05))
        text = "".join(_misread(sign, rate, rng) for sign in text)
    return Made(text, sentence.asks, sentence.roles)


def _has_mark(word: str) -> bool:
    return any(sign in MARKS for sign in word)


def _misread(sign: str, rate: float, rng: Random) -> str:
    return rng.choice(_MISREAD[sign]) if sign in _MISREAD and rng.random() < rate else sign
