"""What letters put before or behind a sentence: “let op:”, “als u verhuist, …”, “…, tenzij …”.

What hangs on a sentence says under what condition, why or what for. It is told by patterns and
frames of its own (`forms/bank/clauses/`), and each language says it before the rest, with a colon.
What only leads in (“wij laten u weten dat”) says nothing and is left out.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.language.bank.fillings import FillSlot
from forms.language.bank.frame import Frame
from forms.language.bank.frames import Frames
from forms.language.bank.grammar import Node, add_variant
from forms.language.bank.halves import BEFORE
from forms.language.bank.matching import PhraseMatch, match_sentence, open_letters_of
from forms.language.bank.orders import VERBS
from forms.language.bank.slots import NOUN_KINDS
from forms.language.bank.supposed import Supposed
from forms.language.bank.tolerance import Tolerance
from forms.language.tokens import Token, folded, tokens_of

#: How a language says two parts together: the names of its templates.
UNLESS, ONLY, EVEN, BECAUSE = "unless", "only", "even", "because"
#: Clauses of this name only lead in: what follows is all that is said.
NOTHING = "nothing"
#: Words that make what follows hang on the rest, and how both are then said. All others begin with
#: “if” to those who tell the clause.
_HANGS = {
    "tenzij": UNLESS,
    "behalve als": UNLESS,
    "behalve wanneer": UNLESS,
    "behalve indien": UNLESS,
    "mits": ONLY,
    "alleen als": ONLY,
    "alleen wanneer": ONLY,
    "alleen indien": ONLY,
    "slechts als": ONLY,
    "uitsluitend als": ONLY,
    "pas als": ONLY,
    "pas wanneer": ONLY,
    "pas indien": ONLY,
    "op voorwaarde dat": ONLY,
    "onder de voorwaarde dat": ONLY,
    "ook als": EVEN,
    "ook wanneer": EVEN,
    "ook indien": EVEN,
    "zelfs als": EVEN,
    "op het moment dat": BEFORE,
    "op de dag dat": BEFORE,
    "omdat": BECAUSE,
    "aangezien": BECAUSE,
    "doordat": BECAUSE,
}
_IF = "als"
#: A verb first is a condition when one of these follows: “betaalt u niet op tijd, …”.
_ASKED = frozenset(
    ["u", "uw", "wij", "we", "er", "het", "de", "dit", "deze", "iets", "iemand", "je", "dat", "een"]
)
#: Longer is no clause of ours.
_MOST_WORDS = 22
_COMMA = re.compile(r"[,:;–—]$|\)$")


@dataclass(frozen=True)
class Cut:
    """A sentence without what leads it in or hangs on it.

    `said` is that; None where it says nothing or where `reason`, a clause like any other sentence,
    stands for it. `join` is how a language says both together.
    """

    rest: str
    join: str
    said: PhraseMatch | None = None
    reason: str = ""


@dataclass(frozen=True)
class Hanging:
    """What a bank has that leads in, that hangs on a sentence and that stands in it, by id.

    `supposed` is what a pattern that is said as done says where it only would be done.
    """

    leads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    clauses: Mapping[str, Sequence[str]] = field(default_factory=dict)
    frames: Sequence[Frame] = ()
    adjuncts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    supposed: Supposed = field(default_factory=dict)

    @property
    def ways(self) -> Iterator[str]:
        """All ways in which one is printed."""
        for patterns in (self.leads, self.clauses, self.adjuncts):
            for variants in patterns.values():
                yield from variants


class Clauses:
    """Takes from a sentence what hangs on it. Made once; safe to share."""

    def __init__(self, hanging: Hanging, tolerance: Tolerance, exact: Collection[str] = ()) -> None:
        self._leads, self._ways = Node(), Node()
        for root, patterns in ((self._leads, hanging.leads), (self._ways, hanging.clauses)):
            for pattern, variants in patterns.items():
                for variant in variants:
                    add_variant(root, variant, pattern)
        self._frames = Frames(hanging.frames, tolerance, exact)
        # A clause begins with a word that begins one of its ways, or the first need of a frame.
        self._firsts = {words.split(" ", 1)[0] for words in _HANGS} | set(self._ways.words)
        for frame in hanging.frames:
            self._firsts.update(*(group.firsts for group in frame.needs[0]))
        self._tolerance = tolerance

    def cuts(self, sentence: str, fill: FillSlot) -> Iterator[Cut]:
        """Every way in which something leads `sentence` in or hangs on it, the longest first."""
        tokens = tokens_of(sentence)
        yield from self._led_in(sentence, tokens, fill)
        if not sentence.rstrip().endswith("?"):
            yield from self._begun(sentence, tokens, fill)
            yield from self._ended(sentence, tokens, fill)

    def _led_in(
        self, sentence: str, tokens: Sequence[Token], fill: FillSlot
    ) -> Iterator[Cut]:  # fmt: skip
        if not tokens or self._leads.after_word(tokens[0].word) is None:
            return
        for count in range(min(len(tokens) - 1, _MOST_WORDS), 0, -1):
            lead = match_sentence(
                self._leads, sentence[: tokens[count - 1].end], self._tolerance, fill
            )
            if lead is not None:
                said = None if lead.pattern == NOTHING else lead
                yield Cut(sentence[tokens[count].start :], BEFORE, said)

    def _begun(self, sentence: str, tokens: Sequence[Token], fill: FillSlot) -> Iterator[Cut]:
        """“Als u verhuist, moet u dit melden”: up to a comma, or to the verb of the rest."""
        if not tokens or tokens[0].word not in self._firsts | VERBS:
            return
        for count in range(1, min(len(tokens), _MOST_WORDS + 1)):
            has_comma = _COMMA.search(sentence[: tokens[count - 1].end]) is not None
            if has_comma or tokens[count].word in VERBS or tokens[count].word == "dan":
                clause = sentence[: tokens[count - 1].end].rstrip(" ,:;–—")
                rest = sentence[tokens[count].start :]
                yield from self._hung(clause, rest, fill, is_first=True)

    def _ended(self, sentence: str, tokens: Sequence[Token], fill: FillSlot) -> Iterator[Cut]:
        """“U moet dit melden als u verhuist”."""
        for at in range(2, len(tokens) - 1):
            if tokens[at].word not in self._firsts:
                continue
            clause = sentence[tokens[at].start :].rstrip(" .")
            rest = sentence[: tokens[at - 1].end].rstrip(" ,;:–—") + "."
            yield from self._hung(clause, rest, fill, is_first=False)

    def _hung(
        self, clause: str, rest: str, fill: FillSlot, *, is_first: bool
    ) -> Iterator[Cut]:  # fmt: skip
        join, without = _join_of(clause)
        if join == BECAUSE:
            yield Cut(rest, BECAUSE, reason=f"{without}.")
            return
        words = without.split(" ", 2)
        asks = is_first and len(words) > 1 and folded(words[1]) in _ASKED
        asks = asks and folded(words[0]) in VERBS
        said = self.told(f"{_IF} {without}" if asks else without, fill)
        if said is not None:
            yield Cut(rest, join, said)

    def told(self, clause: str, fill: FillSlot) -> PhraseMatch | None:
        """What a clause says that hangs on a sentence."""
        known = match_sentence(self._ways, clause, self._tolerance, fill)
        if known is not None and not any(each.kind in NOUN_KINDS for each in known.slots):
            return known
        # A frame that has the very noun says it better than a way that takes any.
        fitting = self._frames.match(clause, fill)
        if fitting is None:
            return known
        return PhraseMatch(fitting.frame.pattern, fitting.slots, 0, open_letters_of(fitting.slots))


def _join_of(clause: str) -> tuple[str, str]:
    """How what begins so is said with the rest, and the clause as it is told."""
    words = clause.split()
    for count in (4, 3, 2, 1):
        begin = " ".join(map(folded, words[:count]))
        join = _HANGS.get(begin)
        if join == BECAUSE:
            return join, " ".join(words[count:])
        if join is not None:
            return join, " ".join([_IF, *words[count:]])
    return BEFORE, clause
