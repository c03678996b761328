"""How much memory a running `leeswijzer serve` takes, all its processes together."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.benchmarks.registering import ROOT

_START_TIMEOUT_S = 180.0
_FRAME_TIMEOUT_S = 60.0
_ADDRESS = re.compile(rb"http://[\w.:\[\]]+")
_MB = 2**20


@dataclass(frozen=True)
class ServingMemory:
    """Proportional set sizes in MB: shared pages are counted once over all processes."""

    idle_mb: float
    busy_mb: float
    processes: dict[str, float]
    answered: int


def serving_memory(data_dir: Path, frames: Sequence[bytes]) -> ServingMemory:
    """Start the service over `data_dir`, send it the frames two at a time, and measure.

    Raises:
        RuntimeError: it did not start.
    """
    with _served(data_dir) as (server, address):
        _answers(address, frames[:1])
        idle = _pss_mb(server)
        answered = _answers(address, frames)
        busy = _pss_mb(server)
    return ServingMemory(sum(idle.values()), sum(busy.values()), busy, answered)


@contextmanager
def _served(data_dir: Path) -> Iterator[tuple[psutil.Process, str]]:
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0"]
    environment = os.environ | {"LEESWIJZER_DATA_DIR": str(data_dir)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as server:
        try:
            yield psutil.Process(server.pid), _announced(server)
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def _announced(server: subprocess.Popen[bytes]) -> str:
    assert server.stderr is not None
    until = time.monotonic() + _START_TIMEOUT_S
    for line in server.stderr:
        found = _ADDRESS.search(line)
        if found:
            return found.group().decode()
        if time.monotonic() > until:
            break
    raise RuntimeError("leeswijzer serve did not start")


def _answers(address: str, frames: Sequence[bytes]) -> int:
    """How many frames were answered; two at a time, so that both workers work."""

    def post(frame: bytes) -> bool:
        request = urllib.request.Request(
            f"{address}/v1/frames?language=nl", frame, {"Content-Type": "image/jpeg"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_FRAME_TIMEOUT_S) as answer:
                return answer.status == 200
        except (urllib.error.URLError, TimeoutError):
            return False

    with ThreadPoolExecutor(2) as senders:
        return sum(senders.map(post, frames))


def _pss_mb(server: psutil.Process) -> dict[str, float]:
    """By process: its number and what it is."""
    sizes = {}
    for each in [server, *server.children(recursive=True)]:
        try:
            what = " ".join(each.cmdline()[-3:])[-60:]
            sizes[f"{each.pid} {what}"] = each.memory_full_info().pss / _MB
        except psutil.NoSuchProcess:
            continue
    return sizes
