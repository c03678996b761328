"""Under which number to pay, where a letter names it twice or with others."""

import pytest

from forms.letter import ActionKind, Letter
from forms.letters.saying import reference_for
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind

HEADED = "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412\nKlantnummer  K7897849"
PAY = "Betaal € 245,60 vóór 1 mei 2026"
ACCOUNT = "NL91 ABNA 0417 1643 00"

#: How letters say under which number they want the money, and that of the head it is.
UNDER = {
    f"{PAY} op {ACCOUNT}, onder vermelding van klantnummer K7897849.": "K7897849",
    f"{PAY} op {ACCOUNT} met uw klantnummer K7897849.": "K7897849",
    f"{PAY}. Maak het over naar {ACCOUNT} en vermeld kenmerk HB-2026/00412.": "HB-2026/00412",
    f"{PAY} op rekening {ACCOUNT}. Vermeld daarbij uw klantnummer K7897849.": "K7897849",
    f"{PAY} op rekening {ACCOUNT}. Gebruik kenmerk HB-2026/00412.": "HB-2026/00412",
    f"{PAY} op {ACCOUNT}. Zet ons kenmerk HB-2026/00412 erbij.": "HB-2026/00412",
    f"{PAY} op {ACCOUNT} o.v.v. K7897849.": "K7897849",
    f"{PAY} op {ACCOUNT} o. v. v. K7897849.": "K7897849",
    f"{PAY}. Bij uw betaling noemt u klantnummer K7897849.": "K7897849",
}
#: What names a number for something else.
NOT_UNDER = [
    f"{PAY} op {ACCOUNT}. Hebt u vragen? Bel ons en noem uw klantnummer K7897849.",
    f"{PAY} op {ACCOUNT}. Vermeld in uw brief altijd kenmerk HB-2026/00412.",
    f"{PAY} op {ACCOUNT}. Wij hebben uw klantnummer K7897849 nodig als u reageert.",
    f"{PAY} op {ACCOUNT}.",
    "Op 3 mei komt u langs. Vermeld daarbij uw klantnummer K7897849.",
]
SLIP = f"Bedrag  € 245,60\nIBAN  {ACCOUNT}\nTen name van  Gemeente Heuvelrijk\nKenmerk  K7897849"


def card_of(text: str, slip: str = "") -> Letter:
    body = (BlockKind.BODY, f"Geachte heer,\n{text}")
    below = [(BlockKind.SLIP, slip)] if slip else []
    return understand(sheet(HEAD, (BlockKind.REFERENCE, HEADED), body, *below))


def under(card: Letter) -> str | None:
    found = reference_for(card, ActionKind.PAY)
    return None if found is None else str(found.value)


@pytest.mark.parametrize(("text", "value"), UNDER.items())
def test_the_number_a_letter_wants_with_the_money_is_known(text: str, value: str) -> None:
    card = card_of(text)
    assert under(card) == value
    # Its place is still the first, and what an objection names does not change.
    assert [str(each.value) for each in card.references] == ["HB-2026/00412", "K7897849"]
    against = reference_for(card, ActionKind.OBJECT)
    assert against is not None
    assert against.value == "HB-2026/00412"


@pytest.mark.parametrize("text", NOT_UNDER)
def test_a_number_for_something_else_is_not_for_paying(text: str) -> None:
    assert under(card_of(text)) is None


def test_a_number_on_a_slip_is_for_paying() -> None:
    assert under(card_of(f"{PAY}.", SLIP)) == "K7897849"
    assert under(card_of(f"{PAY}.", SLIP.replace(ACCOUNT, "zie boven"))) is None


def test_what_to_do_tells_the_number() -> None:
    card = card_of(f"{PAY} op {ACCOUNT}, onder vermelding van klantnummer K7897849.")
    (pay,) = (each for each in card.actions if each.kind is ActionKind.PAY)
    assert "K7897849" in pay.message.text
