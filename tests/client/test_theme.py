"""An organisation's look is one CSS file: another one applies everywhere and can still be read."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.client.browsing import PHONE, opened
from tests.client.screens import Reach, coach_step, forms, question, sheet, start
from tests.client.soundness import violations
from tests.client.test_accessibility import LEAST_CONTRAST, contrast
from tests.glue.service import ROOT, served
from tests.seeded import seeded_folder

STYLES = ROOT / "client_demo" / "src" / "styles"
THEME = Path(os.environ.get("THEME_FILE", ROOT / "docs" / "theme.example.css"))

#: Colours as CSS writes them; shadows and veils of plain black are no part of a look.
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\((?!0 0 0)", re.IGNORECASE)

TOKENS = """(names) => {
  const probe = document.body.appendChild(document.createElement('i'));
  const rgb = (name) => {
    probe.style.color = `var(--lw-${name})`;
    return getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number);
  };
  return names.map(rgb);
}"""


@pytest.fixture(scope="module")
def themed_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service with the theme in its data folder."""
    data = seeded_folder(tmp_path_factory, "themed")
    shutil.copyfile(THEME, data / "theme.css")
    with served(data, tmp_path_factory.mktemp("log") / "service.log") as url:
        yield url


def test_colours_stand_in_the_tokens_only() -> None:
    found = {
        f"{sheet.name}: {colour}"
        for sheet in STYLES.glob("*.css")
        if sheet.name not in ("tokens.css", "print.css")
        for colour in _COLOUR.findall(sheet.read_text("utf-8"))
    }
    assert found == set()


def test_another_theme_applies_and_its_numbers_have_strong_contrast(
    chromium: Browser, service_url: str, themed_url: str
) -> None:
    def brand(page: Page) -> list[int]:
        return page.evaluate(TOKENS, ["brand"])[0]

    with opened(chromium, service_url) as page:
        ours = brand(page)
    with opened(chromium, themed_url) as page:
        assert brand(page) != ours
        button = page.locator("#open-camera")
        painted = button.evaluate("(each) => getComputedStyle(each).backgroundColor")
        assert painted == f"rgb({', '.join(map(str, brand(page)))})"
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for mark in ("line", "done", "care", "chosen"):
                pair = page.evaluate(TOKENS, [f"mark-{mark}", f"mark-on-{mark}"])
                assert contrast(*pair) >= LEAST_CONTRAST, mark


@pytest.mark.verify
@pytest.mark.parametrize("reach", [start, sheet, forms, coach_step, question])
def test_the_main_screens_can_be_read_in_another_theme(
    chromium: Browser, themed_url: str, scenes: Path, reach: Reach
) -> None:
    with opened(chromium, themed_url, PHONE) as page:
        reach(page, scenes)
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found[scheme] = violations(page)
    assert found == {"light": [], "dark": []}
