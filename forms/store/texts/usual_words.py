"""Our usual sentences of a type of field, in every language we say them in.

An owner may begin with one. As long as not a letter of it is changed, what we say in other
languages is what it says: known text of ours, which nobody has to translate again.
"""

from collections.abc import Mapping
from functools import lru_cache

from forms.language.phrases import Phrases, bundled_phrases
from forms.reviews.paths import field_path


def usual_translations(printed: Mapping[str, str], language: str) -> dict[str, dict[str, str]]:
    """What we say elsewhere of the texts in `printed` (by path) that are ours, by language."""
    known = _sentences().get(language, {})
    found: dict[str, dict[str, str]] = {}
    for path, text in printed.items():
        place = field_path(path)
        if place is None or not place.part.startswith(("explanation", "steps/")):
            continue
        for other, said in known.get(text, {}).items():
            found.setdefault(other, {})[path] = said
    return found


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, dict[str, str]]]:
    """By language and sentence: the same in each other language."""
    phrases = bundled_phrases()
    return {
        language: _of(own, {code: each for code, each in phrases.items() if code != language})
        for language, own in phrases.items()
    }


def _of(own: Phrases, others: Mapping[str, Phrases]) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = {}
    for kind, phrase in own.types.items():
        for code, other in others.items():
            there = other.types[kind]
            pairs = [(phrase.explanation, there.explanation)]
            if len(there.steps) == len(phrase.steps):
                pairs += zip(phrase.steps, there.steps, strict=True)
            for text, translated in pairs:
                # Where two types share a sentence, the first says it for both.
                said.setdefault(text, {}).setdefault(code, translated)
    return said
