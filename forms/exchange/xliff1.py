"""XLIFF 1.2, which most translation programs read and write."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from forms.errors import ExchangeError
from forms.exchange.entry import Contents, Entry, Remainder, place_of
from forms.exchange.gathering import Gathered, attributes_among, others_among, properties_of
from forms.exchange.opening import require_few
from forms.exchange.xml_file import (
    XML_LANG,
    XML_SPACE,
    child,
    children,
    line_of,
    local,
    parse,
    require_holdable,
    text_in,
    write,
)
from forms.reviews.states import State

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
# The stubs do not know of the usual namespace, which has no name.
_NSMAP: Any = {None: _NAMESPACE}
_MARKING = frozenset({"mrk", "g"})
_UNIT_READ = {"id", "resname", "approved", XML_SPACE}
_CARRIED = (
    "restype", "maxwidth", "minwidth", "maxheight", "minheight", "maxbytes", "minbytes",
    "size-unit", "charclass", "translate", "reformat", "datatype", "phase-name", "extradata",
)  # fmt: skip
_ID = "@id"
_REJECTED = "rejected-inaccurate"
_WRITTEN = {
    State.DRAFT: "needs-review-translation",
    State.PROPOSED: "translated",
    State.APPROVED: "final",
    State.REJECTED: "needs-translation",
    State.STALE: "x-stale",
}
#: What others call the states, as we call them; `new` is no state.
_READ = {said: state for state, said in _WRITTEN.items()} | {
    "needs-translation": State.STALE,
    "needs-adaptation": State.STALE,
    "needs-l10n": State.STALE,
    "needs-review-adaptation": State.PROPOSED,
    "needs-review-l10n": State.PROPOSED,
    "signed-off": State.APPROVED,
}


def read_xliff1(content: bytes) -> Contents:
    """The texts of an XLIFF 1.2 (or 1.1, 1.0) file.

    Raises:
        ExchangeError: the file is none, or an entry is not as it should be.
    """
    root = parse(content)
    if local(root) != "xliff" or not root.get("version", "").startswith("1."):
        raise ExchangeError("This is not an XLIFF 1 file.")
    entries: list[Entry] = []
    remainders: list[Remainder] = []
    for file in children(root, "file"):
        remainders += _around(file)
        for position, unit in enumerate(file.iter("{*}trans-unit"), 1):
            gathered = Gathered(place_of(line_of(unit), _path(unit)))
            if "resname" in unit.attrib and unit.get("id") != str(position):
                gathered.keep(_ID, unit.get("id", ""))
            entry = _entry(unit, file, gathered)
            remainders += gathered.remainders
            if entry is not None:
                entries.append(entry)
            require_few(len(entries))
    return Contents(tuple(entries), tuple(remainders))


def write_xliff1(entries: Iterable[Entry]) -> bytes:
    """An XLIFF 1.2 file; entries of one version and pair of languages stand in one `file`.

    Raises:
        ExchangeError: a text holds a character that XML cannot.
    """
    root = etree.Element(f"{{{_NAMESPACE}}}xliff", {"version": "1.2"}, nsmap=_NSMAP)
    together = groupby(
        entries, lambda each: (each.version, each.source_language, each.target_language)
    )
    for (version, source, target), members in together:
        about = {
            "original": version or "", "source-language": source, "target-language": target,
            "datatype": "plaintext",
        }  # fmt: skip
        file = etree.SubElement(root, _name("file"), about)
        body = etree.SubElement(file, _name("body"))
        # Counted here: a body does not know its length without counting it each time.
        for number, entry in enumerate(members, 1):
            _add_unit(body, entry, number)
    return write(root, ("source", "target", "note", "prop"))


def _entry(unit: etree._Element, file: etree._Element, gathered: Gathered) -> Entry | None:
    source, target = child(unit, "source"), child(unit, "target")
    if source is None:
        raise ExchangeError(f"{gathered.place}: there is no source.")
    gathered.keep_attributes(unit, _UNIT_READ, _CARRIED)
    gathered.keep_attributes(source, {XML_LANG, XML_SPACE})
    for each in children(unit):
        _gather(gathered, each)
    said = text_in(source, _MARKING)
    translated = "" if target is None else text_in(target, _MARKING)
    if said is None or translated is None:
        gathered.leave_out("markup inside its text")
        return None
    if len(source) or (target is not None and len(target)):
        gathered.tell("marks inside its text")
    if target is not None:
        gathered.keep_attributes(target, {XML_LANG, XML_SPACE, "state", "state-qualifier"})
        state = _state(unit, target, gathered)
        if state is not None:
            gathered.members["state"] = state.value
    if file.get("original"):
        gathered.members["version"] = str(file.get("original"))
    entry = Entry(
        _path(unit),
        said,
        _language(file, "source", source),
        _language(file, "target", target),
        translated or None,
        line=line_of(unit),
    )
    return gathered.complete(entry)


def _gather(gathered: Gathered, element: etree._Element) -> None:
    name = local(element)
    if name == "note":
        gathered.keep_remark(element)
        gathered.keep_attributes(element, {XML_LANG, "from", "annotates"})
    elif name == "prop-group":
        for each in children(element, "prop"):
            gathered.keep(each.get("prop-type", ""), each.text or "")
    elif name not in ("source", "target"):
        gathered.tell(f"element {name}")


def _state(unit: etree._Element, target: etree._Element, gathered: Gathered) -> State | None:
    said = target.get("state")
    qualifier = target.get("state-qualifier", "")
    if qualifier.startswith("rejected-") and said == _WRITTEN[State.REJECTED]:
        return State.REJECTED
    if qualifier and qualifier != _REJECTED:
        gathered.tell("attribute state-qualifier of target")
    if said is None:
        return State.APPROVED if unit.get("approved") == "yes" else None
    if said not in _READ:
        if said != "new":
            gathered.tell("a state we do not know")
        return None
    return _READ[said]


def _around(file: etree._Element) -> Iterator[Remainder]:
    for each in file.iter("{*}header", "{*}group", "{*}bin-unit"):
        yield Remainder(place_of(line_of(each), ""), f"element {local(each)}")


def _path(unit: etree._Element) -> str:
    return unit.get("resname", unit.get("id", ""))


def _language(file: etree._Element, side: str, element: etree._Element | None) -> str:
    own = None if element is None else element.get(XML_LANG)
    return own or file.get(f"{side}-language") or ""


def _add_unit(body: etree._Element, entry: Entry, number: int) -> None:
    properties = properties_of(entry, but=("version", "state"))
    texts = [entry.path, entry.source, entry.target or "", entry.version or "", *entry.remarks]
    for text in [*texts, *properties, *properties.values()]:
        require_holdable(text, entry.place)
    about = {
        "id": properties.pop(_ID, str(number)),
        "resname": entry.path,
        XML_SPACE: "preserve",
    }
    if entry.state is State.APPROVED:
        about["approved"] = "yes"
    unit = etree.SubElement(body, _name("trans-unit"), about)
    for name, value in attributes_among(properties, _CARRIED).items():
        unit.set(name, value)
    etree.SubElement(unit, _name("source")).text = entry.source
    if entry.target is not None:
        target = etree.SubElement(unit, _name("target"))
        target.text = entry.target
        if entry.state is not None:
            target.set("state", _WRITTEN[entry.state])
        if entry.state is State.REJECTED:
            target.set("state-qualifier", _REJECTED)
    others = others_among(properties, _CARRIED)
    if others:
        group = etree.SubElement(unit, _name("prop-group"), {"name": "leeswijzer"})
        for name, value in others.items():
            etree.SubElement(group, _name("prop"), {"prop-type": name}).text = value
    for remark in entry.remarks:
        etree.SubElement(unit, _name("note")).text = remark


def _name(local_name: str) -> str:
    return f"{{{_NAMESPACE}}}{local_name}"
