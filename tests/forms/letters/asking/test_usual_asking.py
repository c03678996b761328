"""What single sentences ask, as authorities write them.

Every letter here is dated Tuesday 3 March 2026. None of these sentences is made by the generator
of `tests/letters`.
"""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked_by, card_of

PAY, OBJECT, REPLY, COME = ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.COME
SEND, CALL, NOTHING = ActionKind.SEND_DOCUMENTS, ActionKind.CALL, ActionKind.NOTHING
ACTIONS: dict[str, list[tuple[ActionKind, str | None]]] = {
    "U hoeft nu niets te doen.": [(NOTHING, None)],
    "Wij regelen dit voor u. U hoeft geen actie te ondernemen.": [(NOTHING, None)],
    "U ontvangt deze brief ter informatie.": [(NOTHING, None)],
    "U hoeft niet te reageren op deze brief.": [(NOTHING, None)],
    "Wij schrijven € 36,10 op 30 maart 2026 af van uw rekening. U hoeft niets te doen.":
        [(NOTHING, None)],
    "Wilt u een afspraak? Bel dan 14 020.": [],
    "Hebt u nog vragen? Bel ons op 088 999 01 23.": [],
    "Voor vragen belt u 088 999 01 23.": [],
    "Misschien krijgt u kwijtschelding. Bel ons op werkdagen op 088 999 01 23.": [],
    "Wilt u meer weten? Vul dan het contactformulier op onze website in.": [],
    "Bel ons vóór 20 maart 2026 om een afspraak te maken.": [(CALL, "2026-03-20")],
    "Neem vóór 20 maart 2026 contact met ons op.": [(CALL, "2026-03-20")],
    "Verandert uw inkomen? Geef dat dan binnen vier weken door.": [],
    "Gaat u verhuizen of samenwonen? Laat het ons dan direct weten.": [],
    "Stuur ons vóór 1 april 2026 een kopie van uw huurcontract.": [(SEND, "2026-04-01")],
    "Vul het formulier in en stuur het uiterlijk 1 april 2026 terug.": [(REPLY, "2026-04-01")],
    "Kunt u niet komen? Laat het ons dan uiterlijk twee dagen van tevoren weten.": [],
    "Op 18 maart 2026 om 9.00 uur hebt u een gesprek. Neem uw identiteitsbewijs mee.":
        [(COME, "2026-03-18")],
    "Uw afspraak is op 18 maart 2026 om 9.00 uur. Komt u niet en laat u niets weten? Dan kan uw "
    "uitkering lager worden.": [(COME, "2026-03-18")],
    "U kunt binnen zes weken na dagtekening bezwaar maken. Stuur met uw bezwaar een kopie van dit "
    "besluit mee.": [(OBJECT, "2026-04-14")],
    "Betaal € 40,00 vóór 1 mei 2026. Kunt u niet betalen? Bel ons dan.": [(PAY, "2026-05-01")],
    "Bent u het niet eens? Maak dan binnen zes weken bezwaar.": [(OBJECT, "2026-04-14")],
    "Tegen dit besluit kunt u geen bezwaar maken.": [],
    "Tegen deze brief is geen bezwaar mogelijk.": [],
    "U kunt tegen deze herinnering geen bezwaar of beroep indienen.": [],
    "De termijn om bezwaar te maken is voorbij.": [],
    "U hebt op 3 februari 2026 bezwaar gemaakt.": [],
    "Uw bezwaar is ongegrond. U kunt binnen zes weken na de datum van deze brief in beroep gaan "
    "bij de rechtbank.": [(OBJECT, "2026-04-14")],
    "U hoeft geen bewijsstukken mee te sturen.": [],
    "U hoeft het formulier niet terug te sturen als er niets is veranderd.": [],
    "Stuur geen originele documenten.": [],
    "Betaal nu € 40,00. Maakt u bezwaar? Dan moet u toch op tijd betalen.": [(PAY, None)],
    "U kunt bezwaar maken. Schrijf in uw brief waarom u het niet eens bent.": [(OBJECT, None)],
    "U kunt bezwaar maken. Vermeld altijd ons kenmerk en stuur een kopie van deze brief mee.":
        [(OBJECT, None)],
    "Lever vóór 1 april 2026 uw loonstroken van de laatste drie maanden in.":
        [(SEND, "2026-04-01")],
    "Wij hebben uw formulier ontvangen en hebben verder niets van u nodig.": [(NOTHING, None)],
    "U hoeft alleen te reageren als de gegevens niet kloppen.": [],
    "Is het bedrag al afgeschreven? Dan hoeft u niets te doen.": [],
    "U krijgt vanzelf bericht. U hoeft ons niet te bellen.": [],
    "De bank stuurt u een jaaropgave. Bewaar die goed.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), ACTIONS.items())
def test_what_to_do_is_what_the_sentence_asks(
    text: str, asked: list[tuple[ActionKind, str | None]]
) -> None:
    assert asked_by(card_of(text)) == [
        (kind, day and date.fromisoformat(day)) for kind, day in asked
    ]
