"""Which language a letter is in."""

from collections.abc import Sequence

from forms.language.identify import language_of
from forms.language.languages import DUTCH
from forms.letters.sentences import Sentence

#: So many words are more than a name, an address or a label: those of Dutch towns in an English
#: letter made it a letter of no language, and then a Dutch one of which nothing was found.
_FEWEST_WORDS = 6


def spoken_in(sentences: Sequence[Sentence]) -> str:
    """The language of what runs on, else of all there is, else Dutch."""
    running = [each.text for each in sentences if len(each.text.split()) >= _FEWEST_WORDS]
    everything = [each.text for each in sentences]
    return language_of("\n".join(running)) or language_of("\n".join(everything)) or DUTCH
