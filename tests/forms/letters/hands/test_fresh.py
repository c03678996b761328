"""What letters of an eighth hand taught: sums that are not asked, askings that go round about."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Letter, LetterKind, Money
from tests.forms.letters.sheets import read_letter

OURS, OWN = "NL93 WBNK 0123 4567 89", "NL70 VBNK 0987 6543 21"


def role_of(letter: Letter, amount: str) -> FactRole | None:
    """The role of an amount that the letter prints once."""
    (found,) = [each for each in letter.amounts if each.value == Money(Decimal(amount))]
    return found.role


def asked(letter: Letter) -> list[tuple[ActionKind, date | None]]:
    """What a letter asks, by when."""
    return [(each.kind, each.before) for each in letter.actions]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Zou u ons uiterlijk 20 maart 2026 de originele nota willen toesturen?", "send-documents"),
        ("Wij horen uiterlijk 20 maart 2026 graag van u hoe dit zit.", "reply"),
        ("Laat u ons op 20 maart 2026 of eerder weten wat er is gebeurd?", "reply"),
    ],
)
def test_what_is_asked_round_about_is_asked(sentence: str, kind: str) -> None:
    assert asked(read_letter(sentence)) == [(ActionKind(kind), date(2026, 3, 20))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Een brief laten vertalen kan bij de bibliotheek.",
        "Neem zo nodig contact op met schuldhulpverlening.",
        "Wie onder bewind staat, leest dit niet zelf. Geef hem door aan de bewindvoerder.",
    ],
)
def test_what_stands_beside_the_matter_asks_nothing(sentence: str) -> None:
    letter = read_letter("Wij hebben uw gegevens bekeken.", sentence)
    assert letter.actions == ()


def test_nothing_to_do_is_not_undone_by_what_only_some_must_tell() -> None:
    letter = read_letter(
        "Wij hebben uw verhuizing verwerkt. U hoeft niets te doen.",
        "Kloppen de gegevens niet? Geef dat dan voor 20 maart 2026 door.",
    )
    assert [each.kind for each in letter.actions] == [ActionKind.NOTHING]


def test_a_tax_return_is_no_payment() -> None:
    letter = read_letter(
        "U moet aangifte doen. Doe dit voor 1 mei 2026. Dat kan via www.heuvelrijk.nl."
    )
    assert ActionKind.PAY not in [each.kind for each in letter.actions]


@pytest.mark.parametrize(
    ("subject", "sentence", "kind"),
    [
        ("Afspraak over je achterstand", "Je lost € 30 per maand af.", "payment-arrangement"),
        (
            "Correctie",
            "Uw declaratie is twee keer uitbetaald. Wij vorderen € 30 terug.",
            "recovery",
        ),
        ("Reminder", "Uw betaling van € 30 is nog niet binnen.", "reminder"),
        ("Je declaratie", "We maken € 30 naar je over.", "refund"),
    ],
)
def test_kinds_are_told_by_what_happened(subject: str, sentence: str, kind: str) -> None:
    assert read_letter(sentence, reference=f"Betreft: {subject}").kind is LetterKind(kind)


def test_what_is_said_of_some_does_not_make_a_refusal() -> None:
    letter = read_letter(
        "Wij hebben de waarde van uw woning vastgesteld op € 300.000.",
        "Hebt u een vermogen van meer dan € 7.500, dan krijgt u geen kwijtschelding.",
        reference="Betreft: De waarde van uw woning",
    )
    assert letter.kind is LetterKind.DECISION
