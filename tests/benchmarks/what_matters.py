"""Which sentences of a letter matter, and how many of those are said and judged right.

The makers know what a letter says and asks. A sentence of running text *carries a fact* when a
deadline, an amount of money, an account or a reference of the truth is printed in it. It *asks*
when it belongs to a wording that asks something, or says that nothing is asked. Of what a letter
*decides* no truth is held; it is told by a rule: a sentence says what was granted, refused, changed
or set (`_DECIDES`), asks no question, hangs on no condition and is not about objecting. The subject
line counts for itself. A sentence may be of several of these. The *rest* is of none: reasons,
background, courtesy.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tests.letters.truth import FactKind, Truth

DEADLINE, AMOUNT, ACCOUNT, REFERENCE = "deadline", "amount", "account", "reference"
FACT, ASKS, DECIDES, SUBJECT = "any fact", "asks", "decides", "subject line"
MATTERS, REST = "what matters", "the rest"
#: In the order in which they are printed.
CLASSES = (
    DEADLINE, AMOUNT, ACCOUNT, REFERENCE, FACT, ASKS, DECIDES, SUBJECT, MATTERS, REST,
)  # fmt: skip
_OF_FACTS = {
    FactKind.DEADLINE: DEADLINE,
    FactKind.AMOUNT: AMOUNT,
    FactKind.IBAN: ACCOUNT,
    FactKind.REFERENCE: REFERENCE,
}
#: What was granted, refused, changed or set, as letters of authorities say it: participles and
#: infinitives, verbs that Dutch breaks in two, and what the reader gets or may.
_OUTCOME = (
    r"toegekend|toe te kennen|toekennen|toegewezen|toe te wijzen|goedgekeurd|goed te keuren|"
    r"ingewilligd|in te willigen|verleend|verlenen|afgewezen|af te wijzen|geweigerd|weigeren|"
    r"(?:on)?gegrond|niet-ontvankelijk|niet in behandeling|kwijtgescholden|kwijt te schelden|"
    r"vrijgesteld|vrijstelling|ontheffing|besloten|beslist|besluiten|vastgesteld|herzien|herziening|"
    r"opgelegd|ingetrokken|in te trekken|stopgezet|stop te zetten|beëindigd|beëindigen|verlaagd|"
    r"verlagen|verhoogd|verhogen|gewijzigd|verlengd|opgeschort|teruggevorderd|terugvordering"
)
_BROKEN = (
    r"ken(?:nen|t)\b.*\btoe|wij(?:st|zen)\b.*\b(?:af|toe)|keur(?:en|t)\b.*\bgoed|"
    r"willig(?:en|t)\b.*\bin|stel(?:len|t)\b.*\bvast|leg(?:gen|t)\b.*\bop|"
    r"trek(?:ken|t)\b.*\bin|scheld(?:en|t)\b.*\bkwijt|zet(?:ten)?\b.*\bstop|"
    r"vorder(?:en|t)\b.*\bterug"
)
_GETS = r"(?:u|hij|zij) (?:krijgt|mag|ontvangt)|krijgt u|(?:geen )?recht op|in aanmerking"
_DECIDES = re.compile(rf"\b(?:{_OUTCOME}|{_BROKEN}|{_GETS})\b", re.IGNORECASE)
#: What only looks like an outcome: what may still come, and what the reader may do against it.
_NO_OUTCOME = re.compile(
    r"\?|\b(?:als|indien|wanneer|tenzij|mits|zodra|mocht|voordat|totdat|kunnen|kunt|zou|zullen|moet|"
    r"moeten|gelieve|beroep|bezwaar(?!.*(?:gegrond|ontvankelijk)))\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")


@dataclass
class Share:
    """Sentences and words of one class: of all, those covered, those covered and judged right."""

    sentences: int = 0
    words: int = 0
    covered: int = 0
    covered_words: int = 0
    right: int = 0
    right_words: int = 0
    said: Counter[str] = field(default_factory=Counter)
    """Sentences said rightly, by language."""


@dataclass(frozen=True, eq=False)
class Carrying:
    """What the truth of one letter tells of its sentences."""

    truth: Truth

    def classes_of(self, sentence: str) -> frozenset[str]:
        """The classes of a sentence of running text; never none."""
        letters = _letters(sentence)
        found = {
            _OF_FACTS[kind]
            for kind, text, within in self._facts
            if text in letters and (letters in within or within in letters)
        }
        if found:
            found.add(FACT)
        if any(letters in wording for wording in self._asking):
            found.add(ASKS)
        if letters.endswith(self._subjects):
            found.add(SUBJECT)
        if _DECIDES.search(sentence) and not _NO_OUTCOME.search(sentence):
            found.add(DECIDES)
        return frozenset(found | {MATTERS} if found else {REST})

    @cached_property
    def _facts(self) -> Sequence[tuple[FactKind, str, str]]:
        return [
            (fact.kind, _letters(place.text), _letters(place.sentence))
            for fact in self.truth.facts
            if fact.kind in _OF_FACTS
            for place in fact.places
        ]

    @cached_property
    def _asking(self) -> Sequence[str]:
        return [_letters(wording) for wording in self.truth.asking]

    @cached_property
    def _subjects(self) -> tuple[str, ...]:
        return tuple(_letters(str(fact.value)) for fact in self.truth.of(FactKind.SUBJECT))


def _letters(text: str) -> str:
    """The letters and figures alone: lines may break words, and labels stand before cells."""
    return _LETTERS.sub("", text).lower()


def counted(
    shares: dict[str, Share], classes: Iterable[str], sentence: str, *, is_covered: bool
) -> Iterator[Share]:
    """Count a sentence in its classes; gives their shares, to count what was right."""
    words = len(sentence.split())
    for name in classes:
        share = shares.setdefault(name, Share())
        share.sentences += 1
        share.words += words
        share.covered += is_covered
        share.covered_words += words * is_covered
        yield share


def print_shares(shares: Mapping[str, Share]) -> None:
    """A table of the classes, and of what matters by language."""
    print("running text      sentences  covered  right    words  covered  right")
    for name in CLASSES:
        each = shares.get(name, Share())
        sentences, words = max(1, each.sentences), max(1, each.words)
        print(
            f"{name:16}{each.sentences:11}{each.covered / sentences:9.1%}"
            f"{each.right / sentences:7.1%}{each.words:9}{each.covered_words / words:9.1%}"
            f"{each.right_words / words:7.1%}"
        )
    for name in (FACT, ASKS, DECIDES, MATTERS, REST):
        each = shares.get(name, Share())
        said = [f"{code} {n / max(1, each.sentences):.1%}" for code, n in sorted(each.said.items())]
        print(f"{name}, said rightly, of all of it: {', '.join(said)}")
