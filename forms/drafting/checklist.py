"""What is still to be done on a draft, step by step, as its owner sees it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.drafting.content import Content, path_of
from forms.drafting.draft import Draft


class Step(StrEnum):
    """The steps of the wizard, in order."""

    FIELDS = "fields"
    ABOUT = "about"
    TEXTS = "texts"
    LANGUAGES = "languages"
    RECOGNITION = "recognition"
    PUBLICATION = "publication"


class Lack(StrEnum):
    """Something that is missing; those in `BLOCKING` keep a form from being published."""

    PAGES_UNREAD = "pages-unread"
    NO_PRINT = "no-print"
    NO_FIELDS = "no-fields"
    FIELDS_UNCHECKED = "fields-unchecked"
    FIELDS_UNNAMED = "fields-unnamed"
    NO_TITLE = "no-title"
    NO_PURPOSE = "no-purpose"
    NO_AT_HAND = "no-at-hand"
    NO_SEND_TO = "no-send-to"
    NO_BEFORE = "no-before"
    NO_CONTACT = "no-contact"
    FIELDS_UNEXPLAINED = "fields-unexplained"


BLOCKING = frozenset({Lack.PAGES_UNREAD, Lack.NO_PRINT, Lack.NO_TITLE, Lack.FIELDS_UNNAMED})

_FACTS = {
    Lack.NO_TITLE: "title",
    Lack.NO_PURPOSE: "purpose",
    Lack.NO_AT_HAND: "at-hand",
    Lack.NO_SEND_TO: "send-to",
    Lack.NO_BEFORE: "before",
    Lack.NO_CONTACT: "contact",
}


@dataclass(frozen=True)
class ToDo:
    """One thing that is missing; `places` are the fields it is about, as page/id."""

    step: Step
    lack: Lack
    places: tuple[str, ...] = ()

    @property
    def is_blocking(self) -> bool:
        """Whether the form cannot be published before it is done."""
        return self.lack in BLOCKING


def to_do(draft: Draft, content: Content) -> tuple[ToDo, ...]:
    """All that is missing, in the order of the steps."""
    return tuple([*_fields(draft, content), *_about(content), *_texts(content)])


def blocking(draft: Draft, content: Content) -> tuple[str, ...]:
    """What keeps it from being published, by code."""
    return tuple(str(each.lack) for each in to_do(draft, content) if each.is_blocking)


def _fields(draft: Draft, content: Content) -> Iterator[ToDo]:
    if draft.page_count is None or len(draft.pages) < draft.page_count:
        yield ToDo(Step.FIELDS, Lack.PAGES_UNREAD)
    elif all(page.is_blank for page in draft.pages):
        yield ToDo(Step.FIELDS, Lack.NO_PRINT)
    fields = list(content.fields())
    if not fields:
        yield ToDo(Step.FIELDS, Lack.NO_FIELDS)
    unchecked = [each for each in fields if content.values[path_of(*each)].get("guessed")]
    unnamed = [each for each in fields if not content.text(path_of(*each, "label"))]
    if unchecked:
        yield ToDo(Step.FIELDS, Lack.FIELDS_UNCHECKED, _places(unchecked))
    if unnamed:
        yield ToDo(Step.FIELDS, Lack.FIELDS_UNNAMED, _places(unnamed))


def _about(content: Content) -> Iterator[ToDo]:
    for lack, path in _FACTS.items():
        if not content.get(path):
            yield ToDo(Step.ABOUT, lack)


def _texts(content: Content) -> Iterator[ToDo]:
    unexplained = [
        each for each in content.fields() if not content.text(path_of(*each, "explanation"))
    ]
    if unexplained:
        yield ToDo(Step.TEXTS, Lack.FIELDS_UNEXPLAINED, _places(unexplained))


def _places(fields: Collection[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(f"{page}/{field_id}" for page, field_id in fields)
