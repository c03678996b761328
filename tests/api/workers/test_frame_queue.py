import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.workers.frame_queue import FrameQueue, QueueFullError


def test_first_come_first_served() -> None:
    queue: FrameQueue[int] = FrameQueue(3)
    for frame in (1, 2, 3):
        assert queue.put(frame) is None
    assert [queue.take(), queue.take(), queue.take(), queue.take()] == [1, 2, 3, None]


def test_a_newer_frame_takes_the_place_of_its_session_s_waiting_one() -> None:
    queue: FrameQueue[str] = FrameQueue(2)
    queue.put("old", session="a")
    queue.put("other", session="b")
    assert queue.put("new", session="a") == "old"
    assert list(queue) == ["new", "other"]


def test_a_full_queue_refuses_strangers_but_not_replacements() -> None:
    queue: FrameQueue[str] = FrameQueue(1)
    queue.put("old", session="a")
    with pytest.raises(QueueFullError):
        queue.put("other", session="b")
    assert queue.put("new", session="a") == "old"


def test_a_frame_taken_in_vain_comes_first_again_unless_a_newer_one_came() -> None:
    queue: FrameQueue[str] = FrameQueue(3)
    queue.put("later")
    assert queue.put_back("first", session="a")
    assert queue.take() == "first"
    queue.put("newer", session="a")
    assert not queue.put_back("first", session="a")


@given(st.lists(st.tuples(st.integers(), st.sampled_from(["a", "b", None]))))
def test_no_frame_is_lost_or_doubled_and_no_session_waits_twice(
    arrivals: list[tuple[int, str | None]],
) -> None:
    queue: FrameQueue[tuple[int, int]] = FrameQueue(5)
    refused, replaced = 0, []
    for number, (frame, session) in enumerate(arrivals):
        try:
            previous = queue.put((number, frame), session)
        except QueueFullError:
            refused += 1
        else:
            replaced += [previous] if previous else []
    waiting = list(queue)
    assert len(waiting) <= 5
    assert len(waiting) + len(replaced) + refused == len(arrivals)
    assert len(set(waiting) | set(replaced)) == len(waiting) + len(replaced)
