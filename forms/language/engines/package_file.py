"""Takes in an .argosmodel file: a zip with one folder, made by who knows whom.

Everything in it is checked before anything is written, it is unpacked beside the other packages,
and it becomes one of them in a single step or not at all.
"""

import errno
import json
import lzma
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from forms.errors import PackageError
from forms.language.engines.download import no_room
from forms.language.packages import Package, installed_packages

# The largest of Argos holds 40 files and 1 GB.
_MOST_FILES = 500
_MOST_BYTES = 2_000_000_000
# Networks hardly compress; a hundredfold is a bomb.
_MOST_RATIO = 100
_MOST_METADATA_BYTES = 100_000
_METADATA = "metadata.json"
_NETWORK = "model/model.bin"
_TOKENIZERS = ("sentencepiece.model", "bpe.model")
_CODE = re.compile(r"[a-z]{2,3}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,19}")

# What is raised where a zip or one of its compressions is broken; RuntimeError: it has a password.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, EOFError, RuntimeError),
)

_Members = dict[str, zipfile.ZipInfo]


def unpack(
    file: Path, packages_folder: Path, require_good: Callable[[Path], None] | None = None
) -> Package:
    """Install the package in `file` below `packages_folder`, in the place of older ones.

    `require_good` looks at its folder before it is one of them, and raises where it is not.

    Raises:
        PackageError: unreadable-package, not-a-package, unsafe-package, too-large-package,
            no-room, or what `require_good` raises; nothing was changed.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = _checked(archive)
            metadata = _metadata(archive, members)
            packages_folder.mkdir(parents=True, exist_ok=True)
            return _install(archive, members, metadata, packages_folder, require_good)
    except _DAMAGE as error:
        raise _no_package(file) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise no_room(file.name) from error
        if error.errno is None:  # bz2 says so that what it reads is damaged
            raise _no_package(file) from error
        message = f"{file.name} cannot be read or unpacked: {error.strerror}."
        raise PackageError(message, "unreadable-package") from error


def _no_package(file: Path) -> PackageError:
    message = f"{file.name} is not a translation package, or is damaged."
    return PackageError(message, "not-a-package")


def _checked(archive: zipfile.ZipFile) -> _Members:
    """The files that are needed, by their path in the package."""
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        raise PackageError("The package holds too many files.", "too-large-package")
    for entry in entries:
        _require_safe(entry)
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise PackageError("The package would take too much room.", "too-large-package")
    files = [entry for entry in entries if not entry.is_dir()]
    tops = {PurePosixPath(entry.filename).parts[0] for entry in files}
    if len(tops) != 1:
        raise PackageError("A translation package holds one folder; this file does not.")
    members: _Members = {}
    for entry in files:
        inside = str(PurePosixPath(*PurePosixPath(entry.filename).parts[1:]))
        if inside.casefold() in {name.casefold() for name in members}:
            raise PackageError("The package holds a file twice.", "unsafe-package")
        # Sentence splitters come along as programs of another library; ours is our own.
        if inside in {_METADATA, *_TOKENIZERS} or inside.startswith("model/"):
            members[inside] = entry
    return members


def _require_safe(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename)
    parts = path.parts
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_odd = (
        path.is_absolute()
        or not parts
        or ".." in parts
        or any(letter in entry.filename for letter in "\\:\0")
        # zipfile cuts a name at a NUL; what was there before would be another name.
        or entry.orig_filename != entry.filename
        or kind not in {0, stat.S_IFREG, stat.S_IFDIR}
        or bool(entry.flag_bits & 0x1)
    )
    if is_odd:
        message = "The package holds something that could be written outside its own folder."
        raise PackageError(message, "unsafe-package")
    if entry.file_size > _MOST_RATIO * max(entry.compress_size, 1000):
        raise PackageError("The package would take too much room.", "too-large-package")


def _metadata(archive: zipfile.ZipFile, members: _Members) -> dict[str, Any]:
    lacking = [name for name in (_METADATA, _NETWORK) if name not in members]
    if lacking or not any(name in members for name in _TOKENIZERS):
        raise PackageError("The file has no network, tokenizer or description of a translation.")
    if members[_METADATA].file_size > _MOST_METADATA_BYTES:
        raise PackageError("The description in the package is too long.", "too-large-package")
    try:
        metadata = json.loads(archive.read(members[_METADATA]))
    except (ValueError, RecursionError) as error:
        raise PackageError("The description in the package cannot be read.") from error
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        raise PackageError("The package is not one that translates.")
    for name, pattern in (("from_code", _CODE), ("to_code", _CODE), ("package_version", _VERSION)):
        if not isinstance(metadata.get(name), str) or not pattern.fullmatch(metadata[name]):
            raise PackageError(f"The description in the package has no usable {name}.")
    if metadata["from_code"] == metadata["to_code"]:
        raise PackageError("The package translates a language to itself.")
    return metadata


def _install(
    archive: zipfile.ZipFile,
    members: _Members,
    metadata: dict[str, Any],
    packages_folder: Path,
    require_good: Callable[[Path], None] | None,
) -> Package:
    needed = sum(entry.file_size for entry in members.values())
    if shutil.disk_usage(packages_folder).free < needed:
        raise no_room("the package")
    older = _same_pair(installed_packages(packages_folder), metadata)
    name = "{from_code}-{to_code}-{package_version}".format(**metadata)
    place = packages_folder / name
    # Hidden, and without a metadata.json at its top: not a package to anybody.
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=packages_folder) as scratch:
        fresh = Path(scratch) / name
        for inside, entry in members.items():
            target = fresh / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as packed, target.open("wb") as unpacked:
                # Reads at most what the entry says, and checks its CRC at the end.
                shutil.copyfileobj(packed, unpacked)
        if require_good is not None:
            require_good(fresh)
        # What was there makes room first; the rename is what counts.
        if place.exists():
            place.rename(Path(scratch) / "replaced")
        fresh.rename(place)
        for package in older:
            if package.folder != place:
                package.folder.rename(Path(scratch) / f"older-{package.folder.name}")
    [installed] = [each for each in installed_packages(packages_folder) if each.folder == place]
    return installed


def _same_pair(packages: Sequence[Package], metadata: dict[str, Any]) -> list[Package]:
    pair = (metadata["from_code"], metadata["to_code"])
    return [each for each in packages if (each.source, each.target) == pair]
