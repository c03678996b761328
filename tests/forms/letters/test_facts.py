"""In which sentence of a letter a fact stands."""

from dataclasses import replace

from forms.letters.facts import fact, place_of_fact
from forms.letters.sentences import sentences_of
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

PAGE = sheet((BlockKind.BODY, "Geachte heer,\nBel ons voor 3 mei 2026. Bel ons."))


def test_a_sentence_that_a_later_page_prints_again_is_another_place() -> None:
    said = [*sentences_of(PAGE), *sentences_of(PAGE, 1)]
    first, later = (at for at, each in enumerate(said) if "3 mei" in each.text)
    for at in (first, later):
        day = fact("3 mei 2026", said[at], 13, 23, is_certain=True)
        assert place_of_fact(day, said) == at
        assert place_of_fact(replace(day, sentence="Elders."), said) is None
