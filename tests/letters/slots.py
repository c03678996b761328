"""Fills the slots of wordings: `{to-pay}`, `{by}`, `{sum.income}`, `{past.letter}` and so on."""

import re
from collections.abc import Callable, Iterator

from tests.letters import dates, money, names
from tests.letters.drafting import Draft
from tests.letters.spans import Run, Span

_SLOT = re.compile(r"\{([a-z-]+)(?:\.([a-z-]+))?\}")

#: What fills a slot: draft, what stands behind the point, and the pool's ask (“pay”, “object” …).
Filler = Callable[[Draft, str, str], Run]

FILLERS: dict[str, Filler] = {**dates.FILLERS, **money.FILLERS, **names.FILLERS}


def filled(template: str, draft: Draft, ask: str = "") -> Run:
    """The run of a wording.

    Raises:
        KeyError: it has a slot that does not exist.
    """
    return tuple(_joined(_pieces(template, draft, ask)))


def _pieces(template: str, draft: Draft, ask: str) -> Iterator[Span]:
    end = 0
    for slot in _SLOT.finditer(template):
        yield Span(template[end : slot.start()])
        name, which = slot.group(1), slot.group(2) or ""
        if name == "pick":
            yield from filled(draft.pick(which), draft, ask)
        else:
            yield from FILLERS[name](draft, which, ask)
        end = slot.end()
    yield Span(template[end:])


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
