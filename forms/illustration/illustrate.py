"""An answer drawn for people: the picture with every field outlined, and what to do beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw

from forms.illustration import colours
from forms.illustration.badges import badge_radius, draw_badge, place_badges
from forms.illustration.column import Block, Writer, flow
from forms.illustration.letter_card import facts_of, letter_blocks, letter_heading
from forms.illustration.lettering import Colour
from forms.language.phrases import Phrases
from forms.language_tags import direction_of
from forms.letter import Letter
from forms.overlay import Overlay
from forms.template import FormNotes
from vision.geometry import Floats, FramePx, Homography, PageMm, Points, Quad, resizing
from vision.picture import Frame

#: The picture is shown this high (or wide, for a landscape one), in pixels.
_PICTURE_PX = 1700
# Enlarging more than this shows pixels, not paper.
_MOST_ENLARGED = 3.0
# Kept around the sheet, as a share of its longer side, so that one sees where it lies.
_AROUND = 0.06
# Where less of the frame than this would be left, the sheet is hardly in it: show everything.
_LEAST_SHOWN = 0.1
# Kept free around words of a letter, across and down, inside their outline.
_AROUND_WORDS_MM = (0.5, 0.6)
_MARGIN = 48
_COLUMN_PX, _MOST_COLUMNS = 600, 3
# Longer lines than this are hard to follow back to the next.
_HEADING_PX = 1000
_ROUNDED_PX = 18
_GUTTER = 44
# Everything on the picture is drawn this much larger and then reduced: smooth edges.
_SMOOTH = 2
# Radius of a badge where there is room, and where fields lie close under one another.
_LARGEST_BADGE_PX, _SMALLEST_BADGE_PX = 18, 11


@dataclass(frozen=True)
class _View:
    """The part of a frame that is shown, with the map from the frame to it."""

    image: Image.Image
    from_frame: Homography[FramePx, Any]

    def shown(self, points: Points[FramePx]) -> Floats:
        return self.from_frame(points).xy


def illustrate(
    frame: Frame,
    overlay: Overlay,
    phrases: Phrases,
    notes: FormNotes | None = None,
    issuer: str | None = None,
) -> Image.Image:
    """The picture with its fields outlined and numbered, and the numbered list beside it.

    `phrases` and `notes` are in the reader's language (`phrases` in Dutch where we do not write
    in it); `issuer` is the organisation's name.

    Raises:
        FormsError: text from right to left cannot be drawn on this machine.
    """
    view = _view(frame, overlay)
    writer = Writer(phrases, direction_of(phrases.language), _COLUMN_PX)
    if overlay.letter is not None:
        marks = _letter_marks(overlay, overlay.letter, writer)
        blocks = list(letter_blocks(overlay.letter, writer))
    else:
        anchors = sorted(overlay.anchors, key=lambda anchor: anchor.order)
        marks = [_Mark(anchor.polygon, colours.colour_of(anchor)) for anchor in anchors]
        blocks = [writer.field(anchor, number) for number, anchor in enumerate(anchors, 1)]
    picture = _marked(view, overlay, marks)
    return _beside(picture, overlay, blocks, writer, (notes, issuer))


def _around(area: Quad[PageMm]) -> Quad[PageMm]:
    """A little more than the words, so that an outline covers none of them."""
    (left, top), (right, bottom) = area.xy.min(axis=0), area.xy.max(axis=0)
    x, y = _AROUND_WORDS_MM
    return Quad.box(left - x, top - y, right + x, bottom + y)


@dataclass(frozen=True, eq=False)
class _Mark:
    """A place to outline and number on the picture."""

    polygon: Points[FramePx]
    colour: Colour


def _letter_marks(overlay: Overlay, letter: Letter, writer: Writer) -> list[_Mark]:
    to_frame = overlay.page_to_frame
    if to_frame is None:
        return []
    named = facts_of(letter, writer)
    return [
        _Mark(to_frame.quad(_around(each.fact.area)), each.colour)
        for each in named
        if each.fact.area is not None
    ]


def _view(frame: Frame, overlay: Overlay) -> _View:
    """The sheet with a little around it; the whole frame where no sheet was found."""
    width, height = frame.width_px, frame.height_px
    left, top, right, bottom = 0, 0, width, height
    if overlay.page is not None:
        corners = overlay.page.corners.xy
        (x_min, y_min), (x_max, y_max) = corners.min(axis=0), corners.max(axis=0)
        around = _AROUND * max(x_max - x_min, y_max - y_min)
        across = _within(x_min - around, x_max + around, width)
        down = _within(y_min - around, y_max + around, height)
        if min((across[1] - across[0]) / width, (down[1] - down[0]) / height) > _LEAST_SHOWN:
            (left, right), (top, bottom) = across, down
    factor = min(_PICTURE_PX / max(bottom - top, right - left), _MOST_ENLARGED)
    size = (round((right - left) * factor), round((bottom - top) * factor))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    pixels = cv2.resize(frame.pixels[top:bottom, left:right], size, interpolation=way)
    shift: Homography[FramePx, Any] = Homography(
        np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
    )
    stretch = resizing(size[0] / (right - left), size[1] / (bottom - top))
    image = Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))
    return _View(image, shift.then(stretch))


def _within(low: float, high: float, size: int) -> tuple[int, int]:
    start = int(np.clip(np.floor(low), 0, size - 1))
    return start, int(np.clip(np.ceil(high), start + 1, size))


def _marked(view: _View, overlay: Overlay, marks: Sequence[_Mark]) -> Image.Image:
    width, height = view.image.size
    layer = Image.new("RGBA", (width * _SMOOTH, height * _SMOOTH), (255, 255, 255, 0))
    canvas = ImageDraw.Draw(layer)
    unit = max(width, height) / _PICTURE_PX * _SMOOTH
    if overlay.page is not None and not marks:
        _outline(canvas, view.shown(overlay.page.corners) * _SMOOTH, colours.QUIET, 4 * unit)
    polygons = [view.shown(mark.polygon) for mark in marks]
    for mark, polygon in zip(marks, polygons, strict=True):
        _wash(canvas, polygon * _SMOOTH, mark.colour)
    for mark, polygon in zip(marks, polygons, strict=True):
        _outline(canvas, polygon * _SMOOTH, mark.colour, 3.2 * unit)
    scale = unit / _SMOOTH
    radius = badge_radius(polygons, _LARGEST_BADGE_PX * scale, _SMALLEST_BADGE_PX * scale)
    badges = place_badges(polygons, radius, np.asarray(view.image.convert("L"), dtype=np.uint8))
    for mark, polygon, badge in zip(marks, polygons, badges, strict=True):
        if badge.is_away:
            near = np.clip((badge.x, badge.y), polygon.min(axis=0), polygon.max(axis=0))
            lead = np.array([(badge.x, badge.y), near]) * _SMOOTH
            _line(canvas, lead, mark.colour, 2 * unit)
    layer = layer.reduce(_SMOOTH)
    marked = Image.alpha_composite(view.image.convert("RGBA"), layer).convert("RGB")
    for number, (mark, badge) in enumerate(zip(marks, badges, strict=True), 1):
        draw_badge(marked, badge.x, badge.y, radius, number, mark.colour)
    return marked


def _wash(canvas: ImageDraw.ImageDraw, polygon: Floats, colour: Colour) -> None:
    """A tint so light that what was written stays readable."""
    canvas.polygon([tuple(corner) for corner in polygon], fill=(*colour, 26))


def _outline(canvas: ImageDraw.ImageDraw, polygon: Floats, colour: Colour, stroke: float) -> None:
    # Beyond the first corner again, so that it is joined like the others.
    _line(canvas, np.vstack([polygon, polygon[:2]]), colour, stroke)


def _line(canvas: ImageDraw.ImageDraw, points: Floats, colour: Colour, stroke: float) -> None:
    """Two strokes, white under colour: seen on paper, on ink and on a dark table."""
    route = [(float(x), float(y)) for x, y in points]
    canvas.line(route, (*colours.WHITE, 235), round(stroke * 1.9), joint="curve")
    canvas.line(route, (*colour, 255), round(stroke), joint="curve")


def _beside(
    picture: Image.Image,
    overlay: Overlay,
    blocks: Sequence[Block],
    writer: Writer,
    about: tuple[FormNotes | None, str | None],
) -> Image.Image:
    is_wide = picture.width > picture.height
    columns = _columns(blocks, picture, is_wide)
    list_width = len(columns) * (_COLUMN_PX + _GUTTER) - _GUTTER
    top_writer = replace(writer, width=min(max(list_width, _COLUMN_PX), _HEADING_PX))
    heading = [
        top_writer.heading(overlay, *about)
        if overlay.letter is None
        else letter_heading(overlay.letter, top_writer)
    ]
    heading += [top_writer.warning(caution.message) for caution in overlay.warnings]
    heading_height = sum(block.height for block in heading)
    list_height = heading_height + max(map(_height, columns), default=0)
    if is_wide:
        width = max(picture.width, list_width)
        height = picture.height + _MARGIN + list_height
        left, top = _MARGIN, 2 * _MARGIN + picture.height
    else:
        width = picture.width + _MARGIN + list_width
        height = max(picture.height, list_height)
        left, top = 2 * _MARGIN + picture.width, _MARGIN
    sheet = Image.new("RGB", (width + 2 * _MARGIN, height + 2 * _MARGIN), colours.PAPER)
    sheet.paste(picture, (_MARGIN, _MARGIN), _rounded(picture.size))
    right = sheet.width - _MARGIN
    from_right = writer.direction == "rtl"
    _stack(sheet, top_writer, heading, right - top_writer.width if from_right else left, top)
    for place, column in enumerate(columns):
        along = place * (_COLUMN_PX + _GUTTER)
        x = right - _COLUMN_PX - along if from_right else left + along
        _stack(sheet, writer, column, x, top + heading_height)
    return sheet


def _rounded(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", (size[0] * _SMOOTH, size[1] * _SMOOTH), 0)
    box = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, _ROUNDED_PX * _SMOOTH, 255)
    return mask.reduce(_SMOOTH)


def _height(blocks: Sequence[Block]) -> int:
    return sum(block.height for block in blocks)


def _columns(blocks: Sequence[Block], picture: Image.Image, is_wide: bool) -> list[list[Block]]:
    """As few columns as make the list about as high as the picture; below it, as many as fit."""
    if is_wide:
        return flow(blocks, max(1, (picture.width + _GUTTER) // (_COLUMN_PX + _GUTTER))) or [[]]
    for count in range(1, _MOST_COLUMNS):
        columns = flow(blocks, count) or [[]]
        if max(map(_height, columns)) <= picture.height:
            return columns
    return flow(blocks, _MOST_COLUMNS) or [[]]


def _stack(
    sheet: Image.Image, writer: Writer, blocks: Sequence[Block], left: int, top: int
) -> None:
    for block in blocks:
        writer.draw(sheet, block, left, top)
        top += block.height
