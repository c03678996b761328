"""Whether a sentence says no, in the languages that packages translate to.

The words are content, in `forms/language/negations.json`: `core` negate wherever they stand,
`also` is what a good translation may say instead (“without”, “unable”). What is `firm` must be
said in a translation too: one of “zonder” or “ongeldig” without any no has lost it. An `echo` only
goes along with another no (“ani” with “nie”, “ni” with “ne”); a `double` is two words that are one
no (“no … nada”). A language whose list of what may be
said instead is `full` is held to what is firm. `kin` are words of one meaning in several languages
(“fout”, “error”; “niet verplicht”, “optional”): where both texts have one, it is not what the other
noes are translated with. What translates no other no than its kin (“failed”, “optional”) is not in
`also`. A star is any letters, and some where a word begins with it; three dots are up to four
words.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from forms.language_tags import base_of

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Negations:
    """How one language says no; `also` includes `core` and `firm`; `kin` is by meaning."""

    core: re.Pattern[str]
    firm: re.Pattern[str]
    also: re.Pattern[str]
    echo: re.Pattern[str]
    idioms: re.Pattern[str]
    double: re.Pattern[str] = _NEVER
    is_full: bool = False
    kin: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def says_no(self, text: str) -> bool:
        """Whether `text` holds a word that negates and is not part of an idiom."""
        return bool(self.core.search(self.idioms.sub(" ", plain(text))))

    def may_say_no(self, text: str) -> bool:
        """Whether `text` holds anything a negation can be translated with."""
        return bool(self.also.search(self.idioms.sub(" ", plain(text))))

    def says_the_opposite(self, text: str) -> bool:
        """Whether `text` holds a verb or adjective that says what no plain text says: “failed”."""
        if not self.is_full:
            return False
        bare = self.idioms.sub(" ", plain(text))
        return any(self.kin[meaning].search(bare) for meaning in _OPPOSITES if meaning in self.kin)

    def may_turn(self, text: str) -> bool:
        """Whether `text` holds anything that such a word, or a no, can be translated from."""
        bare = plain(text)
        return self.may_say_no(text) or any(
            self.kin[meaning].search(bare) for meaning in _TURNS if meaning in self.kin
        )

    def noes_to_keep(self, text: str, target: "Negations") -> int:
        """How many noes a translation of `text` in the language of `target` has to say."""
        bare = self.idioms.sub(" ", plain(text))
        said = _count(self.core, bare) + (_count(self.firm, bare) if target.is_full else 0)
        echoes = _count(self.echo, bare)
        return max(said - echoes, 1) if said else 0

    def noes_at_most(self, text: str) -> int:
        """How many noes of another text this may say; an echo alone says one only in few words."""
        bare, doubles = self.double.subn(" ", self.idioms.sub(" ", plain(text)))
        said, echoes = doubles + _count(self.also, bare), _count(self.echo, bare)
        if said == echoes:
            return said if len(bare.split()) <= _FEW_WORDS else 0
        return said - echoes


# Meanings that turn a text round as a “not” does, and those that people say them for.
_OPPOSITES = ("refuse", "forbid", "fail", "invalid", "unlawful", "unfounded")
_TURNS = (
    *_OPPOSITES,
    "unknown",
    "incomplete",
    "error",
    "wrong",
    "lack",
    "stop",
    "expire",
    "problem",
    "block",
    "interrupt",
)

# “Pas de message” and “Żaden z nich” say no by an echo alone.
_FEW_WORDS = 5


def without_kin(text: str, said: str, here: Negations, there: Negations) -> tuple[str, str]:
    """Both texts without the words that say the same in both, as often as both say it."""
    # Idioms are left for later: “onderbroken” is no word with “onder”.
    text, said = plain(text), plain(said)
    for meaning, ours in here.kin.items():
        theirs = there.kin.get(meaning)
        # Most texts have none of most meanings: the other is not looked through for those.
        times = _count(ours, text) if theirs else 0
        times = min(times, _count(theirs, said)) if theirs and times else 0
        if theirs and times:
            text, said = ours.sub(" ", text, count=times), theirs.sub(" ", said, count=times)
    return text, said


# Of a word: also the marks that stand for vowels, which Python does not count.
_LETTER = r"\w\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0d7f\u200c\u200d"

# What Arabic may write above its letters and in between, and what Persian has a letter of its own
# for: people and engines write either.
_UNPOINTED = re.compile("[\u0640\u064b-\u0652]")
_ONE_LETTER = str.maketrans("يىك", "ییک")

# “À moins que vous n’y soyez”: what belongs together stands no further apart.
_APART, _BETWEEN = "…", rf"(?:[^{_LETTER}.;:!?]+[{_LETTER}]+){{0,4}}?[^{_LETTER}.;:!?]+"


def negations_of(language: str) -> Negations | None:
    """How `language` (BCP 47) says no, or None where we do not know."""
    known = _SAME.get(language, base_of(language))
    return _negations(known) if known in _written() else None


# Argos' own codes for languages that have another.
_SAME = {"zt": "zh", "pb": "pt", "no": "nb", "pes": "fa", "prs": "fa", "rs": "sr"}


@cache
def _negations(language: str) -> Negations:
    # Each when it is asked for: all of them take a second, and a text is of two.
    return _compiled(_written()[language])


@cache
def _written() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = json.loads(
        (files("forms") / "language" / "negations.json").read_text("utf-8")
    )
    return content


def _compiled(entry: Mapping[str, Any]) -> Negations:
    is_spaced = bool(entry.get("spaced", True))
    kin: Mapping[str, list[str]] = entry.get("kin", {})
    return Negations(
        core=word_pattern(entry["core"], is_spaced),
        firm=word_pattern(entry.get("firm", []), is_spaced),
        also=word_pattern([*entry["core"], *entry.get("firm", []), *entry["also"]], is_spaced),
        echo=word_pattern(entry.get("echo", []), is_spaced),
        idioms=word_pattern(entry.get("idioms", []), is_spaced),
        double=word_pattern(entry.get("double", []), is_spaced=True),
        is_full=bool(entry.get("full", False)),
        kin={meaning: word_pattern(words, is_spaced) for meaning, words in kin.items()},
    )


def word_pattern(words: Sequence[str], is_spaced: bool = True) -> re.Pattern[str]:
    """What finds any of `words` in a text made `plain`; a star and three dots as said above."""
    if not words:
        return _NEVER
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(map(_expression, longest_first))
    return re.compile(rf"(?<![{_LETTER}])(?:{either})(?![{_LETTER}])" if is_spaced else either)


def _expression(phrase: str) -> str:
    words = r"\ ".join(map(_word_expression, plain(phrase).split(" ")))
    return words.replace(rf"\ {_APART}\ ", _BETWEEN)


def _word_expression(word: str) -> str:
    expression = re.escape(word)
    if expression.startswith(r"\*"):
        # “Siz” is “you” and “*siz” is “without”: what is only an ending says nothing.
        expression = f"[{_LETTER}]+{expression[2:]}"
    return expression.replace(r"\*", f"[{_LETTER}]*")


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


def plain(text: str) -> str:
    """`text` as words are looked for in it: small letters, no marks that may be left out."""
    text = text.replace("İ", "i").casefold().replace("’", "'")
    return _UNPOINTED.sub("", text).translate(_ONE_LETTER)
