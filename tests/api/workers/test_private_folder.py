import os
import stat
from pathlib import Path

from api.workers.private_folder import empty, open_private_folder, sweep_abandoned

#: Above the largest process id Linux hands out.
NOBODY = 2**22 + 1


def test_only_we_can_look_into_it(tmp_path: Path) -> None:
    folder = open_private_folder(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == []
    folder.rmdir()


def test_folders_of_services_that_died_are_swept_and_others_left(tmp_path: Path) -> None:
    abandoned = tmp_path / f"leeswijzer-{os.getuid()}-{NOBODY}-00ff"
    in_use = tmp_path / f"leeswijzer-{os.getuid()}-{os.getpid()}-00ff"
    someone_else = tmp_path / f"leeswijzer-{os.getuid() + 1}-{NOBODY}-00ff"
    for folder in (abandoned, in_use, someone_else, tmp_path / "unrelated"):
        folder.mkdir()
        (folder / "frame.png").touch()
    sweep_abandoned(tmp_path)
    assert not abandoned.exists()
    assert in_use.exists()
    assert someone_else.exists()
    assert (tmp_path / "unrelated" / "frame.png").exists()


def test_emptying_keeps_the_folder_and_never_follows_links(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "frame.png").touch()
    (folder / "link").symlink_to(outside)
    empty(folder)
    assert list(folder.iterdir()) == []
    assert (outside / "kept").exists()
