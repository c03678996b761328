"""The answer to one picture as lines for a person at a terminal."""

import textwrap
from collections.abc import Iterator

from forms.overlay import Anchor, AnchorKind, Overlay
from forms.text import Text

_WIDTH = 96
_INDENT = " " * 6


def lines_of(overlay: Overlay, name: str) -> Iterator[str]:
    """Which form picture `name` shows, and for each field what is there and what to do.

    Sentences end with where they come from, as in [draft].
    """
    page = overlay.template
    if page is None:
        hint = "" if overlay.miss is None else overlay.miss.hint.text
        yield f"{name}: no known form. {hint}"
        return
    yield f"{name}: {page.title.text}, page {page.key.page} ({page.key.version})"
    for warning in overlay.warnings:
        yield f"  Note: {warning.message.text}"
    for anchor in overlay.anchors:
        yield from _field(anchor)


def _field(anchor: Anchor) -> Iterator[str]:
    label = anchor.translation or anchor.label
    if anchor.kind is AnchorKind.CODE:
        held = "" if anchor.label is None else f" “{anchor.label.text}”"
        yield f"  {anchor.order:>2}. {'' if label is None else label.text}{held}"
        if anchor.explanation is not None:
            yield from _wrapped("", anchor.explanation)
        return
    value = f" “{anchor.value.text}”" if anchor.value else ""
    yield f"  {anchor.order:>2}. {'' if label is None else label.text}: {anchor.state}{value}"
    for check in anchor.checks:
        if check.passed is False:
            yield from _wrapped("! ", check.message)
    if anchor.explanation is not None:
        yield from _wrapped("", anchor.explanation)
    for step in anchor.steps:
        yield from _wrapped("- ", step)


def _wrapped(mark: str, text: Text) -> list[str]:
    said = f"{text.text} [{text.provenance}]"
    later = _INDENT + " " * len(mark)
    return textwrap.wrap(said, _WIDTH, initial_indent=_INDENT + mark, subsequent_indent=later)
