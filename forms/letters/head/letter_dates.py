"""On which day a letter was written."""

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.letter import Fact, FactRole
from forms.letters.facts import fact
from forms.letters.head.greeting import above_salutation
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from forms.letters.values.dates import DateMention, dates_in
from vision.text.printed import BlockKind

_PLACE_AND_DATE = re.compile(
    r"^(?:[a-z' ./-]{2,40},|(?:gedaan|opgemaakt) te [a-z' ./-]{2,40} op )\s?(?:\w{2,6}dag,?\s?)?$"
)
PLACE_OR_NOTHING = re.compile(r"^(?:[a-z' ./-]{2,40},)?\s?(?:\w{2,6}dag,?\s?)?$")
#: Behind something else in its line: "Betreft: uw aanvraag, Datum: 3 maart 2026".
_LABELLED_BEHIND = re.compile(r".*[,;|] ?(?:datum|d\.d\.)\s?:?\s?$")
#: "Op heden, de vijfde mei tweeduizend zesentwintig, heb ik": a writ is dated where it begins.
_TODAY = re.compile(r"(?:op )?(?:heden|vandaag),?(?: den?)?(?: \w{2,6}dag,?(?: den?)?)? $")
_ALONE = re.compile(r"^(?:\w{2,6}dag,?\s?)?$")
#: Letters of one line may hang into the next so far.
_OVERLAP_MM = 0.8
#: A letter on somebody's table is no older; an older date was misread more often than not.
_FIRST_YEAR = 2015
#: Of a day in such a block what stands left of it tells what day it is.
_ROWS = frozenset({BlockKind.REFERENCE, BlockKind.TABLE, BlockKind.SLIP})
#: Of what a bill is dated: in a row of a table of another one, "Nota d.d. 3 mei".
_OF_BILL = re.compile(r"\w d\.? ?d\b")


def sent_on(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> Fact | None:
    """The day a letter is dated."""
    above = above_salutation(sentences)
    of_days = [label for label in labelled if label.kind is LabelKind.DATE]
    dated = [label for label in of_days if not _is_of_row(label, of_days)]
    heads = {id(each) for each in above}
    headed = [each for each in dated if id(each.sentence) in heads]
    celled = [each for each in dated if each.sentence.is_cell and not each.sentence.page]
    decided = [
        each for each in labelled if id(each.sentence) in heads and each.kind is LabelKind.DECIDED
    ]
    others = {id(each.sentence) for each in labelled if each not in dated}
    bare = [each for each in above if id(each) not in others]
    beside = [each for each in bare if each.before and each.kind in _ROWS]
    bare = [each for each in bare if each not in beside]
    # A place and a day in the heading go before the days in a table of bills below the salutation;
    # "Datum: 3 mei" of what the letter tells is the last to be taken.
    return (
        _labelled_date(headed)
        or _unless_labelled(dated_line(_PLACE_AND_DATE, bare), headed)
        or _labelled_date(celled)
        or _unless_labelled(_unlabelled_date(bare, sentences), [*dated, *decided])
        or _unless_labelled(_labelled_date([*decided, *dated]), [*decided, *dated])
        or dated_line(_LABELLED_BEHIND, above)
        or _unless_labelled(dated_line(_ALONE, beside), beside)
        or _told_today(sentences)
        or _day_below(above)
    )


def _is_of_row(label: Labelled, dated: Sequence[Labelled]) -> bool:
    """Whether a day is that of a row of a table: of a visit, a bill, something that was done.

    Below the heading of a column there is one in each row.
    """
    if label.sentence.kind is not BlockKind.TABLE:
        return False
    column = [each for each in dated if each.is_column and each.heading == label.heading]
    is_one_of_more = label in column and sum(bool(dates_in(each.text)) for each in column) > 1
    return is_one_of_more or _OF_BILL.search(plain(label.label)) is not None


def _unless_labelled(
    found: Fact | None, dated: Sequence[Labelled] | Sequence[Sentence]
) -> Fact | None:
    """A day, not promised where a label has another day that cannot be read."""
    return found and replace(found, is_certain=found.is_certain and not dated)


def _labelled_date(dated: Sequence[Labelled]) -> Fact | None:
    """The first day that stands at one of the labels of a date."""
    for label in dated:
        for found in dates_in(label.text)[:1]:
            if not PLACE_OR_NOTHING.match(plain(label.text[: found.start])):
                continue  # a day of something else
            day = found.value
            if day is not None:
                start, end = label.start + found.start, label.start + found.end
                is_clear = found.is_strict and day.year >= _FIRST_YEAR
                is_clear = is_clear and _is_on_one_line(label.sentence, start, end)
                return fact(
                    day, label.sentence, start, end, is_certain=is_clear, role=FactRole.SENT
                )
    return None


def _unlabelled_date(above: Sequence[Sentence], all_of_it: Sequence[Sentence]) -> Fact | None:
    """A line below the heading that is a place and a date; or a date alone in the heading."""
    return dated_line(_PLACE_AND_DATE, all_of_it) or dated_line(_ALONE, above)


def dated_line(before: re.Pattern[str], lines: Sequence[Sentence]) -> Fact | None:
    """The first line that is a day with nothing but `before` in front of it."""
    fitting = [
        (sentence, day)
        for sentence in lines
        for day in dates_in(sentence.text)
        if day.value is not None
        and before.match(plain(sentence.text[: day.start]))
        and not sentence.text[day.end :].strip(" .")
    ]
    if not fitting:
        return None
    sentence, day = fitting[0]
    is_clear = day.is_strict and day.year is not None and day.year >= _FIRST_YEAR
    is_clear = is_clear and _is_on_one_line(sentence, day.start, day.end)
    is_clear = is_clear and not (sentence.before and sentence.kind in _ROWS)
    return fact(
        day.value or "", sentence, day.start, day.end,
        is_certain=is_clear and len(fitting) == 1, role=FactRole.SENT,
    )  # fmt: skip


def _is_on_one_line(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what a sentence says at those characters was not put together of two lines."""
    words = sentence.words_at(start, end)
    return max(word.top_mm for word in words) < min(word.bottom_mm for word in words)


def is_day_below(sentence: Sentence) -> bool:
    """Whether the last line of a sentence is a day, and those above it are something else."""
    return _last_line_day(sentence) is not None


def _day_below(above: Sequence[Sentence]) -> Fact | None:
    """The day below a name in the heading, as a screen shows a message."""
    for sentence in above:
        day = _last_line_day(sentence)
        if day is not None and day.value is not None:
            return fact(
                day.value, sentence, day.start, day.end, is_certain=False, role=FactRole.SENT
            )
    return None


def _last_line_day(sentence: Sentence) -> DateMention | None:
    for day in dates_in(sentence.text):
        own = sentence.words_at(day.start, day.end)
        above = [word for word in sentence.words if word.bottom_mm < own[0].top_mm + _OVERLAP_MM]
        is_last = not sentence.text[day.end :].strip(" .")
        if is_last and day.value and len(above) + len(own) == len(sentence.words) and above:
            return day
    return None


def _told_today(sentences: Sequence[Sentence]) -> Fact | None:
    """The day that a sentence begins with as the one on which it is written."""
    for sentence in sentences:
        for day in dates_in(sentence.text)[:1]:
            if day.value is not None and _TODAY.match(plain(sentence.text[: day.start])):
                return fact(
                    day.value, sentence, day.start, day.end, is_certain=False, role=FactRole.SENT
                )
    return None
