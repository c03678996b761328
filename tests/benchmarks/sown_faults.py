"""Good translations spoiled in the ways engines spoil them, without looking at how we find out."""

import random
import re
from collections.abc import Callable

from tests.benchmarks.human_translations import HumanTranslation

#: What was spoiled: the text and what is said of it. None where it cannot be spoiled that way.
Sown = tuple[str, str] | None
Sower = Callable[[HumanTranslation, random.Random], Sown]

_UNSPACED = ("zh", "th", "ja")
#: The one way each of these negates in most sentences; suffixes cannot be taken out blindly.
_NEGATING = {
    "en": r"\s*\bnot\b|n['’]t\b|\bno\b|\bnever\b|\bcannot\b",
    "de": r"\bnicht\b|\bk(?=eine?[nmrs]?\b)",
    "fr": r"\bne\b|\bn['’](?=\w)|\bpas\b|\baucune?\b|\bjamais\b",
    "es": r"\bno\b|\bningun[oa]?\b|\bningún\b|\bnunca\b",
    "pl": r"\bnie\b|\bżadn\w+",
    "uk": r"\bне\b|\bнемає\b|\bжодн\w+",
    "bg": r"\bне\b|\bняма\b|\bникак\w+",
    "ro": r"\bnu\b|\bn-(?=\w)|\bniciun\b|\bnicio\b",
    "ar": r"(?<!\w)و?(?:لا|لم|لن|ليس|ليست|غير|عدم)(?!\w)",
    "ru": r"\bне\b|\bнет\b",
    "cs": r"\bne(?=\w)|\bnení\b|\bžádn\w+",
    "it": r"\bnon\b|\bnessun\w*",
    "hu": r"\bnem\b|\bnincs\w*|\bne\b",
    "fi": r"\bei\b|\bet\b|\bälä\b|\bette\b|\beivät\b",
    "da": r"\bikke\b|\bingen\b|\bintet\b",
    "fa": r"\bن(?=می|شد)|\bنیست\b",
}
_DUTCH_NEGATION = re.compile(r"\b(?:niet|geen)\b")
_ANY_NO = re.compile(
    r"\b(?:niet|geen|niets|niks|nooit|zonder|nee|alleen|slechts|on\w+|mis\w*|niemand|fout)\b",
    re.IGNORECASE,
)
_DUTCH_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|kan|kunt|kun|mag|moet|heeft|hebt|bent|krijgt)\b"
)


def _is_one_sentence(pair: HumanTranslation) -> bool:
    # In longer texts another negation stays behind: then nothing has been spoiled for sure.
    return len(pair.text) <= 120 and not re.search(r"[.!?] ", pair.said)


def _word_twice(pair: HumanTranslation, rng: random.Random) -> Sown:
    words = pair.said.split()
    long = [place for place, word in enumerate(words) if len(word) > 2 and word.isalpha()]
    if pair.target in _UNSPACED or not long:
        return None
    place = rng.choice(long)
    return pair.text, " ".join([*words[: place + 1], *words[place:]])


def _phrase_again(pair: HumanTranslation, rng: random.Random) -> Sown:
    words = pair.said.split()
    if pair.target in _UNSPACED or len(words) < 5:
        return None
    size = rng.randint(2, min(5, len(words) - 1))
    place = rng.randint(0, len(words) - size)
    phrase = words[place : place + size] * rng.randint(1, 3)
    return pair.text, " ".join([*words[: place + size], *phrase, *words[place + size :]])


def _stuck_at_the_end(pair: HumanTranslation, rng: random.Random) -> Sown:
    said = pair.said.rstrip(" .!?")
    last = said[-3:] if pair.target in _UNSPACED else f" {said.split()[-1]}"
    if not any(letter.isalpha() for letter in last):
        return None
    return pair.text, said + last * rng.randint(3, 9)


def _sentence_twice(pair: HumanTranslation, rng: random.Random) -> Sown:
    if len(pair.said) < 15:
        return None
    return pair.text, f"{pair.said} {pair.said}"


def _negation_lost(pair: HumanTranslation, rng: random.Random) -> Sown:
    if pair.source != "nl" or pair.target not in _NEGATING or not _is_one_sentence(pair):
        return None
    said, taken = re.subn(_NEGATING[pair.target], "", pair.said, flags=re.IGNORECASE)
    if not taken or len(_DUTCH_NEGATION.findall(pair.text)) != 1:
        return None
    return pair.text, said


def _negation_never_translated(pair: HumanTranslation, rng: random.Random) -> Sown:
    if pair.source != "nl" or not _is_one_sentence(pair) or _ANY_NO.search(pair.text):
        return None
    text, put = _DUTCH_VERB.subn(lambda verb: f"{verb.group()} niet", pair.text, count=1)
    return (text, pair.said) if put else None


def _negation_invented(pair: HumanTranslation, rng: random.Random) -> Sown:
    if pair.source != "nl" or pair.target not in _NEGATING or not _is_one_sentence(pair):
        return None
    text, taken = _DUTCH_NEGATION.subn("wel", pair.text)
    if not taken or not re.search(_NEGATING[pair.target], pair.said, re.IGNORECASE):
        return None
    return (text, pair.said)


def _left_as_it_was(pair: HumanTranslation, rng: random.Random) -> Sown:
    return (pair.text, pair.text) if len(pair.text.split()) >= 3 else None


def _half_left(pair: HumanTranslation, rng: random.Random) -> Sown:
    source, said = pair.text.split(), pair.said.split()
    if pair.target in _UNSPACED or len(source) < 10 or len(said) < 8:
        return None
    half = [*said[: len(said) // 2], *source[len(source) // 2 :]]
    if rng.random() < 0.5:
        half = [*source[: len(source) // 2], *said[len(said) // 2 :]]
    return pair.text, " ".join(half)


def _another_script(pair: HumanTranslation, rng: random.Random) -> Sown:
    latin = {"en", "de", "fr", "es", "pl", "tr", "ro", "fy", "it", "pt", "hu", "cs", "nl", "fi"}
    other = {"ar", "uk", "bg", "ru", "el", "hi", "zh", "th", "mk", "fa", "ur"}
    pool = other if pair.target not in other else latin
    if pair.target not in latin | other:
        return None
    there = [language for language in sorted(pool & pair.others.keys()) if language != pair.source]
    return (pair.text, pair.others[rng.choice(there)]) if there else None


def _left_in_english(pair: HumanTranslation, rng: random.Random) -> Sown:
    said = pair.others.get("en")
    if "en" in (pair.source, pair.target) or not said or len(said) < 50:
        return None
    return pair.text, said


def _runs_on(pair: HumanTranslation, rng: random.Random) -> Sown:
    return pair.text, f"{pair.said} " + " ".join(_OF_NOTHING[: 25 + len(pair.said) // 2])


#: A text that repeats nothing, so that only its length tells.
_OF_NOTHING = [f"{first}{last}" for first in "kaloremisutanevo" for last in "aeioubcdfghlmnprst"]


def _breaks_off(pair: HumanTranslation, rng: random.Random) -> Sown:
    if len(pair.text) < 60:
        return None
    return pair.text, pair.said[: len(pair.said) // 4]


def _number_changed(pair: HumanTranslation, rng: random.Random) -> Sown:
    number = rng.randint(10, 99999)
    return f"{pair.text} {number}", f"{pair.said} {number + rng.randint(1, 9)}"


def _number_lost(pair: HumanTranslation, rng: random.Random) -> Sown:
    return f"{pair.text} € {rng.randint(10, 999)},50", pair.said


def _number_in_other_digits(pair: HumanTranslation, rng: random.Random) -> Sown:
    number = str(rng.randint(10, 99999))
    return f"{pair.text} {number}", f"{pair.said} {number.translate(_ARABIC)}"


_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _says_nothing(pair: HumanTranslation, rng: random.Random) -> Sown:
    return pair.text, rng.choice(["", " ", ".", "…", "- -", "()"])


def _piece_unknown(pair: HumanTranslation, rng: random.Random) -> Sown:
    words = pair.said.split()
    words.insert(rng.randint(0, len(words)), rng.choice(["⁇", "<unk>", "�"]))
    return pair.text, " ".join(words)


SOWERS: dict[str, Sower] = {
    "repeated: a word twice": _word_twice,
    "repeated: a phrase again": _phrase_again,
    "repeated: stuck at the end": _stuck_at_the_end,
    "repeated: all of it twice": _sentence_twice,
    "negation: lost": _negation_lost,
    "negation: not translated": _negation_never_translated,
    "negation: invented": _negation_invented,
    "copied: all of it": _left_as_it_was,
    "copied: half of it": _half_left,
    "script: another": _another_script,
    "language: left in English": _left_in_english,
    "length: runs on": _runs_on,
    "length: breaks off": _breaks_off,
    "entities: changed": _number_changed,
    "entities: lost": _number_lost,
    "entities: other digits": _number_in_other_digits,
    "empty": _says_nothing,
    "unknown pieces": _piece_unknown,
}
