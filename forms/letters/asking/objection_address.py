"""To whom and where an objection goes, where the letter prints it whole: name, box or street, town.

The patterns are data, `objection_address.json`: the phone says of a letter what is said here.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from forms.letter import Action, Fact, FactRole
from forms.letters.facts import SURE
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind, box_around

#: What runs on over its sentences; elsewhere a line is a thing of its own.
_RUNNING = frozenset({BlockKind.BODY, BlockKind.FOOTER})


def objection_goes_to(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """The address of an objection, at the place of its postcode; none where it was read badly."""
    text, starts = _run_together(sentences)
    match = _patterns()["goes-to"].search(text)
    if match is None:
        return
    begin, end = match.span(1)
    parts = [
        (sentence, start)
        for sentence, start in zip(sentences, starts, strict=True)
        if start < end and start + len(sentence.text) > begin
    ]
    if min(each.confidence_at(begin - start, end - start) for each, start in parts) < SURE:
        return
    for each, start in parts:
        for postcode in _patterns()["postcode"].finditer(each.text, max(begin - start, 0)):
            yield Fact(
                value=", ".join(_lines(match[1])),
                text=postcode[0],
                area=box_around(each.words_at(*postcode.span())[:1]),
                sentence=each.text,
                is_certain=True,
                role=FactRole.RECIPIENT,
                page=each.page,
            )
            return


def lines_to_object(action: Action) -> tuple[str, ...]:
    """The lines of the address among the facts of an objection; empty where there is none."""
    found = (str(each.value) for each in action.facts if each.role is FactRole.RECIPIENT)
    return tuple(_lines(next(found, "")))


def _lines(address: str) -> list[str]:
    """An address line by line, its name as on an envelope: "College van", not "het college van"."""
    named = _patterns()["article"].sub("", address)
    parts = _patterns()["between"].split(named)
    return [each[:1].upper() + " ".join(each[1:].split()) for each in parts if each]


def _run_together(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    """All text, with a line break where print does not run on, and where each sentence begins."""
    text, starts = "", [0] * len(sentences)
    for number, sentence in enumerate(sentences):
        if number:
            text += " " if _runs_on(sentences[number - 1], sentence) else "\n"
        starts[number] = len(text)
        text += sentence.text
    return text, starts


def _runs_on(before: Sentence, sentence: Sentence) -> bool:
    if before.is_cell or sentence.is_cell:
        return False
    is_same = (before.page, before.block) == (sentence.page, sentence.block)
    return is_same and sentence.kind in _RUNNING


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = (files("forms") / "letters" / "asking" / "objection_address.json").read_text("utf-8")
    return {name: re.compile(pattern) for name, pattern in json.loads(text).items()}
