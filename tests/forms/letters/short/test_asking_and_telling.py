"""Short letters that ask for papers, an answer or a visit, or only tell something.

None is of the making of the generator of `tests/letters`.
"""

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.short.written import Written, title, true_of, understood_of

REPLY = ActionKind.REPLY
COME = ActionKind.COME
SEND = ActionKind.SEND_DOCUMENTS
NOTHING = ActionKind.NOTHING

LETTERS = (
    Written(
        "Gemeente Oudewater aan Zee",
        "Onderwerp: Wij hebben nog gegevens van u nodig",
        "U hebt bijstand aangevraagd. Wij kunnen uw aanvraag nog niet beoordelen. Wilt u uiterlijk "
        "17 maart 2026 de volgende stukken inleveren?\n- een kopie van uw huurcontract;\n"
        "- bankafschriften van de laatste drie maanden.\nLevert u de stukken niet op tijd in? Dan "
        "nemen wij uw aanvraag niet in behandeling.",
        LetterKind.INFORMATION_REQUEST,
        ((SEND, "2026-03-17"),),
    ),
    Written(
        "Rechtbank Midden-Brabant",
        "Betreft: oproep voor de zitting",
        "De rechter behandelt uw beroep op woensdag 22 april 2026 om 10.15 uur. De zitting is in "
        "het gerechtsgebouw. Neem deze brief en een geldig identiteitsbewijs mee. Bent u "
        "verhinderd? Laat dat dan zo snel mogelijk weten.",
        LetterKind.INVITATION,
        ((COME, "2026-04-22"),),
    ),
    Written(
        "Provincie Noorderland",
        "Onderwerp: Vragenlijst over het openbaar vervoer",
        "Wat vindt u van de bus in uw buurt? Vul de vragenlijst in en stuur hem vóór 1 april 2026 "
        "terug in de antwoordenvelop. Meedoen is niet verplicht. Uw antwoorden blijven anoniem.",
        LetterKind.QUESTIONNAIRE,
        ((REPLY, "2026-04-01"),),
    ),
    Written(
        "Gemeente Heuvelrijk",
        "Onderwerp: Wijziging van de inzameling van afval",
        "Vanaf 1 april 2026 wordt uw oude papier op een andere dag opgehaald. De nieuwe dag is "
        "dinsdag. U hoeft hiervoor niets te doen.",
        LetterKind.CHANGE_NOTICE,
        ((NOTHING, None),),
    ),
    Written(
        "Immigratiedienst Nederland-Oost",
        "Onderwerp: Ontvangstbevestiging van uw aanvraag",
        "Wij hebben uw aanvraag ontvangen. Wij beslissen uiterlijk 1 september 2026. Hebben wij "
        "meer gegevens nodig? Dan krijgt u daarover een brief. U hoeft nu niets te doen.",
        LetterKind.OTHER,
        ((NOTHING, None),),
    ),
    Written(
        "Rijksdienst voor Voertuigen",
        "Betreft: APK-keuring",
        "De APK van uw voertuig met kenteken 12-ABC-3 verloopt op 9 mei 2026. Laat uw auto vóór die"
        " datum keuren. Rijdt u zonder geldige APK? Dan kunt u een boete krijgen.",
        LetterKind.OTHER,
        ((COME, "2026-05-09"),),
    ),
)


@pytest.mark.parametrize("written", LETTERS, ids=title)
def test_a_letter_that_asks_or_tells_is_understood(written: Written) -> None:
    assert understood_of(written) == true_of(written)
