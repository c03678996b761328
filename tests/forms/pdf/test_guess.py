import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.pdf.guess import Guess, guess, guess_label
from forms.pdf.widgets import FieldFlag, Widget
from forms.template import FieldType
from vision.geometry import PageMm, Quad

NO_FLAGS = FieldFlag(0)


def widget(name="", kind="Tx", tooltip=None, flags=NO_FLAGS, formats="", max_length=None):
    area = Quad[PageMm].box(0, 0, 10, 5)
    return Widget(area, kind, flags, name, name, tooltip, max_length, None, formats)


@pytest.mark.parametrize(
    ("name", "kind", "semantic"),
    [
        ("ZipCode", "postcode", "postal-code"),
        ("postcode[0]", "postcode", "postal-code"),
        ("uw_postcode_2", "postcode", "postal-code"),
        ("BSN", "bsn", "x-bsn"),
        ("Burgerservicenummer", "bsn", "x-bsn"),
        ("IBAN", "iban", "x-iban"),
        ("rekeningnummer", "iban", "x-iban"),
        ("E-mailadres", "email", "email"),
        ("telefoonnummer", "phone", "tel"),
        ("geboortedatum", "date", "bday"),
        ("Handtekening", "signature", "x-signature"),
        ("voornaam", "text", "given-name"),
        ("Achternaam", "text", "family-name"),
        ("woonplaats", "text", "address-level2"),
        ("Datum", "date", None),
        ("Bedrag", "amount", None),
    ],
)
def test_a_name_that_says_it_outright_is_believed(name, kind, semantic):
    guessed = guess(widget(name))
    assert (guessed.type, guessed.semantic) == (kind, semantic)


@pytest.mark.parametrize(
    "name", ["f1_07[0]", "update", "estate", "Candidate name list", "statement", "phone book", "1a"]
)
def test_a_name_that_only_contains_such_a_word_is_not(name):
    assert guess(widget(name)) == guess(widget("x"))


def test_a_short_tooltip_names_and_a_long_one_explains():
    assert guess(widget("f1", tooltip="Postcode")).semantic == "postal-code"
    long = "Write the name and postcode of the person who rents the house"
    assert guess(widget("f1", tooltip=long)).semantic is None


@pytest.mark.parametrize(
    ("formats", "kind"),
    [
        ('AFDate_FormatEx("dd-mm-yyyy");', FieldType.DATE),
        ('AFNumber_Format(2, 0, 0, 0, "", true);', FieldType.AMOUNT),
        ('AFNumber_Format(0, 0, 0, 0, "€", true);', FieldType.AMOUNT),
        ('AFNumber_Keystroke(0, 0, 0, 0, "", true);', FieldType.NUMBER),
        ("AFSpecial_Format(0);", FieldType.POSTCODE),
        ("AFSpecial_Keystroke(2)", FieldType.PHONE),
        ("AFPercent_Format(1, 0)", FieldType.NUMBER),
        ("event.value = evil()", FieldType.TEXT),
    ],
)
def test_the_format_script_tells_the_type(formats, kind):
    assert guess(widget("f1", formats=formats)).type == kind


@pytest.mark.parametrize(
    ("kind", "flags", "max_length", "expected"),
    [
        ("Btn", FieldFlag(0), None, FieldType.CHECKBOX),
        ("Btn", FieldFlag.RADIO, None, FieldType.CHOICE),
        ("Ch", FieldFlag(0), None, FieldType.CHOICE),
        ("Sig", FieldFlag(0), None, FieldType.SIGNATURE),
        ("Tx", FieldFlag.COMB, 9, FieldType.COMB),
        ("Tx", FieldFlag.COMB, None, FieldType.TEXT),
        ("Tx", FieldFlag.COMB | FieldFlag.MULTILINE, 9, FieldType.TEXT),
        (None, FieldFlag(0), None, FieldType.OTHER),
        ("Xx", FieldFlag(0), None, FieldType.OTHER),
    ],
)
def test_kind_and_flags_tell_the_type(kind, flags, max_length, expected):
    assert guess(widget("f1", kind, flags=flags, max_length=max_length)).type == expected


def test_a_comb_keeps_its_meaning():
    assert guess(widget("BSN", flags=FieldFlag.COMB, max_length=9)).semantic == "x-bsn"


@given(st.text(), st.text(), st.text())
def test_any_name_and_script_gets_an_answer(name, tooltip, formats):
    assert isinstance(guess(widget(name, tooltip=tooltip, formats=formats)).type, FieldType)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1. Postcode", Guess(FieldType.POSTCODE, "postal-code")),
        ("3a Uw naam", Guess(FieldType.TEXT, "name")),
        ("Signature of applicant", Guess(FieldType.SIGNATURE, "x-signature")),
        ("Date", Guess(FieldType.DATE, None)),
        ("Naam van de hond", Guess(FieldType.TEXT, None)),
        ("Prénom(s)", Guess(FieldType.TEXT, "given-name")),
        ("Ihre Postleitzahl", Guess(FieldType.POSTCODE, "postal-code")),
        ("Data urodzenia", Guess(FieldType.DATE, "bday")),
        ("Importe total", Guess(FieldType.AMOUNT, None)),
        ("Unterschrift des Mitglieds", Guess(FieldType.SIGNATURE, "x-signature")),
        ("Voornaam / Prénom / Vorname", Guess(FieldType.TEXT, "given-name")),
        ("Name / Vorname", Guess(FieldType.TEXT, None)),
        (None, Guess(FieldType.TEXT, None)),
    ],
)
def test_a_printed_label_that_says_it_outright_tells_the_meaning(label, expected):
    assert guess_label(label) == expected


@pytest.mark.parametrize(
    ("name", "printed", "semantic"),
    [
        ("naam", "Achternaam", "family-name"),
        ("naam", "Uw voornamen", "given-name"),
        ("name", "1. Voorletters", "x-initials"),
        ("naam", "Naam", "name"),
        ("naam", "Wie bent u?", "name"),
        ("naam", None, "name"),
        # The print of a neighbour, as real forms have it.
        ("email", "Name (First, Middle, Last)", "email"),
        ("Your First Name", "Name", "given-name"),
        ("naam", "Handtekening", "name"),
    ],
)
def test_the_print_says_more_exactly_which_part_of_a_name_is_asked(name, printed, semantic):
    assert guess(widget(name), printed).semantic == semantic
