"""What to do where everything is right, and that going to court is what costs money."""

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
