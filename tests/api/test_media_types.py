import pytest

from api.media_types import prefers_lines


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("application/jsonl", True),
        ("Application/JSONL; q=0.9", True),
        ("application/jsonl, application/json;q=0.5", True),
        ("application/json, application/jsonl", True),
        ("application/json, application/jsonl;q=0.5", False),
        ("application/jsonl;q=0", False),
        ("application/jsonl;q=much", False),
        ("application/json", False),
        ("*/*", False),
        ("application/*", False),
        ("", False),
        (",;,=", False),
    ],
)
def test_lines_are_sent_to_who_names_them(accept: str, wanted: bool) -> None:
    assert prefers_lines(accept) is wanted
