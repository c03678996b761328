"""What a letter is about, as its subject line or a title says it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from forms.letter import Fact
from forms.letters.facts import fact
from forms.letters.head.greeting import above_salutation, is_salutation
from forms.letters.head.letter_dates import PLACE_OR_NOTHING, dated_line, is_day_below
from forms.letters.head.message_head import message_head_of
from forms.letters.label_words import LabelKind, label_kind
from forms.letters.labels.cells import SAME_EDGE_MM
from forms.letters.labels.labelled import Labelled
from forms.letters.labels.labels_inside import label_in
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, joined
from vision.text.printed import BlockKind

_NO_TITLE = re.compile(
    r"@|www\.|^\d{4}\s?[a-z]{2}\b|^[\d\W]*$|,$|^(?:de heer|mevrouw|familie)\b"
    r"|\b(?:postbus|kvk|iban|tel|telefoon|pagina|retouradres)\b"
    r"|\b(?:burgerservicen\w*|bsn)\b.*\d"
)
#: A label with its value, and what ends as a sentence does, are no title.
_IS_VALUE = re.compile(r"[^:]{2,45}:\s*(?:€|EUR\b|\d)")
_IS_TOLD = re.compile(r"(?<!\.\w)\.$|:$")
#: Somebody of whom a letter tells, and sentences that tell something, behind "Betreft".
_IS_PERSON = re.compile(
    r"(?:[Dd]e heer|[Mm]evrouw|[Dd]hr\.|[Mm]w\.|[Mm]evr\.)"
    r"(?: (?:[A-ZÀ-Þ’'][^\s,]*|van|de|der|den|ten|ter|te|in|het|en))+"
    r"(?:,? \(?(?:geb\.|geboren) .*)?"
)
_IS_STORY = re.compile(r".*[a-z]{3}\. [A-ZÀ-Þ].*\.")
_SUBJECT_LENGTH, _SHORTEST = 140, 4
#: A word that is called before a title, and too short to be one.
_CALL = re.compile(r"\w{2,4}!")
#: A heading above the references is so many times as high as the text of its letter.
_LARGE = 1.25
#: A sentence of so many words tells something.
_LONG = 6
#: A title has a word: "105 dgn" has none.
_WORD = re.compile(r"[^\W\d_]{4}")
#: In a block of labels on paper of its own what stands on top may be what the letter is about, or
#: an office of the sender: so far above the first label, in mm, and in such words.
_NEAR_LABELS_MM = 7.0
_TOPIC = re.compile(
    r"^(?:uw|je|jouw|onze|wij|we|u|nieuwe?|over) \w+|\b(?:aanslag|\w*rekening|\w*afrekening|\w*nota"
    r"|factuur|herinnering|aanmaning|besluit|beschikking|beslissing|uitspraak|aanvraag|uitnodiging"
    r"|oproep|afspraak|\w*geld|\w*belasting|\w*toeslag|\w*regeling|\w*verzoek|wijziging|verhoging"
    r"|bevestiging|\w*overzicht|\w*opgave|toekenning|afwijzing|terugvordering|teruggaaf"
    r"|bezwaar|vergunning|boete)\b.* "
)
_OFFICE = re.compile(
    r"\b(?:afdeling|team|directie|dienst|sector|bureau|kantoor|loket|\w*administratie|gemeente"
    r"|stichting|waterschap)\b"
)
#: A label without a colon: "Over Uw budget" and "Over onderhoud van uw lift", and neither
#: "Over uw budget" nor "Over drie weken".
_ABOUT = re.compile(
    r"Over (?=[A-ZÀ-Þ])"
    r"|Over (?!(?:uw|u|de|het|een|je|jou|jouw|ons|onze|deze|dit|die|dat|mijn|zijn|haar|hun|alle"
    r"|wat|wie|hoe|te|enkele|ruim|bijna|ongeveer|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
    r"|veertien)\b)(?=[a-zà-þ])"
    r"|Re (?=\S)"
    r"|(?:[Oo]nderwerp|ONDERWERP|[Bb]etreft|BETREFT|[Bb]etreffende|[Ii]nzake) (?=\S)"
)
#: What may as well begin a title, and is a label where it is set apart: by so many times the widest
#: of the other gaps in its line.
_MAY_BE_LABEL, _APART = re.compile(r"(?:Over|Gaat over|Uitnodiging) (?=\S)"), 1.25
#: What a letter is, with what it says behind a colon: "Besluit: uw tuin mag groter".
_ANNOUNCED = re.compile(
    r"(?:Besluit|\w*[Bb]eschikking|Aanslag|Nota|Factuur|Aanvraag|\w*[Mm]elding|Vergunning): "
    r"(?:[a-zà-þ]+|[A-ZÀ-Þ][a-zà-þ]+) [a-zà-þ]"
)
#: A row of a list, "Plaats: de ligweide", and of so many others such a list is.
_ROW, _OTHER_ROWS = re.compile(r"\w[\w ]{1,30}: \S"), 2
#: A bar of colour beside a subject is read as a sign that is one, before its label if it has one.
_BAR = re.compile(r"[1Il|!] (?:(?:Onderwerp|Betreft|Betreffende|Inzake|Over)\s?:? )?(?=[A-ZÀ-Þ])")


def subject_of(sentences: Sequence[Sentence], labelled: Sequence[Labelled]) -> Fact | None:
    """What a letter is about, as its subject line says it."""
    # A row is none, "Over: € 216" or "Over voor schulden".
    named = [
        _named(label, sentences)
        for label in labelled
        if label.kind is LabelKind.SUBJECT
        and label.text.strip()
        and label.sentence.kind not in (BlockKind.TABLE, BlockKind.SLIP)
    ]
    is_other = (_IS_PERSON, _IS_STORY)
    subject = next(
        (each for each in named if not any(other.fullmatch(each.text) for other in is_other)), None
    )
    if subject is not None:
        return subject
    message = message_head_of(sentences, labelled)
    title = (message and message.title) or _title(sentences)
    if title is None:
        return replace(named[0], is_certain=False) if named else None
    title = _with_call_before(_with_rest_of_line(title, sentences), sentences)
    before = _ABOUT.match(title.text) or _BAR.match(title.text)
    start = before.end() if before else _label_apart(title)
    return fact(title.text[start:], title, start, len(title.text), is_certain=False)


def _label_apart(title: Sentence) -> int:
    """How many characters of a title are a label, which its line sets apart: "Over  uw budget"."""
    label = _MAY_BE_LABEL.match(title.text)
    line = [word for word in title.words if word.top_mm < title.words[0].bottom_mm]
    gaps = [right.left_mm - left.right_mm for left, right in pairwise(line)]
    last = label.group().count(" ") - 1 if label else len(gaps)
    others = gaps[:last] + gaps[last + 1 :]
    return label.end() if label and others and gaps[last] > _APART * max(others) else 0


def _named(label: Labelled, sentences: Sequence[Sentence]) -> Fact:
    """What stands behind a label of the subject."""
    whole = _with_rest_of_line(label.sentence, sentences)
    whole = _with_line_below(whole, label, sentences)
    end = len(whole.text) if whole is not label.sentence else label.end
    return fact(whole.text[label.start : end], whole, label.start, end, is_certain=True)


def _with_rest_of_line(first: Sentence, sentences: Sequence[Sentence]) -> Sentence:
    """A sentence with those that go on in its last line: "Hoe gaat het? Vul de lijst in"."""
    found, is_open = first, False
    for each in sentences:
        if each is first:
            is_open = True
        elif is_open and (each.page, each.lines[:1]) == (found.page, found.lines[-1:]):
            found = joined(found, each)
        elif is_open:
            break
    return found


def _with_call_before(title: Sentence, sentences: Sequence[Sentence]) -> Sentence:
    """A title with the word that its line begins with: "Ja! Uw aanvraag is goedgekeurd"."""
    for each in sentences:
        is_begun = (each.page, each.block, each.lines) == (title.page, title.block, title.lines[:1])
        is_left = each.words[-1].right_mm <= title.words[0].left_mm
        if is_begun and is_left and _CALL.fullmatch(each.text):
            return joined(each, title)
    return title


def _with_line_below(first: Sentence, label: Labelled, sentences: Sequence[Sentence]) -> Sentence:
    """A subject with the line below it, where that goes on in small letters at one of its edges."""
    edges = {first.words[0].left_mm, label.sentence.words_at(label.start, label.end)[0].left_mm}
    below = next(
        (
            each
            for each in sentences
            if (each.block, each.page) == (first.block, first.page)
            and each.lines[0] == first.lines[-1] + 1
            and not each.before
        ),
        None,
    )
    if below is None or not below.text[0].islower() or label_kind(below.text) is not None:
        return first
    left = below.words[0].left_mm
    edges |= {
        each.words[0].left_mm
        for each in sentences
        if (each.page, each.lines[:1]) == (first.page, first.lines[:1])
    }
    is_aligned = any(abs(left - edge) < SAME_EDGE_MM for edge in edges)
    is_short = len(first.text) + len(below.text) < _SUBJECT_LENGTH
    return joined(first, below) if is_aligned and is_short else first


def _title(sentences: Sequence[Sentence]) -> Sentence | None:
    """The last line above the salutation that can be a title; larger print before other.

    Where nobody is addressed it stands by itself below the address.
    """
    above = above_salutation(sentences)
    fitting = [each for each in above if _may_be_title(each, above)]
    bodies = [each for each in fitting if each.kind is BlockKind.BODY]
    bodies = [each for each in bodies if not each.is_cell or _is_alone(each, above)]
    starts = {each.lines[:1]: each for each in reversed(bodies)}
    bodies = [each for each in bodies if starts[each.lines[:1]] is each]  # not the end of a line
    alone = [each for each in fitting if _says_something(each, above)]
    bodies += [each for each in alone if _is_large(each, sentences)]
    bodies = _before_text(bodies, above) or bodies
    if bodies:
        return max(bodies, key=_height)
    heads = [each for each in fitting if _heads_labels(each, above)]
    if heads:
        return heads[0]
    if any(map(is_salutation, sentences)):
        return alone[-1] if alone and alone[-1] is above[-1] else None
    return alone[0] if alone else None


def _before_text(titles: Sequence[Sentence], above: Sequence[Sentence]) -> list[Sentence]:
    """Those that stand before all that is told: the line of whoever signs it stands below."""
    told = next((at for at, each in enumerate(above) if _is_long_text(each)), len(above))
    before = {id(each) for each in above[:told]}
    return [each for each in titles if id(each) in before]


def _is_long_text(one: Sentence) -> bool:
    is_text = one.kind is BlockKind.BODY and not one.is_cell
    return is_text and len(one.words) >= _LONG and bool(_IS_TOLD.search(one.text))


def _may_be_title(one: Sentence, above: Sequence[Sentence]) -> bool:
    """Whether a line says what a letter is about, by what it is not."""
    return (
        one.kind in (BlockKind.BODY, BlockKind.REFERENCE, BlockKind.LETTERHEAD)
        and _SHORTEST <= len(one.text) <= _SUBJECT_LENGTH
        and not _NO_TITLE.search(plain(one.text))
        and label_kind(one.text) is not LabelKind.SUBJECT
        and dated_line(PLACE_OR_NOTHING, [one]) is None
        and not is_day_below(one)
        and not _IS_VALUE.match(one.text)
        and not _is_row(one, above)
        and (_is_announced(one) or label_in(one.text, is_cell=False) is None)
        and _WORD.search(one.text) is not None
        and not _IS_TOLD.search(_with_rest_of_line(one, above).text)
    )


def _is_announced(one: Sentence) -> bool:
    """Whether a line of the text says what is decided, and no number of that."""
    return one.kind is BlockKind.BODY and _ANNOUNCED.match(one.text) is not None


def _is_row(one: Sentence, above: Sequence[Sentence]) -> bool:
    """Whether a line is one of a list of labels with their values."""
    rows = [each for each in above if (each.block, each.page) == (one.block, one.page)]
    return (
        bool(_ROW.match(one.text))
        and sum(_ROW.match(each.text) is not None for each in rows) > _OTHER_ROWS
    )


def _says_something(one: Sentence, above: Sequence[Sentence]) -> bool:
    """Whether a line stands by itself, in words, and is neither a name above nor a label."""
    is_name = one.kind is BlockKind.LETTERHEAD or " " not in one.text
    return _is_alone(one, above) and not is_name and label_kind(one.text) is None


def _heads_labels(one: Sentence, above: Sequence[Sentence]) -> bool:
    """Whether a line is what a letter is about, on top of its block of labels."""
    left, bottom = one.words[0].left_mm, one.words[-1].bottom_mm
    below = [
        each
        for each in above
        if each.page == one.page
        and abs(each.words[0].left_mm - left) < SAME_EDGE_MM
        and each.words[0].top_mm > bottom
    ]
    nearest = min(below, key=lambda each: each.words[0].top_mm, default=None)
    is_near = nearest is not None and nearest.words[0].top_mm - bottom < _NEAR_LABELS_MM
    is_topic = _TOPIC.search(plain(one.text)) and not _OFFICE.search(plain(one.text))
    is_label = label_kind(one.text) is not None
    return bool(nearest and is_near and is_topic and not is_label and _begins_label(nearest))


def _begins_label(one: Sentence) -> bool:
    return label_kind(one.text) is not None or label_in(one.text, is_cell=True) is not None


def _is_large(one: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether a line is printed larger than the text, and below all of the letterhead."""
    text = [_height(each) for each in sentences if each.kind is BlockKind.BODY and each is not one]
    heads = [each for each in sentences if each.kind is BlockKind.LETTERHEAD]
    is_below = all(one.words[0].top_mm > head.words[-1].bottom_mm for head in heads)
    return bool(text) and is_below and _height(one) > _LARGE * median(text)


def _is_alone(one: Sentence, above: Sequence[Sentence]) -> bool:
    """Whether a line or sentence is all of its block, or the start of its only line."""
    block = [each for each in above if (each.block, each.page) == (one.block, one.page)]
    if one.is_cell and any(each.before for each in block):
        return False
    return all(each is one or each.lines[:1] == one.lines[-1:] for each in block)


def _height(sentence: Sentence) -> int:
    """How high its tallest word is, in tenths of a mm: less is noise."""
    return round(10 * max(word.bottom_mm - word.top_mm for word in sentence.words))
