"""What to do about a letter, said in the reader's language: our own sentences, slots filled.

Dates and money are written as the language writes them (CLDR, by Babel), in Latin digits so that
they can be found on the paper.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency

from forms.explain import Explainer
from forms.language.bidi import END, START, in_own_order
from forms.language.languages import DUTCH
from forms.language.phrases import Phrases, bundled_phrases
from forms.letter import Action, ActionKind, Fact, FactRole, Letter, LetterKind, Money
from forms.letters.asking.coming import last_day_to_call_off, told_to_bring
from forms.letters.days.last_day import counts_too, is_appeal, last_in_time
from forms.letters.doubts import Doubt
from forms.letters.handing_in import is_handed_in
from forms.letters.head.paying_reference import is_for_paying
from forms.text import Provenance, Text

#: Scripts of one language, better known by its name ("Han"), or without one in Dutch.
_LANGUAGE_OF = {"Hani": "zh", "Thai": "th"}

#: Gives one of our sentences, its slots open, in the language it could be said in.
Say = Callable[[Callable[[Phrases], str]], Text]

#: A slot, in the isolate it may stand in: what fills it knows better how it runs.
_SLOT = re.compile(rf"{START}?\{{([a-z]+)\}}{END}?")
#: Marks Babel adds for a line that runs from right to left; the isolate does it better.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
_SIGN_OF_YEAR = re.compile(r"\s*'[^']*'\.?$")


def in_language(letter: Letter, explainer: Explainer, language: str) -> Letter:
    """The letter with what to do said in `language`, or in Dutch where that cannot be."""
    return _said(letter, lambda pick: explainer.sentence(pick, language))


def in_dutch(letter: Letter) -> Letter:
    """The letter with what to do said in Dutch."""
    return _said(letter, lambda pick: Text(pick(_dutch()), DUTCH, Provenance.PHRASE))


def warned(doubt: Doubt, explainer: Explainer, language: str) -> Text:
    """What to be careful about, and what to do now where a day has passed."""
    if doubt.is_lure:
        return explainer.sentence(lambda phrases: phrases.letters.odd_payment, language)
    if doubt.is_secret:
        return explainer.sentence(lambda phrases: phrases.letters.odd_request, language)
    late = doubt.action
    last = None if late is None else last_in_time(late)
    if late is None or last is None:
        return explainer.sentence(lambda phrases: phrases.warnings[doubt.code], language)
    said = [explainer.sentence(pick, language) for pick in _said_of_late(doubt, late)]
    if len({each.language for each in said}) > 1:
        said = said[:1]
    (first, *_) = said
    day = {"date": written_date(last, first.language)}
    return replace(first, text=" ".join(_filled(each.text, day) for each in said))


def _said_of_late(doubt: Doubt, late: Action) -> tuple[Callable[[Phrases], str], ...]:
    """That the day has passed and what now; who is late for a court is not sent to the sender."""
    if is_appeal(late):
        return (lambda phrases: phrases.letters.appeal_passed,)
    told = (lambda phrases: phrases.warnings[doubt.code], lambda phrases: _late(phrases, late))
    return told[:1] if doubt.is_wary else told


def _late(phrases: Phrases, late: Action) -> str:
    """What to do now that its day has passed."""
    if is_handed_in(late):
        return phrases.letters.hand_in_passed
    return phrases.letters.passed[late.kind]


def calendar_title(letter: Letter, action: Action, explainer: Explainer, language: str) -> Text:
    """What an action is called in a calendar."""
    known = _slots(letter, action, DUTCH).keys()
    titles = _titles(action)
    number = next(
        n for n, title in enumerate(titles(_dutch())) if set(_SLOT.findall(title)) <= known
    )
    said = explainer.sentence(lambda phrases: titles(phrases)[number], language)
    slots = _slots(letter, action, said.language)
    return replace(said, text=_filled(said.text, slots))


def _titles(action: Action) -> Callable[[Phrases], Sequence[str]]:
    if is_appeal(action):
        return lambda phrases: phrases.letters.appeal_in_calendar
    if is_handed_in(action):
        return lambda phrases: phrases.letters.hand_in_calendar
    return lambda phrases: phrases.letters.calendar[action.kind]


def reference_line(
    letter: Letter, action: Action, explainer: Explainer, language: str
) -> Text | None:
    """The reference to give with an action; None where the letter has none."""
    said = explainer.sentence(lambda phrases: phrases.letters.reference, language)
    slots = _slots(letter, action, said.language)
    if "reference" not in slots:
        return None
    return replace(said, text=_filled(said.text, slots))


def written_date(day: date, language: str) -> str:
    """A day in words as `language` writes it, in Latin digits.

    Without the sign for "year" behind it in Ukrainian: its full stop would end a sentence.
    """
    # Who reads English here lives in Europe: the day comes before the month.
    locale = _locale("en_GB" if language == "en" else language)
    pattern = _SIGN_OF_YEAR.sub("", locale.date_formats["long"].pattern)
    return format_date(day, pattern, locale=locale).translate(_MARKS)


def language_name(code: str, language: str) -> str:
    """What `language` calls the language with that code."""
    return str(_locale(language).languages.get(code, code))


def unread(script: str | None, explainer: Explainer, language: str) -> Text:
    """What is said of a paper without print that we can read, in the letters `script` if any."""
    if script is None:
        return explainer.sentence(lambda phrases: phrases.letters.no_print, language)
    named = {"script": _script_name(script, language)}
    return explainer.sentence(lambda phrases: phrases.letters.other_letters, language, named)


def _script_name(code: str, language: str) -> str:
    spoken = _LANGUAGE_OF.get(code)
    return str(
        _locale(language).scripts.get(code, code)
        if spoken is None
        else language_name(spoken, language)
    )


def written_money(money: Money, language: str) -> str:
    """An amount as `language` writes it, in Latin digits.

    With the sign on the paper, also where a language has letters for it (Ukrainian: EUR).
    """
    written = format_currency(
        money.amount, money.currency, locale=_locale(language), numbering_system="latn"
    )
    return written.translate(_MARKS).replace("\xa0", " ").replace("EUR", "€").strip()


def _said(letter: Letter, say: Say) -> Letter:
    actions = tuple(
        replace(action, message=_message(letter, action, say)) for action in letter.actions
    )
    return replace(letter, actions=actions)


def _message(letter: Letter, action: Action, say: Say) -> Text:
    known = frozenset(_slots(letter, action, DUTCH))
    said = [say(pick) for pick in _picks(action, known)]
    first = said[0]
    if any(each.language != first.language for each in said):  # one could not be translated
        said = [Text(pick(_dutch()), DUTCH, Provenance.PHRASE) for pick in _picks(action, known)]
        first = said[0]
    slots = _slots(letter, action, first.language)
    return replace(first, text=_filled(" ".join(each.text for each in said), slots))


def _filled(text: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot.group(1)], text)


def _picks(action: Action, known: frozenset[str]) -> Iterator[Callable[[Phrases], str]]:
    """For each thing to say the first way of saying it whose slots are all known."""
    said_of = _said_of(action)
    for entry, alternatives in enumerate(said_of(_dutch())):
        for number, sentence in enumerate(alternatives):
            if set(_SLOT.findall(sentence)) <= known:
                yield _pick(said_of, entry, number)
                break
    if action.kind is ActionKind.COME and told_to_bring(action.facts):
        yield lambda phrases: phrases.letters.bring


def _said_of(action: Action) -> Callable[[Phrases], Sequence[Sequence[str]]]:
    if is_appeal(action):
        return lambda phrases: phrases.letters.appeal
    if is_handed_in(action):
        return lambda phrases: phrases.letters.hand_in
    return lambda phrases: phrases.letters.actions[action.kind]


def _pick(
    said_of: Callable[[Phrases], Sequence[Sequence[str]]], entry: int, number: int
) -> Callable[[Phrases], str]:
    return lambda phrases: said_of(phrases)[entry][number]


def _slots(letter: Letter, action: Action, language: str) -> dict[str, str]:
    """What is known for the slots of an action's sentences, as `language` writes it."""
    slots: dict[str, str] = {}
    if action.before is not None:
        slots["date"] = _kept(written_date(action.before, language), language)
        if any(counts_too(each) for each in action.facts if each.value == action.before):
            slots["last"] = slots["date"]
    off = last_day_to_call_off(action) if action.kind is ActionKind.COME else None
    if off is not None:
        slots |= _day_slot("callby", "callbefore", off, language)
    else_by = _last_for_some(action)
    if else_by is not None:
        slots |= _day_slot("ifby", "ifbefore", else_by, language)
    for each in action.facts:
        if isinstance(each.value, Money) and each.role in (FactRole.TO_PAY, FactRole.INSTALMENT):
            slots["amount"] = _kept(written_money(each.value, language), language)
        if isinstance(each.value, Money) and each.role is FactRole.REFUND:
            name = "refund" if letter.kind is LetterKind.REFUND else "grant"
            slots[name] = _kept(written_money(each.value, language), language)
    if letter.sender is not None and letter.sender.is_certain:
        slots["organisation"] = _kept(str(letter.sender.value), language)
    reference = reference_for(letter, action.kind)
    if reference is not None:
        # In the groups of the paper, as one compares it.
        slots["reference"] = _kept(reference.text, language)
    return slots


def _last_for_some(action: Action) -> Fact | None:
    """The day by which some readers must act, though nothing is asked of all; None without."""
    due = (each for each in action.facts if each.role is FactRole.DUE)
    return next(due, None) if action.kind is ActionKind.NOTHING else None


def _day_slot(by: str, before: str, last: Fact, language: str) -> dict[str, str]:
    """The slot for a last day of its own: `by` where the day itself is in time, else `before`."""
    if not isinstance(last.value, date):
        return {}
    name = by if counts_too(last) else before
    return {name: _kept(written_date(last.value, language), language)}


def reference_for(letter: Letter, kind: ActionKind) -> Fact | None:
    """The reference to give: that for payments where money is asked, else the first other."""
    if kind is ActionKind.PAY:
        return letter.paid_under
    return next((each for each in letter.references if not is_for_paying(each)), None)


def _kept(value: str, language: str) -> str:
    """A value that keeps its own order in a line that runs from right to left."""
    is_own = any("\u0590" <= character <= "\u08ff" for character in value)
    return value if is_own else in_own_order(value, language)


@lru_cache(maxsize=1)
def _dutch() -> Phrases:
    return bundled_phrases()[DUTCH]


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DUTCH)
