"""PDFs for tests, written object by object so that each says exactly what it tests."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

A4 = (0.0, 0.0, 595.28, 841.89)
PRINTED = 4


@dataclass(frozen=True)
class W:
    """A widget: `rect` in PDF points; `more` goes into its dictionary as it is."""

    rect: Sequence[float]
    kind: str | None = "Tx"
    name: str | None = "name"
    flags: int = 0
    shown: int = PRINTED
    more: dict = field(default_factory=dict)


@dataclass(frozen=True)
class P:
    """A page: boxes in points, drawing operators, widgets."""

    media: Sequence[float] | None = A4
    crop: Sequence[float] | None = None
    rotate: int = 0
    user_unit: float = 1.0
    drawing: str = "0 g 72 700 m 90 735 l 108 700 l f"
    widgets: tuple[W, ...] = ()
    annotations: tuple[Dictionary, ...] = ()


def pdf_of(*pages: P, change: Callable[[pikepdf.Pdf], None] | None = None, **saving) -> bytes:
    """The PDF with these pages; `change` may do anything to it before it is saved."""
    pdf = pikepdf.new()
    fields = Array()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for page in pages:
        made = pdf.add_blank_page(page_size=(100, 100))
        if page.media is None:
            del made.obj["/MediaBox"]
        else:
            made.obj.MediaBox = Array(page.media)
        if page.crop is not None:
            made.obj.CropBox = Array(page.crop)
        made.obj.Rotate = page.rotate
        if page.user_unit != 1:
            made.obj.UserUnit = page.user_unit
        made.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        made.obj.Contents = pdf.make_stream(page.drawing.encode("latin-1"))
        widgets = [pdf.make_indirect(_widget(widget)) for widget in page.widgets]
        fields.extend(widgets)
        made.obj.Annots = Array([*widgets, *map(pdf.make_indirect, page.annotations)])
    if len(fields):
        pdf.Root.AcroForm = Dictionary(Fields=fields, DR=Dictionary(), DA=pikepdf.String(""))
    if change is not None:
        change(pdf)
    written = io.BytesIO()
    pdf.save(written, **saving)
    return written.getvalue()


def words(x: float, y: float, text: str, size: float = 10) -> str:
    """Drawing operators that print `text` with its baseline at (x, y)."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def box_appearance(pdf: pikepdf.Pdf, width: float, height: float) -> pikepdf.Object:
    """An appearance: a black triangle filling the lower half of the widget."""
    stream = pdf.make_stream(f"0 g 0 0 m {width} 0 l 0 {height} l f".encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, width, height])
    return stream


def action(kind: str, **more: object) -> Dictionary:
    """An action dictionary."""
    return Dictionary(Type=Name.Action, S=Name(f"/{kind}"), **more)


def _widget(widget: W) -> Dictionary:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array(widget.rect), F=widget.shown)
    if widget.kind:
        made.FT = Name(f"/{widget.kind}")
    if widget.flags:
        made.Ff = widget.flags
    if widget.name is not None:
        made.T = pikepdf.String(widget.name)
    for key, value in widget.more.items():
        made[f"/{key}"] = value
    return made
