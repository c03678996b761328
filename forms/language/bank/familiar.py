"""Letters to the young say “je”: the same sentence as it is said with “u”, as the bank is written.

“Je” is who does something, to whom it is done, or whose it is; what stands beside it tells which.
Where that leaves two readings both are given, and the bank knows one of them or none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from forms.language.bank.orders import VERBS
from forms.language.tokens import folded

_FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
#: Of one sentence; each is looked up in the whole bank.
_MOST_READINGS = 4
_ALWAYS = {"jij": "u", "jou": "u", "jouw": "uw", "jezelf": "uzelf"}
#: Verbs that do not only take a “t” more: “kun je”, “je wil”.
_VERB_OF_U = {"kan": "kunt", "kun": "kunt", "wil": "wilt", "zal": "zult", "zul": "zult"}
#: These are said with “u” as they are with “je”.
_SAME = frozenset(
    {
        *("mag", "zou", "had", "was", "kon", "kreeg", "ging", "wou", "werd", "deed", "kwam"),
        *("woonde", "werkte", "betaalde", "stopte", "studeerde", "hoefde", "vroeg"),
    }
)
#: Before “je” these have it do something, whatever follows.
_ONLY_OF_JE = frozenset(["heb", "ben", "kun", "zul", "hoef", "word", "krijg", "ga", "woon", "vind"])
#: What begins a clause of its own: who does something stands behind it, or what is whose.
_BEGINS_CLAUSE = frozenset(
    {
        *("als", "indien", "wanneer", "dat", "of", "zodat", "omdat", "zodra", "zolang", "tenzij"),
        *("totdat", "voordat", "nadat", "wat", "hoe", "die", "welke", "hoeveel", "en", "maar"),
        *("want", "waar", "waarom", "waarop", "waarmee", "waarvan", "waarin", "waarvoor", "toen"),
        *("mits", "doordat", "terwijl", "opdat", "wie"),
    }
)
#: Behind “je” these are no thing that could be somebody's.
_NO_THING = frozenset(
    {
        *("een", "de", "het", "dit", "deze", "dat", "die", "niet", "geen", "nooit", "ook", "nog"),
        *("al", "op", "in", "uit", "aan", "af", "door", "mee", "terug", "bij", "voor", "met"),
        *("van", "naar", "per", "binnen", "uiterlijk", "tot", "om", "te", "hier", "hierbij"),
        *("er", "dan", "zelf", "graag", "alleen", "iets", "alles", "meer", "minder", "over"),
        *("onder", "tegen", "zonder", "je", "jouw", "ons", "onze", "we", "wij", "altijd", "toch"),
        *("daarom", "daarvoor", "daarna", "dus", "echter", "weer", "via", "vanaf", "tussen"),
        *("telefonisch", "online", "digitaal", "schriftelijk", "zo", "snel", "of", "en"),
        *("helpen", "informeren", "laten", "bellen", "mailen", "uw", "na", "sinds", "wel"),
        *("maandelijks", "automatisch", "binnenkort", "nu", "hiervoor", "hierover", "daarover"),
    }
)
_CLAUSE_END = (",", ":", ";", ".", "–", "—")


def formal_readings(sentence: str) -> Iterator[str]:
    """The sentence as it may be said with “u”, the likeliest first; nothing where no “je” is."""
    if _FAMILIAR.search(sentence) is None:
        return
    words = sentence.split()
    plain = [folded(word) for word in words]
    choices = [_meanings(plain, words, at) for at in range(len(words))]
    for chosen in islice(product(*choices), _MOST_READINGS):
        formal, said = list(words), list(plain)
        for at, meaning in enumerate(chosen):
            if meaning is not None:
                formal[at] = _in_place_of(words[at], meaning)
                if meaning == "u" and plain[at] in ("je", "jij"):
                    _agree(formal, said, at, sentence)
        yield " ".join(formal)


def _meanings(plain: Sequence[str], words: Sequence[str], at: int) -> Sequence[str | None]:
    """What stands for the word at `at` in a letter that says “u”; None: the word itself."""
    word = plain[at]
    if word in _ALWAYS:
        return (_ALWAYS[word],)
    if word != "je":
        return (None,)
    if not _may_be_thing(plain, words, at) or (at and plain[at - 1] in _ONLY_OF_JE):
        return ("u",)
    first = plain[at + 1]
    if at == 0:
        may_do = first.endswith("t") or first in _VERB_OF_U or first in _SAME
        return ("u", "uw") if may_do else ("uw",)
    does = plain[at - 1] in _BEGINS_CLAUSE or plain[at - 1] in VERBS or words[-1].endswith("?")
    return ("u", "uw") if does else ("uw", "u")


def _may_be_thing(plain: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether what follows “je” may be a thing of somebody: “je paspoort”."""
    if at + 1 == len(plain) or words[at].endswith(_CLAUSE_END):
        return False
    after = plain[at + 1]
    is_word = after.isalpha()
    return is_word and after not in _NO_THING and not (after in VERBS and at > 0)


def _in_place_of(printed: str, meaning: str) -> str:
    found = _FAMILIAR.search(printed)
    if found is None:
        return printed
    said = meaning.capitalize() if found.group()[0].isupper() else meaning
    return printed[: found.start()] + said + printed[found.end() :]


def _agree(formal: list[str], plain: Sequence[str], at: int, sentence: str) -> None:
    """Have the verb beside “u” as Dutch has it: “heb je” is “hebt u”, “je kan” is “u kunt”."""
    if at + 1 < len(plain) and plain[at + 1] in _VERB_OF_U:
        formal[at + 1] = formal[at + 1].replace(plain[at + 1], _VERB_OF_U[plain[at + 1]])
        return
    if at == 0 or formal[at - 1].endswith(_CLAUSE_END):
        return
    before = plain[at - 1]
    if before in _SAME or before in _BEGINS_CLAUSE or before in _NO_THING or before.endswith("t"):
        return
    begins = at == 1 or formal[at - 2].endswith(_CLAUSE_END)
    # An order has no “t”: “meld je aan” is “meld u aan”.
    is_verb = before in _VERB_OF_U or before in _ONLY_OF_JE or f"{before}t" in VERBS
    is_order = begins and before not in _VERB_OF_U | dict.fromkeys(_ONLY_OF_JE, "")
    if not (is_verb or begins):
        return
    if is_order and not (sentence.rstrip().endswith("?") or _goes_on_with_then(sentence)):
        return
    verb = _VERB_OF_U.get(before, f"{before}t")
    formal[at - 1] = verb.capitalize() if formal[at - 1][:1].isupper() else verb


def _goes_on_with_then(sentence: str) -> bool:
    """Whether a verb that comes first makes a condition: “betaal je niet, dan …”."""
    return (
        re.search(r", (?:dan|moet|kun|krijg|ben|heb|word|stuur|bel|neem)\b", sentence) is not None
    )
