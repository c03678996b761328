"""A government word with its names and meanings by language, as glossaries exchange it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.errors import ExchangeError
from forms.exchange.entry import Property, Remainder, place_of
from forms.language.glossary import Glossary
from forms.language.languages import DUTCH


@dataclass(frozen=True)
class Named:
    """What a language calls a concept, the usual name first, and what it means there."""

    names: tuple[str, ...]
    meaning: str | None = None


@dataclass(frozen=True)
class Concept:
    """One thing that has names; `by_language` is by BCP 47, in the order of the file.

    `subject` is what kind of thing it is, as tax. `line` is where it stood in a file, from 1.

    Raises:
        ExchangeError: it has no name, or one that is empty.
    """

    id: str
    by_language: Mapping[str, Named]
    subject: str | None = None
    remarks: tuple[str, ...] = ()
    extra: tuple[Property, ...] = ()
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        place = place_of(self.line, self.id)
        if not self.by_language:
            raise ExchangeError(f"{place}: the term has no name in any language.")
        for language, named in self.by_language.items():
            if not named.names or "" in named.names or named.meaning == "":
                raise ExchangeError(f"{place}: a name or meaning in {language[:35]} is empty.")


@dataclass(frozen=True)
class Concepts:
    """All that was read from a glossary, and what could not be kept."""

    concepts: tuple[Concept, ...]
    remainders: tuple[Remainder, ...] = ()


def concepts_of(glossary: Glossary) -> tuple[Concept, ...]:
    """The terms of a glossary, with every form they are printed in."""
    return tuple(
        Concept(
            id=term.id,
            by_language={
                language: named
                for language in (DUTCH, *sorted(glossary.languages - {DUTCH}))
                if (named := _named(glossary, term.id, term.forms, language)) is not None
            },
            subject=term.kind or None,
        )
        for term in glossary.terms.values()
    )


def _named(glossary: Glossary, term: str, forms: tuple[str, ...], language: str) -> Named | None:
    meaning = glossary.meaning(term, language)
    if language == DUTCH:
        return Named(forms, meaning.explanation if meaning else None)
    return Named((meaning.name,), meaning.explanation) if meaning else None


def differences(ours: tuple[Concept, ...], theirs: tuple[Concept, ...]) -> tuple[str, ...]:
    """What another glossary says otherwise or more than ours, a line for each term and language."""
    known = {concept.id: concept for concept in ours}
    by_name = {
        name.casefold(): concept.id
        for concept in ours
        for name in concept.by_language.get(DUTCH, Named(("",))).names
    }
    said = []
    for concept in theirs:
        dutch = concept.by_language.get(DUTCH)
        same = known.get(concept.id) or known.get(
            next((by_name[n.casefold()] for n in dutch.names if n.casefold() in by_name), "")
            if dutch
            else ""
        )
        if same is None:
            said.append(f"{concept.id}: not in ours")
            continue
        for language, named in concept.by_language.items():
            mine = same.by_language.get(language)
            if mine is None:
                said.append(f"{same.id} ({language}): not in ours: {named.names[0]}")
            elif mine.names[0] != named.names[0]:
                said.append(
                    f"{same.id} ({language}): ours {mine.names[0]}, theirs {named.names[0]}"
                )
            elif named.meaning is not None and mine.meaning != named.meaning:
                said.append(f"{same.id} ({language}): another meaning")
    return tuple(said)
