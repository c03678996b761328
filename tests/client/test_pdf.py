"""A PDF instead of a camera: the phone draws its pages, and nothing in it runs."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from forms.letter import LetterKind
from tests.client.browsing import choose_photo, opened, recognised
from tests.client.letters import reads
from tests.client.scenes import ASSISTANCE
from tests.letters.maker import make_letter

_DPI = 200
#: Of 255, on the whole page: letters smoothed in another way differ, another page by far more.
_MOST_DIFFERENCE = 6.0
_MOST_PAGES = 8
_MB = 10**6


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter of one sheet."""
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    path.write_bytes(make_letter(7, LetterKind.FINE).pdf)
    return path


def test_a_form_is_recognised_page_by_page(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, ASSISTANCE.folder / "form.pdf"))
        expect(page.locator("#look-progress")).to_contain_text("Pagina 1")
        expect(page.locator("#pdf-page")).to_have_text("Pagina 1 van 3 in uw PDF")
        expect(page.locator("#pdf-previous")).to_have_attribute("aria-disabled", "true")
        page.click("#pdf-next")
        expect(page.locator("#look-progress")).to_contain_text("Pagina 2")
        expect(page.locator("#pdf-page")).to_have_text("Pagina 2 van 3 in uw PDF")
        expect(page.locator("#pdf-next")).to_be_focused()


def test_a_form_can_be_dropped_and_what_draws_it_comes_only_then(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.wait_for_timeout(500)
        assert not any("pdf.worker" in url or "drawing" in url for url in _loaded(page))
        pdf = (ASSISTANCE.folder / "form.pdf").read_bytes()
        page.evaluate(
            """(bytes) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(bytes)], 'form.pdf'));
              window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
            }""",
            list(pdf),
        )
        recognised(page)
        assert any("pdf.worker" in url for url in fetched)
        assert all(url.startswith((service_url, "blob:", "data:")) for url in fetched)


def test_a_letter_is_sent_page_by_page_as_it_is_printed(
    chromium_without_camera: Browser, service_url: str, letter: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        page.click("#open-letter")
        page.set_input_files("#letter-files", letter)
        page.wait_for_selector("#letter-kind")
        assert len(reader.sent) == len(make_letter(7, LetterKind.FINE).sheets)
        assert _difference(reader.sent[0], letter) < _MOST_DIFFERENCE


@pytest.mark.verify
def test_of_a_long_letter_eight_pages_are_read_and_the_rest_is_said(
    chromium_without_camera: Browser, service_url: str, letter: Path, tmp_path: Path
) -> None:
    with pikepdf.open(letter) as one, pikepdf.new() as long:
        for _ in range(_MOST_PAGES + 2):
            long.pages.append(one.pages[0])
        long.save(tmp_path / "long.pdf")
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        page.click("#open-letter")
        page.set_input_files("#letter-files", tmp_path / "long.pdf")
        expect(page.locator(".thumb")).to_have_count(_MOST_PAGES)
        expect(page.locator("[data-notice=cut]")).to_contain_text("2 lazen wij niet")
        page.wait_for_selector("#letter-kind")
        assert reader.sent


@pytest.mark.verify
def test_a_letter_chosen_as_a_form_goes_to_be_read_with_all_its_pages(
    chromium_without_camera: Browser, service_url: str, letter: Path, tmp_path: Path
) -> None:
    with pikepdf.open(letter) as one, pikepdf.new() as two:
        two.pages.extend([one.pages[0], one.pages[0]])
        two.save(tmp_path / "two.pdf")
    with opened(chromium_without_camera, service_url) as page:
        reads(page)
        choose_photo(page, tmp_path / "two.pdf")
        expect(page.locator(".notice-line")).to_contain_text("Is het een brief?")
        page.click("#notice-letter")
        page.wait_for_selector("#letter-kind")
        expect(page.locator(".thumb")).to_have_count(2)


@pytest.mark.verify
@pytest.mark.parametrize("mode", ["1", "RGBA"], ids=["as a fax", "as JPEG 2000"])
def test_scans_of_copiers_are_drawn(
    chromium_without_camera: Browser, service_url: str, letter: Path, tmp_path: Path, mode: str
) -> None:
    """These are unpacked by WebAssembly in the worker, under the policy of its script."""
    with pypdfium2.PdfDocument(letter) as pdf:
        sheet = pdf[0].render(scale=_DPI / 72).to_pil().convert(mode)
    sheet.save(tmp_path / "scan.pdf", resolution=_DPI)
    assert (b"CCITTFaxDecode" if mode == "1" else b"JPXDecode") in (
        tmp_path / "scan.pdf"
    ).read_bytes()
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        page.click("#open-letter")
        page.set_input_files("#letter-files", tmp_path / "scan.pdf")
        page.wait_for_selector("#letter-kind")
        assert _difference(reader.sent[0], tmp_path / "scan.pdf") < _MOST_DIFFERENCE


@pytest.mark.verify
def test_a_font_that_a_pdf_leaves_out_is_one_of_the_phone(
    chromium_without_camera: Browser, service_url: str, tmp_path: Path
) -> None:
    with pikepdf.new() as pdf:
        page_of_pdf = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page_of_pdf.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        lines = " ".join(
            f"1 0 0 1 60 {y} Tm (Betaal voor 6 juli 2026.) Tj" for y in range(60, 800, 30)
        )
        page_of_pdf.Contents = pdf.make_stream(f"BT /F 24 Tf {lines} ET".encode())
        pdf.save(tmp_path / "bare.pdf")
    with opened(chromium_without_camera, service_url) as page:
        reader = reads(page)
        page.click("#open-letter")
        page.set_input_files("#letter-files", tmp_path / "bare.pdf")
        page.wait_for_selector("#letter-kind")
        sent = Image.open(BytesIO(reader.sent[0])).convert("L")
    # In another typeface than PDFium takes, and as wide: each line stands and ends in its place.
    drawn = _drawn(tmp_path / "bare.pdf", sent.size)
    for one, other in zip(_edges(sent), _edges(drawn), strict=True):
        assert one == pytest.approx(other, abs=sent.size[1] / 100)


def test_a_script_in_a_pdf_does_not_run(
    chromium_without_camera: Browser, service_url: str, letter: Path, tmp_path: Path
) -> None:
    with pikepdf.open(letter) as pdf:
        script = "app.alert('ran'); app.launchURL('https://elsewhere.example/');"
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        pdf.save(tmp_path / "script.pdf")
    with opened(chromium_without_camera, service_url) as page:
        fetched: list[str] = []
        shown: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.on("dialog", lambda dialog: shown.append(dialog.message))
        reads(page)
        page.click("#open-letter")
        page.set_input_files("#letter-files", tmp_path / "script.pdf")
        page.wait_for_selector("#letter-kind")
        assert shown == []
        assert all(url.startswith((service_url, "blob:", "data:")) for url in fetched)
        assert not any("sandbox" in url or "quickjs" in url for url in fetched)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("locked.pdf", "Deze PDF is op slot"),
        ("cut.pdf", "Deze PDF lukt niet"),
        ("large.pdf", "Deze PDF is te groot"),
    ],
)
def test_a_pdf_that_does_not_work_says_why_and_is_never_sent(
    chromium_without_camera: Browser,
    service_url: str,
    letter: Path,
    tmp_path: Path,
    name: str,
    title: str,
) -> None:
    with pikepdf.open(letter) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    (tmp_path / "large.pdf").write_bytes(bytes(31 * _MB))
    with opened(chromium_without_camera, service_url) as page:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        choose_photo(page, tmp_path / name)
        expect(page.locator(".notice-title")).to_have_text(title)
        expect(page.locator("#notice-photo")).to_be_visible()
        page.click("#leave")
        page.click("#open-letter")
        page.set_input_files("#letter-files", tmp_path / name)
        expect(page.locator("#letter-take .notice-title")).to_have_text(title)
        assert not any("/v1/frames" in url for url in sent)


@pytest.mark.verify
def test_without_a_network_a_pdf_can_be_chosen_later(
    chromium_without_camera: Browser, service_url: str, letter: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.wait_for_timeout(1000)
        page.context.set_offline(True)
        choose_photo(page, letter)
        expect(page.locator(".notice-title")).to_have_text("De PDF kan nu niet open")
        page.context.set_offline(False)
        choose_photo(page, letter)
        page.wait_for_selector("#notice-letter")


def _loaded(page: Page) -> list[str]:
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map((each) => each.name)"
    )
    return names


def _difference(jpeg: bytes, pdf: Path) -> float:
    """Mean difference, of 255, between what was sent and page 1 as PDFium draws it."""
    sent = Image.open(BytesIO(jpeg)).convert("L")
    drawn = _drawn(pdf, sent.size)
    # A quarter of the size: where ink is counts, not how edges are smoothed.
    small = (sent.size[0] // 4, sent.size[1] // 4)
    one, other = (np.asarray(each.resize(small), np.float64) for each in (sent, drawn))
    assert one.std() > 10
    return float(np.abs(one - other).mean())


def _drawn(pdf: Path, size: tuple[int, int]) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        drawn = page.render(scale=max(size) / max(page.get_size())).to_pil().convert("L")
    assert abs(drawn.size[0] - size[0]) <= 2
    return drawn


def _edges(picture: Image.Image) -> list[int]:
    """The first and last column with ink, and the foot of each line, in pixels."""
    has_ink = np.asarray(picture) < 150
    across = np.flatnonzero(has_ink.any(axis=0))
    feet = np.flatnonzero(np.diff(has_ink.any(axis=1).astype(int)) == -1)
    return [int(across[0]), int(across[-1]), *map(int, feet)]
