"""The wordings letters are made of: stories and sentences from the files of a folder.

`wordings/<folder>/<kind>.toml` holds the stories of one kind, `shared.toml` what any may use; their
shape is `wordings.schema.json`. `developed` is what the project looks at while it develops.
Another folder holds wordings that somebody else wrote, to measure with.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forms.letters.letter import LetterKind

WORDINGS = Path(__file__).parent / "wordings"


@dataclass(frozen=True)
class Story:
    """What happens in a letter: pools of sentences for each paragraph, in order.

    A paragraph is names of pools joined by `+`; `?` before it: in half the letters. `heading:x`
    takes a heading from pool x, `list:x` all of a pool as a list, `table:x` a table of `tables.py`.
    """

    name: str
    kind: LetterKind
    senders: tuple[str, ...]
    subjects: tuple[str, ...]
    references: tuple[str, ...]
    paragraphs: tuple[str, ...]
    has_slip: bool
    picks: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Wordings:
    """All stories of a folder by kind, and how terms are worded."""

    stories: dict[LetterKind, tuple[Story, ...]]
    terms: dict[str, tuple[str, ...]]


@cache
def wordings(folder: str = "developed") -> Wordings:
    """The wordings of a folder.

    Raises:
        FileNotFoundError: there is no such folder, or it lacks `shared.toml`.
    """
    shared = _read(WORDINGS / folder / "shared.toml")
    stories: dict[LetterKind, tuple[Story, ...]] = {}
    for file in sorted((WORDINGS / folder).glob("*.toml")):
        if file.name != "shared.toml":
            content = _read(file)
            kind = LetterKind(content["kind"])
            stories[kind] = tuple(_story(kind, each, content, shared) for each in content["story"])
    return Wordings(stories, _pools(shared["terms"]))


def _story(
    kind: LetterKind, story: dict[str, Any], content: dict[str, Any], shared: dict[str, Any]
) -> Story:
    sentences = {
        **shared["sentences"],
        **content.get("sentences", {}),
        **story.get("sentences", {}),
    }
    return Story(
        name=story["name"],
        kind=kind,
        senders=tuple(story["senders"]),
        subjects=tuple(story["subjects"]),
        references=tuple(story.get("references", ())),
        paragraphs=tuple(story["paragraphs"]),
        has_slip=story.get("slip", False),
        picks=_pools(story.get("picks", {})),
        sentences=_pools(sentences),
    )


def _pools(pools: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(items) for name, items in pools.items()}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))
