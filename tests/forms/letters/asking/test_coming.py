"""What is said of an appointment: till when one may say that one cannot, and what to bring."""

from datetime import date

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import Action, ActionKind
from forms.letters.asking.coming import last_day_to_call_off
from forms.letters.saying import in_language
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, sheet
from vision.text.printed import BlockKind

MEET = "Wij verwachten u op dinsdag 7 april 2026 om 10.30 uur bij ons, Stationsplein 12."


def coming(*paragraphs: str, language: str = "nl", sure: float = 0.98) -> Action:
    blocks = [(BlockKind.BODY, each) for each in ("Geachte heer,", MEET, *paragraphs)]
    card = understand(sheet(HEAD, DATED, *blocks, sure=sure))
    said = in_language(card, Explainer(bundled_phrases()), language)
    (action,) = (each for each in said.actions if each.kind is ActionKind.COME)
    return action


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (
            ["Kunt u niet komen?", "Bel ons dan uiterlijk 2 april 2026 op (026) 555 73 00."],
            "Kunt u niet? Laat dat dan weten, uiterlijk op 2 april 2026.",
        ),
        (
            ["Bent u verhinderd? Meld dit dan vóór 2 april 2026."],
            "Kunt u niet? Laat dat dan weten vóór 2 april 2026.",
        ),
        (
            ["Wilt u de afspraak verzetten? Dat kan tot en met 2 april 2026."],
            "Kunt u niet? Laat dat dan weten, uiterlijk op 2 april 2026.",
        ),
    ],
)
def test_who_cannot_come_is_told_the_day_of_the_letter(paragraphs: list[str], said: str) -> None:
    action = coming(*paragraphs)
    assert said in action.message.text
    assert "vóór die dag" not in action.message.text
    assert action.before == date(2026, 4, 7)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kunt u niet komen? Bel ons dan.",
        "Kunt u niet betalen? Bel ons dan uiterlijk 2 april 2026.",
        "Kunt u de papieren niet vinden? Bel ons dan uiterlijk 2 april 2026.",
        "Kunt u niet komen? Bel ons dan uiterlijk 9 april 2026.",
    ],
)
def test_else_it_is_the_day_of_the_appointment(paragraph: str) -> None:
    action = coming(paragraph)
    assert "Bel dan vóór die dag." in action.message.text
    assert last_day_to_call_off(action) is None


def test_a_day_read_badly_is_not_told() -> None:
    paragraph = "Kunt u niet komen? Bel ons dan uiterlijk 2 april 2026."
    assert "2 april" not in coming(paragraph, sure=0.5).message.text


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_it_is_told_in_every_language_with_what_to_bring(language: str) -> None:
    action = coming(
        "Wat neemt u mee?",
        "uw paspoort",
        "Kunt u niet komen?",
        "Bel ons dan uiterlijk 2 april 2026.",
        language=language,
    )
    assert bundled_phrases()[language].letters.bring in action.message.text
    assert "2026" in action.message.text.split("7", 1)[1]
    assert "{" not in action.message.text


def test_what_may_be_brought_is_not_told_as_asked() -> None:
    bring = bundled_phrases()["nl"].letters.bring
    assert bring not in coming("U mag iemand meenemen.").message.text
    assert bring in coming("Neem uw paspoort mee.").message.text
