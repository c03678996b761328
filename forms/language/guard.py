"""What is wrong with a machine translation, before anybody sees it.

Engines repeat themselves, drop a “not”, leave the source as it was, answer in another script,
run on or stop halfway. Each is found here from the two texts alone. A translation with a fault is
not shown: it falls down the ladder. How well that works: `python -m tests.benchmarks guard`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from forms.language.entities import ENTITY
from forms.language.identify import identify
from forms.language.left_over import has_foreign_letters, has_left_over
from forms.language.lengths import has_odd_length
from forms.language.limits import loses_a_limit
from forms.language.negation import Negations, negations_of, without_kin
from forms.language.scripts import foreign_share, is_of_script, is_of_signs
from forms.language.words import (
    GAP,
    UNSPACED,
    proper_names,
    without_entities,
    words_and_pauses_of,
    words_of,
)

_UNKNOWN_PIECES = ("⁇", "<unk>", "�")
# No source is longer than a third of this (forms.language.entities).
_MOST_CHARACTERS = 3000
# A run of so many words as in the source is not translated; so many copied of so few neither.
_COPIED_RUN = 3
_COPIED_SHARE, _COPIED_FROM = 0.7, 5
# What a program fills in or is called by is copied rightly: “%(name)s”, “{count}”, “form_name”.
_OF_PROGRAMS = re.compile(r"%\([^()\s]*\)[a-z]|%\d*\$?[a-z](?!\w)|\{\{?[^{}]*\}?\}|\w*_\w*")
# “Voorbeeld.nl”: people write the capital that a sentence begins with.
_SITE = re.compile(r"(?<!\w)[A-Z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?!\w)")
# What stands between quotation marks in both is the name of something.
_QUOTED = re.compile(r"(?<!\w)[\"'‘“„«]([^\"'‘’“”„«»]{2,40})[\"'’”»](?!\w)")
_FOREIGN_SHARE = 0.25
# “Bluetooth” among words of its own script: things that have one name everywhere come alone.
_OWN_WORDS_BESIDE_A_NAME = 3
# Half characters (they cannot even be sent), controls, letters of nobody.
_UNWRITTEN = frozenset({"Cs", "Cc", "Co", "Cn"})
# What turns the order of letters round, and the markup of web pages.
_ODD = re.compile(r"[\u202a-\u202e]|</?[A-Za-z!][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6});")
_PIVOT, _SURE = "en", 0.5
# Words that stand twice in a row where nothing is wrong.
_DOUBLED_WORDS = frozenset(
    {"vous", "nous", "dat", "had", "that", "heel", "veel", "very", "hyvin"}
    | {"yavaş", "tek", "adım", "sık", "ayrı", "zaman", "teker", "birer", "çeşit"}
    | {"अलग", "साथ", "کبھی", "ساتھ", "بہت", "си"}
)
# A phrase with a value in it is said again from so many words on.
_WORDS_AROUND_A_VALUE = 3
_LETTER_LOOP = re.compile(r"([^\W\d_]{1,4}?)\1{4,}")
# Three signs of Chinese are a word or two; of Thai they are a syllable, and such stand twice.
_LOOP_OF_SIGNS = re.compile(r"(.{3,80}?)\1|(.)\2{3,}")
_LOOP_OF_LETTERS = re.compile(r"(.{6,80}?)\1|(.)\2{3,}")
# “Bijv.” and “dvs.” end no sentence: what follows has no capital, in a script that has them.
_SENTENCE_END = re.compile(
    r"(?<=[.!?؟…।])[\"”’)»]*\s+(?=[^\sa-zà-öø-ÿăâîșțąćęłńóśźżğışа-яіїєґ])"
    r"|(?<=[。！？])[\s\"”’)»]*(?=\S)"
)


class Fault(StrEnum):
    """What can be wrong with a translation."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    UNKNOWN_PIECES = "unknown-pieces"
    ENTITIES = "entities"
    LENGTH = "length"
    SCRIPT = "script"
    LANGUAGE = "language"
    COPIED = "copied"
    REPEATED = "repeated"
    NEGATION = "negation"
    LIMIT = "limit"


@dataclass(frozen=True)
class _Pair:
    """A text and its translation without entities, with their languages."""

    text: str
    said: str
    source: str
    target: str

    # Most faults are found among the words, and finding those takes longer than comparing them.
    @cached_property
    def text_words(self) -> Sequence[str]:
        return words_of(self.text)

    @cached_property
    def said_words(self) -> Sequence[str]:
        return words_of(self.said)


def faults(
    text: str, said: str, source: str, target: str, names: Sequence[str] = ()
) -> tuple[Fault, ...]:
    """What is wrong with `said` in language `target` as a translation of `text` in `source`.

    `names` are kept as they are. Empty when no fault was found, which does not make it right.
    """
    if not any(letter.isalnum() for letter in said):
        return (Fault.EMPTY,) if any(letter.isalnum() for letter in text) else ()
    if len(said) > _MOST_CHARACTERS:
        return (Fault.LENGTH,)
    kept = {*names, *_QUOTED.findall(text)} & {*names, *_QUOTED.findall(said)}
    pair = _Pair(_bare(text, kept), _bare(said, kept), source, target)
    found = {
        Fault.UNREADABLE: _is_unreadable(text, said),
        Fault.UNKNOWN_PIECES: any(piece in said and piece not in text for piece in _UNKNOWN_PIECES),
        Fault.ENTITIES: _entities(text) != _entities(said),
        Fault.LENGTH: has_odd_length(pair.text, pair.said, source, target),
        Fault.SCRIPT: _is_in_another_script(pair),
        Fault.LANGUAGE: _is_in_another_language(pair),
        Fault.COPIED: _is_copied(pair),
        Fault.REPEATED: _repeats_itself(pair),
        Fault.NEGATION: _lost_or_gained_a_negation(pair),
        Fault.LIMIT: loses_a_limit(pair.text, pair.said, source, target),
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def _bare(text: str, names: Iterable[str]) -> str:
    return _SITE.sub(GAP, _OF_PROGRAMS.sub(GAP, without_entities(text, names)))


def _entities(text: str) -> Counter[str]:
    return Counter(re.findall(ENTITY, text))


def _is_unreadable(text: str, said: str) -> bool:
    """Whether there are letters that cannot be written, controls, or markup that was not there."""
    kinds = {unicodedata.category(letter) for letter in said if letter not in f"{text}\n\t"}
    return bool(kinds & _UNWRITTEN) or (bool(_ODD.search(said)) and not _ODD.search(text))


def _is_in_another_script(pair: _Pair) -> bool:
    # What stands in the source too is a name left as it is; whether too much is, others see.
    known = set(pair.text_words)
    # A capital tells a name only beside words of the language: titles have many.
    names = proper_names(f"a {pair.said}")
    if has_foreign_letters(known, pair.said_words, names, pair.target):
        return True
    own = [word for word in pair.said_words if word not in known and any(map(str.isalpha, word))]
    if any(_is_own(word, pair.target) for word in own):
        own = [word for word in own if word not in names]
    return foreign_share(" ".join(own), pair.target) > _FOREIGN_SHARE


def _is_own(word: str, language: str) -> bool:
    """Whether a word is one of `language`; without spaces a name is written to the next word."""
    share = foreign_share(word, language)
    return share < 1 if language in UNSPACED else share <= _FOREIGN_SHARE


def _is_in_another_language(pair: _Pair) -> bool:
    # Most ways lead through English, and stop there when the second step fails.
    wrong = {pair.source, _PIVOT} - {pair.target}
    found = identify(pair.said.replace(GAP, " "))
    return found is not None and found.language in wrong and found.confidence >= _SURE


def _is_copied(pair: _Pair) -> bool:
    names = proper_names(pair.text)
    apart = names | proper_names(pair.said)
    if has_left_over(pair.text_words, pair.said_words, apart, pair.source, pair.target):
        return True
    source, said = (
        [GAP if word in names else word for word in words]
        for words in (pair.text_words, pair.said_words)
    )
    if source == said and len(source) > 1 and set(source) != {GAP}:
        return True
    if not is_of_script(pair.text, pair.target):
        # A word of the source cannot be one of the target: a few are names, many are not.
        kept = set(source) - {GAP}
        if len(kept.intersection(said)) == 1 and len(said) > _OWN_WORDS_BESIDE_A_NAME:
            return False
        left = sum(len(word) for word in said if word in kept)
        return left > _FOREIGN_SHARE * sum(map(len, said))
    if _longest_shared_run(source, said) >= _COPIED_RUN:
        return True
    known = set(source)
    words = [word for word in said if word != GAP]
    copied = sum(word in known for word in words)
    return len(words) >= _COPIED_FROM and copied >= _COPIED_SHARE * len(words)


def _longest_shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The most words in a row that stand in both in the same order, gaps apart."""
    longest, before = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        if word != GAP:
            for place, each in enumerate(other):
                if each == word:
                    row[place + 1] = before[place] + 1
                    longest = max(longest, row[place + 1])
        before = row
    return longest


def _repeats_itself(pair: _Pair) -> bool:
    if _has_letter_loop(pair.said) and not _has_letter_loop(pair.text):
        return True
    if pair.target in UNSPACED:
        squeezed = "".join(letter for letter in pair.said if _is_written(letter))
        loop = _LOOP_OF_SIGNS if is_of_signs(pair.target) else _LOOP_OF_LETTERS
        return bool(loop.search(squeezed)) and not _repeated(pair.text_words)
    # “No, no” is said by people, “no no” by networks.
    times = _repeated(pair.said_words, shortest=2)
    times |= _repeated(words_and_pauses_of(pair.said), longest=1)
    allowed = _repeated(pair.text_words)
    for phrase, count in times.items():
        if count <= max(allowed.values(), default=1):
            continue
        is_doubled_word = " " not in phrase and count == 2
        if is_doubled_word and phrase in _DOUBLED_WORDS and not _begins_twice(phrase, pair.said):
            continue
        return True
    return False


def _begins_twice(word: str, said: str) -> bool:
    """Whether a word stands twice with its capital: “Nous nous” is said, “Nous Nous” is not."""
    capital = word.capitalize()
    return capital != word and f"{capital} {capital}" in said


def _is_written(letter: str) -> bool:
    """Whether it is a letter, a digit, or a mark on one: tones tell words of Thai apart."""
    return unicodedata.category(letter)[0] in "LMN"


def _has_letter_loop(text: str) -> bool:
    return bool(_LETTER_LOOP.search(text))


def _repeated(
    words: Sequence[str], shortest: int = 1, longest: int = _MOST_CHARACTERS
) -> dict[str, int]:
    """Phrases of so many words that stand twice or more in a row, with how often."""
    found: dict[str, int] = {}
    for size in range(shortest, min(longest, len(words) // 2) + 1):
        run = 0
        for place in range(len(words) - size):
            run = run + 1 if words[place] == words[place + size] else 0
            if run < size or run % size:
                continue
            again = words[place - size + 1 : place + 1]
            if _is_phrase(again):
                phrase = " ".join(again)
                found[phrase] = max(found.get(phrase, 1), run // size + 1)
    return found


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether words can be said again; “3 km, 5 km” says another thing each time."""
    said = [word for word in words if word != GAP]
    return len(said) == len(words) or len(said) >= _WORDS_AROUND_A_VALUE


def _lost_or_gained_a_negation(pair: _Pair) -> bool:
    here, there = negations_of(pair.source), negations_of(pair.target)
    if here is None:
        return True  # nobody knows what the source says
    sentences = _by_sentence(pair)
    if there is None:
        return any(here.says_no(text) for text, _ in sentences)
    apart = [without_kin(text, said, here, there) for text, said in sentences]
    wanted = [here.noes_to_keep(text, there) for text, _ in apart]
    found = [there.noes_at_most(said) for _, said in apart]
    is_whole = len(sentences) > 1 or _is_one(pair.text, pair.said)
    return any(
        _is_lost(wanted, found, place, is_whole=is_whole)
        or _is_gained(*each, [sentences[near][0] for near in _beside(place, apart)], here, there)
        for place, each in enumerate(apart)
    )


def _is_lost(wanted: Sequence[int], found: Sequence[int], place: int, *, is_whole: bool) -> bool:
    if found[place] >= wanted[place]:
        return False
    # People part sentences otherwise: of a text that was, only that all was lost can be told.
    if not is_whole:
        return found[place] < min(wanted[place], 1)
    # They say the no of one sentence in that beside it, which then has one too many.
    over = sum(max(0, found[near] - wanted[near]) for near in _beside(place, wanted))
    return found[place] + over < wanted[place]


def _beside(place: int, all_: Sequence[object]) -> list[int]:
    """The places before and behind that one."""
    return [near for near in (place - 1, place + 1) if 0 <= near < len(all_)]


def _is_one(text: str, said: str) -> bool:
    """Whether both are one sentence."""
    return not _SENTENCE_END.search(text) and not _SENTENCE_END.search(said)


def _is_gained(
    text: str, said: str, beside: Sequence[str], here: Negations, there: Negations
) -> bool:
    texts = (text, *beside)
    if there.says_no(said):
        return not any(map(here.may_say_no, texts))
    return there.says_the_opposite(said) and not any(map(here.may_turn, texts))


def _by_sentence(pair: _Pair) -> list[tuple[str, str]]:
    texts, said = _SENTENCE_END.split(pair.text), _SENTENCE_END.split(pair.said)
    if len(texts) != len(said):
        return [(pair.text, pair.said)]
    return list(zip(texts, said, strict=True))
