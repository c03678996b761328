"""How frequent Dutch words are, for judging whether a text is plain."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def dutch_frequency(word: str) -> float:
    """Occurrences per 10⁹ words of Dutch as log10 (the Zipf scale), 0 for a word not known."""
    from wordfreq import zipf_frequency  # noqa: PLC0415 - loads tables of all languages

    return float(zipf_frequency(word, "nl"))
