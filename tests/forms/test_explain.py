import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.explain import Explainer, FieldTexts
from forms.keys import VersionKey
from forms.language.engines.argos import ArgosTranslator
from forms.language.phrases import bundled_phrases
from forms.overlay import CheckCode, WarningCode
from forms.template import (
    Field,
    FieldNote,
    FieldType,
    FormNotes,
    FormPage,
    FormTemplate,
    Origin,
)
from forms.text import Provenance, Text
from tests.forms.language.engines.make_argos_package import make_argos_package
from vision.geometry import Quad
from vision.outcome import MissReason

OWNER, DRAFT = Provenance.OWNER, Provenance.DRAFT
PHRASE, MACHINE, SOURCE = Provenance.PHRASE, Provenance.MACHINE, Provenance.SOURCE
PHRASES = bundled_phrases()

ADDRESS = Field(
    id="new-address",
    type=FieldType.TEXT,
    page=1,
    area=Quad.box(0, 0, 80, 8),
    order=1,
    label="Nieuw adres",
    checks=("required-empty",),
)


def _template(field: Field = ADDRESS, language: str = "nl") -> FormTemplate:
    key = VersionKey("gemeente", "verhuizing", "1")
    page = FormPage(1, 210, 297, (field,))
    return FormTemplate(key, "Verhuizing", language, (page,), "Gemeente Voorbeeldstad")


def _notes(language: str, provenance: str, label: str, sentence: str) -> FormNotes:
    note = FieldNote(label, sentence, (sentence,), {"required-empty": sentence})
    return FormNotes(
        language, provenance, "Titel", "Doel", (), "adres", "datum", {"1/new-address": note}
    )


DUTCH_NOTES = _notes("nl", "owner", "Uw nieuwe adres", "Schrijf uw adres op.")
ENGLISH_NOTES = _notes("en", "draft", "Your new address", "Write your address.")


def _explain(
    language: str,
    notes: dict[str, FormNotes] | None = None,
    field: Field = ADDRESS,
    print_language: str = "nl",
) -> FieldTexts:
    template = _template(field, print_language)
    return Explainer(PHRASES).page(template, 1, notes or {}, language).fields[field.id]


def _all(texts: FieldTexts) -> list[Text]:
    said = [texts.explanation, *texts.steps]
    said += [text for text in (texts.label, texts.translation) if text is not None]
    return said + [t for check in texts.checks.values() for t in vars(check).values()]


def test_notes_in_the_readers_language_win_and_keep_their_provenance() -> None:
    texts = _explain("en", {"nl": DUTCH_NOTES, "en": ENGLISH_NOTES})
    assert texts.label == Text("Uw nieuwe adres", "nl", OWNER)
    assert texts.translation == Text("Your new address", "en", DRAFT)
    assert texts.explanation == Text("Write your address.", "en", DRAFT)
    assert texts.steps == (Text("Write your address.", "en", DRAFT),)
    check = texts.checks[CheckCode.REQUIRED_EMPTY]
    assert check.failed == Text("Write your address.", "en", DRAFT)
    assert check.passed.provenance is PHRASE
    assert (check.said(False), check.said(True), check.said(None)) == (
        check.failed,
        check.passed,
        check.unknown,
    )


def test_what_is_not_shown_in_the_readers_language_is_taken_from_the_next_rung() -> None:
    note = FieldNote("Your new address", None, (), {})
    partly = replace(ENGLISH_NOTES, fields={"1/new-address": note})
    texts = _explain("en", {"nl": DUTCH_NOTES, "en": partly})
    assert texts.translation == Text("Your new address", "en", DRAFT)
    phrases = PHRASES["en"].types[FieldType.TEXT]
    assert texts.explanation == Text(phrases.explanation, "en", PHRASE)
    assert texts.checks[CheckCode.REQUIRED_EMPTY].failed.provenance is PHRASE


def test_each_text_says_where_it_came_from_itself() -> None:
    reviewed = {"fields/1/new-address/steps/0": Origin("reviewed")}
    texts = _explain("en", {"nl": DUTCH_NOTES, "en": replace(ENGLISH_NOTES, origins=reviewed)})
    assert texts.explanation.provenance is DRAFT
    assert [step.provenance for step in texts.steps] == [Provenance.REVIEWED]


def test_a_reader_of_the_paper_s_own_language_gets_no_translation() -> None:
    for language in ("nl", "nl-BE"):
        texts = _explain(language, {"nl": DUTCH_NOTES})
        assert texts.translation is None
        assert texts.explanation == Text("Schrijf uw adres op.", "nl", OWNER)


def test_a_form_without_notes_is_explained_by_what_kind_of_field_it_is() -> None:
    texts = _explain("ar", field=replace(ADDRESS, type=FieldType.IBAN, checks=("iban-mod97",)))
    assert texts.label == Text("Nieuw adres", "nl", SOURCE)
    assert texts.translation == Text("Nieuw adres", "nl", SOURCE)
    phrases = PHRASES["ar"].types[FieldType.IBAN]
    assert texts.explanation == Text(phrases.explanation, "ar", PHRASE)
    assert len(texts.steps) == len(phrases.steps)
    assert "\u2066NL91 ABNA 0417 1643 00\u2069" in texts.steps[1].text
    failed = texts.checks[CheckCode.IBAN_MOD97].failed
    assert failed.text == PHRASES["ar"].checks[CheckCode.IBAN_MOD97].failed


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_what_an_owner_wrote_in_an_untold_language_is_shown_to_everybody(language: str) -> None:
    untold = _notes("und", "owner", "Uw nieuwe adres", "Schrijf uw adres op.")
    texts = _explain(language, {"und": untold}, print_language="und")
    assert texts.label == Text("Uw nieuwe adres", "und", OWNER)
    assert texts.explanation == Text("Schrijf uw adres op.", "und", OWNER)
    assert texts.steps == (Text("Schrijf uw adres op.", "und", OWNER),)
    failed = texts.checks[CheckCode.REQUIRED_EMPTY].failed
    assert failed == Text("Schrijf uw adres op.", "und", OWNER)


def test_a_field_without_a_label_is_named_by_its_type_and_says_so() -> None:
    texts = _explain("en", field=replace(ADDRESS, label=None, type=FieldType.DATE))
    assert texts.label == Text("Datum", "nl", PHRASE)
    assert texts.translation == Text("Date", "en", PHRASE)
    unknown_print = _explain("en", field=replace(ADDRESS, label=None), print_language="so")
    assert unknown_print.label is None
    assert unknown_print.translation == Text("Text", "en", PHRASE)


def test_without_a_translator_another_language_gets_dutch_that_says_it_is_dutch() -> None:
    texts = _explain("so", {"nl": DUTCH_NOTES})
    assert texts.translation == Text("Uw nieuwe adres", "nl", SOURCE)
    assert texts.explanation == Text("Schrijf uw adres op.", "nl", OWNER)
    assert {text.language for text in _all(texts)} == {"nl"}


@pytest.mark.parametrize("field_type", list(FieldType))
@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr"])
def test_every_type_of_field_is_explained_in_every_language(
    field_type: FieldType, language: str
) -> None:
    every_check = tuple(code.value for code in CheckCode)
    texts = _explain(language, field=replace(ADDRESS, type=field_type, checks=every_check))
    assert texts.steps
    assert set(texts.checks) == set(CheckCode)
    assert all(text.text.strip() for text in _all(texts))


def test_the_title_is_the_one_on_the_paper() -> None:
    explainer = Explainer(PHRASES)
    assert explainer.page(_template(), 1, {}, "ar").title == Text("Verhuizing", "nl", SOURCE)
    titled = explainer.page(_template(), 1, {"nl": DUTCH_NOTES, "en": ENGLISH_NOTES}, "en").title
    assert titled == Text("Titel", "nl", OWNER)


@pytest.mark.parametrize("reason", list(MissReason))
def test_every_miss_has_a_hint(reason: MissReason) -> None:
    hint = Explainer(PHRASES).miss(reason, "ar")
    assert (hint.reason, hint.hint.language) == (reason, "ar")
    assert Explainer(PHRASES).miss(reason, "so").hint.language == "nl"


def test_a_warning_is_filled_in() -> None:
    caution = Explainer(PHRASES).caution(WarningCode.OUTDATED_VERSION, "en", {"current": "2026"})
    assert "version 2026." in caution.message.text
    assert "{" not in caution.message.text


@pytest.fixture
def translator(tmp_path: Path) -> Iterator[ArgosTranslator]:
    ours = PHRASES["nl"]
    said = (ours.types[FieldType.TEXT], ours.checks[CheckCode.REQUIRED_EMPTY])
    dutch = f"{said} {ours.misses[MissReason.BLURRED]}"
    made_up = {word: f"{word[::-1].lower()}o" for word in re.findall(r"\b[A-Za-z]{2,}\b", dutch)}
    known = {
        "Uw": "Via",
        "nieuwe": "nova",
        "adres": "adreso",
        "Nieuw": "Nova",
        "uw": "vian",
        "op": "sur",
    }
    lexicon = made_up | known | {"Schrijf": "Skribu", "niet": "ne", "geen": "neniu"}
    make_argos_package(tmp_path / "packages", "nl", "eo", lexicon)
    translator = ArgosTranslator(tmp_path / "packages", tmp_path / "scratch")
    yield translator
    translator.close()


@pytest.mark.slow
def test_the_machine_translates_notes_where_nobody_wrote_them(translator: ArgosTranslator) -> None:
    page = Explainer(PHRASES, translator).page(_template(), 1, {"nl": DUTCH_NOTES}, "eo")
    texts = page.fields["new-address"]
    assert page.is_complete
    assert texts.label == Text("Uw nieuwe adres", "nl", OWNER)
    assert texts.translation == Text("Via nova adreso", "eo", MACHINE, "Argos nl-eo 1.0")
    assert texts.explanation.text == "Skribu vian adreso sur."
    assert texts.steps[0].provenance is MACHINE
    assert texts.checks[CheckCode.REQUIRED_EMPTY].failed.provenance is MACHINE
    assert texts.checks[CheckCode.REQUIRED_EMPTY].passed.provenance is MACHINE


@pytest.mark.slow
def test_the_machine_translates_labels_and_our_own_words_of_a_form_without_notes(
    translator: ArgosTranslator,
) -> None:
    explainer = Explainer(PHRASES, translator)
    texts = explainer.page(_template(), 1, {}, "eo").fields["new-address"]
    assert texts.translation == Text("Nova adreso", "eo", MACHINE, "Argos nl-eo 1.0")
    assert texts.explanation.provenance is MACHINE
    assert explainer.miss(MissReason.BLURRED, "eo").hint.provenance is MACHINE


@pytest.mark.slow
def test_when_the_engine_fails_the_next_rung_is_used_and_it_is_said(tmp_path: Path) -> None:
    package = make_argos_package(tmp_path / "packages", "nl", "eo", {"adres": "adreso"})
    (package / "model/model.bin").write_bytes(b"")
    translator = ArgosTranslator(tmp_path / "packages", tmp_path / "scratch")
    page = Explainer(PHRASES, translator).page(_template(), 1, {"nl": DUTCH_NOTES}, "eo")
    assert not page.is_complete
    assert page.fields["new-address"].explanation == Text("Schrijf uw adres op.", "nl", OWNER)


def test_a_number_of_another_country_is_called_as_that_country_calls_it() -> None:
    field = replace(
        ADDRESS, type=FieldType.NUMBER, semantic="x-rijksregisternummer", checks=("elfproef",)
    )
    template = replace(_template(field), country="BE")
    for language, begin in (("nl", "Dit nummer kan niet"), ("ar", "لا يمكن أن يكون هذا الرقم")):
        said = Explainer(PHRASES).page(template, 1, {}, language).fields[field.id]
        check = said.checks[CheckCode.ELFPROEF]
        assert check.failed.text.startswith(begin)
        for text in (check.failed, check.passed, check.unknown):
            assert "rijksregisternummer" in text.text
            assert "BSN" not in text.text and "{" not in text.text
