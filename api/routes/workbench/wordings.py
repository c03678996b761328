"""Help with writing: how plain a text is, and what to begin with for each type of field."""

from functools import lru_cache
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import SignedIn
from api.dependencies import RunningServices, problems
from api.wire.workbench.trials import OfficialTermSchema, PlainnessSchema, WordingSchema
from api.wire.workbench.wordings import TypePhrasesSchema
from forms.language.glossary import Glossary
from forms.language.languages import DUTCH
from forms.language.phrases import Phrases, bundled_phrases
from forms.language.plain_language import faults, measure
from forms.language.word_frequency import dutch_frequency

router = APIRouter(tags=["drafts"])

_SIGNED_OUT = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.SERVICE_UNAVAILABLE)


@router.post("/wordings", response_model=PlainnessSchema, responses=_SIGNED_OUT)
def judge_wording(
    services: RunningServices, caller: SignedIn, wording: WordingSchema
) -> PlainnessSchema:
    """How plain a Dutch text is: B1 when it has no faults; its government words. Keeps nothing."""
    del caller
    found = measure(wording.text, dutch_frequency, wording.known.split())
    return PlainnessSchema.of(
        found, faults(found), _terms(services.staff.terms.glossary(), wording.text)
    )


@router.get("/phrases", response_model=TypePhrasesSchema, responses=_SIGNED_OUT)
def list_phrases(
    services: RunningServices,
    caller: SignedIn,
    language: Annotated[str, Query(description="of the form, BCP 47")] = DUTCH,
) -> TypePhrasesSchema:
    """What is said of any field of a type, to begin an explanation with."""
    del services, caller
    phrases = _phrases()
    return TypePhrasesSchema.of(phrases.get(language, phrases[DUTCH]))


def _terms(glossary: Glossary, text: str) -> list[OfficialTermSchema]:
    """The government words of a text with their meaning, in order, each once."""
    found = {term.id: text[term.start : term.end] for term in reversed(glossary.terms_in(text))}
    meant = ((word, glossary.meaning(term, DUTCH)) for term, word in reversed(found.items()))
    return [
        OfficialTermSchema(
            word=word, explanation=meaning.explanation, is_proposed=meaning.is_proposed
        )
        for word, meaning in meant
        if meaning is not None and meaning.explanation
    ]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Phrases]:
    return dict(bundled_phrases())
