"""What begins on one line of a letter, as one text that tells where its parts came from."""

from collections.abc import Sequence
from dataclasses import replace

from forms.language.bank.quantities import date_at
from forms.language.bank.slots import Filled, SlotKind
from forms.language.bank.writing import Manner, written
from forms.language.bidi import in_own_order, isolated
from forms.letters.sentences import Sentence
from forms.letters.whole_text import is_value
from forms.text import Provenance, Text

_START, _END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
#: Of several sentences that begin on one line the least checked says where the line came from.
_LEAST_CHECKED = (
    Provenance.SOURCE,
    Provenance.MACHINE,
    Provenance.DICTIONARY,
    Provenance.MEMORY,
    Provenance.DRAFT,
    Provenance.PHRASE,
    Provenance.REVIEWED,
    Provenance.OWNER,
)
#: How the memory begins what it tells of a sentence that it knows in these very words.
_EXACTLY = "100 %, "
_NO_WORDS = Manner({}, {})


def as_one(begun: Sequence[tuple[Sentence, Text | None]], printed_in: str | None) -> Text | None:
    """What begins on one line; None where that is nothing, or nothing was said of it.

    Where none of it could be said it stands in the language it is `printed_in`, if that is given.
    A sentence that could not be said among others that could stands in quotation marks, and the
    detail ends with “source”. Values need no saying: they stand as they are.
    """
    found = [text for _, text in begun if text is not None]
    if not found:
        return _as_printed([each for each, _ in begun], printed_in)
    language = found[0].language
    together = " ".join(_part(sentence, text, language) for sentence, text in begun)
    has_print = any(text is None and not is_value(each.text) for each, text in begun)
    origin = found[0] if len(begun) == 1 else _least_sure(found)
    details = [origin.detail, "source" if has_print else None]
    detail = ", ".join(each for each in details if each is not None)
    return replace(origin, text=together, detail=detail or None)


def _as_printed(begun: Sequence[Sentence], printed_in: str | None) -> Text | None:
    if not begun or printed_in is None:
        return None
    return Text(" ".join(each.text for each in begun), printed_in, Provenance.SOURCE)


def _part(sentence: Sentence, text: Text | None, language: str) -> str:
    if text is not None:
        return isolated(text.text, language)
    if is_value(sentence.text):
        return _value(sentence.text, language)
    return f"“{_START}{sentence.text}{_END}”"


def _value(printed: str, language: str) -> str:
    """A value as it is printed, but a day as the language writes it."""
    for day, length in date_at(printed, 0):
        if length == len(printed):
            filled = Filled("date", SlotKind.DATE, printed, day)
            return written(filled, language, _NO_WORDS) or printed
    return in_own_order(printed, language)


def _least_sure(found: Sequence[Text]) -> Text:
    """The part that was checked least: what it says of itself the line does not say too much."""
    return min(
        map(_vouched, found),
        key=lambda part: (_LEAST_CHECKED.index(part.provenance), _score(part)),
    )


def _vouched(text: Text) -> Text:
    """A part of a line; one that the memory knows exactly says who vouches for it.

    A score of the memory beside other parts would seem to be that of the whole line.
    """
    detail = text.detail or ""
    if text.provenance is Provenance.MEMORY and detail.startswith(_EXACTLY):
        return replace(text, provenance=Provenance(detail.removeprefix(_EXACTLY)), detail=None)
    return text


def _score(part: Text) -> int:
    digits = (part.detail or "").removeprefix("similar, ").split(" ", 1)[0]
    return int(digits) if part.provenance is Provenance.MEMORY and digits.isdecimal() else 0
