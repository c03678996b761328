"""Make `verhuizing-filled.jpg`: the first page of the moving-house form, filled in, on a table.

    .venv/bin/python -m tests.golden.photograph

The person, address and citizen service number are invented. Typed values can be read back;
the handwriting is strokes that nobody can read, as ours does not claim to read handwriting.
`moving-date` is left empty on purpose: the demo then shows what a missing answer looks like.
"""

import dataclasses
import json
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.benchmarks.compose import FILLED, compose
from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, Quad

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
FORM = ROOT / "forms/library/gemeente-voorbeeldstad/verhuizing/2026-1"
FONT = ROOT / "forms/fonts/IBMPlexSans-Regular.ttf"
PHOTO = FOLDER / "verhuizing-filled.jpg"

PX_PER_MM = 10
SIZE = (1200, 1600)
#: Wood, a gentle tilt, blue ballpoint: chosen by looking at the first dozen.
SEED = 11
TYPED = {
    "surname": "Haddad",
    "initials": "S.",
    "bsn": "999990019",
    "birth-date": "14061989",
    "phone": "06 12 34 56 78",
    "email": "s.haddad@voorbeeld.example",
    "old-street": "Lindelaan",
    "old-house-number": "27",
    "old-postcode": "1234AB",
    "old-town": "Voorbeeldstad",
    "new-house-number": "108",
    "new-postcode": "1234CD",
}
BY_HAND = {
    "moves-alone": AreaKind.TICK,
    "new-street": AreaKind.WRITE,
    "new-town": AreaKind.WRITE,
}
CONDITION = dataclasses.replace(
    FILLED, table="wood", filled=1.0, tilt_deg=12, roll_deg=6, things=(1, 1), noise=(1.0, 1.5)
)


def main() -> None:
    """Write the photo and say how large it is."""
    fields = json.loads((FORM / "pages.json").read_text())["fields"]
    boxes = {field["id"]: field for field in fields if field["page"] == 1}
    page = typed(blank_page(), boxes, TYPED)
    areas = [
        Area(name, kind, Quad[PageMm](np.asarray(boxes[name]["areaMm"], np.float64)))
        for name, kind in BY_HAND.items()
    ]
    composed = compose(page, 210, 297, CONDITION, SEED, areas, SIZE)
    PHOTO.write_bytes(composed.jpeg)
    manners = ", ".join(sorted(set(composed.manners.values())))
    print(f"{PHOTO.name}: {SIZE[0]} x {SIZE[1]}, {len(composed.jpeg) // 1000} kB, {manners}")


def photo_with(form: Path, values: dict[str, str]) -> bytes:
    """A JPEG of the first page of a form of the library, on a table, with `values` typed in."""
    fields = json.loads((form / "pages.json").read_text())["fields"]
    boxes = {field["id"]: field for field in fields if field["page"] == 1}
    page = typed(blank_page(form), boxes, values)
    return compose(page, 210, 297, CONDITION, SEED, size=SIZE).jpeg


def blank_page(form: Path = FORM) -> NDArray[np.uint8]:
    """The printed page as BGR at PX_PER_MM."""
    with pypdfium2.PdfDocument(form / "form.pdf") as document:
        picture = document[0].render(scale=PX_PER_MM * 25.4 / 72).to_pil().convert("RGB")
    return cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2BGR).astype(np.uint8)


def typed(
    page: NDArray[np.uint8], boxes: dict[str, dict], values: dict[str, str]
) -> NDArray[np.uint8]:
    """The page with the values in their boxes, one character to a cell of a comb."""
    image = Image.fromarray(page)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), round(4.2 * PX_PER_MM))
    for name, text in values.items():
        left, top = boxes[name]["areaMm"][0]
        right, bottom = boxes[name]["areaMm"][2]
        foot = (bottom - (bottom - top) * 0.28) * PX_PER_MM
        cells = boxes[name]["combCells"]
        if not cells:
            pen.text(((left + 2) * PX_PER_MM, foot), text, (28, 26, 26), font, anchor="ls")
            continue
        width = (right - left) / cells
        for number, sign in enumerate(text):
            x = (left + width * (number + 0.5)) * PX_PER_MM
            pen.text((x, foot), sign, (28, 26, 26), font, anchor="ms")
    return np.asarray(image, np.uint8)


if __name__ == "__main__":
    main()
