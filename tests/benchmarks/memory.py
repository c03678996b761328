"""How fast, how large and how complete the memory of translated sentences is, beside peers.

    python -m tests.benchmarks memory [--segments N] [--queries N]

The sentences are made of those of the library: the beginning of one, the end of another, and some
words of a third, so that many are much alike. The queries are sentences of the memory with slips
of the reader, other words, words more and less. Beside ours, in the same run: comparing with all
(rapidfuzz), and SQLite's own index of runs of three letters (FTS5) with the same comparison after
it. Complete is how often ours finds something at least as alike as comparing with all does, where
that finds anything from 75 on.
"""

import argparse
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from forms.language.alike import AlikeIndex
from forms.language.entities import mask
from forms.language.memory import SIMILAR_FROM

_FTS_CANDIDATES = 400
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sentences() -> list[str]:
    """The Dutch sentences of the library and the phrases, masked."""
    root = files("forms")
    paths = [Path(str(root)) / "phrases" / "nl.json"]
    paths += sorted((Path(str(root)) / "library").rglob("notes.nl.json"))
    found: dict[str, None] = {}
    for path in paths:
        for text in _leaves(json.loads(path.read_text("utf-8"))):
            for sentence in text.replace("? ", "?|").replace(". ", ".|").split("|"):
                cover = mask(sentence)
                if cover is not None and len(sentence.split()) >= 3:
                    found[cover.text] = None
    return list(found)


def made_memory(count: int, seed: int = 1) -> list[str]:
    """So many different sentences."""
    rng = random.Random(seed)
    real = [sentence.split() for sentence in sentences()]
    made: dict[str, None] = {}
    while len(made) < count:
        one, other, third = rng.choices(real, k=3)
        words = one[: rng.randint(1, len(one))] + other[rng.randint(0, len(other) - 1) :]
        for _ in range(rng.randint(0, 2)):
            words[rng.randrange(len(words))] = rng.choice(third)
        if len(words) >= 3:
            made[" ".join(words)] = None
    return list(made)


def made_queries(memory: Sequence[str], count: int, seed: int = 2) -> list[str]:
    """Sentences of the memory as they come back: misread, with other words, longer, shorter."""
    rng = random.Random(seed)
    long_enough = [
        each for each in rng.sample(memory, min(len(memory), 4 * count)) if len(each) >= 30
    ]
    return [_altered(each, rng) for each in long_enough[:count]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--fts-queries", type=int, default=40)
    options = parser.parse_args(arguments)
    memory = made_memory(options.segments)
    queries = made_queries(memory, options.queries)
    started = time.perf_counter()
    index = AlikeIndex(memory)
    built_s = time.perf_counter() - started
    print(f"{len(memory):,} segments, {len(queries)} queries; index built in {built_s:.1f} s, "
          f"{index.size_bytes / 1e6:.0f} MB beside the texts")  # fmt: skip

    def ours(query: str) -> float:
        found = index.find(query, SIMILAR_FROM, 1)
        return found[0].score if found else 0.0

    def everything(query: str) -> float:
        found = process.extractOne(query, memory, scorer=fuzz.ratio, score_cutoff=SIMILAR_FROM)
        return found[1] if found else 0.0

    brute = _timed(everything, queries)
    truth = brute.scores
    table = {"ours": _timed(ours, queries), "compare with all (rapidfuzz)": brute}
    if options.fts_queries:
        table["FTS5 trigram"] = _timed(_fts(memory), queries[: options.fts_queries])
    print(f"{'':30}{'median ms':>10}{'p95 ms':>9}{'p95 CPU':>9}{'complete':>10}{'x ours':>8}")
    for name, (scores, times, cpu) in table.items():
        wanted = [(truth[n], scores[n]) for n in range(len(scores)) if truth[n] >= SIMILAR_FROM]
        complete = sum(score >= best for best, score in wanted) / max(1, len(wanted))
        median, p95 = statistics.median(times), _p95(times)
        ratio = median / statistics.median(table["ours"].times_ms)
        print(f"{name:30}{median:>10.2f}{p95:>9.2f}{_p95(cpu):>9.2f}{100 * complete:>9.1f}%"
              f"{ratio:>8.1f}")  # fmt: skip
    print(f"(complete: of {sum(best >= SIMILAR_FROM for best in truth)} queries with a match)")
    return 0


class _Run(NamedTuple):
    """The best score of each query, and the milliseconds it took: on the clock, and of the CPU."""

    scores: list[float]
    times_ms: list[float]
    cpu_ms: list[float]


def _timed(find: Callable[[str], float], queries: Sequence[str]) -> _Run:
    run = _Run([], [], [])
    for query in queries:
        started, started_cpu = time.perf_counter(), time.thread_time()
        run.scores.append(find(query))
        run.times_ms.append(1000 * (time.perf_counter() - started))
        run.cpu_ms.append(1000 * (time.thread_time() - started_cpu))
    return run


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _fts(memory: Sequence[str]) -> Callable[[str], float]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE memory USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO memory VALUES (?)", ((text,) for text in memory))

    def find(query: str) -> float:
        runs = {query[at : at + 3].replace('"', '""') for at in range(len(query) - 2)}
        asked = " OR ".join(f'"{run}"' for run in sorted(runs))
        rows = database.execute(
            "SELECT text FROM memory WHERE memory MATCH ? ORDER BY rank LIMIT ?",
            (asked, _FTS_CANDIDATES),
        )
        texts = [row[0] for row in rows]
        found = process.extractOne(query, texts, scorer=fuzz.ratio, score_cutoff=SIMILAR_FROM)
        return found[1] if found else 0.0

    return find


def _altered(sentence: str, rng: random.Random) -> str:
    words = sentence.split()
    for _ in range(rng.randint(0, 2)):
        place = rng.randrange(len(words))
        way = rng.randrange(3)
        if way == 0:
            words[place] = "".join(rng.choices(_LETTERS, k=rng.randint(3, 9)))
        elif way == 1:
            words.insert(place, "".join(rng.choices(_LETTERS, k=rng.randint(2, 7))))
        elif len(words) > 4:
            del words[place]
    letters = list(" ".join(words))
    for _ in range(rng.randint(0, 4)):
        letters[rng.randrange(len(letters))] = rng.choice(_LETTERS)
    return "".join(letters)


def _leaves(content: object) -> list[str]:
    if isinstance(content, dict):
        return [text for each in content.values() for text in _leaves(each)]
    if isinstance(content, list):
        return [text for each in content for text in _leaves(each)]
    return [content] if isinstance(content, str) else []


if __name__ == "__main__":
    sys.exit(main())
