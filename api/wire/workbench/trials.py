"""A draft tried out, and a text judged, on the wire."""

from base64 import b64encode
from typing import Annotated, Self

from pydantic import Field

from api.wire.overlay import OverlaySchema
from api.wire.schema import SentSchema, ShareSchema, WireSchema
from forms.language.plain_language import Fault, Plainness
from forms.publication.tried import Attempt, Preview, Recognisability


class AttemptSchema(WireSchema):
    """One simulated photo."""

    pose: str
    is_recognised: bool
    taken_for: Annotated[str | None, Field(description="the page key of another form")]
    miss: str | None

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            pose=attempt.pose,
            is_recognised=attempt.is_recognised,
            taken_for=attempt.taken_for,
            miss=attempt.miss,
        )


class RecognitionSchema(WireSchema):
    """How well a page is told from all published ones, on simulated photos."""

    page: int
    ink_share: ShareSchema
    has_enough_print: bool
    same: Annotated[list[str], Field(description="page keys with the very same print")]
    similar: list[str]
    attempts: list[AttemptSchema]

    @classmethod
    def of(cls, found: Recognisability) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            page=found.page,
            ink_share=found.ink_share,
            has_enough_print=found.has_enough_print,
            same=[str(key) for key in found.same],
            similar=[str(key) for key in found.similar],
            attempts=[AttemptSchema.of(attempt) for attempt in found.attempts],
        )


class PreviewSchema(WireSchema):
    """What a phone would show: an answer as POST /v1/frames gives it, and its picture."""

    overlay: OverlaySchema
    photo: Annotated[str, Field(description="a JPEG in base64")]

    @classmethod
    def of(cls, preview: Preview) -> Self:
        """The same, as it goes over the wire."""
        photo = b64encode(preview.photo).decode()
        return cls(overlay=OverlaySchema.of(preview.overlay), photo=photo)


class WordingSchema(SentSchema):
    """A text that is being written; `known` are words printed on the form."""

    text: Annotated[str, Field(max_length=4000)]
    known: Annotated[str, Field(max_length=20_000)] = ""


class OfficialTermSchema(WireSchema):
    """A government word of a text, as it stands there, and what it means in plain Dutch."""

    word: str
    explanation: str
    is_proposed: Annotated[bool, Field(description="brought in; nobody decided about it")] = False


class PlainnessSchema(WireSchema):
    """How plain a Dutch text is: about CEFR level B1 where there are no faults."""

    is_plain: bool
    faults: list[Fault]
    sentences: int
    words: int
    longest_sentence_words: int
    mean_sentence_words: float
    unfamiliar: list[str]
    long: list[str]
    officialese: list[str]
    passives: int
    terms: Annotated[list[OfficialTermSchema], Field(description="government words, each once")]

    @classmethod
    def of(
        cls, found: Plainness, faults: tuple[Fault, ...], terms: list[OfficialTermSchema]
    ) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            is_plain=not faults,
            faults=list(faults),
            sentences=found.sentences,
            words=found.words,
            longest_sentence_words=found.longest_sentence_words,
            mean_sentence_words=round(found.mean_sentence_words, 1),
            unfamiliar=list(found.unfamiliar),
            long=list(found.long),
            officialese=list(found.officialese),
            passives=found.passives,
            terms=terms,
        )
