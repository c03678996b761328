import pytest

from forms.letters.sentences import sentences_of
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

BODY = BlockKind.BODY


def texts(body: str, kind: BlockKind = BODY) -> list[str]:
    return [sentence.text for sentence in sentences_of(sheet((kind, body)))]


def test_a_sentence_goes_on_over_line_ends_and_a_broken_word_is_mended() -> None:
    broken = "U krijgt van ons een voorstel voor een nieuwe en voor u heel gunstige betalings-"
    assert texts(f"{broken}\nregeling. Bel ons.") == [
        "U krijgt van ons een voorstel voor een nieuwe en voor u heel gunstige betalingsregeling.",
        "Bel ons.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Hebt u vragen over uw zorg-", "en huurtoeslag?", "zorg- en huurtoeslag"),
        ("Dit gaat over de provincie Zuid-", "Holland en haar inwoners.", "Zuid-Holland"),
        ("Het adres van onze website is www.voorbeeld.nl/", "bezwaar en verder.", ".nl/bezwaar"),
    ],
)
def test_only_what_was_broken_is_mended(first: str, second: str, joined: str) -> None:
    assert joined in " ".join(texts(f"{first}\n{second}"))


@pytest.mark.parametrize(
    "whole",
    [
        "U kunt bijv. bellen met dhr. A. de Vries over art. 6 van de wet.",
        "Betaal vóór 1 mei 2026 o.v.v. het kenmerk.",
        "Betaal vóór 1 mei 2026 o. v. v. K7897849 en t. a. v. de heer A. de Vries.",
        "Het bedrag is € 1.234,56 en staat op nr. 12 van de lijst.",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert texts(whole) == [whole]


def test_a_line_that_had_room_ended_on_purpose() -> None:
    assert texts(
        "Wat moet u doen?\nBetaal het bedrag dat hieronder staat op het rekeningnummer van de "
        "gemeente, liefst vandaag nog\nHet bedrag\n- een kopie van uw paspoort\n- uw loonstrook"
    ) == [
        "Wat moet u doen?",
        "Betaal het bedrag dat hieronder staat op het rekeningnummer van de gemeente, "
        "liefst vandaag nog",
        "Het bedrag",
        "- een kopie van uw paspoort",
        "- uw loonstrook",
    ]


@pytest.mark.parametrize(
    "reached",
    [
        "E-mail post@heuvelrijk.nl",
        "E: post@heuvelrijk.nl",
        "Telefoon 088 123 45 67",
        "T 088 123 45 67",
        "Website www.heuvelrijk.nl",
        "Internet: www.heuvelrijk.nl",
    ],
)
def test_how_to_reach_the_sender_is_no_part_of_the_line_above(reached: str) -> None:
    above = "Onderwerp Aflossen van uw oude schuld"
    assert texts(f"{above}\n{reached}") == [above, reached]


def test_what_a_sentence_leads_to_is_its_own_also_where_a_line_begins_with_it() -> None:
    told = (
        "Voor vragen over uw schuld en wat u daarvan nu moet betalen belt u met\nT 088 123 45 67."
    )
    assert texts(told) == [told.replace("\n", " ")]


def test_lines_of_a_reference_block_stay_apart() -> None:
    assert texts("Datum 3 maart 2026\nKenmerk 12.34", BlockKind.REFERENCE) == [
        "Datum 3 maart 2026",
        "Kenmerk 12.34",
    ]


def test_every_word_is_held_once_and_found_at_its_characters() -> None:
    page = sheet((BODY, "Dit is een heel lange zin over twee regels want hij gaat maar door en door"
                        " tot het einde. Dit is kort."))  # fmt: skip
    sentences = sentences_of(page)
    assert [word for each in sentences for word in each.words] == [
        word for each in page.lines() for word in each.words
    ]
    first = sentences[0]
    start = first.text.index("einde")
    assert [word.text for word in first.words_at(start, start + 5)] == ["einde."]
    assert first.lines == (0, 1)
    assert sentences[1].lines == (1,)


def test_a_number_that_wraps_is_no_item_of_a_list() -> None:
    first = "Maak het hele bedrag over op het rekeningnummer van de gemeente: NL91 ABNA 0417 1643"
    assert texts(f"{first}\n00. Doe dat snel.") == [f"{first} 00.", "Doe dat snel."]
