"""XLIFF 2.0, 2.1 and 2.2: a unit has segments, and notes and metadata in modules of their own."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lxml import etree

from forms.errors import ExchangeError
from forms.exchange.entry import Contents, Entry, Remainder, place_of
from forms.exchange.gathering import Gathered, attributes_among, others_among, properties_of
from forms.exchange.opening import require_few
from forms.exchange.xml_file import (
    UNHOLDABLE,
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

VERSIONS = ("2.0", "2.1", "2.2")
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_MARKING = frozenset({"mrk", "pc"})
_CHARACTER = "cp"
_CATEGORY = "leeswijzer"
_CARRIED = ("translate", "canResegment", "srcDir", "trgDir", "type")
_INITIAL, _PREFIX = "initial", "leeswijzer:"
_WRITTEN = {State.PROPOSED: "translated", State.APPROVED: "final"}
_READ = {"translated": State.PROPOSED, "reviewed": State.APPROVED, "final": State.APPROVED}


def read_xliff2(content: bytes) -> Contents:
    """The texts of an XLIFF 2 file; the segments of a unit are put together.

    Raises:
        ExchangeError: the file is none, or an entry is not as it should be.
    """
    root = parse(content)
    if local(root) != "xliff" or root.get("version") not in VERSIONS:
        raise ExchangeError(f"This is not an XLIFF file of version {', '.join(VERSIONS)}.")
    entries: list[Entry] = []
    remainders: list[Remainder] = []
    for file in children(root, "file"):
        remainders += [
            Remainder(place_of(line_of(each), ""), f"element {local(each)}")
            for each in children(file)
            if local(each) not in ("unit", "group")
        ]
        for position, unit in enumerate(file.iter("{*}unit"), 1):
            gathered = Gathered(place_of(line_of(unit), _path(unit)))
            if "name" in unit.attrib and unit.get("id") != f"u{position}":
                gathered.keep("@id", unit.get("id", ""))
            entry = _entry(unit, file, root, gathered)
            remainders += gathered.remainders
            if entry is not None:
                entries.append(entry)
            require_few(len(entries))
    return Contents(tuple(entries), tuple(remainders))


def write_xliff2(entries: Iterable[Entry], version: str = VERSIONS[1]) -> bytes:
    """An XLIFF 2 file of that version. All entries are in one pair of languages.

    Raises:
        ExchangeError: they are not, or something about a text holds what XML cannot.
    """
    kept = list(entries)
    pairs = {(each.source_language, each.target_language) for each in kept}
    if len(pairs) != 1:
        raise ExchangeError(
            "XLIFF 2 holds one pair of languages in a file. Export each language by itself.",
            "unwritable-exchange",
        )
    source_language, target_language = pairs.pop()
    namespace = f"urn:oasis:names:tc:xliff:document:{'2.2' if version == '2.2' else '2.0'}"
    # The stubs do not know of the usual namespace, which has no name.
    nsmap: Any = {None: namespace, "mda": _METADATA}
    root = etree.Element(
        f"{{{namespace}}}xliff",
        {"version": version, "srcLang": source_language, "trgLang": target_language},
        nsmap=nsmap,
    )
    for number, (original, members) in enumerate(groupby(kept, lambda each: each.version), 1):
        file = etree.SubElement(root, f"{{{namespace}}}file", {"id": f"f{number}"})
        if original is not None:
            file.set("original", original)
        units = _Units(file, namespace)
        for entry in members:
            units.add(entry)
    return write(root, ("source", "target", "note", "meta"))


def _entry(
    unit: etree._Element, file: etree._Element, root: etree._Element, gathered: Gathered
) -> Entry | None:
    gathered.keep_attributes(unit, {"id", "name", XML_SPACE}, _CARRIED)
    sources, targets = [], []
    for each in children(unit):
        if local(each) in ("segment", "ignorable"):
            sources.append(child(each, "source"))
            targets.append(child(each, "target"))
            # The standard has notes in the unit only; some programs write them here.
            for inner in children(each):
                if local(inner) not in ("source", "target"):
                    _gather(gathered, inner)
        else:
            _gather(gathered, each)
    said = _together(sources, gathered)
    translated = _together(targets, gathered) if any(each is not None for each in targets) else ""
    if said is None or translated is None:
        gathered.leave_out("markup inside its text")
        return None
    state = _state(list(children(unit, "segment")), gathered) if translated else None
    if state is not None:
        gathered.members["state"] = state.value
    if file.get("original"):
        gathered.members["version"] = str(file.get("original"))
    entry = Entry(
        _path(unit), said, root.get("srcLang", ""), root.get("trgLang", ""), translated or None,
        line=line_of(unit),
    )  # fmt: skip
    return gathered.complete(entry)


def _together(parts: list[etree._Element | None], gathered: Gathered) -> str | None:
    texts = [text_in(each, _MARKING, _CHARACTER) for each in parts if each is not None]
    if any(local(inner) in _MARKING for each in parts if each is not None for inner in each):
        gathered.tell("marks inside its text")
    said = [text for text in texts if text is not None]
    return "".join(said) if len(said) == len(texts) else None


def _gather(gathered: Gathered, element: etree._Element) -> None:
    name = local(element)
    if name == "notes":
        for each in children(element, "note"):
            gathered.keep_remark(each)
            gathered.keep_attributes(each, {"id", "appliesTo", "category", "priority"})
    elif name == "metadata":
        for group in element.iter("{*}metaGroup"):
            category = group.get("category", "")
            for each in children(group, "meta"):
                kind = each.get("type", "")
                is_ours = category == _CATEGORY or not category
                gathered.keep(kind if is_ours else f"{category}/{kind}", each.text or "")
    else:
        gathered.tell(f"element {name}")


def _state(segments: list[etree._Element], gathered: Gathered) -> State | None:
    """The least far of all segments."""
    states = []
    for segment in segments:
        gathered.keep_attributes(segment, {"id", "state", "subState", "canResegment"})
        said, within = segment.get("state", _INITIAL), segment.get("subState", "")
        own = within.removeprefix(_PREFIX)
        if within and own == within:
            gathered.tell("attribute subState of segment")
        if said != _INITIAL:
            states.append(_READ.get(said))
        else:
            states.append(State(own) if own in tuple(State) and own != within else None)
    known = [each for each in states if each is not None]
    order = list(State)
    return min(known, key=order.index) if known and len(known) == len(states) else None


def _path(unit: etree._Element) -> str:
    return unit.get("name", unit.get("id", ""))


class _Units:
    """Adds units to a file."""

    def __init__(self, file: etree._Element, namespace: str) -> None:
        self._file = file
        self._namespace = namespace
        # A file does not know how many units it has without counting them each time.
        self._count = 0

    def add(self, entry: Entry) -> None:
        """Add the unit of an entry."""
        properties = properties_of(entry, but=("version", "state"))
        for text in (
            entry.path, entry.version or "", *entry.remarks, *properties, *properties.values()
        ):  # fmt: skip
            require_holdable(text, entry.place)
        self._count += 1
        about = {"id": properties.pop("@id", f"u{self._count}"), "name": entry.path}
        about |= attributes_among(properties, _CARRIED)
        unit = self._sub(self._file, "unit", about)
        self._add_metadata(unit, others_among(properties, _CARRIED))
        if entry.remarks:
            notes = self._sub(unit, "notes", {})
            for remark in entry.remarks:
                self._sub(notes, "note", {}).text = remark
        segment = self._sub(unit, "segment", _state_attributes(entry.state))
        self._add_text(segment, "source", entry.source)
        if entry.target is not None:
            self._add_text(segment, "target", entry.target)

    def _add_metadata(self, unit: etree._Element, properties: dict[str, str]) -> None:
        if not properties:
            return
        metadata = etree.SubElement(unit, f"{{{_METADATA}}}metadata")
        group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", {"category": _CATEGORY})
        for name, value in properties.items():
            etree.SubElement(group, f"{{{_METADATA}}}meta", {"type": name}).text = value

    def _add_text(self, segment: etree._Element, name: str, text: str) -> None:
        element = self._sub(segment, name, {XML_SPACE: "preserve"})
        last: etree._Element | None = None
        # Each control character that XML cannot hold is an element that names it.
        for piece in re.split(f"({UNHOLDABLE.pattern})", text):
            if UNHOLDABLE.fullmatch(piece):
                last = self._sub(element, _CHARACTER, {"hex": f"{ord(piece):04X}"})
            elif last is None:
                element.text = piece
            else:
                last.tail = piece

    def _sub(self, above: etree._Element, name: str, about: dict[str, str]) -> etree._Element:
        return etree.SubElement(above, f"{{{self._namespace}}}{name}", about)


def _state_attributes(state: State | None) -> dict[str, str]:
    if state is None:
        return {}
    if state in _WRITTEN:
        return {"state": _WRITTEN[state]}
    return {"state": _INITIAL, "subState": _PREFIX + state.value}
