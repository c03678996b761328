from hypothesis import given
from hypothesis import strategies as st

from forms.illustration.column import Block, Line, flow
from forms.illustration.lettering import Lettering


def _block(number: int, lines: int = 1) -> Block:
    return Block(tuple(Line("x", Lettering(20)) for _ in range(lines)), number)


def test_blocks_flow_down_one_column_and_then_the_next() -> None:
    columns = flow([_block(number) for number in range(5)], 2)
    assert [[block.number for block in column] for column in columns] == [[0, 1, 2], [3, 4]]


def test_nothing_flows_into_nothing() -> None:
    assert flow([], 3) == []


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 4))
def test_order_is_kept_and_no_smaller_height_would_do(sizes: list[int], count: int) -> None:
    blocks = [_block(number, lines) for number, lines in enumerate(sizes)]
    columns = flow(blocks, count)
    assert [block for column in columns for block in column] == blocks
    assert len(columns) <= count
    heights = [sum(block.height for block in column) for column in columns]
    assert max(heights) <= sum(heights) / count + max(block.height for block in blocks)
