"""The formats by name, and telling which one a file is in."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from forms.errors import ExchangeError
from forms.exchange import objects, po, table, tmx, xliff1, xliff2
from forms.exchange.entry import Contents, Entry
from forms.exchange.opening import text_of, xml_text_of


class Format(StrEnum):
    """What texts can be exported to; `csv-excel` is CSV with the mark that Excel needs."""

    XLIFF_1_2 = "xliff-1.2"
    XLIFF_2_0 = "xliff-2.0"
    XLIFF_2_1 = "xliff-2.1"
    XLIFF_2_2 = "xliff-2.2"
    TMX = "tmx"
    PO = "po"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How names of such files end."""
        return {"x": ".xlf", "c": ".csv"}.get(self.value[0], f".{self.value}")

    @property
    def media_type(self) -> str:
        """What such files are called on the internet."""
        if self.value.startswith("xliff"):
            return "application/xliff+xml"
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.TMX: "application/x-tmx+xml",
    Format.PO: "text/x-gettext-translation",
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.CSV_EXCEL: "text/csv; charset=utf-8; header=present",
    Format.JSON: "application/json",
}
_WRITERS: dict[Format, Callable[[Sequence[Entry]], bytes]] = {
    Format.XLIFF_1_2: xliff1.write_xliff1,
    Format.XLIFF_2_0: lambda entries: xliff2.write_xliff2(entries, "2.0"),
    Format.XLIFF_2_1: lambda entries: xliff2.write_xliff2(entries, "2.1"),
    Format.XLIFF_2_2: lambda entries: xliff2.write_xliff2(entries, "2.2"),
    Format.TMX: tmx.write_tmx,
    Format.PO: po.write_po,
    Format.CSV: table.write_csv,
    Format.CSV_EXCEL: lambda entries: table.write_csv(entries, with_mark=True),
    Format.JSON: objects.write_json,
}
# How far into a file is looked to tell what it is: declarations and comments may come first.
_GLANCE = 5_000


def write_entries(entries: Sequence[Entry], into: Format) -> bytes:
    """A file in that format.

    Raises:
        ExchangeError: the format cannot hold one of the texts, or not all languages at once.
    """
    return _WRITERS[into](entries)


def read_entries(
    content: bytes, source_language: str = "nl", target_language: str | None = None
) -> Contents:
    """The texts of a file in any of the formats; it is told by what stands in it.

    The languages are used where the file does not name them.

    Raises:
        ExchangeError: it is in none of them, or something in it is wrong; nothing is given then.
    """
    glance = _glance(content)
    if re.search(r"<(?:\w+:)?tmx[\s/>]", glance):
        return tmx.read_tmx(content, source_language)
    xliff = re.search(r"<(?:\w+:)?xliff\s[^>]*?\bversion\s*=\s*[\"'](\d)", glance)
    if xliff:
        return (xliff1.read_xliff1 if xliff.group(1) == "1" else xliff2.read_xliff2)(content)
    if glance.startswith("<"):
        raise ExchangeError(
            "This XML file is neither TMX nor XLIFF. Glossaries (TBX) are for "
            "“leeswijzer glossary compare”.",
            "unknown-exchange-format",
        )
    if glance.startswith(("{", "[")):
        return objects.read_json(content)
    if glance.startswith(("#", "msgid", "msgctxt")) and "msgid" in glance:
        return po.read_po(content, source_language, target_language)
    if "source" in glance.partition("\n")[0]:
        return table.read_csv(content, source_language, target_language)
    raise ExchangeError(
        "This file is in none of the formats we read: TMX, XLIFF, PO, CSV or JSON.",
        "unknown-exchange-format",
    )


def _glance(content: bytes) -> str:
    text = xml_text_of(content) if b"<?xml" in content[:200] else text_of(content)
    return text[:_GLANCE].lstrip()
