"""Words at the head of a letter that say what it is about and of which day it is."""

from datetime import date

from forms.letters.understand import understand
from tests.forms.letters.head.test_subjects import larger
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind

BODY = (BlockKind.BODY, "Uw aanvraag is in behandeling. U hoort binnen acht weken van ons.")
GREETING = (BlockKind.BODY, "Geachte heer,")


def test_a_subject_behind_over_is_read_without_it() -> None:
    said = understand(sheet(HEAD, (BlockKind.BODY, "Over Uw aanvraag om hulp"), GREETING, BODY))
    assert said.subject is not None
    assert said.subject.value == "Uw aanvraag om hulp"


def test_a_subject_that_begins_with_over_keeps_it() -> None:
    said = understand(sheet(HEAD, (BlockKind.BODY, "Over uw aanvraag om hulp"), GREETING, BODY))
    assert said.subject is not None
    assert said.subject.value == "Over uw aanvraag om hulp"


def test_over_before_what_has_no_article_is_a_label() -> None:
    about = "Over jaarlijks onderhoud van de lift"
    said = understand(sheet(HEAD, (BlockKind.BODY, about), GREETING, BODY))
    assert said.subject is not None
    assert said.subject.value == "jaarlijks onderhoud van de lift"


def test_a_letter_is_of_the_day_on_which_it_was_dated() -> None:
    head = (BlockKind.REFERENCE, "Gedagtekend 4 mei 2026")
    asked = (
        BlockKind.BODY,
        "U moet € 30,00 binnen 14 dagen na de dag waarop deze brief is gedagtekend betalen.",
    )
    said = understand(sheet(HEAD, head, GREETING, asked))
    assert said.date is not None
    assert said.date.value == date(2026, 5, 4)
    assert [each.value for each in said.deadlines] == [date(2026, 5, 18)]


def test_a_subject_of_the_south_has_a_label_too() -> None:
    about = (BlockKind.BODY, "Voorwerp Vernieuwing van uw identiteitskaart")
    said = understand(sheet(HEAD, about, GREETING, BODY))
    assert said.subject is not None
    assert said.subject.value == "Vernieuwing van uw identiteitskaart"


def test_a_title_has_the_short_word_before_it() -> None:
    said = understand(sheet(HEAD, (BlockKind.BODY, "Top! Uw nieuwe pas"), GREETING, BODY))
    assert said.subject is not None
    assert said.subject.value == "Top! Uw nieuwe pas"


def test_a_short_title_in_capitals_goes_before_larger_print_of_who_signs() -> None:
    references = (BlockKind.REFERENCE, "Nota d.d.  4 mei 2026\nKlantnummer  12345")
    for title in ("NOTA", "VERZOEK"):
        letter = sheet(
            HEAD,
            references,
            (BlockKind.BODY, title),
            BODY,
            (BlockKind.BODY, "De ontvanger, B. Bol"),
        )
        said = understand(larger(letter, "De ontvanger, B. Bol"))
        assert said.subject is not None
        assert said.subject.value == title
