"""TMX 1.4b, what translation memories exchange: a unit has a text in two or more languages."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from forms.errors import ExchangeError
from forms.exchange.entry import Contents, Entry, Remainder, place_of
from forms.exchange.gathering import (
    OWN,
    Gathered,
    attributes_among,
    others_among,
    properties_of,
)
from forms.exchange.opening import require_few
from forms.exchange.xml_file import (
    XML_LANG,
    child,
    children,
    line_of,
    local,
    parse,
    require_holdable,
    text_in,
    write,
)
from forms.language_tags import same_language

_HIGHLIGHT = frozenset({"hi"})
_TARGET_LANGUAGE = OWN + "target-language"
_ANY = "*all*"
_SIGNATURES = {"changeid", "changedate"}
_CARRIED = (
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
    "creationtoolversion", "creationdate", "creationid", "segtype", "o-tmf",
)  # fmt: skip
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def read_tmx(content: bytes, source_language: str = "nl") -> Contents:
    """The texts of a TMX file; each pairs the source with one other language of its unit.

    Where the file leaves open which language is the source, it is `source_language`.

    Raises:
        ExchangeError: the file is no TMX, or an entry is not as it should be.
    """
    root = parse(content)
    header, body = child(root, "header"), child(root, "body")
    if local(root) != "tmx" or body is None:
        raise ExchangeError("This is not a TMX file.")
    usual = header.get("srclang", _ANY) if header is not None else _ANY
    entries: list[Entry] = []
    remainders: list[Remainder] = []
    for unit in children(body, "tu"):
        said = unit.get("srclang", usual)
        language = source_language if said.lower() == _ANY else said
        entries += _entries(unit, language, remainders)
        require_few(len(entries))
    return Contents(tuple(entries), tuple(remainders))


def write_tmx(entries: Iterable[Entry]) -> bytes:
    """A TMX file with a unit for each entry, with or without a translation.

    Raises:
        ExchangeError: a text holds a character that XML cannot.
    """
    kept = list(entries)
    languages = {entry.source_language for entry in kept}
    root = etree.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "Leeswijzer", "creationtoolversion": "1", "segtype": "block",
        "o-tmf": "Leeswijzer", "adminlang": "nl", "datatype": "plaintext",
        "srclang": languages.pop() if len(languages) == 1 else _ANY,
    }  # fmt: skip
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for entry in kept:
        _add_unit(body, entry)
    return write(root, ("seg", "prop", "note"))


def _entries(
    unit: etree._Element, source_language: str, remainders: list[Remainder]
) -> Iterator[Entry]:
    path = unit.get("tuid", "")
    place = place_of(line_of(unit), path)
    texts = list(children(unit, "tuv"))
    source = _in(source_language, texts)
    if source is None:
        remainders.append(Remainder(place, f"no text in {source_language}", left_out=True))
        return
    said = _text(source, place)
    others: list[etree._Element | None] = [each for each in texts if each is not source]
    for other in others or [None]:
        gathered = Gathered(place)
        language = _gather(gathered, unit, source, other)
        target = said if other is None else _text(other, place)
        if said is None or target is None:
            gathered.leave_out("markup inside its text")
        elif language is None:
            gathered.leave_out("a text in one language only")
        else:
            entry = Entry(
                path, said, source_language, language,
                target=None if other is None else target, line=line_of(unit),
            )  # fmt: skip
            yield gathered.complete(entry)
        remainders += gathered.remainders


def _gather(
    gathered: Gathered, unit: etree._Element, source: etree._Element, other: etree._Element | None
) -> str | None:
    """Gather all about a pair; gives the language of its translation."""
    gathered.keep_attributes(unit, {"tuid", "srclang", *_SIGNATURES}, _CARRIED)
    gathered.keep_attributes(source, {XML_LANG, "lang"})
    parts = [unit] if other is None else [unit, other]
    for part in [*parts, source]:
        for each in children(part):
            name = local(each)
            if name == "note":
                gathered.keep_remark(each)
            elif name != "prop" and name not in ("tuv", "seg"):
                gathered.tell(f"element {name}")
            elif name == "prop" and each.get("type") != _TARGET_LANGUAGE:
                gathered.keep(each.get("type", ""), each.text or "")
        for name in ("changeid", "changedate"):
            value = part.get(name)
            if value is not None and part is not source:
                _sign(gathered, name, value)
    if other is not None:
        gathered.keep_attributes(other, {XML_LANG, "lang", *_SIGNATURES})
        return _language(other)
    asked = (each for each in children(unit, "prop") if each.get("type") == _TARGET_LANGUAGE)
    return next((each.text for each in asked), None)


def _sign(gathered: Gathered, name: str, value: str) -> None:
    found = _MOMENT.fullmatch(value)
    if name == "changeid":
        gathered.members["by"] = value
    elif found:
        year, month, day, hour, minute, second = found.groups()
        gathered.members["at"] = f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    else:
        gathered.tell("a time of change that is no time")


def _text(version: etree._Element, place: str) -> str | None:
    segment = child(version, "seg")
    if segment is None:
        raise ExchangeError(f"{place}: a text has no segment.")
    return text_in(segment, _HIGHLIGHT)


def _language(version: etree._Element) -> str:
    return version.get(XML_LANG) or version.get("lang") or ""


def _in(language: str, texts: list[etree._Element]) -> etree._Element | None:
    exact = (each for each in texts if _language(each).lower() == language.lower())
    near = (each for each in texts if same_language(_language(each), language))
    return next(chain(exact, near), None)


def _add_unit(body: etree._Element, entry: Entry) -> None:
    properties = properties_of(entry, but=("by", "at"))
    texts = [entry.path, entry.source, entry.target or "", entry.by or "", *entry.remarks]
    for text in [*texts, *properties, *properties.values()]:
        require_holdable(text, entry.place)
    unit = etree.SubElement(body, "tu", {"srclang": entry.source_language})
    if entry.path:
        unit.set("tuid", entry.path)
    for name, value in attributes_among(properties, _CARRIED).items():
        unit.set(name, value)
    for remark in entry.remarks:
        etree.SubElement(unit, "note").text = remark
    for name, value in others_among(properties, _CARRIED).items():
        etree.SubElement(unit, "prop", {"type": name}).text = value
    _add_text(unit, entry.source_language, entry.source)
    signed = unit
    if entry.target is None:
        asked = etree.Element("prop", {"type": _TARGET_LANGUAGE})
        asked.text = entry.target_language
        unit.insert(len(unit) - 1, asked)
    else:
        signed = _add_text(unit, entry.target_language, entry.target)
    if entry.by is not None:
        signed.set("changeid", entry.by)
    if entry.at is not None:
        signed.set("changedate", re.sub(r"[-:]", "", entry.at))


def _add_text(unit: etree._Element, language: str, text: str) -> etree._Element:
    version = etree.SubElement(unit, "tuv", {XML_LANG: language})
    etree.SubElement(version, "seg").text = text
    return version
