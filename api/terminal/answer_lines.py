"""The answer to one picture as lines for a person at a terminal."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from api.terminal.output import closed
from forms.letter import Fact, Letter, Money
from forms.letters.subject_said import subject_said
from forms.overlay import Anchor, AnchorKind, Overlay, Unfinished
from forms.text import Provenance, Text

_WIDTH = 96
_INDENT = " " * 6
#: Letters that are read from the right, and the signs that keep others apart from them.
_FROM_THE_RIGHT = frozenset({"R", "AL"})
_APART = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_UNTRANSLATED = (
    "not all of this could be translated; the rest stands here in Dutch, as it is printed. "
    "Packages that translate more come with: leeswijzer languages install {language}. Which there "
    "are tells leeswijzer languages list; remove and install anew one that fails."
)


def lines_of(overlay: Overlay, name: str) -> Iterator[str]:
    """What picture `name` shows: a form with its fields, a letter with what it says, or neither.

    Sentences end with where they come from, as in [draft].
    """
    if overlay.miss is not None:
        yield f"{name}: no known form. {_plain(overlay.miss.hint.text)}"
        return
    page = overlay.template
    if page is not None:
        yield f"{name}: {page.title.text}, page {page.key.page} ({page.key.version})"
    if overlay.letter is not None:
        yield f"{name}: a letter ({overlay.letter.kind})"
    for warning in overlay.warnings:
        yield f"  Note: {_plain(warning.message.text)}"
    if overlay.letter is not None:
        yield from _card(overlay.letter, overlay.anchors)
    for anchor in overlay.anchors:
        yield from _line(anchor) if anchor.kind is AnchorKind.TEXT else _field(anchor)
    # Where no letter was understood no package would help: what to do then is told above.
    if Unfinished.TRANSLATION in overlay.partial and Unfinished.LETTER not in overlay.partial:
        yield f"  Note: {_UNTRANSLATED.format(language=overlay.language)}"


def _card(letter: Letter, lines: Sequence[Anchor]) -> Iterator[str]:
    for action in letter.actions:
        before = "" if action.before is None else f" (before {action.before.isoformat()})"
        yield from _wrapped(f"* {action.kind}{before}: ", action.message)
    named = {
        "from": [letter.sender],
        "about": [letter.subject],
        "date": [letter.date],
        "deadline": letter.deadlines,
        "amount": letter.amounts,
        "account": letter.ibans,
        "reference": letter.references,
        "phone": letter.phones,
        "e-mail": letter.emails,
        "website": letter.urls,
    }
    for name, facts in named.items():
        for fact in facts:
            if fact is not None:
                yield f"  {name:>10}: {_said(fact)}"
            if fact is letter.subject and fact is not None:
                said = subject_said(fact, lines)
                yield from [] if said is None else _wrapped(" " * 8, said)


def _said(fact: Fact) -> str:
    role = "" if fact.role is None else f" ({fact.role})"
    return f"{_value(fact.value)}{role}{'' if fact.is_certain else ', check this on the paper'}"


def _value(value: str | date | Money) -> str:
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:.2f}"
    return value.isoformat() if isinstance(value, date) else value


def _line(anchor: Anchor) -> Iterator[str]:
    if anchor.label is not None:
        yield f"  | {anchor.label.text}"
    for said in (anchor.translation, anchor.explanation):
        # What could not be said stands above as it is printed.
        if said is not None and said.provenance is not Provenance.SOURCE:
            yield from _wrapped("", said)


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
    said = f"{_plain(text.text)} [{text.provenance}]"
    later = _INDENT + " " * min(len(mark), 2)
    lines = textwrap.wrap(said, _WIDTH, initial_indent=_INDENT + mark, subsequent_indent=later)
    return list(closed(lines))


def _plain(text: str) -> str:
    """`text` without signs that keep its parts apart, where all of it is read from the left."""
    if any(unicodedata.bidirectional(each) in _FROM_THE_RIGHT for each in text):
        return text
    return text.translate(_APART)
