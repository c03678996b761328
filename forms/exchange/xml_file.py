"""XML without what makes it dangerous: no entities, no document types of its own, no network."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from forms.errors import ExchangeError
from forms.exchange.opening import xml_text_of

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A document type that only names where its rules are is usual (TMX has one), and is not fetched.
_OWN_RULES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
#: What XML 1.0 has no way to hold.
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(content: bytes) -> etree._Element:
    """The outermost element of an XML file; elements know their line.

    Raises:
        ExchangeError: it is broken, cut off, or defines entities.
    """
    text = _DECLARATION.sub(_same_lines, xml_text_of(content))
    if _OWN_RULES.search(text):
        raise ExchangeError(
            "This XML file defines entities or rules of its own, which could be harmful. "
            "Export it again without a document type.",
            "unsafe-exchange",
        )
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        line, _column = error.position
        # The parser's own sentence may repeat what stands in the file.
        raise ExchangeError(
            f"This is not well-formed XML: something is wrong at line {line}. "
            "The file may be cut off or edited by hand."
        ) from error
    for entity in root.iter(etree.Entity):
        raise ExchangeError(
            f"Line {entity.sourceline} uses an entity that XML does not know. "
            "Write the character itself.",
            "unsafe-exchange",
        )
    return root


def write(root: etree._Element, texts: Collection[str]) -> bytes:
    """The file: UTF-8 with a declaration, an element a line but inside those named in `texts`."""
    _lay_out(root, texts)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def text_in(
    element: etree._Element, wrapping: Collection[str], code_point: str | None = None
) -> str | None:
    """The text of an element whose inner elements only say something about it; else None.

    `wrapping` are the inner elements whose text is text; `code_point` is the one that stands for
    a character, by its attribute `hex`.
    """
    parts = [element.text or ""]
    for inner in element:
        name = local(inner)
        if name == code_point:
            parts.append(_character(inner))
        else:
            within = text_in(inner, wrapping, code_point) if name in wrapping else None
            if within is None:
                return None
            parts.append(within)
        parts.append(inner.tail or "")
    return "".join(parts)


def _character(element: etree._Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError) as error:
        raise ExchangeError(f"Line {element.sourceline} names no character.") from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these local names, or all, whatever their namespace."""
    for child in element.iterchildren("*"):
        if not names or local(child) in names:
            yield child


def line_of(element: etree._Element) -> int | None:
    """The line of a file that an element stands at, counted from 1."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs leave it open
    return line


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next(children(element, name), None)


def require_holdable(text: str, place: str) -> None:
    """Check that XML can hold a text.

    Raises:
        ExchangeError: it holds a control character that it cannot.
    """
    found = UNHOLDABLE.search(text)
    if found:
        raise ExchangeError(
            f"{place}: this format cannot hold the control character U+{ord(found.group()):04X}. "
            "Take it out, or use JSON, CSV, PO or XLIFF 2.",
            "unwritable-exchange",
        )


def _lay_out(element: etree._Element, texts: Collection[str]) -> None:
    if local(element) in texts or not len(element):
        return
    element.text = "\n"
    for each in element:
        each.tail = "\n"
        _lay_out(each, texts)


def _same_lines(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")
