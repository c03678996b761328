"""The server of workers loads on while Ctrl-C is typed, and says nothing of it."""

import os
import signal
import subprocess
import sys

import pytest

PATIENCE_S = 60

#: Tells when the server was started, goes on through Ctrl-C itself, and then starts a worker.
PROGRAM = """
import signal, sys
from api.workers.fork_server import fork_context
signal.signal(signal.SIGINT, lambda *_: print("asked", flush=True))
context = fork_context(["forms.scans"])
print("started", flush=True)
sys.stdin.readline()
worker = context.Process(target=print, args=["worked"])
worker.start()
worker.join()
"""


@pytest.mark.slow
def test_ctrl_c_does_not_reach_a_server_that_loads() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        os.killpg(process.pid, signal.SIGINT)
        said, complained = process.communicate("\n", timeout=PATIENCE_S)
    assert said.split() == ["asked", "worked"]
    assert complained == ""
