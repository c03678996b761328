"""What senders publish about themselves, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.letters.senders import Sender, Senders


class SenderSchema(WireSchema):
    """One sender and its accounts."""

    name: str
    ibans: Annotated[list[str], Field(description="without spaces, in order")]

    @classmethod
    def of(cls, sender: Sender) -> Self:
        """The same sender, as it goes over the wire."""
        return cls(name=sender.name, ibans=sorted(sender.ibans or ()))


class SendersSchema(WireSchema):
    """Every sender that published accounts, by name."""

    senders: list[SenderSchema]

    @classmethod
    def of(cls, senders: Senders) -> Self:
        """The same senders, as they go over the wire; those without accounts left out."""
        return cls(senders=[SenderSchema.of(each) for each in senders.all if each.ibans])
