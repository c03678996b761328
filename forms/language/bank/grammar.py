"""Ways to say one thing, written briefly: `[Betaal|Betaalt u] {amount} [vóór|voor] {date}`.

Brackets hold alternatives, one of which may be empty and which may hold brackets themselves;
braces hold a slot, named for its kind and numbered where there are two of a kind. All ways of all
patterns become one graph that a matcher walks word by word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from forms.errors import ContentError
from forms.language.bank.slots import Slot, slot_named
from forms.language.tokens import folded

_PIECE = re.compile(r"[\[\]|]|[^\s\[\]|]+")
_SLOT = re.compile(r"[^\w{}]*\{([a-z]+)(\d?)\}[^\w{}]*")

_Key = TypeVar("_Key", str, Slot)

#: One alternative: words as compared, slots and choices between further alternatives.
Way = list["str | Slot | Choice"]


@dataclass
class Choice:
    """Alternatives, one of which may be empty."""

    ways: list[Way]


@dataclass(eq=False)
class Node:
    """A place in the graph: where each word and slot leads, and which patterns end here.

    Ways that begin alike are joined when they are first walked: most never are.
    """

    words: dict[str, list["Node"]] = field(default_factory=dict)
    slots: dict[Slot, list["Node"]] = field(default_factory=dict)
    patterns: set[str] = field(default_factory=set)

    def after_word(self, word: str) -> "Node | None":
        """Where `word` leads."""
        return _joined(self.words, word)

    def after_slot(self, slot: Slot) -> "Node | None":
        """Where something that fills `slot` leads."""
        return _joined(self.slots, slot)


def ways_of(variant: str) -> set[str]:
    """Every way of saying that `variant` stands for, written out."""
    inner = re.search(r"\[([^\[\]]*)\]", variant)
    if inner is None:
        return {" ".join(variant.split())}
    before, after = variant[: inner.start()], variant[inner.end() :]
    return {way for choice in inner[1].split("|") for way in ways_of(f"{before}{choice}{after}")}


def add_variant(root: Node, variant: str, pattern: str) -> None:
    """Lead from `root` along every way that `variant` stands for, to the end of `pattern`.

    Raises:
        ContentError: its brackets or slots are not right.
    """
    _merge(root, _before(way_of(variant), Node(patterns={pattern})))


def way_of(variant: str) -> Way:
    """What `variant` stands for.

    Raises:
        ContentError: its brackets or slots are not right.
    """
    if "[" not in variant and "{" not in variant:
        # Most are plain words.
        return [word for each in variant.split() if (word := _folded(each))]
    pieces = _PIECE.findall(variant)
    way, used = _read(pieces, 0)
    if used != len(pieces) or not way:
        raise ContentError(f"The brackets of “{variant}” do not match.")
    return way


@cache
def _folded(printed: str) -> str:
    # Only what the bank has comes here, never a paper: few words, often repeated.
    return folded(printed)


def _read(pieces: Sequence[str], at: int) -> tuple[Way, int]:
    """One alternative from `at` on, and where it ends: at a bar, a closing bracket or the end."""
    way: Way = []
    while at < len(pieces) and pieces[at] not in ("|", "]"):
        if pieces[at] == "[":
            choice, at = _read_choice(pieces, at + 1)
            way.append(choice)
            continue
        slot = _SLOT.fullmatch(pieces[at]) if "{" in pieces[at] else None
        if slot:
            way.append(slot_named(slot[1], slot[1] + slot[2]))
        elif word := _folded(pieces[at]):
            way.append(word)
        at += 1
    return way, at


def _read_choice(pieces: Sequence[str], at: int) -> tuple[Choice, int]:
    ways: list[Way] = []
    while True:
        way, at = _read(pieces, at)
        ways.append(way)
        if at >= len(pieces):
            raise ContentError("A bracket is opened and not closed.")
        if pieces[at] == "]":
            return Choice(ways), at + 1
        at += 1


def _before(way: Way, target: Node) -> Node:
    """The node from which `way` leads to `target`."""
    for item in reversed(way):
        node = Node()
        if isinstance(item, Choice):
            for alternative in item.ways:
                _merge(node, _before(alternative, target))
        elif isinstance(item, Slot):
            node.slots[item] = [target]
        else:
            node.words[item] = [target]
        target = node
    return target


def _merge(into: Node, other: Node) -> None:
    for word, nodes in other.words.items():
        into.words.setdefault(word, []).extend(nodes)
    for slot, nodes in other.slots.items():
        into.slots.setdefault(slot, []).extend(nodes)
    into.patterns |= other.patterns


def _joined(leads: dict[_Key, list[Node]], key: _Key) -> Node | None:
    nodes = leads.get(key)
    if not nodes:
        return None
    if len(nodes) > 1:
        one = Node()
        for node in {id(each): each for each in nodes}.values():
            _merge(one, node)
        # Two threads may do this at once: both make the same.
        leads[key] = nodes = [one]
    return nodes[0]
