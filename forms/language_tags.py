"""What a tag of a language (BCP 47) tells by itself: which language, and which way it runs."""

from typing import Literal

Direction = Literal["ltr", "rtl"]

#: The tag of a language that nothing tells.
UNKNOWN = "und"

#: Languages written from right to left (CLDR; the ones with more than a million speakers).
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})


def base_of(language: str) -> str:
    """The language of a tag alone, without region or script: `nl` of `nl-BE`."""
    return language.split("-", maxsplit=1)[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language: `nl` and `nl-BE` do."""
    return base_of(one) == base_of(other)


def is_known(language: str) -> bool:
    """Whether the tag names a language at all."""
    return base_of(language) != UNKNOWN


def direction_of(language: str) -> Direction:
    """From which side it is written."""
    return "rtl" if base_of(language) in _RIGHT_TO_LEFT else "ltr"
