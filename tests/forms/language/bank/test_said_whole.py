"""What hangs on a condition is said with it, what costs money with what for, and who is greeted."""

import pytest

from forms.language.sentence_ladder import bundled_ladder
from forms.text import Provenance

_NOTHING = "If everything is right: "


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Als de gegevens kloppen, hoeft u niet te reageren.", f"{_NOTHING}you do not have to"),
        ("U hoeft niets te doen als alles klopt.", f"{_NOTHING}you do not have to do anything."),
        ("Kloppen uw gegevens, dan hoeft u niets te doen.", f"{_NOTHING}then you do not have to"),
        ("Als uw gegevens niet kloppen, hoeft u niets te doen.", "If something is wrong: "),
        ("Voor het instellen van beroep is griffierecht verschuldigd.", "Going to court costs"),
    ],
)
def test_a_condition_is_said_with_what_hangs_on_it(dutch: str, english: str) -> None:
    (said,) = bundled_ladder().say([dutch], "en")
    assert said is not None
    assert said.text.startswith(english)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Geachte heer en mevrouw Jansen,", "Dear Mr and Ms Jansen,"),
        ("Geachte heer of mevrouw Jansen,", "Dear Mr or Ms Jansen,"),
        ("Geachte heer Jansen,", "Dear Mr Jansen,"),
    ],
)
def test_a_couple_is_greeted_as_two(dutch: str, english: str) -> None:
    (said,) = bundled_ladder().say([dutch], "en")
    assert said is not None
    assert said.text == english


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Wij verzoeken u dringend vóór 1 mei 2026 contact met ons op te nemen.", "Contact us"),
        ("Het maken van bezwaar schorst de werking van dit besluit niet.", "The decision still"),
        ("U hoeft voor deze zorg geen eigen bijdrage te betalen.", "You do not pay a personal"),
        ("U hoeft voor deze zorg een eigen bijdrage te betalen.", None),
        ("Wij wijzen u erop dat deze beslissing voorlopig is.", "This is not yet the final"),
        ("Deze beslissing is niet voorlopig.", None),
        ("Mogelijk moet u dan een deel terugbetalen of krijgt u nog geld.", "You may have to pay"),
        ("Uw auto moet vóór 6 februari 2027 gekeurd zijn.", "Have your car inspected (apk)"),
        ("U kunt dit bedrag in maximaal 24 maanden terugbetalen.", "You may pay the amount"),
    ],
)
def test_what_is_said_is_what_the_sentence_says(dutch: str, english: str | None) -> None:
    (said,) = bundled_ladder().say([dutch], "en")
    if english is None:
        assert said is None or said.provenance is Provenance.DICTIONARY
    else:
        assert said is not None
        assert said.text.startswith(english)
