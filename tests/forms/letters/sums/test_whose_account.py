"""Whose an account is in a letter: where the reader pays, or is paid; the sentences are ours."""

import pytest

from forms.letter import FactRole, Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, read_letter, sheet
from vision.text.printed import BlockKind

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"
SENDER, RECIPIENT = FactRole.SENDER, FactRole.RECIPIENT


def holders(letter: Letter) -> list[FactRole | None]:
    """Whose the accounts of a letter are, in order."""
    return [each.role for each in letter.ibans]


@pytest.mark.parametrize(
    "told",
    [
        f"Het geld komt binnen een week op {YOURS}.",
        f"Stuur ons een afschrift van de laatste maand van rekening {YOURS}.",
        f"Wij storten terug op het bij ons bekende rekeningnummer {YOURS}.",
        f"Het staat binnen vijf werkdagen op {YOURS}.",
        f"Bij ons is rekeningnummer {YOURS} van u bekend.",
        f"De incasso loopt via {YOURS}.",
        f"Rekening waarvan wordt afgeschreven: {YOURS}.",
        f"Uw uitkering komt voortaan op rekening {YOURS}.",
        f"Dat bedrag staat rond 20 maart 2026 op {YOURS}.",
        f"Wij betalen rond de 20e. Het eerste bedrag staat dus in mei al op {YOURS}.",
    ],
)
def test_an_account_is_the_readers_where_money_comes_from_or_goes_to(told: str) -> None:
    assert holders(read_letter(told)) == [RECIPIENT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij gebruiken het rekeningnummer dat wij van u kennen: {own}.",
        "Wij storten het op de rekening die wij van u hebben: {own}.",
        "Uit te betalen: € 172,71 op {own}.",
        "Wij vergoeden € 72,43, uit te betalen op {own}.",
    ],
)
def test_an_account_the_sender_knows_is_the_readers(sentence: str) -> None:
    letter = read_letter("U krijgt € 172,71 van ons terug.", sentence.format(own=YOURS))
    assert holders(letter) == [RECIPIENT]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (f"Wij maken € 30,00 naar u over. Op welke rekening? Op {YOURS}.", RECIPIENT),
        (f"U ziet het bedrag binnenkort op {YOURS} verschijnen.", RECIPIENT),
        (f"Betaal € 30,00. Naar welke rekening? Dat is {OURS}.", SENDER),
        (f"U kunt € 4 overmaken naar {OURS} met de naam van uw zoon erbij.", SENDER),
        (f"Het verzoek gaat over de rekening die u opgaf: {YOURS}.", RECIPIENT),
        (f"Gebruik de rekening waarop u kunt betalen: {OURS}.", SENDER),
        (
            f"Let erop dat het geld naar {OURS} gaat en dat 31422905518 in het veld "
            "betalingskenmerk staat.",
            SENDER,
        ),
        (f"Die bedragen komen op {YOURS}, rond de 20e.", RECIPIENT),
    ],
)
def test_whose_an_account_is_may_be_said_before_or_after_it(body: str, role: FactRole) -> None:
    assert holders(read_letter(body)) == [role]


def test_an_account_to_use_is_the_senders_whatever_was_refused_before() -> None:
    letter = read_letter(
        "Uw bank heeft onze incasso van 19 januari 2026 geweigerd.",
        "Wilt u € 1.192,00 uiterlijk 20 maart 2026 alsnog voldoen?",
        f"Gebruik daarvoor bankrekening {YOURS} en zet 3488 3219 0634 8208 in het veld.",
    )
    assert holders(letter) == [SENDER]


@pytest.mark.parametrize(
    "told",
    [
        f"Wij boeken het geld van uw rekening {YOURS} naar {OURS}.",
        f"De incasso gaat ten laste van {YOURS}, ten gunste van {OURS} van de gemeente.",
        f"Wij boeken het bedrag van {YOURS} naar {OURS} van Gemeente Heuvelrijk.",
    ],
)
def test_of_two_accounts_each_is_whose_the_words_before_it_say(told: str) -> None:
    roles = {str(each.value)[-4:]: each.role for each in read_letter(told).ibans}
    assert roles == {"4321": RECIPIENT, "6789": SENDER}


def test_an_account_beside_the_references_of_which_more_is_told_is_not_promised() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Westerdam"),
            (BlockKind.REFERENCE, f"Rekening waarvan sprake is: {YOURS}"),
            (BlockKind.BODY, "Geachte heer,\nWij bekijken uw aanvraag."),
        )
    )
    assert not any(each.is_certain for each in letter.ibans)


def test_the_account_at_the_foot_is_the_senders_whatever_the_letter_ended_with() -> None:
    blocks = [
        HEAD,
        DATED,
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "In afwachting van uw bericht"),
        (BlockKind.FOOTER, YOURS),
    ]
    assert holders(understand(sheet(*blocks))) == [SENDER]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Dit bedrag wordt overgemaakt naar rekening NL91 ABNA 0417 1643 00.", "recipient"),
        ("U moet het bedrag overmaken naar rekening NL91 ABNA 0417 1643 00.", "sender"),
        ("Het bedrag moet worden overgemaakt naar rekening NL91 ABNA 0417 1643 00.", "sender"),
        ("Het bedrag dient te worden gestort op NL91 ABNA 0417 1643 00.", "sender"),
        ("Hij heeft aan u bevel gedaan € 30,00 te betalen op NL91 ABNA 0417 1643 00.", "sender"),
        ("Het deel dient te zijn teruggestort op NL91 ABNA 0417 1643 00.", "sender"),
        ("U krijgt drie weken de tijd om het te betalen op NL91 ABNA 0417 1643 00.", "sender"),
        ("Morgen staat het op uw zakelijke rekening NL91 ABNA 0417 1643 00.", "recipient"),
        ("Wij konden het niet afschrijven van NL91 ABNA 0417 1643 00.", "recipient"),
    ],
)
def test_an_account_is_whose_money_comes_or_goes(sentence: str, role: str) -> None:
    (account,) = read_letter(sentence).ibans
    assert account.role == role


@pytest.mark.parametrize(
    "told",
    [
        f"Betaalde u eerder per machtiging, dan boeken wij dit naar {YOURS}.",
        f"Op 9 mei stort ik het geld op {YOURS}.",
        f"De vergoeding is omstreeks 9 mei bijgeschreven op {YOURS}.",
        f"Van {YOURS} gaan vanaf mei zes bedragen van € 20,00 af.",
        f"De premie wordt elke maand van haar bankrekening {YOURS} afgeschreven.",
        f"Overboeking volgt binnen tien dagen op {YOURS}.",
        f"Betaling volgt rond de 20e van de maand op rekening {YOURS}.",
        f"Het komt in de loop van mei op {YOURS}.",
        f"Wij halen elke maand € 20,00 van {YOURS} af.",
        f"De restitutie is onderweg naar {YOURS}.",
        f"Dat doen wij op {YOURS}, zoals u doorgaf.",
        f"Is {YOURS} niet meer van u?",
        f"Wij hebben de € 20,00 intussen gestort op {YOURS}.",
        f"De € 20,00 is teruggeboekt naar {YOURS}.",
        f"Stortte u te veel, dan boeken wij dat op {YOURS}.",
    ],
)
def test_what_the_sender_does_with_an_account_of_the_reader(told: str) -> None:
    assert holders(read_letter(told)) == [RECIPIENT]


def test_an_account_that_the_sender_calls_its_own_is_that() -> None:
    told = f"Het bedrag staat op 9 mei 2026 op onze rekening {OURS}."
    assert holders(read_letter(told)) == [SENDER]


def test_money_that_goes_somewhere_is_the_senders_where_the_reader_pays() -> None:
    letter = read_letter("U betaalt vier termijnen van € 40,00.", f"Het geld gaat naar {OURS}.")
    assert [(each.role, each.is_certain) for each in letter.ibans] == [(SENDER, False)]


@pytest.mark.parametrize(
    ("told", "role"),
    [("Een teveel van € 30,00 storten wij terug.", RECIPIENT), ("U moet € 30,00 betalen.", SENDER)],
)
def test_where_money_goes_by_a_few_words_the_rest_of_the_letter_tells(
    told: str, role: FactRole
) -> None:
    (account,) = read_letter(told, f"Rond de 12e, naar {YOURS}.").ibans
    assert (account.role, account.is_certain) == (role, False)


@pytest.mark.parametrize(
    "told",
    [
        f"Boekt u de € 40,00 zelf naar {OURS}; wij schrijven niets af.",
        f"Wij schrijven niets af: stort u de € 40,00 vóór 1 mei op {OURS}.",
        f"Wilt u de € 40,00 laten overschrijven naar {OURS}?",
        f"Wordt dit niet vóór 1 mei bijgeschreven op {OURS}, dan halen wij uw auto op.",
        f"De € 40,00 dienen op 1 mei te zijn bijgeschreven op {OURS}.",
    ],
)
def test_what_the_reader_lets_be_paid_goes_to_the_sender(told: str) -> None:
    assert holders(read_letter(told)) == [SENDER]


def test_an_account_of_an_office_is_no_readers_where_only_a_refund_is_told() -> None:
    told = f"Het rekeningnummer van de stichting is {OURS}."
    assert holders(read_letter("U krijgt van ons € 30,00 terug.", told)) == [SENDER]


@pytest.mark.parametrize(
    ("row", "role"), [("Uitbetaling  binnen tien dagen", RECIPIENT), ("Uw bijdrage  vast", SENDER)]
)
def test_the_row_above_an_account_tells_whose_it_is(row: str, role: FactRole) -> None:
    table = (BlockKind.TABLE, f"Besluit  toegekend\n{row}\nNaar  {YOURS}")
    (account,) = understand(sheet(HEAD, DATED, (BlockKind.BODY, "Geachte heer,"), table)).ibans
    assert (account.role, account.is_certain) == (role, False)
