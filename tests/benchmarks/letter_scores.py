"""How well cards agree with the truth of made letters: F1 per kind of fact, and broken promises."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.letter import Fact, Letter, Money
from tests.letters.truth import FactKind, TrueFact, Truth

#: Kinds of which a card gives at most one.
_SINGLE = {FactKind.SENDER: "sender", FactKind.SUBJECT: "subject", FactKind.DATE: "date"}
_SEVERAL = {
    FactKind.DEADLINE: "deadlines", FactKind.AMOUNT: "amounts", FactKind.IBAN: "ibans",
    FactKind.REFERENCE: "references", FactKind.PHONE: "phones", FactKind.EMAIL: "emails",
    FactKind.URL: "urls",
}  # fmt: skip
#: What a card promises with `certain` that could hurt when it is wrong.
_PROMISED = (FactKind.DEADLINE, FactKind.AMOUNT)


@dataclass
class Scores:
    """Counts over many letters, by kind of fact."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    certain: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    kinds_right: int = 0
    actions_right: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, name: str, card: Letter, truth: Truth) -> None:
        """Judge one card by the rules of `tests/letters/truth.py`."""
        self.letters += 1
        is_kind_right = truth.allows_kind(card.kind)
        self.kinds_right += is_kind_right
        said = [(action.kind, action.before) for action in card.actions]
        asked = [(action.kind, action.before) for action in truth.actions]
        is_right = truth.allows(said)
        self.actions_right += is_right
        if not is_kind_right:
            self.mistakes.append(f"{name}: kind {card.kind}, truly {truth.kind}")
        if not is_right:
            self.mistakes.append(f"{name}: actions {_told(said)}, truly {_told(asked)}")
        for kind in FactKind:
            self._compare(name, kind, list(facts_of(card, kind)), truth.of(kind))

    def f1(self, kind: FactKind) -> float:
        """Of one kind of fact, 0..1; 1 where there were none."""
        right = self.right[kind]
        all_of_them = 2 * right + self.wrong[kind] + self.missed[kind]
        return 2 * right / all_of_them if all_of_them else 1.0

    def broken_share(self) -> float:
        """Of all deadlines and amounts called certain, the share that is wrong."""
        certain = sum(self.certain[kind] for kind in _PROMISED)
        return sum(self.broken[kind] for kind in _PROMISED) / certain if certain else 0.0

    def certain_share(self, kind: FactKind) -> float:
        """Of the right ones, the share that was called certain."""
        kept = self.certain[kind] - self.broken[kind]
        return kept / self.right[kind] if self.right[kind] else 0.0

    def _compare(
        self, name: str, kind: FactKind, said: list[Fact], true: tuple[TrueFact, ...]
    ) -> None:
        left = list(true)
        for fact in said:
            found = next((each for each in left if is_right(fact, each)), None)
            is_promise = fact.is_certain and (found is None or found.may_be_certain)
            self.certain[kind] += is_promise
            if found is not None:
                left.remove(found)
                self.right[kind] += 1
                continue
            self.wrong[kind] += 1
            self.broken[kind] += is_promise
            sign = "!" if fact.is_certain else ""
            self.mistakes.append(
                f"{name}: {sign}{kind} {_value(fact)} {fact.role}: {fact.sentence}"
            )
        for each in left:
            if not each.is_optional:
                self.missed[kind] += 1
                where = each.places[0].sentence if each.places else ""
                self.mistakes.append(f"{name}: missed {kind} {each.value} {each.role}: {where}")


def facts_of(card: Letter, kind: FactKind) -> Iterator[Fact]:
    """The facts of a card of one kind."""
    if kind in _SINGLE:
        one = getattr(card, _SINGLE[kind])
        yield from () if one is None else (one,)
    else:
        yield from getattr(card, _SEVERAL[kind])


def is_right(fact: Fact, true: TrueFact) -> bool:
    """Whether a fact has the value of a true one, and where it matters its role."""
    has_role = true.kind in (FactKind.DEADLINE, FactKind.AMOUNT, FactKind.IBAN)
    said = {_bare(each): each for each in (*true.also_right, true.value) if isinstance(each, str)}
    value = said.get(_bare(fact.value), fact.value) if isinstance(fact.value, str) else fact.value
    return true.allows(value, fact.role if has_role else true.role)


def _bare(text: str) -> str:
    return " ".join(text.split())


def _value(fact: Fact) -> str:
    return str(fact.value.amount) if isinstance(fact.value, Money) else str(fact.value)


def _told(actions: list[tuple[object, object]]) -> str:
    return ", ".join(f"{kind} {before}" for kind, before in actions) or "none"
