"""Made-up letters to learn from: lessons of a kind, what such letters ask, what any may say."""

import re
from dataclasses import dataclass
from random import Random

from models.letter_words import KINDS
from models.training.letters.lessons import Lesson, Made, deadlines, lessons, made, subject
from models.training.letters.noise import worn
from models.training.letters.passages import OPENINGS, Passages, said
from models.training.letters.stories import Stories
from models.training.letters.whole import WholeLetters

#: What letters of a kind ask, and how often.
_ASKED: dict[str, tuple[tuple[str, float], ...]] = {
    "assessment": (("pay", 1.0), ("object", 0.5)),
    "reminder": (("pay", 0.9), ("reply", 0.1)),
    "final-demand": (("pay", 1.0), ("object", 0.1)),
    "fine": (("pay", 1.0), ("object", 0.6)),
    "decision": (("object", 0.8), ("nothing", 0.35)),
    "information-request": (("send-documents", 0.8), ("reply", 0.3)),
    "invitation": (("come", 0.8), ("call", 0.3), ("reply", 0.1)),
    "refund": (("nothing", 0.6), ("object", 0.4), ("reply", 0.05)),
    "payment-arrangement": (("pay", 0.9), ("object", 0.05)),
    "rejection": (("object", 0.9), ("pay", 0.15)),
    "approval": (("object", 0.5), ("nothing", 0.3), ("come", 0.2), ("if", 0.1)),
    "change-notice": (("nothing", 0.5), ("object", 0.3), ("if", 0.3)),
    "questionnaire": (("reply", 1.0), ("send-documents", 0.1)),
    "recovery": (("pay", 0.75), ("object", 0.7), ("nothing", 0.2)),
    "other": (("nothing", 0.6), ("if", 0.1), ("reply", 0.05), ("call", 0.05)),
}
#: Sentences that ask for money and say for what: only letters of these kinds say them.
_ONLY_IN = (
    (re.compile(r"terug|restitu|teveel|te veel"), ("recovery",)),
    (re.compile(r"boete|sanctie"), ("fine",)),
    (re.compile(r"sommeer|manen|gelast|beslag|rechtsmaatregel|opgelopen|één kans|zaak stop"
                r"|invordering"), ("final-demand",)),
    (re.compile(r"termijn van \{i\}|\{i\}"), ("payment-arrangement",)),
    (re.compile(r"aanslag|heffing|griffierecht|premie|leges|eigen bijdrage"), ("assessment",)),
    (re.compile(r"open\b|openstaan|resteert|restschuld|alsnog|saldo"),
     ("reminder", "final-demand")),
)  # fmt: skip

#: How many letters are passages only, or an opening; how many others were written whole where there
#: are some, how many of what is left are stories; how many sentences that ask nothing stand in one.
_PASSAGES, _OPENINGS, _WHOLE, _STORIES, _BESIDE = 0.22, 0.08, 0.5, 0.6, (0, 6)
#: How often only a part of a story stands in a letter, and of how many sentences: short notes say
#: no more, and where much is missing each sentence has to speak for itself.
_PARTS, _PART = 0.2, (2, 6)
#: The same of letters written whole, which have many lines.
_WHOLE_PARTS, _WHOLE_PART = 0.5, (4, 30)


@dataclass
class DraftLetter:
    """Its kind (None: it is no letter of any), its sentences in order with what they teach."""

    kind: str | None
    sentences: list[Made]


class Drafts:
    """All lessons, and letters made of them by chance."""

    def __init__(
        self, rng: Random, stories: Stories | None = None, whole: WholeLetters | None = None
    ) -> None:
        """Read the lessons; `rng` decides everything else."""
        self._rng, self._by, self._stories, self._whole = rng, deadlines(), stories, whole
        self._passages, self._openings = Passages(), Passages(OPENINGS).every
        every = lessons()
        self._subjects = {
            kind: [x for x in every if x.kind == kind and x.is_subject] for kind in KINDS
        }
        self._bodies = {
            kind: [x for x in every if x.kind == kind and not x.is_subject] for kind in KINDS
        }
        loose = [each for each in every if not each.kind]
        self._neutral = [each for each in loose if not each.asks]
        self._asking: dict[str, list[Lesson]] = {}
        for each in loose:
            for ask in each.asks:
                self._asking.setdefault(ask, []).append(each)

    def letter(self) -> DraftLetter:
        """A letter of any kind."""
        chance = self._rng.random()
        if chance < _PASSAGES:
            return self._worn(None, self._passages.letter(self._rng, self._by))
        if chance < _PASSAGES + _OPENINGS:
            opening = self._rng.choice(self._openings)
            return self._worn(opening.kind, self._beside(said(opening, self._rng, self._by)))
        if self._whole is not None and self._rng.random() < _WHOLE:
            return self._told(self._whole, _WHOLE_PARTS, _WHOLE_PART)
        if self._stories is not None and self._rng.random() < _STORIES:
            return self._told(self._stories, _PARTS, _PART)
        return self._drafted()

    def _told(
        self, letters: Stories | WholeLetters, parts: float, part: tuple[int, int]
    ) -> DraftLetter:
        """A letter or a part of it, with what any may say set between its sentences."""
        rng = self._rng
        kind, sentences = letters.letter(rng)
        if rng.random() < parts:
            first = rng.randrange(len(sentences))
            sentences = sentences[first : first + rng.randint(*part)]
        return self._worn(kind, self._beside(sentences))

    def _beside(self, sentences: list[Made]) -> list[Made]:
        """The sentences with what any letter may say set between them."""
        rng = self._rng
        for _ in range(rng.randint(*_BESIDE)):
            at = rng.randint(1, len(sentences))
            sentences[at:at] = made(rng.choice(self._neutral), rng, self._by)
        return sentences

    def _worn(self, kind: str | None, sentences: list[Made]) -> DraftLetter:
        return DraftLetter(kind, [worn(each, self._rng) for each in sentences])

    def _drafted(self) -> DraftLetter:
        rng = self._rng
        kind = rng.choice(KINDS)
        told: list[list[Made]] = []
        if rng.random() < 0.92:
            for each in made(rng.choice(self._subjects[kind]), rng, self._by):
                told.append([subject(each)])
        body = [self._taught(x) for x in rng.sample(self._bodies[kind], rng.randint(1, 3))]
        asked = [self._asked(kind, ask) for ask, share in _ASKED[kind] if rng.random() < share]
        more = [made(rng.choice(self._neutral), rng, self._by) for _ in range(rng.randint(2, 10))]
        rest = body[1:] + asked + more
        if rng.random() < 0.7:
            rng.shuffle(rest)
        told += body[:1] + rest
        return self._worn(kind, [each for group in told for each in group])

    def _taught(self, lesson: Lesson) -> list[Made]:
        """A kind's own sentence; where it names a sum that is owed it may ask for it or not."""
        sentences = made(lesson, self._rng, self._by)
        for each in sentences:
            if any(role in ("to-pay", "instalment") for _, role in each.roles):
                each.asks = None
        return sentences

    def _asked(self, kind: str, ask: str) -> list[Made]:
        while True:
            lesson = self._rng.choice(self._asking[ask])
            only = next((kinds for found, kinds in _ONLY_IN if found.search(lesson.text)), None)
            if ask != "pay" or only is None or kind in only:
                return made(lesson, self._rng, self._by)
