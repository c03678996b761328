from collections.abc import Iterable

import pytest

import forms.language.memory as memory_module
from forms.language.memory import Pair, TranslationMemory, bundled_memory
from forms.text import Provenance

DRAFT = Provenance.DRAFT
PAIRS = [
    Pair(
        "Bel 088 000 41 60 als u vragen hebt.",
        "Call 088 000 41 60 if you have questions.",
        DRAFT,
    ),
    Pair(
        "Betaal uw aanslag vóór 1 mei 2026.",
        "Pay your assessment before 1 May 2026.",
        Provenance.OWNER,
    ),
    Pair(
        "Uw inkomen wordt niet hoger dan de norm.", "Your income will not exceed the norm.", DRAFT
    ),
    Pair("Het bedrag van uw toeslag wordt hoger.", "The amount of your allowance goes up.", DRAFT),
    Pair(
        "Geef het ons door als uw adres of uw telefoonnummer anders is.",
        "Tell us if your address or telephone number is different.",
        DRAFT,
    ),
    Pair("Vraag {organisation} om hulp.", "Ask {organisation} for help.", DRAFT),
]
MEMORY = TranslationMemory({"en": PAIRS})


def test_a_sentence_is_known_again_with_other_figures_in_it() -> None:
    said = MEMORY.exact("Bel 020 123 45 67 als u vragen hebt.", "en")
    assert said is not None
    assert said.text == "Call 020 123 45 67 if you have questions."
    assert said.provenance is Provenance.MEMORY
    assert said.detail == "100 %, draft"


def test_figures_that_the_translation_writes_in_its_own_way_must_be_the_same() -> None:
    assert MEMORY.exact("Betaal uw aanslag vóór 1 mei 2026.", "en") is not None
    assert MEMORY.exact("Betaal uw aanslag vóór 2 mei 2026.", "en") is None


def test_a_slip_of_the_reader_is_forgiven_and_its_score_is_told() -> None:
    said = MEMORY.alike("Bel 020 123 45 67 als u vragen hebf.", "en")
    assert said is not None
    assert said.text == "Call 020 123 45 67 if you have questions."
    assert said.detail is not None
    assert not said.detail.startswith(("similar", "100"))


def test_what_is_only_alike_is_called_similar() -> None:
    # In a short sentence one word is a third of what is said.
    assert MEMORY.alike("Bel gerust 020 123 45 67 als u vragen hebt.", "en") is None
    other = MEMORY.alike(
        "Geef het ons snel door als uw adres of uw telefoonnummer anders is.", "en"
    )
    assert other is not None
    assert other.detail is not None
    assert other.detail.startswith("similar, ")


@pytest.mark.parametrize(
    "turned",
    [
        "Uw inkomen wordt hoger dan de norm.",  # a negation less
        "Uw inkomen wordt niet lager dan de norm.",  # another side
        "Het bedrag van uw toeslag wordt lager.",
        "Het bedrag van uw toeslag wordt niet hoger.",
        "Bel 088 000 41 60 als u geen vragen hebt.",
        "Bel 088 000 41 60 of 14 0123 als u vragen hebt.",  # a number more
    ],
)
def test_a_sentence_that_turns_around_is_refused_however_alike(turned: str) -> None:
    assert MEMORY.alike(turned, "en") is None


def test_texts_with_slots_of_ours_are_not_remembered() -> None:
    assert MEMORY.exact("Vraag {organisation} om hulp.", "en") is None


def test_an_unknown_language_has_no_memory() -> None:
    assert MEMORY.exact(PAIRS[0].dutch, "so") is None
    assert MEMORY.alike(PAIRS[0].dutch, "so") is None


def test_what_was_written_for_the_library_is_remembered() -> None:
    memory = bundled_memory()
    said = memory.exact(
        "Het is te donker. Doe een lamp aan of ga dichter bij een raam zitten.", "ar"
    )
    assert said is not None
    assert said.provenance is Provenance.MEMORY


def test_what_was_approved_goes_before_what_comes_with_the_program() -> None:
    dutch = "Het is te donker. Doe een lamp aan of ga dichter bij een raam zitten."
    approved = Pair(dutch, "Approved by a person.", Provenance.REVIEWED)
    said = bundled_memory({"ar": [approved]}).exact(dutch, "ar")
    assert said is not None
    assert (said.text, said.detail) == ("Approved by a person.", "100 %, reviewed")


def test_only_the_language_that_is_asked_for_is_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process costs that reads letters: nine languages took it a second, most for nobody."""
    made: list[int] = []

    class Counted(memory_module.AlikeIndex):
        def __init__(self, texts: Iterable[str] = ()) -> None:
            super().__init__(texts)
            made.append(len(self))

    monkeypatch.setattr(memory_module, "AlikeIndex", Counted)
    memory = TranslationMemory({"en": PAIRS, "ar": PAIRS, "tr": PAIRS})
    assert made == []
    assert memory.exact(PAIRS[0].dutch, "en")
    assert memory.exact(PAIRS[0].dutch, "en") == memory.exact(PAIRS[0].dutch, "en")
    assert memory.exact(PAIRS[0].dutch, "uk") is None
    assert len(made) == 1
    assert memory.exact(PAIRS[0].dutch, "ar")
    assert len(made) == 2
