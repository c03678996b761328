"""What stands in a sentence and can be said before it: “vóór 1 mei”, “per post”, “over 2026”.

Dutch puts when, how and on what ground anywhere in a clause. Taken out, it leaves a sentence of the
bank; each language says it before that with a colon, or behind it as what the sentence is about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from forms.language.bank.clauses import NOTHING, Cut
from forms.language.bank.conjunctions import CONJUNCTIONS, RELATIVES
from forms.language.bank.fillings import FillSlot
from forms.language.bank.grammar import Node, add_variant
from forms.language.bank.halves import BEFORE
from forms.language.bank.matching import PhraseMatch, match_sentence, reach_of
from forms.language.bank.orders import VERBS
from forms.language.bank.quantities import term_at
from forms.language.bank.tolerance import NEGATIONS, Tolerance
from forms.language.tokens import Token, tokens_of

#: How a language says what a sentence is about behind it, and how the ids of such begin.
ABOUT = "about"
#: Ids of what says when: true of a sentence that says no as well.
_WHEN = "when"
#: Ids of what makes the rest less sure. Of what is done already it says something else: what is
#: “in principe toegekend” is not granted.
_LIKELY = "likely-"
_IS_DONE = frozenset(["is", "zijn", "hebben", "heeft", "hebt", "heb", "werd", "werden"])
_DONE = re.compile(r"(?:\w{0,6}ge|be|ver|ont|her)\w{2,}(?:d|t|en)$")
#: “Tot 1 mei” is until when something goes on, not by when it must be done.
_DEADLINE, _LASTING = "when-deadline", frozenset(["tot", "tm"])
#: Behind a noun these say which one it is: “het formulier voor 2026”, “de aanslag over juli”.
_OF_A_NOUN, _BEGIN_OF_NOUN = (
    frozenset(["when-over-year", "when-in-period"]),
    frozenset(["over", "voor"]),
)
_BEGIN_DEADLINES = frozenset(["voor", "binnen", "uiterlijk", "op", "ten", "in", "niet"])
#: Behind one of these the words belong to it alone: “niet vóór 1 mei”, “pas vanaf”, “of per post”.
_NARROWING = NEGATIONS | {
    *("al", "alleen", "altijd", "anders", "bijna", "en", "enkel", "juist", "maar", "meer", "meest"),
    *(
        "liefst",
        "minder",
        "nog",
        "nooit",
        "of",
        "ongeveer",
        "pas",
        "reeds",
        "slechts",
        "soms",
        "steeds",
    ),
    *("uitsluitend", "vooral", "vrijwel", "zelfs", "voorkeur", "zowel", "circa", "tussen", "en/of"),
    *("uiterlijk", "vanaf", "sinds", "tot", "rond"),
}
#: Behind a term these count it back from a day; so does “voor” before a certain thing.
_BACK = frozenset(["tevoren", "vooraf", "voorafgaand", "ervoor", "daarvoor", "eerder", "voordat"])
_CERTAIN = frozenset(["de", "het", "uw", "deze", "dit", "die", "dat", "aanvang", "vertrek"])
#: Before one of these it is one of several: “per post of via onze website”.
_GOES_ON = frozenset(["en", "of", "maar", "tot", "enof"])
#: Before one of these “of” is whether.
_ASKED = frozenset(["u", "uw", "wij", "we", "het", "dit", "dat", "er", "de"])
#: What the sentence is about hangs on one of these: “uw aanvraag voor huurtoeslag”.
_HEADS = frozenset(
    {
        *("aangifte", "aanslag", "aanvraag", "aanvragen", "beroep", "beschikking", "beslissing"),
        *(
            "besluit",
            "betaling",
            "bezwaar",
            "bezwaarschrift",
            "brief",
            "e-mail",
            "email",
            "factuur",
        ),
        *("formulier", "herinnering", "melding", "rekening", "schrijven", "verzoek", "voorschot"),
        *("wijziging", "klacht", "reactie", "aanmaning", "bericht", "aanvraagformulier"),
    }
)
#: A clause that hangs on another, or two of them: what it says when is not true of the rest. That
#: goes for relative clauses too; “want” and “toen” begin a clause with a time of its own.
_HANGING = CONJUNCTIONS | RELATIVES | {"want", "toen"}
#: Before these “die” and “dat” begin no clause.
_POINTING, _POINTED_AT = (
    frozenset(["die", "dat"]),
    frozenset(["dag", "datum", "tijd", "moment", "termijn", "jaar", "bedrag", "besluit"]),
)
#: A clause that begins with one of these has its verb second: before it only one thing stands,
#: and words behind “uw afspraak” belong to the appointment.
_SUBJECTS = frozenset(
    {
        *("de", "het", "een", "uw", "onze", "ons", "deze", "die", "dit", "dat", "alle", "elke"),
        *("ieder", "iedere", "elk", "er", "u", "wij", "we", "ik"),
    }
)
_PRONOUNS = frozenset(["u", "wij", "we", "ik", "het", "er"])
_STOPS = (",", ";", ":")
#: A rest of more than one part: what is taken out may belong to one of them alone.
_PARTED = re.compile(r"[,;:](?=\s)")
#: Longer is none of ours.
_MOST_WORDS = 13


class Adjuncts:
    """Takes from a sentence what can be said beside it. Made once; safe to share."""

    def __init__(self, ways: Mapping[str, Sequence[str]], tolerance: Tolerance) -> None:
        self._root = Node()
        for name, variants in ways.items():
            for variant in variants:
                add_variant(self._root, variant, name)
        self._firsts = _BEGIN_DEADLINES | set(self._root.words)
        self._tolerance = tolerance

    def cuts(self, sentence: str, fill: FillSlot) -> Iterator[Cut]:
        """Every way to take one thing out of `sentence`, the first and longest first."""
        tokens = tokens_of(sentence)
        words = [token.word for token in tokens]
        if sentence.rstrip().endswith("?") or _hangs(words):
            return
        for at in range(len(tokens)):
            begins = words[at] in self._firsts or any(term_at(sentence, tokens[at].start))
            if not begins or _is_narrowed(words[:at]):
                continue
            for end in range(self._farthest(sentence, tokens, at, fill), at, -1):
                if _goes_on(words[end : end + 2]):
                    continue
                said = self._told(sentence, tokens[at:end], fill)
                if said is None or not _may_be_taken(said.pattern, words, at, end):
                    continue
                if said.pattern == _DEADLINE and _counts_back(words[end : end + 2]):
                    continue
                cut = _cut(sentence, tokens, at, end, said)
                # Between commas stands what is said of the word before; nothing harms nowhere.
                is_apart = (
                    at > 0
                    and cut.said is not None
                    and any(
                        sentence[: tokens[last].end].endswith(_STOPS) for last in (at - 1, end - 1)
                    )
                )
                if not is_apart and _PARTED.search(cut.rest) is None:
                    yield cut
                break

    def _farthest(self, sentence: str, tokens: Sequence[Token], at: int, fill: FillSlot) -> int:
        """The number of the word before which everything ends that begins at word `at`."""
        ahead = tokens[at : at + _MOST_WORDS]
        printed = sentence[ahead[0].start : ahead[-1].end]
        return at + reach_of(self._root, printed, self._tolerance, fill)

    def _told(self, sentence: str, tokens: Sequence[Token], fill: FillSlot) -> PhraseMatch | None:
        if any(sentence[: token.end].endswith(_STOPS) for token in tokens[:-1]):
            return None
        printed = sentence[tokens[0].start : tokens[-1].end].rstrip(" .,;:")
        found = match_sentence(self._root, printed, self._tolerance, fill)
        return found if found is not None and not found.edits else None


def _hangs(words: Sequence[str]) -> bool:
    """Whether a clause of several hangs on another; “die” of “die dag” only points."""
    return any(
        word in _HANGING and not (word in _POINTING and after in _POINTED_AT)
        for word, after in pairwise((*words, ""))
    )


def _is_narrowed(before: Sequence[str]) -> bool:
    """Whether the words `before` belong to what follows: “niet per post”, “later dan 1 mei”."""
    last = before[-1] if before else ""
    is_compared = last == "dan" and any(word.endswith("er") for word in before[:-1])
    return last in _NARROWING or is_compared


def _goes_on(after: Sequence[str]) -> bool:
    """Whether the words `after` belong to what stands before: “per post of online”."""
    if not after:
        return False
    is_whether = after[0] == "of" and len(after) > 1 and after[1] in _ASKED
    return after[0][0].isdecimal() or (after[0] in _GOES_ON and not is_whether)


def _counts_back(after: Sequence[str]) -> bool:
    """Whether the words `after` a term count it back from a day: “uiterlijk een dag van tevoren”.

    “Binnen een week voor huurtoeslag” does not: what it is counted from is a certain thing.
    """
    first, second = (*after, "", "")[:2]
    return (
        first in _BACK
        or (first, second) == ("van", "tevoren")
        or (first == "voor" and second in _CERTAIN)
    )


def _may_be_taken(name: str, words: Sequence[str], at: int, end: int) -> bool:
    if name == _DEADLINE and words[at] in _LASTING:
        return False
    if name in _OF_A_NOUN and words[at] in _BEGIN_OF_NOUN and at > 0:
        return words[at - 1] in VERBS | _PRONOUNS
    if name.startswith(f"{ABOUT}-"):
        return at > 0 and words[at - 1] in _HEADS
    if not _stands_alone(words, at):
        return False
    rest = (*words[:at], *words[end:])
    if name.startswith(_LIKELY) and _says_done(rest):
        return False
    return name.startswith(_WHEN) or name == NOTHING or NEGATIONS.isdisjoint(rest)


def _says_done(words: Sequence[str]) -> bool:
    """Whether a participle follows “is” or “heeft”."""
    first = next((place for place, word in enumerate(words) if word in _IS_DONE), len(words))
    return any(map(_DONE.match, words[first + 1 :]))


def _stands_alone(words: Sequence[str], at: int) -> bool:
    """Whether what stands at `at` belongs to the whole clause and not to the word before it."""
    if at == 0 or words[0] not in _SUBJECTS or not VERBS.isdisjoint(words[:at]):
        return True
    return at in (1, 2) and words[0] in _PRONOUNS


def _cut(
    sentence: str, tokens: Sequence[Token], at: int, end: int, said: PhraseMatch
) -> Cut:  # fmt: skip
    before = sentence[: tokens[at - 1].end].rstrip(" ,") if at else ""
    after = sentence[tokens[end].start :] if end < len(tokens) else "."
    rest = f"{before} {after}".strip() if after != "." else f"{before}."
    join = ABOUT if said.pattern.startswith(f"{ABOUT}-") else BEFORE
    return Cut(rest, join, None if said.pattern == NOTHING else said)
