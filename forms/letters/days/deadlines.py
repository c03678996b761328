"""The deadlines of a letter: days before which, or on which, the reader must do something."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from forms.letter import ActionKind, Fact, FactRole
from forms.letters import cues
from forms.letters.cases import (
    cases_of,
    is_of_few,
    is_of_some,
    is_still_asked,
    names_condition,
)
from forms.letters.days.conditions import is_condition
from forms.letters.days.counted_days import counted_days
from forms.letters.days.day_purpose import said_after, said_before
from forms.letters.days.deadline import Deadline, day_of
from forms.letters.days.printed_days import PLANNED, planned_days, printed_days
from forms.letters.days.same_days import Earlier, same_days
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence

#: So are the days called on which the reader gets something.
_PAY_DAY = re.compile(r"(?:nieuwe |uw )?betaal(?:dag|datum)\b")
#: How surely the network must see that a sentence asks something only if something holds, or that
#: it asks it of every reader. Set on thirteen hands, of which it learned from six.
_CONDITIONAL, _ASKED = 0.8, 0.9


def deadlines_in(
    sentences: Sequence[Sentence],
    labelled: Iterable[Labelled],
    sent: Fact | None,
    sense: Sense,
    planned: Collection[Sentence] = (),
    *,
    is_to_pay: bool = True,
) -> list[Deadline]:
    """The deadlines of a letter dated `sent`, earliest first, each day once for each role.

    `planned` are the cells of a plan to pay by (`plans.planned_in`); `is_to_pay` says whether the
    letter asks for money (`plans.asks_to_pay`).
    """
    base = day_of(sent)
    labels = list(labelled)
    if not is_to_pay:
        labels = [each for each in labels if not _PAY_DAY.match(worded(each.label))]
    found: list[Deadline] = []
    earlier = Earlier()
    for number, (sentence, case) in enumerate(zip(sentences, cases_of(sentences), strict=True)):
        near = said_before(sentences, number)
        after = said_after(sentences, number)
        around = (near, f"{after} {said_after(sentences, number + 1)}")
        printed = list(printed_days(sentence, labels, sent, around, sense))
        if sentence in planned:
            printed = [replace(each, actions=PLANNED) for each in printed]
            printed = printed or list(planned_days(sentence, base))
        counted = [] if sent is None else list(counted_days(sentence, sent, near, after, sense))
        own = [*printed, *counted] or list(same_days(sentence, earlier, near, sense, base))
        if is_condition(sentence, sense):
            own = [replace(each, actions=(), is_condition=True) for each in own]
        if own:
            found.extend(_for_whom(own, sentence, case, sense))
        earlier = earlier.then(sentence, printed, counted, base)
    kept = [each for each in found if base is None or each.may_be(base)]
    return sorted(_each_day_once(kept), key=lambda each: each.day)


def _for_whom(
    own: Sequence[Deadline], sentence: Sentence, case: str, sense: Sense
) -> Iterator[Deadline]:
    """The days of a sentence, as far as it holds for every reader.

    What only the network sees asked of all, whatever words say, is not promised.
    """
    is_said = is_of_some(sentence.worded, case)
    is_for_some = _is_for_some(sentence, case, sense, is_said=is_said)
    if not (is_said or is_for_some):
        return iter(own)
    return (_unpromised(each, is_for_some=is_for_some) for each in own)


def _is_for_some(sentence: Sentence, case: str, sense: Sense, *, is_said: bool) -> bool:
    """Whether words, which say so or not, or the network give a sentence to some readers only.

    Where the network surely sees it asked of all, a question before it was none of that sort.
    """
    if is_still_asked(sentence.worded, case) or cues.IN_TIME.search(sentence.worded):
        return False
    if is_said and (is_of_few(case) or not _is_for_all(sentence, sense)):
        return True
    is_seen = sense.is_conditional(sentence) >= _CONDITIONAL
    return is_seen and names_condition(sentence.worded)


def _is_for_all(sentence: Sentence, sense: Sense) -> bool:
    """Whether the network surely sees something asked of every reader."""
    return any(sense.asks(sentence, kind) >= _ASKED for kind in ActionKind)


def _unpromised(deadline: Deadline, *, is_for_some: bool) -> Deadline:
    """The same, not promised, and perhaps for some only; but who objects disagrees anyhow."""
    if deadline.fact.role is not FactRole.DUE or ActionKind.OBJECT in deadline.actions[:1]:
        return deadline
    fact = replace(deadline.fact, is_certain=False)
    return replace(deadline, fact=fact, is_for_some=is_for_some)


def _each_day_once(deadlines: list[Deadline]) -> Iterator[Deadline]:
    """One for each day and role: promised if any is, with all that must be done by then.

    The last day for objecting is one of its own.
    """
    by_day: dict[object, list[Deadline]] = {}
    for each in deadlines:
        objects = ActionKind.OBJECT in each.actions[:1]
        by_day.setdefault((each.day, each.fact.role, objects), []).append(each)
    for same in by_day.values():
        first = max(same, key=lambda each: each.fact.is_certain)
        told = [each for each in same if not each.is_guess] or same
        actions = tuple(dict.fromkeys(kind for each in told for kind in each.actions[:1]))
        yield replace(
            first,
            actions=actions,
            is_for_some=all(each.is_for_some for each in same),
            is_condition=all(each.is_condition for each in same),
        )
