"""A letter drawn for people: what to do first, then what it says, each numbered on the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forms.illustration import colours
from forms.illustration.column import BODY, INDENT, NAME, SMALL, TITLE, Block, Writer
from forms.illustration.lettering import Colour, Weight
from forms.letter import Action, Fact, Letter, Money
from forms.letters.saying import written_date, written_money
from forms.text import Provenance, Text


@dataclass(frozen=True, eq=False)
class NamedFact:
    """A fact and our word for what it is."""

    name: str
    fact: Fact

    @property
    def colour(self) -> Colour:
        """What is not certain stands out, and says so in words too."""
        return colours.TO_DO if self.fact.is_certain else colours.AMBER


def facts_of(letter: Letter, writer: Writer) -> list[NamedFact]:
    """All a letter says that stands somewhere on the paper, in the order people ask for it."""
    by_name = {
        "sender": [letter.sender],
        "subject": [letter.subject],
        "date": [letter.date],
        "deadline": letter.deadlines,
        "amount": letter.amounts,
        "iban": letter.ibans,
        "reference": letter.references,
        "phone": letter.phones,
        "email": letter.emails,
        "url": letter.urls,
    }
    names = writer.phrases.letters.facts
    return [
        NamedFact(names[name], fact)
        for name, facts in by_name.items()
        for fact in facts
        if fact is not None and fact.area is not None
    ]


def letter_blocks(letter: Letter, writer: Writer) -> Iterator[Block]:
    """What to do, in order; then each fact with the number it has on the paper."""
    for action in letter.actions:
        yield _action(action, writer)
    for number, named in enumerate(facts_of(letter, writer), 1):
        yield _fact(named, number, writer)


def letter_heading(letter: Letter, writer: Writer) -> Block:
    """What sort of letter it is, from whom and about what."""
    lines = writer.set(writer.phrases.letters.kinds[letter.kind], TITLE, Weight.SEMIBOLD)
    for fact in (letter.sender, letter.subject):
        if fact is not None:
            lines += writer.say(_printed(fact.text), BODY, colour=colours.QUIET)
    return Block(tuple(lines))


def _action(action: Action, writer: Writer) -> Block:
    lines = writer.say(action.message, NAME, Weight.SEMIBOLD)
    origin = writer.phrases.provenance[action.message.provenance]
    return Block((*lines, *writer.set(origin, SMALL, colour=colours.QUIET)))


def _fact(named: NamedFact, number: int, writer: Writer) -> Block:
    lines = writer.set(named.name, SMALL, colour=colours.QUIET, indent=INDENT)
    lines += writer.say(_said(named.fact, writer), NAME, Weight.SEMIBOLD, indent=INDENT, most=2)
    if not named.fact.is_certain:
        unsure = writer.phrases.letters.unsure
        lines += writer.set(unsure, SMALL, Weight.SEMIBOLD, colour=named.colour, indent=INDENT)
    return Block(tuple(lines), number, named.colour)


def _said(fact: Fact, writer: Writer) -> Text:
    language = writer.phrases.language
    if isinstance(fact.value, date):
        return Text(written_date(fact.value, language), language, Provenance.PHRASE)
    if isinstance(fact.value, Money):
        return Text(written_money(fact.value, language), language, Provenance.PHRASE)
    return _printed(fact.text)


def _printed(text: str) -> Text:
    return Text(text, "nl", Provenance.SOURCE)
