import pytest

from tests.benchmarks.reading import errors_any_order, errors_in_order
from tests.benchmarks.reading_order import as_read, tokens, words_of
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord


@pytest.mark.parametrize(
    ("truth", "read", "in_order", "any_order"),
    [
        ("U moet € 12 betalen", "U moet € 12 betalen", 0, 0),
        ("U moet € 12 betalen", "U moet €12 betalen", 2, 2),
        ("een twee drie", "een drie", 1, 1),
        ("een twee", "nul een twee drie", 2, 2),
        ("een twee drie vier", "drie vier een twee", 4, 0),
        ("", "iets", 1, 1),
        ("iets", "", 1, 1),
    ],
)
def test_errors_are_counted_in_words(truth: str, read: str, in_order: int, any_order: int) -> None:
    assert errors_in_order(tokens(truth), tokens(read)) == in_order
    assert errors_any_order(tokens(truth), tokens(read)) == any_order


def test_words_are_compared_composed() -> None:
    assert tokens("e\u0301e\u0301n keer\n") == ["één", "keer"]


def test_what_stands_around_the_text_may_be_read_in_any_order_and_the_text_in_one() -> None:
    head = block(BlockKind.LETTERHEAD, "Gemeente Voorbeeldstad")
    dated, reference = block(BlockKind.REFERENCE, "3 mei"), block(BlockKind.REFERENCE, "Zaak 412")
    greeting, text = block(BlockKind.BODY, "Beste Jan,"), block(BlockKind.BODY, "Betaal ons.")
    printed = [head, dated, reference, greeting, text]
    assert said(as_read(printed, tokens("Zaak 412 3 mei Gemeente Voorbeeldstad Betaal ons."))) == (
        "Zaak 412 3 mei Gemeente Voorbeeldstad Beste Jan, Betaal ons."
    )
    assert said(as_read(printed, tokens("Betaal ons. Beste Jan,"))).endswith("Jan, Betaal ons.")


def block(kind: BlockKind, text: str) -> Block:
    words = tuple(PrintedWord(word, 1.0, 0, 0, 1, 1) for word in text.split())
    return Block(kind, (PrintedLine(words),))


def said(blocks: list[Block]) -> str:
    return " ".join(word for each in blocks for word in words_of(each))
