"""“U hoeft niet” is never said as “you must not”: many languages are a word apart there."""

import re

import pytest

from tests.forms.language.bank.bank_files import FORMS, patterns, sentences

#: What forbids, by language, where a translator looks for what need not be done. “Vous ne devez
#: pas” and «не повинні» are how a first draft said it.
FORBIDS = {
    "en": r"\bmust not\b|\bmay not\b",
    "de": r"\bdürfen\b|\bsollen nicht\b",
    "fr": r"\bne (?:devez|doit|doivent|pouvez) (?:pas|rien)\b",
    "es": r"\bno (?:debe|deben|puede|pueden)\b",
    "ro": r"\bnu (?:aveți voie|puteți|este voie)\b",
    "pl": r"\bnie (?:wolno|możesz|powinieneś|powinnaś)\b",
    "uk": r"\bне (?:повинн\w+|маєте|можна|слід)\b",
    "tr": r"m[ae]mal[ıi]s[ıi]n[ıi]z|\byasak",
    "ar": r"لا (?:يجب|يجوز|ينبغي)",
    "fa": r"نباید|حق ندارید",
}
NEED_NOT = re.compile(r"\bhoe(?:ft|ven|f)\b", re.IGNORECASE)
FREED = {name for name, ways in patterns().items() if all(map(NEED_NOT.search, ways))}


def test_there_is_much_that_need_not_be_done() -> None:
    assert len(FREED) > 15


@pytest.mark.parametrize("language", FORBIDS)
def test_what_need_not_be_done_is_not_forbidden(language: str) -> None:
    said = sentences(language)
    wrong = {name: said[name] for name in FREED if re.search(FORBIDS[language], said[name].lower())}
    assert wrong == {}


def test_each_language_is_looked_at() -> None:
    glossary = {path.stem for path in (FORMS / "glossary").glob("??.json")}
    assert FORBIDS.keys() | {"nl"} == glossary
