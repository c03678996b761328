"""Text with marks for what it states: `Betaal {to-pay: € 121,00} vóór {day: 21 mei 2026}.`

    {to-pay: …} {refund: …} {instalment: …} {sum: …}    an amount with that role, or none
    {sum or refund: …}              a card may also give it that role
    {to-pay and instalment: …}      it is both
    {day: …} {hearing: …}           a deadline; one on which the reader is expected
    {6 weeks: …} {1 month: …}       one counted from the letter's date
    {6 weeks by law: …}             the same, and it ends when the law says
    {14 days from receipt: …}       the same, and no card may be certain of it
    {ref: …} {phone: …} {email: …} {url: …} {iban: …} {own-iban: …}
    {?day: …}                       a card may as well leave it out
    <pay> …                         the sentence that begins here asks that (`ASKS` of the network)
    <reply, come> … <if> …          both; something, but only if something holds
    **…**                           in bold

Values and terms are those of `truth.py`. An amount that has a role and elsewhere in the letter none
need not be given again without; a day on which two things are due may be given twice. What
sentences ask is for lessons (`lessons.py`): in a letter that marks it, one without such a mark asks
nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from forms.letter import FactRole, Money
from models.letter_words import ASKS
from tests.letters.drafting import Stated
from tests.letters.spans import Run, Span
from tests.letters.terms import Term, extended, last_day
from tests.letters.truth import FactKind
from tests.letters.whole.days import printed_day

_BOLD = "**"
_PIECE = re.compile(
    r"\{(?P<optional>\??)(?P<mark>[a-z0-9 -]+): (?P<text>[^{}]+)\}|(?P<bold>\*\*)"
    r"|<(?P<asks>[a-z, -]+)> ?"
)
_FIRST_WORD = re.compile(r"\s*\S+")
_TERM = re.compile(r"(\d+) (day|week|month)s?( by law| from receipt)?")
_ROLES: dict[str, FactRole | None] = {
    "sum": None, "to-pay": FactRole.TO_PAY, "refund": FactRole.REFUND,
    "instalment": FactRole.INSTALMENT,
}  # fmt: skip
_ACCOUNTS = {"iban": FactRole.SENDER, "own-iban": FactRole.RECIPIENT}
_DAYS = {"day": FactRole.DUE, "hearing": FactRole.HEARING}


@dataclass
class Telling:
    """What a letter of that day states, gathered while its texts are read.

    `asked` is what sentences ask, by the key of their first word.
    """

    written: date
    stated: dict[str, Stated] = field(default_factory=dict)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def run(self, text: str, is_bold: bool = False) -> Run:
        """The run of a text, and what its marks state kept.

        Raises:
            ValueError: a mark is none of those above, or its text is not what it says.
        """
        return tuple(self._spans(text, is_bold))

    def state(self, fact: Stated) -> str:
        """The key of a fact; one stated twice is certain, or needed, where either is."""
        key = f"{fact.kind}:{fact.value}:{fact.role}"
        again = fact.kind is FactKind.DEADLINE and key in self.stated
        known = self.stated.setdefault(key, fact)
        self.stated[key] = replace(
            known,
            is_optional=known.is_optional and fact.is_optional,
            may_be_certain=known.may_be_certain or fact.may_be_certain,
            also_right=tuple(dict.fromkeys((*known.also_right, *fact.also_right))),
        )
        return self._state_again(key, fact) if again else key

    def _state_again(self, key: str, fact: Stated) -> str:
        """The key of a day stated before: two things due on it may be told as two, or as one."""
        another = f"{key}:{sum(each.startswith(key) for each in self.stated)}"
        self.stated[another] = replace(fact, is_optional=True)
        return another

    def facts(self) -> dict[str, Stated]:
        """All that is stated; an amount without role may be left out where it has one too."""
        with_role = {
            fact.value
            for fact in self.stated.values()
            if fact.kind is FactKind.AMOUNT and fact.role
        }
        return {
            key: replace(fact, is_optional=True)
            if fact.role is None and fact.value in with_role
            else fact
            for key, fact in self.stated.items()
        }

    def _spans(self, text: str, is_bold: bool) -> Iterator[Span]:
        asking: str | None = None
        end = 0
        for piece in _PIECE.finditer(text):
            if end < piece.start():
                yield from _unmarked(text[end : piece.start()], is_bold, asking)
                asking = None
            end = piece.end()
            if piece["bold"]:
                is_bold = not is_bold
            elif piece["asks"]:
                asking = self._ask(piece["asks"])
            else:
                yield self._value(piece, is_bold, asking)
                asking = None
        if end < len(text):
            yield from _unmarked(text[end:], is_bold, asking)

    def _ask(self, named: str) -> str:
        """The key of what a sentence asks."""
        asks = tuple(named.split(", "))
        if unknown := [each for each in asks if each not in ASKS]:
            raise ValueError(f"no sentence asks “{unknown[0]}”")
        key = f"asks:{len(self.asked)}"
        self.asked[key] = asks
        return key

    def _value(self, piece: re.Match[str], is_bold: bool, asking: str | None) -> Span:
        keys = [self.state(fact) for fact in self._stated(piece)]
        if asking and len(keys) > 1:
            raise ValueError(f"<…> needs a word before “{piece['text']}”, which states two things")
        within = keys[1] if len(keys) > 1 else asking
        return Span(piece["text"], keys[0], within, is_bold)

    def _stated(self, piece: re.Match[str]) -> Iterator[Stated]:
        """What a mark states; two facts where it says `and`."""
        text, is_optional = piece["text"].replace("\xa0", " "), bool(piece["optional"])
        for mark in piece["mark"].split(" and "):
            yield replace(self._fact(mark, text), is_optional=is_optional)

    def _fact(self, mark: str, text: str) -> Stated:
        roles = mark.split(" or ")
        if all(role in _ROLES for role in roles):
            return _amount(text, *(_ROLES[role] for role in roles))
        if mark in _DAYS:
            return Stated(FactKind.DEADLINE, printed_day(text.lower(), self.written), _DAYS[mark])
        if mark in _ACCOUNTS:
            return Stated(FactKind.IBAN, _iban(text), _ACCOUNTS[mark])
        if term := _TERM.fullmatch(mark):
            return self._counted(Term(int(term[1]), f"{term[2]}s"), (term[3] or "").strip())
        if mark == "ref":
            bare = text.replace(" ", "")
            return Stated(FactKind.REFERENCE, bare if bare.isdigit() else text)
        if mark == "phone":
            home = text.replace("(0)", "").replace("+31", "0")
            return Stated(FactKind.PHONE, re.sub(r"\D", "", home))
        if mark in ("email", "url"):
            return Stated(FactKind(mark), text.lower() if mark == "email" else text)
        raise ValueError(f"there is no mark {{{mark}: …}}")

    def _counted(self, term: Term, how: str) -> Stated:
        day = last_day(self.written, term)
        last = extended(day, term)
        return Stated(
            FactKind.DEADLINE,
            last,
            FactRole.DUE,
            also_right=() if day == last or how == "by law" else (day,),
            may_be_certain=how != "from receipt",
            is_counted=True,
        )


def _unmarked(text: str, is_bold: bool, asking: str | None) -> Iterator[Span]:
    """Text that states nothing; its first word tells what the sentence asks."""
    if re.search("[{}<>]", text):
        raise ValueError(f"a mark is not as marks are: {text.strip()}")
    first = _FIRST_WORD.match(text) if asking else None
    if first:
        yield Span(first[0], asking, is_bold=is_bold)
        text = text[first.end() :]
    if text:
        yield Span(text, is_bold=is_bold)


def _amount(text: str, role: FactRole | None, *also_roles: FactRole | None) -> Stated:
    figures = re.search(r"\d[\d.]*(?:,\d+)?", text)
    if figures is None:
        raise ValueError(f"“{text}” is no amount")
    amount = Decimal(figures[0].replace(".", "").replace(",", "."))
    # What a bill takes off may as well be given with its sign.
    also_right = (Money(-amount),) if role is None and not also_roles and amount else ()
    return Stated(
        FactKind.AMOUNT, Money(amount), role, also_right=also_right, also_roles=also_roles
    )


def _iban(text: str) -> str:
    bare = text.replace(" ", "")
    turned = f"{bare[4:]}{bare[:4]}"
    if not bare.isalnum() or int("".join(str(int(sign, 36)) for sign in turned)) % 97 != 1:
        raise ValueError(f"“{text}” is no account number: its check digits are wrong")
    return bare
