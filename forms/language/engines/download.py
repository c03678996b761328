"""Fetches one file from a mirror: continued where it broke off, and kept only when it is right."""

import errno
import hashlib
import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from forms.errors import PackageError

#: Called with the bytes there are and the bytes there will be (None: not known).
Progress = Callable[[int, int | None], None]

#: The largest packages of Argos are 300 MB.
MOST_BYTES = 1_000_000_000
_TIMEOUT_S = 30.0
_CHUNK = 256 * 1024
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def require_mirror(url: str) -> None:
    """Check that `url` is one we fetch from: https, or this very machine.

    Raises:
        ValueError: it is not; the message says why.
    """
    parts = urlsplit(url)
    if parts.username or parts.password or parts.query or parts.fragment or not parts.hostname:
        raise ValueError("it must name a host, without a user, a question mark or a #")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
        raise ValueError("it must start with https://")


def download(
    url: str, to: Path, sha256: str, progress: Progress | None = None, most: int = MOST_BYTES
) -> None:
    """Fetch `url` to the file `to`, which is there only when its SHA-256 is `sha256`.

    What was fetched of it before is kept beside it (`.part`) and continued.

    Raises:
        PackageError: mirror-unreachable, mirror-refused, download-broken (run it again),
            too-large-package, no-room, wrong-checksum.
    """
    part = to.with_name(to.name + ".part")
    try:
        _fetch(url, part, progress, most)
    except urllib.error.HTTPError as error:
        with error:
            message = f"The mirror answered HTTP {error.code} for {to.name}."
        raise PackageError(message, "mirror-refused") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, OSError) and error.reason.errno == errno.ENOSPC:
            raise no_room(to.name) from None
        message = (
            f"{urlsplit(url).hostname} cannot be reached for {to.name}. Is there internet? Without "
            "it bring the file and use `leeswijzer languages import`; or set another mirror."
        )
        raise PackageError(message, "mirror-unreachable") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise no_room(to.name) from None
        message = f"The download of {to.name} broke off. Run the command again to continue it."
        raise PackageError(message, "download-broken") from None
    found = sha256_of(part)
    if found != sha256.lower():
        part.unlink()
        message = f"{to.name} is not what it should be: its SHA-256 is {found}. It was thrown away."
        raise PackageError(message, "wrong-checksum")
    part.replace(to)


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def no_room(name: str) -> PackageError:
    """What to say when the disk is full."""
    return PackageError(
        f"There is no room on the disk for {name}. Make room and run it again.", "no-room"
    )


def _fetch(url: str, part: Path, progress: Progress | None, most: int) -> None:
    start = part.stat().st_size if part.is_file() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "leeswijzer"})  # noqa: S310
    if start:
        request.add_header("Range", f"bytes={start}-")
    try:
        response = _opener().open(request, timeout=_TIMEOUT_S)
    except urllib.error.HTTPError as error:
        if not start or error.code != http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        # It is all there, or another file: the checksum tells.
        error.close()
        return
    with response:
        continues = start > 0 and _continues(response, start)
        have = start if continues else 0
        total = _total(response, have)
        if total is not None and total > most:
            raise _too_large(part)
        with part.open("ab" if continues else "wb") as file:
            _copy(response, file, have, total, progress, most)


def _copy(
    response: Any,
    file: IO[bytes],
    have: int,
    total: int | None,
    progress: Progress | None,
    most: int,
) -> None:
    while chunk := response.read(_CHUNK):
        have += len(chunk)
        if have > most:
            raise _too_large(Path(file.name))
        file.write(chunk)
        if progress is not None:
            progress(have, total)
    if total is not None and have < total:
        raise http.client.IncompleteRead(b"", total - have)


def _continues(response: Any, start: int) -> bool:
    ranged = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    is_partial = response.status == http.client.PARTIAL_CONTENT
    return is_partial and ranged is not None and int(ranged.group(1)) == start


def _total(response: Any, have: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return have + int(length) if length.isdecimal() else None


def _too_large(part: Path) -> PackageError:
    with suppress(OSError):
        part.unlink()
    return PackageError(f"{part.stem} is larger than any translation package.", "too-large-package")


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to addresses that we would fetch from ourselves."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """The next request, or none: then the redirect itself is the error."""
        parts = urlsplit(newurl)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL):
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        return None


def _opener() -> urllib.request.OpenerDirector:
    """What opens addresses: as configured on the machine, but no files and no FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SafeRedirects(),
    ):
        opener.add_handler(handler)
    return opener
