"""Which copy of an answer somebody has already: entity tags (RFC 9110, 8.8.3 and 13.1.2)."""

import re

from starlette.datastructures import Headers

# A tag as it stands in a list, without what says that it is weak: that makes no difference here.
# There may be commas in it, so a list is not cut at those.
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_ANY = "*"


def has_copy(headers: Headers, etag: str) -> bool:
    """Whether who asks names this tag among those of the copies they have."""
    bare = etag.removeprefix("W/")
    return any(bare in _TAG.findall(line) for line in _lines(headers))


def has_any_copy(headers: Headers) -> bool:
    """Whether who asks wants nothing if there is anything at all at this address."""
    return any(line.strip() == _ANY for line in _lines(headers))


def _lines(headers: Headers) -> list[str]:
    return headers.getlist("if-none-match")
