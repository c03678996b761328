"""Things that must be handed in themselves, and papers of which a copy will do."""

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind
from forms.letters.saying import calendar_title, in_language
from tests.forms.letters.sheets import asked, read_letter

SEND = ActionKind.SEND_DOCUMENTS
SAYS = Explainer(bundled_phrases())
NO_COPY = "Een kopie is niet genoeg"
LICENCE = "Lever uw rijbewijs binnen zeven dagen in bij de gemeente."


@pytest.mark.parametrize(
    "told",
    [
        LICENCE,
        "Lever uw verblijfsdocument uiterlijk 1 april 2026 in bij het loket.",
        "Wij verzoeken u het paspoort vóór 1 april 2026 in te leveren bij de balie.",
        "Geef de kaart vóór 1 april 2026 af bij de gemeente.",
        "Uw oude gehandicaptenparkeerkaart dient u vóór 1 april 2026 in te leveren.",
        "Stuur het originele kentekenbewijs vóór 1 april 2026 naar ons op.",
        "Lever alle sleutels uiterlijk 1 april 2026 bij ons in.",
    ],
)
def test_what_is_handed_in_is_not_sent_as_a_copy(told: str) -> None:
    (action,) = read_letter(told).actions
    assert action.kind is SEND and action.before is not None
    assert NO_COPY in action.message.text and "Stuur kopieën" not in action.message.text


@pytest.mark.parametrize(
    "told",
    [
        "Lever een kopie van uw rijbewijs vóór 1 april 2026 in.",
        "Lever uw loonstroken vóór 1 april 2026 in.",
        "U hoeft uw rijbewijs niet in te leveren. Stuur wel vóór 1 april 2026 een verklaring.",
        "Geef vóór 1 april 2026 het nummer van uw vergunning door in uw dossier.",
        "Bij het afgeven van uw vergunning betaalt u leges. Stuur vóór 1 april 2026 een foto.",
        "De politie levert uw rijbewijs in. Stuur ons vóór 1 april 2026 een kopie van uw paspoort.",
        "De sleutel is door u ingeleverd. Stuur vóór 1 april 2026 een kopie van uw paspoort.",
        "Er is een vergunning afgegeven. Stuur vóór 1 april 2026 een kopie van uw paspoort.",
        "U hebt uw rijbewijs ingeleverd. Stuur vóór 1 april 2026 een verklaring van uw arts.",
        "Lever uw paspoort, huurcontract en loonstroken vóór 1 april 2026 in.",
        "Laat vóór 1 april 2026 weten of u uw pas wilt inleveren.",
    ],
)
def test_of_other_papers_a_copy_will_do(told: str) -> None:
    letter = read_letter(told)
    assert letter.actions
    assert not any(NO_COPY in each.message.text for each in letter.actions)


def test_what_some_readers_hand_in_is_asked_of_nobody_else() -> None:
    assert SEND not in asked(read_letter("Wilt u stoppen? Lever dan uw pas in bij de balie."))


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_it_is_said_in_every_language(language: str) -> None:
    letter = in_language(read_letter(LICENCE), SAYS, language)
    (action,) = letter.actions
    said = bundled_phrases()[language].letters
    assert said.hand_in[1][0] in action.message.text
    assert "2026" in action.message.text and "{" not in action.message.text
    title = calendar_title(letter, action, SAYS, language).text
    assert title.startswith(said.hand_in_calendar[1])
