"""Who has a copy already says so in a list of tags, weak or strong, or by `*`."""

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

from api.etags import unless_kept


def answer(*lines: str, state: str = "first") -> Response:
    asked = Headers(raw=[(b"if-none-match", line.encode("latin-1")) for line in lines])
    return unless_kept(asked, state, lambda: PlainTextResponse(state))


OURS = answer().headers["etag"]


@pytest.mark.parametrize(
    "line",
    [OURS, f"W/{OURS}", f'"other", {OURS}', f'W/"other",W/{OURS} , "last"', f'"",{OURS}', " * "],
)
def test_a_copy_is_found_in_any_list(line: str) -> None:
    for lines in ([line], ['"first"', line], [line, '"a,b"']):
        kept = answer(*lines)
        assert (kept.status_code, kept.body) == (304, b"")
        assert (kept.headers["etag"], kept.headers["cache-control"]) == (OURS, "no-cache")


BARE = OURS.strip('"')


@pytest.mark.parametrize(
    "line", ["", BARE, f'"{BARE}', f'"{BARE[:8]}"', f'"x,{BARE}"', f'w/"x"{BARE}"', '"*"']
)
def test_another_tag_or_a_part_of_one_is_no_copy(line: str) -> None:
    made = answer(line)
    assert (made.status_code, made.body) == (200, b"first")
    assert (made.headers["etag"], made.headers["cache-control"]) == (OURS, "no-cache")


def test_what_changed_is_sent_with_another_tag() -> None:
    later = answer(OURS, state="later")
    assert (later.status_code, later.body) == (200, b"later")
    assert later.headers["etag"] != OURS


def test_nothing_is_made_for_who_names_the_tag() -> None:
    def fail() -> Response:
        raise LookupError

    assert unless_kept(Headers({"if-none-match": OURS}), "first", fail).status_code == 304
    # A star asks whether there is anything at all, and only making it tells.
    with pytest.raises(LookupError):
        unless_kept(Headers({"if-none-match": "*"}), "first", fail)
