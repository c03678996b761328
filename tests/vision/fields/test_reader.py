from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest

from tests.builders import frame_of, reference_of, upright
from vision.errors import ReadingError
from vision.fields.marks import Area, AreaKind
from vision.fields.reader import READING_PX_PER_MM, Word, read_areas, read_strip
from vision.geometry import Quad
from vision.picture import REFERENCE_PX_PER_MM


@dataclass
class ScriptedReader:
    """Says what it was told to, one list of (text, confidence) per dark line it sees."""

    lines: Sequence[Sequence[tuple[str, float]]]
    pictures: list[np.ndarray] = field(default_factory=list)

    def read(self, picture, px_per_mm):
        self.pictures.append(picture)
        dark = np.flatnonzero((picture < 128).any(axis=1))
        starts = dark[np.flatnonzero(np.diff(dark, prepend=-100) > 20)]
        return tuple(
            Word(text, confidence, 10.0 * n, float(top), 10.0 * n + 9, float(top + 10))
            for top, words in zip(starts, self.lines, strict=False)
            for n, (text, confidence) in enumerate(words)
        )


class FailingReader:
    def read(self, picture, px_per_mm):
        raise ReadingError("The reader is broken.")


def _crop(dark: bool = True) -> np.ndarray:
    crop = np.full((40, 200), 255, np.uint8)
    if dark:
        crop[15:30, 20:120] = 0
    return crop


def test_words_come_back_to_their_own_crop():
    reader = ScriptedReader([[("een", 0.9)], [("twee", 0.8), ("drie", 0.7)], [("vier", 0.9)]])
    found = read_strip([_crop(), _crop(), _crop()], reader)
    assert [[word.text for word in words] for words in found] == [
        ["een"],
        ["twee", "drie"],
        ["vier"],
    ]


def test_all_crops_are_read_in_one_go():
    reader = ScriptedReader([])
    read_strip([_crop(), _crop(False), _crop()], reader)
    assert len(reader.pictures) == 1


def test_nothing_to_read_asks_no_reader():
    reader = ScriptedReader([])
    assert read_strip([], reader) == []
    assert reader.pictures == []


_CARD_MM = (90.0, 120.0)


def _card(areas: Sequence[Area] = ()) -> np.ndarray:
    """A blank card; each area holds a black bar."""
    size = [round(side * REFERENCE_PX_PER_MM) for side in _CARD_MM]
    card = np.full((size[1], size[0]), 255, np.uint8)
    for area in areas:
        (left, top), (right, bottom) = area.quad.xy[0], area.quad.xy[2]
        at = [round(v * REFERENCE_PX_PER_MM) for v in (left + 2, top + 2, right - 2, bottom - 2)]
        cv2.rectangle(card, (at[0], at[1]), (at[2], at[3]), 0, -1)
    return card


def _written_frame(areas: Sequence[Area], size: tuple[int, int] = (460, 610)):
    """A card with bars in its areas, in a frame of 5 px/mm, and the blank card."""
    pose = upright(*size, 0.98, _CARD_MM)
    frame = frame_of(_card(areas), pose, _CARD_MM, size)
    return frame, pose, reference_of(_card(), "card", *_CARD_MM)


def _areas(count: int) -> list[Area]:
    quads = [Quad.box(20, 20 + 30 * n, 70, 27 + 30 * n) for n in range(count)]
    return [Area(f"f{n}", AreaKind.WRITE, quad) for n, quad in enumerate(quads)]


def test_sure_values_are_read_and_unsure_ones_left_out():
    areas = _areas(3)
    frame, pose, reference = _written_frame(areas)
    reader = ScriptedReader(
        [[("Kerkstraat", 0.96), ("5", 0.95)], [("xoqo", 0.4)], [("Jan", 0.98), ("@", 0.1)]]
    )
    readings = read_areas(frame, pose, reference, areas, reader)
    assert [(found.id, found.text) for found in readings] == [("f0", "Kerkstraat 5")]
    assert 0.9 < readings[0].confidence <= 1


def test_marks_without_a_letter_or_digit_have_no_value():
    areas = _areas(1)
    frame, pose, reference = _written_frame(areas)
    assert read_areas(frame, pose, reference, areas, ScriptedReader([[("--", 0.99)]])) == ()


def test_a_value_with_the_rest_of_a_line_in_it_is_not_believed():
    areas = _areas(1)
    frame, pose, reference = _written_frame(areas)
    reader = ScriptedReader([[("Nowak", 0.99), ("|", 0.99)]])
    assert read_areas(frame, pose, reference, areas, reader) == ()


_COMB = Area("bsn", AreaKind.COMB, Quad.box(20, 60, 65, 67), 9)


def test_a_comb_is_read_without_spaces():
    frame, pose, reference = _written_frame([_COMB])
    once = [("999", 0.95), ("990", 0.95), ("019", 0.95)]
    reader = ScriptedReader([once, [("999990019", 0.92)], [("999990019", 0.1)]])
    found = read_areas(frame, pose, reference, [_COMB], reader)[0]
    assert found.text == "999990019"
    assert found.confidence == pytest.approx(0.95)


@pytest.mark.parametrize("other", [1, 2])
@pytest.mark.parametrize(
    "again",
    [[("999990079", 0.97)], [("99999001", 0.97)], []],
    ids=["another digit", "one less", "nothing"],
)
def test_a_comb_that_reads_otherwise_another_time_has_no_value(again, other):
    frame, pose, reference = _written_frame([_COMB])
    lines = [[("999990019", 0.97)]] * 3
    lines[other] = again
    assert read_areas(frame, pose, reference, [_COMB], ScriptedReader(lines)) == ()


def test_a_comb_the_reader_is_never_sure_of_has_no_value():
    frame, pose, reference = _written_frame([_COMB])
    reader = ScriptedReader([[("999990019", 0.5)]] * 3)
    assert read_areas(frame, pose, reference, [_COMB], reader) == ()


@pytest.mark.parametrize("said", ["9999900191", "99999001"])
def test_a_comb_has_a_character_for_each_cell_with_ink(said):
    frame, pose, reference = _written_frame([_COMB])
    reader = ScriptedReader([[(said, 0.97)]] * 3)
    assert read_areas(frame, pose, reference, [_COMB], reader) == ()


def test_uneven_characters_in_a_comb_are_handwriting():
    card = _card([_COMB])
    card[: round(63.4 * REFERENCE_PX_PER_MM), : round(35 * REFERENCE_PX_PER_MM)] = 255
    pose = upright(460, 610, 0.98, _CARD_MM)
    frame = frame_of(card, pose, _CARD_MM, (460, 610))
    reference = reference_of(_card(), "card", *_CARD_MM)
    reader = ScriptedReader([[("999990019", 0.97)]] * 3)
    assert read_areas(frame, pose, reference, [_COMB], reader) == ()


def test_signatures_and_ticks_are_not_read():
    areas = [
        Area("s", AreaKind.SIGNATURE, Quad.box(20, 60, 70, 80)),
        Area("t", AreaKind.TICK, Quad.box(20, 60, 24, 64)),
    ]
    frame, pose, reference = _written_frame(areas)
    reader = ScriptedReader([[("x", 0.99)]])
    assert read_areas(frame, pose, reference, areas, reader) == ()
    assert reader.pictures == []


def test_a_sheet_too_far_away_is_not_guessed_at():
    areas = _areas(1)
    frame, pose, reference = _written_frame(areas, (180, 240))
    reader = ScriptedReader([[("x", 0.99)]])
    assert read_areas(frame, pose, reference, areas, reader) == ()
    assert reader.pictures == []


def test_print_in_a_field_is_taken_away_before_reading():
    areas = _areas(2)
    frame, pose, _ = _written_frame(areas)
    printed = reference_of(_card(areas[:1]), "card", *_CARD_MM)
    reader = ScriptedReader([])
    read_areas(frame, pose, printed, areas, reader)
    upper, lower = np.array_split(reader.pictures[0], 2)
    assert (upper < 100).mean() < 0.002
    assert (lower < 100).mean() > 0.05


def test_a_failing_reader_is_not_hidden():
    areas = _areas(1)
    frame, pose, reference = _written_frame(areas)
    with pytest.raises(ReadingError):
        read_areas(frame, pose, reference, areas, FailingReader())


def test_the_reading_resolution_is_what_tesseract_likes():
    assert 200 <= READING_PX_PER_MM * 25.4 <= 300
