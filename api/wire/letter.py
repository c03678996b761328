"""What was understood of a letter, on the wire: `letter` of the public contract."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field

from api.wire.points import points
from api.wire.schema import PolygonSchema, WireSchema
from api.wire.text import TextSchema
from forms.letter import Action, ActionKind, Fact, FactRole, Letter, LetterKind, Money
from vision.geometry import FramePx, Homography, PageMm

PageToFrame = Homography[PageMm, FramePx] | None


class MoneySchema(WireSchema):
    """An amount of money, exact."""

    amount: Annotated[str, Field(description="with a full stop and two decimals, as 1234.56")]
    currency: Annotated[str, Field(description="ISO 4217")]

    @classmethod
    def of(cls, money: Money) -> Self:
        """The same amount, as it goes over the wire."""
        return cls(amount=f"{money.amount:.2f}", currency=money.currency)


class FactSchema(WireSchema):
    """One thing the letter says, and where."""

    value: Annotated[
        str | MoneySchema,
        Field(description="dates ISO 8601; an IBAN without spaces; otherwise text"),
    ]
    text: Annotated[str, Field(description="as printed")]
    polygon: Annotated[
        PolygonSchema | None, Field(description="frame pixels; null where it is not printed here")
    ]
    sentence: Annotated[str | None, Field(description="the sentence it stands in")]
    certain: Annotated[bool, Field(description="whether value and role are sure to be right")]
    role: FactRole | None

    @classmethod
    def of(cls, fact: Fact, page_to_frame: PageToFrame) -> Self:
        """The same fact, as it goes over the wire."""
        area = None if page_to_frame is None or fact.area is None else page_to_frame.quad(fact.area)
        return cls(
            value=_value(fact.value),
            text=fact.text,
            polygon=None if area is None else points(area),
            sentence=fact.sentence,
            certain=fact.is_certain,
            role=fact.role,
        )


class ActionSchema(WireSchema):
    """Something to do."""

    kind: ActionKind
    message: TextSchema
    before: Annotated[str | None, Field(description="the last day, ISO 8601")]
    fact_polygons: Annotated[
        list[PolygonSchema], Field(description="frame pixels; the facts this rests on")
    ]

    @classmethod
    def of(cls, action: Action, page_to_frame: PageToFrame) -> Self:
        """The same action, as it goes over the wire."""
        places = [FactSchema.of(fact, page_to_frame).polygon for fact in action.facts]
        return cls(
            kind=action.kind,
            message=TextSchema.of(action.message),
            before=None if action.before is None else action.before.isoformat(),
            fact_polygons=[place for place in places if place is not None],
        )


class LetterSchema(WireSchema):
    """The card of a letter: facts with their place on paper, actions in the order to do them."""

    kind: LetterKind
    sender: FactSchema | None
    subject: FactSchema | None
    date: FactSchema | None
    deadlines: list[FactSchema]
    amounts: list[FactSchema]
    ibans: list[FactSchema]
    references: list[FactSchema]
    phones: list[FactSchema]
    emails: list[FactSchema]
    urls: list[FactSchema]
    actions: list[ActionSchema]

    @classmethod
    def of(cls, letter: Letter, page_to_frame: PageToFrame) -> Self:
        """The same card, as it goes over the wire; polygons in the frame of `page_to_frame`."""

        def placed(fact: Fact | None) -> Any:
            return None if fact is None else FactSchema.of(fact, page_to_frame)

        return cls(
            kind=letter.kind,
            sender=placed(letter.sender),
            subject=placed(letter.subject),
            date=placed(letter.date),
            deadlines=[placed(fact) for fact in letter.deadlines],
            amounts=[placed(fact) for fact in letter.amounts],
            ibans=[placed(fact) for fact in letter.ibans],
            references=[placed(fact) for fact in letter.references],
            phones=[placed(fact) for fact in letter.phones],
            emails=[placed(fact) for fact in letter.emails],
            urls=[placed(fact) for fact in letter.urls],
            actions=[ActionSchema.of(action, page_to_frame) for action in letter.actions],
        )


def _value(value: str | date | Money) -> str | MoneySchema:
    if isinstance(value, Money):
        return MoneySchema.of(value)
    return value.isoformat() if isinstance(value, date) else value
