"""Pictures of every page of the workbench: `python -m tests.workbench.contact_sheet FOLDER`."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.client.browsing import DESK, SMALL_PHONE, launch
from tests.workbench.conftest import opened_bench
from tests.workbench.doors import DOORS
from tests.workbench.pages import PAGES, go, populate, signed_in, visiting

LOOKS = {
    "360": SMALL_PHONE,
    "1280": DESK,
    "360-dark": replace(SMALL_PHONE, is_dark=True),
    "1280-dark": replace(DESK, is_dark=True),
    "360-ar": replace(SMALL_PHONE, language="ar"),
    "1280-ar": replace(DESK, language="ar"),
}


def draw(folder: Path, only: list[str]) -> None:
    """Write `<page>-<look>.png` for each page and look; `only` names pages and looks."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        data, log = Path(kept) / "data", Path(kept)
        with opened_bench(data, log) as bench:
            browser = launch(playwright, None)
            part = populate(bench.cast)
            for name, look in LOOKS.items():
                for shown in PAGES:
                    if only and not {shown.name, name} & set(only):
                        continue
                    with signed_in(browser, bench.url, part, look) as page:
                        go(page, bench.url, shown)
                        page.evaluate("scrollTo(0, 0)")
                        page.wait_for_timeout(200)
                        page.screenshot(path=folder / f"{shown.name}-{name}.png", full_page=True)
                for door in DOORS:
                    if only and not {door.name, name} & set(only):
                        continue
                    with visiting(browser, look) as page:
                        door.reach(page, bench)
                        page.wait_for_timeout(200)
                        page.screenshot(path=folder / f"{door.name}-{name}.png", full_page=True)
            browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), sys.argv[2:])
