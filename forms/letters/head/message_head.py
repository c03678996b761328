"""The head of a message as portals and mail programs print it: "Van:", "Aan:", and a subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from forms.letters.head.greeting import above_salutation
from forms.letters.head.writer_words import CAPITALS, NO_NAME
from forms.letters.label_words import LabelKind, label_kind
from forms.letters.labels.cells import SAME_EDGE_MM
from forms.letters.labels.labelled import Labelled
from forms.letters.labels.labels_inside import label_in
from forms.letters.organisations import ORGANISATION
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, joined
from forms.letters.values.dates import dates_in
from vision.text.printed import BlockKind

#: Where a payer and a row of a table are told so too.
_NO_HEADS = frozenset({BlockKind.TABLE, BlockKind.SLIP, BlockKind.FOOTER})
#: A subject stands no further above the first label than this, mm.
_NEAR_MM = 9.0
#: What a message is called whatever it says, and whose portal it is printed from.
_NO_SUBJECT = re.compile(
    r"(?:(?:uw|een|nieuw|ontvangen|print(?:versie)?(?: van)?|afdruk(?: van)?) )*"
    r"(?:bericht\w*|brief|memo\w*|notitie|e-?mail|post|inbox|postvak\w*|brievenbus)"
    r"|mijn \w+|.*\bberichtenbox\b.*|terug|afdrukken|print\w*"
)
#: Behind a name: its address of mail, or the part of it that writes.
_BEHIND_NAME = re.compile(
    r"\s*(?:[<(\[]\s*\S*@.*|[,|/–-] (?=[Aa]fdeling|[Tt]eam|[Uu]nit|[Kk]lant).*)$"
)
#: A word in small letters that joins no names: a topic has one.
_TOPIC_WORD = re.compile(
    r" (?!(?:van|voor|en|de|der|den|het|in|te|ten|ter|tot|aan|bij|op|onder|uit)\b)[a-zà-þ]{2,}"
)
_NO_TITLE = re.compile(
    r"@|www\.|\b\d{4} ?[a-z]{2}\b|^[\d\W]*$|\b\d\d:\d\d\b|^(?:pagina|blad)\b"
    r"|\b(?:postbus|kvk|iban)\b"
)
_LONGEST = 140
#: Who acts for another is told by other labels.
_FROM = re.compile(
    r"(?:van(?: wie)?|afzender|verzender|instantie|(?:bericht|brief) van"
    r"|(?:verzonden|verstuurd|gestuurd|geschreven) door)"
)


@dataclass(frozen=True, eq=False)
class MessageHead:
    """Who wrote, characters `start` to `end` of a sentence; above the labels a subject, if any."""

    sentence: Sentence
    start: int
    end: int
    title: Sentence | None


def message_head_of(
    sentences: Sequence[Sentence], labelled: Sequence[Labelled]
) -> MessageHead | None:
    """The head that says from whom a message is; None where none does above the salutation."""
    above = [each for each in above_salutation(sentences) if not each.page]
    held = {id(each) for each in above}
    for label in labelled:
        is_head = id(label.sentence) in held and label.sentence.kind not in _NO_HEADS
        is_from = _FROM.fullmatch(plain(label.label).strip(" .:")) and not label.is_column
        if label.kind is LabelKind.SENDER and is_head and is_from:
            end = label.start + len(_BEHIND_NAME.sub("", label.text))
            name = label.sentence.text[label.start : end]
            if name.strip() and not NO_NAME.search(plain(name)):
                title = _title(label, name, above)
                return MessageHead(label.sentence, label.start, end, title)
    return None


def _title(label: Labelled, name: str, above: Sequence[Sentence]) -> Sentence | None:
    """What stands on top of the labels, where that is a subject."""
    first = _label_of(label, above)
    left, top = first.words[0].left_mm, first.words[0].top_mm
    lines = [
        each
        for each in above
        if abs(each.words[0].left_mm - left) < SAME_EDGE_MM and each.words[0].top_mm < top
    ]
    lines.sort(key=lambda each: -each.words[0].top_mm)
    labels = list(takewhile(_begins_label, lines))
    title = next(iter(lines[len(labels) :]), None)
    if title is None or title.kind in _NO_HEADS:
        return None
    topmost = labels[-1] if labels else first
    gap_mm = topmost.words[0].top_mm - title.words[-1].bottom_mm
    before = next(iter(lines[len(labels) + 1 :]), None)
    if before is not None and _goes_on(before, title):
        title = joined(before, title)
    is_fit = gap_mm < _NEAR_MM and len(title.text) <= _LONGEST
    return title if is_fit and _is_subject(title.text, name) else None


def _label_of(label: Labelled, above: Sequence[Sentence]) -> Sentence:
    """The sentence that a label of the sender begins: its own, or that left of its value."""
    beside = (
        each
        for each in above
        if each.lines[:1] == label.sentence.lines[:1] and label_kind(each.text) is label.kind
    )
    return label.sentence if label.start else next(beside, label.sentence)


def _begins_label(one: Sentence) -> bool:
    return label_kind(one.text) is not None or label_in(one.text, is_cell=True) is not None


def _goes_on(first: Sentence, second: Sentence) -> bool:
    """Whether two lines are one subject: of one block and size, one below the other."""
    heights = [max(word.bottom_mm - word.top_mm for word in each.words) for each in (first, second)]
    is_next = first.block == second.block and first.lines[-1] + 1 == second.lines[0]
    is_one_size = max(heights) < 1.2 * min(heights)
    return is_next and is_one_size and second.text[:1].islower()


def _is_subject(text: str, name: str) -> bool:
    """Whether what stands above the labels of a message from `name` is what it is about."""
    written, named = plain(text).strip(" .:"), plain(name).strip()
    is_day = any(each.start == 0 and each.end == len(written) for each in dates_in(written))
    if _NO_TITLE.search(written) or _NO_SUBJECT.fullmatch(written) or is_day:
        return False
    is_topic = _TOPIC_WORD.search(text) is not None
    is_name = written in named or (named in written and not is_topic)
    is_office = CAPITALS.fullmatch(text) and ORGANISATION.search(written)
    return not (is_name or is_office) and (is_topic or bool(ORGANISATION.search(named)))
