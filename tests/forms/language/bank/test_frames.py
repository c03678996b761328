"""Sentences told by their words in any order: what is taken for what, and what never is."""

import json
import shutil
from pathlib import Path

import pytest

from forms.errors import ContentError
from forms.language.bank.bundled import bundled_bank
from forms.language.bank.halves import halves_of
from forms.language.bank.laws import law_at
from forms.language.bank.signers import signer_at
from tests.forms.language.bank.bank_files import (
    BANK,
    SLOT,
    bank,
    contents,
    glossary,
    judged,
    patterns,
)

JUDGED = judged("judged_frames.tsv")


def said(sentence: str, language: str = "en") -> str:
    match = bank().match(sentence)
    text = bank().say(match, language) if match else None
    return text.text if text else "-"


def test_judged_sentences_are_taken_for_what_they_are() -> None:
    taken = {sentence: match and match.pattern for _, sentence in JUDGED
             for match in [bank().match(sentence)]}  # fmt: skip
    wrong = [
        (expected, taken[sentence], sentence)
        for expected, sentence in JUDGED
        if (taken[sentence] or "-") != expected
    ]
    assert wrong == []
    assert len(JUDGED) >= 300


def test_words_may_stand_in_any_order() -> None:
    for sentence in (
        "Gelieve het verschuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te voldoen.",
        "Uiterlijk op 1 mei 2026 dient u € 80 aan ons over te maken.",
        "Wij verwachten uiterlijk op 1 mei 2026 een bedrag van € 80 van u.",
    ):
        assert said(sentence) == "You must pay €80.00 on or before 1 May 2026."


def test_one_word_that_no_frame_knows_makes_it_another_sentence() -> None:
    assert bank().match("Gelieve € 80 uiterlijk op 1 mei 2026 te voldoen.") is not None
    assert bank().match("Gelieve hooguit € 80 uiterlijk op 1 mei 2026 te voldoen.") is None


def test_a_second_no_makes_it_another_sentence() -> None:
    assert bank().match("Wij vergoeden de kosten van een bril niet.") is not None
    assert bank().match("Wij vergoeden de kosten niet van een bril niet.") is None
    assert bank().match("U krijgt geen vergoeding niet voor een bril.") is None


@pytest.mark.parametrize(
    ("seen", "is_told"),
    [
        ("Gelieve het verschuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te voldoen.", True),
        ("Gelieve het versehuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te voldoen.", True),
        ("Gelleve het verschuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te voldoen.", True),
        ("Gelieve het verschuldigde bebrag van € 80 uiterlijk op 1 mei 2026 te voldoen.", False),
        ("Gelieve het onverschuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te voldoen.", False),
        ("Gelieve het verschuldigde bedrag van € 80 uiterlijk op 1 mei 2026 te vo1doenn.", False),
    ],
)
def test_a_letter_misread_in_a_long_word_is_forgiven(seen: str, is_told: bool) -> None:
    assert (bank().match(seen) is not None) is is_told


def test_two_sentences_in_one_are_said_one_after_the_other() -> None:
    assert said("Reageert u niet, dan komt de deurwaarder bij u langs.") == (
        "What if you do not reply? A bailiff (deurwaarder) will come to your door."
    )
    match = bank().match("Dit bericht is ter informatie; reageren is niet nodig.")
    assert match is not None
    assert len(match.parts) == 2


def test_half_a_sentence_that_hangs_on_the_other_is_not_said_alone() -> None:
    assert list(halves_of("U hoeft niets te doen, tenzij u verhuist")) == []
    assert bank().match("U hoeft niets te doen, tenzij u droomt.") is None
    assert bank().match("U hoeft niets te doen, behalve betalen.") is None


def test_amounts_are_told_apart_by_their_order() -> None:
    assert said("De premie stijgt van € 80 naar € 90.") == (
        "The amount was €80.00 and becomes €90.00."
    )
    assert bank().match("Het bedrag wordt € 90 en was € 80.") is None


def test_frames_with_two_slots_of_a_kind_say_in_which_order_they_stand() -> None:
    for content in contents(BANK / "frames"):
        for pattern, frames in content.get("frames", {}).items():
            if any(number for _, number in SLOT.findall(patterns()[pattern][0])):
                assert all(any("{" in need for need in each["needs"]) for each in frames), pattern


def test_every_group_of_words_is_used_and_named_once() -> None:
    files = [*contents(BANK / "frames"), *contents(BANK / "clauses")]
    named = [name for each in files for name in each.get("words", {})]
    assert len(named) == len(set(named))
    used = {"small"}
    for content in files:
        for frames in content.get("frames", {}).values():
            for each in frames:
                for entry in [*each["needs"], *each.get("may", [])]:
                    used |= set(entry.rstrip("+").split("|"))
    assert set(named) - used == set()


@pytest.mark.parametrize(
    ("frames", "about"),
    [
        ({"no-such-pattern": [{"needs": ["small"]}]}, "no-such-pattern"),
        ({"good-news": [{"needs": ["no-such-words"]}]}, "no-such-words"),
    ],
)
def test_a_frame_of_nothing_is_refused_in_plain_words(
    tmp_path: Path, frames: dict[str, object], about: str
) -> None:
    folder = tmp_path / "bank"
    shutil.copytree(BANK, folder)
    (folder / "frames" / "more.json").write_text(
        json.dumps({"topic": "more", "frames": frames}), "utf-8"
    )
    with pytest.raises(ContentError, match=about):
        bundled_bank(glossary(), folder)


@pytest.mark.parametrize("place", ["frames", "clauses"])
def test_a_group_of_words_of_two_files_is_refused_by_name(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "bank"
    shutil.copytree(BANK, folder)
    words = {"topic": "more", "words": {"small": ["groot"]}}
    (folder / place / "more.json").write_text(json.dumps(words), "utf-8")
    with pytest.raises(ContentError, match="“small”"):
        bundled_bank(glossary(), folder)


@pytest.mark.parametrize("name", ["Van Loon", "De Vries", "Van der Meer Advocaten"])
def test_a_name_that_begins_with_van_keeps_it(name: str) -> None:
    transfer = f"Gelieve het bedrag over te maken op NL91 ABNA 0417 1643 00 ten name van {name}."
    assert said(transfer).endswith(f"in the name of {name}.")


@pytest.mark.parametrize(
    "signed",
    ["J. de Vries, teamleider Inkomen", "Gemeente Voorbeeldstad", "Namens de directeur Werk",
     "Waterschap Waalveer A. Jansen, directeur", "De Staatssecretaris, namens deze",
     "Burgemeester en wethouders van Voorbeeldstad",
     "Het college van burgemeester en wethouders van de gemeente Voorbeeldstad",
     "Namens burgemeester en wethouders van Den Bergh"],
)  # fmt: skip
def test_who_signed_stays_as_it_is_printed(signed: str) -> None:
    assert [value for value, _ in signer_at(signed, 0)] == [signed]
    assert said(signed) == f"Signed by: {signed}"


@pytest.mark.parametrize(
    "sentence", ["De directie legt verantwoording af", "Medewerker gevraagd", "Restitutie"]
)
def test_a_sentence_about_an_office_is_no_signature(sentence: str) -> None:
    assert list(signer_at(sentence, 0)) == []


def test_the_name_of_a_law_ends_before_the_sentence_goes_on() -> None:
    printed = "artikel 7:1 van de Algemene wet bestuursrecht"
    assert printed in [value for value, _ in law_at(f"{printed} binnen zes weken", 0)]


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        ("op maandag, dinsdag en donderdag van 9 tot 12 uur", "Monday, Tuesday, Thursday, 09:00"),
        ("ma-vr 8.30-17.00 uur", "Monday – Friday, 08:30"),
        ("dagelijks, behalve in het weekend", "Monday – Friday."),
    ],
)
def test_hours_on_any_days_are_said(hours: str, text: str) -> None:
    assert text in said(f"Bel ons op 088 000 41 60, {hours}.")
