"""Makes letters. The same arguments give the same letter, byte for byte.

    letter = make_letter(7)                                   # any kind
    letter = make_letter(7, LetterKind.FINE)
    letter.sheets[0].blocks, letter.truth.facts, letter.truth.actions
    grey = picture(letter.pdf, px_per_mm=5.0)                 # page 1

About 60 ms a letter. `python -m tests.letters FOLDER` writes some to look at.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2

from forms.letters.letter import ActionKind, LetterKind
from forms.pdf.page_space import MM_PER_POINT
from tests.letters.drafting import Draft, Stated
from tests.letters.senders import senders
from tests.letters.truth import MadeLetter, Place, TrueAction, TrueFact, Truth
from tests.letters.typesetting import LAYOUTS, typeset
from tests.letters.wordings import wordings
from tests.letters.writing import asked, written
from vision.picture import Colour

_FIRST_DAY, _DAYS = date(2023, 1, 2), 4 * 365
_FONTS = {
    "Source Sans Pro": 4, "Public Sans": 4, "IBM Plex Sans": 3, "Libertinus Serif": 2,
    "New Computer Modern": 1, "DejaVu Sans Mono": 1,
}  # fmt: skip


def make_letter(
    seed: int,
    kind: LetterKind | None = None,
    wordings_of: str = "developed",
    layouts_of: str | None = None,
    layout: str | None = None,
) -> MadeLetter:
    """A letter of that kind, of any kind where None.

    `wordings_of` and `layouts_of` name the folders it is made from; the latter is the former where
    None. `layout` names one layout.
    """
    rng = Random(f"letter {seed}")
    chosen = wordings(wordings_of)
    story = rng.choice(chosen.stories[kind or rng.choice(list(chosen.stories))])
    sender = rng.choice([each for each in senders("developed") if each.sort in story.senders])
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    draft = Draft(rng, sender, story, chosen.terms, day)
    parts = written(draft)
    file = _layout(rng, layouts_of or wordings_of, layout)
    pdf, sheets, places = typeset(file, parts, _look(draft))
    truth = _truth(draft, places)
    return MadeLetter(seed, pdf, sheets, truth, sender.name, story.name, file.stem)


def picture(pdf: bytes, px_per_mm: float, page: int = 1) -> Colour:
    """A page, from 1, as uint8 BGR (H, W, 3)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page - 1].render(scale=px_per_mm * MM_PER_POINT)
        return np.array(bitmap.to_numpy()[..., :3], np.uint8)
    finally:
        document.close()


def _layout(rng: Random, folder: str, name: str | None) -> Path:
    files = sorted((LAYOUTS / folder).glob("*.typ"))
    return rng.choice([file for file in files if name in (None, file.stem)])


def _look(draft: Draft) -> dict[str, object]:
    rng = draft.rng
    font = rng.choices(list(_FONTS), list(_FONTS.values()))[0]
    return {
        "font": font,
        "size": rng.choice([9, 9.5, 10, 10, 10.5, 11]) - (font == "DejaVu Sans Mono"),
        "leading": rng.choice([0.6, 0.65, 0.7]),
        "justify": rng.random() < 0.15,
        "accent": draft.sender.accent,
        "second": draft.sender.second,
        "logo": draft.sender.logo,
    }


def _truth(draft: Draft, places: dict[str, list[Place]]) -> Truth:
    facts = [
        _true_fact(stated, places[key]) for key, stated in draft.facts.items() if key in places
    ]
    return Truth(draft.story.kind, tuple(facts), _actions(draft))


def _true_fact(stated: Stated, places: list[Place]) -> TrueFact:
    return TrueFact(
        stated.kind, stated.value, stated.role, tuple(places), stated.also_right,
        stated.may_be_certain, stated.is_counted, stated.is_optional,
    )  # fmt: skip


def _actions(draft: Draft) -> tuple[TrueAction, ...]:
    """What the letter asks for, by deadline; objecting last."""
    actions = []
    for ask in asked(draft):
        deadline = draft.facts.get(f"deadline:{ask}")
        before = deadline.value if deadline else None
        assert before is None or isinstance(before, date)
        actions.append(TrueAction(ActionKind(_ACTIONS.get(ask, ask)), before))
    actions.sort(key=lambda action: action.before or date.max)
    actions.sort(key=lambda action: action.kind is ActionKind.OBJECT)
    return tuple(actions)


_ACTIONS = {"documents": "send-documents"}
