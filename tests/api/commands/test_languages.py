"""`leeswijzer languages`, as an operator types it."""

import hashlib
import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from tests.forms.language.engines.make_argos_package import make_argos_package
from tests.forms.language.engines.mirror import Mirror, mirroring

METADATA = {"from_code": "nl", "to_code": "en", "package_version": "1.8", "to_name": "English"}
ENGLISH, TURKISH = "translate-nl_en-1_8.argosmodel", "translate-en_tr-1_5.argosmodel"
#: A language that nobody wrote yet.
ALBANIAN = "translate-en_sq-1_9.argosmodel"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, ["languages", *arguments])


@cache
def made() -> dict[str, bytes]:
    """The files of a tiny real package, by their path in it."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_argos_package(Path(folder), "nl", "en", {"adres": "address"})
        files = [each for each in root.rglob("*") if each.is_file()]
        return {str(each.relative_to(root)): each.read_bytes() for each in files}


def package(file: Path, junk: bytes | None = None, **changes: str) -> str:
    """Write a package that translates, or one with `junk` for its inside; its checksum."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in made().items():
            if name == "metadata.json":
                continue
            archive.writestr(f"p/{name}", content if junk is None else junk)
        archive.writestr("p/metadata.json", json.dumps(METADATA | changes))
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_packages_are_imported_one_by_one_and_what_fails_is_said(folder: Path) -> None:
    checksum = package(folder / ENGLISH)
    (folder / "notes.argosmodel").write_text("not a package")
    done = run("import", str(folder / "notes.argosmodel"), str(folder / ENGLISH))
    assert done.exit_code == 1
    assert f"nl-en 1.8 is installed. Its file has SHA-256 {checksum}." in done.stdout
    assert "notes.argosmodel is not a translation package" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("junk", [b"x", b"x" * 5000])
def test_a_package_that_translates_nothing_is_refused_and_leaves_nothing(
    folder: Path, junk: bytes
) -> None:
    package(folder / ENGLISH)
    package(folder / "rommel.argosmodel", junk, package_version="1.9")
    assert run("import", str(folder / ENGLISH)).exit_code == 0
    refused = run("import", str(folder / "rommel.argosmodel"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "rommel.argosmodel: The package nl-en does not translate" in refused.stderr
    kept = folder / "data" / "languages"
    assert [each.name for each in kept.iterdir()] == ["nl-en-1.8"]


def test_a_package_is_removed_by_its_language_or_its_pair(folder: Path) -> None:
    package(folder / ENGLISH)
    package(folder / ALBANIAN, from_code="en", to_code="sq", package_version="1.9")
    assert run("import", str(folder / ENGLISH), str(folder / ALBANIAN)).exit_code == 0
    done = run("remove", "SQ", "en-nl")
    assert (done.exit_code, done.stdout) == (1, "en-sq 1.9 is removed.\n")
    assert "2/2 en-nl: No package for this is installed." in done.stderr
    assert run("remove", "nl-en").exit_code == 0
    assert list((folder / "data" / "languages").iterdir()) == []


def test_the_list_tells_what_is_written_installed_and_to_be_had(folder: Path) -> None:
    package(folder / ENGLISH)
    package(folder / ALBANIAN, from_code="en", to_code="sq", package_version="1.9")
    assert run("import", str(folder / ENGLISH), str(folder / ALBANIAN)).exit_code == 0
    lines = run("list").output.splitlines()
    assert "nl  Nederlands  written by us" in lines
    assert "sq  Shqip  translated by machine" in lines
    assert any(line.startswith("nl-en  installed, version 1.8, ") for line in lines)
    assert "en-ar  to be had, version 1.0, give its checksum with --sha256" in lines
    listed = json.loads(run("list", "--json").output)
    assert {each["target"] for each in listed["installed"]} == {"en", "sq"}
    assert all(each["bytes"] > 0 for each in listed["installed"])
    assert ("en", "sq") not in {(each["source"], each["target"]) for each in listed["available"]}


def test_a_language_is_installed_from_a_mirror_with_the_packages_on_the_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nl_en = package(folder / ENGLISH)
    en_tr = package(folder / TURKISH, from_code="en", to_code="tr", package_version="1.5")
    files = {name: (folder / name).read_bytes() for name in (ENGLISH, TURKISH)}
    checksums = ["--sha256", f"nl-en={nl_en}", "--sha256", f"en-tr={en_tr}"]
    with mirroring(Mirror(files)) as mirror:
        monkeypatch.setenv("LEESWIJZER_LANGUAGES_MIRROR", mirror.url)
        done = run("install", "tr", "xx", *checksums)
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [
            "nl-en 1.8 is installed.",
            "en-tr 1.5 is installed.",
        ]
        assert "2/2 xx: We know no package for xx" in done.stderr
        again = run("install", "TR")
        assert (again.exit_code, again.output) == (0, "TR was installed already.\n")


def test_without_a_known_checksum_nothing_is_fetched_and_it_says_what_to_do(folder: Path) -> None:
    done = run("install", "ar")
    assert done.exit_code == 1
    assert "no checksum" in done.stderr
    assert "--sha256 nl-en=… --sha256 en-ar=…" in done.stderr
    assert "translate-nl_en-1_8.argosmodel and translate-en_ar-1_0.argosmodel" in done.stderr
    half = run("install", "ar", "--sha256", f"nl-en={'a' * 64}")
    assert "nl-en" not in half.stderr
    assert "--sha256 en-ar=…" in half.stderr


def test_a_file_that_is_not_the_one_of_the_checksum_is_not_installed(folder: Path) -> None:
    package(folder / ENGLISH)
    done = run("import", str(folder / ENGLISH), "--sha256", "0" * 64)
    assert done.exit_code == 1
    assert "not what it should be" in done.stderr
    assert json.loads(run("list", "--json").output)["installed"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["install"],
        ["import"],
        ["install", "ar", "--sha256", "nl-en=12"],
        ["install", "ar", "--sha256", "0" * 64],
        ["import", "a", "--sha256", "12"],
        ["import", "a", "b", "--sha256", "0" * 64],
        ["remove"],
    ],
)
def test_wrong_usage_is_2(folder: Path, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_mirror_that_cannot_be_one_is_refused_by_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_LANGUAGES_MIRROR", "http://mirror.example")
    done = run("install", "ar")
    assert done.exit_code == 2
    assert "LEESWIJZER_LANGUAGES_MIRROR" in done.stderr
