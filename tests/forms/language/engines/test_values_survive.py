"""Whatever an engine does: every value comes out equal, in Latin digits, or the text is refused."""

import random
import re
from collections import Counter

import pytest

from forms.language.bidi import isolated
from forms.language.engines.engine import TranslationEngine
from forms.language.engines.machine import Machine
from forms.language.sentence_ladder import SentenceLadder, bundled_ladder
from forms.text import Provenance, Text
from tests.forms.language.entity_sentences import WORDS, sentence, values_in

ALPHABETS = {"en": "bcdfghklmnprstvw", "tr": "bcçdfgğhklmnprsş", "ar": "بتثجحخدذرزسشصضطظ"}
VOWELS = {"en": "aeiou", "tr": "aeıioöuü", "ar": "اويهة"}
SYLLABLES = {
    language: [letter + vowel for letter in letters for vowel in VOWELS[language]]
    for language, letters in ALPHABETS.items()
}
MASK = re.compile(r"QX\d+Q")
OTHER_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Careless:
    """An engine that turns words into made-up ones, moves figures about, and often spoils them."""

    def __init__(self, rng: random.Random, spoils: float) -> None:
        self._rng, self._spoils = rng, spoils
        self._target = "en"
        self._machine = Machine(self._ask, str)

    def can_translate(self, source: str, target: str) -> bool:
        return target in ALPHABETS

    def translate(
        self, texts: list[str], source: str, target: str, names: tuple[str, ...] = ()
    ) -> dict[str, Text]:
        self._target = target
        return self._machine.translate(target, texts, source, target, names)

    def close(self) -> None:
        pass

    def _ask(self, way: str, texts: list[str]) -> list[str]:
        return [self._said(text) for text in texts]

    def _said(self, text: str) -> str:
        pieces = [self._piece(piece) for piece in text.split()]
        for place in range(len(pieces) - 1):
            if self._rng.random() < 0.2:
                pieces[place : place + 2] = pieces[place + 1], pieces[place]
        said = " ".join(pieces)
        return self._spoiled(said) if self._rng.random() < self._spoils else said

    def _piece(self, piece: str) -> str:
        if MASK.search(piece):
            return piece
        syllables = SYLLABLES[self._target]
        return "".join(self._rng.choices(syllables, k=1 + len(piece) // 2))

    def _spoiled(self, said: str) -> str:
        masks = MASK.findall(said) or ["QX0Q"]
        mask, other = self._rng.choice(masks), self._rng.choice(masks)
        return self._rng.choice(
            [
                said.replace(mask, ""),
                said.replace(mask, f"{mask} {mask}"),
                said.replace(mask, other),
                said.replace(mask, f"{mask} 5"),
                said.replace(mask, f"{mask}5"),
                said.replace(mask, f"1{mask}"),
                said.replace(mask, mask.lower()),
                said.replace(mask, f"QX {mask[2:-1]} Q"),
                said.replace(mask, mask.translate(OTHER_DIGITS)),
                said.replace(mask, mask[:-1]),
                said.replace(mask, "2026"),
                f"{said} QX9Q",
            ]
        )


def check(ladder: SentenceLadder, rng: random.Random, language: str) -> bool:
    """Say one sentence; whether something was said, with all its values."""
    text, names, values = sentence(rng)
    assert values_in(text, names) == values, text
    [said] = ladder.say([text], language, names)
    if said is None:
        return False
    if said.provenance is Provenance.DICTIONARY:  # names words, and no values
        assert not any(letter.isdecimal() for letter in said.text)
        return False
    for shown in (said.text, isolated(said.text, language)):
        assert values_in(shown, names) == values, (text, shown)
    return True


@pytest.mark.slow
@pytest.mark.parametrize(
    "count",
    [
        pytest.param(10_000, marks=pytest.mark.timeout(600)),
        # Ten minutes of one core that does nothing else; nobody has one.
        pytest.param(100_000, marks=[pytest.mark.verify, pytest.mark.timeout(3600)]),
    ],
)
def test_values_survive_every_rung_whatever_an_engine_does(count: int) -> None:
    rng = random.Random(count)
    engine: TranslationEngine = Careless(rng, spoils=0.5)
    ladder = bundled_ladder(engine)
    said = 0
    for _ in range(count):
        said += check(ladder, rng, rng.choice(list(ALPHABETS)))
    # Half of them were not spoiled: those are said, or this test could not fail.
    assert 0.35 * count < said < 0.75 * count


def test_values_are_told_apart_so_that_this_can_fail() -> None:
    text = "U moet € 1.250,50 betalen vóór 1 mei 2026 op NL91ABNA0417164300 of 06 12345678."
    values = values_in(text)
    assert values == values_in(
        "Pay €1,250.50 before 1 May 2026 to NL91 ABNA 0417 1643 00, +31 612345678."
    )
    for wrong in ("€ 1.250,05", "€ 125.050", "€ 12,50"):
        assert values != values_in(text.replace("€ 1.250,50", wrong))
    assert values != values_in(text.replace("1 mei", "1 maart"))
    assert values != values_in(text.replace("0417164300", "0417164301"))
    assert values != values_in(f"{text} 5")
    assert values_in("٢٥") == Counter({("digit", "٢"): 1, ("digit", "٥"): 1})
    assert len(set(WORDS)) > 40
