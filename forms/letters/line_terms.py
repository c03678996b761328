"""The government words in each printed line of a letter, explained to the reader."""

from collections.abc import Mapping
from dataclasses import replace

from forms.language.bidi import isolated
from forms.language.glossary import FoundTerm, Glossary
from forms.language.languages import DUTCH, same_language
from forms.text import Text
from vision.printed import SheetText


def explained_terms(text: SheetText, glossary: Glossary, language: str) -> Mapping[int, Text]:
    """What the terms of each line that has some mean, by the number of the line from 0."""
    found: dict[int, Text] = {}
    for number, line in enumerate(text.lines()):
        meanings = [
            meaning
            for term in _distinct(glossary.terms_in(line.text))
            if (meaning := _meaning(term, line.text, glossary, language)) is not None
        ]
        if meanings:
            said = "\n".join(meaning.text for meaning in meanings)
            found[number] = replace(meanings[0], text=isolated(said, meanings[0].language))
    return found


def _distinct(terms: tuple[FoundTerm, ...]) -> list[FoundTerm]:
    return list({term.id: term for term in reversed(terms)}.values())[::-1]


def _meaning(term: FoundTerm, line: str, glossary: Glossary, language: str) -> Text | None:
    meaning = glossary.explain(term.id, language)
    if meaning is None or not same_language(language, DUTCH):
        return meaning
    # In Dutch the word is the printed one, which the explanation does not repeat.
    return replace(meaning, text=f"{line[term.start : term.end]}: {meaning.text}")
