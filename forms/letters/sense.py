"""What a learned network makes of the sentences of a letter, beside the rules for wordings.

The rules find what they know in so many words; the network has an opinion of words it never saw. It
finds no value: it says what one may be. What was only learned is never promised.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from forms.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters.cues import is_in_general
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import emails_in, phones_in, urls_in
from forms.letters.values.dates import dates_in
from forms.letters.values.money import amounts_in
from forms.letters.values.relative import durations_in
from models import letter_words
from models.letter_words import LetterWords, SaidSentence
from vision.text.printed import BlockKind

#: How surely the network must agree with words we know before a value is promised. Asked high since
#: it learned from whole letters: it sees more, also where it is wrong. At .9 a few promises in a
#: hundred are given up (`anew`, `apart`, `many`).
AGREED = 0.9
_VIEW = re.compile(r"^(?!.*\b(?:bezwa\w+|beroep\w*)\b).*\bzienswijze")
_VIEWED = {each: each.value for each in (ActionKind.REPLY, ActionKind.OBJECT)}
_TIME = re.compile(r"(?<![\w.,])\d{1,2}[.:]\d\d(?= ?(?:uur|u\b|-|tot|en\b))")
_NUMBER = re.compile(r"[A-Za-z]{0,8}[-/.]?\d[\w./-]*\d\w*(?: \d[\d ]*\d)?")
#: Sentences of small print and footers say little of what a letter is.
_APART = frozenset({BlockKind.FOOTER})


@dataclass(frozen=True, eq=False)
class Sense:
    """The network's opinion of each sentence of a letter."""

    kinds: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    said: Mapping[Sentence, SaidSentence] = field(default_factory=dict)
    places: Mapping[Sentence, Mapping[int, int]] = field(default_factory=dict)

    def asks(self, sentence: Sentence, kind: ActionKind) -> float:
        """How surely a sentence asks that of every reader, 0..1."""
        said = self.said.get(sentence)
        if said is None:
            return 0.0
        if kind in _VIEWED and _VIEW.search(sentence.worded):
            # A view of what is only planned is an answer: there is nothing to object to yet.
            return max(map(said.ask, _VIEWED.values())) if kind is ActionKind.REPLY else 0.0
        return said.ask(kind.value)

    def asks_to_come(self, sentence: Sentence) -> float:
        """How surely a sentence asks the reader to come somewhere, 0..1."""
        return self.asks(sentence, ActionKind.COME)

    def is_conditional(self, sentence: Sentence) -> float:
        """How surely a sentence asks something only if something holds, 0..1."""
        said = self.said.get(sentence)
        return 0.0 if said is None else said.ask("if")

    def role(self, sentence: Sentence, start: int, mark: str) -> dict[str, float]:
        """What the value at character `start` may be, by how surely.

        `mark` is what it was taken for (`models.letter_words`); empty where nothing is known of it.
        """
        said, places = self.said.get(sentence), self.places.get(sentence, {})
        if said is None or start not in places or places[start] >= len(said.roles):
            return {}
        found, shares = said.roles[places[start]]
        if found != mark:
            return {}
        return dict(zip(letter_words.ROLES[mark], map(float, shares), strict=True))

    def bears_out(self, sentence: Sentence, start: int, mark: str, role: FactRole | None) -> bool:
        """Whether the value at `start` may be promised in a role, as far as the network knows it.

        Whatever tells the role, a label or a sentence: "Betaaldag" heads also the days on which the
        reader gets something, and it sees that.
        """
        shares = self.role(sentence, start, mark)
        return not shares or shares[role.value if role else "none"] >= AGREED

    def denies(self, sentence: Sentence, start: int, mark: str, least: float) -> bool:
        """Whether the network sees, at least so surely, that the value at `start` has no role."""
        return self.role(sentence, start, mark).get("none", 0.0) >= least

    def starts(self, sentence: Sentence, mark: str) -> tuple[int, ...]:
        """Where the values of a sentence start that were taken for `mark`."""
        return tuple(
            start for start in self.places.get(sentence, {}) if self.role(sentence, start, mark)
        )

    def kind(self) -> dict[LetterKind, float]:
        """What sort of letter it is, by how surely."""
        if not len(self.kinds):
            return {}
        shares = np.exp(self.kinds - self.kinds.max())
        shares /= shares.sum()
        return {
            LetterKind(kind): float(share)
            for kind, share in zip(letter_words.KINDS, shares, strict=True)
        }


def sense_of(subject: Fact | None, sentences: Sequence[Sentence]) -> Sense:
    """What the network makes of a letter."""
    marked = [marked_sentence(each) for each in sentences]
    title = [] if subject is None else [marked_subject(str(subject.value))]
    read = _network().read([*title, *(text for text, _ in marked)])
    said = dict(zip(sentences, read[len(title) :], strict=True))
    kinds = [each.kinds for each in read[: len(title)]]
    kinds += [made.kinds for each, made in said.items() if _tells_of_this(each)]
    places = {each: places for each, (_, places) in zip(sentences, marked, strict=True)}
    return Sense(
        np.sum(kinds, axis=0, dtype=np.float32) if kinds else np.zeros(0, np.float32), said, places
    )


def _tells_of_this(sentence: Sentence) -> bool:
    """Whether a sentence says what sort of letter this is."""
    return sentence.kind not in _APART and not is_in_general(sentence.worded)


@lru_cache(maxsize=1)
def _network() -> LetterWords:
    return LetterWords()


def marked_subject(subject: str) -> str:
    """What the network reads of a subject: marked as one, with marks for its values."""
    return f"{letter_words.SUBJECT} {_masked(subject)[0]}"


def marked_sentence(sentence: Sentence) -> tuple[str, dict[int, int]]:
    """What it reads of a sentence, and by the start of each value in it the number of its mark."""
    left = _masked(sentence.before, is_cell=True)[0] + " " if sentence.before else ""
    text, starts = _masked(sentence.text, is_cell=sentence.is_cell)
    first = sum(sign in letter_words.MARKS for sign in left)
    return left + text, {start: first + number for number, start in enumerate(starts)}


def _masked(text: str, *, is_cell: bool = False) -> tuple[str, list[int]]:
    """A text with a mark for each value, and where those values start in it."""
    masked, starts, end = "", [], 0
    for start, stop, mark in values_in(text, is_cell=is_cell):
        masked += f"{text[end:start]} {mark} "
        starts.append(start)
        end = stop
    return " ".join((masked + text[end:]).split()), starts


def values_in(text: str, *, is_cell: bool = False) -> list[tuple[int, int, str]]:
    """The values of a text from left to right: start, end, and the mark that stands for it."""
    mentions = (
        (letter_words.IBAN, ibans_in(text)),
        (letter_words.LINK, emails_in(text)),
        (letter_words.LINK, urls_in(text)),
        (letter_words.AMOUNT, amounts_in(text, is_column=is_cell)),
        (letter_words.DAY, dates_in(text)),
    )
    places: list[tuple[str, list[tuple[int, int]]]] = [
        *((mark, [(each.start, each.end) for each in those]) for mark, those in mentions),
        (letter_words.TERM, durations_in(text)),
        (letter_words.PHONE, [(each.start, each.end) for each in phones_in(text)]),
        (letter_words.TIME, [each.span() for each in _TIME.finditer(text)]),
        (letter_words.NUMBER, [each.span() for each in _NUMBER.finditer(text)]),
    ]
    found: list[tuple[int, int, str]] = []
    for mark, spans in places:
        for start, end in spans:
            if not any(start < stop and end > begin for begin, stop, _ in found):
                found.append((start, end, mark))
    return sorted(found)
