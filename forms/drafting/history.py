"""Undo and redo as the log of edits tells them: they outlive the page, and one's own edits only."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.drafting.content import Change, Content
from forms.errors import OverlapError

EDIT, UNDO, REDO, READ = "edit", "undo", "redo", "read"


@dataclass(frozen=True)
class Edit:
    """One line of the log. `undoes` is the revision that was undone or done again."""

    revision: int
    who: str
    kind: str
    undoes: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Stacks:
    """What a person can undo and do again: edits, the last one last."""

    undoable: tuple[Edit, ...]
    redoable: tuple[Edit, ...]


def stacks_of(log: Iterable[Edit], who: str) -> Stacks:
    """What `who` can undo and do again after these edits, in the order they were made."""
    undoable: list[Edit] = []
    redoable: list[Edit] = []
    for edit in log:
        if edit.who != who:
            continue
        if edit.kind == EDIT:
            undoable.append(edit)
            redoable.clear()
        elif edit.kind == UNDO and undoable:
            redoable.append(undoable.pop())
        elif edit.kind == REDO and redoable:
            undoable.append(redoable.pop())
    return Stacks(tuple(undoable), tuple(redoable))


def require_apart(wanted: Iterable[Change], meanwhile: Iterable[Change]) -> None:
    """Check that nobody changed meanwhile what is to be changed.

    A field and its texts count apart: two people may work on one field's place and explanation.

    Raises:
        OverlapError: somebody did; it names the paths.
    """
    taken = {change.path for change in meanwhile}
    both = tuple(sorted({change.path for change in wanted} & taken))
    if both:
        raise OverlapError(
            "Somebody else changed this a moment ago. Look at what it says now; your own text is "
            "still here, and can be kept instead.",
            both,
        )


def require_unchanged(content: Content, changes: Iterable[Change]) -> None:
    """Check that what these changes left behind is still so, so that they can be undone.

    Raises:
        OverlapError: somebody changed it since.
    """
    other = tuple(change.path for change in changes if content.get(change.path) != change.after)
    if other:
        raise OverlapError("Somebody else changed this since, so it cannot be undone.", other)
