"""Work in a real worker is followed: each step once, and it ends when nobody follows any more."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from api.workers.errors import WorkerCrashed
from api.workers.following import followed
from api.workers.pool import WorkerLimits, Workers
from forms.progress import WAITING, Progress, ProgressStage
from tests.api.apart import apart
from tests.broken_engines import engines

pytestmark = pytest.mark.slow

PATIENCE_S = 30


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers[Any]]:
    limits = WorkerLimits(workers=1, timeout_s=PATIENCE_S, letter_timeout_s=PATIENCE_S)
    with Workers(engines.open_engine, limits, fallback_folder=tmp_path_factory.mktemp("f")) as made:
        made.submit(engines.pid).result(PATIENCE_S)
        yield made


def read(line: int, lines: int = 4) -> Progress:
    return Progress(ProgressStage.READING, line / lines, line=line, lines=lines)


def follow(workers: Workers[Any], *steps: Progress) -> tuple[list[Progress], Any]:
    """What was told of work of these steps, and its answer."""

    async def told() -> tuple[list[Progress], Any]:
        note = workers.open_note()
        looking = workers.submit(engines.TellSlowly(note.path, steps))
        heard = [each async for each in followed(looking, note)]
        assert not note.path.exists()
        return heard, looking.result()

    return apart(told())


def test_steps_are_told_in_order_and_then_the_answer_is_there(workers: Workers[Any]) -> None:
    steps = [read(line) for line in range(5)]
    told, answer = follow(workers, *steps)
    assert answer == "done"
    # A step may pass unseen while the machine is at other things.
    assert told == [step for step in steps if step in told]
    assert len(told) > 1


def test_what_begins_anew_never_goes_back(workers: Workers[Any]) -> None:
    told, _ = follow(workers, read(1), read(3), read(0), read(2), read(4))
    shares = [each.share for each in told]
    assert len(told) > 1
    assert shares == sorted(set(shares))


def test_who_leaves_ends_the_work_at_its_next_step(workers: Workers[Any], tmp_path: Path) -> None:
    async def leave() -> Any:
        note = workers.open_note()
        steps = tuple(read(line, 600) for line in range(600))
        looking = workers.submit(engines.TellSlowly(note.path, steps))
        async with aclosing(followed(looking, note)) as told:
            async for _ in told:
                break
        return looking

    apart(leave())
    # 600 steps would take two minutes and a half; the one worker is free well before that.
    assert workers.submit(engines.pid).result(PATIENCE_S) > 0


def test_who_waits_for_a_worker_is_told_so_and_can_leave(workers: Workers[Any]) -> None:
    async def leave() -> tuple[Progress, bool]:
        busy = workers.submit(engines.Nap(1.0))
        note = workers.open_note()
        looking = workers.submit(engines.TellSlowly(note.path, (read(1),)))
        async with aclosing(followed(looking, note)) as told:
            first = await anext(told)
        await asyncio.wrap_future(busy)
        return first, looking.cancelled()

    first, is_cancelled = apart(leave())
    assert first == WAITING
    assert is_cancelled


def test_a_crash_is_left_to_who_asks_for_the_answer(workers: Workers[Any]) -> None:
    async def follow() -> Any:
        note = workers.open_note()
        looking = workers.submit(engines.crash)
        assert not [each async for each in followed(looking, note) if each != WAITING]
        return looking

    with pytest.raises(WorkerCrashed):
        apart(follow()).result()
