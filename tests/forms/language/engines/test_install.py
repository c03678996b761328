"""Installing packages from a real mirror on this machine, and from files, good and hostile."""

import hashlib
import json
import socket
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest

from forms.errors import PackageError
from forms.language.engines import available
from forms.language.engines.argos import ArgosTranslator
from forms.language.engines.available import Available, available_packages, wanted_packages
from forms.language.engines.download import download, require_mirror
from forms.language.engines.install import Installer
from forms.language.engines.package_file import unpack
from forms.language.packages import installed_packages
from tests.forms.language.engines.make_argos_package import make_argos_package
from tests.forms.language.engines.mirror import Mirror, mirroring, send

FILE = "translate-nl_eo-1_2.argosmodel"
METADATA = {"from_code": "nl", "to_code": "eo", "package_version": "1.2", "to_name": "Esperanto"}


def zipped(folder: Path, file: Path, top: str = "translate-nl_eo-1_2") -> Path:
    # Stored: weights that are worked out are mostly zeros, and compress as only bombs do.
    with zipfile.ZipFile(file, "w") as archive:
        for each in sorted(folder.rglob("*")):
            archive.write(each, f"{top}/{each.relative_to(folder)}")
        archive.writestr(f"{top}/stanza/nl/tokenize.pt", b"a pickle of another library")
    return file


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a tiny real package."""
    folder = tmp_path_factory.mktemp("made")
    made = make_argos_package(folder, "nl", "eo", {"Nieuw": "Nova", "adres": "adreso"}, "1.2")
    return zipped(made, folder / FILE)


@pytest.fixture
def content(package: Path) -> bytes:
    return package.read_bytes()


@pytest.fixture
def mirror(content: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A mirror that has it, and an index that says so."""
    known = Available("nl", "eo", "1.2", FILE, checksum(content))
    monkeypatch.setattr("forms.language.engines.install.available_packages", lambda: (known,))
    with mirroring(Mirror({FILE: content})) as running:
        yield running


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def left_over(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def failed(work: Callable[[], object]) -> str:
    with pytest.raises(PackageError) as caught:
        work()
    return caught.value.code


@pytest.mark.slow
def test_an_installed_package_translates_and_leaves_nothing_else(
    mirror: Mirror, tmp_path: Path
) -> None:
    seen: list[tuple[int, int | None]] = []
    installer = Installer(
        tmp_path / "languages", mirror.url, lambda name: lambda have, of: seen.append((have, of))
    )
    [installed] = installer.install("eo", {})
    assert installed.folder == tmp_path / "languages" / "nl-eo-1.2"
    assert seen[-1] == (len(mirror.files[FILE]), len(mirror.files[FILE]))
    assert {path.split("/")[0] for path in left_over(tmp_path / "languages")} == {"nl-eo-1.2"}
    assert not (installed.folder / "stanza").exists()
    assert installer.install("nl-eo", {}) == ()
    assert len(mirror.ranges) == 1
    translator = ArgosTranslator(tmp_path / "languages", tmp_path / "scratch")
    assert translator.translate(["Nieuw adres"], "nl", "eo")["Nieuw adres"].text == "Nova adreso"
    translator.close()


def test_a_download_that_broke_off_is_continued(mirror: Mirror, tmp_path: Path) -> None:
    whole = mirror.files[FILE]

    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(whole)))
        handler.end_headers()
        handler.wfile.write(whole[:1000])

    installer = Installer(tmp_path, mirror.url)
    mirror.misbehave = break_off
    assert failed(lambda: installer.install("eo", {})) == "download-broken"
    assert installed_packages(tmp_path) == ()
    mirror.misbehave = None
    [installed] = installer.install("eo", {})
    assert mirror.ranges == [None, "bytes=1000-"]
    assert installed.version == "1.2"


@pytest.mark.parametrize("start", [1, 1000, None])
def test_a_mirror_without_ranges_or_with_odd_ones_is_read_from_the_start(
    mirror: Mirror, tmp_path: Path, start: int | None
) -> None:
    content = mirror.files[FILE]
    part = tmp_path / f"{FILE}.part"
    part.write_bytes(content if start is None else content[:start])
    mirror.has_ranges = start is None
    download(f"{mirror.url}/{FILE}", tmp_path / FILE, checksum(content))
    assert (tmp_path / FILE).read_bytes() == content
    assert not part.exists()


def test_a_range_that_was_not_asked_for_is_not_appended(mirror: Mirror, tmp_path: Path) -> None:
    content = mirror.files[FILE]
    (tmp_path / f"{FILE}.part").write_bytes(content[:500])
    mirror.misbehave = lambda handler: send(handler, content, "bytes=700-")
    url = f"{mirror.url}/{FILE}"
    assert failed(lambda: download(url, tmp_path / FILE, checksum(content))) == "wrong-checksum"
    mirror.misbehave = None
    download(url, tmp_path / FILE, checksum(content))


def test_another_file_than_the_known_one_is_thrown_away(mirror: Mirror, tmp_path: Path) -> None:
    mirror.files[FILE] += b"one byte more is another file"
    installer = Installer(tmp_path, mirror.url)
    assert failed(lambda: installer.install("eo", {})) == "wrong-checksum"
    assert left_over(tmp_path) == []


def test_a_checksum_given_by_hand_is_the_one_that_counts(mirror: Mirror, tmp_path: Path) -> None:
    installer = Installer(tmp_path, mirror.url)
    assert failed(lambda: installer.install("eo", {"nl-eo": "0" * 64})) == "wrong-checksum"
    content = mirror.files[FILE]
    assert installer.install("eo", {"nl-eo": checksum(content).upper()})


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def to_a_file(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "file:///etc/passwd")
    handler.end_headers()


def to_plain_http(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", f"http://mirror.example/{FILE}")
    handler.end_headers()


def to_itself(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", handler.path)
    handler.end_headers()


def promise_a_terabyte(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(10**12))
    handler.end_headers()


def never_end(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(200):
            handler.wfile.write(b"x" * 100_000)


def gibberish(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00 this is not http")


@pytest.mark.parametrize(
    ("misbehave", "code"),
    [
        (lambda handler: handler.send_error(404), "mirror-refused"),
        (lambda handler: handler.send_error(500), "mirror-refused"),
        (to_a_file, "mirror-refused"),
        (to_plain_http, "mirror-refused"),
        (to_itself, "mirror-refused"),
        (hang_up, "download-broken"),
        (gibberish, "download-broken"),
        (promise_a_terabyte, "too-large-package"),
        (never_end, "too-large-package"),
    ],
)
def test_a_mirror_that_misbehaves_is_named_by_what_to_do(
    mirror: Mirror, tmp_path: Path, misbehave: Callable[[BaseHTTPRequestHandler], None], code: str
) -> None:
    mirror.misbehave = misbehave
    url, to = f"{mirror.url}/{FILE}", tmp_path / FILE
    assert failed(lambda: download(url, to, "0" * 64, most=5_000_000)) == code
    assert not to.exists()


def test_a_mirror_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/x"
        with pytest.raises(
            PackageError, match=r"127\.0\.0\.1 cannot be reached for x.*import"
        ) as told:
            download(url, tmp_path / "x", "0" * 64)
        assert told.value.code == "mirror-unreachable"


def test_a_full_disk_is_said(mirror: Mirror, tmp_path: Path, package: Path) -> None:
    (tmp_path / f"{FILE}.part").symlink_to("/dev/full")
    url = f"{mirror.url}/{FILE}"
    assert failed(lambda: download(url, tmp_path / FILE, "0" * 64)) == "no-room"


def test_no_room_for_what_is_in_a_package_is_found_before_anything_is_written(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1000))
    assert failed(lambda: unpack(package, tmp_path)) == "no-room"
    assert left_over(tmp_path) == []


def test_a_package_takes_the_place_of_older_ones_of_its_pair_only(
    package: Path, tmp_path: Path
) -> None:
    make_argos_package(tmp_path, "nl", "eo", {"adres": "x"}, "1.0")
    make_argos_package(tmp_path, "eo", "nl", {"adreso": "x"}, "1.0")
    for _ in range(2):  # installing it again is fine too
        unpack(package, tmp_path)
        assert [(each.source, each.version) for each in installed_packages(tmp_path)] == [
            ("eo", "1.0"),
            ("nl", "1.2"),
        ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["nl-eo-1.2", "translate-eo_nl"]


def test_a_file_at_hand_is_installed_with_its_checksum_said_or_checked(
    package: Path, content: bytes, tmp_path: Path
) -> None:
    installer = Installer(tmp_path)
    assert failed(lambda: installer.import_file(package, "0" * 64)) == "wrong-checksum"
    assert failed(lambda: installer.import_file(tmp_path / "none")) == "no-such-file"
    assert failed(lambda: installer.import_file(tmp_path)) == "unreadable-package"
    assert left_over(tmp_path) == []
    installed, found = installer.import_file(package, checksum(content))
    assert (installed.target, found) == ("eo", checksum(content))


def test_the_way_to_a_language_is_through_english_and_only_what_is_missing() -> None:
    known = available_packages()
    assert [each.pair for each in wanted_packages("tr", known, ())] == ["nl-en", "en-tr"]
    assert [each.pair for each in wanted_packages("en-uk", known, ())] == ["en-uk"]
    for odd in ("xx", "nl", "", "../en", "en-xx"):
        assert failed(lambda asked=odd: wanted_packages(asked, known, ())) == "no-such-package"


def test_without_a_checksum_nothing_is_fetched(tmp_path: Path) -> None:
    installer = Installer(tmp_path, "https://mirror.invalid")
    assert failed(lambda: installer.install("ar", {})) == "no-checksum"
    assert left_over(tmp_path) == []


def test_the_list_of_packages_is_whole() -> None:
    pairs = {each.pair for each in available_packages()}
    content = json.loads(
        (Path(available.__file__).parent / "argos_packages.json").read_text("utf-8")
    )
    assert len(content) == len(available_packages()) == len(pairs)
    for each in available_packages():
        version = each.version.replace(".", "_")
        assert each.file == f"translate-{each.source}_{each.target}-{version}.argosmodel"
        assert each.sha256 is None or len(each.sha256) == 64


@pytest.mark.parametrize(
    "url",
    ["", "http://mirror.example/v1", "ftp://mirror.example", "file:///srv", "https://",
     "https://u:p@mirror.example", "https://mirror.example/?x=1"],
)  # fmt: skip
def test_a_mirror_is_https_or_this_machine(url: str) -> None:
    require_mirror("https://mirror.example/v1")
    require_mirror("http://127.0.0.1:8000")
    with pytest.raises(ValueError):
        require_mirror(url)
