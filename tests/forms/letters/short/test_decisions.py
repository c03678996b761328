"""Short letters that decide: yes, no, or anew.

None is of the making of the generator of `tests/letters`.
"""

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.short.written import Written, title, true_of, understood_of

OBJECT = ActionKind.OBJECT
NOTHING = ActionKind.NOTHING

LETTERS = (
    Written(
        "Uitvoering Werk en Uitkering",
        "Onderwerp: Beslissing op uw aanvraag WW-uitkering",
        "U hebt op 9 februari 2026 een WW-uitkering aangevraagd. U krijgt geen WW-uitkering, want u"
        " hebt te weinig weken gewerkt. Hebt u al een voorschot gekregen? Dat hoeft u niet terug te"
        " betalen. U kunt binnen zes weken na de datum van deze brief bezwaar maken.",
        LetterKind.REJECTION,
        ((OBJECT, "2026-04-14"),),
    ),
    Written(
        "Sociale Pensioenbank",
        "Betreft: uw aanvraag AOW-pensioen",
        "Wij hebben uw aanvraag goedgekeurd. Vanaf 1 juni 2026 krijgt u € 1.120,40 per maand. Wij "
        "betalen uw pensioen rond de 23e van elke maand. U hoeft verder niets te doen. Bent u het "
        "niet eens met ons besluit? Dan kunt u binnen zes weken na de datum van deze brief bezwaar "
        "maken.",
        LetterKind.APPROVAL,
        ((NOTHING, None), (OBJECT, "2026-04-14")),
    ),
    Written(
        "Gemeente Heuvelrijk",
        "Onderwerp: Besluit op uw bezwaar",
        "U hebt bezwaar gemaakt tegen de waarde van uw woning. Wij stellen de waarde opnieuw vast "
        "op € 265.000. U kunt binnen zes weken na de verzending van dit besluit beroep instellen "
        "bij de rechtbank. Voor het beroep betaalt u griffierecht.",
        LetterKind.DECISION,
        ((OBJECT, "2026-04-14"),),
    ),
)


@pytest.mark.parametrize("written", LETTERS, ids=title)
def test_a_decision_is_understood(written: Written) -> None:
    assert understood_of(written) == true_of(written)
