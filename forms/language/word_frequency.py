"""How frequent words are: whether a text is plain, and which language a word is of."""

from functools import cache, lru_cache

from forms.language.languages import DUTCH
from forms.language_tags import base_of

# The words of these are told apart by packages that are not installed.
_TAKEN_APART_ELSEWHERE = frozenset({"zh", "ja", "ko"})


@lru_cache(maxsize=50_000)
def dutch_frequency(word: str) -> float:
    """Occurrences per 10⁹ words of Dutch as log10 (the Zipf scale), 0 for a word not known."""
    from wordfreq import zipf_frequency  # noqa: PLC0415 - loads tables of all languages

    return float(zipf_frequency(word, "nl"))


def frequency(word: str, language: str) -> float | None:
    """The same in any language, 0 for a word that is rare or not known; None without a list."""
    code = base_of(language)
    if code == DUTCH:
        return dutch_frequency(word)
    return _frequency(word, code) if code in _languages() else None


@lru_cache(maxsize=50_000)
def _frequency(word: str, language: str) -> float:
    from wordfreq import zipf_frequency  # noqa: PLC0415 - as above

    # The long lists take tens of megabytes each, and hold every rare word of another language.
    return float(zipf_frequency(word, language, wordlist="small"))


@cache
def _languages() -> frozenset[str]:
    from wordfreq import available_languages  # noqa: PLC0415 - as above

    return frozenset(available_languages("small")) - _TAKEN_APART_ELSEWHERE
