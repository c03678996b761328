from pathlib import Path

import pytest

from forms.language.glossary import bundled_glossary
from tests.benchmarks.human_words import Row, calls_it, compared, human_rows, sentence_pairs
from tests.forms.language.bank.bank_files import bank


@pytest.mark.parametrize(
    ("text", "name", "is_same"),
    [
        ("You can send in your applications now.", "application", True),
        ("Send us the requests.", "application", False),
        ("Die Gemeinden entscheiden.", "Gemeinde", True),
        ("Złóż sprzeciw w gminie.", "gmina", True),
        ("Şikâyetinizi belediyeye gönderin.", "belediye", True),
        ("اتصل بالبلدية.", "البلدية", True),
        ("Fill in your BSN.", "citizen service number (BSN)", True),
        ("You get no compensation.", "reimbursement or compensation", True),
        ("The tax office calls.", "tax assessment", False),
        ("The assessment of your tax", "tax assessment", True),
    ],
)
def test_a_term_is_known_by_its_words_whatever_their_ending(
    text: str, name: str, is_same: bool
) -> None:
    assert calls_it(text, name) == is_same


def test_only_texts_of_as_many_sentences_are_compared_sentence_by_sentence() -> None:
    said = {"en": "Call us. Or write.", "de": "Rufen Sie an oder schreiben Sie."}
    pairs = list(sentence_pairs(Row("made up", "Bel ons. Of schrijf.", said)))
    assert pairs == [("Bel ons.", {"en": "Call us."}), ("Of schrijf.", {"en": "Or write."})]


def test_what_we_say_stands_beside_what_a_person_said() -> None:
    row = Row(
        "made up", "Bel ons dan. Uw aanvraag is er.", {"en": "Ring us. The application is in."}
    )
    found = compared(
        [row, Row("made up", "Vandaag.", {"en": "Today."})], bank(), bundled_glossary()
    )
    assert found.dutch_sentences == 3
    assert found.matched == {"call-us": 1}
    assert found.pairs["en"][0][1] == "Ring us."
    english = found.official["en"]
    assert (english.terms, english.same, english.by_chance) == (1, 1, 0)


def test_nothing_is_compared_where_there_is_nothing(tmp_path: Path) -> None:
    assert human_rows(tmp_path) == []
