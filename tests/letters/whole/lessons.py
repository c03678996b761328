"""Whole letters as lessons for the network, in the sentences in which the rules hear them.

`python -m tests.letters.whole.lessons FILE MATERIAL [MATERIAL ...]` writes one letter a line, for
`python -m models.training.letters --whole FILE`. Unlike a story, such a letter is taught as it is
read: with its head, its tables cell by cell, its slip and its small print.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from forms.letter import ActionKind, FactRole
from forms.letters.said import SaidLetter, said_on
from forms.letters.sense import marked_sentence, marked_subject, values_in
from forms.letters.sentences import Sentence
from models.letter_words import AMOUNT, DAY, MARKS, NUMBER, TERM
from tests.letters.drafting import Stated
from tests.letters.truth import FactKind
from tests.letters.whole.files import WholeLetter, whole_letters
from tests.letters.whole.making import PrintedWhole, print_whole
from vision.geometry import PageMm, Quad
from vision.text.printed import PrintedWord

#: What a value that the network has to judge may be stated as.
_KINDS = {
    AMOUNT: FactKind.AMOUNT, DAY: FactKind.DEADLINE, TERM: FactKind.DEADLINE,
    NUMBER: FactKind.REFERENCE,
}  # fmt: skip
_NONE, _UNTAUGHT = "none", ""
_DAYS = {FactRole.DUE: "due", FactRole.HEARING: "hearing"}


def lesson_of(letter: WholeLetter) -> dict[str, object]:
    """Its kind, and of each sentence the text, what it asks, and the roles of its marks.

    What it asks is null where the letter does not mark it, a role is empty where a card may say
    one thing or another.
    """
    printed = print_whole(letter)
    heard = _Heard(letter, printed, said_on(printed.sheets))
    return {"kind": letter.kinds[0].value, "sentences": list(heard.taught())}


@dataclass(frozen=True, eq=False)
class _Heard:
    letter: WholeLetter
    printed: PrintedWhole
    said: SaidLetter

    def taught(self) -> Iterator[dict[str, object]]:
        if self.said.subject is not None:
            text = marked_subject(str(self.said.subject.value))
            yield {"text": text, "asks": None, "roles": _unjudged(text)}
        for sentence in self.said.own:
            text, places = marked_sentence(sentence)
            roles = _unjudged(text)
            for start, end, mark in values_in(sentence.text, is_cell=sentence.is_cell):
                roles[places[start]] = (mark, self._role(sentence, start, end, mark))
            yield {"text": text, "asks": self._asks(sentence), "roles": roles}

    def _asks(self, sentence: Sentence) -> list[str] | None:
        asked = self.printed.telling.asked
        if not asked and self._asks_something():
            return None
        row = [each for each in self.said.own if _is_before_in_row(each, sentence)]
        here = [
            asks
            for key, asks in asked.items()
            if any(self._stands(key, each, each.words) for each in (*row, sentence))
        ]
        return sorted(set(chain.from_iterable(here)))

    def _asks_something(self) -> bool:
        return any(
            not each.is_optional and each.kind is not ActionKind.NOTHING
            for each in self.letter.actions
        )

    def _role(self, sentence: Sentence, start: int, end: int, mark: str) -> str:
        if mark not in _KINDS:
            return _UNTAUGHT
        words = sentence.words_at(start, end)
        roles = {
            _role_of(fact, mark) if self._is_taught(fact) else _UNTAUGHT
            for key, fact in self.printed.telling.stated.items()
            if fact.kind is _KINDS[mark] and self._stands(key, sentence, words)
        }
        if not roles:
            return _NONE
        return roles.pop() if len(roles) == 1 else _UNTAUGHT

    def _is_taught(self, fact: Stated) -> bool:
        """Whether a card must say this: nothing else, and nothing less.

        One of two things due on a day may be left out, yet each is due.
        """
        stated = self.printed.telling.stated.values()
        needed = {(each.kind, each.value, each.role) for each in stated if not each.is_optional}
        return not fact.also_roles and (fact.kind, fact.value, fact.role) in needed

    def _stands(self, key: str, sentence: Sentence, words: Sequence[PrintedWord]) -> bool:
        """Whether what is kept by that key is printed in these words of a sentence."""
        return any(
            _is_in(word, area)
            for place in self.printed.places.get(key, ())
            if place.page == sentence.page + 1
            for area in place.areas
            for word in words
        )


def _is_before_in_row(cell: Sentence, sentence: Sentence) -> bool:
    """Whether a cell stands left of another in its row: what it asks, the row asks."""
    is_same_row = (cell.page, cell.block, cell.lines) == (
        sentence.page,
        sentence.block,
        sentence.lines,
    )
    is_left = cell.words[0].left_mm < sentence.words[0].left_mm
    return is_same_row and is_left and cell.is_cell and sentence.is_cell


def _unjudged(text: str) -> list[tuple[str, str]]:
    return [(sign, _UNTAUGHT) for sign in text if sign in MARKS]


def _role_of(fact: Stated, mark: str) -> str:
    if mark == NUMBER:
        return "reference"
    if mark == AMOUNT:
        return fact.role.value if fact.role else _NONE
    if fact.role is None or (mark == TERM and fact.role is FactRole.HEARING):
        return _UNTAUGHT
    is_from_receipt = mark == TERM and not fact.may_be_certain
    return "from-receipt" if is_from_receipt else _DAYS[fact.role]


def _is_in(word: PrintedWord, area: Quad[PageMm]) -> bool:
    """Whether the middle of a word lies in an area."""
    across, down = (word.left_mm + word.right_mm) / 2, (word.top_mm + word.bottom_mm) / 2
    (left, top), (right, bottom) = area.xy.min(axis=0), area.xy.max(axis=0)
    return bool(left <= across <= right and top <= down <= bottom)


def main() -> None:
    """Write lessons."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("materials", nargs="+")
    chosen = options.parse_args()
    letters = chain.from_iterable(map(whole_letters, chosen.materials))
    told = [json.dumps(lesson_of(each), ensure_ascii=False) for each in letters]
    chosen.file.write_text("".join(f"{each}\n" for each in told), "utf-8")


if __name__ == "__main__":
    main()
