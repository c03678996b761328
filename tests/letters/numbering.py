"""Marks every span of a letter with its own, invisibly different, colour of ink.

The colour is read back from the PDF, so that which printed word belongs to what is known and not
guessed, however the layout places it. The lowest three bits of red, green and blue hold the number:
at most 7 of 255 away from the ink that was meant.
"""

from dataclasses import dataclass, field

from tests.letters.spans import Part, Run, Span

_BITS, _LOW = 3, 7
MOST_NUMBERS = 1 << (3 * _BITS)


@dataclass(frozen=True)
class Numbered:
    """What a number stands for: part and run it belongs to, and the span itself."""

    part: int
    run: int
    span: Span


@dataclass
class Numbering:
    """Gives spans their numbers, from 1: black is what a layout prints without one."""

    numbered: list[Numbered] = field(default_factory=list)

    def of(self, part: int, run: int, span: Span) -> int:
        """A new number.

        Raises:
            OverflowError: the letter has more spans than there are numbers.
        """
        if len(self.numbered) == MOST_NUMBERS - 1:
            raise OverflowError(f"a letter has at most {MOST_NUMBERS - 1} spans")
        self.numbered.append(Numbered(part, run, span))
        return len(self.numbered)

    def __getitem__(self, number: int) -> Numbered:
        """What a number stands for.

        Raises:
            KeyError: it stands for nothing.
        """
        if not 1 <= number <= len(self.numbered):
            raise KeyError(f"something is printed in the colour of number {number}")
        return self.numbered[number - 1]


def numbered_parts(parts: tuple[Part, ...], numbering: Numbering) -> list[dict[str, object]]:
    """The parts as the layouts read them: `form` and rows of runs of [text, number].

    Behind the number of what is printed in bold stands so.
    """
    drawn: list[dict[str, object]] = []
    run_number = 0
    for index, part in enumerate(parts):
        rows = []
        for row in part.rows:
            cells = []
            for run in row:
                cells.append(_numbered_run(run, index, run_number, numbering))
                run_number += 1
            rows.append(cells)
        drawn.append({"kind": part.kind.value, "form": part.form, "rows": rows})
    return drawn


def _numbered_run(run: Run, part: int, number: int, numbering: Numbering) -> list[list[object]]:
    shared: int | None = None
    drawn: list[list[object]] = []
    for span in run:
        if span.says is not None or span.within is not None:
            drawn.append(_inked(span, numbering.of(part, number, span)))
            continue
        if shared is None:
            shared = numbering.of(part, number, span)
        drawn.append(_inked(span, shared))
    return drawn


def _inked(span: Span, number: int) -> list[object]:
    return [span.text, number, "bold"] if span.is_bold else [span.text, number]


def number_of(red: int, green: int, blue: int) -> int:
    """The number in a colour; its twin is `ink` in layouts/letter.typ."""
    return ((red & _LOW) << (2 * _BITS)) | ((green & _LOW) << _BITS) | (blue & _LOW)
