"""What the fake camera sees in these tests: pages of the bundled library, photographed."""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from tests.benchmarks.compose import Composed, Condition, compose
from tests.builders import print_code
from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, Quad

LIBRARY = Path(__file__).parents[2] / "forms" / "library"

#: A calm pose: these tests are about the page in the browser, not about seeing.
CALM = Condition("calm", page_share=(0.86, 0.92), tilt_deg=6, roll_deg=4, things=(0, 0))
CALM_AND_FILLED = Condition(
    "calm_and_filled", page_share=(0.86, 0.92), tilt_deg=6, roll_deg=4, things=(0, 0), filled=0.5
)
NO_SHEET = Condition("no_sheet", has_sheet=False, things=(1, 2))

#: What the QR code in these tests holds.
HELD = "https://lindewaard.nl/hulp"

_KINDS = {
    "checkbox": AreaKind.TICK,
    "choice": AreaKind.TICK,
    "signature": AreaKind.SIGNATURE,
    "comb": AreaKind.COMB,
}
_PAGE_DPI = 150


@dataclass(frozen=True)
class LibraryPage:
    """One page of a bundled form, by version key and page number."""

    version: str
    page: int

    @property
    def folder(self) -> Path:
        """Where the form lies."""
        return LIBRARY / self.version

    def fields(self) -> list[dict]:
        """Its fields as the library describes them, in reading order, with their areas."""
        pages = json.loads((self.folder / "pages.json").read_text("utf-8"))
        template = json.loads((self.folder / "template.json").read_text("utf-8"))
        areas = {each["id"]: each for each in pages["fields"] if each["page"] == self.page}
        fields = [each for each in template["fields"] if each["page"] == self.page]
        return [field | areas[field["id"]] for field in sorted(fields, key=lambda f: f["order"])]

    def notes(self, language: str) -> dict:
        """What the library says about the form in a language."""
        return json.loads((self.folder / f"notes.{language}.json").read_text("utf-8"))

    def note(self, field_id: str, language: str) -> dict:
        """What the library says about one field."""
        return self.notes(language)["fields"][f"{self.page}/{field_id}"]

    def photographed(
        self, condition: Condition, size: tuple[int, int], seed: int = 1, held: str | None = None
    ) -> Composed:
        """A frame of `size` (width, height) that shows the page, with a QR code that holds `held`.

        The code is stuck on at the top, where nothing is printed.
        """
        areas = [
            Area(
                each["id"],
                _KINDS.get(each["type"], AreaKind.WRITE),
                Quad[PageMm](np.asarray(each["areaMm"], np.float64)),
                each.get("combCells"),
            )
            for each in self.fields()
        ]
        sheet = json.loads((self.folder / "pages.json").read_text("utf-8"))["pages"][self.page - 1]
        page = self.print()
        if held is not None:
            grey = np.ascontiguousarray(page[..., 1])
            print_code(grey, _PAGE_DPI / 25.4, "QRCode", held, (85, 5))
            page = np.repeat(grey[..., None], 3, axis=2)
        return compose(page, sheet["widthMm"], sheet["heightMm"], condition, seed, areas, size)

    def print(self) -> NDArray[np.uint8]:
        """A picture of its print, uint8 BGR of the whole sheet."""
        with pypdfium2.PdfDocument(self.folder / "form.pdf") as pdf:
            picture = pdf[self.page - 1].render(scale=_PAGE_DPI / 72).to_numpy()
        return np.ascontiguousarray(picture[:, :, :3])


ASSISTANCE = LibraryPage("gemeente-lindewaard/bijzondere-bijstand/2026-1", 1)
ASSISTANCE_COSTS = LibraryPage("gemeente-lindewaard/bijzondere-bijstand/2026-1", 2)
OLD_REMISSION = LibraryPage("belastingsamenwerking-rivierenland-noord/kwijtschelding/2024", 2)


def write_clip(path: Path, frames: list[NDArray[np.uint8]], fps: int = 10) -> Path:
    """Writes BGR frames of even size as the y4m file that Chromium's fake camera plays."""
    height, width = frames[0].shape[:2]
    with path.open("wb") as clip:
        clip.write(f"YUV4MPEG2 W{width} H{height} F{fps}:1 Ip A1:1 C420jpeg\n".encode())
        for frame in frames:
            clip.write(b"FRAME\n" + cv2.cvtColor(frame, cv2.COLOR_BGR2YUV_I420).tobytes())
    return path


def write_scenes(folder: Path) -> Path:
    """Writes the clips and photos that these tests show into `folder`, and gives it back."""
    camera = ASSISTANCE.photographed(CALM, (720, 1280))
    write_clip(folder / "form.y4m", [camera.frame] * 5)
    nothing = ASSISTANCE.photographed(NO_SHEET, (1280, 720))
    write_clip(folder / "nothing.y4m", [nothing.frame] * 5)
    photos = {
        "costs": ASSISTANCE_COSTS.photographed(CALM_AND_FILLED, (1200, 1600)),
        "old": OLD_REMISSION.photographed(CALM, (1200, 1640)),
        "coded": ASSISTANCE_COSTS.photographed(CALM, (1200, 1600), held=HELD),
        "nothing": nothing,
    }
    for name, photo in photos.items():
        (folder / f"{name}.jpg").write_bytes(photo.jpeg)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "notes.txt").write_text("Dit is geen foto.")
    return folder
