"""What answers that come late do to each page of the workbench.

python -m tests.workbench.late_answers [--only desk,texts] [--phone]
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.api.identity.cast import Part
from tests.client.browsing import DESK, PHONE, Look, launch
from tests.client.late_answers import Screen, told
from tests.workbench.conftest import Bench, opened_bench
from tests.workbench.pages import PAGES, Shown, go, populate, signed_in


def screen_of(
    shown: Shown, browser: Browser, bench: Bench, part: Part, look: Look = DESK
) -> Screen:
    """A page as somebody who is signed in gets there."""
    return Screen(
        shown.name,
        lambda: signed_in(browser, bench.url, part, look),
        lambda page: go(page, bench.url, shown),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is found; 1 when something is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", type=lambda names: names.split(","), default=[], metavar="NAMES")
    parser.add_argument("--phone", action="store_true")
    options = parser.parse_args(arguments)
    wanted = [each for each in PAGES if not options.only or each.name in options.only]
    look = PHONE if options.phone else DESK
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        data, log = Path(kept) / "data", Path(kept)
        data.mkdir()
        with opened_bench(data, log) as bench:
            browser = launch(playwright, None)
            part = populate(bench.cast)
            return told(screen_of(each, browser, bench, part, look) for each in wanted)


if __name__ == "__main__":
    sys.exit(main())
