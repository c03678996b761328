"""How much of a form there would be in each language, and from where, before it is published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.language.glossary import Glossary


class Rung(StrEnum):
    """Where a text in another language would come from, the best first."""

    REVIEWED = "reviewed"  # of the version before: the text is the same and a person approved it
    DRAFT = "draft"  # of the version before: the same text, which no second person checked
    STALE = "stale"  # of the version before, of a text that says something else now: not shown
    MEMORY = "memory"  # this very text was translated for another form: one key at the desk
    GLOSSARY = "glossary"  # only government words in it are explained
    NONE = "none"


#: Those that people read as soon as the form is published.
SHOWN = (Rung.REVIEWED, Rung.DRAFT)


@dataclass(frozen=True)
class LanguageCoverage:
    """One language: how many texts stand on each rung, and how many people work in it here."""

    language: str
    strings: int
    on: Mapping[Rung, int]
    translators: int

    @property
    def shown(self) -> int:
        """How many are shown at once."""
        return sum(self.on[rung] for rung in SHOWN)


@dataclass(frozen=True)
class Known:
    """What is known of the texts of a form in other languages.

    `carried` is the rung, by path and language, of what the version before hands on; `remembered`
    are the languages a text was translated to elsewhere, by text; `translators` by language.
    """

    carried: Mapping[str, Mapping[str, Rung]]
    remembered: Mapping[str, Collection[str]]
    translators: Mapping[str, int]


def cover(
    texts: Mapping[str, str], languages: Collection[str], known: Known, glossary: Glossary
) -> tuple[LanguageCoverage, ...]:
    """The coverage of `texts` (by path) in each of `languages`, the fullest first."""
    terms = {text: {term.id for term in glossary.terms_in(text)} for text in set(texts.values())}
    counted = [
        _covered(language, texts, known, terms, glossary) for language in dict.fromkeys(languages)
    ]
    return tuple(sorted(counted, key=lambda each: (-each.shown, each.language)))


def _covered(
    language: str,
    texts: Mapping[str, str],
    known: Known,
    terms: Mapping[str, Collection[str]],
    glossary: Glossary,
) -> LanguageCoverage:
    on = dict.fromkeys(Rung, 0)
    for path, text in texts.items():
        carried = known.carried.get(path, {}).get(language)
        if carried is not None:
            rung = carried
        elif language in known.remembered.get(text, ()):
            rung = Rung.MEMORY
        elif any(glossary.meaning(term, language) for term in terms[text]):
            rung = Rung.GLOSSARY
        else:
            rung = Rung.NONE
        on[rung] += 1
    return LanguageCoverage(language, len(texts), on, known.translators.get(language, 0))
