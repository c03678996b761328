"""A small PDF of drawn pages with form fields, written as text; lengths in mm from the top left."""

from collections.abc import Sequence
from dataclasses import dataclass, field

#: The fonts every PDF reader has.
FONTS = (
    "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold",
    "Times-Italic", "Courier", "Courier-Bold",
)  # fmt: skip
#: How wide a character is on average, in parts of the size of its font.
CHARACTER_WIDTH = {"Helvetica": 0.5, "Times": 0.44, "Courier": 0.6}
_POINTS_PER_MM = 72 / 25.4
_COMB_FLAG = 1 << 24


@dataclass(frozen=True)
class Widget:
    """A form field of type `Tx`, `Btn` (a tick box) or `Sig`; `cells` of a comb, else 0."""

    name: str
    kind: str
    box_mm: tuple[float, float, float, float]
    cells: int = 0


@dataclass
class Sheet:
    """A page being drawn: left, top, width and height in mm, grey from 0 (black) to 1."""

    width_mm: float = 210.0
    height_mm: float = 297.0
    widgets: list[Widget] = field(default_factory=list)
    _drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size_pt: float, font: str) -> None:
        """A line of text on a baseline."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        number, at = FONTS.index(font), self._at(x, y)
        self._drawn.append(f"BT 0 g /F{number} {size_pt:.2f} Tf {at} Td ({escaped}) Tj ET")

    def line(self, start: tuple[float, float], end: tuple[float, float], wide: float) -> None:
        """A straight line."""
        pen = f"0 G {wide * _POINTS_PER_MM:.2f} w"
        self._drawn.append(f"{pen} {self._at(*start)} m {self._at(*end)} l S")

    def dots(self, x: float, y: float, long: float) -> None:
        """A dotted line to write on."""
        self._drawn.append(
            f"[0.7 2] 0 d 0 G 0.7 w {self._at(x, y)} m {self._at(x + long, y)} l S [] 0 d"
        )

    def box(
        self, box: tuple[float, float, float, float], wide: float = 0.2, grey: float | None = None
    ) -> None:
        """An outlined box, filled where a grey is given; without outline where `wide` is 0."""
        left, top, width, height = box
        size = f"{width * _POINTS_PER_MM:.2f} {height * _POINTS_PER_MM:.2f}"
        shape = f"{self._at(left, top + height)} {size} re"
        if grey is not None:
            self._drawn.append(f"{grey:.2f} g {shape} f")
        if wide:
            self._drawn.append(f"0.2 G {wide * _POINTS_PER_MM:.2f} w {shape} S")

    def field(self, kind: str, box: tuple[float, float, float, float], cells: int = 0) -> None:
        """A form field; draws nothing."""
        self.widgets.append(Widget(f"veld-{len(self.widgets) + 1}", kind, box, cells))

    @property
    def content(self) -> bytes:
        """What is drawn, as a content stream."""
        return "\n".join(self._drawn).encode("cp1252")

    def rectangle(self, box: tuple[float, float, float, float]) -> str:
        """A box as the corners PDF wants."""
        left, top, width, height = box
        return f"{self._at(left, top + height)} {self._at(left + width, top)}"

    def _at(self, x: float, y: float) -> str:
        return f"{x * _POINTS_PER_MM:.2f} {(self.height_mm - y) * _POINTS_PER_MM:.2f}"


def written(sheets: Sequence[Sheet]) -> bytes:
    """The PDF of these pages."""
    fonts = "".join(
        f"/F{number} <</Type/Font /Subtype/Type1 /BaseFont/{name} /Encoding/WinAnsiEncoding>> "
        for number, name in enumerate(FONTS)
    )
    # Object 1 the catalogue, 2 the page tree, 3 the fonts; then of each page itself, what is
    # drawn on it, and its fields.
    objects: list[bytes] = [b"", b"", f"<<{fonts}>>".encode()]
    pages: list[int] = []
    fields: list[int] = []
    for number, sheet in enumerate(sheets, 1):
        page = len(objects) + 1
        annotations = range(page + 2, page + 2 + len(sheet.widgets))
        pages.append(page)
        fields.extend(annotations)
        objects += [_page(sheet, page + 1, annotations), _stream(sheet.content)]
        objects += [_widget(sheet, widget, number, page) for widget in sheet.widgets]
    objects[0] = (
        f"<</Type/Catalog /Pages 2 0 R /AcroForm <</Fields [{_references(fields)}]>>>>".encode()
    )
    objects[1] = f"<</Type/Pages /Count {len(pages)} /Kids [{_references(pages)}]>>".encode()
    return _file(objects)


def _page(sheet: Sheet, content: int, annotations: Sequence[int]) -> bytes:
    size = f"{sheet.width_mm * _POINTS_PER_MM:.2f} {sheet.height_mm * _POINTS_PER_MM:.2f}"
    return (
        f"<</Type/Page /Parent 2 0 R /MediaBox [0 0 {size}] /Resources <</Font 3 0 R>> "
        f"/Contents {content} 0 R /Annots [{_references(annotations)}]>>"
    ).encode()


def _widget(sheet: Sheet, widget: Widget, number: int, page: int) -> bytes:
    comb = f" /Ff {_COMB_FLAG} /MaxLen {widget.cells}" if widget.cells else ""
    return (
        f"<</Type/Annot /Subtype/Widget /F 4 /FT/{widget.kind} /T(p{number}-{widget.name})"
        f"{comb} /P {page} 0 R /Rect [{sheet.rectangle(widget.box_mm)}]>>"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _file(objects: Sequence[bytes]) -> bytes:
    whole, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table,
    )  # fmt: skip
    return bytes(whole)
