"""What a letter asks of its reader, in the order to do it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from forms.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters.asking.both import asks_all_by, asks_both
from forms.letters.asking.bringing import brought_along
from forms.letters.asking.coming import goes_with_coming
from forms.letters.asking.handed_in import asks_things, told_to_hand_in
from forms.letters.asking.objecting import named_apart, offers_answer
from forms.letters.asking.objection_address import objection_goes_to
from forms.letters.asking.quiet import (
    is_automatic,
    is_quiet_for_who_agrees,
    is_taken,
    may_be_quiet,
    says_nothing,
    spares_something,
)
from forms.letters.asking.seen import (
    LEARNED,
    ON_CONDITION,
    is_agreed,
    is_seen_of_all,
    seen_asked,
)
from forms.letters.asking.seizing import is_seized
from forms.letters.asking.wording import (
    asks_answer,
    asks_call,
    asks_call_for_a_day,
    asks_papers,
    asks_payment,
)
from forms.letters.cases import cases_of
from forms.letters.days.day_purpose import named_in
from forms.letters.days.deadline import Deadline
from forms.letters.days.last_day import appeal_or_objection_in
from forms.letters.duties import without_duties
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amounts import total_given, total_to_pay
from vision.text.printed import BlockKind

#: A word of paying, or money.
_OF_PAYING = re.compile(
    r"\b\w*(?:betal|betaal|voldoe|voldaan|overma|overgemaakt|stort|aflos|afschr|incass|vereffen)\w*"
    r"|€|\beuro\b"
)
_ANSWERS = [ActionKind.SEND_DOCUMENTS, ActionKind.REPLY]
#: How surely the network must see papers and an answer both asked where one day is said. Set where
#: `seen.is_agreed` was: a form to fill in and papers to add are two things.
_BOTH = dict(zip(_ANSWERS, (0.5, 0.35), strict=True))
#: How surely the network must see paying asked where no sum is. Set on `developed` and `held-out`.
_SURELY = 0.97
#: Where a sum may be owed, but not beyond doubt, some sentence must ask to pay; letters of these
#: kinds do so by what they are. Set on nine folders of whole letters and five hands.
_MAY_PAY = 0.3
_OF_DEBT = (
    LetterKind.REMINDER, LetterKind.FINAL_DEMAND, LetterKind.FINE, LetterKind.RECOVERY,
    LetterKind.PAYMENT_ARRANGEMENT,
)  # fmt: skip
#: Where nothing else is asked, it is enough that more speaks for nothing than against it; not in a
#: heading. Set on `withheld` and `sealed`.
_RATHER = 0.5
#: What is only intended is told before it is decided: to that one gives a view, and the decision
#: itself says how to object.
_NOT_DECIDED = re.compile(
    r"\b(?:dit|deze brief) is (?:dus )?(?:nog (?:geen|niet (?:het|de|een))|geen)"
    r" (?:definitieve? )?(?:besluit|beslissing|beschikking)\b"
)
_OBJECTION = re.compile(r"\bbezwa(?:ar|ren)\w*")
_STOPS = re.compile(r"[.!]\W*$")


@dataclass(frozen=True)
class Ask:
    """Something to do, by when, and the facts that say so."""

    kind: ActionKind
    before: date | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class _Quiet:
    """How far a letter says that nothing need be done: all, of who agrees, or of something."""

    for_all: bool
    for_who_agrees: bool
    of_something: bool

    @property
    def is_anywhere(self) -> bool:
        """Whether it says so at all."""
        return self.for_all or self.for_who_agrees or self.of_something


def asks_of(
    kind: LetterKind,
    sentences: Sequence[Sentence],
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
    sense: Sense,
) -> list[Ask]:
    """What the reader must do, by deadline, then what may be done: object.

    `NOTHING` only where the letter itself says that nothing needs to be done.
    """
    sentences = [each for each in sentences if not _is_of_head(each)]
    texts = [each.worded for each in sentences]
    cases = cases_of(sentences)
    said = list(zip(sentences, texts, cases, strict=True))
    seen = seen_asked(sentences, texts, cases, sense) if sense.said else {}
    for_all = [each for each in deadlines if not (each.is_for_some or each.is_condition)]
    # What nothing says of a day is asked by it only where nothing else is.
    unguessed = [replace(each, actions=()) if each.is_guess else each for each in for_all]
    musts = list(_musts(kind, texts, cases, unguessed, amounts, seen))
    musts = musts or list(_musts(kind, texts, cases, for_all, amounts, seen))
    musts = [
        replace(each, facts=(*each.facts, *_goes_with(each, said, deadlines))) for each in musts
    ]
    quiet = _quiet(sentences, texts, sense)
    if quiet.for_all or quiet.for_who_agrees:
        musts = [each for each in musts if _is_meant(each.kind, sentences, texts, cases, sense)]
    if not musts and (quiet.is_anywhere or is_taken(texts, amounts)):
        musts = [_nothing(amounts, deadlines)]
    return [
        *sorted(musts, key=lambda each: each.before or date.max),
        *_objection(sentences, texts, deadlines, seen.get(ActionKind.OBJECT)),
    ]


def _goes_with(
    ask: Ask, said: Sequence[tuple[Sentence, str, str]], deadlines: Sequence[Deadline]
) -> Iterator[Fact]:
    """What a letter tells beside a day to come, and the words that want a thing itself."""
    if ask.kind is ActionKind.COME:
        yield from goes_with_coming(ask.before, said, deadlines)
    if ask.kind is ActionKind.SEND_DOCUMENTS:
        yield from islice(told_to_hand_in(said), 1)


def _is_of_head(sentence: Sentence) -> bool:
    """Whether a sentence is a name or a label above the letter: it asks nothing."""
    is_label = sentence.kind is BlockKind.REFERENCE and sentence.is_cell
    return is_label or sentence.kind is BlockKind.LETTERHEAD


def _quiet(sentences: Sequence[Sentence], texts: Sequence[str], sense: Sense) -> _Quiet:
    """What words and network together hear of that."""
    shares = [
        (sense.asks(one, ActionKind.NOTHING), bool(_STOPS.search(one.text)))
        for one, text in zip(sentences, texts, strict=True)
        if may_be_quiet(text)
    ]
    return _Quiet(
        for_all=says_nothing(texts) or any(share >= LEARNED for share, _ in shares),
        for_who_agrees=is_quiet_for_who_agrees(texts),
        of_something=spares_something(texts)
        or any(share >= _RATHER and stops for share, stops in shares),
    )


def _is_meant(
    kind: ActionKind,
    sentences: Sequence[Sentence],
    texts: Sequence[str],
    cases: Sequence[str],
    sense: Sense,
) -> bool:
    """Whether something is asked of every reader, though the letter says to do nothing."""
    if kind not in ON_CONDITION:
        return True
    is_said = asks_answer(texts, cases) if kind is ActionKind.REPLY else asks_call(texts)
    return is_said or is_seen_of_all(kind, sentences, texts, sense)


def _nothing(amounts: Sequence[Fact], deadlines: Sequence[Deadline]) -> Ask:
    """That there is nothing to do, with what the reader gets, and the day of who must after all."""
    given = total_given(amounts)
    for_some = [each.fact for each in deadlines if each.is_for_some]
    facts = (*(() if given is None else (given,)), *for_some[:1])
    return Ask(ActionKind.NOTHING, None, facts)


def _musts(
    kind: LetterKind,
    texts: Sequence[str],
    cases: Sequence[str],
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
    seen: Mapping[ActionKind, float],
) -> Iterator[Ask]:
    """To pay, to come and to answer, as far as the letter asks them."""
    owed = _owed(amounts, deadlines)
    if _must_pay(kind, texts, owed, deadlines, seen):
        yield _by(ActionKind.PAY, deadlines, () if owed is None else (owed,))
    coming = [each for each in deadlines if _is_to_come(each)]
    if coming:
        yield Ask(ActionKind.COME, coming[0].day, (coming[0].fact,))
    elif seen.get(ActionKind.COME, 0.0) >= LEARNED:
        yield _by(ActionKind.COME, deadlines)  # on a day of the reader's own choice
    for asked in _answers(texts, cases, deadlines, seen):
        yield _by(asked, deadlines)


def _owed(amounts: Sequence[Fact], deadlines: Sequence[Deadline]) -> Fact | None:
    """What is to be paid next: the first part.

    All of it where that is owed beyond doubt and the part is not: who does not ask to pay in parts
    owes the whole. Parts with days of their own are a plan.
    """
    part = next((each for each in amounts if each.role is FactRole.INSTALMENT), None)
    total = total_to_pay(amounts)
    is_plan = sum(ActionKind.PAY in day.actions[:1] for day in deadlines) > 1
    is_all = total is not None and total.is_certain and not is_plan
    return total if part is None or (is_all and not part.is_certain) else part


def _is_to_come(day: Deadline) -> bool:
    """Whether the reader is to come on a day, or for something until then."""
    return day.fact.role is FactRole.HEARING or ActionKind.COME in day.actions[:1]


def _answers(
    texts: Sequence[str],
    cases: Sequence[str],
    deadlines: Sequence[Deadline],
    seen: Mapping[ActionKind, float],
) -> list[ActionKind]:
    """How the letter wants to hear from its reader: by papers, an answer or a call."""
    brought = brought_along(texts)
    unbrought = ["" if number in brought else text for number, text in enumerate(texts)]
    are_seen = all(seen.get(each, 0.0) >= least for each, least in _BOTH.items())
    due = [each for each in deadlines if set(_ANSWERS) & set(each.actions[:1])]
    are_both = are_seen or asks_all_by(texts, [worded(each.fact.sentence) for each in due])
    wanted = [
        asked
        for asked, is_said in (
            (ActionKind.SEND_DOCUMENTS, asks_papers(unbrought, cases) or asks_things(texts, cases)),
            (ActionKind.REPLY, asks_answer(texts, cases)),
            (ActionKind.CALL, asks_call(texts)),
        )
        if _has_due(asked, deadlines)
        or is_agreed(asked, is_said, seen.get(asked))
        or (asked in _ANSWERS and are_both)
        or (asked is ActionKind.CALL and asks_call_for_a_day(texts))
    ]
    if set(wanted) & set(_ANSWERS) and asks_both(texts, cases):
        return [*_ANSWERS, *(each for each in wanted if each not in _ANSWERS)]
    days = {_by(each, deadlines).before for each in wanted[:2]}
    if wanted[:2] == _ANSWERS and len(days) == 1 and not are_both:
        # Who sends papers has replied: by the same day one of them is meant, unless both are seen.
        wanted.remove(_weaker(wanted[:2], deadlines, seen))
    return wanted


def _weaker(
    two: Sequence[ActionKind],
    deadlines: Sequence[Deadline],
    seen: Mapping[ActionKind, float],
) -> ActionKind:
    """Which of papers and an answer is meant less.

    The answer, where a day is said of the papers only; else what the network sees less surely.
    """
    if _has_due(two[0], deadlines) and not _has_due(two[1], deadlines):
        return two[1]
    return min(two, key=lambda each: seen.get(each, 0.0)) if seen else two[1]


def _has_due(kind: ActionKind, deadlines: Sequence[Deadline]) -> bool:
    return any(kind in each.actions[:1] for each in deadlines)


def _must_pay(
    kind: LetterKind,
    texts: Sequence[str],
    owed: Fact | None,
    deadlines: Sequence[Deadline],
    seen: Mapping[ActionKind, float],
) -> bool:
    if owed is None and not any(map(_OF_PAYING.search, map(without_duties, texts))):
        return False  # the day of a tax return is none of paying
    if _has_due(ActionKind.PAY, deadlines):
        return True
    if is_automatic(texts) or kind is LetterKind.REFUND or says_nothing(texts):
        return False
    if is_seized(texts) and not asks_payment(texts):
        return False
    if owed is None:
        # A reminder may be of a bill that is sent along, its sum not printed.
        is_demand = kind in (LetterKind.REMINDER, LetterKind.FINAL_DEMAND)
        is_said = is_demand and asks_payment(texts)
        return is_said or seen.get(ActionKind.PAY, 0.0) >= _SURELY
    is_said = owed.is_certain or kind in _OF_DEBT or asks_payment(texts)
    return is_said or not seen or seen[ActionKind.PAY] >= _MAY_PAY


def _objection(
    sentences: Sequence[Sentence],
    texts: Sequence[str],
    deadlines: Sequence[Deadline],
    seen: float | None,
) -> Iterator[Ask]:
    """To object, as a right, with whom the letter names for it apart."""
    is_intended = any(map(_NOT_DECIDED.search, texts))
    if is_intended and not any(map(_OBJECTION.search, texts)):
        return
    is_offered = any(offers_answer(texts, number) for number in range(len(texts)))
    if is_agreed(ActionKind.OBJECT, is_offered, seen) or _has_due(ActionKind.OBJECT, deadlines):
        ask = _by(ActionKind.OBJECT, deadlines)
        facts = (*ask.facts, *named_apart(sentences, texts, ask.facts))
        yield replace(ask, facts=(*facts, *_goes_to(sentences, facts)))


def _goes_to(sentences: Sequence[Sentence], facts: Sequence[Fact]) -> Iterator[Fact]:
    """Where an objection goes; an appeal goes to another, of whom this says nothing."""
    named = appeal_or_objection_in(" ".join(each.sentence or "" for each in facts))
    if named is None or not named.is_appeal:
        yield from objection_goes_to(sentences)


def _is_of_another(day: Deadline) -> bool:
    """Whether a day is to send papers or to answer by: that is said of its own, and not to pay."""
    named = named_in(worded(day.fact.sentence))
    return ActionKind.SEND_DOCUMENTS in day.actions or (
        bool(named) and ActionKind.PAY not in (*named, *day.actions)
    )


def _by(kind: ActionKind, deadlines: Sequence[Deadline], more: tuple[Fact, ...] = ()) -> Ask:
    """The action with its deadline: the one said of it, or for a duty the only one there is."""
    due = [each for each in deadlines if each.fact.role is FactRole.DUE]
    own = [each for each in due if kind in each.actions]
    if not own and kind is not ActionKind.OBJECT:
        own = [each for each in due if ActionKind.OBJECT not in each.actions]
        if kind is ActionKind.PAY:
            own = [each for each in own if not _is_of_another(each)]
    if not own:
        return Ask(kind, None, more)
    return Ask(kind, own[0].day, (own[0].fact, *more))
