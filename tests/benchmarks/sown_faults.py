"""Good translations spoiled in the ways engines spoil them, without looking at how we find out.

Not all that is sown is a fault: a translator who said no in words of his own has said the “niet”
that is put in, and a title left in the script of both is no other script. What cannot be called a
fault for sure is told by `DOUBTS`, from the texts alone and never from what finds faults.
"""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from tests.benchmarks.human_translations import HumanTranslation

#: What was spoiled: the text and what is said of it. None where it cannot be spoiled that way.
Sown = tuple[str, str] | None
Sower = Callable[[HumanTranslation, random.Random], Sown]
#: Whether what was sown, the text and what is said of it, may be no fault.
Doubt = Callable[[HumanTranslation, str, str], bool]

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
#: How the others negate most often, to tell that a translation says a no: not to be taken out.
_PLAIN_NO = _NEGATING | {
    "tr": r"\bdeğil|\byok|\bhiçbir|\w+m(?:[ıiuü]yor|[ae]z|[ae]d[ıi]|[ae]y|[ae]m[ae]|[ae]s[ıi]n)",
    "hr": r"\bne\b|\bni(?:je|su|sam|smo|ste)\b|\bnema\w*",
    "sr": r"\bne\b|\bni(?:je|su)\b|\bnema\w*|\bне\b|\bније\b|\bнема\w*|\bнису\b",
    "sk": r"\bne(?=\w)|\bnie\b|\bžiad\w+",
    "mk": r"\bне\b|\bнема\w*",
    "pt": r"\bnão\b|\bnenhum\w*",
    "sq": r"\bnuk\b|\bmos\b|\bs['’]|\basnjë\b|\bpa\b",
    "el": r"\bδεν\b|\bμην?\b|\bκαμία\b|\bκανένα\w*",
    "hi": r"नहीं|(?<!\w)न(?!\w)|(?<!\w)मत(?!\w)",
    "ur": r"نہیں|(?<!\w)نہ(?!\w)|(?<!\w)مت(?!\w)",
    "id": r"\btidak\b|\bbukan\b|\bbelum\b|\bjangan\b|\btanpa\b",
    "vi": r"\bkhông\b|\bchưa\b|\bđừng\b",
    "th": r"ไม่|ห้าม|อย่า(?!ง)",
    "zh": r"不|没|未|无|勿|非",
    "nl": r"\bniet\b|\bgeen\b",
}
#: A no may be said with “without” as well: “with no flash”.
_WITHOUT = {
    "en": r"\bwithout\b",
    "de": r"\bohne\b",
    "fr": r"\bsans\b",
    "es": r"\bsin\b",
    "pl": r"\bbez\b",
    "uk": r"\bбез\b",
    "bg": r"\bбез\b",
    "ro": r"\bfără\b",
    "ar": r"(?<!\w)(?:ب?دون|بلا)(?!\w)",
    "ru": r"\bбез\b",
    "cs": r"\bbez\b",
    "it": r"\bsenza\b",
    "hu": r"\bnélkül\b",
    "fi": r"\bilman\b",
    "da": r"\buden\b",
    "fa": r"\bبدون\b",
}
#: “Or not” says both, with its no and without.
_EITHER_WAY = re.compile(r"\b(?:of|dan) niet\b", re.IGNORECASE)
_DUTCH_NEGATION = re.compile(r"\b(?:niet|geen)\b")
#: With one of these left in it, a text says no also when “niet” was taken out.
_ANOTHER_NO = re.compile(
    r"\b(?:niet|geen|niets|niks|nooit|niemand|nergens|noch|nee|zonder|tenzij|verboden)\b",
    re.IGNORECASE,
)
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


def _says_it_all_the_same(pair: HumanTranslation, text: str, said: str) -> bool:
    """Without its no the translation says no with “without”, or the text says “or not”."""
    is_without = re.search(_WITHOUT[pair.target], said, re.IGNORECASE)
    return bool(is_without or _EITHER_WAY.search(text))


def _said_no_before(pair: HumanTranslation, text: str, said: str) -> bool:
    """The translation of a text without a no has one, which may be the one put in."""
    plain = _PLAIN_NO.get(pair.target)
    return plain is not None and bool(re.search(plain, said, re.IGNORECASE))


def _says_another_no(pair: HumanTranslation, text: str, said: str) -> bool:
    """The no of the translation may be another one, that the text still says."""
    return bool(_ANOTHER_NO.search(text))


def _is_in_its_script(pair: HumanTranslation, text: str, said: str) -> bool:
    """The other translation is written as this one: it was left as it was, or is all names."""
    return _script_of(said) in {_script_of(pair.said), None}


def _script_of(text: str) -> str | None:
    """What most letters of a text are called by: LATIN; None where it has no letters."""
    names = (unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha())
    return next((name for name, _ in Counter(names).most_common(1)), None)


DOUBTS: dict[str, Doubt] = {
    "negation: lost": _says_it_all_the_same,
    "negation: not translated": _said_no_before,
    "negation: invented": _says_another_no,
    "script: another": _is_in_its_script,
}
