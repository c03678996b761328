"""What sort of letter it is, from the words of its subject and its sentences."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from forms.letters.letter import Fact, LetterKind
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

_IN_SUBJECT, _IN_TEXT = 3.0, 1.0


#: A pattern counts once in the text, and so many times more in the subject.
@lru_cache(maxsize=1)
def _evidence() -> dict[LetterKind, tuple[tuple[re.Pattern[str], float], ...]]:
    """For each kind patterns on plain text with their weight, from `kinds.json`."""
    content = json.loads((files("forms") / "letters" / "kinds.json").read_text("utf-8"))
    return {
        LetterKind(kind): tuple((re.compile(each["pattern"]), each["weight"]) for each in entries)
        for kind, entries in content.items()
    }


#: In every other letter a decision may be objected to: those words say little of its kind.
_COMMON = re.compile(
    r"\bbezwaar\w*|\bniet eens\b|\bhebt u (?:nog )?vragen|\bheeft u (?:nog )?vragen"
)
#: Less than this is no evidence.
_LEAST = 2.0


def kind_of(subject: Fact | None, sentences: Sequence[Sentence]) -> LetterKind:
    """The sort of letter with most evidence; `OTHER` where there is next to none."""
    heading = "" if subject is None else plain(str(subject.value))
    texts = [plain(sentence.text) for sentence in sentences]
    body = [text for text in texts if not _COMMON.search(text)]
    scores = {kind: _score(heading, body, evidence) for kind, evidence in _evidence().items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= _LEAST else LetterKind.OTHER


def _score(
    heading: str, body: list[str], evidence: tuple[tuple[re.Pattern[str], float], ...]
) -> float:
    score = 0.0
    for pattern, weight in evidence:
        if pattern.search(heading):
            score += weight * _IN_SUBJECT
        if any(pattern.search(text) for text in body):
            score += weight * _IN_TEXT
    return score
