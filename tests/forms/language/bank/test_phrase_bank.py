import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from forms.language.bank.bundled import bundled_bank
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.bank.slots import SlotKind
from forms.text import Provenance
from tests.forms.language.bank.bank_files import (
    BANK,
    FORMS,
    LANGUAGES,
    SLOT,
    adjuncts,
    all_ways,
    bank,
    contents,
    filled,
    glossary,
    patterns,
    sentences,
    some_ways,
)

NEGATION = re.compile(r"\b(?:niet|geen|nooit|niets|zonder)\b", re.IGNORECASE)
#: Ways of one pattern that say the same with and without a negation, read one by one.
SAYS_NO_EITHER_WAY = {
    "already-paid-ignore", "appeal-free", "if-you-pay-late-question", "that-costs-nothing",
    "appointment-bring-id", "appointment-cannot-come-question",
    "application-not-handled", "application-rejected", "arrangement-refused", "automatic-letter",
    "benefit-stops-from", "decision-needs-more-time", "deferral-objection-does-not-defer",
    "fine-appeal-prosecutor-deadline", "help-reading-letter", "help-with-form",
    "mention-the-reference-always", "objection-contain-reasons",
    "objection-contain-which-decision", "objection-decision-still-applies", "objection-free",
    "objection-sign", "permit-refused", "questionnaire-voluntary",
    "reminder-if-not-in-time-extra-costs", "reminder-no-costs-yet", "reminder-not-paid-amount",
    "reminder-paid-too-late", "objection-misses-reasons", "appeal-misses-reasons",
    "objection-not-signed", "appeal-not-signed", "objection-came-too-late",
    "benefit-does-not-change",
    "reminder-title-not-paid", "remission-refused", "sign-the-form", "vaccination-screening-free",
    "you-do-not-get-benefit-from", "report-late-fine", "fine-higher-if-late", "collect-yourself",
    "residence-permit-refused", "call-with-hidden-number", "walk-in-hours", "child-was-absent",
    "vaccination-voluntary", "id-expired-at-most", "water-is-off", "power-is-off",
    "benefit-stays-same",
    "broke-duty-to-inform",
    "data-do-not-match",
    "earlier-decision-lapses",
    "excludes-holiday-pay",
    "handling-takes-at-most",
    "income-limit-for-you",
    "instalment-may-be-lower-question",
    "letter-says-how-to-object",
    "no-hearing-held",
    "not-enough-information",
    "objection-heard-what-you-say",
    "part-of-income-may-be-kept",
    "somebody-else-handles-objection",
    "that-is-not-ours-but-of",
    "thing-not-received",
    "thing-refused",
}  # fmt: skip


def slots(text: str) -> list[str]:
    return sorted(kind + number for kind, number in SLOT.findall(text))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads((FORMS / f"schemas/{name}.schema.json").read_text("utf-8"))
    )


@pytest.mark.parametrize(
    ("schema", "folder", "pattern"),
    [
        ("bank-patterns", BANK / "patterns", "*.json"),
        ("bank-sentences", BANK, "[a-z][a-z]/*.json"),
        ("bank-opposites", BANK, "opposites.json"),
        ("bank-frames", BANK / "frames", "*.json"),
        ("bank-nouns", BANK / "nouns", "*.json"),
    ],
)
def test_every_file_follows_its_schema(schema: str, folder: Path, pattern: str) -> None:
    check = validator(schema)
    files = sorted(folder.glob(pattern))
    assert files
    for path in files:
        found = [error.message for error in check.iter_errors(json.loads(path.read_text("utf-8")))]
        assert found == [], path


def test_a_file_with_an_unknown_part_is_refused() -> None:
    broken = {"topic": "payment", "patterns": {"Pay": ["Betaal."]}, "more": 1}
    said = " ".join(error.message for error in validator("bank-patterns").iter_errors(broken))
    assert "Pay" in said
    assert "more" in said


def test_at_least_250_patterns_are_said_in_english_and_arabic() -> None:
    assert len(patterns()) >= 250
    for language in LANGUAGES:
        assert sentences(language).keys() == patterns().keys()


def test_no_pattern_stands_in_two_files() -> None:
    ids = [key for file in contents(BANK / "patterns") for key in file["patterns"]]
    assert len(ids) == len(set(ids))
    assert sentences("nl").keys() <= patterns().keys()


def test_all_ways_and_translations_of_a_pattern_have_the_same_slots() -> None:
    said = [sentences(language) for language in ("nl", *LANGUAGES)]
    for pattern, variants in patterns().items():
        expected = slots(variants[0].replace("[", " "))
        for variant in variants:
            for way in all_ways(variant):
                assert slots(way) == sorted(set(slots(way))), (pattern, way)
                assert slots(way) == sorted(set(expected)), (pattern, way)
        for each in said:
            # Plain Dutch may name a term twice: “within six weeks. Those six weeks begin …”.
            assert pattern not in each or set(slots(each[pattern])) == set(expected), pattern


def test_ways_that_say_no_and_ways_that_do_not_are_never_one_pattern() -> None:
    mixed = {
        pattern
        for pattern, variants in patterns().items()
        if len({bool(NEGATION.search(way)) for each in variants for way in all_ways(each)}) > 1
    }
    assert mixed == SAYS_NO_EITHER_WAY


#: Every way, a few hundred thousand readings.
EVERY = pytest.param(100_000, marks=[pytest.mark.verify, pytest.mark.timeout(1800)])


@pytest.mark.parametrize("most", [3, EVERY])
def test_every_way_of_every_pattern_is_recognised_as_that_pattern(most: int) -> None:
    wrong = []
    for pattern, variants in patterns().items():
        for number, variant in enumerate(variants):
            for way in some_ways(variant, most):
                sentence, _ = filled(way, number)
                match = bank().match(sentence)
                if match is None or match.pattern != pattern or match.edits:
                    wrong.append((pattern, sentence, match and match.pattern))
    assert wrong == []


def test_what_fills_a_slot_is_what_is_printed() -> None:
    for pattern, variants in patterns().items():
        sentence, used = filled(some_ways(variants[0], 1)[0], 0)
        match = bank().match(sentence)
        assert match is not None
        assert match.pattern == pattern
        found = {each.name: each.printed for each in match.slots}
        # Articles and “van” may be taken along or left out; nothing else may.
        assert found.keys() == used.keys()
        for name, printed in used.items():
            assert found[name].removeprefix("de ") == printed.removeprefix("de "), pattern


def test_a_sentence_is_said_in_each_language_as_phrase() -> None:
    match = bank().match("U moet € 1.234,56 vóór 1 mei 2026 betalen.")
    assert match is not None
    english, arabic = bank().say(match, "en"), bank().say(match, "ar")
    assert english is not None
    assert arabic is not None
    assert english.text == "You must pay €1,234.56 before 1 May 2026."
    assert english.provenance is arabic.provenance is Provenance.PHRASE
    assert (
        re.sub(r"[\u200e\u200f\xa0]", "", arabic.text) == "يجب أن تدفع 1,234.56€ قبل 1 مايو 2026."
    )
    assert bank().say(match, "so") is None


def test_persian_dates_are_gregorian_and_its_digits_those_of_the_paper() -> None:
    match = bank().match("U moet € 1.234,56 vóór dinsdag 1 december 2026 betalen.")
    assert match is not None
    said = bank().say(match, "fa")
    assert said is not None
    shown = re.sub(r"[\u200e\u200f]", "", said.text).replace("\xa0", " ")
    assert shown == "باید € 1,234.56 را پیش از 1 دسامبر 2026 (سه‌شنبه) بپردازید."


#: As letters print each unit, and Babel calls what it has no word for.
LENGTHS = ("24 uur", "10 dagen", "3 werkdagen", "zes weken", "3 maanden", "2 jaar")
WITHOUT_A_WORD = re.compile("duration|working-day")


@pytest.mark.parametrize("length", LENGTHS)
def test_every_language_has_words_for_every_length_of_time(length: str) -> None:
    match = bank().match(f"U moet € 80 binnen {length} betalen.")
    assert match is not None
    for language in bank().languages:
        said = bank().say(match, language)
        assert said is not None, language
        assert WITHOUT_A_WORD.search(said.text) is None, said.text
        assert re.search(r"\d", said.text.split("80", 1)[-1]), said.text


@pytest.mark.parametrize(
    ("language", "alone", "governed"),
    [
        ("pl", "3 lata", "3 lat"),
        ("uk", "3 роки", "3 років"),
        ("de", "3 Jahre", "3 Jahren"),
        ("ar", "3 سنوات", "3 سنوات"),
    ],
)
def test_a_length_of_time_behind_a_colon_is_in_no_case(
    language: str, alone: str, governed: str
) -> None:
    for sentence, written in (
        ("U hebt drie jaar de tijd om in te burgeren.", f": {alone}."),
        ("Wij beslissen binnen drie jaar.", governed),
    ):
        match = bank().match(sentence)
        said = match and bank().say(match, language)
        assert said, sentence
        assert written in said.text


def test_two_greetings_in_one_end_with_a_comma_each() -> None:
    match = bank().match("Geachte mevrouw Ali, geachte heer Ali,")
    said = match and bank().say(match, "en")
    assert said and said.text == "Dear Ms Ali, Dear Mr Ali,"


def test_dutch_that_is_plain_as_printed_is_not_said_anew() -> None:
    match = bank().match("Wat moet u doen?")
    assert match is not None
    assert bank().say(match, "nl") is None


def test_latin_words_in_arabic_keep_their_own_order() -> None:
    match = bank().match("Maak het bedrag over op IBAN NL91 ABNA 0417 1643 00.")
    assert match is not None
    said = bank().say(match, "ar")
    assert said is not None
    assert "\u2066NL91 ABNA 0417 1643 00\u2069" in said.text


def with_language(folder: Path, language: str, **content: dict[str, object]) -> PhraseBank:
    """The bundled bank with one more language: its folder is all that is added."""
    shutil.copytree(BANK, folder)
    (folder / language).mkdir()
    for name, part in content.items():
        written = {"language": language, "topic": "payment", name: part}
        (folder / language / f"{name}.json").write_text(json.dumps(written), "utf-8")
    return bundled_bank(glossary(), folder)


def test_a_language_is_added_by_adding_files(tmp_path: Path) -> None:
    # Esperanto: nobody wrote in it here, but the CLDR knows how it writes dates.
    added = with_language(
        tmp_path / "bank",
        "eo",
        sentences={"pay-amount-deadline": "Pagu {amount} {deadline}!"},
        deadlines={"before": "antaŭ {date}"},
    )
    assert added.languages == bank().languages | {"eo"}
    match = added.match("U moet € 80 vóór 1 mei 2026 betalen.")
    assert match is not None
    said = added.say(match, "eo")
    assert said is not None
    assert re.fullmatch(r"Pagu .*80.* antaŭ .*2026.*!", said.text)
    assert "mei" not in said.text
    # What has no phrase yet is not said, rather than half in Dutch.
    other = added.match("U moet € 80 binnen zes weken betalen.")
    assert other is not None
    assert added.say(other, "eo") is None
    assert added.say(other, "en") is not None


def test_values_stay_as_printed_where_the_cldr_does_not_know_the_language(tmp_path: Path) -> None:
    added = with_language(
        tmp_path / "bank", "qaa", sentences={"must-pay-amount": "Zoldu {amount}!"}
    )
    match = added.match("U moet € 1.234,56 betalen.")
    assert match is not None
    said = added.say(match, "qaa")
    assert said is not None
    assert said.text == "Zoldu € 1.234,56!"


def test_every_kind_of_slot_is_used() -> None:
    used = {
        kind
        for variants in (*patterns().values(), *adjuncts().values())
        for each in variants
        for kind, _ in SLOT.findall(each)
    }
    assert used == {kind.value for kind in SlotKind}


def test_two_people_are_not_greeted_as_one() -> None:
    one = bank().match("Geachte heer Jansen,")
    assert one is not None and one.pattern == "greeting-sir"
    two = bank().match("Geachte heer en mevrouw Jansen,")
    assert two is None or two.pattern != "greeting-sir"


def test_a_value_that_ends_in_a_stop_ends_the_sentence() -> None:
    match = bank().match("De wettelijke beslistermijn loopt af op 1 mei 2026.")
    text = match and bank().say(match, "uk")
    assert text is not None
    assert re.search(r"1 травня 2026\sр\.$", text.text)
