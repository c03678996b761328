"""Letters that leave nothing to do: said outright, to who agrees, or where money is kept."""

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind
from forms.letters.saying import in_language
from tests.forms.letters.sheets import asked, asked_by, read_letter


@pytest.mark.parametrize(
    "text",
    [
        "Er valt voor u niets te regelen.",
        "Dit gaat vanzelf, zonder dat u er iets voor doet.",
        "Een bevestiging van uw kant is overbodig.",
        "Bewaar deze brief; meer is niet nodig.",
        "U kunt rustig afwachten.",
        "Kennisnemen volstaat, meer wordt er niet gevraagd van u.",
        "Het doorgeven van cijfers is hiervoor niet nodig.",
        "Een reactie is overbodig.",
        "Een antwoord verwachten wij van u niet.",
        "Als u akkoord bent, hoeft u niet te reageren.",
        "Wilt u bij ons blijven? Dan hoeft u niets te doen.",
    ],
)
def test_that_nothing_need_be_done_is_said_in_many_ways(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.NOTHING]


def test_nothing_as_an_answer_is_nothing_to_do() -> None:
    letter = read_letter("U krijgt € 51,00 terug.", "Wat moet u daarvoor doen? Niets.")
    assert asked(letter) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    "text", ["Zelf iets aanvragen hoeft niet.", "Een overboeking doen hoeft dus niet."]
)
def test_what_need_not_be_done_oneself_leaves_nothing(text: str) -> None:
    assert asked(read_letter("Wij houden uw gegevens bij.", text)) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    "kept",
    [
        "Op uw uitkering van € 1.031,88 houden wij maandelijks € 81,89 in.",
        "De schuld, groot € 81,89, wordt verrekend met uw vakantiegeld.",
        "Van uw kant is geen betaling nodig.",
    ],
)
def test_what_is_kept_is_not_to_be_paid_by_the_reader(kept: str) -> None:
    letter = read_letter("U ontving te veel. De schuld is € 81,89.", kept)
    assert asked(letter) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("Heeft u de papieren teruggevonden?", "Laat het ons weten via www.heuvelrijk.nl."),
        ("Is er iets veranderd?", "Meld het ons via www.heuvelrijk.nl of telefonisch."),
        ("Bent u verhinderd?", "Laat het ons zo snel mogelijk telefonisch weten."),
        ("Merkt u iets verdachts?", "Geef dat aan ons door."),
    ],
)
def test_what_is_asked_of_some_is_asked_of_nobody_for_sure(question: str, then: str) -> None:
    letter = read_letter(
        "Wij hebben uw melding ontvangen.", "U hoeft niets te doen.", question, then
    )
    assert asked_by(letter) == [(ActionKind.NOTHING, None)]


def test_nothing_to_do_is_not_undone_by_what_only_some_must_tell() -> None:
    letter = read_letter(
        "Wij hebben uw verhuizing verwerkt. U hoeft niets te doen.",
        "Kloppen de gegevens niet? Geef dat dan voor 20 maart 2026 door.",
    )
    assert asked(letter) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gaat u akkoord, dan hoeft u niets te doen.",
        "Bent u het met de nieuwe prijs eens? Dan hoeft u niet te reageren.",
        "U hoeft niet te reageren als u zich in ons besluit kunt vinden.",
    ],
)
def test_who_agrees_need_do_nothing(sentence: str) -> None:
    letter = read_letter(sentence, "U kunt tot en met 14 april 2026 bezwaar maken.")
    assert asked(letter) == [ActionKind.NOTHING, ActionKind.OBJECT]


def test_who_finds_all_in_order_need_do_nothing() -> None:
    letter = read_letter(
        "Uw inschrijving is rond.",
        "Staat er iets verkeerd, laat het dan binnen 28 dagen na de datum van deze brief weten.",
        "Klopt alles, dan hoeft u niets te doen.",
    )
    assert asked(letter) == [ActionKind.NOTHING]


def test_who_disagrees_is_not_told_to_do_nothing() -> None:
    letter = read_letter("Klopt er iets niet? Dan hoeft u niets te doen.")
    assert ActionKind.NOTHING not in asked(letter)


def test_nothing_to_do_is_said_only_where_the_letter_says_so() -> None:
    quiet = read_letter("U hoeft niets te doen. Wij regelen het voor u.")
    others = read_letter("Hebt u al betaald? Dan hoeft u niets te doen.")
    assert asked(quiet) == [ActionKind.NOTHING]
    assert asked(others) == []


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_with_nothing_to_do_the_day_of_who_must_after_all_is_told(language: str) -> None:
    letter = read_letter(
        "U hebt € 991,18 te veel ontvangen. Dit bedrag houden wij in op uw pensioen.",
        "Klopt het niet dat u samenwoont? Bel ons dan binnen twee weken.",
    )
    (nothing,) = in_language(letter, Explainer(bundled_phrases()), language).actions
    assert nothing.kind is ActionKind.NOTHING and nothing.before is None
    assert "17" in nothing.message.text and "{" not in nothing.message.text
    first, _ = bundled_phrases()[language].letters.actions[ActionKind.NOTHING][2]
    assert first.split("{")[0] in nothing.message.text


def test_with_nothing_to_do_and_no_day_there_is_no_more_to_say() -> None:
    (nothing,) = read_letter("Wij regelen alles. U hoeft niets te doen.").actions
    assert nothing.message.text == "U hoeft nu niets te doen. Bewaar deze brief goed."
