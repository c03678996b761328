"""Whether a letter wants a thing itself of its reader, as a driving licence, and says so where.

Texts are sentences as `worded` gives them; cases are what each may hold under (`cases_of`).
"""

from collections.abc import Iterator, Sequence

from forms.letter import Fact
from forms.letters.asking.quiet import CONDITION
from forms.letters.cases import is_of_some
from forms.letters.facts import fact
from forms.letters.handing_in import hands_in
from forms.letters.sentences import Sentence


def asks_things(texts: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether something is to be handed in by every reader."""
    return any(_is_asked(text, case) for text, case in zip(texts, cases, strict=True))


def told_to_hand_in(said: Sequence[tuple[Sentence, str, str]]) -> Iterator[Fact]:
    """The sentences that ask it; `said` are sentences, each with its text and its case."""
    for sentence, text, case in said:
        if _is_asked(text, case):
            yield fact(sentence.text, sentence, 0, len(sentence.text), is_certain=True)


def _is_asked(text: str, case: str) -> bool:
    return hands_in(text) and not (CONDITION.search(text) or is_of_some(text, case))
