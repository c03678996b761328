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
