"""The text route: read the frame, and seek the page whose printed text is most alike."""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Sight
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.picture import Frame


class TextPeer:
    """Names the page whose text is most like what was read, from `least_alike` (cosine) on.

    It is told which pages are printed alike, as all who name pages are.
    """

    def __init__(
        self,
        name: str,
        known: KnownPages,
        read: Callable[[Frame], str],
        least_alike: float,
        settings: Mapping[str, Any],
    ) -> None:
        self.name, self.settings = name, dict(settings)
        self._known, self._read, self._least_alike = known, read, least_alike
        self._texts = TextIndex({key: page.text for key, page in known.pages.items()})

    def see(self, shot: Sight) -> Answer:
        """The page in a picture, out of those not hidden."""
        with timed() as spent:
            best = self._texts.most_alike(self._read(decode(shot.jpeg)), shot.hidden)
        times = {"spent_ms": spent.wall_ms, "cpu_ms": spent.cpu_ms}
        stages = {"cosine": best[1]} if best else {}
        if best is None or best[1] < self._least_alike:
            return Answer(seeks_outline=False, **times, stages=stages)
        named = self._known.pages[best[0]].same - shot.hidden
        return Answer(named, seeks_outline=False, **times, stages=stages)


@dataclass(eq=False)
class TextIndex:
    """Texts by key, compared as TF-IDF vectors of words and pairs of words."""

    texts: dict[str, str]
    _postings: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    _rarity: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = {key: Counter(_terms(text)) for key, text in self.texts.items()}
        spread = Counter(term for terms in counts.values() for term in terms)
        self._rarity = {term: math.log((1 + len(counts)) / n) for term, n in spread.items()}
        postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key, terms in counts.items():
            for term, weight in self._weighed(terms).items():
                postings[term].append((key, weight))
        self._postings = dict(postings)

    def most_alike(self, text: str, hidden: frozenset[str]) -> tuple[str, float] | None:
        """The key of the most alike text and its cosine, 0..1; None where no word is shared."""
        scores: dict[str, float] = defaultdict(float)
        for term, weight in self._weighed(Counter(_terms(text))).items():
            for key, other in self._postings.get(term, ()):
                scores[key] += weight * other
        there = {key: score for key, score in scores.items() if key not in hidden}
        return max(there.items(), key=lambda item: item[1]) if there else None

    def _weighed(self, terms: Counter[str]) -> dict[str, float]:
        raw = {
            term: (1 + math.log(count)) * self._rarity[term]
            for term, count in terms.items()
            if term in self._rarity
        }
        length = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
        return {term: weight / length for term, weight in raw.items()}


def _terms(text: str) -> Iterable[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return [*words, *(f"{one} {other}" for one, other in itertools.pairwise(words))]
