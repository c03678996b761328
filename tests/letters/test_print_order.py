"""Made letters are read as they are printed, whatever the order in which they were written."""

from tests.letters.print_order import in_print_order
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord

A4_HEIGHT_MM = 297.0


def block(kind: BlockKind, top_mm: float, left_mm: float = 25.0) -> Block:
    word = PrintedWord("woord", 1.0, left_mm, top_mm, left_mm + 20, top_mm + 4)
    return Block(kind, (PrintedLine((word,)),))


HEAD, ADDRESS = block(BlockKind.LETTERHEAD, 20), block(BlockKind.ADDRESS, 50)
SUBJECT, TEXT = block(BlockKind.BODY, 100), block(BlockKind.BODY, 110)
FOOT = block(BlockKind.FOOTER, 280)


def test_references_and_a_date_apart_from_them_are_read_from_top_to_bottom() -> None:
    date, beside = block(BlockKind.REFERENCE, 90), block(BlockKind.REFERENCE, 50, 140)
    written = [HEAD, ADDRESS, date, beside, SUBJECT, TEXT, FOOT]
    assert in_print_order(written, A4_HEIGHT_MM) == (
        HEAD, ADDRESS, beside, date, SUBJECT, TEXT, FOOT,
    )  # fmt: skip


def test_a_head_that_runs_over_all_pages_is_read_before_their_text() -> None:
    running = block(BlockKind.REFERENCE, 12)
    assert in_print_order([TEXT, FOOT, running], A4_HEIGHT_MM) == (running, TEXT, FOOT)


def test_how_to_reach_the_sender_is_read_with_its_name_where_it_is_printed_there() -> None:
    contacts = block(BlockKind.FOOTER, 26)
    written = [HEAD, ADDRESS, SUBJECT, TEXT, contacts, FOOT]
    assert in_print_order(written, A4_HEIGHT_MM) == (HEAD, contacts, ADDRESS, SUBJECT, TEXT, FOOT)


def test_a_name_that_is_printed_at_the_foot_is_read_there() -> None:
    name = block(BlockKind.LETTERHEAD, 272)
    written = [name, ADDRESS, SUBJECT, TEXT, FOOT]
    assert in_print_order(written, A4_HEIGHT_MM) == (ADDRESS, SUBJECT, TEXT, name, FOOT)


def test_a_subject_above_the_references_is_read_with_the_text() -> None:
    below = block(BlockKind.REFERENCE, 105)
    assert in_print_order([below, SUBJECT, TEXT], A4_HEIGHT_MM) == (below, SUBJECT, TEXT)


def test_references_that_are_level_are_read_from_left_to_right() -> None:
    date, beside = block(BlockKind.REFERENCE, 88.0, 66), block(BlockKind.REFERENCE, 88.4, 20)
    assert in_print_order([date, beside, TEXT], A4_HEIGHT_MM) == (beside, date, TEXT)
