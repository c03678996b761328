"""Restoring gives what was backed up, byte for byte, in either database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from forms.errors import ConflictError, StoreError
from forms.feedback import FeedbackKind, Remark, StepCount, StepEvent
from forms.keys import PageKey, VersionKey
from forms.letters.senders import Sender
from forms.store.audit_book import AuditBook
from forms.store.backups.making import make_backup
from forms.store.backups.restoring import restore_backup
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url
from forms.store.feedback import FeedbackBook
from forms.store.folder import Place, Storage, images_path, storage_of
from forms.store.senders import SenderBook
from tests.forms.store.builders import notes_in, version_of
from tests.places import ROOT

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
NOTES = (notes_in("nl"), replace(notes_in("ar"), provenance="draft", title="الانتقال 1–2 ‎€"))


@pytest.fixture
def kept(place: Place) -> Place:
    """A catalogue with something in most tables, and another file beside it."""
    with Catalogue.open(place) as catalogue:
        for number in (1, 2):
            key = f"gemeente/verhuizing/2026-{number}"
            catalogue.add(version_of(key, (200, 90 + number), notes=NOTES), publish=True, by="test")
        catalogue.withdraw(KEY, by="person:1", reason="fout adres")
    page = PageKey(KEY, 1)
    with FeedbackBook.open(place) as book:
        book.keep(Remark(page, "new-address", "ar", FeedbackKind.UNCLEAR, "Welk adres?\t“é”"))
        book.add_steps(page, [StepCount("new-address", StepEvent.SHOWN, 3)])
    with SenderBook.open(place) as senders:
        senders.keep([Sender("Gemeente Zevenhuizen")], by="test")
    (storage_of(place).data_dir / "theme.css").write_text(":root {}\n")
    return place


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place of either kind."""
    folder = tmp_path / "elsewhere"
    if request.param == "sqlite":
        return folder
    server = request.getfixturevalue("postgresql_server")
    return Storage(folder, server.new_database())


def members(backup: Path, place: Place) -> dict[str, str]:
    """What a backup of `place` holds, as SHA-256 by name."""
    made = make_backup(place, backup)
    assert made.damaged == ()
    return {member.name: member.sha256 for member in made.manifest.members}


def test_what_is_restored_is_what_was_kept_byte_for_byte(
    kept: Place, elsewhere: Place, tmp_path: Path
) -> None:
    before = members(tmp_path / "first.zip", kept)
    assert sum(name.startswith("images/") for name in before) == 3
    assert "files/theme.css" in before
    restore_backup(elsewhere, tmp_path / "first.zip")
    assert members(tmp_path / "second.zip", elsewhere) == before
    for image in images_path(kept).rglob("*.png"):
        assert (images_path(elsewhere) / image.parent.name / image.name).read_bytes() == (
            image.read_bytes()
        )


def test_work_goes_on_where_it_was_restored(kept: Place, elsewhere: Place, tmp_path: Path) -> None:
    make_backup(kept, tmp_path / "backup.zip")
    restore_backup(elsewhere, tmp_path / "backup.zip")
    with Catalogue.open(elsewhere) as catalogue, AuditBook.open(elsewhere) as audit:
        assert catalogue.notes(KEY, "ar") == NOTES[1]
        catalogue.add(version_of("gemeente/verhuizing/3", notes=NOTES), publish=True, by="test")
        assert audit.verify().broken is None


def test_a_place_that_is_not_empty_is_refused_and_left_alone(kept: Place, tmp_path: Path) -> None:
    before = members(tmp_path / "before.zip", kept)
    with pytest.raises(ConflictError, match="already; nothing was changed"):
        restore_backup(kept, tmp_path / "before.zip")
    after = members(tmp_path / "after.zip", kept)
    assert {name: after[name] for name in before} == before


def test_a_file_that_exists_is_not_overwritten(kept: Place, tmp_path: Path) -> None:
    target = tmp_path / "mine.zip"
    target.write_text("something else")
    with pytest.raises(ConflictError, match="exists already"):
        make_backup(kept, target)
    assert target.read_text() == "something else"


def test_a_backup_is_for_nobody_else_to_read(kept: Place, tmp_path: Path) -> None:
    make_backup(kept, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0


def test_a_damaged_image_is_named_and_the_rest_is_backed_up(kept: Place, tmp_path: Path) -> None:
    image = next(images_path(kept).rglob("*.png"))
    image.write_bytes(b"no picture")
    made = make_backup(kept, tmp_path / "backup.zip")
    (sentence,) = made.damaged
    assert image.name in sentence
    assert image.stem not in {member.image_sha256 for member in made.manifest.members}


def limited(most_bytes: int, statement: str) -> subprocess.CompletedProcess[str]:
    """Run Python where no file can grow beyond so many bytes, as on a full disk."""
    program = (
        "import resource; from pathlib import Path\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, {most_bytes}))\n"
        f"{statement}"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
    )


@pytest.mark.slow
def test_a_full_disk_leaves_no_half_backup_and_nothing_half_restored(tmp_path: Path) -> None:
    place, target = tmp_path / "kept", tmp_path / "backup.zip"
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(KEY), notes=NOTES), publish=True, by="test")
    (place / "package.bin").write_bytes(np.random.default_rng(1).bytes(200_000))
    making = "from forms.store.backups.making import make_backup\n"
    ran = limited(100_000, f"{making}make_backup(Path({str(place)!r}), Path({str(target)!r}))")
    assert "could not be written" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]

    make_backup(place, target)
    elsewhere = tmp_path / "elsewhere"
    restoring = "from forms.store.backups.restoring import restore_backup\n"
    restored = f"{restoring}restore_backup(Path({str(elsewhere)!r}), Path({str(target)!r}))"
    assert "StoreError" in limited(60_000, restored).stderr
    engine = connect(database_url(elsewhere))
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    engine.dispose()
    assert found == 0, "the transaction was kept half"
    restore_backup(elsewhere, target)
    assert members(tmp_path / "second.zip", elsewhere) == members(tmp_path / "third.zip", place)


def test_a_database_that_cannot_be_reached_leaves_no_file(tmp_path: Path) -> None:
    nowhere = Storage(tmp_path / "data", "postgresql://nobody@127.0.0.1:9/forms")
    with pytest.raises(StoreError, match="cannot be used"):
        make_backup(nowhere, tmp_path / "backup.zip")
    assert list(tmp_path.glob("*.zip*")) == []


def test_two_that_back_up_to_one_name_at_once_leave_a_whole_backup(tmp_path: Path) -> None:
    place, target = tmp_path / "kept", tmp_path / "backup.zip"
    with Catalogue.open(place) as catalogue:
        catalogue.add(version_of(str(KEY), notes=NOTES), publish=True, by="test")
    (place / "package.bin").write_bytes(np.random.default_rng(1).bytes(10_000_000))
    together = Barrier(2)

    def back_up(_: int) -> str:
        together.wait()
        try:
            return str(make_backup(place, target).manifest.size)
        except ConflictError:
            return "there already"

    with ThreadPoolExecutor(2) as both:
        done = [*both.map(back_up, range(2))]
    assert any(each.isdecimal() for each in done)
    restore_backup(tmp_path / "elsewhere", target)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backup.zip", "elsewhere", "kept"]


def test_a_place_that_cannot_be_entered_is_said(tmp_path: Path) -> None:
    Catalogue.open(tmp_path / "kept").close()
    for name in ("x" * 300, f"{'x' * 300}/backup.zip"):  # no system takes such a name
        with pytest.raises(StoreError, match="could not be written"):
            make_backup(tmp_path / "kept", tmp_path / name)
