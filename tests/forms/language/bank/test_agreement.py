"""Where “wij” and “u” can stand in a Dutch sentence."""

import pytest

from forms.language.bank.agreement import may_agree


@pytest.mark.parametrize(
    "sentence",
    [
        "wij verzoeken u de stukken op te sturen",
        "op 1 mei hebben wij uw aanvraag ontvangen",
        "horen wij niets dan beslissen wij zonder deze gegevens",
        "zolang wij uw bezwaar behandelen blijft het besluit gelden",
        "u kunt ons bellen",
        "u kon niet komen",
        "heeft u vragen",
        "wij hebben dit bedrag van u te ontvangen",
        "wij hebben dit bedrag niet van u ontvangen",
        "wij bellen u als wij meer weten",
        "uw gegevens worden bewaard",
        "",
    ],
)
def test_a_sentence_of_a_letter_agrees(sentence: str) -> None:
    assert may_agree(sentence.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "wij kunt bezwaar maken",
        "ons bent niet verschenen",
        "uw nodigen u uit",
        "u nodigen u uit",
        "heeft wij vragen",
        "hebt onze vragen",
        "dan kunt ons een klacht indienen",
        "wij hebben we aanvraag beoordeeld",
        "een arts wil wij onderzoeken",
        "wij hebben dit bedrag van u niet te ontvangen",
    ],
)
def test_who_stands_where_the_other_should_does_not(sentence: str) -> None:
    assert not may_agree(sentence.split())
