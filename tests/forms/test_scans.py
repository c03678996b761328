import io

import numpy as np
import pytest
from PIL import Image

from forms.errors import DocumentError
from forms.scans import is_picture, read_scan
from tests.forms.pdf.flat.test_finding import Speaking, scan


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return Image.fromarray(scan())


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_scan_that_says_its_resolution_has_the_size_of_its_sheet(picture, kind):
    content = saved(picture, kind, dpi=(203.2, 203.2))
    assert is_picture(content)
    document = read_scan(content, Speaking())
    page = document.pages[0].page
    assert (page.width_mm, page.height_mm) == pytest.approx((210, 297), abs=0.8)
    assert len(page.fields) == 10
    assert page.fields[0].label == "Voornaam"
    assert document.warnings == ()


def test_a_scan_without_a_resolution_is_taken_for_the_nearest_sheet(picture):
    document = read_scan(saved(picture, "WEBP"))
    page = document.pages[0].page
    assert (page.width_mm, page.height_mm) == (210, 297)
    assert "taken for A4" in document.warnings[0].detail
    letter = picture.resize((850, 1100))
    assert "taken for Letter" in read_scan(saved(letter, "PNG")).warnings[0].detail


def test_a_resolution_that_makes_no_sheet_is_not_believed(picture):
    document = read_scan(saved(picture, "PNG", dpi=(600, 600)))
    assert document.pages[0].page.width_mm == 210


def test_a_scan_stored_on_its_side_is_turned_up_as_its_file_says(picture):
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = picture.rotate(90, expand=True)
    page = read_scan(saved(sideways, "JPEG", exif=exif)).pages[0].page
    assert page.height_mm == 297
    assert len(page.fields) == 10


def test_a_scan_that_lies_askew_is_kept_straight(picture):
    askew = picture.rotate(1.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = read_scan(saved(askew, "PNG")).pages[0].page
    tops = np.array([field.area.xy[:2, 1] for field in page.fields])
    assert len(page.fields) == 10
    assert np.ptp(tops, axis=1).max() < 0.4


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"II*\0" + bytes(40), "damaged-picture"),
        (saved(Image.new("L", (900, 300), 255), "PNG"), "not-a-scan"),
        (saved(Image.new("L", (700, 990), 255), "PNG")[:200], "truncated-picture"),
        (
            saved(
                Image.new("L", (90, 120), 255), "TIFF", save_all=True,
                append_images=[Image.new("L", (90, 120), 255)],
            ),
            "several-pages",
        ),
    ],
    ids=["damaged", "not a sheet", "cut off", "several pages"],
)  # fmt: skip
def test_what_is_no_scan_of_a_sheet_is_refused_with_a_sentence(content, code):
    with pytest.raises(DocumentError) as refused:
        read_scan(content)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
