"""What the sheets of a letter say, in sentences: what all that understands it goes by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from forms.letter import Fact
from forms.letters.cues import is_of_fraud
from forms.letters.head.heading import subject_of
from forms.letters.head.letter_dates import sent_on
from forms.letters.labels.broken_accounts import with_whole_accounts
from forms.letters.labels.labelled import Labelled
from forms.letters.labels.labels import labelled_in
from forms.letters.may_come import may_come
from forms.letters.sentences import Sentence, sentences_of
from vision.text.printed import BlockKind, SheetText


@dataclass(frozen=True, eq=False)
class SaidLetter:
    """The sentences of a letter, in reading order, sheet by sheet.

    `addressed` stand in its address, `said` are all others, and `own` those of them that warn of
    nobody who asks in the sender's name. `sent` and `subject` are told by the first sheet.
    """

    addressed: tuple[Sentence, ...]
    said: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    labelled: tuple[Labelled, ...]
    sent: Fact | None
    subject: Fact | None

    @cached_property
    def apart(self) -> frozenset[Sentence]:
        """Those of what is said that tell what comes only if the reader does not do something."""
        return may_come(self.said)


def said_on(sheets: Sequence[SheetText]) -> SaidLetter:
    """What a letter of these sheets, in their order, says."""
    parted = [with_whole_accounts(sentences_of(sheet, page)) for page, sheet in enumerate(sheets)]
    labelled = [label for sentences in parted for label in labelled_in(sentences)]
    sentences = list(chain.from_iterable(parted))
    said = [each for each in sentences if each.kind is not BlockKind.ADDRESS]
    first = [each for each in said if each.page == 0]
    # A place and a date close to the address are taken for a part of it.
    with_address = [each for each in sentences if each.page == 0]
    return SaidLetter(
        addressed=tuple(each for each in sentences if each.kind is BlockKind.ADDRESS),
        said=tuple(said),
        own=tuple(_without_warnings(said)),
        labelled=tuple(labelled),
        sent=sent_on(first, labelled) or sent_on(with_address, labelled),
        subject=subject_of(first, labelled),
    )


def _without_warnings(said: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences in which nobody is warned of what others ask in the sender's name."""
    before = ""
    for each in said:
        text = each.worded
        if not is_of_fraud(text, before):
            yield each
        before = text
