"""Government words explained at the lines they stand on."""

import pytest

from forms.language.glossary import bundled_glossary
from forms.letters.line_terms import explained_terms
from forms.text import Provenance
from tests.forms.letters.test_lines import line
from vision.text.printed import Block, BlockKind, SheetText

GLOSSARY = bundled_glossary()
LINES = (
    line("U kunt bezwaar maken tegen dit besluit.", 50),
    line("Daarna volgt een dwangbevel of beslag.", 56),
    line("Geachte mevrouw,", 62),
)
SHEET = SheetText(210, 297, (Block(BlockKind.BODY, LINES),))


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_terms_are_explained_on_their_own_line_as_dictionary_words(language: str) -> None:
    terms = explained_terms(SHEET, GLOSSARY, language)
    assert set(terms) == {0, 1}
    for text in terms.values():
        assert (text.language, text.provenance) == (language, Provenance.DICTIONARY)


def test_in_dutch_the_printed_word_is_named() -> None:
    first = explained_terms(SHEET, GLOSSARY, "nl")[0].text
    assert first.startswith(("bezwaar maken: ", "bezwaar: "))
    assert "besluit: " in first


def test_a_language_nobody_wrote_in_has_no_explanations() -> None:
    assert explained_terms(SHEET, GLOSSARY, "xx") == {}


def test_a_word_of_a_name_is_no_term() -> None:
    sheet = SheetText(210, 297, (Block(BlockKind.BODY, (line("Bureau Bezwaar en Beroep", 50),)),))
    assert explained_terms(sheet, GLOSSARY, "en")
    assert explained_terms(sheet, GLOSSARY, "en", ["Bureau Bezwaar en Beroep"]) == {}
