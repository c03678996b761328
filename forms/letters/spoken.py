"""Which language a letter is in, and whether it is in letters that can be read at all."""

from collections.abc import Sequence

from forms.language.identify import identify, language_of
from forms.language.languages import DUTCH
from forms.letters.sentences import Sentence

#: So many words are more than a name, an address or a label: those of Dutch towns in an English
#: letter made it a letter of no language, and then a Dutch one of which nothing was found.
_FEWEST_WORDS = 6
#: Print in Cyrillic or Greek letters is taken for ours with .65 to .76; ours is read with .9 and
#: more, and in bad light it still looks like a language.
_OUR_LETTERS = 0.8


def spoken_in(sentences: Sequence[Sentence]) -> str:
    """The language of what runs on, else of all there is, else Dutch."""
    return _spoken(sentences) or DUTCH


def is_in_other_letters(sentences: Sequence[Sentence]) -> bool:
    """Whether what was read is signs of a script we cannot read, each taken for one like it."""
    words = [word for each in sentences for word in each.words]
    signs = sum(len(word.text) for word in words)
    if sum(word.confidence * len(word.text) for word in words) >= _OUR_LETTERS * signs:
        return False
    if _spoken(sentences) is not None:
        return False
    likely = identify("\n".join(each.text for each in sentences))
    return likely is not None and likely.language != DUTCH


def _spoken(sentences: Sequence[Sentence]) -> str | None:
    running = [each.text for each in sentences if len(each.text.split()) >= _FEWEST_WORDS]
    everything = [each.text for each in sentences]
    return language_of("\n".join(running)) or language_of("\n".join(everything))
