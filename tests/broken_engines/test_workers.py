"""Whatever an engine does, the one who waits gets a clear error and the next frame is served."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import wait
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.workers.errors import (
    EngineFailed,
    FrameTimeout,
    OutOfMemory,
    Overloaded,
    Superseded,
    Unavailable,
    WorkerCrashed,
)
from api.workers.pool import WorkerLimits, Workers
from forms.errors import StoreError
from tests.broken_engines import engines
from vision.errors import PictureError

pytestmark = pytest.mark.slow

ONE_WORKER = WorkerLimits(workers=1, timeout_s=1.0, queue_length=4)
#: The next frame is to be served within a second: a new worker in the place of the killed takes
#: 0.5 s, and more while other tests run.
NEXT_FRAME_IN_A_CROWD_S = 10.0
PATIENCE_S = 30


def opened(limits: WorkerLimits, tmp_path: Path, engine: Any = engines.open_engine) -> Workers[Any]:
    return Workers(engine, limits, fallback_folder=tmp_path)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers[Any]]:
    with opened(ONE_WORKER, tmp_path_factory.mktemp("workers")) as started:
        started.submit(engines.pid).result(PATIENCE_S)
        yield started


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")")[-1].split()[0] != "Z"


@pytest.mark.parametrize(
    ("task", "error"),
    [
        (engines.hang_in_python, FrameTimeout),
        (engines.hang_deaf, FrameTimeout),
        (engines.crash, WorkerCrashed),
        (engines.leave, FrameTimeout),
        (engines.leave_politely, EngineFailed),
        (engines.grab_memory, OutOfMemory),
        (engines.fail_quoting_the_paper, EngineFailed),
        (engines.refuse_picture, PictureError),
        (engines.give_what_cannot_be_sent, WorkerCrashed),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_bad_task_costs_one_frame(workers: Workers[Any], task: Any, error: type) -> None:
    with pytest.raises(error) as caught:
        workers.submit(task).result(PATIENCE_S)
    assert "Jansen" not in str(caught.value) + repr(caught.value.__reduce__())
    started = time.monotonic()
    assert workers.submit(engines.pid).result(PATIENCE_S) > 0
    assert time.monotonic() - started < NEXT_FRAME_IN_A_CROWD_S


def test_a_hung_worker_is_stopped_at_its_limit(workers: Workers[Any]) -> None:
    workers.submit(engines.pid).result(PATIENCE_S)
    started = time.monotonic()
    with pytest.raises(FrameTimeout):
        workers.submit(engines.hang_deaf).result(PATIENCE_S)
    assert time.monotonic() - started < ONE_WORKER.timeout_s + NEXT_FRAME_IN_A_CROWD_S


def test_a_worker_may_take_what_it_needs(tmp_path: Path) -> None:
    # To fill so much memory takes a crowded machine longer than the others' limit.
    patient = replace(ONE_WORKER, timeout_s=float(PATIENCE_S))
    with opened(patient, tmp_path) as workers:
        assert workers.submit(engines.grab_allowed_memory).result(PATIENCE_S) > 0


def test_an_engine_is_kept_between_frames(workers: Workers[Any]) -> None:
    first = workers.submit(engines.count).result(PATIENCE_S)
    assert workers.submit(engines.count).result(PATIENCE_S) == first + 1


def test_a_worker_killed_while_idle_is_replaced(workers: Workers[Any]) -> None:
    killed = workers.submit(engines.pid).result(PATIENCE_S)
    os.kill(killed, 9)
    assert workers.submit(engines.pid).result(PATIENCE_S) != killed


def test_what_a_worker_started_dies_with_it(workers: Workers[Any], tmp_path: Path) -> None:
    pid_file = tmp_path / "child"
    with pytest.raises(FrameTimeout):
        workers.submit(engines.StartChildAndHang(pid_file)).result(PATIENCE_S)
    child = int(pid_file.read_text())
    deadline = time.monotonic() + 5
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(child)


def test_nothing_of_a_frame_stays_behind_or_touches_a_disk(workers: Workers[Any]) -> None:
    folder = workers.submit(engines.temporary_folder).result(PATIENCE_S)
    with pytest.raises(WorkerCrashed):
        workers.submit(engines.leave_temporary_file_and_crash).result(PATIENCE_S)
    assert workers.submit(engines.temporary_folder).result(PATIENCE_S) == folder
    assert list(folder.iterdir()) == []
    if os.access("/dev/shm", os.W_OK):
        assert folder.is_relative_to("/dev/shm")


def test_libraries_are_told_to_use_one_thread(workers: Workers[Any]) -> None:
    environment = workers.submit(engines.environment).result(PATIENCE_S)
    assert environment["OMP_THREAD_LIMIT"] == "1"
    assert environment["OPENBLAS_NUM_THREADS"] == "1"


def test_workers_whisper_nothing(workers: Workers[Any], capfd: pytest.CaptureFixture[str]) -> None:
    workers.submit(engines.whisper_to_standard_error).result(PATIENCE_S)
    assert "somebody" not in capfd.readouterr().err


def test_only_the_newest_waiting_frame_of_a_session_is_looked_at(workers: Workers[Any]) -> None:
    running = workers.submit(engines.Nap(0.4, "running"), session="a")
    time.sleep(0.05)
    old = workers.submit(engines.Nap(0, "old"), session="a")
    other = workers.submit(engines.Nap(0, "other"), session="b")
    new = workers.submit(engines.Nap(0, "new"), session="a")
    with pytest.raises(Superseded):
        old.result(PATIENCE_S)
    assert [future.result(PATIENCE_S) for future in (running, other, new)] == [
        "running",
        "other",
        "new",
    ]


def test_a_full_queue_says_so_at_once(workers: Workers[Any]) -> None:
    running = [workers.submit(engines.Nap(0.1)) for _ in range(ONE_WORKER.queue_length)]
    with pytest.raises(Overloaded):
        for _ in range(ONE_WORKER.queue_length):
            running.append(workers.submit(engines.Nap(0.1)))
    wait(running, PATIENCE_S)


def test_nobody_works_for_someone_who_left(workers: Workers[Any]) -> None:
    running = workers.submit(engines.Nap(0.4))
    given_up = workers.submit(engines.count)
    assert given_up.cancel()
    running.result(PATIENCE_S)
    assert workers.submit(engines.pid).result(PATIENCE_S) > 0


def test_two_workers_serve_on_while_one_hangs(tmp_path: Path) -> None:
    with opened(WorkerLimits(workers=2, timeout_s=float(PATIENCE_S)), tmp_path) as two:
        wait([two.submit(engines.Nap(0.3)) for _ in range(2)], PATIENCE_S)
        hung = two.submit(engines.hang_deaf)
        started = time.monotonic()
        assert two.submit(engines.pid).result(PATIENCE_S) > 0
        assert time.monotonic() - started < NEXT_FRAME_IN_A_CROWD_S
        assert not hung.done()
    with pytest.raises(Unavailable):
        hung.result(PATIENCE_S)


def test_frames_that_come_before_the_engine_is_open_wait_for_it(tmp_path: Path) -> None:
    with opened(ONE_WORKER, tmp_path, engines.open_slowly) as slow:
        assert not slow.has_ready_worker
        assert slow.submit(engines.count).result(PATIENCE_S) == 1
        assert slow.has_ready_worker


def test_an_engine_that_cannot_open_says_why(tmp_path: Path) -> None:
    with opened(ONE_WORKER, tmp_path, engines.open_never) as broken:
        with pytest.raises(StoreError, match="data folder"):
            broken.submit(engines.count).result(PATIENCE_S)
        assert not broken.has_ready_worker


def test_a_network_that_is_not_ours_is_told_to_whoever_runs_it(tmp_path: Path) -> None:
    with (
        opened(ONE_WORKER, tmp_path, engines.open_with_changed_weights) as broken,
        pytest.raises(EngineFailed, match=r"page_corners\.onnx .* install the program anew"),
    ):
        broken.submit(engines.count).result(PATIENCE_S)


def test_opening_is_tried_again(tmp_path: Path) -> None:
    with opened(ONE_WORKER, tmp_path, engines.OpenOnSecondTry(tmp_path / "mark")) as workers:
        deadline = time.monotonic() + PATIENCE_S
        while not workers.has_ready_worker and time.monotonic() < deadline:
            time.sleep(0.02)
        assert workers.submit(engines.count).result(PATIENCE_S) == 1


def test_closed_workers_leave_no_process_and_no_folder(tmp_path: Path) -> None:
    workers = opened(ONE_WORKER, tmp_path)
    pid = workers.submit(engines.pid).result(PATIENCE_S)
    folder = workers.submit(engines.temporary_folder).result(PATIENCE_S)
    workers.close()
    assert not is_running(pid)
    assert not folder.exists()
    with pytest.raises(Unavailable):
        workers.submit(engines.count)
