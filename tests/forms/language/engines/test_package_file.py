"""Taking in package files from who knows whom: good ones whole, hostile ones not at all."""

import json
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from forms.errors import PackageError
from forms.language.engines.package_file import unpack
from forms.language.packages import installed_packages

METADATA = {"from_code": "nl", "to_code": "eo", "package_version": "1.2", "to_name": "Esperanto"}


def left_over(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def failed(work: Callable[[], object]) -> str:
    with pytest.raises(PackageError) as caught:
        work()
    return caught.value.code


def packed(path: Path, compression: int = zipfile.ZIP_DEFLATED, **changes: bytes | None) -> Path:
    """The smallest thing that counts as a package, with changes; None leaves a file out."""
    files = {
        "p/metadata.json": json.dumps(METADATA).encode(),
        "p/model/model.bin": b"network",
        "p/sentencepiece.model": b"pieces",
    }
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in (files | changes).items():
            if content is not None:
                archive.writestr(name, content)
    return path


def add(path: Path, name: str, content: bytes = b"x", mode: int = 0) -> Path:
    with zipfile.ZipFile(packed(path), "a") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        archive.writestr(entry, content)
    return path


HOSTILE_NAMES = [
    "../outside", "p/../../outside", "/outside", "p/model/../../../outside", "\\outside",
    "p\\..\\..\\outside", "C:outside", "p/model/..",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_nothing_is_written_outside_the_folder_of_the_package(tmp_path: Path, name: str) -> None:
    file = add(tmp_path / "p.argosmodel", name)
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "unsafe-package"
    assert left_over(tmp_path) == ["p.argosmodel"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    file = add(tmp_path / "p.argosmodel", "p/model/link", b"/etc/passwd", kind | 0o777)
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "unsafe-package"
    assert left_over(tmp_path) == ["p.argosmodel"]


def test_two_files_of_one_name_are_refused_also_in_capitals(tmp_path: Path) -> None:
    file = add(tmp_path / "p.argosmodel", "p/Model/MODEL.bin")
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "unsafe-package"
    with pytest.warns(UserWarning, match="Duplicate"):
        file = add(tmp_path / "q.argosmodel", "p/model/model.bin")
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "unsafe-package"


def test_bombs_are_refused_by_what_they_say_and_by_what_they_are(tmp_path: Path) -> None:
    zeros = packed(tmp_path / "a", **{"p/model/model.bin": bytes(30_000_000)})
    assert failed(lambda: unpack(zeros, tmp_path / "languages")) == "too-large-package"
    many = packed(tmp_path / "b", **{f"p/model/{n}": b"" for n in range(600)})
    assert failed(lambda: unpack(many, tmp_path / "languages")) == "too-large-package"
    long = packed(tmp_path / "c", **{"p/metadata.json": b" " * 150_000 + b"{}"})
    assert failed(lambda: unpack(long, tmp_path / "languages")) == "too-large-package"
    # A directory that lies about the size: unpacking stops where it said, and the CRC is wrong.
    liar = bytearray(packed(tmp_path / "d", **{"p/model/model.bin": bytes(60_000)}).read_bytes())
    for place in range(len(liar) - 4):
        if liar[place : place + 4] == struct.pack("<L", 60_000):
            liar[place : place + 4] = struct.pack("<L", 10)
    (tmp_path / "d").write_bytes(liar)
    assert failed(lambda: unpack(tmp_path / "d", tmp_path / "languages")) == "not-a-package"
    assert installed_packages(tmp_path / "languages") == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"p/metadata.json": None},
        {"p/metadata.json": b"{"},
        {"p/metadata.json": b"[" * 90_000},
        {"p/metadata.json": b"[]"},
        {"p/metadata.json": json.dumps(METADATA | {"type": "sbd"}).encode()},
        {"p/metadata.json": json.dumps(METADATA | {"from_code": "../x"}).encode()},
        {"p/metadata.json": json.dumps(METADATA | {"to_code": None}).encode()},
        {"p/metadata.json": json.dumps(METADATA | {"to_code": "nl"}).encode()},
        {"p/metadata.json": json.dumps(METADATA | {"package_version": "1/../.."}).encode()},
        {"p/model/model.bin": None},
        {"p/sentencepiece.model": None},
        {"q/other": b"x"},
        {"p/metadata.json": None, "p/model/model.bin": None, "p/sentencepiece.model": None},
    ],
)
def test_what_is_no_package_is_said_to_be_none(tmp_path: Path, changes: dict) -> None:
    file = packed(tmp_path / "p.argosmodel", **changes)
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "not-a-package"
    assert left_over(tmp_path) == ["p.argosmodel"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_is_said_to_be_damage_however_it_is_packed(tmp_path: Path, compression: int) -> None:
    file = packed(tmp_path / "p.argosmodel", compression)
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        [metadata] = [each for each in archive.infolist() if each.filename == "p/metadata.json"]
    # Behind the header of 30 bytes and the name: what is compressed.
    start = metadata.header_offset + 30 + len(metadata.filename)
    content[start + 9 : start + 20] = b"\xff" * 11
    file.write_bytes(content)
    assert failed(lambda: unpack(file, tmp_path / "languages")) == "not-a-package"


def test_damage_anywhere_leaves_what_was_there(tmp_path: Path) -> None:
    package = packed(tmp_path / "p.argosmodel")
    unpack(package, tmp_path / "languages")
    before = left_over(tmp_path / "languages")
    content = package.read_bytes()
    for place in range(0, len(content), 3):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        (tmp_path / "damaged").write_bytes(damaged)
        with suppress(PackageError):  # in a time stamp it is no damage
            unpack(tmp_path / "damaged", tmp_path / "languages")
        assert left_over(tmp_path / "languages") == before
        assert (tmp_path / "languages/nl-eo-1.2/model/model.bin").read_bytes() == b"network"
    (tmp_path / "damaged").write_bytes(content[: len(content) // 2])
    assert failed(lambda: unpack(tmp_path / "damaged", tmp_path / "languages")) == "not-a-package"
