"""One way to write JSON (RFC 8785)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import PackError
from forms.packs.canonical import canonical, read_canonical

leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda each: each % 1 != 0)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)
objects = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.recursive(leaves, lambda inner: st.lists(inner, max_size=4), max_leaves=9),
    max_size=5,
)


def test_the_example_of_the_standard() -> None:
    """Section 3.2.3 and 3.2.4."""
    given_ = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f",
        "literals": [None, True, False],
    }
    assert canonical(given_) == (
        b'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        b'"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_sorted_as_utf_16() -> None:
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    expected = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(read_canonical(canonical(dict.fromkeys(keys)), "it")) == expected


@given(objects)
def test_what_is_written_is_read_back(content: dict[str, object]) -> None:
    assert read_canonical(canonical(content), "it") == content


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":1,"a":1}', b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":1.0}', b'{"a":1e0}', b"[1]",
        b'{"a":NaN}', b'{"a":01}', b'{"a":"\xff"}', b'\xef\xbb\xbf{"a":1}', b'{"a":1}\n', b"",
        b'{"a":9007199254740993}', b'{"a":"\\u0041"}', b'{"a":"\\ud800"}', b"null",
        b'{"a":' + b"[" * 30 + b"]" * 30 + b"}", b"[" * 100_000,
    ],
)  # fmt: skip
def test_any_other_way_is_refused(content: bytes) -> None:
    with pytest.raises(PackError) as refused:
        read_canonical(content, "it")
    assert refused.value.code == "not-canonical"
