"""Set-up tells people what is missing and why, and does nothing twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import setup
from scripts.setup import SetupError, SystemPackage


def package(name: str, is_there: bool) -> SystemPackage:
    return SystemPackage(name, "does something", lambda: is_there)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only programs are those a test writes; its log lies in the folder."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(setup, "LOG", tmp_path / "log.txt")
    monkeypatch.setattr(setup, "TOOLS", tmp_path)
    return programs


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_nothing_is_installed_where_nothing_is_missing(machine: Path) -> None:
    setup.install_system_packages([package("tesseract-ocr", is_there=True)])


def test_without_an_administrator_one_line_says_what_to_install(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, "apt-get", "exit 99")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    wanted = [package("tesseract-ocr", is_there=False), package("chromium", is_there=True)]
    with pytest.raises(SetupError) as caught:
        setup.install_system_packages(wanted)
    install = "sudo apt-get install -y --no-install-recommends tesseract-ocr\n"
    assert f"sudo apt-get update && {install}" in str(caught.value)


def test_a_system_without_apt_is_told_what_is_missing(machine: Path) -> None:
    with pytest.raises(SetupError, match=r"not Debian.*tesseract-ocr-nld"):
        setup.install_system_packages([package("tesseract-ocr-nld", is_there=False)])


def test_a_missing_package_is_named_with_its_reason(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SetupError):
        setup.install_system_packages([package("tesseract-ocr", is_there=False)])
    assert "tesseract-ocr, which does something" in capsys.readouterr().err


def test_an_administrator_gets_it_installed(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine, "apt-get", f'echo "$@" >> {machine}/asked')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked = machine / "asked"
    setup.install_system_packages([SystemPackage("new", "is new", asked.exists)])
    assert asked.read_text().splitlines() == [
        "update -q",
        "install -y --no-install-recommends new -q -o DPkg::Lock::Timeout=300",
    ]


def test_debian_is_asked_to_start_no_database_server(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, "apt-get", f'echo "$@" >> {machine}/asked')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(setup, "NO_SERVER", machine / "createcluster.d" / "leeswijzer.conf")
    asked = machine / "asked"
    setup.install_system_packages([SystemPackage("postgresql-15", "keeps", asked.exists)])
    assert "create_main_cluster = false" in setup.NO_SERVER.read_text().splitlines()


def test_what_apt_did_not_bring_is_said(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine, "apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SetupError, match="still missing: new"):
        setup.install_system_packages([package("new", is_there=False)])


def test_the_lean_browser_is_got_beside_the_whole_one_and_asked_for_once(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, setup.BROWSER, "")
    program(machine, "apt-get", f'echo "$@" >> {machine}/asked')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    setup.prefer_lean_browser()
    setup.prefer_lean_browser()
    update, install = (machine / "asked").read_text().splitlines()
    assert update.startswith("update ")
    assert f" {setup.LEAN_BROWSER} " in install


def test_where_the_lean_browser_cannot_be_got_the_whole_one_will_do(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(machine, "apt-get", "echo unable to locate package; exit 100")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    setup.prefer_lean_browser()
    said = capsys.readouterr().err
    assert "the tests will do without it" in said
    assert "unable to locate package" in said


def test_without_an_administrator_it_is_said_how_to_get_the_lean_browser(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(machine, "apt-get", f"touch {machine}/asked")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    setup.prefer_lean_browser()
    assert f"sudo apt-get install -y --no-install-recommends {setup.LEAN_BROWSER}" in (
        capsys.readouterr().err
    )
    assert not (machine / "asked").exists()


def test_nothing_is_asked_where_the_lean_browser_is(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, "apt-get", f"touch {machine}/asked")
    program(machine, setup.LEAN_BROWSER, "")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    setup.prefer_lean_browser()
    assert not (machine / "asked").exists()


def test_the_whole_browser_is_needed_beside_the_lean_one(machine: Path) -> None:
    program(machine, setup.LEAN_BROWSER, "")
    missing = [each.name for each in setup.system_packages(True) if not each.is_there()]
    assert setup.BROWSER in missing


def test_a_failed_step_shows_the_end_of_what_it_said(machine: Path) -> None:
    program(machine, "breaks", "echo the mirror does not answer; exit 3")
    with pytest.raises(SetupError, match=r"Trying failed[^$]*the mirror does not answer"):
        setup.run("Trying", ["breaks"], folder=machine)


def test_tesseract_without_dutch_lacks_a_package(machine: Path) -> None:
    program(machine, "tesseract", "echo 'List of available languages (2):'; echo eng; echo osd")
    missing = [each.name for each in setup.system_packages(False) if not each.is_there()]
    assert [name for name in missing if name != "python3-venv"] == ["tesseract-ocr-nld"]


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v18.20.4", False), ("v20.18.3", False), ("v20.19.0", True), ("v20.20.2", True),
        ("v21.7.3", False), ("v22.11.0", False), ("v22.12.0", True), ("v24.19.0", True),
        ("", False), ("node: no such file", False),
    ],
)  # fmt: skip
def test_only_a_node_that_vite_accepts_is_used(machine: Path, version: str, fits: bool) -> None:
    program(machine, "npm", "")
    program(machine, "node", f"echo '{version}'")
    assert (setup.system_node() is not None) == fits


def test_node_without_npm_is_not_used(machine: Path) -> None:
    program(machine, "node", "echo v24.19.0")
    assert setup.system_node() is None


def test_our_own_node_is_not_taken_for_the_system_s(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = machine.parent / "bin"
    ours.mkdir()
    program(ours, "npm", "")
    program(ours, "node", "echo v24.19.0")
    monkeypatch.setattr(setup, "TOOLS", machine.parent)
    monkeypatch.setenv("PATH", f"{ours}:{machine}")
    assert setup.system_node() is None


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of an environment as the installer leaves them, of this Python."""
    folder = tmp_path / "of a person" / ".venv"
    monkeypatch.setattr(setup, "VENV", folder)
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    # What uv writes where a path has a space in it.
    program(folder / "bin", "leeswijzer", f"'exec' '{folder}/bin/python' \"$0\" \"$@\"")
    return folder


def test_an_environment_of_this_place_starts(environment: Path) -> None:
    assert setup.environment_starts()


def test_an_environment_half_made_is_gone_on_with(environment: Path) -> None:
    (environment / "bin" / "leeswijzer").unlink()
    assert setup.environment_starts()


def test_an_environment_reached_by_another_path_starts(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "linked").symlink_to(environment)
    monkeypatch.setattr(setup, "VENV", tmp_path / "linked")
    assert setup.environment_starts()


@pytest.mark.parametrize("is_copied", [False, True])
def test_a_moved_environment_is_made_anew(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_copied: bool
) -> None:
    moved = tmp_path / "elsewhere"
    if is_copied:
        shutil.copytree(environment, moved, symlinks=True)
    else:
        environment.rename(moved)
    monkeypatch.setattr(setup, "VENV", moved)
    assert not setup.environment_starts()


def test_an_environment_whose_python_is_gone_is_made_anew(environment: Path) -> None:
    (environment / "bin" / "python").unlink()
    (environment / "bin" / "python").symlink_to("/usr/bin/python3.2")
    assert not setup.environment_starts()


def test_a_changed_file_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    source = tmp_path / "source.ts"
    source.write_text("one")
    before = setup.digest([source])
    assert setup.digest([source]) == before
    source.write_text("two")
    assert setup.digest([source]) != before


def test_set_up_needs_the_standard_library_alone() -> None:
    imported = "import sys; sys.path.insert(0, 'scripts'); import setup; print(setup.__doc__)"
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", imported],
        cwd=setup.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
