"""What is said of a letter, line by line."""

from dataclasses import replace

import numpy as np

from forms.letters.lines import place_lines, said_once
from forms.letters.sentences import sentences_of
from forms.overlay import Caution, WarningCode
from forms.text import Provenance, Text
from vision.geometry import FramePx, Homography, PageMm
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText

TWICE: Homography[PageMm, FramePx] = Homography(np.diag([2.0, 2.0, 1.0]))


def line(text: str, top_mm: float) -> PrintedLine:
    words = text.split()
    return PrintedLine(
        tuple(
            PrintedWord(word, 0.95, 20 + 12 * n, top_mm, 30 + 12 * n, top_mm + 4)
            for n, word in enumerate(words)
        )
    )


LINES = (line("U krijgt deze brief omdat u nog", 50), line("moet betalen. Betaal nu.", 56))
SHEET = SheetText(210, 297, (Block(BlockKind.BODY, LINES),))


def english(text: str, provenance: Provenance = Provenance.PHRASE) -> Text:
    return Text(text, "en", provenance)


def test_a_sentence_over_two_lines_is_said_at_its_first() -> None:
    first, second = sentences_of(SHEET)
    said = [(first, english("You still have to pay.")), (second, english("Pay now."))]
    one, two = place_lines(SHEET, said, {}, TWICE, "nl")
    assert one.label == Text("U krijgt deze brief omdat u nog", "nl", Provenance.SOURCE)
    assert one.translation == english("You still have to pay.")
    assert two.translation == english("Pay now.")
    assert one.polygon.xy[0].tolist() == [40, 100]
    assert (one.id, two.id, two.order) == ("line:1", "line:2", 2)


def test_sentences_on_one_line_say_where_the_least_checked_came_from() -> None:
    only = line("Wij wachten op u. Betaal daarom nu.", 50)
    sheet = SheetText(210, 297, (Block(BlockKind.BODY, (only,)),))
    first, second = sentences_of(sheet)
    said = [(first, english("Pay now.")), (second, english("Call us.", Provenance.MACHINE))]
    (placed,) = place_lines(sheet, said, {}, TWICE, "nl")
    assert placed.translation == english("Pay now. Call us.", Provenance.MACHINE)


def test_a_sentence_that_cannot_be_said_stands_as_printed_among_those_that_can() -> None:
    only = line("Wij wachten op u. Betaal daarom nu.", 50)
    sheet = SheetText(210, 297, (Block(BlockKind.BODY, (only,)),))
    first, second = sentences_of(sheet)
    (placed,) = place_lines(sheet, [(first, None), (second, english("Pay now."))], {}, TWICE, "nl")
    assert placed.translation is not None
    bare = placed.translation.text.replace("\u2068", "").replace("\u2069", "")
    assert bare == "“Wij wachten op u.” Pay now."


def test_a_line_says_no_score_that_is_of_one_part_of_it() -> None:
    only = line("Wij wachten op u. Betaal daarom nu.", 50)
    sheet = SheetText(210, 297, (Block(BlockKind.BODY, (only,)),))
    first, second = sentences_of(sheet)

    def origin(one: Text, other: Text | None) -> tuple[Provenance, str | None]:
        (placed,) = place_lines(sheet, [(first, one), (second, other)], {}, TWICE, "nl")
        assert placed.translation is not None
        return placed.translation.provenance, placed.translation.detail

    exact = Text("We wait.", "en", Provenance.MEMORY, "100 %, reviewed")
    similar = Text("We wait.", "en", Provenance.MEMORY, "similar, 80 %, draft")
    phrase = english("Pay now.")
    assert origin(exact, None) == (Provenance.REVIEWED, "source")
    assert origin(exact, phrase) == (Provenance.PHRASE, None)
    assert origin(exact, similar) == (Provenance.MEMORY, "similar, 80 %, draft")
    assert origin(phrase, replace(phrase, provenance=Provenance.MACHINE, detail="x 1")) == (
        Provenance.MACHINE,
        "x 1",
    )
    assert origin(phrase, None) == (Provenance.PHRASE, "source")


def test_what_cannot_be_said_stays_open_and_terms_are_explained() -> None:
    (first, second) = sentences_of(SHEET)
    term = english("a final demand", Provenance.DICTIONARY)
    one, two = place_lines(SHEET, [(first, None), (second, None)], {1: term}, TWICE, "nl")
    assert (one.translation, two.translation) == (None, None)
    assert (one.explanation, two.explanation) == (None, term)


def test_a_warning_is_said_once_about_all_places_it_is_about() -> None:
    said = Text("Let op.", "nl", Provenance.PHRASE)
    other = Text("Pas op.", "nl", Provenance.PHRASE)
    host, phone = WarningCode.UNKNOWN_HOST, WarningCode.UNKNOWN_PHONE
    once = said_once(
        [
            Caution(host, said, ("line:1",)),
            Caution(phone, other, ("line:2",)),
            Caution(host, said, ("line:3", "line:1")),
            Caution(phone, other, ()),
            Caution(host, other, ("line:4",)),
        ]
    )
    assert [(each.code, each.message, each.anchor_ids) for each in once] == [
        (host, said, ("line:1", "line:3")),
        (phone, other, ()),
        (host, other, ("line:4",)),
    ]
