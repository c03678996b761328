"""What the network for letters learned from is not what it is measured on."""

import re

from rapidfuzz import fuzz, process

from models.training.letter_lessons import lessons
from tests.letters.wordings import wordings

#: From this likeness of 100 on, a lesson is nearly a sentence of the material.
NEARLY = 80
_FEWEST_WORDS = 5
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_VARIANTS = 3


def bare(text: str) -> str:
    """Its words alone, without what slots would hold."""
    return " ".join(re.sub(r"[^a-z ]", " ", re.sub(r"\{[^}]*\}", " ", text.lower())).split())


def parts(text: str) -> list[str]:
    """Its sentences, those of few words left out: they are everybody's."""
    found = map(bare, re.split(r"(?<=[.?!]) (?=\S)| // \S+: ", text))
    return [each for each in found if len(each.split()) >= _FEWEST_WORDS]


def said(text: str, number: int) -> str:
    """A lesson with its choices made, another way for each number."""
    return _CHOICE.sub(
        lambda found: (options := found.group(1).split("|"))[number % len(options)], text
    )


def test_no_lesson_is_nearly_a_sentence_that_was_written_apart() -> None:
    material = wordings("apart")
    written = {
        part
        for stories in material.stories.values()
        for story in stories
        for texts in (story.subjects, *story.sentences.values())
        for text in texts
        for part in parts(text)
    }
    learned = sorted(
        {
            part
            for each in lessons()
            for number in range(_VARIANTS)
            for part in parts(said(each.text, number))
        }
    )
    assert len(learned) > 1000
    alike = process.cdist(learned, sorted(written), scorer=fuzz.ratio, score_cutoff=NEARLY).max(
        axis=1
    )
    assert [text for text, share in zip(learned, alike, strict=True) if share >= NEARLY] == []
