"""TBX, what glossaries exchange: TBX 3 (ISO 30042:2019) and TBX 2 (`martif`), core and basic.

The two call the same things by other names: `conceptEntry` was `termEntry`, `langSec` was
`langSet`, `termSec` was `tig` (or `ntig`, around a `termGrp`).
"""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from forms.errors import ExchangeError
from forms.exchange.concept import Concept, Concepts, Named
from forms.exchange.entry import Property, place_of
from forms.exchange.gathering import Gathered
from forms.exchange.opening import require_few
from forms.exchange.xml_file import (
    XML_LANG,
    child,
    children,
    line_of,
    local,
    parse,
    require_holdable,
    write,
)

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_SUBJECT, _DEFINITION = "subjectField", "definition"
_STATUS, _PREFERRED, _ADMITTED = (
    "administrativeStatus", "preferredTerm-admn-sts", "admittedTerm-admn-sts",
)  # fmt: skip
_TEXTS = ("term", "termNote", "descrip", "note", "admin", "title", "p")


def read_tbx(content: bytes) -> Concepts:
    """The terms of a TBX file.

    Raises:
        ExchangeError: the file is none, or a term is not as it should be.
    """
    root = parse(content)
    if local(root) not in ("tbx", "martif"):
        raise ExchangeError("This is not a TBX file.", "unknown-exchange-format")
    concepts: list[Concept] = []
    remainders = []
    for entry in root.iter(*(f"{{*}}{name}" for name in _ENTRIES)):
        gathered = Gathered(place_of(line_of(entry), entry.get("id", "")))
        gathered.keep_attributes(entry, {"id"})
        concepts.append(_concept(entry, gathered))
        remainders += gathered.remainders
        require_few(len(concepts))
    return Concepts(tuple(concepts), tuple(remainders))


def write_tbx(concepts: Iterable[Concept]) -> bytes:
    """A TBX 3 file in the dialect TBX-Basic, its categories as attributes (DCA).

    Raises:
        ExchangeError: a text holds a character that XML cannot.
    """
    # The stubs do not know of the usual namespace, which has no name.
    nsmap: Any = {None: _NAMESPACE}
    about_file = {"style": "dca", "type": "TBX-Basic", XML_LANG: "nl"}
    root = etree.Element(f"{{{_NAMESPACE}}}tbx", about_file, nsmap=nsmap)
    header = _sub(root, "tbxHeader")
    about = _sub(_sub(_sub(header, "fileDesc"), "sourceDesc"), "p")
    about.text = "Leeswijzer"
    body = _sub(_sub(root, "text"), "body")
    for concept in concepts:
        _add(body, concept)
    return write(root, _TEXTS)


def _concept(entry: etree._Element, gathered: Gathered) -> Concept:
    by_language: dict[str, Named] = {}
    subject = None
    for each in children(entry):
        name = local(each)
        if name in _LANGUAGES:
            language = each.get(XML_LANG, "")
            if language in by_language:
                raise ExchangeError(f"{gathered.place}: {language[:35]} stands there twice.")
            by_language[language] = _named(each, gathered)
        elif _type(each) == _SUBJECT:
            subject = _text(each)
        elif name in ("descripGrp", "descrip", "admin") and _text(each):
            gathered.keep(_type(each), _text(each))
        elif name == "note":
            gathered.keep_remark(each)
        else:
            gathered.tell(f"element {name}")
    return Concept(
        entry.get("id", ""), by_language, subject or None, tuple(gathered.remarks),
        tuple(gathered.extra), line_of(entry),
    )  # fmt: skip


def _named(section: etree._Element, gathered: Gathered) -> Named:
    """The names and the meaning in one language, the preferred name first."""
    names: list[tuple[bool, str]] = []
    meaning = None
    for each in children(section):
        name = local(each)
        if name in _TERMS:
            term = next(each.iter("{*}term"), None)
            names.append((_is_preferred(each, gathered), _text(term)))
        elif _type(each) == _DEFINITION and meaning is None:
            meaning = _text(each) or None
        elif name == "note":
            gathered.keep_remark(each)
        else:
            gathered.tell(f"element {name} of a language")
    ordered = sorted(names, key=lambda each: not each[0])
    return Named(tuple(text for _, text in ordered), meaning)


def _is_preferred(section: etree._Element, gathered: Gathered) -> bool:
    is_preferred = False
    for each in section.iter("{*}termNote", "{*}descrip", "{*}admin", "{*}note"):
        if _type(each) == _STATUS:
            is_preferred = _text(each).startswith("preferred")
        else:
            gathered.tell(f"{_type(each) or local(each)} of a term")
    return is_preferred


def _type(element: etree._Element) -> str:
    """The category of an element, that may stand in a group with its source."""
    inner = child(element, "descrip")
    own = element.get("type", "")
    return own or (inner.get("type", "") if inner is not None else "")


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    inner = child(element, "descrip")
    return "".join(str(each) for each in (element if inner is None else inner).itertext())


def _add(body: etree._Element, concept: Concept) -> None:
    texts = [concept.id, concept.subject or "", *concept.remarks]
    texts += [each for kept in concept.extra for each in (kept.name, kept.value)]
    for language, named in concept.by_language.items():
        texts += [language, *named.names, named.meaning or ""]
    for text in texts:
        require_holdable(text, place_of(None, concept.id))
    entry = _sub(body, "conceptEntry", {"id": concept.id} if concept.id else {})
    for category, value in _categories(concept):
        _sub(entry, "descrip", {"type": category}).text = value
    for remark in concept.remarks:
        _sub(entry, "note").text = remark
    for language, named in concept.by_language.items():
        section = _sub(entry, "langSec", {XML_LANG: language})
        if named.meaning is not None:
            _sub(section, "descrip", {"type": _DEFINITION}).text = named.meaning
        for number, name in enumerate(named.names):
            term = _sub(section, "termSec")
            _sub(term, "term").text = name
            if len(named.names) > 1:
                status = _ADMITTED if number else _PREFERRED
                _sub(term, "termNote", {"type": _STATUS}).text = status


def _categories(concept: Concept) -> list[tuple[str, str]]:
    subject = [] if concept.subject is None else [Property(_SUBJECT, concept.subject)]
    return [(each.name, each.value) for each in (*subject, *concept.extra)]


def _sub(above: etree._Element, name: str, about: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(above, f"{{{_NAMESPACE}}}{name}", about or {})
