"""Frames of known pages in every condition, and what an answer to one is worth."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from tests.benchmarks.compose import (
    UNKNOWN_FORM,
    UNREGISTERED_SISTER,
    Composed,
    Condition,
    compose,
)
from tests.benchmarks.in_sight import alike_in_sight
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.scoring import Answer, Score, edge_of, identified, misjudged, off_mm, overlap


@dataclass(frozen=True, eq=False)
class Shot:
    """A frame and what is on it: `page` is the sheet's, `hidden` are not known when it is seen.

    `alike` tells which of some pages are printed like it as far as the frame shows them, beyond
    those of `page.same`.
    """

    condition: str
    number: int
    composed: Composed
    page: KnownPage | None
    hidden: frozenset[str]
    alike: Callable[[frozenset[str]], frozenset[str]] = frozenset().intersection

    @property
    def jpeg(self) -> bytes:
        """The picture as it is sent."""
        return self.composed.jpeg


def shoot(
    known: KnownPages, condition: Condition, number: int, seed: int,
    size: tuple[int, int] = (1280, 720),
) -> Shot:  # fmt: skip
    """Frame `number` of a condition: a page drawn at random, photographed."""
    rng = np.random.default_rng([seed, number, zlib.crc32(condition.name.encode())])
    page = _drawn(known, condition, number, rng)
    composed = compose(
        known.printed(page.key), page.width_mm, page.height_mm, condition, seed * 100_000 + number,
        page.areas, size,
    )  # fmt: skip
    seen = page if composed.stance is not None else None
    # A whole sheet shows all that differs.
    shot = Shot(condition.name, number, composed, seen, hidden_for(page, condition))
    if not condition.cut_off[1]:
        return shot
    return replace(shot, alike=partial(alike_in_sight, known, page, composed))


def shoot_sister(
    known: KnownPages, condition: Condition, number: int, seed: int, is_known: bool,
    size: tuple[int, int] = (1280, 720),
) -> Shot:  # fmt: skip
    """As `shoot`, of a page with other versions; the same frame whether it `is_known` or not."""
    rng = np.random.default_rng([seed, number, zlib.crc32(f"sister {condition.name}".encode())])
    page = _drawn(known, UNREGISTERED_SISTER, number, rng)
    composed = compose(
        known.printed(page.key), page.width_mm, page.height_mm, condition,
        seed * 100_000 + number, page.areas, size,
    )  # fmt: skip
    hidden = frozenset[str]() if is_known else page.same
    return Shot(condition.name, number, composed, page, hidden)


def hidden_for(page: KnownPage, condition: Condition) -> frozenset[str]:
    """Which pages are taken out of what is known before the frame is seen."""
    if condition.name == UNKNOWN_FORM.name:
        # A real form of which nobody registered any page, nor anything that looks like one.
        return page.kin
    # Of a sister only this version, and what is printed exactly like it, is not there.
    return page.same if condition.name == UNREGISTERED_SISTER.name else frozenset()


def _drawn(
    known: KnownPages, condition: Condition, number: int, rng: np.random.Generator
) -> KnownPage:
    """A page at random that suits the condition.

    Raises:
        ValueError: there is none.
    """
    pages = list(known.pages.values())
    if condition.filled:
        pages = [page for page in pages if page.fields]
        # Every second one from the library, which knows what its fields are.
        pages = [page for page in pages if page.is_of_library != bool(number % 2)] or pages
    if condition.name == UNREGISTERED_SISTER.name:
        pages = [page for page in pages if page.similar - page.same]
    for row in rng.permutation(len(pages)):
        if not known.is_blank(pages[row].key):
            return pages[row]
    raise ValueError(f"No known page suits {condition.name}.")


def judged(shot: Shot, answer: Answer) -> Score:
    """What an answer to a shot is worth."""
    page, stance = shot.page, shot.composed.stance
    truth = page.key if page is not None and page.key not in shot.hidden else None
    same = page.same if page else frozenset[str]()
    if truth in answer.named:
        same |= shot.alike(answer.named - same)
    score = Score(
        identified(same, truth, answer.named) if answer.seeks_name else None,
        tuple(sorted(answer.named)),
        spent_ms=answer.spent_ms,
        cpu_ms=answer.cpu_ms,
        stages=answer.stages,
    )
    if stance is None:
        return score
    if answer.seeks_outline:
        seen = 0.0 if answer.outline is None else overlap(answer.outline, edge_of(stance))
        score = replace(score, outline_iou=seen)
    is_right = truth is not None and (truth in answer.named or not answer.seeks_name)
    if not is_right or answer.page_to_frame is None:
        return score
    height, width = shot.composed.frame.shape[:2]
    score = replace(score, off_mm=off_mm(stance, answer.page_to_frame, (width, height)))
    if not answer.states:
        return score
    composed = shot.composed
    mistakes, count = misjudged(composed.states, composed.covered, answer.states)
    return replace(score, mistakes=mistakes, fields_judged=count)
