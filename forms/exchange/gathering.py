"""What stands about a text in a file: ours, a person's remarks, and what other programs keep."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from forms.exchange.entry import MEMBERS, Entry, Property, Remainder, members_of, with_members
from forms.exchange.xml_file import local

#: Names of properties that are ours begin with this, in the formats that have named properties.
OWN = "x-leeswijzer-"
#: An attribute of the format itself that we carry along is a property with this before its name.
_ATTRIBUTE = "@"


@dataclass
class Gathered:
    """Collects while an entry is read; `place` names the entry in what is told."""

    place: str
    members: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    extra: list[Property] = field(default_factory=list)
    remainders: list[Remainder] = field(default_factory=list)

    def keep(self, name: str, value: str) -> None:
        """Keep a named property: ours is a member, another is carried along once."""
        own = name.removeprefix(OWN)
        if own != name and own in MEMBERS:
            if value or own == "base":
                self.members[own] = value
        elif not name or not value or any(each.name == name for each in self.extra):
            self.tell(f"an empty, nameless or second property {name}".rstrip())
        else:
            self.extra.append(Property(name, value))

    def keep_attributes(
        self, element: etree._Element, read: Collection[str], carried: Collection[str] = ()
    ) -> None:
        """Keep the attributes `carried`, and tell about those that are neither that nor `read`."""
        for key, value in element.attrib.items():
            name = str(key)
            if name in carried:
                self.keep(_ATTRIBUTE + name, str(value))
            elif name not in read:
                self.tell(f"attribute {etree.QName(name).localname} of {local(element)}")

    def keep_remark(self, element: etree._Element) -> None:
        """Keep the text of a note."""
        text = "".join(str(each) for each in element.itertext())
        if text:
            self.remarks.append(text)

    def tell(self, what: str) -> None:
        """Tell that something was read over."""
        self.remainders.append(Remainder(self.place, what))

    def leave_out(self, why: str) -> None:
        """Tell that the whole entry was left out."""
        self.remainders.append(Remainder(self.place, why, left_out=True))

    def complete(self, entry: Entry) -> Entry:
        """`entry` with all that was gathered.

        Raises:
            ExchangeError: a member has a value it cannot have.
        """
        gathered = replace(entry, remarks=tuple(self.remarks), extra=tuple(self.extra))
        return with_members(gathered, self.members)


def properties_of(entry: Entry, but: Collection[str] = ()) -> dict[str, str]:
    """Every member with a value and everything carried along, by name in a file."""
    own = {OWN + name: value for name, value in members_of(entry, but).items()}
    return own | {each.name: each.value for each in entry.extra}


def attributes_among(properties: Mapping[str, str], carried: Collection[str]) -> dict[str, str]:
    """Those of the properties that are attributes `carried` along, by name of the attribute."""
    found = {name: properties.get(_ATTRIBUTE + name) for name in carried}
    return {name: value for name, value in found.items() if value is not None}


def others_among(properties: Mapping[str, str], carried: Collection[str]) -> dict[str, str]:
    """The properties that are not attributes `carried` along."""
    names = {_ATTRIBUTE + name for name in carried}
    return {name: value for name, value in properties.items() if name not in names}
