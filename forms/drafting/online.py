"""Where a form can be filled in online: what may be put on the phone as an address to follow."""

import re
from urllib.parse import urlsplit

#: Longer is an address that was made for one person or one session.
LONGEST_ADDRESS = 300
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_PRINTED = re.compile(r"[\x21-\x7e]+", re.ASCII)


def is_online_address(text: str) -> bool:
    """Whether it is an https address of a named host, in letters that cannot pose as others."""
    if len(text) > LONGEST_ADDRESS or not _PRINTED.fullmatch(text) or "\\" in text:
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    is_bare = parts.username is None and parts.password is None and port is None
    return parts.scheme == "https" and is_bare and _HOST.fullmatch(parts.hostname or "") is not None
