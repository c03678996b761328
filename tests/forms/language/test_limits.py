"""An “only” of the paper is kept: one test a meaning, in languages that build it otherwise."""

import json
from importlib.resources import files

import pytest

from forms.language.limits import loses_a_limit

LISTS = json.loads((files("forms") / "language" / "limits.json").read_text("utf-8"))
ONLY = "U mag alleen met toestemming verbouwen."
ONCE = "U krijgt pas geld als wij uw gegevens hebben gezien."
MITS = "U krijgt uitstel, mits u dit schriftelijk vraagt."


@pytest.mark.parametrize(
    ("text", "said", "target", "is_lost"),
    [
        (ONLY, "You may only renovate with permission.", "en", False),
        (ONLY, "You may not renovate without permission.", "en", False),
        (ONLY, "You may renovate with permission.", "en", True),
        (ONLY, "Vous ne pouvez faire des travaux qu'avec un accord.", "fr", False),
        (ONLY, "Vous pouvez faire des travaux avec un accord.", "fr", True),
        (ONLY, "لا يجوز التعديل إلا بموافقة.", "ar", False),
        (ONLY, "يجوز التعديل بموافقة.", "ar", True),
        (ONLY, "Yalnızca izinle tadilat yapabilirsiniz.", "tr", False),
        (ONLY, "İzinle tadilat yapabilirsiniz.", "tr", True),
        (ONCE, "Sie bekommen erst Geld, wenn wir Ihre Daten gesehen haben.", "de", False),
        (ONCE, "Sie bekommen Geld, wenn wir Ihre Daten sehen.", "de", True),
        (ONCE, "Solo recibirá dinero cuando hayamos visto sus datos.", "es", False),
        (ONCE, "Recibirá dinero cuando vemos sus datos.", "es", True),
        (MITS, "Otrzyma Pan odroczenie, o ile poprosi Pan na piśmie.", "pl", False),
        (MITS, "Otrzyma Pan odroczenie, choć prosi Pan na piśmie.", "pl", True),
        (MITS, "You get a delay, even if you ask in writing.", "en", True),
        (ONLY, "Můžete přestavovat se souhlasem.", "cs", False),
    ],
)
def test_a_limit_is_kept_or_missed(text: str, said: str, target: str, is_lost: bool) -> None:
    assert loses_a_limit(text, said, "nl", target) is is_lost


@pytest.mark.parametrize(
    "text",
    [
        "Neem uw pas mee als u komt.",
        "Pas op als u betaalt.",
        "U bent alleenstaande ouder.",
        "Dit geldt niet alleen voor u.",
    ],
)
def test_a_word_that_only_looks_like_a_limit_is_none(text: str) -> None:
    assert not loses_a_limit(text, "This is said in other words.", "nl", "en")


@pytest.mark.parametrize("language", LISTS["said"])
def test_every_language_says_each_meaning_that_is_asked(language: str) -> None:
    asked = {meaning for entry in LISTS["asked"].values() for meaning in entry}
    assert asked - {"idioms"} <= LISTS["said"][language].keys() <= asked
