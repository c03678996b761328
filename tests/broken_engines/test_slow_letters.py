"""Reading that is slow is let be as long as it goes on; reading that hangs is ended soon."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.workers.errors import FrameTimeout
from api.workers.pool import WorkerLimits, Workers
from forms.progress import Progress, ProgressStage
from tests.broken_engines import engines

pytestmark = pytest.mark.slow

#: A step of `TellSlowly` takes a quarter of a second, on a busy machine more.
STILL_S, ALL_S = 1.5, 6.0
#: No frame may take as long as a step of a letter, so that a letter has no limit but its own.
LIMITS = WorkerLimits(workers=1, timeout_s=0.2, letter_timeout_s=ALL_S, letter_still_s=STILL_S)
PATIENCE_S = 60


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers[Any]]:
    folder = tmp_path_factory.mktemp("slow")
    with Workers(engines.open_engine, LIMITS, fallback_folder=folder) as started:
        yield started


def steps(count: int) -> tuple[Progress, ...]:
    return tuple(
        Progress(ProgressStage.READING, line / count, line=line, lines=count)
        for line in range(count)
    )


def test_slow_reading_that_goes_on_is_let_be(workers: Workers[Any]) -> None:
    with workers.open_note() as note:
        # Ten steps take more than the longest standstill, and less than all may take.
        task = engines.TellSlowly(note.path, steps(10))
        assert workers.submit(task, letter=note.path).result(PATIENCE_S) == "done"


@pytest.mark.parametrize("mishap", [engines.TellAndHang, engines.TellAndLeave])
def test_reading_that_stands_still_is_ended_and_said_so(workers: Workers[Any], mishap: Any) -> None:
    with workers.open_note() as note:
        hanging = workers.submit(mishap(note.path, steps(1)[0]), letter=note.path)
        with pytest.raises(FrameTimeout, match=r"stood still for 1\.5 seconds"):
            hanging.result(PATIENCE_S)
    with workers.open_note() as note:
        next_one = engines.TellSlowly(note.path, steps(1))
        assert workers.submit(next_one, letter=note.path).result(PATIENCE_S) == "done"


def test_reading_that_never_told_anything_is_ended_too(workers: Workers[Any]) -> None:
    with workers.open_note() as note:
        hanging = workers.submit(engines.hang_deaf, letter=note.path)
        with pytest.raises(FrameTimeout, match="stood still"):
            hanging.result(PATIENCE_S)


def test_reading_that_goes_on_for_ever_has_an_end(workers: Workers[Any]) -> None:
    with workers.open_note() as note:
        endless = workers.submit(engines.TellSlowly(note.path, steps(400)), letter=note.path)
        with pytest.raises(FrameTimeout, match="longer than 6 seconds"):
            endless.result(PATIENCE_S)


def test_a_letter_that_waits_is_not_standing_still(workers: Workers[Any]) -> None:
    with workers.open_note() as first, workers.open_note() as second:
        before = workers.submit(engines.TellSlowly(first.path, steps(10)), letter=first.path)
        waiting = workers.submit(engines.TellSlowly(second.path, steps(3)), letter=second.path)
        assert before.result(PATIENCE_S) == "done"
        assert waiting.result(PATIENCE_S) == "done"


def test_who_left_ends_work_that_hangs(workers: Workers[Any], tmp_path: Path) -> None:
    note = workers.open_note()
    hanging = workers.submit(engines.TellAndHang(note.path, steps(1)[0]), letter=note.path)
    note.close()
    assert hanging.exception(PATIENCE_S) is not None
    with workers.open_note() as after:
        task = engines.TellSlowly(after.path, steps(1))
        assert workers.submit(task, letter=after.path).result(PATIENCE_S) == "done"
