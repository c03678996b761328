"""A letter in Dutch with a translation below it is read as the Dutch letter that it is."""

import pytest

from forms.letter import ActionKind
from forms.letters.pages.translated import own_part, without_translation
from forms.letters.sentences import sentences_of
from forms.letters.spoken import spoken_in
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, NUMBERED, asked, roles, sheet
from vision.text.printed import BlockKind, SheetText

DUTCH = (
    BlockKind.BODY,
    "Geachte heer De Vries,\nU hebt uw rekening nog niet betaald. Betaal € 156,60 vóór 27 maart "
    "2026 op rekening NL91 ABNA 0417 1643 00. Kunt u dit niet betalen? Bel ons dan.",
)
CLOSING = (BlockKind.BODY, "Met vriendelijke groet,\nJ. Terpstra")
ENGLISH = (
    BlockKind.BODY,
    "Dear Mr De Vries,\nYou have not paid your bill yet. Please pay € 156.60 before 27 March 2026 "
    "to account NL20 INGB 0001 2345 67. If you are not able to pay the full amount at once, please "
    "call us as soon as possible so that we can make an arrangement with you. You can also come to "
    "our office on working days between nine and five. We will gladly help you.",
)
GERMAN = (
    BlockKind.BODY,
    "Sehr geehrter Herr De Vries,\nSie haben Ihre Rechnung noch nicht bezahlt. Bitte zahlen Sie "
    "den Betrag vor dem 27. März 2026 auf unser Konto. Wenn Sie nicht alles auf einmal bezahlen "
    "können, rufen Sie uns bitte so bald wie möglich an.",
)
FOOT = (BlockKind.FOOTER, "Gemeente Heuvelrijk, Postbus 12, 1234 AB Heuvelrijk")


def texts(*sheets: SheetText) -> list[str]:
    return [each.text for page, one in enumerate(sheets) for each in sentences_of(one, page)]


@pytest.mark.parametrize("translation", [ENGLISH, GERMAN])
def test_the_dutch_above_a_translation_is_the_letter(translation: tuple[BlockKind, str]) -> None:
    page = sheet(HEAD, NUMBERED, DUTCH, CLOSING, translation, FOOT)
    own = own_part(sentences_of(page))
    assert spoken_in(sentences_of(page)) != "nl" and spoken_in(own) == "nl"
    cut = without_translation([page])
    assert texts(*cut) == [each.text for each in own]
    assert texts(*cut) == texts(sheet(HEAD, NUMBERED, DUTCH, CLOSING, FOOT))
    letter = understand(*cut)
    assert asked(letter) == [ActionKind.PAY] and list(roles(letter)) == ["156.60"]


def test_a_translation_may_have_a_page_of_its_own() -> None:
    pages = [sheet(HEAD, NUMBERED, DUTCH, CLOSING), sheet(HEAD, ENGLISH, FOOT)]
    cut = without_translation(pages)
    assert cut[0] == pages[0] and len(cut) == len(pages)
    assert texts(cut[1]) == [HEAD[1], FOOT[1]]


def test_a_translation_may_go_on_in_the_block_of_the_dutch() -> None:
    page = sheet(HEAD, NUMBERED, (BlockKind.BODY, f"{DUTCH[1]}\n{ENGLISH[1]}"))
    assert texts(*without_translation([page]))[-1] == "Bel ons dan."


@pytest.mark.parametrize(
    "blocks",
    [
        (ENGLISH,),
        ((BlockKind.BODY, "Geachte heer,\nHieronder leest u deze brief in het Engels."), ENGLISH),
        (ENGLISH, DUTCH),
        (DUTCH, CLOSING),
    ],
)
def test_else_all_of_it_is_read(blocks: tuple[tuple[BlockKind, str], ...]) -> None:
    page = sheet(HEAD, NUMBERED, *blocks)
    sentences = sentences_of(page)
    assert own_part(sentences) is sentences
    assert without_translation([page]) == [page]
