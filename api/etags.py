"""Which copy of an answer somebody has already: entity tags (RFC 9110, 8.8.3 and 13.1.2)."""

import hashlib
import re
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response

#: To be kept, and asked for each time whether it is still so.
ASK_EACH_TIME = "no-cache"

# A tag as it stands in a list, without what says that it is weak: that makes no difference here.
# There may be commas in it, so a list is not cut at those.
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_ANY = "*"


def unless_kept(
    asked: Headers, state: str, make: Callable[[], Response], keep: str = ASK_EACH_TIME
) -> Response:
    """What is made, with its tag; or 304, and nothing after it, for who has that already.

    `asked` are the headers of the request, `state` changes whenever the answer may, and `keep` is
    its Cache-Control. Nothing is made for who names the tag; what cannot be made raises.
    """
    headers = {"ETag": _tag_of(state), "Cache-Control": keep}
    unchanged = Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if _has_copy(asked, headers["ETag"]):
        return unchanged
    made = make()
    # Only now it is certain that there is something.
    if _has_any_copy(asked):
        return unchanged
    made.headers.update(headers)
    return made


def _tag_of(state: str) -> str:
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'


def _has_copy(asked: Headers, tag: str) -> bool:
    return any(tag in _TAG.findall(line) for line in _lines(asked))


def _has_any_copy(asked: Headers) -> bool:
    return any(line.strip() == _ANY for line in _lines(asked))


def _lines(asked: Headers) -> list[str]:
    return asked.getlist("if-none-match")
