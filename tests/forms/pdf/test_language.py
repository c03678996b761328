import pytest

from forms.pdf.language import guess_language

DUTCH = "Vul het formulier in. Wij hebben een kopie van uw paspoort nodig. Het is niet voor bij een"
ENGLISH = "Fill in the form and send it to the tax office. If you are on the list of your town, for"


@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_what_is_printed_counts_more_than_what_the_file_says(text, language):
    assert guess_language(text * 2, "de-DE") == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [("nl-NL", "nl"), ("FR", "fr"), (None, "und"), ("", "und"), ("?", "und")],
)
def test_without_text_the_file_is_believed(declared, language):
    assert guess_language("1 2 3", declared) == language


LABELS = {
    "nl": "Aanvraag zwembadpas\nAchternaam\nVoornamen\nGeboortedatum\nE-mailadres\nHandtekening",
    "en": "Surname\nFirst names\nDate of birth\nAddress\nPostcode\nTown\nSignature\nDate",
    "de": "Nachname\nVorname\nGeburtsdatum\nHausnummer\nPostleitzahl\nWohnort\nUnterschrift",
    "fr": "Nom\nPrénom\nDate de naissance\nAdresse\nCode postal\nVille\nTéléphone\nSignature",
    "pl": "Nazwisko\nImię\nData urodzenia\nAdres\nKod pocztowy\nMiejscowość\nPodpis\nTelefon",
}


@pytest.mark.parametrize("language", LABELS)
def test_a_page_of_labels_tells_its_language_too(language):
    assert guess_language(LABELS[language], None) == language
    assert guess_language(LABELS[language], "sv-SE") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Naam Adres Datum Handtekening", "nl"),
        ("Name Address Signature", "en"),
        ("Name Vorname Straße", "de"),
        ("Soyadı Adı İmza", "tr"),
        ("Naam", "und"),
        ("Nom / Naam Adresse / Adres Rue / Straat", "und"),
        ("Naam Naam Naam", "und"),
    ],
)
def test_a_few_words_of_forms_suffice_where_no_other_language_has_them(text, language):
    assert guess_language(text, None) == language
