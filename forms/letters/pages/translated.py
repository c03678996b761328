"""A letter in Dutch with a translation of it below: only the Dutch is the letter.

Read together, every sum would stand there twice, and the longer half would tell the language of
the whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.language.identify import language_of
from forms.language.languages import DUTCH
from forms.letters.head.letter_signs import is_greeting
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.spoken import spoken_in
from forms.overlay import Anchor
from vision.text.printed import Block, BlockKind, SheetText

#: So many words tell their language by themselves; so many sentences of them, below a greeting, are
#: a letter and no line that says in which language the letter is.
_FEWEST_WORDS, _FEWEST_SENTENCES = 6, 2
#: Hardly a sentence of ours is without one, and none of these is a word of a neighbour's.
_DUTCH_WORD = re.compile(
    r"\b(?:u|uw|het|een|wij|niet|voor|dan|ons|onze|dit|deze|met|bij|naar|hebt|kunt|moet|wordt"
    r"|hoogachtend)\b"
)


def own_part(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences but those of a translation below them; the small print at the foot stays."""
    begin = _translated_from(sentences)
    if begin is None:
        return sentences
    below = (each for each in sentences[begin:] if each.kind is BlockKind.FOOTER)
    return (*sentences[:begin], *below)


def without_translation(sheets: Sequence[SheetText]) -> Sequence[SheetText]:
    """The sheets of a letter, in their order, without the lines of a translation below it."""
    sentences = [each for page, sheet in enumerate(sheets) for each in sentences_of(sheet, page)]
    begin = _translated_from(sentences)
    if begin is None:
        return sheets
    first = sentences[begin]
    return [
        _cut(sheet, first.lines[0] if page == first.page else 0) if page >= first.page else sheet
        for page, sheet in enumerate(sheets)
    ]


def in_its_language(
    anchors: Sequence[Anchor], everything: Sequence[Sentence], own: Sequence[Sentence]
) -> tuple[Anchor, ...]:
    """The lines, those that are of the translation only in its language: so they are read aloud."""
    kept = {line for each in own for line in each.lines}
    rest = [each for each in everything if each not in own]
    below = {line for each in rest for line in each.lines} - kept
    spoken = spoken_in(rest) if rest else DUTCH
    return tuple(
        replace(anchor, label=replace(anchor.label, language=spoken))
        if number in below and anchor.label is not None
        else anchor
        for number, anchor in enumerate(anchors)
    )


def _translated_from(sentences: Sequence[Sentence]) -> int | None:
    """The place of the first sentence of a translation below a Dutch letter; None without one."""
    running = [at for at, each in enumerate(sentences) if _runs_on(each)]
    for number, at in enumerate(running):
        spoken = language_of(sentences[at].text)
        if spoken in (None, DUTCH):
            continue
        begin = _begin_of(sentences, at)
        is_below = language_of(_together(sentences[each] for each in running[number:])) == spoken
        if is_below and _is_dutch_letter(sentences[:begin]):
            return begin
    return None


def _begin_of(sentences: Sequence[Sentence], at: int) -> int:
    """Where a translation begins whose first surely foreign sentence is `at`: short ones before."""
    while at and _goes_with(sentences[at - 1], sentences[at]):
        at -= 1
    return at


def _goes_with(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence is of the translation that goes on behind it, too short to tell."""
    text = plain(before.text)
    if _DUTCH_WORD.search(text) or is_greeting(text):
        return False
    is_beside = (before.page, before.block) == (sentence.page, sentence.block)
    return is_beside or _runs_on(before) or text.startswith("dear ")


def _is_dutch_letter(above: Sequence[Sentence]) -> bool:
    """Whether what stands above greets its reader, and goes on in Dutch."""
    greeted = next((at for at, each in enumerate(above) if is_greeting(plain(each.text))), None)
    if greeted is None:
        return False
    said = [each for each in above[greeted:] if _runs_on(each)]
    return len(said) >= _FEWEST_SENTENCES and language_of(_together(said)) == DUTCH


def _runs_on(sentence: Sentence) -> bool:
    return sentence.kind is not BlockKind.FOOTER and len(sentence.text.split()) >= _FEWEST_WORDS


def _together(sentences: Iterable[Sentence]) -> str:
    return "\n".join(each.text for each in sentences)


def _cut(sheet: SheetText, first: int) -> SheetText:
    """The sheet without its lines from number `first` on, but for the small print at its foot."""
    kept, number = [], 0
    for block in sheet.blocks:
        left = len(block.lines) if block.kind is BlockKind.FOOTER else max(0, first - number)
        number += len(block.lines)
        if block.lines[:left]:
            kept.append(Block(block.kind, block.lines[:left]))
    return replace(sheet, blocks=tuple(kept))
