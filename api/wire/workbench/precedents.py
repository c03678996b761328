"""What was written before for a form like the one that is being made, on the wire."""

from typing import Annotated, Any, Self

from pydantic import Field

from api.wire.schema import WireSchema
from forms.drafting.coverage import LanguageCoverage, Rung
from forms.drafting.offers import FactsOffer, FieldOffer
from forms.drafting.precedents import Precedent


class PrecedentSchema(WireSchema):
    """What a published form says of a field that is called much the same."""

    label: str
    score: Annotated[float, Field(ge=0, le=100, description="how alike the names are")]
    explanation: str
    where: str | None
    steps: list[str]
    version: Annotated[str, Field(description="issuer/form/version")]
    title: Annotated[str, Field(description="of that form")]

    @classmethod
    def of(cls, said: Precedent) -> Self:
        """The same, as it goes over the wire."""
        return cls(
            label=said.label,
            score=said.score,
            explanation=said.explanation,
            where=said.where,
            steps=list(said.steps),
            version=str(said.version),
            title=said.title,
        )


class PrecedentsSchema(WireSchema):
    """What was said of such fields, the likest first."""

    precedents: list[PrecedentSchema]


class FieldOfferSchema(WireSchema):
    """What was said before of a field of which a draft says nothing yet."""

    id: Annotated[str, Field(description="of the field, on that page")]
    label: Annotated[str, Field(description="what it is called in the draft")]
    precedent: PrecedentSchema

    @classmethod
    def of(cls, offer: FieldOffer) -> Self:
        """The same offer, as it goes over the wire."""
        return cls(id=offer.field_id, label=offer.label, precedent=PrecedentSchema.of(offer.said))


class FieldOffersSchema(WireSchema):
    """What could be taken over on a page, in reading order; of other fields nothing is known."""

    offers: list[FieldOfferSchema]


class FactsOfferSchema(WireSchema):
    """What the organisation's last published form says and a draft does not."""

    version: Annotated[str, Field(description="issuer/form/version")]
    title: Annotated[str, Field(description="of that form")]
    facts: Annotated[dict[str, Any], Field(description="by path, as values of a draft")]

    @classmethod
    def of(cls, offer: FactsOffer) -> Self:
        """The same offer, as it goes over the wire."""
        return cls(version=str(offer.version), title=offer.title, facts=dict(offer.facts))


class FactsOffersSchema(WireSchema):
    """One offer, or none."""

    offers: list[FactsOfferSchema]


class DraftLanguageSchema(WireSchema):
    """How much of a draft there would be in a language. The six counts add up to `strings`."""

    language: str
    strings: int
    reviewed: Annotated[int, Field(description="as in the version before, and approved")]
    draft: Annotated[int, Field(description="as in the version before, not checked")]
    stale: Annotated[int, Field(description="of a text that is another now: not shown")]
    memory: Annotated[int, Field(description="translated for another form; not shown yet")]
    glossary: Annotated[int, Field(description="only government words in them are explained")]
    none: int
    translators: Annotated[int, Field(description="people who work in that language here")]

    @classmethod
    def of(cls, counted: LanguageCoverage) -> Self:
        """The same counts, as they go over the wire."""
        on = {str(rung): counted.on[rung] for rung in Rung}
        return cls(
            language=counted.language,
            strings=counted.strings,
            translators=counted.translators,
            **on,
        )


class DraftLanguagesSchema(WireSchema):
    """The languages a draft would be read in, the fullest first."""

    languages: list[DraftLanguageSchema]
