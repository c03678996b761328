"""Which version is it, on paper flat, curled and folded? Also of a version nobody registered.

Every frame shows a page of which another version is known. It is seen twice: known itself, and not.
Of a page that is known, it alone is the best answer and several with it among them a safe one; of a
page that is not, none is best and several are safe: one alone is a wrong version. All frames are
synthetic.

    python -m tests.benchmarks sisters [--frames N] [--conditions plain,curled,folded]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks import options as wanted
from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.ours import Ours
from tests.benchmarks.registering import collection
from tests.benchmarks.scoring import quantile
from tests.benchmarks.seeing import say
from tests.benchmarks.shots import shoot_sister
from vision.opencv import use_one_quiet_thread

#: What an answer can be worth, the best first.
FOUND = ("right", "candidates", "refused", "WRONG")


@dataclass(frozen=True)
class _Seen:
    worth: str
    cpu_ms: float


def worth(page: KnownPage, is_known: bool, named: frozenset[str]) -> str:
    """One of FOUND for an answer about `page`: the keys it named."""
    if not named:
        return "refused"
    if is_known:
        if not named & page.same:
            return "WRONG"
        return "right" if named <= page.same else "candidates"
    return "candidates" if len(named) > 1 else "WRONG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), say)
    ours = Ours(known)
    print(f"Synthetic frames of pages with other versions among {len(known.pages)} known pages")
    for name in options.conditions:
        seen: dict[bool, list[_Seen]] = {True: [], False: []}
        for number in range(options.frames):
            say(f"{name} {number + 1}/{options.frames}")
            for is_known, rows in seen.items():
                shot = shoot_sister(known, CONDITIONS[name], number, options.seed, is_known)
                answer = ours.see(shot)
                assert shot.page is not None
                rows.append(_Seen(worth(shot.page, is_known, answer.named), answer.cpu_ms))
        for is_known, rows in seen.items():
            print(
                f"{name:10} {'known' if is_known else 'not known':10} {_counted(rows)}", flush=True
            )
    return 0


def _counted(rows: Iterable[_Seen]) -> str:
    every = list(rows)
    counts = Counter(row.worth for row in every)
    said = ", ".join(f"{counts[each]} {each}" for each in FOUND)
    times = [row.cpu_ms for row in every]
    return (
        f"of {len(every)}: {said}; processor time {quantile(times, 0.5) or 0:.0f} ms median, "
        f"{quantile(times, 0.9) or 0:.0f} p90"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=48, help="frames a condition")
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument(
        "--conditions", type=wanted.conditions, default=("plain", "curled", "folded")
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
