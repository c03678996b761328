"""From the print of a letter to its card: what it says, where, and what it asks.

Nothing is invented: every fact stands on paper, or is counted from a day that does. What is not
beyond doubt is not called certain.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from forms.language.languages import DUTCH
from forms.letter import Action, Fact, Letter, LetterKind
from forms.letters.addresses import addresses_of, mentioned
from forms.letters.asking.asks import Ask, asks_of
from forms.letters.asking.kinds import kind_of, spoken_for
from forms.letters.asking.quiet import asks_no_money
from forms.letters.cues import is_of_fraud
from forms.letters.days.deadline import Deadline
from forms.letters.days.deadlines import deadlines_in
from forms.letters.facts import distinct
from forms.letters.head.heading import sent_on, subject_of
from forms.letters.head.letter_signs import has_signs_of_letter, may_ask
from forms.letters.head.references import references_of
from forms.letters.head.writer import sender_of
from forms.letters.labels.broken_accounts import with_whole_accounts
from forms.letters.labels.labelled import Labelled
from forms.letters.labels.labels import labelled_in
from forms.letters.may_come import may_come
from forms.letters.saying import in_dutch
from forms.letters.sense import Sense, sense_of
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.sums.account_holders import accounts_of
from forms.letters.sums.amounts import amounts_of
from forms.letters.sums.owing import without_demands
from forms.letters.sums.plans import planned_in
from forms.letters.values.contacts import phones_in
from forms.text import Provenance, Text
from vision.text.printed import BlockKind, SheetText

#: Print that was read less surely than this on average may have lost the signs of a letter.
_READ_SURELY = 0.85


def understand(text: SheetText, *pages: SheetText, known: Sequence[str] = ()) -> Letter:
    """The card of a letter of one or more sheets, in their order, with its actions in Dutch.

    `known` are names of senders, of `Senders`. A fact's area is on the sheet of its `page`.
    """
    sheets = [_lines_of(sheet, page) for page, sheet in enumerate((text, *pages))]
    sentences = list(chain.from_iterable(sheets))
    labelled = [label for sheet in sheets for label in labelled_in(sheet)]
    said = [each for each in sentences if each.kind is not BlockKind.ADDRESS]
    own = list(_without_warnings(said))
    sent, subject = _heading(sentences, said, labelled)
    # What is no letter asks nothing: the network would see something in it.
    sense = sense_of(subject, own) if has_signs_of_letter(said, labelled) else Sense()
    planned = planned_in(said, sent, sense)
    deadlines = deadlines_in(own, labelled, sent, sense, planned)
    amounts = amounts_of(said, labelled, sense, planned)
    if asks_no_money([each.worded for each in own]):
        amounts = without_demands(amounts)
    is_asking = may_ask(said, labelled)
    kind, asks = _kind_and_asks(subject, own, deadlines, amounts, sense, is_asking=is_asking)
    references = references_of(said, labelled, sense)
    addresses = addresses_of(said)
    sender = sender_of(said, labelled, known, addresses.hosts, _addressed(sentences))
    addresses = addresses.put_right(sender)
    letter = Letter(
        kind=kind,
        sender=sender,
        subject=subject,
        date=sent,
        deadlines=tuple(each.fact for each in deadlines),
        amounts=tuple(amounts),
        ibans=distinct(accounts_of(said, amounts)),
        references=references,
        phones=distinct(mentioned(said, phones_in, references)),
        emails=addresses.emails,
        urls=addresses.urls,
        actions=tuple(map(_action, asks)),
    )
    return in_dutch(letter)


def _lines_of(sheet: SheetText, page: int) -> Sequence[Sentence]:
    """The sentences and lines of a sheet, with each account in one of them."""
    return with_whole_accounts(sentences_of(sheet, page))


def _without_warnings(said: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences in which nobody is warned of what others ask in the sender's name."""
    before = ""
    for each in said:
        text = each.worded
        if not is_of_fraud(text, before):
            yield each
        before = text


def _heading(
    sentences: Sequence[Sentence], said: Sequence[Sentence], labelled: Sequence[Labelled]
) -> tuple[Fact | None, Fact | None]:
    """The day the first sheet is dated, and what it says that the letter is about."""
    first = [each for each in said if each.page == 0]
    # A place and a date close to the address are taken for a part of it.
    with_address = [each for each in sentences if each.page == 0]
    sent = sent_on(first, labelled) or sent_on(with_address, labelled)
    return sent, subject_of(first, labelled)


def _kind_and_asks(
    subject: Fact | None,
    own: Sequence[Sentence],
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
    sense: Sense,
    *,
    is_asking: bool,
) -> tuple[LetterKind, list[Ask]]:
    """What sort of letter it is, and what it asks: each tells of the other."""
    spoken = spoken_for(subject, own, sense)
    roles = {each.role for each in amounts if each.role is not None}
    if not is_asking:
        return kind_of(spoken, roles), []
    likely = kind_of(spoken)
    apart = may_come(own)
    now = [each for each in own if each not in apart]
    asks = asks_of(likely, now, deadlines, amounts, sense)
    kind = kind_of(spoken, {*(each.kind for each in asks), *roles})
    return kind, asks if kind is likely else asks_of(kind, now, deadlines, amounts, sense)


def _addressed(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [each for each in sentences if each.kind is BlockKind.ADDRESS]


def is_of_no_letter(letter: Letter, sheets: Sequence[SheetText]) -> bool:
    """Whether sheets are of something else: a receipt, an envelope, a flyer.

    Only where it was read surely, asks nothing, and has nothing that a letter has: whoever it
    names and whatever it costs would look like a sender and a sum to pay.
    """
    has_facts = (letter.actions, letter.deadlines, letter.ibans, letter.references)
    if letter.kind is not LetterKind.OTHER or any(has_facts):
        return False
    words = [word for sheet in sheets for line in sheet.lines() for word in line.words]
    if sum(word.confidence for word in words) < _READ_SURELY * len(words):
        return False
    parts = [sentences_of(sheet, page) for page, sheet in enumerate(sheets)]
    said = [each for each in chain.from_iterable(parts) if each.kind is not BlockKind.ADDRESS]
    return not may_ask(said, [label for part in parts for label in labelled_in(part)])


def _action(ask: Ask) -> Action:
    """An action without its words, which depend on the rest of the letter."""
    return Action(ask.kind, Text("", DUTCH, Provenance.PHRASE), ask.before, ask.facts)
