"""Whose an account is."""

import pytest

from forms.letter import FactRole
from forms.letters.sentences import sentences_of
from forms.letters.sums.account_holders import accounts_of
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"
SENDER, RECIPIENT = FactRole.SENDER, FactRole.RECIPIENT


def holders(body: str) -> list[FactRole | None]:
    """Whose the accounts of a letter with that body are, in order."""
    return [each.role for each in accounts_of(sentences_of(sheet((BlockKind.BODY, body))))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"Maak € 40 over naar {OURS}.", [SENDER], id="where to pay"),
        pytest.param(f"Wij maken € 40 over op uw rekening {YOURS}.", [RECIPIENT], id="paid out"),
        pytest.param(f"Elke maand gaat er € 4 van {YOURS} af.", [RECIPIENT], id="goes off"),
        pytest.param(f"Van rekening {YOURS} incasseren wij € 4.", [RECIPIENT], id="taken from"),
        pytest.param(
            f"Met rekeningnummer {OURS} kunt u het zelf overschrijven.", [SENDER], id="by oneself"
        ),
        pytest.param(f"Uw betaling gaat van ons naar {OURS}.", [SENDER], id="goes on to"),
        pytest.param(
            f"De schade van € 40 vergoeden wij. Wij boeken die naar {YOURS}.",
            [RECIPIENT],
            id="made good",
        ),
        pytest.param(f"De € 40 is gisteren naar {YOURS} overgeboekt.", [RECIPIENT], id="sent"),
        pytest.param(
            f"De € 40 is nog niet naar {OURS} overgeboekt.", [SENDER], id="what has not come"
        ),
        pytest.param(
            f"Zorg dat € 40 op 3 mei is gestort op {OURS}.", [SENDER], id="what must have come"
        ),
        pytest.param(f"U vindt ons nu op {OURS}.", [SENDER], id="where the sender is"),
        pytest.param(
            f"Wij betalen € 40 van de rekening. Overboeken kunt u naar {OURS}.",
            [SENDER],
            id="the rest is for the reader to pay",
        ),
        pytest.param(f"In mei uitgekeerd op {YOURS}.", [RECIPIENT], id="paid out already"),
        pytest.param(
            f"Er is te veel uitbetaald; wij krijgen het terug op {OURS}.", [SENDER], id="too much"
        ),
        pytest.param(f"Het bedrag wordt afgeschreven van {YOURS}.", [RECIPIENT], id="collected"),
        pytest.param(f"De incasso loopt via {YOURS}.", [RECIPIENT], id="how it is collected"),
        pytest.param(
            f"De rekening waarvan wij ook incasseren: {YOURS}.", [RECIPIENT], id="collected as well"
        ),
        pytest.param(
            f"U tekende een machtiging voor rekening {YOURS}.", [RECIPIENT], id="by leave given"
        ),
        pytest.param(f"Rekening voor de incasso: {YOURS}", [RECIPIENT], id="to be collected from"),
        pytest.param(f"Het geld komt op {YOURS}.", [RECIPIENT], id="money that comes"),
        pytest.param(
            f"Terug te krijgen: € 40, over te maken op {YOURS}.", [RECIPIENT], id="to be got back"
        ),
        pytest.param(f"Het verschil wordt teruggestort op {YOURS}.", [RECIPIENT], id="paid back"),
        pytest.param(
            f"De dubbele betaling boeken wij naar {YOURS} terug.", [RECIPIENT], id="we send it back"
        ),
        pytest.param(
            f"Onze rekening is {OURS}; zonder kenmerk wordt uw geld teruggestort.",
            [SENDER],
            id="what may be sent back",
        ),
        pytest.param(
            f"Rekeningnummer van cliënt zoals bij ons bekend: {YOURS}", [RECIPIENT], id="known"
        ),
        pytest.param(
            f"Het geld gaat naar {OURS}, met als omschrijving 4647 4726.",
            [SENDER],
            id="money that goes with what to write with it",
        ),
        pytest.param(
            f"Betaalt u zelf? Dan moet u het geld van uw rekening op {OURS} zetten.",
            [SENDER],
            id="who is to pay does so to others, whatever else is said",
        ),
        pytest.param(
            f"Wij maken € 40 naar u over. Op welke rekening? Op {YOURS}.",
            [RECIPIENT],
            id="asked and answered",
        ),
        pytest.param(
            f"Wij schrijven het af van uw rekening {YOURS}, ten gunste van {OURS}.",
            [RECIPIENT, SENDER],
            id="from one to the other",
        ),
    ],
)
def test_an_account_is_of_whom_the_words_around_it_say(body: str, expected: list[FactRole]) -> None:
    assert holders(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"Het geld gaat naar rekening {OURS} van Waterschap De Dommelkant.", SENDER),
        (f"De termijn komt op {OURS}, ten name van Incassobureau Van Loon.", SENDER),
        (f"Het bedrag gaat naar {OURS} (t.n.v. Stichting Kinderopvang Zuid).", SENDER),
        (f"Het geld gaat naar uw rekening {YOURS} van de Spaarbank.", RECIPIENT),
        (f"Het geld gaat naar rekening {YOURS} op naam van mevrouw Jansen.", RECIPIENT),
        (f"Het geld gaat naar {YOURS}, ten name van A. de Boer.", RECIPIENT),
        (f"Betaal dit op {OURS}, ten name van A. de Boer.", SENDER),
        (f"Het geld gaat naar {YOURS}, op uw naam: ten name van u.", RECIPIENT),
        (f"De eerste incasso volgt op 6 mei, van rekening {YOURS}.", RECIPIENT),
        (f"Op 1 juni schrijven wij € 30 af. Dat afschrijven gaat van {YOURS}.", RECIPIENT),
        (f"Volgende week staat dat bedrag op {YOURS}.", RECIPIENT),
        (f"De borg gaat binnen twee weken terug naar {YOURS}.", RECIPIENT),
        (f"Het geld naar {YOURS} komt steeds op de eerste van de maand.", RECIPIENT),
        (f"Daarvoor nemen wij de rekening waarmee u de cursus betaalde: {YOURS}.", RECIPIENT),
        (f"Uw kind krijgt € 40,00, te storten op {YOURS}.", RECIPIENT),
    ],
)
def test_who_holds_an_account_says_whose_it_is(body: str, expected: FactRole) -> None:
    assert holders(body) == [expected]


def test_an_account_of_which_no_word_says_whose_is_of_whom_the_money_is_for() -> None:
    given = understand(
        sheet((BlockKind.BODY, f"Geachte heer Bos,\nU krijgt € 30 terug. Dat is op {YOURS}."))
    )
    asked = understand(
        sheet((BlockKind.BODY, f"Geachte heer Bos,\nU moet € 30 betalen. Dat is op {OURS}."))
    )
    assert [(each.role, each.is_certain) for each in given.ibans] == [(RECIPIENT, False)]
    assert [(each.role, each.is_certain) for each in asked.ibans] == [(SENDER, False)]


def test_where_money_comes_back_an_account_is_no_more_than_likely_the_senders() -> None:
    doubtful = f"Het tegoed is bestemd voor overboeking naar {YOURS}."
    plain_words = f"Betaal het te veel ontvangen bedrag terug op {OURS}."
    for body, is_certain in ((doubtful, False), (plain_words, True)):
        accounts = list(accounts_of(sentences_of(sheet((BlockKind.BODY, body)))))
        assert [(each.role, each.is_certain) for each in accounts] == [(SENDER, is_certain)]


def test_an_account_at_the_foot_of_the_paper_is_the_senders_whatever_is_said_of_it() -> None:
    sentences = sentences_of(
        sheet(
            (BlockKind.BODY, f"Wij maken € 40 over op uw rekening {OURS}."),
            (BlockKind.FOOTER, f"Postbus 1, 1000 AB Heuvelrijk\n{OURS}"),
        )
    )
    said, own = accounts_of(sentences)
    assert (said.role, said.is_certain) == (SENDER, False)
    assert own.role is SENDER


@pytest.mark.parametrize(
    "foot",
    [
        f"Postbus 12 1234 AB Loosdal · T 088 - 123 45 67 · IBAN {OURS}",
        f"Bezoekadres Markt 1 | www.heuvelrijk.nl | KvK 12345678 | {OURS}",
    ],
)
def test_a_line_of_ways_to_reach_the_sender_names_the_senders_account(foot: str) -> None:
    paid = f"Geachte heer Bos,\nU krijgt € 30 terug. Wij maken dat over op uw rekening {YOURS}."
    letter = understand(sheet((BlockKind.BODY, paid), (BlockKind.BODY, foot)))
    held = [(each.role, each.is_certain) for each in letter.ibans]
    assert held == [(RECIPIENT, True), (SENDER, False)]


@pytest.mark.parametrize(
    "told",
    [
        f"Naam P. Bos, postbus 3, e-mail p@bos.nl, IBAN {YOURS}",
        f"Het bedrag komt op {YOURS} · Postbus 12 · www.heuvelrijk.nl",
    ],
)
def test_a_line_that_tells_more_than_ways_says_nothing_of_whose_account_it_is(told: str) -> None:
    paid = "Geachte heer Bos,\nU krijgt € 30 terug."
    letter = understand(sheet((BlockKind.BODY, paid), (BlockKind.BODY, told)))
    assert [each.role for each in letter.ibans] == [RECIPIENT]
