"""Makes letters. The same arguments give the same letter, byte for byte.

    letter = make_letter(7)                                   # any kind
    letter = make_letter(7, LetterKind.FINE)
    letter.sheets[0].blocks, letter.truth.facts, letter.truth.actions
    grey = picture(letter.pdf, px_per_mm=5.0)                 # page 1

About 0.1 s a letter. It changes when its wordings do: who needs one that stays takes a specimen
(forms/letters/specimens). `python -m tests.letters FOLDER` writes some to look at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2

from forms.letter import ActionKind, LetterKind
from forms.pdf.page_space import MM_PER_POINT
from tests.letters.drafting import IF, Draft
from tests.letters.facts import true_facts
from tests.letters.looks import code_of, look_of
from tests.letters.senders import Sender, senders
from tests.letters.truth import MadeLetter, Place, TrueAction, Truth, in_order
from tests.letters.typesetting import LAYOUTS, typeset
from tests.letters.whole.files import is_whole, whole_letters
from tests.letters.whole.making import whole_letter
from tests.letters.wordings import wordings
from tests.letters.writing import written
from vision.picture import Colour

_FIRST_DAY, _DAYS = date(2023, 1, 2), 4 * 365
_ACTION_OF = {"documents": ActionKind.SEND_DOCUMENTS}


@dataclass(frozen=True)
class Material:
    """The folders a letter is made from: those of `wordings/`, `layouts/` and `senders/`.

    Of whole letters `wordings` is a folder of `whole/`, and the others say nothing.
    """

    wordings: str = "developed"
    layouts: str = "developed"
    senders: str = "developed"


DEVELOPED = Material()


def make_letter(
    seed: int,
    kind: LetterKind | None = None,
    material: Material = DEVELOPED,
    layout: str | None = None,
    disguise: Callable[[Sender], Sender] | None = None,
) -> MadeLetter:
    """A letter of that kind, of any kind where None; `layout` names one of the layouts.

    `disguise` changes what the letter says of its sender and nothing else: see `forging.py`. Whole
    letters are as they are: there `seed` is one's place in its folder, and nothing can be chosen.

    Raises:
        FileNotFoundError: the material lacks a folder.
        IndexError: it has whole letters, and not so many.
        ValueError: it has no layout of that name, or whole letters of which something was asked.
    """
    if is_whole(material.wordings):
        if kind or layout or disguise:
            raise ValueError(f"letters of {material.wordings} are whole: nothing can be chosen")
        return whole_letter(material.wordings, seed)
    draft = _draft(seed, kind, material)
    file = _layout(draft, material.layouts, layout)
    look = look_of(draft)
    if disguise is not None:
        draft.sender = disguise(draft.sender)
    parts = written(draft)
    code = code_of(draft, parts)
    pdf, sheets, places = typeset(file, parts, {**look, **code.drawn})
    truth = _truth(draft, places)
    return MadeLetter(
        seed, pdf, sheets, truth, draft.sender.name, code.content, draft.story.name, file.stem
    )  # fmt: skip


def count_of(wanted: int, material: Material) -> int:
    """How many different letters there are of a material, at most `wanted`."""
    if is_whole(material.wordings):
        return min(wanted, len(whole_letters(material.wordings)))
    return wanted


def picture(pdf: bytes, px_per_mm: float, page: int = 1) -> Colour:
    """A page, from 1, as uint8 BGR (H, W, 3)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page - 1].render(scale=px_per_mm * MM_PER_POINT)
        return np.array(bitmap.to_numpy()[..., :3], np.uint8)
    finally:
        document.close()


def _draft(seed: int, kind: LetterKind | None, material: Material) -> Draft:
    rng = Random(f"letter {seed}")
    chosen = wordings(material.wordings)
    story = rng.choice(chosen.stories[kind or chosen.drawn_kind(rng)])
    known = [each for each in senders(material.senders) if each.sort in story.senders]
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    return Draft(seed, rng.choice(known), story, chosen.shared, day, rng)


def _layout(draft: Draft, folder: str, name: str | None) -> Path:
    files = sorted((LAYOUTS / folder).glob("*.typ"))
    if not files:
        raise FileNotFoundError(f"there are no layouts in {LAYOUTS / folder}")
    if name is None:
        return draft.apart("layout").choice(files)
    return files[[file.stem for file in files].index(name)]


def _truth(draft: Draft, places: dict[str, list[Place]]) -> Truth:
    facts = true_facts(draft.facts, places)
    return Truth(draft.story.kind, facts, _actions(draft), tuple(draft.asking))


def _actions(draft: Draft) -> tuple[TrueAction, ...]:
    """What the letter asks for, by deadline; objecting last."""
    actions = []
    for ask in draft.asks:
        deadline = draft.facts.get(f"deadline:{ask}")
        before = deadline.value if deadline else None
        assert before is None or isinstance(before, date)
        name = ask.removesuffix(IF)
        kind = _ACTION_OF.get(name) or ActionKind(name)
        actions.append(TrueAction(kind, before, is_optional=ask.endswith(IF)))
    return in_order(actions)
