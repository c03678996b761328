"""A letter on paper, with what it means beside it: to hand to a neighbour."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

from tests.client.browsing import Look, opened
from tests.client.letters import Reader, read, warned

_HOLD_THE_PRINTER = "window.print = () => { window.printed = true; }; true"
#: The widths of the columns and whether a word runs out of its cell, as they are printed.
_COLUMNS = """() => {
  const heads = [...document.querySelectorAll('#print-sheet th')];
  const cells = [...document.querySelectorAll('#print-sheet td')];
  return {
    widths: heads.map((each) => each.getBoundingClientRect().width),
    wide: cells.filter((each) => each.scrollWidth > each.clientWidth + 1).length,
  };
}"""


@pytest.mark.parametrize("language", ["ar", "nl"])
def test_a_letter_prints_in_two_even_columns_on_few_pages_and_names_its_sources(
    chromium_without_camera: Browser, service_url: str, photo: Path, tmp_path: Path, language: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(language=language)) as page:
        page.evaluate(_HOLD_THE_PRINTER)
        read(page, photo)
        page.click("#letter-print")
        sheet = page.locator("#print-sheet")
        expect(sheet).to_have_count(1)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 690, "height": 1000})
        columns = page.evaluate(_COLUMNS)
        first, second = columns["widths"]
        assert abs(first - second) < 2 and columns["wide"] == 0
        # A browser says the heads of a table again on each page, and breaks no row that fits.
        assert sheet.locator("thead").evaluate("e => getComputedStyle(e).display") == (
            "table-header-group"
        )
        row = sheet.locator("tbody tr").first
        assert row.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
        for said in sheet.locator("tbody tr:has(td + td)").all():
            marks = said.locator("[data-provenance], .print__gap")
            assert marks.count() > 0, said.text_content()
        page.pdf(path=tmp_path / "letter.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "letter.pdf") as pdf:
        assert len(pdf) <= 2


def test_what_is_not_translated_is_said_to_be_so_on_paper_too(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        page.evaluate(_HOLD_THE_PRINTER)
        read(page, photo)
        page.click("#letter-tab-text")
        page.wait_for_selector("#letter-text-title")
        gaps = "لم يُترجم كل هذا", "لم يُترجم بعد"
        seen = [
            text for text in page.locator(".part .quiet").all_inner_texts() if text.startswith(gaps)
        ]
        page.click("#letter-tab-card")
        page.click("#letter-print")
        assert seen
        assert page.locator("#print-sheet .print__gap").all_text_contents() == seen


def test_what_to_be_careful_about_is_on_paper_too(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(_HOLD_THE_PRINTER)
        read(page, photo, Reader(change=warned))
        seen = page.locator("#letter-card [data-warning]").count()
        page.click("#letter-print")
        sheet = page.locator("#print-sheet")
        expect(sheet.locator(".print__warnings > li")).to_have_count(seen)
        assert seen == 3
        tasks = sheet.locator("li", has_text="Betalen:")
        expect(tasks).to_contain_text("Betaal nog niet")
