"""The wordings letters are made of: stories and sentences from the files of a folder.

`wordings/<folder>/<kind>.toml` holds the stories of one kind, `shared.toml` what any may use; their
shape is `material.schema.json`. `developed` is what the project looks at while it develops;
`held-out` is for wordings that somebody else writes, to measure with.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from forms.letter import LetterKind

WORDINGS = Path(__file__).parent / "wordings"

Pools = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Story:
    """What happens in a letter: pools of sentences for each paragraph, in order.

    A paragraph is names of pools joined by `+`; `?` before it: in half the letters. `heading:x`
    takes a heading from pool x, `list:x` all of a pool as a list, `table:x` a table of `tables.py`;
    `small-print` is a few of that pool in small print. `usual` says between how many euros amounts
    of a name lie in it, where that is not what they are elsewhere.
    """

    name: str
    kind: LetterKind
    senders: tuple[str, ...]
    salutations: tuple[str, ...]
    greetings: tuple[str, ...]
    subjects: tuple[str, ...]
    references: tuple[str, ...]
    paragraphs: tuple[str, ...]
    has_slip: bool
    in_instalments: bool
    usual: dict[str, tuple[int, int]]
    picks: Pools
    sentences: Pools


@dataclass(frozen=True)
class TableWording:
    """A table's head, what its rows may be called, its named amounts, and names of its total."""

    head: tuple[str, ...]
    items: tuple[str, ...]
    amounts: tuple[str, ...]
    total: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """What every letter of a folder may use.

    `reference_forms` are shapes of references by sort, where a folder has its own: `#` a figure,
    `@` a capital, `%` the year.
    """

    subject_labels: tuple[str, ...]
    date_labels: tuple[str, ...]
    page_words: tuple[tuple[str, str], ...]
    reference_labels: Pools
    reference_forms: Pools
    slip_labels: Pools
    terms: Pools
    lists: Pools
    tables: dict[str, TableWording]


@dataclass(frozen=True)
class Wordings:
    """All stories of a folder by kind, and what they share.

    `shares` says how many letters of a hundred are of each kind; where it is empty, all as many.
    """

    stories: dict[LetterKind, tuple[Story, ...]]
    shared: Shared
    shares: dict[LetterKind, int]

    def drawn_kind(self, rng: Random) -> LetterKind:
        """A kind of letter, as often as its share has it."""
        if self.shares:
            return rng.choices(list(self.shares), list(self.shares.values()))[0]
        return rng.choice(list(self.stories))


@cache
def wordings(folder: str = "developed") -> Wordings:
    """The wordings of a folder.

    Raises:
        FileNotFoundError: there is no such folder, or it lacks `shared.toml`.
    """
    content = read_toml(WORDINGS / folder / "shared.toml")
    stories: dict[LetterKind, tuple[Story, ...]] = {}
    for file in sorted((WORDINGS / folder).glob("*.toml")):
        if file.name != "shared.toml":
            own = read_toml(file)
            kind = LetterKind(own["kind"])
            stories[kind] = tuple(_story(kind, each, own, content) for each in own["story"])
    shares = {LetterKind(kind): share for kind, share in content.get("shares", {}).items()}
    return Wordings(stories, _shared(content), shares)


def read_toml(file: Path) -> dict[str, Any]:
    """What a TOML file holds."""
    return tomllib.loads(file.read_text("utf-8"))


def _story(
    kind: LetterKind, story: dict[str, Any], own: dict[str, Any], shared: dict[str, Any]
) -> Story:
    levels = (shared["sentences"], own.get("sentences", {}), story.get("sentences", {}))
    return Story(
        name=story["name"],
        kind=kind,
        senders=tuple(story["senders"]),
        salutations=tuple(story.get("salutations", shared["salutations"])),
        greetings=tuple(story.get("greetings", shared["greetings"])),
        subjects=tuple(story["subjects"]),
        references=tuple(story["references"]),
        paragraphs=tuple(story["paragraphs"]),
        has_slip=story.get("slip", False),
        in_instalments=story.get("instalments", False),
        usual={name: (low, high) for name, (low, high) in story.get("usual", {}).items()},
        picks=_pools({**shared["lists"], **story.get("picks", {})}),
        sentences=_pools({name: items for level in levels for name, items in level.items()}),
    )


def _shared(content: dict[str, Any]) -> Shared:
    tables = {
        name: TableWording(
            tuple(table["head"]),
            tuple(table["items"]),
            tuple(table.get("amounts", ())),
            tuple(table["total"]),
        )
        for name, table in content["tables"].items()
    }
    return Shared(
        subject_labels=tuple(content["subject_labels"]),
        date_labels=tuple(content["date_labels"]),
        page_words=tuple((first, between) for first, between in content["page_words"]),
        reference_labels=_pools(content["reference_labels"]),
        reference_forms=_pools(content.get("reference_forms", {})),
        slip_labels=_pools(content["slip_labels"]),
        terms=_pools(content["terms"]),
        lists=_pools(content["lists"]),
        tables=tables,
    )


def _pools(pools: dict[str, list[str]]) -> Pools:
    return {name: tuple(items) for name, items in pools.items()}
