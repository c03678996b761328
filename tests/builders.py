"""Pictures for tests, built from stated values: a printed page, and a frame that shows it."""

from functools import lru_cache

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, picture_outline
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference

A4_MM = (210.0, 297.0)

_WORDS = (
    "de het een van uw wij dit formulier gegevens adres datum naam kind partner inkomen vul "
    "hier ja nee aanvraag gemeente belasting bewijs kopie ondertekening rekening bedrag maand "
    "jaar woning huur zorg toeslag vraag antwoord verklaring bezwaar termijn brief kruis aan"
)


def printed_page(
    seed: int,
    width_mm: float = A4_MM[0],
    height_mm: float = A4_MM[1],
    px_per_mm: float = REFERENCE_PX_PER_MM,
    boxes: bool = True,
) -> tuple[Grey, list[Quad[PageMm]]]:
    """A form-like page: heading, questions, lines of text; and the boxes to write or tick in.

    First come the boxes for writing (80-120 x 7 mm), then those for ticking (4 x 4 mm).
    """
    # Dozens of test modules print the same few pages when they are collected.
    sheet = _printed(seed, width_mm, height_mm, px_per_mm, boxes)
    return np.asarray(sheet.image, np.uint8).copy(), sheet.write + sheet.tick


def saying(page: Grey, words: str, at_mm: tuple[float, float] = (18, 285)) -> Grey:
    """The same page with a line of words, 4 mm high, by default at the foot of an A4."""
    image = Image.fromarray(page.copy())
    at_px = [side * REFERENCE_PX_PER_MM for side in at_mm]
    ImageDraw.Draw(image).text(at_px, words, 0, ImageFont.load_default(16))
    return np.asarray(image, np.uint8)


def printed_text(seed: int) -> str:
    """What the A4 `printed_page` of that seed says, a line of print on each line."""
    return "\n".join(_printed(seed, *A4_MM, REFERENCE_PX_PER_MM, True).lines)


@lru_cache(maxsize=32)
def _printed(
    seed: int, width_mm: float, height_mm: float, px_per_mm: float, boxes: bool
) -> "_Sheet":
    sheet = _Sheet(seed, width_mm, height_mm, px_per_mm)
    sheet.head()
    y = float(sheet.rng.uniform(42, 50))
    while y < height_mm - 30:
        y = sheet.question(y, boxes) + float(sheet.rng.uniform(3, 9))
    return sheet


class _Sheet:
    """A sheet being printed; lengths in mm."""

    def __init__(self, seed: int, width_mm: float, height_mm: float, px_per_mm: float) -> None:
        self.rng = np.random.default_rng([7, seed])
        self.width_mm, self.px_per_mm = width_mm, px_per_mm
        size = round(width_mm * px_per_mm), round(height_mm * px_per_mm)
        self.image = Image.new("L", size, 255)
        self.pen = ImageDraw.Draw(self.image)
        self.write: list[Quad[PageMm]] = []
        self.tick: list[Quad[PageMm]] = []
        self.lines: list[str] = []

    def head(self) -> None:
        """A logo, perhaps, and a title."""
        rng, scale = self.rng, self.px_per_mm
        if rng.random() < 0.7:
            left, top = rng.uniform(10, self.width_mm - 70), rng.uniform(6, 14)
            right, bottom = left + rng.uniform(8, 50), top + rng.uniform(5, 12)
            corners = [edge * scale for edge in (left, top, right, bottom)]
            self.pen.rectangle(corners, int(rng.integers(0, 160)))
        self.text(18, rng.uniform(24, 34), self.words(3, 4), rng.uniform(6, 8))

    def question(self, y: float, boxes: bool) -> float:
        """A question and what belongs to it; where it ends."""
        rng, kind = self.rng, self.rng.random()
        self.text(18, y, f"{rng.integers(1, 40)}  {self.words(3, 7)}", 4)
        y += 6.5
        if kind < 0.35 or not boxes:
            for _ in range(rng.integers(2, 6)):
                self.text(24, y, self.words(7, 13), 3.1)
                y += 4.6
            return y
        if kind < 0.75:
            self.text(24, y + 1.5, self.words(2, 3), 3.1)
            self.write.append(self.box(70, y, float(rng.uniform(80, 120)), 7))
            return y + 9
        for _ in range(rng.integers(2, 4)):
            self.tick.append(self.box(24, y, 4, 4))
            self.text(31, y + 0.2, self.words(2, 6), 3.1)
            y += 6.5
        return y

    def text(self, x: float, y: float, words: str, size: float) -> None:
        """A line of text from its top-left corner."""
        self.lines.append(words)
        scale = self.px_per_mm
        self.pen.text((x * scale, y * scale), words, 0, _font(size * scale))

    def box(self, left: float, top: float, wide: float, high: float) -> Quad[PageMm]:
        """A thin printed box."""
        edges = [left, top, left + wide, top + high]
        self.pen.rectangle([round(edge * self.px_per_mm) for edge in edges], None, 60, 1)
        return Quad.box(*edges)

    def words(self, fewest: int, limit: int) -> str:
        """Some form-like words."""
        count = int(self.rng.integers(fewest, limit))
        return " ".join(self.rng.choice(_WORDS.split(), count)).capitalize()


def print_code(
    page: Grey,
    px_per_mm: float,
    format_name: str,
    content: str | bytes,
    at_mm: tuple[float, float],
    module_mm: float = 0.6,
    turns: int = 0,
) -> Quad[PageMm]:
    """Print a QR or bar code, its top-left corner at `at_mm`, with white around; where it is then.

    `format_name` as in "QRCode" or "Code128"; bars are 12 mm high; `turns` are quarter turns.
    """
    form = zxingcpp.barcode_format_from_str(format_name)
    more = {"force_square": True} if format_name == "DataMatrix" else {}
    coded = zxingcpp.create_barcode(content, form, **more)
    modules = np.array(zxingcpp.write_barcode_to_image(coded, add_quiet_zones=False), np.uint8)
    wide_mm, high_mm = modules.shape[1] * module_mm, modules.shape[0] * module_mm
    if np.ptp(modules, axis=0).max() == 0:
        high_mm = 12.0
    size = max(1, round(wide_mm * px_per_mm)), max(1, round(high_mm * px_per_mm))
    printed = np.rot90(cv2.resize(modules, size, interpolation=cv2.INTER_NEAREST), -turns)
    left, top = round(at_mm[0] * px_per_mm), round(at_mm[1] * px_per_mm)
    high, wide = printed.shape
    white = round(3 * px_per_mm)
    page[max(0, top - white) : top + high + white, max(0, left - white) : left + wide + white] = 255
    page[top : top + high, left : left + wide] = printed
    edges = (left, top, left + wide, top + high)
    return Quad.box(*(edge / px_per_mm for edge in edges))


def _font(size_px: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size_px)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def reference_of(
    grey: Grey, key: str = "page", width_mm: float = A4_MM[0], height_mm: float = A4_MM[1]
) -> Reference:
    """The picture as a Reference to match against."""
    return Reference(key, grey, width_mm, height_mm)


def upright(
    width_px: int = 1280,
    height_px: int = 720,
    share: float = 0.9,
    sheet_mm: tuple[float, float] = A4_MM,
) -> Homography[PageMm, FramePx]:
    """A camera straight above a sheet in the middle of the frame, filling `share` of it."""
    scale = share * min(width_px / sheet_mm[0], height_px / sheet_mm[1])
    left = (width_px - sheet_mm[0] * scale) / 2 - 0.5
    top = (height_px - sheet_mm[1] * scale) / 2 - 0.5
    return Homography(np.array([[scale, 0, left], [0, scale, top], [0, 0, 1.0]]))


def frame_of(
    page: Grey,
    page_to_frame: Homography[PageMm, FramePx],
    sheet_mm: tuple[float, float] = A4_MM,
    size: tuple[int, int] = (1280, 720),
    table: int = 90,
    light: float = 0.95,
    noise: float = 1.5,
) -> Frame:
    """A frame of that page in that pose, on an even table of grey value `table`.

    `light` is a factor on paper and table; `noise` the sensor's, in grey values.
    """
    outline = Quad[PageMm].box(0, 0, *sheet_mm)
    print_to_page = Homography.between(picture_outline(page.shape[1], page.shape[0]), outline)
    # The print is blurred to the pixels of the frame first: warping alone would alias it.
    seen = Homography[PageMm, FramePx].quad(page_to_frame, outline)
    shrink = np.sqrt(abs(page.size / max(1.0, abs(seen.area))))
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, 0.45 * shrink))
    matrix = print_to_page.then(page_to_frame).matrix
    laid = cv2.warpPerspective(
        soft, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    alpha = np.zeros((size[1], size[0]), np.uint8)
    cv2.fillPoly(alpha, [np.round(seen.xy * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    share = alpha.astype(np.float64) / 255
    lit = (laid * share + table * (1 - share)) * light
    grain = np.random.default_rng(1).normal(0, noise, lit.shape) if noise else 0.0
    grey = np.clip(lit + grain + 0.5, 0, 255).astype(np.uint8)
    return Frame(np.repeat(grey[..., None], 3, axis=2))


def curl(lift_mm: float, columns: int = 25, rows: int = 33) -> NDArray[np.float64]:
    """Shifts of an A4 sheet whose right half curls up by `lift_mm`, seen aslant: see `Warp`."""
    x, y = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    risen = lift_mm * np.clip(2 * x - 1, 0, None) ** 2
    return np.stack([risen * (0.6 - 0.2 * y), -0.5 * risen], axis=-1)


def curl_up(lift_mm: float, columns: int = 25, rows: int = 33) -> NDArray[np.float64]:
    """Shifts of an A4 sheet that rises by `lift_mm` from its upper fifth to its foot."""
    x, y = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    risen = lift_mm * (np.clip(y - 0.2, 0, None) / 0.8) ** 2
    return np.stack([risen * 0.4 * (x - 0.3), -0.5 * risen], axis=-1)


def printed_above(page: Grey, end_mm: float) -> Grey:
    """The same page, bare from there on."""
    bare = page.copy()
    bare[round(end_mm * REFERENCE_PX_PER_MM) :] = 255
    return bare


def bent_frame(
    page: Grey, warp: Warp, size: tuple[int, int] = (1280, 720), table: int = 90
) -> Frame:
    """A frame of that page on paper that is not flat, on an even table of that grey."""
    step = 8
    columns, rows = size[0] // step, size[1] // step
    across, down = ((np.arange(count) + 0.5) * step - 0.5 for count in (columns, rows))
    x, y = np.meshgrid(across, down)
    place = warp.page_at(Points[FramePx](np.column_stack([x.ravel(), y.ravel()]))).xy
    on_print = place * [page.shape[1] / warp.width_mm, page.shape[0] / warp.height_mm] - 0.5
    at_x, at_y = (
        cv2.resize(plane.reshape(rows, columns).astype(np.float32), size)
        for plane in (on_print[:, 0], on_print[:, 1])
    )
    soft = cv2.GaussianBlur(page, (0, 0), 0.7)
    lit = cv2.remap(
        soft, at_x, at_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=table
    )
    grain = np.random.default_rng(1).normal(0, 1.5, lit.shape)
    grey = np.clip(lit * 0.95 + grain + 0.5, 0, 255).astype(np.uint8)
    return Frame(np.repeat(grey[..., None], 3, axis=2))


def grey_png(pixels: NDArray[np.uint8]) -> bytes:
    """The picture as PNG bytes."""
    done, coded = cv2.imencode(".png", pixels)
    assert done
    return bytes(coded.tobytes())
