"""Every way in which letters close is known wherever it matters that one does."""

import pytest

from forms.letters.closing import is_closing, is_signed_below
from forms.letters.head.letter_signs import has_own_sign
from forms.letters.pages.one_letter import is_closed
from forms.letters.plain import plain
from forms.letters.sentences import sentences_of
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

CLOSINGS = [
    "Met vriendelijke groet,",
    "Met vriendelijke groeten,",
    "Met hartelijke groet,",
    "Hartelijke groeten,",
    "Met beste groet,",
    "Met vriendelijke en collegiale groet,",
    "Vriendelijke groet,",
    "Met groet,",
    "Met de meeste hoogachting,",
    "Hoogachtend,",
    "M.v.g.",
    "Mvg,",
]
OTHERS = [
    "Met vriendelijke medewerkers en veel ruimte",
    "Met hartelijke dank voor uw bericht",
    "Vriendelijke vrijwilligers gezocht",
    "Groep 8 gaat op kamp",
    "Hoogachter is een dorp",
]
BEFORE = "Wij vertrouwen erop dat wij u hiermee voldoende over deze zaak hebben ingelicht"


@pytest.mark.parametrize("text", CLOSINGS)
def test_a_letter_that_closes_is_known_to_close(text: str) -> None:
    page = sheet((BlockKind.BODY, f"{BEFORE}\n{text}\nJ. Terpstra"))
    sentences = sentences_of(page)
    assert is_closing(plain(text)) and is_signed_below(plain(text))
    assert is_closed(page) and has_own_sign(sentences, [])
    assert any(each.text.startswith(text) for each in sentences)


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_close_nothing(text: str) -> None:
    page = sheet((BlockKind.BODY, text))
    assert not (is_closing(plain(text)) or is_signed_below(plain(text)))
    assert not (is_closed(page) or has_own_sign(sentences_of(page), []))


@pytest.mark.parametrize("text", ["Groetjes, oma", "Groeten uit Zeeland"])
def test_a_greeting_on_a_card_makes_no_letter_of_it(text: str) -> None:
    assert is_signed_below(plain(text))
    assert not has_own_sign(sentences_of(sheet((BlockKind.BODY, text))), [])
