"""A backup that is damaged, or made to do harm, is refused before anything is written."""

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.errors import ContentError, StoreError
from forms.store.backups.making import make_backup
from forms.store.backups.restoring import restore_backup
from forms.store.catalogue import Catalogue
from tests.forms.store.builders import notes_in, version_of

KEY = "gemeente/verhuizing/2026-1"


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    with Catalogue.open(folder / "data") as catalogue:
        catalogue.add(version_of(KEY, notes=(notes_in("nl"),)), publish=True, by="test")
    make_backup(folder / "data", folder / "backup.zip")
    return folder / "backup.zip"


def contents(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed(kept: dict[str, bytes], **changes: object) -> bytes:
    """A manifest that says of each member what is so."""
    manifest = json.loads(kept["manifest.json"])
    manifest["members"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in kept.items()
        if name != "manifest.json"
    ]
    return json.dumps(manifest | changes).encode()


def written(target: Path, kept: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    return target


def add(name: str, content: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    return lambda kept: kept.update({name: content})


def other_rows(kept: dict[str, bytes]) -> None:
    kept["tables/versions.jsonl"] = b'{"id":1}\n'


def no_rows(kept: dict[str, bytes]) -> None:
    kept["tables/versions.jsonl"] = b"[1]\n" * 3


def other_table(kept: dict[str, bytes]) -> None:
    kept["tables/secrets.jsonl"] = b""


def lost_image(kept: dict[str, bytes]) -> None:
    name = next(name for name in kept if name.startswith("images/"))
    kept["images/00/" + "0" * 64 + ".png"] = kept.pop(name)


#: Each lists itself truthfully in its manifest.
HOSTILE = {
    "a way up": add("files/../../escaped"),
    "a way up inside": add("files/a/../../escaped"),
    "a root": add("files//etc/escaped"),
    "another system's way up": add("files/..\\escaped"),
    "a drive": add("files/C:escaped"),
    "the folder itself": add("files/"),
    "an unknown place": add("escaped"),
    "an image under another name": lost_image,
    "a row without its columns": other_rows,
    "no row at all": no_rows,
    "a table we do not have": other_table,
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_does_not_belong_is_refused_and_nothing_is_written(
    backup: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    kept = contents(backup)
    change(kept)
    kept["manifest.json"] = listed(kept)
    refused(written(tmp_path / "hostile.zip", kept), tmp_path)


def refused(hostile: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside" / "place"
    with pytest.raises(ContentError, match="no backup that can be restored"):
        restore_backup(inside, hostile)
    assert not inside.exists()
    assert not list(tmp_path.rglob("*escaped*"))
    with Catalogue.open(inside) as catalogue:
        assert catalogue.versions() == []


def test_what_the_manifest_does_not_name_is_refused(backup: Path, tmp_path: Path) -> None:
    kept = contents(backup) | {"files/more": b"x"}
    refused(written(tmp_path / "hostile.zip", kept), tmp_path)


def test_a_link_is_refused(backup: Path, tmp_path: Path) -> None:
    kept = contents(backup)
    kept["files/escaped"] = b"/etc/passwd"
    kept["manifest.json"] = listed(kept)
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(hostile, "w") as archive:
        for name, content in kept.items():
            entry = zipfile.ZipInfo(name)
            is_link = name == "files/escaped"
            entry.external_attr = ((stat.S_IFLNK if is_link else stat.S_IFREG) | 0o600) << 16
            archive.writestr(entry, content)
    refused(hostile, tmp_path)


def test_a_bomb_is_not_unpacked(backup: Path, tmp_path: Path) -> None:
    """100 MB of nothing in 100 kB, which says it is one byte."""
    kept = contents(backup)
    kept["files/bomb"] = b"\0" * 100_000_000
    honest = json.loads(listed(kept))
    for member in honest["members"]:
        if member["name"] == "files/bomb":
            member["size"] = 1
    kept["manifest.json"] = json.dumps(honest).encode()
    refused(written(tmp_path / "hostile.zip", kept), tmp_path)


def test_more_than_there_is_room_for_is_refused_before_it_is_unpacked(
    backup: Path, tmp_path: Path
) -> None:
    kept = contents(backup)
    manifest = json.loads(kept["manifest.json"])
    manifest["members"][0]["size"] = 10**18
    kept["manifest.json"] = json.dumps(manifest).encode()
    with pytest.raises(StoreError, match="MB are free"):
        restore_backup(tmp_path / "place", written(tmp_path / "hostile.zip", kept))


def test_a_backup_of_a_later_program_is_refused(backup: Path, tmp_path: Path) -> None:
    kept = contents(backup)
    kept["manifest.json"] = listed(kept, revision="9999")
    with pytest.raises(StoreError, match="newer Leeswijzer"):
        restore_backup(tmp_path / "place", written(tmp_path / "later.zip", kept))


@pytest.mark.parametrize("content", [b"", b"PK\5\6", b"no archive", b"{}" * 5000])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(ContentError):
        restore_backup(tmp_path / "place", tmp_path / "file")


def test_wherever_a_byte_is_turned_the_backup_is_refused_or_equal(
    backup: Path, tmp_path: Path
) -> None:
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as archive:
        ends = [entry.header_offset for entry in archive.infolist()]
        before = {
            member["name"]: member["sha256"]
            for member in json.loads(archive.read("manifest.json"))["members"]
        }
    refusals = 0
    for number, at in enumerate(range(ends[1] + 5, len(whole), len(whole) // 8)):
        broken = bytearray(whole)
        broken[at] ^= 0x10
        file = tmp_path / f"broken-{number}.zip"
        file.write_bytes(broken)
        try:
            restore_backup(tmp_path / f"place-{number}", file)
        except (ContentError, StoreError):
            refusals += 1
            continue
        again = make_backup(tmp_path / f"place-{number}", tmp_path / f"again-{number}.zip")
        same = {member.name: member.sha256 for member in again.manifest.members}
        assert same == before
    # Some bytes of a ZIP file mean nothing, as the times of its members.
    assert refusals > 3
