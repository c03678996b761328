"""The deadlines of a letter: days before which, or on which, the reader must do something."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from forms.letter import ActionKind, Fact
from forms.letters.days.counted_days import counted_days
from forms.letters.days.day_purpose import said_after, said_before
from forms.letters.days.deadline import Deadline, day_of
from forms.letters.days.printed_days import PLANNED, planned_days, printed_days
from forms.letters.days.same_days import Earlier, same_days
from forms.letters.labels.labelled import Labelled
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence


def deadlines_in(
    sentences: Sequence[Sentence],
    labelled: Iterable[Labelled],
    sent: Fact | None,
    sense: Sense,
    planned: Collection[Sentence] = (),
) -> list[Deadline]:
    """The deadlines of a letter dated `sent`, earliest first, each day once for each role.

    `planned` are the cells of a plan to pay by (`plans.planned_in`).
    """
    base = day_of(sent)
    labels = list(labelled)
    found: list[Deadline] = []
    earlier = Earlier()
    for number, sentence in enumerate(sentences):
        near = said_before(sentences, number)
        after = said_after(sentences, number)
        around = (near, f"{after} {said_after(sentences, number + 1)}")
        printed = list(printed_days(sentence, labels, sent, around, sense))
        if sentence in planned:
            printed = [replace(each, actions=PLANNED) for each in printed]
            printed = printed or list(planned_days(sentence, base))
        found.extend(printed)
        counted = [] if sent is None else list(counted_days(sentence, sent, near, after, sense))
        found.extend(counted)
        if not (printed or counted):
            found.extend(same_days(sentence, earlier, near, sense, base))
        earlier = earlier.then(sentence, printed, counted, base)
    kept = [each for each in found if base is None or each.may_be(base)]
    return sorted(_each_day_once(kept), key=lambda each: each.day)


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
        yield replace(first, actions=actions)
