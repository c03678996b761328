"""What sort of letter it is, from the words of its subject and its sentences."""

import json
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from forms.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters.asking.again import is_asked_again
from forms.letters.asking.outcome import (
    Outcome,
    decides,
    is_cut,
    is_in_part,
    is_ruling,
    outcome_of,
    outcomes_in,
)
from forms.letters.asking.seizing import is_seized
from forms.letters.asking.telling import told_by
from forms.letters.cues import MAY_CHANGE, is_in_general
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.owing import is_asked_back
from vision.text.printed import BlockKind

_IN_SUBJECT, _IN_TEXT = 3.0, 1.0


#: A pattern counts once in the text, and so many times more in the subject.
@lru_cache(maxsize=1)
def _evidence() -> dict[LetterKind, tuple[tuple[re.Pattern[str], float], ...]]:
    """For each kind patterns on plain text with their weight, from `kinds.json`."""
    content = json.loads((files("forms") / "letters" / "asking" / "kinds.json").read_text("utf-8"))
    return {
        LetterKind(kind): tuple((re.compile(each["pattern"]), each["weight"]) for each in entries)
        for kind, entries in content.items()
    }


#: In every other letter a decision may be objected to: those words say little of its kind.
_COMMON = re.compile(
    r"\bbezwaar maken|\bbezwaarschrift|\bniet eens\b|\bh(?:ebt|eeft) u (?:nog )?vragen"
    r"|\bmeer (?:informatie|weten)\b|\btelefoonnummer\b|\bbereik\w+|^dan kunt u"
    # What holds for some, or if nothing is done, in any letter.
    r"|^(?:hebt|heeft|bent|wie|als|indien|wanneer)\b.*\bdan\b.{0,40}\b(?:geen|niet)\b"
    r"|\b(?:aanmaning|dwangbevel) kost\b|\bkosten van een (?:aanmaning|dwangbevel)\b"
    r"|\bte late betaling\b"
    r"|\bvoorkom\w*\b|\bniet terug te betalen\b"
)
#: What goes on about the question before it.
_ANSWERS = re.compile(r"\b(?:dan|zo|dat|dit)\b")
_OPEN = re.compile(
    r"\b(?:maak|kunt)\b(?!.{0,60}\b(?:geen|niet) (?:bezwaar|beroep)\b).{0,80}\b(?:bezwaar|beroep)\b"
)
#: More than this makes the words we know no surer, and how much they count beside the network.
_MOST, _WORDS_SAY = 12.0, 6.0
_LEAST_LEARNED = 0.001
#: Less than this is no evidence.
_LEAST = 1.5
#: How much a sentence that asks money back speaks for a recovery.
_ASKED_BACK = 2.5
#: What a decision may be, and how much must speak for it.
_DECIDED = (LetterKind.APPROVAL, LetterKind.REJECTION, LetterKind.RECOVERY)
_LEAST_DECIDED = 2.5
#: Who asks a contribution of every parent accuses nobody: a letter is none of these without a word
#: for it, whatever the network takes it for.
_ACCUSING = (LetterKind.FINE, LetterKind.REMINDER, LetterKind.FINAL_DEMAND)
#: What is asked again is a reminder, and no longer the first asking; by how much that goes first:
#: more than the papers that a first asking mostly wants (`telling.py`).
_ASKING = (LetterKind.INFORMATION_REQUEST, LetterKind.QUESTIONNAIRE)
_AGAIN = 4.0
#: The network learned kinds equally often; letters that are none of the others come more often.
#: Set on letters that others sent; between 0 and 1 it makes no difference to made ones.
_OTHERS_OFTENER = 0.5
#: What a letter that says yes and no may be taken for; more than what a letter asks tells of these.
_IN_PART = (LetterKind.DECISION, LetterKind.APPROVAL, LetterKind.REJECTION, LetterKind.OTHER)
_PARTED = 4.0
#: How much a refusal speaks for a rejection. That something is given many letters say by the way:
#: it speaks for nothing (tried at 1, without gain on `unseen`, `plainspoken` and `apart`).
_REFUSED = 3.0
#: By how much what was decided goes before that something was.
_PARTICULAR = 0.1


def spoken_for(
    subject: Fact | None,
    sentences: Sequence[Sentence],
    sense: Sense,
    apart: Collection[Sentence] = (),
) -> dict[LetterKind, float]:
    """How much the words we know and the network together speak for each kind.

    Natural logarithms; only differences between kinds mean something. `apart` are sentences that
    tell what may come (`SaidLetter.apart`): their words say nothing of the letter itself.
    """
    said = _by_words(subject, [each for each in sentences if each not in apart])
    learned = sense.kind()
    spoken = {
        kind: _WORDS_SAY * said[kind] + math.log(max(learned.get(kind, 1.0), _LEAST_LEARNED))
        for kind in LetterKind
    }
    spoken[LetterKind.OTHER] += _OTHERS_OFTENER
    outcome = max(_DECIDED, key=lambda kind: said[kind])
    if said[outcome] >= _LEAST_DECIDED / _MOST:
        # A refusal is a decision too: the network may not take the less particular word.
        spoken[outcome] = max(spoken[outcome], spoken[LetterKind.DECISION] + _PARTICULAR)
    if _is_only_granted(subject, sentences):
        # The network hears a refusal also in "geen reden om te weigeren".
        yes, no = LetterKind.APPROVAL, LetterKind.REJECTION
        spoken[yes], spoken[no] = max(spoken[yes], spoken[no]), min(spoken[yes], spoken[no])
    texts = [each.worded for each in sentences]
    if is_in_part(texts) or is_ruling(texts):
        spoken[LetterKind.DECISION] = max(spoken[kind] for kind in _IN_PART) + _PARTED
    if is_cut(texts):
        # What is asked beside it is the lesser thing: a letter is what it does to the reader.
        first = max(spoken[kind] for kind in _ASKING)
        spoken[LetterKind.DECISION] = max(spoken[LetterKind.DECISION], first + _AGAIN)
    unsaid = [kind for kind in _ACCUSING if not said[kind]]
    if is_seized(texts) and not said[LetterKind.PAYMENT_ARRANGEMENT]:
        unsaid.append(LetterKind.PAYMENT_ARRANGEMENT)  # what is kept of pay was agreed by nobody
    spoken.update(dict.fromkeys(unsaid, min(spoken.values())))
    if is_asked_again(texts):
        first = max(spoken[kind] for kind in _ASKING)
        spoken[LetterKind.REMINDER] = max(spoken[LetterKind.REMINDER], first + _AGAIN)
    return spoken


def _is_only_granted(subject: Fact | None, sentences: Sequence[Sentence]) -> bool:
    """Whether something was granted, and nothing refused."""
    heading = "" if subject is None else str(subject.value)
    texts = map(worded, (heading, *(each.text for each in sentences)))
    outcomes = {found for text in texts for found in outcomes_in(text)}
    return outcomes == {Outcome.GRANTED}


def kind_of(
    spoken: Mapping[LetterKind, float], signs: Collection[ActionKind | FactRole] | None = None
) -> LetterKind:
    """The sort of letter that most speaks for.

    `spoken` is that of `spoken_for`; `signs` what the letter asks and the roles of its amounts,
    None while that is not known.
    """
    told = dict.fromkeys(LetterKind, 0.0) if signs is None else told_by(signs)
    for kind in (LetterKind.APPROVAL, LetterKind.REJECTION):
        # What a decision asks tells little of whether it says yes or no.
        told[kind] = max(told[kind], told[LetterKind.DECISION])
    return max(LetterKind, key=lambda kind: spoken[kind] + told[kind])


def _by_words(subject: Fact | None, sentences: Sequence[Sentence]) -> dict[LetterKind, float]:
    """How much the words we know speak for each kind, 0..1."""
    heading = "" if subject is None else worded(str(subject.value))
    said = [each for each in sentences if each.kind is not BlockKind.FOOTER]
    texts = [each.worded for each in said]
    own = [text for text in texts if not is_in_general(text)]
    body = [text for text in _of_now(own) if not _COMMON.search(text)]
    of_outcome = _told_of_outcome(heading, body)
    scores = {
        kind: _score(*of_outcome.get(kind, (heading, body)), evidence)
        for kind, evidence in _evidence().items()
    }
    if any(map(is_asked_back, body)):
        # "Terugbetaling" is then the reader's: money asked back is none given back.
        scores[LetterKind.RECOVERY] += scores[LetterKind.REFUND] + _ASKED_BACK
        scores[LetterKind.REFUND] = 0.0
    if outcome_of([heading, *body]) is Outcome.REFUSED:
        is_in_subject = Outcome.REFUSED in outcomes_in(heading)
        scores[LetterKind.REJECTION] += _REFUSED * (_IN_SUBJECT if is_in_subject else _IN_TEXT)
    best = max(scores, key=lambda kind: scores[kind])
    if best is LetterKind.DECISION:
        # What was decided says more than that something was.
        decided = max(_DECIDED, key=lambda kind: scores[kind])
        if scores[decided] >= _LEAST_DECIDED:
            scores[decided] = max(scores[decided], scores[best] + 1)
    if scores[best] < _LEAST:
        # What may be objected to is a decision, however it is called.
        default = LetterKind.DECISION if any(map(_OPEN.search, texts)) else LetterKind.OTHER
        scores[default] = _LEAST + 1
    return {kind: min(scores.get(kind, 0.0), _MOST) / _MOST for kind in LetterKind}


def _told_of_outcome(heading: str, body: list[str]) -> dict[LetterKind, tuple[str, list[str]]]:
    """The subject and the sentences that may speak for yes, and those for no.

    Both are said where something is decided: "Mogelijk krijgt u ook huurtoeslag" is none,
    "niet goedgekeurd" speaks for no approval, and "geen reden om te weigeren" for no rejection.
    """
    decided = [text for text in body if decides(text)]
    granted = [text for text in decided if Outcome.REFUSED not in outcomes_in(text)]
    refused = [text for text in decided if outcomes_in(text) != {Outcome.GRANTED}]
    is_refused = Outcome.REFUSED in outcomes_in(heading)
    return {
        LetterKind.APPROVAL: ("" if is_refused else heading, granted),
        LetterKind.REJECTION: (heading, refused),
    }


def _of_now(texts: Sequence[str]) -> Iterator[str]:
    """The sentences but for what holds only when something changes: a question and its answers."""
    before = False
    for text in texts:
        is_question = text.rstrip().endswith("?")
        if is_question:
            before = bool(MAY_CHANGE.search(text)) or (before and text.startswith("of "))
        elif before and not _ANSWERS.search(text):
            before = False
        if not before:
            yield text


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
