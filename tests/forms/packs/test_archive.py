"""The file of a pack, and the files that only look like one."""

import io
import stat
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import PackError
from forms.packs import archive
from forms.packs.archive import read_archive, require_size, write_archive

MEMBERS = {"manifest.json": b"{}", "pages/1.png": b"\x89PNG", "texts/nl.json": b"{}"}

names = st.from_regex(r"[a-z]{1,9}/[a-z0-9]{1,9}\.(json|png|bin)", fullmatch=True)


@settings(max_examples=40)
@given(st.dictionaries(names, st.binary(max_size=200).map(lambda content: b"." + content)))
def test_what_is_written_is_read_back(members: dict[str, bytes]) -> None:
    assert read_archive(write_archive(members)) == members


def test_the_order_in_which_members_come_does_not_matter() -> None:
    assert write_archive(dict(reversed(MEMBERS.items()))) == write_archive(MEMBERS)


def made(*members: tuple[zipfile.ZipInfo | str, bytes], packed: int = zipfile.ZIP_STORED) -> bytes:
    """A zip as anybody could make it."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", packed) as written:
        warnings.simplefilter("ignore")  # that two members have one name
        for name, content in members:
            written.writestr(name, content)
    return file.getvalue()


def info(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr, member.create_system = mode << 16, 3
    return member


@pytest.mark.parametrize(
    "content",
    [
        made((info("../../etc/passwd.json"), b"{}")),
        made((info("/etc/passwd.json"), b"{}")),
        made((info("pages\\1.png"), b"{}")),
        made((info("pages/../../1.png"), b"{}")),
        made((info("Manifest.json\x00.png"), b"{}")),
        made((info("texts/nl.json/"), b"")),
        made((info("script.sh"), b"{}")),
        made((info("manifest.json"), b"{}"), (info("manifest.json"), b"[]")),
        made((info("manifest.json", stat.S_IFLNK | 0o777), b"/etc/passwd")),
        made((info("manifest.json", stat.S_IFCHR | 0o644), b"{}")),
        made((info("pages/1.png"), write_archive(MEMBERS))),
        made(("bomb.json", b"\x00" * 50_000_000), packed=zipfile.ZIP_DEFLATED),
    ],
    ids=[
        "up", "root", "backslash", "hidden up", "null", "folder", "script", "twice", "symlink",
        "device", "nested", "bomb",
    ],
)  # fmt: skip
def test_an_unsafe_archive_is_refused_before_anything_is_taken_out(content: bytes) -> None:
    with pytest.raises(PackError) as refused:
        read_archive(content)
    assert refused.value.code == "unsafe-pack"


def test_overlapping_members_are_refused() -> None:
    """Many names for one stretch of bytes: a small file that would become a large one."""
    content = bytearray(write_archive({f"pages/{n}.png": b"a" * 1000 for n in range(3)}))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    with pytest.raises(PackError):
        read_archive(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"PK", b"%PDF-1.7", write_archive(MEMBERS)[:-1], write_archive(MEMBERS) + b"\n",
        b"#!/bin/sh\n" + write_archive(MEMBERS),
    ],
    ids=["empty", "two letters", "pdf", "cut off", "with more behind", "with more before"],
)  # fmt: skip
def test_what_is_no_pack_is_refused(content: bytes) -> None:
    with pytest.raises(PackError) as refused:
        read_archive(content)
    assert refused.value.code == "not-a-pack"


def test_a_comment_or_another_date_is_refused() -> None:
    file = io.BytesIO(write_archive(MEMBERS))
    with zipfile.ZipFile(file, "a") as changed:
        changed.comment = b"hello"
    with pytest.raises(PackError):
        read_archive(file.getvalue())
    with pytest.raises(PackError):
        read_archive(made(*((dated(name), each) for name, each in MEMBERS.items())))


def dated(name: str) -> zipfile.ZipInfo:
    member = info(name)
    member.date_time = (2026, 11, 26, 12, 0, 0)
    return member


def test_sizes_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PackError):
        require_size(b"")
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    with pytest.raises(PackError) as refused:
        require_size(b"a" * 11)
    assert refused.value.code == "too-large-pack"
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    with pytest.raises(PackError) as refused:
        read_archive(write_archive(MEMBERS))
    assert refused.value.code == "too-large-pack"
