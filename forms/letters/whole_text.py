"""All that a letter says, sentence by sentence, in the reader's language."""

import re
from collections.abc import Sequence

from forms.language.entities import ENTITY
from forms.language.sentence_ladder import SentenceLadder
from forms.letter import Letter
from forms.letters.sentences import Sentence
from forms.letters.signatures import signatures_in
from forms.text import Provenance, Text
from vision.text.printed import BlockKind

#: Parts of a letter that hold names and addresses.
_NAMES = frozenset({BlockKind.LETTERHEAD, BlockKind.ADDRESS})

#: Before a family name on an envelope; in the letter that name stands alone (“mevrouw Jansen”).
_INITIALS = re.compile(
    r"^(?:(?:aan|t\.a\.v\.)\s+)?(?:de\s+)?(?:heer|mevrouw|mevr\.?|mw\.?|dhr\.?|familie|fam\.)?\s*"
    r"(?:en/of\s+mevrouw\s+)?(?:[A-Z]{1,2}\.\s?)*",
    re.IGNORECASE,
)
_ENTITY = re.compile(ENTITY)


def sentences_said(
    ladder: SentenceLadder, sentences: Sequence[Sentence], names: Sequence[str], language: str
) -> list[tuple[Sentence, Text | None]]:
    """Each sentence with what it says in `language`: one batch for the whole letter.

    None where it says itself, as a value does, or nothing can be said. Where only single words of
    it are known it stays open too: those are explained at its lines.
    """
    texts = [each.text for each in sentences if _is_to_be_said(each)]
    signed = signatures_in(sentences, lambda text: ladder.is_signature(text, names))
    said = dict(zip(texts, ladder.say(texts, language, names, signed), strict=True))
    return [
        (each, _as_a_whole(said[each.text]) if _is_to_be_said(each) else None) for each in sentences
    ]


def is_all_said(said: Sequence[tuple[Sentence, Text | None]]) -> bool:
    """Whether all that has to be said was."""
    return all(text is not None for each, text in said if _is_to_be_said(each))


def is_value(text: str) -> bool:
    """Whether a text is an amount, a day, a number or the like and no more: it needs no words."""
    bare = text.strip(" .,:;")
    return not any(map(str.isalpha, bare)) or _ENTITY.fullmatch(bare) is not None


def names_on(letter: Letter, sentences: Sequence[Sentence]) -> list[str]:
    """Names that stand on the paper and are never translated: the sender's and the reader's."""
    lines = [each.text for each in sentences if each.kind is BlockKind.ADDRESS]
    reader = [*lines, *(name for line in lines if (name := _INITIALS.sub("", line).strip()))]
    return reader if letter.sender is None else [str(letter.sender.value), *reader]


def _is_to_be_said(sentence: Sentence) -> bool:
    """Names and addresses say themselves, and so does what has no words."""
    return sentence.kind not in _NAMES and not is_value(sentence.text)


def _as_a_whole(text: Text | None) -> Text | None:
    return None if text is None or text.provenance is Provenance.DICTIONARY else text
