"""`make statement`: tries every screen and claim, and writes the accessibility statement.

    python -m tests.client.statement [--only start,coach_step]

Looks at every screen in every mode and language with axe, and runs the tests behind the claims.
Writes client_demo/src/statement/results.json, which the client shows, and docs/accessibility.md.
`--only` looks at some screens and writes nothing. Exit 1: something was not sound; it is written,
because the statement has to say so.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.client.contact_sheet import everything_started
from tests.client.screens import EVERY_SCREEN
from tests.client.soundness import AXE
from tests.client.statement.claims import CLAIMS, passed_tests
from tests.client.statement.document import DOCUMENT, written
from tests.client.statement.results import KEPT, Results, Tried, now, write
from tests.client.statement.sweep import sweep


def main(arguments: Sequence[str] | None = None) -> int:
    """Try everything, and write it down; says where."""
    options = _options(arguments)
    about = now()
    wanted = [each for each in EVERY_SCREEN if not options.only or each.__name__ in options.only]
    with everything_started() as (chromium, url, scenes):
        findings = tuple(sweep(chromium, url, scenes, wanted))
    for finding in findings:
        print(finding)
    if options.only:
        return int(bool(findings))
    passed = passed_tests()
    tried = tuple(
        Tried(claim.name, claim.tests, passed.issuperset(claim.tests)) for claim in CLAIMS
    )
    if about != now():
        sys.exit("The client's sources changed while they were tried; nothing was written.")
    results = Results(
        datetime.now(UTC).date().isoformat(), _axe_version(), findings, tried, **about
    )
    write(results)
    DOCUMENT.write_text(written(results), "utf-8")
    print(f"{results.looks} looks, {len(findings)} findings; claims not kept: {_lost(results)}")
    print(KEPT, DOCUMENT, sep="\n")
    return int(results.status != "first-measures")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make statement", description="What people can use.")
    parser.add_argument("--only", type=lambda names: names.split(","), default=[], metavar="NAMES")
    return parser.parse_args(arguments)


def _axe_version() -> str:
    return str(json.loads((AXE.parent / "package.json").read_text("utf-8"))["version"])


def _lost(results: Results) -> str:
    return ", ".join(each.claim for each in results.tried if not each.has_passed) or "none"


if __name__ == "__main__":
    sys.exit(main())
