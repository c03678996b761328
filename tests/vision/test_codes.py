import numpy as np
import pytest

from tests.builders import frame_of, print_code, printed_page, reference_of, upright
from vision.codes import Code, CodeKind, printed_code, read_codes
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey
from vision.rectify import rectify

#: A sheet of A6 in a picture of 600 x 800 shows 5.2 px/mm.
A6_MM, SIZE = (105.0, 148.0), (600, 800)
CLOSE = upright(*SIZE, share=0.97, sheet_mm=A6_MM)
#: Fine enough to print codes on.
PX_PER_MM = 8.0
ADDRESS = "https://www.voorbeeldstad.nl/verhuizing?nr=12"


def blank(seed: int = 1) -> Grey:
    return printed_page(seed, *A6_MM, px_per_mm=PX_PER_MM)[0]


def seen_on(page: Grey, page_to_frame: Homography[PageMm, FramePx] = CLOSE) -> tuple[Code, ...]:
    frame = frame_of(page, page_to_frame, sheet_mm=A6_MM, size=SIZE)
    return read_codes(frame, rectify(frame, page_to_frame, *A6_MM))


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("QRCode", CodeKind.QR, "QR Code"),
        ("DataMatrix", CodeKind.SQUARES, "Data Matrix"),
        ("Aztec", CodeKind.SQUARES, "Aztec"),
        ("PDF417", CodeKind.SQUARES, "PDF417"),
        ("Code128", CodeKind.BARS, "Code 128"),
        ("Code39", CodeKind.BARS, "Code 39"),
        ("ITF", CodeKind.BARS, "ITF"),
    ],
)
def test_a_printed_code_is_read_where_it_lies(name: str, kind: CodeKind, said: str) -> None:
    content = "00542101010000" if name == "ITF" else "VB-2026-123"
    page = blank()
    area = print_code(page, PX_PER_MM, name, content, (8, 60), module_mm=0.5)
    (code,) = seen_on(page)
    assert (code.kind, code.text) == (kind, content)
    assert code.format.startswith(said)
    np.testing.assert_allclose(code.area.xy, area.xy, atol=1.0)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_code_that_is_turned_has_its_corners_as_the_sheet_is_printed(turns: int) -> None:
    page = blank()
    area = print_code(page, PX_PER_MM, "QRCode", ADDRESS, (20, 40), turns=turns)
    (code,) = seen_on(page)
    assert code.text == ADDRESS
    np.testing.assert_allclose(code.area.xy, area.xy, atol=1.0)


def test_a_sheet_held_upside_down_has_its_code_where_it_is_printed() -> None:
    page = blank()
    area = print_code(page, PX_PER_MM, "Code128", "VB2026", (30, 90))
    turned = Quad[PageMm].box(0, 0, *A6_MM).turned(2)
    upside_down = Homography.between(turned, CLOSE.quad(Quad.box(0, 0, *A6_MM)))
    (code,) = seen_on(page, upside_down)
    np.testing.assert_allclose(code.area.xy, area.xy, atol=1.0)


def test_each_code_is_given_once_from_top_to_bottom() -> None:
    page = blank()
    print_code(page, PX_PER_MM, "QRCode", ADDRESS, (60, 110))
    print_code(page, PX_PER_MM, "DataMatrix", "P1", (20, 20), module_mm=0.8)
    print_code(page, PX_PER_MM, "Code128", "VB2026", (30, 60))
    assert [code.text for code in seen_on(page)] == ["P1", "VB2026", ADDRESS]


@pytest.mark.parametrize("seed", range(4))
def test_on_print_without_codes_none_is_seen(seed: int) -> None:
    assert seen_on(blank(seed)) == ()


def test_a_code_too_fine_to_see_is_left_out() -> None:
    page = blank()
    print_code(page, PX_PER_MM, "Code128", "VB2026000123", (30, 90), module_mm=0.25)
    assert seen_on(page, upright(*SIZE, share=0.5, sheet_mm=A6_MM)) == ()


def test_what_is_no_text_is_not_given_as_text() -> None:
    page = blank()
    print_code(page, PX_PER_MM, "QRCode", b"\x00\x01\xff\xfe\x80", (30, 60), module_mm=0.8)
    (code,) = seen_on(page)
    assert code.text is None


def test_a_code_outside_the_frame_is_not_seen() -> None:
    page = blank()
    print_code(page, PX_PER_MM, "QRCode", ADDRESS, (60, 110))
    up = Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 300], [0, 0, 1.0]]))
    assert seen_on(page, CLOSE.then(up)) == ()


@pytest.mark.parametrize("level", [0, 255])
def test_an_even_sheet_holds_no_code(level: int) -> None:
    assert seen_on(np.full((592, 420), level, np.uint8)) == ()


def test_noise_holds_no_code() -> None:
    grain = np.random.default_rng(3).integers(0, 256, (800, 600), np.uint8)
    frame = Frame(np.repeat(grain[..., None], 3, axis=2))
    assert read_codes(frame, rectify(frame, CLOSE, *A6_MM)) == ()


def test_the_code_on_the_blank_form_is_known_from_its_picture() -> None:
    page = printed_page(1, *A6_MM)[0]
    area = print_code(page, REFERENCE_PX_PER_MM, "Code39", "24502C099", (10, 100), module_mm=0.5)
    reference = reference_of(page, "page", *A6_MM)
    code = printed_code(reference, area)
    assert code is not None
    assert code.text == "24502C099"
    assert printed_code(reference, Quad.box(20, 40, 60, 50)) is None
