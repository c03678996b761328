"""Who has a copy already says so in a list of tags, weak or strong, or by `*`."""

import pytest
from starlette.datastructures import Headers

from api.etags import has_any_copy, has_copy

OURS = '"abc,1"'


def asked(*lines: str) -> Headers:
    return Headers(raw=[(b"if-none-match", line.encode("latin-1")) for line in lines])


@pytest.mark.parametrize(
    "line",
    [OURS, f"W/{OURS}", f'"other", {OURS}', f'W/"other",W/{OURS} , "last"', f'"",{OURS}'],
)
def test_a_copy_is_found_in_any_list(line: str) -> None:
    assert has_copy(asked(line), OURS)
    assert has_copy(asked('"first"', line), f"W/{OURS}")


@pytest.mark.parametrize("line", ["", "abc,1", '"abc"', '"abc,1', '"1"', 'w/"x"abc,1"', "*"])
def test_another_tag_or_a_part_of_one_is_no_copy(line: str) -> None:
    assert not has_copy(asked(line), OURS)
    assert not has_copy(Headers(), OURS)


@pytest.mark.parametrize(("line", "is_any"), [("*", True), (" * ", True), ('"*"', False)])
def test_a_star_stands_for_any_copy(line: str, is_any: bool) -> None:
    assert has_any_copy(asked(line)) is is_any
