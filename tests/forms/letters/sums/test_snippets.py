"""What each amount is to the reader, in sixty snippets written before their author read a rule."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from forms.letter import FactRole, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

_SNIPPETS = Path(__file__).parent / "snippets.toml"
#: What an amount may be called on a card, by what it truly is.
_ALLOWED: dict[str, set[FactRole | None]] = {
    "to-pay": {FactRole.TO_PAY},
    "refund": {FactRole.REFUND},
    "instalment": {FactRole.INSTALMENT},
    "none": {None},
    "given": {None, FactRole.REFUND},
}


@dataclass(frozen=True)
class Snippet:
    """A part of a letter, and its amounts with their roles."""

    name: str
    subject: str
    text: str
    sums: tuple[str, ...]
    table: str = ""
    slip: str = ""

    def mistakes(self) -> Iterator[str]:
        """What the card says that is not so, and what it leaves out."""
        left = [(Decimal(value), role) for value, role in map(str.split, self.sums)]
        for value, role in self._said():
            found = next((x for x in left if x[0] == value and role in _ALLOWED[x[1]]), None)
            if found is None:
                yield f"{value} is called {role}"
            else:
                left.remove(found)
        # A value that has a role need not be given without one as well.
        roles = {value for value, role in left if role != "none"}
        others = {Decimal(each.split()[0]) for each in self.sums if not each.endswith(" none")}
        for value, role in left:
            if value in roles or role != "none" or value not in others:
                yield f"{value} is not called {role}"

    def _said(self) -> Iterator[tuple[Decimal, FactRole | None]]:
        blocks = [
            (BlockKind.LETTERHEAD, "Gemeente Voorbeeldstad"),
            (BlockKind.REFERENCE, f"Datum  1 maart 2024\nOnderwerp  {self.subject}"),
            (BlockKind.BODY, f"Geachte mevrouw Voorbeeld,\n{self.text}"),
        ]
        if self.table:
            blocks.append((BlockKind.TABLE, self.table))
        if self.slip:
            blocks.append((BlockKind.SLIP, self.slip))
        for each in understand(sheet(*blocks)).amounts:
            assert isinstance(each.value, Money)
            yield each.value.amount, each.role


def snippets() -> list[Snippet]:
    """All of them, in the order of the file."""
    read = tomllib.loads(_SNIPPETS.read_text("utf-8"))["snippet"]
    return [Snippet(**{**each, "sums": tuple(each["sums"])}) for each in read]


@pytest.mark.parametrize("snippet", snippets(), ids=lambda each: each.name)
def test_each_amount_has_its_role(snippet: Snippet) -> None:
    assert not list(snippet.mistakes())
