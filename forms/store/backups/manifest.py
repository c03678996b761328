"""What a backup says it holds; nothing that is not said here is taken out of one."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from forms.errors import ContentError

#: The layout described in this package.
FORMAT = 1
NAME = "manifest.json"
#: A catalogue of 10,000 forms has some 30,000 members of 150 bytes each.
MOST_BYTES = 64_000_000

_TABLE = re.compile(r"tables/(?P<name>[a-z][a-z_]*)\.jsonl")
_IMAGE = re.compile(r"images/(?P<start>[0-9a-f]{2})/(?P<sha256>[0-9a-f]{64})\.png")
_FILES = "files/"


@dataclass(frozen=True)
class Member:
    """A member of the archive: its name, its size unpacked, and its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str

    @property
    def table(self) -> str | None:
        """The table whose rows it holds, if it holds rows."""
        found = _TABLE.fullmatch(self.name)
        return found["name"] if found else None

    @property
    def image_sha256(self) -> str | None:
        """The SHA-256 of the page image it is, if it is one."""
        found = _IMAGE.fullmatch(self.name)
        is_named_right = found and found["sha256"].startswith(found["start"])
        return found["sha256"] if found and is_named_right else None

    @property
    def file(self) -> PurePosixPath | None:
        """Where in the data folder it belongs, if it is another file."""
        if not self.name.startswith(_FILES):
            return None
        return PurePosixPath(self.name.removeprefix(_FILES))


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: of which `revision` of the tables, made at which time (UTC)."""

    revision: str
    made_at: str
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """How many bytes all of it takes unpacked."""
        return sum(member.size for member in self.members)

    def to_json(self) -> bytes:
        """The manifest as it lies in the archive."""
        content = {
            "leeswijzerBackup": FORMAT,
            "revision": self.revision,
            "madeAt": self.made_at,
            "members": [asdict(member) for member in self.members],
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest of a backup.

    Raises:
        ContentError: it is none, or names what a backup must not hold.
    """
    try:
        kept: dict[str, Any] = json.loads(content)
        if kept["leeswijzerBackup"] != FORMAT:
            raise not_a_backup("it was written by another Leeswijzer")
        members = tuple(
            Member(str(each["name"]), int(each["size"]), str(each["sha256"]))
            for each in kept["members"]
        )
        manifest = Manifest(str(kept["revision"]), str(kept["madeAt"]), members)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise not_a_backup("its table of contents cannot be read") from error
    names = [member.name for member in members]
    if len(set(names)) != len(names) or not all(map(_is_safe, members)):
        raise not_a_backup("it holds a file that does not belong in a backup", "unsafe-backup")
    return manifest


def not_a_backup(why: str, code: str = "not-a-backup") -> ContentError:
    """The error for a file that cannot be restored."""
    message = f"This is no backup that can be restored: {why}. Nothing was changed."
    return ContentError(message, code)


def _is_safe(member: Member) -> bool:
    if member.size < 0 or not re.fullmatch(r"[0-9a-f]{64}", member.sha256):
        return False
    path = member.file
    if path is None:
        return member.table is not None or member.image_sha256 == member.sha256
    # A name that leads out of the folder, or that another system reads as one that does.
    is_plain = not re.search(r"[\\:\x00-\x1f]", member.name) and str(path) == member.name[6:]
    return is_plain and bool(path.parts) and not path.is_absolute() and ".." not in path.parts
