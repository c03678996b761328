"""The real service, started for a measurement in a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
_START_S = 90
#: A machine with much else to do answers late, and is ready all the same.
_ANSWER_S = 20
#: Nor is a letter given up there after the half minute of a service that people wait for.
_LETTER_TIMEOUT_S = 120


@contextmanager
def served(data: Path, log: Path) -> Iterator[str]:
    """The address of a service that keeps everything in `data` and writes what it says to `log`.

    Raises:
        RuntimeError: it did not start; the message ends with what it said.
    """
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    command = [program(), "serve", "--port", str(port)]
    with log.open("wb") as output:
        service = subprocess.Popen(
            command, env=environment(data), stdout=output, stderr=subprocess.STDOUT, cwd=ROOT
        )
    try:
        _wait_until_ready(service, f"http://localhost:{port}", log)
        yield f"http://localhost:{port}"
    finally:
        _end(service)


def _end(service: subprocess.Popen[bytes]) -> None:
    """One that is still starting, on a busy machine, may take longer to hear it: none is left."""
    service.terminate()
    try:
        service.wait(timeout=20)
    except subprocess.TimeoutExpired:
        service.kill()
        service.wait()


def environment(data: Path) -> dict[str, str]:
    """What the service is told."""
    return os.environ | {
        "LEESWIJZER_DATA_DIR": str(data),
        "LEESWIJZER_WORKERS": "1",
        "LEESWIJZER_LETTER_TIMEOUT_S": str(_LETTER_TIMEOUT_S),
    }


def program() -> str:
    """The command line of this environment."""
    return str(Path(sys.executable).with_name("leeswijzer"))


def _wait_until_ready(service: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and service.poll() is None:
        try:
            with urlopen(f"{url}/readyz", timeout=_ANSWER_S):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"the service did not start:\n{log.read_text(errors='replace')[-2000:]}")
