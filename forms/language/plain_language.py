"""Whether a Dutch text is plain enough: about CEFR level B1, as government texts should be.

No list of words per CEFR level exists for Dutch under a free licence, so level is judged by what
plain-language editors really change. Calibrated on 608 sentences of the city of Amsterdam with the
version its editors made plain (24 documents; the tests repeat it): sentence length, passives and
officialese tell the two apart, the share of rare or long words hardly does. The limits on words are
therefore only a guard against jargon.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

#: How frequent a word is: log10 of its occurrences per 10⁹ words (the Zipf scale), 0 if unknown.
Frequency = Callable[[str], float]

#: Longest sentence. Of 115 pairs that lie on either side of 18 words, the editors' version is the
#: shorter one in 100; Dutch style guides for government name 15 to 20.
MAX_SENTENCE_WORDS = 18
#: Mean sentence length over a text: the mean that parts the documents best. 15 of the 24 plain
#: ones stay below it and 9 of those they were made from. Of one or two sentences it says nothing.
MAX_MEAN_SENTENCE_WORDS = 12.0
MIN_SENTENCES_FOR_MEAN = 3
#: A word is familiar from once per million words (Zipf 3), the usual border of "low frequency"
#: (Van Heuven et al. 2014, SUBTLEX-UK); a compound is familiar when both halves are well known.
FAMILIAR_ZIPF = 3.0
FAMILIAR_PART_ZIPF = 3.5
#: The shortest half of a compound that is looked up, so that "een" + "de" does not count.
MIN_PART_LETTERS = 3
#: 95 % of the plain sentences have at most 12 % unfamiliar words. Short strings may have two.
MAX_UNFAMILIAR_SHARE = 0.12
MAX_UNFAMILIAR_WORDS_IN_SHORT_TEXT = 2
#: Words of 14 letters or more: 90 % of the plain sentences have at most 10 %.
LONG_WORD_LETTERS = 14
MAX_LONG_SHARE = 0.12
MAX_LONG_WORDS_IN_SHORT_TEXT = 2
#: Passive auxiliaries per sentence. The editors took out four of five (142 to 26 in about 700
#: sentences); one in four sentences leaves room for "u wordt 18".
MAX_PASSIVE_SHARE = 0.25
PASSIVE_WORDS = frozenset({"wordt", "worden", "werd", "werden"})
#: Words the editors nearly always removed (51 to 1: dient 9 to 0, realiseren 11 to 0, medio 6 to 0,
#: circa 5 to 0) and others of the kind that style guides advise against.
OFFICIALESE = frozenset(
    {
        "aangaande",
        "alsmede",
        "betreffende",
        "bovengenoemde",
        "circa",
        "conform",
        "derhalve",
        "desgewenst",
        "dienen",
        "dient",
        "echter",
        "gaarne",
        "gerealiseerd",
        "hetgeen",
        "indien",
        "ingevolge",
        "inzake",
        "krachtens",
        "medio",
        "middels",
        "omtrent",
        "onderhavige",
        "realiseren",
        "reeds",
        "teneinde",
        "tevens",
        "voornoemde",
        "voorts",
        "wegens",
    }
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Addresses of mail and web, and codes such as NL91ABNA0417164300, are examples and not language.
_EXAMPLE = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b(?=\w*\d)\w+\b|\{[^}]*\}")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\s”\"')\]]+|\n+")
#: Abbreviation points do not end a sentence.
_ABBREVIATION = re.compile(r"\b(?:bijv|nr|tel|enz|o\.a|t/m|mr|dr|[A-Z])\.(?=\s)")


@dataclass(frozen=True)
class Plainness:
    """What was counted in a text.

    `unfamiliar`, `long`, `officialese` are the words themselves, in order; `passives` counts
    passive auxiliaries. Names (capitals inside a sentence) are words of a sentence but never
    unfamiliar or long.
    """

    sentences: int
    words: int
    longest_sentence_words: int
    unfamiliar: tuple[str, ...]
    long: tuple[str, ...]
    officialese: tuple[str, ...]
    passives: int

    @property
    def mean_sentence_words(self) -> float:
        """Words per sentence, 0 for a text without words."""
        return self.words / self.sentences if self.sentences else 0.0


def measure(text: str, frequency: Frequency, known: Collection[str] = ()) -> Plainness:
    """Count what makes `text` hard.

    `known` are words a reader meets anyway because they are printed on the form; they never
    count as unfamiliar or long. Case does not matter.
    """
    sentences = [words for words in map(_words, _sentences(text)) if words]
    printed = {word.lower() for word in known}
    judged = [
        word
        for words in sentences
        for position, word in enumerate(words)
        if not (position and word[0].isupper()) and word.lower() not in printed
    ]
    lowered = [word.lower() for words in sentences for word in words]
    return Plainness(
        sentences=len(sentences),
        words=len(lowered),
        longest_sentence_words=max(map(len, sentences), default=0),
        unfamiliar=tuple(word for word in judged if not is_familiar(word, frequency)),
        long=tuple(word for word in judged if len(word) >= LONG_WORD_LETTERS),
        officialese=tuple(word for word in lowered if word in OFFICIALESE),
        passives=sum(word in PASSIVE_WORDS for word in lowered),
    )


def is_familiar(word: str, frequency: Frequency) -> bool:
    """Whether most readers know `word`, or know both halves of it if it is a compound."""
    word = word.lower()
    if frequency(word) >= FAMILIAR_ZIPF:
        return True
    if "-" in word:
        return all(is_familiar(part, frequency) for part in word.split("-") if part)
    return any(
        _is_well_known(word[cut:], frequency)
        and (
            _is_well_known(word[:cut], frequency)
            or _is_well_known(_unlinked(word[:cut]), frequency)
        )
        for cut in range(MIN_PART_LETTERS, len(word) - MIN_PART_LETTERS + 1)
    )


class Fault(StrEnum):
    """What makes a text harder than it should be."""

    LONG_SENTENCE = "long-sentence"
    LONG_SENTENCES = "long-sentences"
    UNFAMILIAR_WORDS = "unfamiliar-words"
    LONG_WORDS = "long-words"
    PASSIVES = "passives"
    OFFICIALESE = "officialese"


def faults(found: Plainness) -> tuple[Fault, ...]:
    """What makes the text not plain enough; empty when it is."""
    is_there = {
        Fault.LONG_SENTENCE: found.longest_sentence_words > MAX_SENTENCE_WORDS,
        Fault.LONG_SENTENCES: found.sentences >= MIN_SENTENCES_FOR_MEAN
        and found.mean_sentence_words > MAX_MEAN_SENTENCE_WORDS,
        Fault.UNFAMILIAR_WORDS: len(found.unfamiliar)
        > max(MAX_UNFAMILIAR_WORDS_IN_SHORT_TEXT, MAX_UNFAMILIAR_SHARE * found.words),
        Fault.LONG_WORDS: len(found.long)
        > max(MAX_LONG_WORDS_IN_SHORT_TEXT, MAX_LONG_SHARE * found.words),
        Fault.PASSIVES: found.passives > max(1, MAX_PASSIVE_SHARE * found.sentences),
        Fault.OFFICIALESE: bool(found.officialese),
    }
    return tuple(fault for fault, is_so in is_there.items() if is_so)


def objections(found: Plainness) -> tuple[str, ...]:
    """Why the text is not plain enough, one sentence per reason; empty when it is."""
    said = {
        Fault.LONG_SENTENCE: f"A sentence has {found.longest_sentence_words} words; "
        f"at most {MAX_SENTENCE_WORDS} is plain. Cut it in two.",
        Fault.LONG_SENTENCES: f"Sentences have {found.mean_sentence_words:.1f} words on average; "
        f"at most {MAX_MEAN_SENTENCE_WORDS} is plain.",
        Fault.UNFAMILIAR_WORDS: f"Too many unfamiliar words: {', '.join(found.unfamiliar)}.",
        Fault.LONG_WORDS: f"Too many long words: {', '.join(found.long)}.",
        Fault.PASSIVES: f"{found.passives} passives in {found.sentences} sentences: "
        "say who does it.",
        Fault.OFFICIALESE: f"Officialese: {', '.join(found.officialese)}. Use an everyday word.",
    }
    return tuple(said[fault] for fault in faults(found))


def _sentences(text: str) -> list[str]:
    joined = _ABBREVIATION.sub(lambda match: match[0][:-1], _EXAMPLE.sub(" ", text))
    return [sentence for sentence in _SENTENCE_END.split(joined) if sentence]


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def _is_well_known(part: str, frequency: Frequency) -> bool:
    return len(part) >= MIN_PART_LETTERS and frequency(part) >= FAMILIAR_PART_ZIPF


def _unlinked(part: str) -> str:
    """The first half of a compound without its linking s, as in verhuizing-s-datum."""
    return part[:-1] if part.endswith("s") else part
