"""What is asked only in a case that the letter tells of, and of every reader all the same."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, asked_by, read_letter

PAY, REPLY, SEND = ActionKind.PAY, ActionKind.REPLY, ActionKind.SEND_DOCUMENTS
DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "body",
    [
        "Vindt u dat de meterstanden niet kloppen? Geef binnen zes weken de juiste standen door, "
        "met een foto van de meter.",
        "Klopt er iets niet? Kijk dan eerst op de website. Geef het dan uiterlijk op 14 april 2026 "
        "aan ons door.",
        "Mocht de stand niet kloppen, geef dan vóór 14 april 2026 de juiste door.",
    ],
)
def test_what_is_asked_in_a_case_is_not_asked_of_all(body: str) -> None:
    letter = read_letter("Dit hebt u het afgelopen jaar aan stroom verbruikt.", body)
    assert REPLY not in asked(letter)
    assert letter.deadlines
    assert not any(each.is_certain for each in letter.deadlines)


def test_a_heading_asks_for_whom_the_paragraph_below_it_is() -> None:
    letter = read_letter(
        "Dit hebt u het afgelopen jaar aan stroom verbruikt.",
        "Klopt er iets niet?",
        "Pak de meter erbij en lees hem af. Geef ons binnen zes weken de juiste standen door.",
    )
    assert REPLY not in asked(letter)


def test_what_comes_of_not_doing_something_is_owed_by_no_day() -> None:
    letter = read_letter(
        "Wij gelasten u de schutting te verwijderen, en wel vóór 1 juli 2026.",
        "Doet u dat niet, dan verbeurt u een dwangsom van € 500,- per week. De dwangsom moet u dan "
        "binnen zes weken betalen.",
    )
    assert PAY not in [kind for kind, before in asked_by(letter) if before is not None]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Hoe nu verder? Stuur uw rijbewijs niet later dan op 14 april 2026 op.", SEND),
        ("Bent u tevreden? Vul onze vragenlijst vóór 14 april 2026 in en stuur hem terug.", REPLY),
        ("Hebt u nog niet gereageerd? Doe dat dan alsnog, uiterlijk op 14 april 2026.", REPLY),
        ("De eerste keer kan vanaf 1 april; doe het uiterlijk op 14 april 2026.", REPLY),
        ("Heeft u een partner? Dan telt die mee. Betaal € 36,04 vóór 14 april 2026.", PAY),
    ],
)
def test_what_stands_behind_a_question_may_be_asked_of_all(body: str, wanted: ActionKind) -> None:
    assert (wanted, DAY) in asked_by(read_letter(body))


@pytest.mark.parametrize(
    "offer",
    [
        "Hebt u schade? Meld dat dan vóór 15 december 2026. Doe er foto's van de schade bij.",
        "Hebt u kosten gemaakt? Vul dan het formulier in. Voeg de facturen en bonnen toe.",
        "Wilt u de schade vergoed krijgen? Dan kunt u dat melden. Voeg bonnen en foto's toe.",
        "Wilt u subsidie? Dien dan een aanvraag in. Stuur de begroting mee.",
    ],
)
def test_what_goes_with_an_offer_is_asked_of_nobody_else(offer: str) -> None:
    assert not {SEND, REPLY} & set(asked(read_letter(offer)))


@pytest.mark.parametrize(
    "wanted",
    [
        "Vul het formulier in en stuur het vóór 15 april 2026 terug. Voeg uw loonstroken toe.",
        "Wilt u het formulier vóór 15 april 2026 invullen? Voeg uw bankafschriften toe.",
        "Wat moet u doen? Vul het formulier in. Stuur kopieën van uw loonstroken mee.",
        "Kunt u niet online antwoorden? Gebruik dan het formulier. Stuur uw loonstroken in elk "
        "geval vóór 15 april 2026 op.",
    ],
)
def test_what_goes_with_what_all_must_do_is_asked_of_all(wanted: str) -> None:
    assert {SEND, REPLY} & set(asked(read_letter(wanted)))
