"""The real server in a process of its own: starts, answers, is slow-proof, stops politely."""

import contextlib
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from api.app import create_app
from api.command_line import leeswijzer
from api.commands.serve import serve
from api.settings import Settings
from forms.errors import PackError, StoreError
from forms.store.catalogue import Catalogue
from tests.broken_engines.lookers import open_looker

pytestmark = pytest.mark.slow

PATIENCE_S = 60
_PROGRAM = "from api.commands.serve import serve; serve()"


@contextmanager
def served(
    folder: Path, *options: str, temporary: Path | None = None
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running service over an empty catalogue: its address, and the process."""
    with Catalogue.open(folder) as catalogue:
        catalogue.record("library-seeded", "library", by="test")  # drawing it takes seconds
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "--port", "0", *options],
        env={
            **os.environ,
            "LEESWIJZER_DATA_DIR": str(folder),
            "LEESWIJZER_WORKERS": "1",
            **({"TMPDIR": str(temporary)} if temporary else {}),
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        first = process.stderr.readline()
        address = re.search(r"https?://\S+", first)
        assert address, first + process.stderr.read()
        yield address[0], process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_it_says_where_it_is_answers_and_stops_without_a_traceback(tmp_path: Path) -> None:
    with served(tmp_path) as (address, process):
        with urllib.request.urlopen(f"{address}/livez", timeout=PATIENCE_S) as response:
            assert response.status == 200
            assert "server" not in {name.lower() for name in response.headers}
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == 0
        assert process.stderr is not None
        assert process.stderr.read().strip() == "Stopping."


def test_stopped_as_a_machine_stops_it_nothing_is_left_of_it(tmp_path: Path) -> None:
    # The path of a socket has 107 bytes at most, and those of tests are long.
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        temporary = Path(folder)
        with served(tmp_path, temporary=temporary) as (_, process):
            assert [*temporary.iterdir()]
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE_S) == 0
        assert [*temporary.iterdir()] == []


def test_with_tls_it_can_be_opened_on_a_phone(tmp_path: Path) -> None:
    with served(tmp_path, "--tls") as (address, process):
        port = int(address.rpartition(":")[2])
        trusted = ssl.create_default_context(cafile=str(tmp_path / "tls" / "certificate.pem"))
        url = f"https://localhost:{port}/livez"
        with urllib.request.urlopen(url, timeout=PATIENCE_S, context=trusted) as response:
            assert "max-age" in response.headers["strict-transport-security"]
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
        assert "fingerprint" in said
        if "localhost" not in address:
            assert "█" in said or "▄" in said


def test_a_port_in_use_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = CliRunner().invoke(serve, ["--port", str(taken.getsockname()[1])])
    assert outcome.exit_code == 1
    assert "Choose another port" in outcome.output
    assert "Traceback" not in outcome.output


def test_an_address_of_another_machine_is_not_blamed_on_another_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    outcome = CliRunner().invoke(serve, ["--host", "203.0.113.9", "--port", "0"])
    assert outcome.exit_code == 1
    assert "Choose an address of this machine with --host" in outcome.output
    assert "another service" not in outcome.output


@pytest.mark.parametrize("occupied", ["", "leeswijzer.sqlite3"])
def test_a_data_folder_that_cannot_be_used_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, occupied: str
) -> None:
    folder = tmp_path / "data"
    in_the_way = folder / occupied
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("no database, no folder" * 100)
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(folder))
    outcome = CliRunner().invoke(serve, ["--port", "0"])
    assert isinstance(outcome.exception, StoreError)
    assert outcome.output == ""


def test_a_key_that_is_not_there_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path))
    key = tmp_path / "key.pem"
    monkeypatch.setenv("LEESWIJZER_PACK_KEY", str(key))
    said = f"LEESWIJZER_PACK_KEY: The key in {key} cannot be opened: No such file or directory."
    outcome = CliRunner().invoke(serve, ["--port", "0"])
    assert outcome.exit_code == 2
    assert said in outcome.output
    with (
        pytest.raises(PackError, match="cannot be opened"),
        TestClient(create_app(Settings(workers=1), open_looker)),
    ):
        pass
    # With the same setting the key is made, as far as that can be done here.
    made = CliRunner().invoke(leeswijzer, ["trust", "make-key", str(key)])
    assert made.exit_code == 0, made.output
    outcome = CliRunner().invoke(serve, ["--port", "0"])
    assert outcome.exit_code == 2
    assert "LEESWIJZER_PACK_KEY: The certificate of the key cannot be opened" in outcome.output


@pytest.mark.parametrize(("content", "mode"), [(b"no key", 0o600), (b"", 0o644), (None, 0o700)])
def test_a_key_that_cannot_be_used_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, mode: int
) -> None:
    key = tmp_path / "key.pem"
    if content is None:
        key.mkdir()
    else:
        key.write_bytes(content)
    key.chmod(mode)
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("LEESWIJZER_PACK_KEY", str(key))
    outcome = CliRunner().invoke(serve, ["--port", "0"])
    assert outcome.exit_code == 2
    assert "These settings cannot be used: LEESWIJZER_PACK_KEY: " in outcome.output
    assert "Traceback" not in outcome.output


def test_a_killed_service_leaves_no_worker_behind(tmp_path: Path) -> None:
    with served(tmp_path) as (_, process):
        assert _processes_of(tmp_path)
        process.kill()
        process.wait()
        deadline = time.monotonic() + PATIENCE_S
        while _processes_of(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert _processes_of(tmp_path) == []


def _processes_of(folder: Path) -> list[int]:
    """Processes that were given this data folder, wherever in the tree they hang."""
    mark = f"LEESWIJZER_DATA_DIR={folder}\0".encode()
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes():
                found.append(int(entry.name))
    return found
