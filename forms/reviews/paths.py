"""The strings of a form by their path, and the notes people read made of them again.

Paths: `title`, `purpose`, `at-hand/0`, `send-to`, `online`, `before`, `questions/<page>/<group>`,
and `fields/<page>/<field-id>/label|explanation|where|steps/<n>|checks/<code>`.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from forms.template import FieldNote, FormNotes, Origin
from forms.text import Provenance

#: The path of what a form is called.
TITLE = "title"
#: The path of where it can be filled in online: an address, the same in every language.
ONLINE = "online"
_PURPOSE, _SEND_TO, _BEFORE = "purpose", "send-to", "before"
_OF_FIELD = re.compile(
    r"fields/(?P<page>[0-9]+)/(?P<id>.+)"
    r"/(?P<part>label|explanation|where|steps/[0-9]+|checks/[^/]+)"
)
#: What is said in one breath: shown in one language or not at all.
_BREATH = ("explanation", "where", "steps/")


@dataclass(frozen=True)
class FieldPath:
    """A path below `fields/`, in its parts: `part` as in `label` or `steps/0`."""

    page: int
    field_id: str
    part: str

    @property
    def place(self) -> str:
        """`page/field-id`, as the notes of a form name their fields."""
        return f"{self.page}/{self.field_id}"


@dataclass(frozen=True)
class Shown:
    """A text that is shown, with where it came from."""

    text: str
    origin: Origin


def field_path(path: str) -> FieldPath | None:
    """The parts of a path below `fields/`; None for any other path."""
    found = _OF_FIELD.fullmatch(path)
    return FieldPath(int(found["page"]), found["id"], found["part"]) if found else None


def is_translated(path: str) -> bool:
    """Whether what stands there is said in other languages too: an address is not."""
    return path != ONLINE


def strings_of(notes: FormNotes) -> dict[str, str]:
    """The texts of the notes by path, in the order people read them; empty ones are left out."""
    return {path: text for path, text in _walk(notes) if text}


def notes_of(
    language: str, shown: Mapping[str, Shown], written: Collection[str] = ()
) -> FormNotes | None:
    """The notes in `language` made of what is shown, by path; None where nothing is.

    `written` are the paths that have a text in the language of the print. Explanation and steps
    of a field are one breath: they are left out unless all that is written of them is shown. The
    same goes for the list of what to have at hand.
    """
    broken = {_breath(path) for path in written if path not in shown} - {None}
    whole = {path: each for path, each in shown.items() if _breath(path) not in broken}
    if not whole:
        return None
    common = _most_common([each.origin for each in whole.values()])
    notes = FormNotes(
        language=language,
        provenance=common.provenance,
        title=_text(whole, TITLE),
        purpose=_text(whole, _PURPOSE),
        at_hand=_listed(whole, "at-hand/"),
        send_to=_text(whole, _SEND_TO),
        before=_text(whole, _BEFORE),
        online=_text(whole, ONLINE),
        fields=_fields(whole),
        questions={
            path.removeprefix("questions/"): each.text
            for path, each in whole.items()
            if path.startswith("questions/")
        },
    )
    return replace(
        notes, origins={path: each.origin for path, each in whole.items() if each.origin != common}
    )


def _walk(notes: FormNotes) -> Iterator[tuple[str, str | None]]:
    yield TITLE, notes.title
    yield _PURPOSE, notes.purpose
    for number, thing in enumerate(notes.at_hand):
        yield f"at-hand/{number}", thing
    yield _SEND_TO, notes.send_to
    yield ONLINE, notes.online
    yield _BEFORE, notes.before
    for place, question in notes.questions.items():
        yield f"questions/{place}", question
    for place, note in notes.fields.items():
        for part, text in _walk_field(note):
            yield f"fields/{place}/{part}", text


def _walk_field(note: FieldNote) -> Iterator[tuple[str, str | None]]:
    yield "label", note.label
    yield "explanation", note.explanation
    yield "where", note.where
    for number, step in enumerate(note.steps):
        yield f"steps/{number}", step
    for code, message in note.checks.items():
        yield f"checks/{code}", message


def _breath(path: str) -> str | None:
    """What names the strings that are said together with this one; None for one that is alone."""
    if path.startswith("at-hand/"):
        return "at-hand"
    parts = field_path(path)
    return parts.place if parts is not None and parts.part.startswith(_BREATH) else None


def _most_common(origins: list[Origin]) -> Origin:
    counted = Counter(origin.provenance for origin in origins)
    return Origin(counted.most_common(1)[0][0] if counted else Provenance.DRAFT.value)


def _text(shown: Mapping[str, Shown], path: str) -> str | None:
    return shown[path].text if path in shown else None


def _listed(shown: Mapping[str, Shown], start: str) -> tuple[str, ...]:
    """The texts numbered below `start`, in order."""
    numbered = {
        int(path.removeprefix(start)): each.text
        for path, each in shown.items()
        if path.startswith(start)
    }
    return tuple(numbered[number] for number in sorted(numbered))


def _fields(shown: Mapping[str, Shown]) -> dict[str, FieldNote]:
    parts: dict[str, dict[str, Shown]] = {}
    for path, each in shown.items():
        found = field_path(path)
        if found is not None:
            parts.setdefault(found.place, {})[found.part] = each
    return {place: _field_note(said) for place, said in parts.items()}


def _field_note(said: Mapping[str, Shown]) -> FieldNote:
    return FieldNote(
        label=_text(said, "label"),
        explanation=_text(said, "explanation"),
        steps=_listed(said, "steps/"),
        checks={
            part.removeprefix("checks/"): each.text
            for part, each in said.items()
            if part.startswith("checks/")
        },
        where=_text(said, "where"),
    )
