"""The places on a PDF page where something is filled in, as the file itself says."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag
from typing import Any

import pikepdf

from forms.pdf.page_space import Box, PageSpace, rectangle
from vision.geometry import PageMm, Quad

#: A chain of parents longer than this is a loop or a trap.
_DEEPEST_FIELD = 32
#: No page of a form has this many widgets; the densest of 1,062 has 389.
_MOST_WIDGETS = 5000
#: Scripts that only name a format are short; the rest is never looked at.
_LONGEST_SCRIPT = 2000


class _AnnotationFlag(IntFlag):
    HIDDEN = 1 << 1
    NO_VIEW = 1 << 5


class FieldFlag(IntFlag):
    """Bits of `/Ff` (PDF 1.7, tables 221, 226, 228 and 230)."""

    REQUIRED = 1 << 1
    MULTILINE = 1 << 12
    RADIO = 1 << 15
    PUSH_BUTTON = 1 << 16
    FILE_SELECT = 1 << 20
    COMB = 1 << 24


@dataclass(frozen=True, eq=False)
class Widget:
    """One visible place to fill in. `kind` is `/FT`: Tx, Btn, Ch or Sig, or None.

    `name` is the last part of the field's name, `full_name` all of it; `state` names what a tick
    in this box means; `formats` are the format and keystroke scripts, as text.
    """

    area: Quad[PageMm]
    kind: str | None
    flags: FieldFlag
    name: str
    full_name: str
    tooltip: str | None
    max_length: int | None
    state: str | None
    formats: str

    @property
    def is_radio(self) -> bool:
        """Whether ticking it unticks its siblings."""
        return self.kind == "Btn" and FieldFlag.RADIO in self.flags


def visible_widgets(page: pikepdf.Page, space: PageSpace) -> list[Widget]:
    """The widgets of a page that show on paper, push buttons left out, in the file's order."""
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return []
    found = (_widget(item, space) for item in annotations.as_list()[:_MOST_WIDGETS])
    return [widget for widget in found if widget is not None]


def _widget(annotation: Any, space: PageSpace) -> Widget | None:
    if not isinstance(annotation, pikepdf.Dictionary):
        return None
    if annotation.get("/Subtype") != pikepdf.Name.Widget:
        return None
    box = rectangle(annotation.get("/Rect"))
    if box is None or not _is_visible(annotation, box, space):
        return None
    flags = FieldFlag(_integer(_inherited(annotation, "/Ff")) or 0)
    kind = _name(_inherited(annotation, "/FT"))
    if kind == "Btn" and FieldFlag.PUSH_BUTTON in flags:
        return None
    names = _names(annotation)
    return Widget(
        area=space.box_to_mm(box),
        kind=kind,
        flags=flags,
        name=names[-1] if names else "",
        full_name=".".join(names),
        tooltip=_text(_inherited(annotation, "/TU")),
        max_length=_integer(_inherited(annotation, "/MaxLen")),
        state=_on_state(annotation) if kind == "Btn" else None,
        formats="\n".join(_formats(annotation)),
    )


def _is_visible(annotation: pikepdf.Dictionary, box: Box, space: PageSpace) -> bool:
    flags = _integer(annotation.get("/F")) or 0
    if flags & (_AnnotationFlag.HIDDEN | _AnnotationFlag.NO_VIEW):
        return False
    left, bottom, right, top = box
    if right <= left or top <= bottom:
        return False
    return left < space.right and right > space.left and bottom < space.top and top > space.bottom


def _lineage(annotation: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """The widget, its field and the fields above it."""
    node: Any = annotation
    for _ in range(_DEEPEST_FIELD):
        if not isinstance(node, pikepdf.Dictionary):
            return
        yield node
        node = node.get("/Parent")


def _inherited(annotation: pikepdf.Dictionary, key: str) -> Any:
    return next((node[key] for node in _lineage(annotation) if key in node), None)


def _names(annotation: pikepdf.Dictionary) -> list[str]:
    parts = [_text(node.get("/T")) for node in _lineage(annotation)]
    return [part for part in reversed(parts) if part]


def _formats(annotation: pikepdf.Dictionary) -> Iterator[str]:
    for node in _lineage(annotation):
        actions = node.get("/AA")
        if not isinstance(actions, pikepdf.Dictionary):
            continue
        for trigger in ("/F", "/K"):
            action = actions.get(trigger)
            if isinstance(action, pikepdf.Dictionary):
                yield _script(action.get("/JS"))[:_LONGEST_SCRIPT]
        return


def _script(value: Any) -> str:
    if isinstance(value, pikepdf.Stream):
        try:
            return value.read_bytes().decode("latin-1")
        except (pikepdf.PdfError, pikepdf.DataDecodingError):
            return ""
    return _text(value) or ""


def _on_state(annotation: pikepdf.Dictionary) -> str | None:
    appearances = annotation.get("/AP")
    normal = appearances.get("/N") if isinstance(appearances, pikepdf.Dictionary) else None
    if not isinstance(normal, pikepdf.Dictionary):
        return None
    states = [str(key)[1:] for key in normal.keys()]  # noqa: SIM118 - not a dict
    return next((state for state in states if state != "Off"), None)


def _text(value: Any) -> str | None:
    """A PDF text string without surrounding space; None when empty or no string."""
    if not isinstance(value, pikepdf.String | str):
        return None
    try:
        return " ".join(str(value).replace("\x00", "").split()) or None
    except UnicodeDecodeError:
        return None


def _name(value: Any) -> str | None:
    return str(value)[1:] if isinstance(value, pikepdf.Name) else None


def _integer(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
