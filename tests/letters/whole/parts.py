"""The parts of a whole letter, from letterhead to footer, as the layouts draw them.

In its body an empty line ends a piece; lines of one paragraph stay lines.

    ## Hoe betaalt u?           a heading
    - een kopie                 an item of a list
    |!Omschrijving|Bedrag       a table: the row of its heads, if it has one,
    |Premie mei|{sum: 148,95}   its rows, missing cells at the end left out,
    |=Samen|{to-pay: 277,90}    and its total, in bold as heads are
    >Waar: bij u thuis          a line in a box
    %Bedrag = {to-pay: € 20}    a row of the slip at the foot
    ~~~                         what follows stands on the next page
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

from forms.letter import FactRole
from tests.letters.drafting import Stated
from tests.letters.people import Person
from tests.letters.spans import Part, Run, Span, plain
from tests.letters.truth import FactKind
from tests.letters.whole.days import printed_day
from tests.letters.whole.files import WholeLetter
from tests.letters.whole.marks import Telling
from vision.text.printed import BlockKind

_NEXT_PAGE = "~~~"
_HEADS, _TOTAL = "!", "="
#: What the first letters of a line make of it, and how many they are; all else is a paragraph.
_FORMS = {"## ": "heading", "- ": "list", "|": "table", ">": "box", "%": "slip", "~~~": "break"}
#: How often the sender's address stands in small print above the reader's.
_RETURNED = 0.4


def written_whole(letter: WholeLetter, telling: Telling, reader: Person) -> tuple[Part, ...]:
    """All parts of a letter, and what they state kept in `telling`.

    Raises:
        ValueError: a mark in it is wrong.
    """
    body = tuple(_body(letter, telling))
    return (
        _letterhead(letter, telling),
        *_address(letter, reader),
        *_references(letter, telling),
        _subject(letter, telling),
        *_salutation(letter, reader),
        *(part for part in body if part.form != "slip"),
        *_closing(letter),
        *(part for part in body if part.form == "slip"),
        *_footers(letter, telling),
        _of_one(BlockKind.FOOTER, "page", plain("Pagina"), plain("van")),
        _of_one(BlockKind.REFERENCE, "running", plain(f"{letter.sender}, {letter.date.text}")),
    )


def _letterhead(letter: WholeLetter, telling: Telling) -> Part:
    fact = Stated(FactKind.SENDER, letter.sender, also_right=letter.also_called)
    rows: list[Run] = [(Span(letter.sender, telling.state(fact)),)]
    if letter.department:
        rows.append(plain(letter.department))
    return _of_lines(BlockKind.LETTERHEAD, "letterhead", rows)


def _address(letter: WholeLetter, reader: Person) -> Iterator[Part]:
    if letter.seat and Random(f"return {letter.number}").random() < _RETURNED:
        yield _of_one(BlockKind.ADDRESS, "return", plain(f"Retouradres: {letter.seat}"))
    lines = (reader.addressed, reader.street, f"{reader.code}  {reader.town}")
    yield _of_lines(BlockKind.ADDRESS, "address", list(map(plain, lines)))


def _references(letter: WholeLetter, telling: Telling) -> Iterator[Part]:
    date = letter.date
    key = telling.state(Stated(FactKind.DATE, printed_day(date.text), FactRole.SENT))
    rows: list[tuple[Run, ...]] = []
    if letter.place:
        run = (Span(f"{letter.place}, "), Span(date.text, key))
        yield _of_one(BlockKind.REFERENCE, "place-date", run)
    else:
        rows.append((plain(date.label), (Span(date.text, key),)))
    rows += [(plain(each.label), telling.run(each.text)) for each in letter.references]
    if rows:
        yield Part(BlockKind.REFERENCE, "reference", tuple(rows))


def _subject(letter: WholeLetter, telling: Telling) -> Part:
    label, text = letter.subject.label, letter.subject.text
    run = (Span(text, telling.state(Stated(FactKind.SUBJECT, text))),)
    return _of_one(BlockKind.BODY, "subject", *((plain(label), run) if label else (run,)))


def _salutation(letter: WholeLetter, reader: Person) -> Iterator[Part]:
    """With `{whom}` for the reader's name, as in wordings."""
    if letter.salutation:
        said = letter.salutation.replace("{whom}", reader.called)
        yield _of_one(BlockKind.BODY, "paragraph", plain(said))


def _closing(letter: WholeLetter) -> Iterator[Part]:
    if letter.closing:
        yield _of_lines(BlockKind.BODY, "lines", list(map(plain, letter.closing)))


def _footers(letter: WholeLetter, telling: Telling) -> Iterator[Part]:
    """Where the sender lives, and how it can be reached."""
    if letter.seat:
        lines = letter.seat.split(", ")
        yield _of_lines(BlockKind.FOOTER, "footer", list(map(plain, lines)))
    rows = tuple((plain(each.label), telling.run(each.text)) for each in letter.contacts)
    if rows:
        yield Part(BlockKind.FOOTER, "footer", rows)


def _body(letter: WholeLetter, telling: Telling) -> Iterator[Part]:
    for form, group in groupby(letter.body, key=_form):
        lines = list(group)
        if form == "break":
            yield Part(BlockKind.BODY, "break", ())
        elif form == "heading":
            for line in lines:
                yield _of_one(BlockKind.BODY, "heading", telling.run(line[3:]))
        elif form == "list":
            runs = [(Span("• "), *telling.run(line[2:])) for line in lines]
            yield _of_lines(BlockKind.BODY, "list", runs)
        elif form == "table":
            yield _table([line[1:] for line in lines], telling)
        elif form == "box":
            runs = [telling.run(line[1:].strip()) for line in lines]
            yield _of_lines(BlockKind.BODY, "box", runs)
        elif form == "slip":
            yield _slip([line[1:] for line in lines], telling)
        elif form:
            runs = [telling.run(line) for line in lines]
            yield _of_lines(BlockKind.BODY, "paragraph" if len(runs) == 1 else "stacked", runs)


def _form(line: str) -> str:
    if not line.strip():
        return ""
    return next((form for start, form in _FORMS.items() if line.startswith(start)), "paragraph")


def _table(lines: Sequence[str], telling: Telling) -> Part:
    """With heads above its rows, or only rows; each with as many cells as the longest."""
    rows = [
        [
            telling.run(cell.strip(), is_bold=line.startswith((_HEADS, _TOTAL)))
            for cell in line.lstrip(_HEADS + _TOTAL).split("|")
        ]
        for line in lines
    ]
    most = max(map(len, rows))
    whole = tuple((*row, *[()] * (most - len(row))) for row in rows)
    return Part(BlockKind.TABLE, "table" if lines[0].startswith(_HEADS) else "rows", whole)


def _slip(lines: Sequence[str], telling: Telling) -> Part:
    rows = (line.partition(" = ") for line in lines)
    answers = tuple((plain(label), telling.run(value)) for label, _, value in rows)
    return Part(BlockKind.SLIP, "slip", answers)


def _of_one(kind: BlockKind, form: str, *runs: Run) -> Part:
    return Part(kind, form, (runs,))


def _of_lines(kind: BlockKind, form: str, runs: Sequence[Run]) -> Part:
    return Part(kind, form, tuple((run,) for run in runs))
