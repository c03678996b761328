"""Reads one sentence: whole, behind what leads it in, in parts, or without what stands in it.

The same words are met more than once on the way (a half of one cut is the rest of another), so
what was looked up is kept as long as the sentence is read.
"""

import re
from dataclasses import dataclass

from forms.language.bank.adjuncts import Adjuncts
from forms.language.bank.carried import carried
from forms.language.bank.clauses import Clauses
from forms.language.bank.conditions import asked
from forms.language.bank.fillings import FillSlot
from forms.language.bank.frames import FrameMatch, Frames
from forms.language.bank.grammar import Node
from forms.language.bank.halves import halves_of, joined_match, says_something
from forms.language.bank.matching import PhraseMatch, match_sentence, open_letters_of
from forms.language.bank.orders import orders_of
from forms.language.bank.slots import NOUN_KINDS, SlotKind
from forms.language.bank.tolerance import Tolerance

#: A letter leads in, and what follows may hang on a condition: no deeper.
_MOST_DEEP = 2
#: So many things more than one are asked in one sentence.
_MOST_PARTS = 3
#: So much may be taken out of one sentence: when, and how or about what.
_MOST_ADJUNCTS = 2
#: Spaces that do not break, as between the sign and the figures of an amount.
_SPACE = re.compile(r"\s")
#: A sentence with one of these is said of so much that another may say it more exactly.
_WIDE = NOUN_KINDS | {SlotKind.THING}


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All that sentences are told by. Made once; safe to share."""

    root: Node
    frames: Frames
    clauses: Clauses
    adjuncts: Adjuncts
    tolerance: Tolerance


class Reading:
    """One sentence while it is read in all its turns; `fill` knows what fills its slots."""

    def __init__(self, knowledge: Knowledge, fill: FillSlot) -> None:
        self._knowledge = knowledge
        self._fill = fill
        self._printed = dict[str, PhraseMatch | None]()
        self._matches = dict[str, FrameMatch | None]()
        self._clauses = dict[tuple[str, int], PhraseMatch | None]()

    def of(self, sentence: str) -> PhraseMatch | None:
        """What `sentence` says, or None."""
        sentence = _SPACE.sub(" ", sentence)
        return (
            self._whole(sentence)
            or self._composed(sentence, _MOST_DEEP)
            or self._joined(sentence, _MOST_PARTS)
            or self._adjoined(sentence, _MOST_ADJUNCTS)
            or self._asked(sentence)
        )

    def _whole(self, sentence: str) -> PhraseMatch | None:
        known = self._as_printed(sentence)
        if known is None or not any(each.kind in _WIDE for each in known.slots):
            return known or self._by_its_words(sentence)
        # A frame that has the very noun says it better than one that takes any, and one that
        # leaves a thing out says less.
        fitting = self._fitting(sentence)
        if fitting is None or any(slot.kind is SlotKind.THING for slot in fitting.frame.asides):
            return known
        return _match_of(fitting)

    def _composed(self, sentence: str, deep: int) -> PhraseMatch | None:
        """What a sentence says with what leads it in or hangs on it."""
        for cut in self._knowledge.clauses.cuts(sentence, self._fill):
            rest = self._clause(cut.rest, deep - 1)
            if rest is None or not says_something(rest, cut.rest):
                continue
            said = self._clause(cut.reason, 0) if cut.reason else cut.said
            if said is not None:
                return joined_match(said, rest, cut.join)
            if not cut.reason:
                return rest
        return None

    def _clause(self, clause: str, deep: int) -> PhraseMatch | None:
        if (clause, deep) not in self._clauses:
            self._clauses[clause, deep] = self._clause_in_any_order(clause, deep)
        return self._clauses[clause, deep]

    def _clause_in_any_order(self, clause: str, deep: int) -> PhraseMatch | None:
        """What a clause says in whatever order its words stand."""
        for order in orders_of(clause):
            known = self._as_printed(order)
            # “Kunt u betalen” behind a condition asks nothing.
            if known is not None and ("question" in known.pattern) <= order.endswith("?"):
                return known
        return (
            self._by_its_words(clause)
            or (self._composed(clause, deep) if deep else None)
            or (self._adjoined(clause, _MOST_ADJUNCTS) if deep else None)
        )

    def _adjoined(self, clause: str, most: int) -> PhraseMatch | None:
        """What a clause says without when, how or about what, and that beside it."""
        for cut in self._knowledge.adjuncts.cuts(clause, self._fill):
            rest = self._clause(cut.rest, 0)
            rest = rest or (self._adjoined(cut.rest, most - 1) if most > 1 else None)
            if rest is not None and says_something(rest, cut.rest):
                return joined_match(cut.said, rest, cut.join) if cut.said else rest
        return None

    def _asked(self, sentence: str) -> PhraseMatch | None:
        """What a sentence says whose condition the bank has as a question."""
        for each in asked(sentence):
            one = self._whole(each.question)
            if one is None or "question" not in one.pattern:
                continue
            other = self._whole(f"Dan {each.answer}") or self._clause(each.answer, 1)
            if other is not None and says_something(other, each.answer):
                return joined_match(one, other)
        return None

    def _joined(self, sentence: str, deep: int) -> PhraseMatch | None:
        """What sentences joined into one say, where each says something by itself."""
        for cut in halves_of(sentence):
            one = self._whole(cut.first)
            other = self._second(cut.first, cut.second, deep) if one else None
            if one and other and says_something(other, cut.second):
                return joined_match(one, other, cut.join)
        return None

    def _second(self, first: str, second: str, deep: int) -> PhraseMatch | None:
        """What the second of two says; it may lack what the first has for both."""
        known = self._whole(second)
        if known is not None:
            return known
        for alone in carried(first, second):
            for order in orders_of(alone):
                known = self._whole(order)
                if known is not None:
                    return known
            known = self._joined(alone, deep - 1) if deep > 1 else None
            if known is not None:
                return known
        return None

    def _as_printed(self, sentence: str) -> PhraseMatch | None:
        """What a pattern says that has just these words."""
        if sentence not in self._printed:
            known = self._knowledge
            self._printed[sentence] = match_sentence(
                known.root, sentence, known.tolerance, self._fill
            )
        return self._printed[sentence]

    def _by_its_words(self, sentence: str) -> PhraseMatch | None:
        """What the words of the sentence tell in any order, where no pattern has just those."""
        fitting = self._fitting(sentence)
        return None if fitting is None else _match_of(fitting)

    def _fitting(self, sentence: str) -> FrameMatch | None:
        if sentence not in self._matches:
            self._matches[sentence] = self._knowledge.frames.match(sentence, self._fill)
        return self._matches[sentence]


def _match_of(fitting: FrameMatch) -> PhraseMatch:
    return PhraseMatch(fitting.frame.pattern, fitting.slots, 0, open_letters_of(fitting.slots))
