"""What a form asks of people, on the wire; `leeswijzer forms burden --json` writes the same."""

from typing import Annotated, Literal, Self

from pydantic import Field

from api.wire.schema import ShareSchema, WireSchema
from forms.burden.score import Burden, Dimension, Spared

_Points = Annotated[int, Field(ge=0, le=100)]


class BurdenDimensionSchema(WireSchema):
    """One dimension: 0 points is light, 100 as heavy as it gets."""

    code: str
    name: str
    formula: str
    source: str
    unit: Literal["count", "share", "minutes", "days"]
    value: Annotated[float | None, Field(description="null: could not be measured")]
    points: _Points | None
    advice: str | None

    @classmethod
    def of(cls, dimension: Dimension) -> Self:
        """The same dimension, as it goes over the wire."""
        return cls.model_validate(vars(dimension))


class SparedQuestionSchema(WireSchema):
    """A question that need not be asked."""

    place: Annotated[str, Field(description="page/field-id")]
    label: str
    why: Literal["known", "repeated", "calculated"]
    register_name: Annotated[str | None, Field(description="where the answer is already")]
    basis: Annotated[str | None, Field(description="the law that says so")]

    @classmethod
    def of(cls, spared: Spared) -> Self:
        """The same question, as it goes over the wire."""
        known = spared.known
        return cls.model_validate(
            {
                "place": spared.place,
                "label": spared.label,
                "why": spared.why,
                "register_name": known and known.register,
                "basis": known and known.basis,
            }
        )


class BurdenSchema(WireSchema):
    """The burden of one version: `score` is the mean of the points."""

    score: _Points
    questions: int
    spared_share: ShareSchema
    dimensions: list[BurdenDimensionSchema]
    spared: list[SparedQuestionSchema]

    @classmethod
    def of(cls, burden: Burden) -> Self:
        """The same burden, as it goes over the wire."""
        return cls(
            score=burden.score,
            questions=burden.questions,
            spared_share=burden.spared_share,
            dimensions=[BurdenDimensionSchema.of(each) for each in burden.dimensions],
            spared=[SparedQuestionSchema.of(each) for each in burden.spared],
        )
