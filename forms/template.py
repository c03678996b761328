"""Form templates: pages and fields in millimetres, and the notes people read about them."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from forms.keys import VersionKey
from forms.text import Provenance, Text
from vision.geometry import PageMm, Quad


class FieldType(StrEnum):
    """What a field holds; the values are those of the public contract."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"
    IBAN = "iban"
    BSN = "bsn"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    CHECKBOX = "checkbox"
    CHOICE = "choice"
    SIGNATURE = "signature"
    COMB = "comb"
    IMAGE = "image"
    OTHER = "other"

    @property
    def is_ticked(self) -> bool:
        """Whether one puts a mark in it rather than writes."""
        return self in (FieldType.CHECKBOX, FieldType.CHOICE)


@dataclass(frozen=True)
class Condition:
    """The field only has to be filled in when field `field_id` is ticked (or filled)."""

    field_id: str


@dataclass(frozen=True)
class Term:
    """By when: the last day that `date-before-deadline` allows.

    Either `last_day` itself, an ISO date; or `months`, then `days`, then `working_days` of the
    form's country counted from the date written in field `after` (its id, or page/id). The date in
    the field that has the term must not be later. Counted from that field itself, the day the form
    is handed in must not be.
    """

    last_day: str | None = None
    after: str | None = None
    months: int = 0
    days: int = 0
    working_days: int = 0


@dataclass(frozen=True, eq=False)
class Field:
    """A place on a page where something is written or ticked.

    `id` is unique within its page key; `area` in PageMm; `order` is the reading order within the
    page, from 1. `semantic` is an HTML autocomplete token or our own `x-` name. `label` is the
    owner's short name, in the form's language. `group` joins the alternatives of one question;
    `choose` is how many of a group may be ticked (1 for a choice). `comb_cells` counts the boxes
    of a comb, one character each. `checks` are codes of the public contract; `term` goes with
    `date-before-deadline`. `example` is what somebody might write there, in the language of the
    print: forms are filled in in that language. `is_guessed` says that place, type and meaning
    were found by looking at the page, and nobody checked them.
    """

    id: str
    type: FieldType
    page: int
    area: Quad[PageMm]
    order: int
    label: str | None = None
    semantic: str | None = None
    required: bool | None = None
    condition: Condition | None = None
    group: str | None = None
    choose: int | None = None
    comb_cells: int | None = None
    checks: tuple[str, ...] = ()
    term: Term | None = None
    example: str | None = None
    is_guessed: bool = False


@dataclass(frozen=True, eq=False)
class FormPage:
    """One printed page: `number` counts from 1, sizes in mm, fields in reading order."""

    number: int
    width_mm: float
    height_mm: float
    fields: tuple[Field, ...]


@dataclass(frozen=True, eq=False)
class FormTemplate:
    """One version of a form. `language` is that of its print (BCP 47).

    `issuer_name` is the organisation's own name; `replaces` the version before it in the family;
    `valid_from` and `valid_until` are ISO dates or None. `country` (ISO 3166-1 alpha-2) says whose
    numbers and dates are asked, of those in `forms/countries/`.
    """

    key: VersionKey
    title: str
    language: str
    pages: tuple[FormPage, ...]
    issuer_name: str | None = None
    replaces: VersionKey | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    country: str = "NL"

    def page(self, number: int) -> FormPage:
        """The page with that number, from 1."""
        return self.pages[number - 1]


@dataclass(frozen=True)
class FieldNote:
    """What a person reads about one field, in one language.

    `checks` maps a check code to its message when the check fails. `where` says where to find
    what is asked, as on which paper. None where it was not written; the explanation is there
    only with all of its steps.
    """

    label: str | None
    explanation: str | None
    steps: tuple[str, ...]
    checks: dict[str, str]
    where: str | None = None


@dataclass(frozen=True)
class Origin:
    """Where a text came from: its provenance, and the detail that goes with it, if any."""

    provenance: str
    detail: str | None = None


@dataclass(frozen=True)
class FormNotes:
    """What a person reads about one version, in one language; None where it was not written.

    `provenance` holds for every string but those in `origins`, which go by the path of
    `forms.reviews.paths`, as in "fields/1/new-address/label". `fields` maps `page/id` to its
    note, as in "1/new-address". `questions` maps `page/group` to what the alternatives of that
    group answer, as in "1/who-moves": "Who moves?". `online` is the https address where the same
    can be filled in online; it stands only with the language of the print.
    """

    language: str
    provenance: str
    title: str | None
    purpose: str | None
    at_hand: tuple[str, ...]
    send_to: str | None
    before: str | None
    fields: dict[str, FieldNote]
    questions: dict[str, str] = dataclasses.field(default_factory=dict)
    online: str | None = None
    origins: dict[str, Origin] = dataclasses.field(default_factory=dict)

    def origin(self, path: str) -> Origin:
        """Where the string at `path` came from."""
        return self.origins.get(path) or Origin(self.provenance)

    def said(self, path: str, text: str) -> Text:
        """The `text` at `path` as it is shown."""
        origin = self.origin(path)
        return Text(text, self.language, Provenance(origin.provenance), origin.detail)
