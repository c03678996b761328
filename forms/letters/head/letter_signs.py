"""Whether a sheet has what letters have, so that a name at its head may be that of who wrote it.

A name on a note, a drawing or a sheet of scribble is somebody's; it is no letterhead.
"""

import re
from collections.abc import Sequence

from forms.letters.closing import is_closing
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import emails_in, phones_in, urls_in

_SALUTATION = re.compile(r"^(?:geachte\b|beste\b|l\.s\.)")
_LABELS = frozenset({LabelKind.DATE, LabelKind.REFERENCE, LabelKind.SUBJECT})
#: Half a letter still has so many of them; what is none has at most one by chance.
_ENOUGH = 2
#: A sentence of so many words that were read so surely is print; handwriting is read as short,
#: unsure words.
_LONG, _READ_SURELY = 8, 0.8
#: So many of those are a page of a letter, whatever else it lacks.
_MUCH = 3


def has_signs_of_letter(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> bool:
    """Whether a sheet has at least two of the signs of a letter.

    They are a salutation, a closing, a labelled date, reference or subject, a way to reach or pay
    the sender, and a long sentence that is surely print.
    """
    loose = any(map(_reaches, sentences)), any(map(_is_print, sentences))
    return sum((*_own_signs(sentences, labelled), *loose)) >= _ENOUGH


def has_own_sign(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> bool:
    """Whether a sheet has a salutation, a closing or a labelled date, reference or subject.

    A flyer has an account, an address and long sentences too, and whoever it names may be anybody.
    """
    return any(_own_signs(sentences, labelled))


def is_greeting(text: str) -> bool:
    """Whether a plain line or sentence greets whom the letter is written to."""
    return _SALUTATION.match(text) is not None


def may_ask(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> bool:
    """Whether a sheet is one that asks its reader something: a letter, or a page out of one.

    A flyer has a way to reach who made it and a sentence or two (“bel vandaag nog”); what it asks
    is asked of everybody. A page out of a letter may have no sign of its own, but says much.
    """
    # However badly the rest was read: what is not sure is said to be so.
    if any(_own_signs(sentences, labelled)):
        return True
    if any(ibans_in(each.text) for each in sentences):
        return has_signs_of_letter(sentences, labelled)
    return sum(map(_is_print, sentences)) >= _MUCH


def _own_signs(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> tuple[bool, ...]:
    """The signs that hardly anything but a letter has."""
    texts = [plain(each.text) for each in sentences]
    return (
        any(map(is_greeting, texts)),
        any(map(is_closing, texts)),
        any(each.kind in _LABELS for each in labelled),
    )


def _reaches(sentence: Sentence) -> bool:
    finders = (ibans_in, emails_in, urls_in, phones_in)
    return any(find(sentence.text) for find in finders)


def _is_print(sentence: Sentence) -> bool:
    sure = sum(word.confidence for word in sentence.words) / len(sentence.words)
    return len(sentence.words) >= _LONG and sure >= _READ_SURELY
