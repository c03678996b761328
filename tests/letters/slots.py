"""Fills the slots of wordings: `{to-pay}`, `{by}`, `{sum.income}`, `{past.letter}` and so on."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tests.letters import dates, money, names
from tests.letters.drafting import Draft, UnsayableError
from tests.letters.spans import Run, Span

_SLOT = re.compile(r"\{([a-z-]+)(?:\.([a-z-]+))?\}")

#: What fills a slot: draft, what stands behind the point, and the pool's ask (“pay”, “object” …).
Filler = Callable[[Draft, str, str], Run]

FILLERS: dict[str, Filler] = {**dates.FILLERS, **money.FILLERS, **names.FILLERS}


def one_filled(wordings: Sequence[str], draft: Draft, ask: str = "") -> Run:
    """The run of one of the wordings, of those that fit what the letter already says."""
    left = list(wordings)
    while True:
        wording = draft.rng.choice(left)
        try:
            return filled(wording, draft, ask)
        except UnsayableError:
            left.remove(wording)


def filled(wording: str, draft: Draft, ask: str = "") -> Run:
    """The run of a wording.

    Raises:
        KeyError: it has a slot that does not exist.
        UnsayableError: it does not fit what the letter already says.
    """
    return tuple(_joined(_pieces(wording, draft, ask)))


def _pieces(wording: str, draft: Draft, ask: str) -> Iterator[Span]:
    end = 0
    for slot in _SLOT.finditer(wording):
        yield Span(wording[end : slot.start()])
        name, which = slot.group(1), slot.group(2) or ""
        if name == "pick":
            yield from filled(draft.pick(which), draft, ask)
        else:
            yield from FILLERS[name](draft, which, ask)
        end = slot.end()
    yield Span(wording[end:])


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Neighbours that say nothing as one."""
    text = ""
    for span in spans:
        if span.says is None:
            text += span.text
            continue
        if text:
            yield Span(text)
            text = ""
        yield span
    if text:
        yield Span(text)


def beginning(run: Run) -> Run:
    """The run as a sentence of its own: it starts with a capital."""
    if not run or run[0].says is not None:
        return run
    text = run[0].text
    return (replace(run[0], text=text[:1].upper() + text[1:]), *run[1:])
