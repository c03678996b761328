"""All texts of a draft beside pictures of its fields, on paper: for lawyers who look at it."""

import io
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from PIL import Image, ImageDraw

from forms.drafting.content import Content, path_of
from forms.drafting.draft import Draft, DraftPage
from forms.pdf.leaflet import (
    HEADING,
    ITEM,
    PLAIN,
    QUIET,
    SUBHEADING,
    TITLE,
    Leaflet,
    numbered,
)
from vision.picture import REFERENCE_PX_PER_MM

#: Around a field, so that one sees the question it belongs to.
_AROUND_MM = (14.0, 7.0)
_PAGE_WIDTH_MM, _FIELD_WIDTH_MM, _LEAST_WIDTH_MM = 105.0, 160.0, 60.0
#: The picture of a page is about this high; its heading stands over it.
_PAGE_KEPT_MM = 150.0
#: What a box to tick means stands beside it.
_LEAST_SHOWN_MM = 75.0
_OUTLINE = (11, 83, 96)


def legal_pdf(draft: Draft, content: Content, images: Mapping[int, bytes]) -> bytes:
    """The PDF; `images` are the PNGs of the pages by number."""
    words = _words().get(draft.language, _words()["en"])
    with Leaflet(f"{draft.title} – {draft.key}") as leaflet:
        leaflet.write(draft.title, TITLE)
        leaflet.write(words["kind"], PLAIN)
        stand = {"key": draft.key, "revision": draft.revision, "day": draft.changed_at[:10]}
        leaflet.write(words["version"].format(**stand), QUIET)
        _about(leaflet, content, words)
        for page in draft.pages:
            picture = Image.open(io.BytesIO(images[page.number])).convert("RGB")
            _page(leaflet, page, content, picture, words)
        return leaflet.save()


def _about(leaflet: Leaflet, content: Content, words: Mapping[str, str]) -> None:
    leaflet.write(words["about"], HEADING)
    for path in ("purpose", "at-hand", "send-to", "online", "before"):
        value = content.get(path)
        if value:
            leaflet.write(words[path], SUBHEADING)
            for text in numbered(value) if isinstance(value, list) else [value]:
                leaflet.write(text, PLAIN)
    start, end = content.get("valid-from"), content.get("valid-until")
    if start or end:
        leaflet.write(f"{words['valid']}: {start or ''} – {end or ''}", PLAIN)
    for path in ("contact", "payment"):
        listed = [text for texts in (content.get(path) or {}).values() for text in texts]
        if listed:
            leaflet.write(f"{words[path]}: {', '.join(listed)}", PLAIN)


def _page(
    leaflet: Leaflet, page: DraftPage, content: Content, picture: Image.Image,
    words: Mapping[str, str],
) -> None:  # fmt: skip
    leaflet.write(words["page"].format(n=page.number), HEADING, keep_mm=_PAGE_KEPT_MM)
    leaflet.show(_outlined(page, content, picture), _PAGE_WIDTH_MM)
    for number, field_id in enumerate(content.ids(page.number), 1):
        _field(leaflet, page, field_id, number, content, picture, words)


def _field(
    leaflet: Leaflet, page: DraftPage, field_id: str, number: int, content: Content,
    picture: Image.Image, words: Mapping[str, str],
) -> None:  # fmt: skip
    def text(name: str) -> Any:
        return content.get(path_of(page.number, field_id, name))

    kept = content.values[path_of(page.number, field_id)]
    leaflet.write(f"{number}  {text('label') or words['unnamed']}", SUBHEADING, keep_mm=30)
    leaflet.write(_rules(kept, page.number, content, words), QUIET)
    crop = _crop(picture, kept["areaMm"])
    leaflet.show(crop, min(_FIELD_WIDTH_MM, max(_LEAST_WIDTH_MM, crop.width / REFERENCE_PX_PER_MM)))
    question = content.text(f"questions/{page.number}/{kept.get('group')}")
    if question:
        leaflet.write(f"{words['question']}: {question}", PLAIN)
    leaflet.write(text("explanation") or words["no-explanation"], PLAIN)
    if text("where"):
        leaflet.write(f"{words['where']}: {text('where')}", PLAIN)
    for step in numbered(text("steps") or []):
        leaflet.write(step, ITEM)
    for said in (text("checks") or {}).values():
        leaflet.write(f"{words['checks']}: {said}", PLAIN)


def _rules(kept: dict[str, Any], page: int, content: Content, words: Mapping[str, str]) -> str:
    said = [kept["type"]]
    if kept.get("semantic"):
        said.append(kept["semantic"])
    if kept.get("required"):
        said.append(words["required"])
    if other := kept.get("condition"):
        number, _, field_id = (other if "/" in other else f"{page}/{other}").partition("/")
        name = content.text(path_of(int(number), field_id, "label")) or field_id
        said.append(words["condition"].format(other=name))
    return " · ".join([*said, *kept.get("checks", [])])


def _outlined(page: DraftPage, content: Content, picture: Image.Image) -> Image.Image:
    """The page with a numbered outline around every field."""
    drawn = picture.copy()
    pen = ImageDraw.Draw(drawn)
    for number, field_id in enumerate(content.ids(page.number), 1):
        area = content.values[path_of(page.number, field_id)]["areaMm"]
        left, top, right, bottom = (side * REFERENCE_PX_PER_MM for side in area)
        pen.rectangle((left, top, right, bottom), outline=_OUTLINE, width=3)
        pen.rectangle((left, top, left + 11 + 8 * len(str(number)), top + 19), fill=_OUTLINE)
        pen.text((left + 5, top + 1), str(number), fill="white", font_size=15)
    return drawn


def _crop(picture: Image.Image, area: list[float]) -> Image.Image:
    across, down = _AROUND_MM
    reach = max(area[2] + across, area[0] + _LEAST_SHOWN_MM)
    box = (area[0] - across, area[1] - down, reach, area[3] + down / 2)
    left, top, right, bottom = (round(side * REFERENCE_PX_PER_MM) for side in box)
    shown = picture.crop(
        (max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height))
    )
    outline = [side * REFERENCE_PX_PER_MM for side in area]
    moved = [side - (max(left, 0) if i % 2 == 0 else max(top, 0)) for i, side in enumerate(outline)]
    ImageDraw.Draw(shown).rectangle(moved, outline=_OUTLINE, width=3)
    return shown


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (files("forms") / "drafting" / "legal.json").read_text("utf-8")
    read: dict[str, dict[str, str]] = json.loads(text)
    return read
