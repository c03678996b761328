"""What people say about a place on a form, and counts of steps, on the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.wire.overlay import PageKeySchema
from api.wire.schema import SentSchema
from forms.feedback import FeedbackKind, StepEvent

#: A few words: long enough to say what is wrong, too short to tell one's story.
MOST_CHARACTERS = 500
#: A page has at most some hundred places; more in one go is no person.
MOST_COUNTS, MOST_AT_ONCE = 400, 1000
_MOST_KEY_CHARACTERS = 300

_Key = Annotated[PageKeySchema, Field(max_length=_MOST_KEY_CHARACTERS)]

#: The id of a field, or `code:1` of a code.
AnchorId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$", max_length=100),
    Field(description="of an anchor on that page"),
]


#: BCP 47.
ReadLanguage = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35),
    Field(description="the person reads in, BCP 47"),
]


class FeedbackSchema(SentSchema):
    """A few words about one place. Never say who you are: it is kept."""

    page_key: _Key
    anchor_id: AnchorId
    language: ReadLanguage
    kind: FeedbackKind
    message: Annotated[
        str | None, Field(max_length=MOST_CHARACTERS, description="without personal data")
    ] = None


class StepCountSchema(SentSchema):
    """How often something happened at one place."""

    anchor_id: AnchorId
    event: StepEvent
    count: Annotated[int, Field(ge=1, le=MOST_AT_ONCE)]


class StepsSchema(SentSchema):
    """Counts of one visit to a page, sent only by people who chose to. Nothing says who or when."""

    page_key: _Key
    language: ReadLanguage | None = None
    counts: Annotated[list[StepCountSchema], Field(min_length=1, max_length=MOST_COUNTS)]
