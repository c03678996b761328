import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.language.languages import Language, UnknownLanguage, choose_language, known_languages
from forms.language.packages import Package
from forms.language.phrases import bundled_phrases

AUTHORED = ("nl", "en", "ar")
PACKAGES = (
    Package("en", "xx", "1.0", "Xish", Path("b")),
    Package("fr", "de", "1.0", "German", Path("c")),
    Package("nl", "en", "1.0", "English", Path("a")),
    Package("nl", "tr", "1.0", "Turkish", Path("d")),
)


def test_dutch_comes_first_and_each_language_names_itself() -> None:
    languages = known_languages(AUTHORED, ())
    assert [language.endonym for language in languages] == ["Nederlands", "English", "العربية"]
    assert [language.direction for language in languages] == ["ltr", "ltr", "rtl"]


def test_a_package_adds_the_languages_it_leads_to_and_no_others() -> None:
    languages = {each.code: each for each in known_languages(AUTHORED, PACKAGES)}
    assert set(languages) == {"nl", "en", "ar", "tr", "xx"}
    assert languages["tr"] == Language("tr", "Türkçe", False)
    assert languages["xx"].endonym == "Xish"
    assert languages["en"].is_authored


def test_a_server_adds_only_languages_that_nothing_here_translates_to_and_they_are_marked() -> None:
    away = {"tr": "tr", "en": "en", "nl": "nl", "uk": "uk", "q7": "q7"}
    languages = {each.code: each for each in known_languages(AUTHORED, PACKAGES, away)}
    assert languages["uk"] == Language("uk", "Українська", False, leaves_machine=True)
    assert languages["q7"].endonym == "q7"
    assert {code for code, each in languages.items() if each.leaves_machine} == {"uk", "q7"}


@pytest.mark.parametrize("tag", ["ar", "AR", " ar ", "ar-SY", "ar-Arab-NL"])
def test_a_tag_means_its_language(tag: str) -> None:
    chosen = choose_language(tag, known_languages(AUTHORED, ()))
    assert isinstance(chosen, Language)
    assert chosen.code == "ar"


@pytest.mark.parametrize("tag", ["xx", "", "nl_NL", "../nl", "nederlands", "n", "<b>"])
def test_what_is_no_language_of_ours_is_said_so_with_those_we_know(tag: str) -> None:
    chosen = choose_language(tag, known_languages(AUTHORED, ()))
    assert isinstance(chosen, UnknownLanguage)
    assert chosen.known == ("nl", "en", "ar")


@given(st.text(max_size=60))
def test_whatever_is_asked_nothing_unsafe_is_repeated(tag: str) -> None:
    chosen = choose_language(tag, known_languages(AUTHORED, ()))
    if isinstance(chosen, UnknownLanguage):
        assert set(chosen.asked) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_every_language_we_write_in_has_a_name_of_its_own() -> None:
    names = json.loads((files("forms") / "language" / "endonyms.json").read_text("utf-8"))
    assert set(bundled_phrases()) <= set(names)
