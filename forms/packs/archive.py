"""The file of a pack: a zip of which there is only one way to write it.

Members are stored, not packed: other versions of zlib pack the same bytes otherwise, and the same
pack must be the same file everywhere. Reading takes nothing out onto the disk, and refuses a file
that is not, byte for byte, what writing its members again gives: so nothing can hide before,
between or behind them.
"""

import io
import re
import stat
import zipfile
from collections.abc import Mapping

from forms.errors import PackError

#: A form of 200 pages with all its pictures is a tenth of this.
MOST_BYTES = 100_000_000
#: A form may have 400 pages: a picture and a descriptor each, and a text for each language.
MOST_MEMBERS = 1_500
_NAME = re.compile(
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)?\.(?:json|png|bin)"
)
#: The first moment a zip can tell: when it was made stands in the manifest, signed.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_ON_UNIX = 3
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """The file with these members by name, in the order of their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.external_attr = _MODE
            member.create_system = _ON_UNIX
            archive.writestr(member, members[name])
    return file.getvalue()


def require_size(content: bytes) -> None:
    """Check that a file can be a pack by its size.

    Raises:
        PackError: it is empty or too large.
    """
    if not content:
        raise PackError("This file is empty.", "not-a-pack")
    if len(content) > MOST_BYTES:
        raise PackError(
            f"This file is larger than a pack may be ({MOST_BYTES // 1_000_000} MB).",
            "too-large-pack",
        )


def read_archive(content: bytes) -> dict[str, bytes]:
    """The members by name.

    Raises:
        PackError: it is no such file, or not one that `write_archive` makes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_safe(archive.infolist(), len(content))
            members = {each.filename: archive.read(each) for each in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _not_a_pack() from error
    except (OSError, OverflowError, LookupError) as error:  # offsets that lead nowhere
        raise _not_a_pack() from error
    nested = next((name for name, inner in members.items() if inner.startswith(_ARCHIVES)), None)
    if nested is not None:
        raise PackError(f"This pack has an archive inside ({nested}).", "unsafe-pack")
    if write_archive(members) != content:
        raise PackError(
            "This file holds more, or is written otherwise, than a pack: it was changed after it "
            "was made, or made by another program.",
            "not-a-pack",
        )
    return members


def _require_safe(listed: list[zipfile.ZipInfo], length: int) -> None:
    """Check names and sizes before anything is read."""
    if len(listed) > MOST_MEMBERS:
        raise PackError(f"This pack has more than {MOST_MEMBERS} members.", "too-large-pack")
    names = [each.filename for each in listed]
    unsafe = next((name for name in names if not _NAME.fullmatch(name)), None)
    if unsafe is not None:
        raise PackError(
            f"This pack has a member with a name that no pack has: {ascii(unsafe)[:80]}.",
            "unsafe-pack",
        )
    if len(set(names)) != len(names):
        raise PackError("This pack has two members of one name.", "unsafe-pack")
    for each in listed:
        if each.external_attr != _MODE or each.flag_bits or each.is_dir():
            raise PackError(f"{each.filename} is not a plain file.", "unsafe-pack")
        if each.compress_type != zipfile.ZIP_STORED or each.file_size != each.compress_size:
            raise PackError(f"{each.filename} is compressed; in a pack nothing is.", "unsafe-pack")
    if sum(each.file_size for each in listed) > length:
        raise PackError("The members of this pack overlap.", "unsafe-pack")


def _not_a_pack() -> PackError:
    return PackError(
        "This file is not a pack, or is cut off. Fetch it again from whoever made it.",
        "not-a-pack",
    )
