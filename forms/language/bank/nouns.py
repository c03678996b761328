"""Things that letters name in a row: “een kopie van uw paspoort, uw laatste loonstrook en …”.

The nouns are content: `forms/bank/nouns/` has the forms each is printed in, by kind and id, and
every language names it once. What is said of one besides (a copy, the latest, of the last three
months) is a note of its own, so that no language has to bend the noun for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from forms.errors import ContentError
from forms.language.bank.grammar import ways_of
from forms.language.bank.quantities import NUMBER_WORDS, number_at, term_at, year_at
from forms.language.bank.values import Duration, Listed, Named, Value
from forms.language.tokens import Token, bare_span, folded, tokens_from

#: The ids of each kind of noun, with the forms it is printed in.
Nouns = Mapping[str, Mapping[str, Sequence[str]]]

#: The kind that takes notes: of a paper one may need a copy, the latest, that of the last months.
PAPERS = "papers"
#: What may stand before a noun and says nothing; “geen” is not among them.
_ARTICLES = frozenset(["uw", "de", "het", "een", "je", "jouw"])
#: Words that say what a paper must be, and the note each is said by; the longest first.
_NOTES = {
    "ingevulde en ondertekende": ("filled-in", "signed"),
    "ingevuld en ondertekend": ("filled-in", "signed"),
    "alle": ("all",),
    "leesbare kopie van": ("copy",),
    "kopie van": ("copy",),
    "kopieen van": ("copy",),
    "fotokopie van": ("copy",),
    "kopie": ("copy",),
    "scan van": ("copy",),
    "foto van": ("photo",),
    "meest recente": ("latest",),
    "laatste": ("latest",),
    "recente": ("latest",),
    "recent": ("latest",),
    "geldig": ("valid",),
    "geldige": ("valid",),
    "origineel": ("original",),
    "originele": ("original",),
    "ingevuld": ("filled-in",),
    "ingevulde": ("filled-in",),
    "ondertekend": ("signed",),
    "ondertekende": ("signed",),
    "bijgevoegd": ("enclosed",),
    "bijgevoegde": ("enclosed",),
    "bijgaand": ("enclosed",),
    "bijgaande": ("enclosed",),
    "meegestuurde": ("enclosed",),
    "oude": ("old",),
    "nieuw": ("new",),
    "nieuwe": ("new",),
}
#: Whose paper it is, behind the noun. “Van u” adds nothing.
_OWNERS = {"van uw partner": "of-partner", "van uw kind": "of-child", "van uw kinderen": "of-child"}
_NOBODY_ELSE = "van u"
_OVER_LAST = re.compile(r" (?:van|over) de (?:laatste|afgelopen) ")
_OF_YEAR = re.compile(r" (?:van|over)(?: het jaar)? ")
_NEXT = re.compile(r",? (?:(?P<and>en)|(?P<or>of)) (?:ook )?|,? evenals |,? alsmede |, ")
#: Longer lists stand below each other on paper.
_MOST_THINGS = 8


#: What was read of each sentence from each place on.
Ahead = dict[tuple[str, int], "WordsAhead"]
#: What one of a row stands at a place, and where it ends.
OneAt = Callable[[int], tuple[Named, int] | None]


@dataclass(frozen=True)
class _Form:
    id: str
    words: tuple[str, ...]


class NounLists:
    """Reads rows of nouns. Made once; safe to share."""

    def __init__(self, nouns: Nouns) -> None:
        self._ids: dict[str, dict[tuple[str, ...], str]] = {}
        self._lengths: dict[str, dict[str, list[int]]] = {}
        for kind, forms in nouns.items():
            ids = self._ids.setdefault(kind, {})
            lengths: dict[str, set[int]] = {}
            for form in (form for id, ways in forms.items() for form in _forms(id, ways)):
                if ids.setdefault(form.words, form.id) != form.id:
                    raise ContentError(
                        f"“{' '.join(form.words)}” stands under two nouns of “{kind}”."
                    )
                lengths.setdefault(form.words[0], set()).add(len(form.words))
            # The longest form that stands there is meant.
            self._lengths[kind] = {
                word: sorted(each, reverse=True) for word, each in lengths.items()
            }
        openers = {words.split()[0] for words in _NOTES} | set(NUMBER_WORDS)
        self._starts = {
            kind: _ARTICLES | set(lengths) | (openers if kind == PAPERS else set())
            for kind, lengths in self._lengths.items()
        }

    @property
    def words(self) -> set[str]:
        """Every word of a noun: none of them is a misread other word."""
        return {word for ids in self._ids.values() for words in ids for word in words}

    def at(
        self, kind: str, sentence: str, start: int, ahead: Ahead | None = None
    ) -> Iterator[tuple[Value, int]]:
        """The longest row of nouns of `kind` that starts at `start`, and its length.

        What is read of the sentence is kept in `ahead`: each kind reads the same words.
        """
        kept: Ahead = {} if ahead is None else ahead
        if not self._may_begin(kind, _words_at(sentence, start, kept)):
            return iter(())
        row = row_at(lambda at: self._one(kind, sentence, at, kept), sentence, start)
        return iter(() if row is None else ((row[0], row[1] - start),))

    def _may_begin(self, kind: str, tokens: "WordsAhead") -> bool:
        return tokens.first in self._starts.get(kind, ()) or tokens.first.isdecimal()

    def _one(self, kind: str, sentence: str, start: int, ahead: Ahead) -> tuple[Named, int] | None:
        """A noun with what stands before and behind it, and where it ends."""
        tokens = _words_at(sentence, start, ahead)
        if not self._may_begin(kind, tokens):
            return None
        at, notes, count = 0, tuple[str, ...](), None
        while tokens.some(at, 1):
            form = self._form(kind, tokens, at)
            if form is not None:
                begin = bare_span(sentence, tokens.some(at, 1)[0])[0]
                end = bare_span(sentence, tokens.some(at, len(form.words))[-1])[1]
                named = Named(form.id, sentence[begin:end], notes, count)
                return _with_rest(named, sentence, end) if kind == PAPERS else (named, end)
            token = tokens.some(at, 1)[0]
            if token.word in _ARTICLES:
                at += 1
                continue
            if kind != PAPERS:
                return None
            found = _note(tokens, at)
            number = next(number_at(sentence, token.start), None)
            if found is not None:
                at, notes = at + found[0], (*notes, *found[1])
            elif number is not None and count is None:
                at, count = at + 1, str(number[0])
            else:
                return None
        return None

    def _form(self, kind: str, tokens: "WordsAhead", at: int) -> _Form | None:
        first = tokens.some(at, 1)[0].word
        for length in self._lengths.get(kind, {}).get(first, ()):
            words = tuple(token.word for token in tokens.some(at, length))
            if words in self._ids[kind]:
                return _Form(self._ids[kind][words], words)
        return None


class WordsAhead:
    """The words of a sentence from a place on, read no further than they are asked for."""

    def __init__(self, sentence: str, start: int) -> None:
        self._coming = tokens_from(sentence, start)
        self._read: list[Token] = []
        begun = self.some(0, 1)
        #: The word that begins just there, as compared; empty where none does.
        self.first = begun[0].word if begun and bare_span(sentence, begun[0])[0] == start else ""

    def some(self, at: int, count: int) -> Sequence[Token]:
        """So many words from number `at` on: fewer where the sentence ends."""
        self._read += islice(self._coming, max(0, at + count - len(self._read)))
        return self._read[at : at + count]


def _words_at(sentence: str, start: int, ahead: Ahead) -> WordsAhead:
    tokens = ahead.get((sentence, start))
    if tokens is None:
        tokens = ahead[sentence, start] = WordsAhead(sentence, start)
    return tokens


def row_at(one_at: OneAt, sentence: str, start: int) -> tuple[Listed, int] | None:
    """The longest row of what `one_at` finds from `start` on, and where it ends."""
    found = one_at(start)
    items, end, joins = list[Named](), start, set[str]()
    while found is not None and len(items) < _MOST_THINGS:
        items.append(found[0])
        end = found[1]
        between = _NEXT.match(sentence, end)
        found = one_at(between.end()) if between else None
        if between and found:
            joins |= {name for name, word in between.groupdict().items() if word}
    if not items or len(joins) > 1:  # “a, b of c en d” is not known for what it means
        return None
    return Listed(tuple(items), joins == {"or"}), end


def _forms(id: str, ways: Sequence[str]) -> Iterator[_Form]:
    written = {way for each in ways for way in ways_of(each)}
    for way in sorted(written):
        words = tuple(word for each in way.split() if (word := folded(each)))
        if words:
            yield _Form(id, words)


def _note(tokens: WordsAhead, at: int) -> tuple[int, tuple[str, ...]] | None:
    """How many words of a note stand at a word, and the notes they say."""
    for count in (3, 2, 1):
        words = " ".join(token.word for token in tokens.some(at, count))
        if words in _NOTES:
            return count, _NOTES[words]
    return None


def _with_rest(named: Named, sentence: str, end: int) -> tuple[Named, int]:
    """The noun with whose it is and of which months or year, where that stands behind it."""
    for printed, note in _OWNERS.items():
        if re.match(rf" {printed}\b", sentence[end:]):
            return replace(named, notes=(*named.notes, note)), end + 1 + len(printed)
    if re.match(rf" {_NOBODY_ELSE}\b", sentence[end:]):
        return named, end + 1 + len(_NOBODY_ELSE)
    over = _OVER_LAST.match(sentence, end)
    for term, length in term_at(sentence, over.end()) if over else ():
        if over and isinstance(term, Duration):
            return replace(named, last=term), over.end() + length
    year = _OF_YEAR.match(sentence, end)
    for value, length in year_at(sentence, year.end()) if year else ():
        if year:
            return replace(named, year=str(value)), year.end() + length
    return named, end
