"""Government words: where they stand in a text, and what they mean in each language.

The words are content: `forms/glossary/terms.json` has every Dutch form of each term, and
`forms/glossary/<language>.json` its name and explanation. A language is added by adding its file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice

from forms.language.bidi import in_own_order
from forms.language.languages import DUTCH
from forms.language.tokens import Token, bare_span, first_word, folded, tokens_from, tokens_of
from forms.text import Provenance, Text

_TERMS = "terms.json"
#: A compound ends with what it is: a “parkeerbelastingaanslag” is an aanslag. Shorter endings and
#: beginnings are too often another word.
_SHORTEST_HEAD, _SHORTEST_BEGINNING = 7, 4


@dataclass(frozen=True)
class TermEntry:
    """A term by the forms it is printed in, the usual one first; `kind` is tax, benefit or ""."""

    id: str
    forms: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Meaning:
    """What a term is called in a language, and what it means.

    `is_proposed`: somebody brought it in from elsewhere and nobody decided about it. Then the
    explanation may be empty.
    """

    name: str
    explanation: str
    is_proposed: bool = False


@dataclass(frozen=True)
class FoundTerm:
    """The term `id` at the characters `start` to `end` of a text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class ExplainedTerm:
    """A term at the characters `start` to `end` of a text, and what it means."""

    start: int
    end: int
    meaning: Text


@dataclass(frozen=True)
class _Form:
    id: str
    kind: str
    words: tuple[str, ...]
    # An abbreviation such as IND is the term only in capitals.
    is_in_capitals: bool


class Glossary:
    """Terms with their meanings by language. Made once; safe to share."""

    def __init__(
        self, terms: Sequence[TermEntry], meanings: Mapping[str, Mapping[str, Meaning]]
    ) -> None:
        self.terms = {term.id: term for term in terms}
        self._meanings = meanings
        self._by_first: dict[str, list[_Form]] = {}
        self._heads: dict[str, str] = {}
        for form in (form for term in terms for form in _forms(term)):
            self._by_first.setdefault(form.words[0], []).append(form)
            if len(form.words) == 1 and len(form.words[0]) >= _SHORTEST_HEAD:
                self._heads[form.words[0]] = form.id
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form.words))
        # No more of a text is read than the longest term has words.
        self._most_words = max(
            (len(forms[0].words) for forms in self._by_first.values()), default=0
        )

    def extended(
        self, terms: Sequence[TermEntry], meanings: Mapping[str, Mapping[str, Meaning]]
    ) -> "Glossary":
        """A glossary with these too; what is in this one already stays as it is."""
        both = {
            language: {**meanings.get(language, {}), **self._meanings.get(language, {})}
            for language in (*self._meanings, *meanings)
        }
        return Glossary((*self.terms.values(), *terms), both)

    @property
    def languages(self) -> frozenset[str]:
        """The languages terms are explained in."""
        return frozenset(self._meanings)

    def terms_in(self, text: str) -> tuple[FoundTerm, ...]:
        """Every term of `text` in order, the longest where several begin; none overlap."""
        return tuple(self._walk(text))

    def explained(self, text: str, language: str) -> tuple[ExplainedTerm, ...]:
        """Every term of `text` that is explained in `language`, in order."""
        found = ((term, self.explain(term.id, language)) for term in self.terms_in(text))
        return tuple(
            ExplainedTerm(term.start, term.end, meaning)
            for term, meaning in found
            if meaning is not None
        )

    def name_at(self, text: str, start: int, kind: str | None) -> FoundTerm | None:
        """The longest term of `kind`, or of any, that starts at `start`."""
        if first_word(text, start) not in self._by_first:
            return None
        tokens = tuple(islice(tokens_from(text, start), self._most_words))
        found = self._longest(text, tokens, 0, kind)
        return found if found is not None and found.start == start else None

    def explain(self, term: str, language: str) -> Text | None:
        """What the term with this id means; None where nobody wrote that in `language`."""
        meaning = self._meanings.get(language, {}).get(term)
        if meaning is None:
            return None
        text = meaning.explanation
        if language != DUTCH:
            text = f"{meaning.name}: {text}"
        return Text(text, language, Provenance.DICTIONARY)

    def meaning(self, term: str, language: str) -> Meaning | None:
        """The name and explanation of the term with this id; None where nobody wrote them."""
        return self._meanings.get(language, {}).get(term)

    def name_of(self, term: str, language: str, printed: str) -> str:
        """What `language` calls the term, with the Dutch word beside it to find it on paper."""
        meaning = self._meanings.get(language, {}).get(term)
        if meaning is None or language == DUTCH:
            return printed
        if printed in meaning.name:
            return meaning.name
        return f"{meaning.name} ({in_own_order(printed, language)})"

    def _walk(self, text: str) -> Iterator[FoundTerm]:
        tokens = tokens_of(text)
        at = 0
        while at < len(tokens):
            found = self._longest(text, tokens, at) or self._compound(text, tokens[at])
            if found is None:
                at += 1
                continue
            yield found
            while at < len(tokens) and tokens[at].start < found.end:
                at += 1

    def _longest(
        self, text: str, tokens: Sequence[Token], at: int, kind: str | None = None
    ) -> FoundTerm | None:
        for form in self._by_first.get(tokens[at].word, ()):
            last = at + len(form.words) - 1
            if (kind is not None and form.kind != kind) or last >= len(tokens):
                continue
            if tuple(token.word for token in tokens[at : last + 1]) != form.words:
                continue
            start, end = bare_span(text, tokens[at])[0], bare_span(text, tokens[last])[1]
            if not form.is_in_capitals or text[start:end].isupper():
                return FoundTerm(form.id, start, end)
        return None

    def _compound(self, text: str, token: Token) -> FoundTerm | None:
        for cut in range(_SHORTEST_BEGINNING, len(token.word) - _SHORTEST_HEAD + 1):
            term = self._heads.get(token.word[cut:])
            if term is not None:
                return FoundTerm(term, *bare_span(text, token))
        return None


def bundled_glossary(folder: Traversable | None = None) -> Glossary:
    """The glossary that comes with Leeswijzer, or the one in `folder`."""
    root = folder or files("forms") / "glossary"
    terms = [
        TermEntry(term, tuple(entry["forms"]), entry.get("kind", ""))
        for term, entry in json.loads((root / _TERMS).read_text("utf-8"))["terms"].items()
    ]
    meanings = {}
    for file in sorted(root.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".json") and file.name != _TERMS:
            content = json.loads(file.read_text("utf-8"))
            meanings[content["language"]] = {
                term: Meaning(**meaning) for term, meaning in content["terms"].items()
            }
    return Glossary(terms, meanings)


def _forms(term: TermEntry) -> Iterator[_Form]:
    for form in term.forms:
        words = tuple(token.word for token in tokens_of(form))
        yield _Form(term.id, term.kind, words, form.isupper())
        if any("-" in part for part in form.split()):
            # “re-integratie” is folded to one word; printed apart it is two.
            apart = tuple(folded(part) for part in form.replace("-", " ").split())
            yield _Form(term.id, term.kind, apart, form.isupper())
