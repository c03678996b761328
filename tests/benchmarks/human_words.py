"""Our words beside those of people who translated for public services, where those lie here.

`words --people` prints two figures per language. **chrF** (sacrebleu) of what the phrase bank says
beside what a person wrote, of the Dutch sentences that a pattern matches. **Agreement** of the
glossary: of the terms in a Dutch text, how many are called in the translation what we call them,
whatever their ending; beside it how often that is so by chance, in the translation of another.

People translate freely: “inhabitant” for “resident” counts as another word, and is not wrong.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from forms.language.bank.phrase_bank import PhraseBank
from forms.language.glossary import Glossary
from forms.language.languages import DUTCH
from tests.benchmarks.human_translations import FOLDER, human_translations

#: News, translated from English on both sides: its figures stand apart.
NEWS = "flores200_dev"
#: Fewer terms than this say nothing of a language.
ENOUGH = 20
_SENTENCE_END = re.compile(r"(?<=[.?!؟])\s+")
_ASIDE = re.compile(r"\([^)]*\)")
_EITHER = re.compile(r"\s(?:or|oder|ou|o|lub|veya|або|чи|sau|أو|یا)\s|/")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_ARTICLE = "ال"
#: Shorter words are articles and prepositions, or too short to tell by their beginning.
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Row:
    """A Dutch text and what people made of it, by language."""

    collection: str
    dutch: str
    said: Mapping[str, str]


@dataclass
class Agreement:
    """Terms in Dutch texts, and how many a person called what we call them."""

    terms: int = 0
    same: int = 0
    by_chance: int = 0
    other: Counter[str] = field(default_factory=Counter)


@dataclass
class Compared:
    """All that was found; `pairs` are what we say and what a person said, by language."""

    dutch_sentences: int = 0
    matched: Counter[str] = field(default_factory=Counter)
    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    official: dict[str, Agreement] = field(default_factory=lambda: defaultdict(Agreement))
    news: dict[str, Agreement] = field(default_factory=lambda: defaultdict(Agreement))


def human_rows(folder: Path = FOLDER) -> list[Row]:
    """Every Dutch text once, with all its translations; none where there is no folder."""
    found: dict[tuple[str, str], Row] = {}
    for pair in human_translations(folder):
        said = {**pair.others, pair.source: pair.text}
        dutch = said.pop(DUTCH, "")
        if dutch:
            found.setdefault((pair.collection, dutch), Row(pair.collection, dutch, said))
    return list(found.values())


def compared(texts: Sequence[Row], bank: PhraseBank, glossary: Glossary) -> Compared:
    """Both figures over all texts, for the languages we write in."""
    found = Compared()
    languages = sorted(bank.languages - {DUTCH})
    seen: set[str] = set()
    for at, row in enumerate(texts):
        for sentence, said in sentence_pairs(row):
            if sentence in seen:
                continue
            seen.add(sentence)
            found.dutch_sentences += 1
            _say(sentence, said, bank, languages, found)
        _call(row, texts[at - 1], glossary, languages, found)
    return found


def sentence_pairs(row: Row) -> Iterator[tuple[str, dict[str, str]]]:
    """Each Dutch sentence with its translations, of those with as many sentences as the Dutch."""
    dutch = _SENTENCE_END.split(row.dutch)
    cut = {language: _SENTENCE_END.split(text) for language, text in row.said.items()}
    for at, sentence in enumerate(dutch):
        alike = {language: each[at] for language, each in cut.items() if len(each) == len(dutch)}
        yield sentence, alike


def _say(
    sentence: str,
    said: Mapping[str, str],
    bank: PhraseBank,
    languages: Sequence[str],
    found: Compared,
) -> None:
    match = bank.match(sentence)
    if match is None:
        return
    found.matched[match.pattern] += 1
    for language in languages:
        ours = bank.say(match, language)
        if ours is not None and language in said:
            found.pairs[language].append((ours.text, said[language]))


def _call(
    row: Row, another: Row, glossary: Glossary, languages: Sequence[str], found: Compared
) -> None:
    terms = {term.id for term in glossary.terms_in(row.dutch)}
    group = found.news if row.collection == NEWS else found.official
    for language in languages:
        text, other = row.said.get(language), another.said.get(language)
        for term in terms if text else ():
            meaning = glossary.meaning(term, language)
            if meaning is None or text is None:
                continue
            agreement = group[language]
            agreement.terms += 1
            is_same = calls_it(text, meaning.name)
            agreement.same += is_same
            agreement.by_chance += other is not None and calls_it(other, meaning.name)
            if not is_same:
                agreement.other[term] += 1


def calls_it(text: str, name: str) -> bool:
    """Whether all words of a name stand in `text`, or of one way of saying it where it has two.

    An ending counts little: three quarters of a word must be the same. What stands in brackets in a
    name helps the reader and need not be there. An abbreviation is enough: people leave those.
    """
    aside = [word for each in _ASIDE.findall(name) for word in _WORD.findall(each)]
    if any(len(word) > 1 and word.isupper() and word in text for word in aside):
        return True
    words = _folded(text)
    ways = (_stems(way) for way in _EITHER.split(_ASIDE.sub(" ", name)))
    return any(stems and all(stem in words for stem in stems) for stems in ways)


@cache
def _stems(name: str) -> tuple[str, ...]:
    """The beginnings that words of a text must have, each after a space."""
    words = [word.removeprefix(_ARABIC_ARTICLE) for word in _folded(name).split()]
    long = [word for word in words if len(word) > _SHORTEST_STEM] or words
    return tuple(
        _before(word) + word[: max(_SHORTEST_STEM, -(-3 * len(word) // 4))] for word in long
    )


def _before(word: str) -> str:
    # Arabic writes articles and short words before a word as one with it.
    return "" if "\u0600" <= word[0] <= "\u06ff" else " "


@cache
def _folded(text: str) -> str:
    """Small letters without marks, one space before each word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(f" {word}" for word in _WORD.findall(letters))


def print_people(found: Compared, show: str | None) -> None:
    """The tables, and the terms of language `show` that people call otherwise."""
    matched = found.matched.total()
    print(
        f"{found.dutch_sentences} Dutch sentences, each once; the bank matches {matched} of them: "
        f"{dict(found.matched)}"
    )
    print(f"{'':10}{'chrF':>8}{'sentences':>11}   terms called as we do, of so many (by chance)")
    for language in sorted(found.official | found.pairs):
        pairs = found.pairs[language]
        chrf = CHRF().corpus_score([ours for ours, _ in pairs], [[said for _, said in pairs]])
        score = f"{chrf.score:.1f}" if pairs else "-"
        groups = (("official", found.official[language]), ("news", found.news[language]))
        agreed = "   ".join(f"{name} {_share(each)}" for name, each in groups if each.terms)
        print(f"{language:10}{score:>8}{len(pairs):>11}   {agreed}")
    if show:
        print(f"called otherwise in {show}: {found.official[show].other.most_common(25)}")


def _share(agreement: Agreement) -> str:
    if agreement.terms < ENOUGH:
        return f"too few ({agreement.terms})"
    same, chance = (100 * each / agreement.terms for each in (agreement.same, agreement.by_chance))
    return f"{same:.0f} % of {agreement.terms} ({chance:.0f} %)"
