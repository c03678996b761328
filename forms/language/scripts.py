"""Which letters a language is written with, and how much room it takes."""

import unicodedata
from functools import cache

from forms.language_tags import base_of

_SCRIPTS = {
    "ARABIC": ("ar", "fa", "ps", "ur", "ckb", "sd", "ug", "pes", "prs"),
    "CYRILLIC": ("bg", "mk", "ru", "uk", "be", "ky", "kk", "mn", "tg"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "BENGALI": ("bn",),
    "ETHIOPIC": ("am", "ti"),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "HANGUL": ("ko",),
    "CJK": ("zh", "zt", "ja"),
}
_SCRIPT_OF = {language: script for script, all_ in _SCRIPTS.items() for language in all_}
_ALSO = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}
_LATIN = "LATIN"
# Written in either of two.
_FREE = frozenset({"sr", "rs", "az", "uz", "ku", "kmr"})
# Letters against what Dutch takes: median of human translations (FLORES-200, Integreat).
_ROOM = {"CJK": 0.32, "HANGUL": 0.48, "ETHIOPIC": 0.62, "ARABIC": 0.85, "HEBREW": 0.75}


def foreign_share(text: str, language: str) -> float:
    """The share of letters in `text` that `language` is not written with, 0 to 1."""
    if base_of(language) in _FREE:
        return 0.0
    letters = [letter for letter in text if letter.isalpha()]
    wanted = _script(language)
    return sum(_script_of(letter) != wanted for letter in letters) / max(1, len(letters))


def is_of_script(text: str, language: str) -> bool:
    """Whether most letters of `text` are of the script of `language`."""
    return base_of(language) in _FREE or foreign_share(text, language) <= 0.5


def is_latin(language: str) -> bool:
    """Whether `language` is written with Latin letters alone."""
    return base_of(language) not in _FREE and _script(language) == _LATIN


def is_of_signs(language: str) -> bool:
    """Whether `language` is written with a sign for a syllable or a word, as Chinese is."""
    return _script(language) == "CJK"


def length_of(text: str, language: str) -> float:
    """The length of `text`, in letters that Dutch would take for the same."""
    return len(text.strip()) / _ROOM.get(_script(language), 1.0)


def _script(language: str) -> str:
    return _SCRIPT_OF.get(base_of(language), _LATIN)


@cache
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "UNKNOWN").split()[0]
    return _ALSO.get(name, name)
