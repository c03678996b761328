"""Bytes from anywhere -> text, or a sentence that says what is wrong with them."""

import codecs
import re

from forms.errors import ExchangeError

#: All texts of a large form in twenty languages are 3 MB; a translation memory of 100,000
#: sentences is 40. Larger ones are cut by whoever exports them.
MOST_BYTES = 64_000_000
MOST_ENTRIES = 250_000

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
#: What XML files may say they are written in. All of them are ASCII where ASCII is.
_ENCODINGS = {
    "utf-8": "utf-8", "us-ascii": "ascii", "ascii": "ascii", "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15", "windows-1252": "windows-1252",
}  # fmt: skip


def text_of(content: bytes, declared: str | None = None) -> str:
    """The text in `content`: UTF-8, or UTF-16 and UTF-32 where they say so by a mark.

    Raises:
        ExchangeError: it is too large, an archive, or not text.
    """
    if len(content) > MOST_BYTES:
        raise ExchangeError(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB. Cut it into smaller files.",
            "too-large-exchange",
        )
    if content.startswith(_ARCHIVES):
        raise ExchangeError("This is an archive. Unpack it and import the files that are in it.")
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if content.startswith(mark)),
        (b"", declared or "utf-8"),
    )
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExchangeError(
            f"Line {line} holds bytes that are not {encoding.upper()}. "
            "Save the file as UTF-8 and try again."
        ) from error
    if "\0" in text:
        raise ExchangeError("This is not a text file, or it is UTF-16 without a mark.")
    return text


def xml_text_of(content: bytes) -> str:
    """The text of an XML file, by what it declares itself to be written in.

    Raises:
        ExchangeError: as `text_of`, and for an encoding that is not allowed.
    """
    found = _DECLARED.match(content[:400])
    if found is None:
        return text_of(content)
    name = found.group(1).decode("ascii").lower()
    if name not in _ENCODINGS:
        raise ExchangeError(f"This file says it is written in {name}. Save it as UTF-8.")
    return text_of(content, _ENCODINGS[name])


def require_few(count: int) -> None:
    """Check that a file does not hold more entries than can be handled at once.

    Raises:
        ExchangeError: it does.
    """
    if count > MOST_ENTRIES:
        raise ExchangeError(
            f"This file holds more than {MOST_ENTRIES} entries. Cut it into smaller files.",
            "too-large-exchange",
        )
