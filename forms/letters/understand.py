"""From the print of a letter to its card: what it says, where, and what it asks.

Nothing is invented: every fact stands on paper, or is counted from a day that does. What is not
beyond doubt is not called certain.
"""

from collections.abc import Mapping, Sequence

from forms.language.languages import DUTCH
from forms.letter import Action, Fact, Letter, LetterKind
from forms.letters.addresses import addresses_of
from forms.letters.asking.asks import Ask, asks_of
from forms.letters.asking.kinds import kind_of, spoken_for
from forms.letters.asking.quiet import asks_no_money
from forms.letters.days.appointment_rows import with_rows
from forms.letters.days.deadline import Deadline
from forms.letters.days.deadlines import deadlines_in
from forms.letters.head.letter_signs import has_signs_of_letter, may_ask
from forms.letters.head.paying_reference import paying_reference
from forms.letters.head.references import references_of
from forms.letters.head.writer import sender_of
from forms.letters.said import SaidLetter, said_on
from forms.letters.saying import in_dutch
from forms.letters.sense import Sense, sense_of
from forms.letters.sums.amounts import amounts_of
from forms.letters.sums.owing import without_demands
from forms.letters.sums.plans import asks_to_pay, planned_in
from forms.letters.ways import with_ways
from forms.text import Provenance, Text
from vision.text.printed import SheetText

#: Print that was read less surely than this on average may have lost the signs of a letter.
_READ_SURELY = 0.85


def understand(text: SheetText, *pages: SheetText, known: Sequence[str] = ()) -> Letter:
    """The card of a letter of one or more sheets, in their order, with its actions in Dutch.

    `known` are names of senders, of `Senders`. A fact's area is on the sheet of its `page`.
    """
    letter = said_on((text, *pages))
    said, own, labelled, sent = letter.said, letter.own, letter.labelled, letter.sent
    # What is no letter asks nothing: the network would see something in it.
    sense = sense_of(letter.subject, own) if has_signs_of_letter(said, labelled) else Sense()
    planned = planned_in(said, sent, sense)
    is_to_pay = any(asks_to_pay(each, sense) for each in own)
    deadlines = deadlines_in(own, labelled, sent, sense, planned, is_to_pay=is_to_pay)
    amounts = amounts_of(said, labelled, sense, planned, letter.apart)
    if asks_no_money([each.worded for each in own]):
        amounts = without_demands(amounts)
    is_asking = may_ask(said, labelled)
    kind, asks = _kind_and_asks(letter, deadlines, amounts, sense, is_asking=is_asking)
    told = {each.fact: with_rows(each.fact, own) for each in deadlines}
    references = references_of(said, labelled, sense, letter.subject)
    addresses = addresses_of(said)
    sender = sender_of(said, labelled, known, addresses.hosts, letter.addressed)
    card = Letter(
        kind=kind,
        sender=sender,
        subject=letter.subject,
        date=sent,
        deadlines=tuple(told[each.fact] for each in deadlines),
        amounts=tuple(amounts),
        ibans=(),
        references=references,
        phones=(),
        emails=(),
        urls=(),
        actions=tuple(_action(ask, told) for ask in asks),
        paid_under=paying_reference(references, own),
    )
    return in_dutch(with_ways(card, said, addresses))


def _kind_and_asks(
    letter: SaidLetter,
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
    sense: Sense,
    *,
    is_asking: bool,
) -> tuple[LetterKind, list[Ask]]:
    """What sort of letter it is, and what it asks: each tells of the other."""
    spoken = spoken_for(letter.subject, letter.own, sense, letter.apart)
    roles = {each.role for each in amounts if each.role is not None}
    if not is_asking:
        return kind_of(spoken, roles), []
    likely = kind_of(spoken)
    now = [each for each in letter.own if each not in letter.apart]
    asks = asks_of(likely, now, deadlines, amounts, sense)
    kind = kind_of(spoken, {*(each.kind for each in asks), *roles})
    return kind, asks if kind is likely else asks_of(kind, now, deadlines, amounts, sense)


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
    heard = said_on(sheets)
    return not may_ask(heard.said, heard.labelled)


def says_nothing(letter: Letter) -> bool:
    """Whether nothing was understood of a letter: not what it is, who writes it or what it asks."""
    told = (letter.sender, letter.date, letter.deadlines, letter.amounts, letter.actions)
    reached = (letter.ibans, letter.references, letter.phones, letter.emails, letter.urls)
    return letter.kind is LetterKind.OTHER and not any((*told, *reached))


def _action(ask: Ask, told: Mapping[Fact, Fact]) -> Action:
    """An action without its words, which depend on the rest of the letter; `told` says more."""
    facts = tuple(told.get(each, each) for each in ask.facts)
    return Action(ask.kind, Text("", DUTCH, Provenance.PHRASE), ask.before, facts)
