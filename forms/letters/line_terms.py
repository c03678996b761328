"""The government words in each printed line of a letter, explained to the reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from forms.language.bidi import isolated
from forms.language.glossary import FoundTerm, Glossary
from forms.language.languages import DUTCH
from forms.language_tags import same_language
from forms.text import Text
from vision.text.printed import SheetText


def explained_terms(
    text: SheetText, glossary: Glossary, language: str, names: Sequence[str] = ()
) -> Mapping[int, Text]:
    """What the terms of each line that has some mean, by the number of the line from 0.

    A word of one of the `names` of people and organisations is no term.
    """
    found: dict[int, Text] = {}
    for number, line in enumerate(text.lines()):
        taken = list(_places(line.text, names))
        meanings = [
            meaning
            for term in _distinct(glossary.terms_in(line.text))
            if not any(term.end > start and term.start < end for start, end in taken)
            if (meaning := _meaning(term, line.text, glossary, language)) is not None
        ]
        if meanings:
            said = "\n".join(meaning.text for meaning in meanings)
            found[number] = replace(meanings[0], text=isolated(said, meanings[0].language))
    return found


def _places(line: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        start = line.find(name)
        if start >= 0 and name:
            yield start, start + len(name)


def _distinct(terms: tuple[FoundTerm, ...]) -> list[FoundTerm]:
    return list({term.id: term for term in reversed(terms)}.values())[::-1]


def _meaning(term: FoundTerm, line: str, glossary: Glossary, language: str) -> Text | None:
    meaning = glossary.explain(term.id, language)
    if meaning is None or not same_language(language, DUTCH):
        return meaning
    # In Dutch the word is the printed one, which the explanation does not repeat.
    return replace(meaning, text=f"{line[term.start : term.end]}: {meaning.text}")
