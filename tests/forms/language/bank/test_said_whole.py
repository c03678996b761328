"""What hangs on a condition is said with it, what costs money with what for, and who is greeted."""

import pytest

from forms.language.sentence_ladder import bundled_ladder

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
