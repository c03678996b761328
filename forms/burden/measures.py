"""What is counted for each dimension of the burden of a form."""

import re
from collections.abc import Callable

from forms.burden.known import Register
from forms.burden.questions import Question, deepest_condition, questions_of, repeated
from forms.language.languages import DUTCH
from forms.language.plain_language import faults, measure
from forms.language.word_frequency import dutch_frequency
from forms.language_tags import same_language
from forms.template import FieldType, FormNotes, FormTemplate

#: Seconds to answer, by kind of field. Our own estimates, of the size of those in the Handboek
#: meting regeldrukkosten; writing by hand takes about 1 s for each sign.
SECONDS = {
    FieldType.CHECKBOX: 8,
    FieldType.CHOICE: 12,
    FieldType.DATE: 15,
    FieldType.AMOUNT: 60,
    FieldType.NUMBER: 20,
    FieldType.IBAN: 45,
    FieldType.BSN: 30,
    FieldType.SIGNATURE: 15,
}
OTHER_SECONDS, STORY_SECONDS = 20, 240
MINUTES_A_PAPER = 5
#: What there is where no term is named: nobody is in a hurry.
AMPLE_DAYS = 42

_TERM = re.compile(r"(\d{1,3})\s+(dag|dagen|week|weken|maand|maanden)\b", re.IGNORECASE)
_DAYS_IN = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30}
#: What a deadline is in: not when an answer comes, nor the earliest day.
_NOT_OURS = re.compile(r"u krijgt|wij |vroegst", re.IGNORECASE)
_CHANNELS = (
    re.compile(r"postbus|antwoordnummer|stuur .* naar|per post", re.IGNORECASE),
    re.compile(r"balie|afgeven|stadhuis|brengen|gemeentehuis", re.IGNORECASE),
    re.compile(r"\S+@\S+|e-mail", re.IGNORECASE),
    re.compile(r"www\.|https?://|website|online|digitaal", re.IGNORECASE),
)


class Measures:
    """What is counted in one version; each value by the code of its dimension."""

    def __init__(self, template: FormTemplate, notes: FormNotes | None, known: Register) -> None:
        self._template = template
        self._notes = notes
        self.questions = questions_of(template)
        self.known = [
            each for each in self.questions if known.of(each.first.semantic) and not each.is_news
        ]
        self.repeated = repeated(self.questions)
        self.totals = [each for each in self.questions if each.is_total]

    def value(self, code: str) -> float | None:
        """The value of a dimension; None where it cannot be measured, as B1 of another language."""
        return _MEASURES[code](self)

    def _required(self) -> float:
        return _share(sum(each.is_required for each in self.questions), self.questions)

    def _conditional(self) -> float:
        return _share(
            sum(each.first.condition is not None for each in self.questions), self.questions
        )

    def _texts(self) -> list[str]:
        """What people read on paper or beside it to know what is asked."""
        labels = [field.label for page in self._template.pages for field in page.fields]
        notes = self._notes
        about: list[str | None] = [self._template.title]
        if notes is not None:
            about += [notes.purpose, notes.send_to, notes.before, *notes.at_hand]
            about += notes.questions.values()
        return [text for text in (*about, *labels) if text]

    def _words(self) -> float:
        return sum(len(text.split()) for text in self._texts())

    def _not_plain(self) -> float | None:
        if not same_language(self._template.language, DUTCH):
            return None
        texts = self._texts()
        hard = sum(bool(faults(measure(text, dutch_frequency))) for text in texts)
        return _share(hard, texts)

    def _enclosures(self) -> float:
        boxes = sum(each.is_enclosure for each in self.questions)
        return boxes or self._papers()

    def _papers(self) -> int:
        return 0 if self._notes is None else len(self._notes.at_hand)

    def _minutes(self) -> float:
        seconds = sum(map(_seconds, self.questions))
        return round(seconds / 60 + MINUTES_A_PAPER * self._papers(), 1)

    def _days(self) -> float:
        """The shortest term that the template or the notes name."""
        terms = [
            field.term.months * 30 + field.term.days
            for page in self._template.pages
            for field in page.fields
            if field.term is not None and (field.term.months or field.term.days)
        ]
        before = "" if self._notes is None else self._notes.before or ""
        for sentence in re.split(r"(?<=[.!?])\s+", before):
            if not _NOT_OURS.search(sentence):
                found = _TERM.findall(sentence)
                terms += [int(number) * _DAYS_IN[unit.lower()] for number, unit in found]
        return float(min(terms, default=AMPLE_DAYS))

    def _channels(self) -> float | None:
        told = None if self._notes is None else self._notes.send_to
        if not told or not same_language(self._template.language, DUTCH):
            return None
        return float(sum(bool(channel.search(told)) for channel in _CHANNELS))


def _share(some: int, of: list[Question] | list[str]) -> float:
    return round(some / len(of), 3) if of else 0.0


def _seconds(question: Question) -> int:
    if question.is_story:
        return STORY_SECONDS
    return SECONDS.get(question.first.type, OTHER_SECONDS)


_MEASURES: dict[str, Callable[[Measures], float | None]] = {
    "questions": lambda found: len(found.questions),
    "required-share": Measures._required,
    "pages": lambda found: len(found._template.pages),
    "words": Measures._words,
    "not-plain": Measures._not_plain,
    "conditional-depth": lambda found: deepest_condition(found._template),
    "conditional-share": Measures._conditional,
    "enclosures": Measures._enclosures,
    "signatures": lambda found: sum(each.is_signature for each in found.questions),
    "already-known": lambda found: _share(len(found.known), found.questions),
    "repeated": lambda found: len(found.repeated),
    "free-text": lambda found: sum(each.is_story for each in found.questions),
    "calculations": lambda found: len(found.totals),
    "look-ups": lambda found: sum(each.is_looked_up for each in found.questions),
    "minutes": Measures._minutes,
    "deadline-days": Measures._days,
    "channels": Measures._channels,
}
