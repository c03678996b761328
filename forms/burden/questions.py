"""The questions of a form: fields, with the alternatives of one question as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.template import Field, FieldType, FormTemplate

#: A field taller than this has room for more than one line of writing.
STORY_MM = 12.0
_REASON = "x-reason"
_ENCLOSURE = "x-enclosure"
#: Owners name a field so, as in `new-street`; the old address has a meaning of its own.
_NEWS = "new-"
_TOTALS = ("total", "totaal")
_TYPES_LOOKED_UP = frozenset(
    {FieldType.AMOUNT, FieldType.IBAN, FieldType.BSN, FieldType.NUMBER, FieldType.COMB}
)


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked at once: `fields` is one field, or the alternatives of one question."""

    fields: tuple[Field, ...]

    @property
    def first(self) -> Field:
        """The field that stands for the question."""
        return self.fields[0]

    @property
    def place(self) -> str:
        """Where it stands, as `page/field-id`."""
        return f"{self.first.page}/{self.first.id}"

    @property
    def is_required(self) -> bool:
        """Whether it has to be answered, always or under its condition."""
        return any(field.required for field in self.fields)

    @property
    def is_news(self) -> bool:
        """Whether it asks for what is about to change, which no register has yet."""
        return self.first.id.startswith(_NEWS)

    @property
    def is_enclosure(self) -> bool:
        """Whether it is a box to tick for something that goes with the form."""
        return (self.first.semantic or "").startswith(_ENCLOSURE)

    @property
    def is_signature(self) -> bool:
        """Whether somebody signs there."""
        return self.first.type is FieldType.SIGNATURE

    @property
    def is_story(self) -> bool:
        """Whether people have to find words of their own."""
        field = self.first
        if field.semantic == _REASON:
            return True
        tall = float(field.area.xy[2][1] - field.area.xy[0][1]) > STORY_MM
        return field.type is FieldType.TEXT and tall

    @property
    def is_total(self) -> bool:
        """Whether people have to add up."""
        field = self.first
        said = f"{field.semantic or ''} {field.id} {field.label or ''}".lower()
        return field.type in (FieldType.AMOUNT, FieldType.NUMBER) and any(
            word in said for word in _TOTALS
        )

    @property
    def is_looked_up(self) -> bool:
        """Whether most people have to look somewhere for the answer."""
        return self.first.type in _TYPES_LOOKED_UP and not self.is_total


def questions_of(template: FormTemplate) -> list[Question]:
    """The questions of a form in the order of its fields."""
    grouped: dict[tuple[int, str], list[Field]] = {}
    for page in template.pages:
        for field in page.fields:
            grouped.setdefault((field.page, field.group or field.id), []).append(field)
    return [Question(tuple(fields)) for fields in grouped.values()]


def repeated(questions: Iterable[Question]) -> list[Question]:
    """The questions that ask what an earlier one asked.

    A meaning that comes more than once is asked again only where the name of the field is the
    same too: the second of three costs is another one.
    """
    met: set[tuple[str, str]] = set()
    again = []
    for question in questions:
        field = question.first
        if field.semantic is None or question.is_signature or question.is_enclosure:
            continue
        name = (field.semantic, (field.label or "").strip().lower())
        if name in met:
            again.append(question)
        met.add(name)
    return again


def deepest_condition(template: FormTemplate) -> int:
    """How many questions in a row depend each on the one before; 0 where none does."""
    fields = {f"{each.page}/{each.id}": each for page in template.pages for each in page.fields}

    def depth(place: str, met: frozenset[str]) -> int:
        field = fields.get(place)
        if field is None or field.condition is None or place in met:
            return 0
        on = field.condition.field_id
        on = on if "/" in on else f"{field.page}/{on}"
        return 1 + depth(on, met | {place})

    return max((depth(place, frozenset()) for place in fields), default=0)
