"""Last days that are those of an earlier sentence: "binnen dezelfde termijn", "vóór die dag"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from forms.letter import FactRole
from forms.letters.days.counted_days import is_asked
from forms.letters.days.day_purpose import actions_for
from forms.letters.days.deadline import Deadline
from forms.letters.days.whose_day import is_senders
from forms.letters.facts import fact
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.dates import dates_in

_SAME = r"(?:dezelfde|diezelfde|eenzelfde|gelijke)"
_SAME_TERM = re.compile(
    rf"\b((?:binnen|in) {_SAME} (?:termijn|tijd|(?:[a-z]+|\d+) (?:dagen|weken|maanden)))\b"
)
_BY = r"(?:voor of op|op of voor|uiterlijk(?: op)?|voor|tot(?: en met)?|op)"
_SAME_DAY = re.compile(rf"\b{_BY} ({_SAME} (?:dag|datum))\b")
#: Not "vóór die dag" of what was said long before: the day of the sentence just before it.
_THAT_DAY = re.compile(
    r"\b(?:voor|uiterlijk(?: op)?|tot(?: en met)?) ((?:die|deze) (?:dag|datum))\b"
)


@dataclass(frozen=True)
class Earlier:
    """What a sentence may mean by "the same": the last `term` and `day` to act by before it.

    `named` is the last day that the sentence right before it names, whatever for.
    """

    term: date | None = None
    day: date | None = None
    named: date | None = None

    def then(
        self,
        sentence: Sentence,
        printed: list[Deadline],
        counted: list[Deadline],
        base: date | None,
    ) -> "Earlier":
        """What it is for the sentence after one with `printed` and `counted` last days."""
        due = [each for each in (*printed, *counted) if each.fact.role is FactRole.DUE]
        days = [each.near(base) for each in dates_in(sentence.text)]
        return replace(
            self,
            term=counted[0].day if counted else self.term,
            day=due[-1].day if due else self.day,
            named=days[-1] if days else None,
        )


def same_days(
    sentence: Sentence, earlier: Earlier, near: str, sense: Sense, base: date | None
) -> Iterator[Deadline]:
    """The last day that a sentence names as an `earlier` one: "Binnen dezelfde termijn kunt u".

    What is the earlier one the words do not say beyond doubt: the day is never certain. `near` is
    the plain sentence before, `base` the day of the letter.
    """
    written = sentence.worded
    if not is_asked(written, near) or is_senders(written, written):
        return
    for pattern, day in (
        (_SAME_TERM, earlier.term),
        (_SAME_DAY, earlier.day),
        (_THAT_DAY, earlier.named),
    ):
        found = pattern.search(written)
        if found is None or day is None or (base is not None and day <= base):
            continue
        made = fact(day, sentence, *found.span(1), is_certain=False, role=FactRole.DUE)
        yield Deadline(made, actions_for(written, near, FactRole.DUE, sense, sentence))
