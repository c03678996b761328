"""What the statement rests on, as it is kept for the client and docs/accessibility.md."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.client.modes import MODES
from tests.client.screens import EVERY_SCREEN
from tests.client.statement.claims import CLAIMS, GAPS
from tests.glue.service import ROOT

#: Shown by the client, so it lies among its sources.
KEPT = ROOT / "client_demo/src/statement/results.json"
LANGUAGES = ("nl", "ar")

#: What decides how the page looks and reads; a change elsewhere cannot make a screen less usable.
SEEN = ("index.html", "src/main.ts", "src/canvas", "src/components", "src/locales", "src/styles",
        "src/views")  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Something that is not sound on one screen, in one language and mode."""

    screen: str
    language: str
    mode: str
    what: str


@dataclass(frozen=True)
class Tried:
    """A claim, the tests that keep it, and how they ended."""

    claim: str
    tests: tuple[str, ...]
    has_passed: bool


@dataclass(frozen=True)
class Results:
    """Everything that was tried, on one day, with one state of the client's sources."""

    date: str
    axe: str
    findings: tuple[Finding, ...]
    tried: tuple[Tried, ...]
    sources: str
    screens: tuple[str, ...]
    modes: tuple[str, ...]
    languages: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def status(self) -> str:
        """As the government names it. Only a person who tested it could make it more than C."""
        is_sound = not self.findings and all(each.has_passed for each in self.tried)
        return "first-measures" if is_sound else "not-met"

    @property
    def looks(self) -> int:
        """How often a screen was looked at."""
        return len(self.screens) * len(self.modes) * len(self.languages)


def now() -> dict[str, Any]:
    """What the results must be about to be of use: sources, screens, modes, languages, gaps."""
    return {
        "sources": fingerprint(),
        "screens": tuple(each.__name__ for each in EVERY_SCREEN),
        "modes": tuple(mode.name for mode in MODES),
        "languages": LANGUAGES,
        "gaps": GAPS,
    }


def fingerprint() -> str:
    """Of the client's sources that decide how it looks and reads: 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in _seen_sources():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _seen_sources() -> Iterator[Path]:
    for name in SEEN:
        place = ROOT / "client_demo" / name
        below = place.rglob("*") if place.is_dir() else [place]
        yield from sorted(each for each in below if each.is_file())


def write(results: Results, path: Path = KEPT) -> None:
    """Keeps the results; the status and the number of looks with them."""
    kept = {**asdict(results), "status": results.status, "looks": results.looks}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def kept_results(path: Path = KEPT) -> Results:
    """The results that were kept."""
    kept = json.loads(path.read_text("utf-8"))
    return Results(
        date=kept["date"],
        axe=kept["axe"],
        findings=tuple(Finding(**each) for each in kept["findings"]),
        tried=tuple(
            Tried(each["claim"], tuple(each["tests"]), each["has_passed"]) for each in kept["tried"]
        ),
        sources=kept["sources"],
        **{name: tuple(kept[name]) for name in ("screens", "modes", "languages", "gaps")},
    )


def claims_now() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each claim with its tests, to compare with those that were tried."""
    return tuple((claim.name, claim.tests) for claim in CLAIMS)
