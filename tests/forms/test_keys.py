import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import KeyFormatError
from forms.keys import PageKey, VersionKey, slug

EXAMPLES = settings(max_examples=60, deadline=None)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
version_keys = st.builds(VersionKey, slugs, slugs, slugs)
page_keys = st.builds(PageKey, version_keys, st.integers(1, 10_000))


@EXAMPLES
@given(version_keys)
def test_a_version_key_written_and_read_is_the_same(key: VersionKey) -> None:
    assert VersionKey.parse(str(key)) == key


@EXAMPLES
@given(page_keys)
def test_a_page_key_written_and_read_is_the_same(key: PageKey) -> None:
    assert PageKey.parse(str(key)) == key
    assert key.version.page(key.page) == key


@EXAMPLES
@given(st.text(max_size=40))
def test_any_other_text_is_refused_with_a_sentence(text: str) -> None:
    for parse in (VersionKey.parse, PageKey.parse):
        try:
            assert str(parse(text)) == text
        except KeyFormatError as error:
            assert error.code == "invalid-key"
            assert error.message.endswith(".")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "gemeente/verhuizing",
        "gemeente/verhuizing/2026/1",
        "Gemeente/verhuizing/2026",
        "gemeente//2026",
        "gemeente/ver--huizing/2026",
        "gemeente/-verhuizing/2026",
        "gemeente/verhuizing-/2026",
        "gemeente/verhuizing/2026\n",
        "gemeente/verhüizing/2026",
        "gemeente/verhuizing/٢",
        "../../etc",
    ],
)
def test_what_is_no_version_key_is_refused(key: str) -> None:
    with pytest.raises(KeyFormatError):
        VersionKey.parse(key)


@pytest.mark.parametrize("page", ["0", "01", "-1", "1.5", "x", "", "١", "1\n"])
def test_a_page_is_a_whole_number_from_one(page: str) -> None:
    with pytest.raises(KeyFormatError):
        PageKey.parse(f"gemeente/verhuizing/2026-1/{page}")


def test_versions_of_one_form_are_a_family() -> None:
    key = VersionKey.parse("gemeente/verhuizing/2026-1")
    assert key.family == VersionKey.parse("gemeente/verhuizing/2025-1").family
    assert key.family != VersionKey.parse("gemeente/verhuizen/2026-1").family


def test_pages_are_in_order_of_their_number_not_their_spelling() -> None:
    version = VersionKey.parse("gemeente/verhuizing/2026-1")
    pages = [version.page(number) for number in (10, 2, 1)]
    assert [key.page for key in sorted(pages)] == [1, 2, 10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verhuizing 2026.pdf", "verhuizing-2026-pdf"),
        ("Café  Één!", "cafe-een"),
        ("--a__b--", "a-b"),
        ("ﬁnancië", "financie"),
    ],
)
def test_a_slug_is_the_nearest_there_is(text: str, expected: str) -> None:
    assert slug(text) == expected


@EXAMPLES
@given(st.text(max_size=30))
def test_a_slug_can_be_part_of_a_key_and_stays_as_it_is(text: str) -> None:
    try:
        made = slug(text)
    except KeyFormatError as error:
        assert error.message.endswith(".")
        return
    assert VersionKey(made, made, made).issuer == made
    assert slug(made) == made


def test_an_error_about_a_key_survives_the_way_from_a_worker() -> None:
    with pytest.raises(KeyFormatError) as raised:
        VersionKey.parse("nothing")
    passed_on = pickle.loads(pickle.dumps(raised.value))
    assert (passed_on.code, passed_on.message) == (raised.value.code, raised.value.message)
