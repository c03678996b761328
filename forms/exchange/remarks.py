"""What a glossary says around its terms, that proposals do not keep."""

from collections.abc import Iterable

from forms.exchange.concept import Concept
from forms.exchange.entry import Remainder, place_of


def told_of(concepts: Iterable[Concept]) -> tuple[Remainder, ...]:
    """Each remark and category of a term as something that is not kept."""
    return tuple(
        Remainder(place_of(concept.line, concept.id), what)
        for concept in concepts
        for what in (
            *(f"note: {remark[:100]}" for remark in concept.remarks),
            *(f"{kept.name}: {kept.value[:100]}" for kept in concept.extra),
        )
    )
