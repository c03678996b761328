"""One frame: the groups of words and the slots that tell a pattern, as a file describes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.errors import ContentError
from forms.language.bank.groups import Group, Groups
from forms.language.bank.slots import NOUN_KINDS, SLOT, Slot, slot_named

#: Of a group of words: it may stand more than once.
_OFTEN = "+"


@dataclass(frozen=True)
class Frame:
    """One way to tell `pattern`: what has to be said, what may be, and the slots.

    `asks` is whether the sentence ends with a question mark; None is either way. `order` are the
    numbers of needs and the names of slots as they must follow each other, empty where they need
    not: it tells two slots of a kind apart. What fills one of the `asides` may stand in the
    sentence and is not said: an article of a law.
    """

    pattern: str
    slots: tuple[Slot, ...]
    needs: tuple[tuple[Group, ...], ...]
    repeatable: frozenset[int]
    may: tuple[Group, ...]
    asks: bool | None
    order: tuple[int | str, ...] = ()
    asides: tuple[Slot, ...] = ()

    @property
    def groups(self) -> Iterator[Group]:
        """Every group whose words it needs or may hold."""
        for need in self.needs:
            yield from need
        yield from self.may

    @property
    def weight(self) -> int:
        """How much it asks for: of two frames that fit, the one that asks more says more.

        What may be any noun asks nothing: a frame that needs the very word goes before it.
        """
        values = [slot for slot in self.slots if slot.kind not in NOUN_KINDS]
        is_open = len(values) < len(self.slots)
        return 2 * (2 * len(values) + len(self.needs)) - is_open


def frame_of(
    pattern: str, slots: Sequence[Slot], content: Mapping[str, object], groups: Groups
) -> Frame:
    """The frame that `content` of a file describes, its groups of words by name.

    Raises:
        ContentError: it names a group that there is not.
    """
    needs: list[tuple[Group, ...]] = []
    repeatable: set[int] = set()
    names = _names(content.get("needs"))
    is_ordered = any(map(SLOT.fullmatch, names))
    order: list[int | str] = []
    for name in names:
        if found := SLOT.fullmatch(name):
            order.append(found[1])
            continue
        number = len(needs)
        order.append(number)
        if name.endswith(_OFTEN):
            repeatable.add(number)
        needs.append(tuple(_named(name.rstrip(_OFTEN), groups, pattern)))
    mays = [*_names(content.get("may")), "small"]
    asks = {"always": True, "either": None}.get(str(content.get("question")), False)
    return Frame(
        pattern,
        tuple(slots),
        tuple(needs),
        frozenset(repeatable),
        tuple(group for name in mays for group in _named(name, groups, pattern)),
        asks,
        tuple(order) if is_ordered else (),
        tuple(slot_named(name, name) for name in _names(content.get("drops"))),
    )


def _names(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _named(names: str, groups: Groups, pattern: str) -> Iterator[Group]:
    """One group, or several with a bar between their names."""
    for name in names.split("|"):
        if name not in groups:
            raise ContentError(
                f"The frame of “{pattern}” names the words “{name}”: there are none."
            )
        yield groups[name]


def words_of(frames: Sequence[Frame]) -> frozenset[str]:
    """Every word that some frame needs or may hold."""
    groups = {id(group): group for frame in frames for group in frame.groups}
    return frozenset().union(*(group.words for group in groups.values()))
