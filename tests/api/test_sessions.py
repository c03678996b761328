import numpy as np

from api.sessions import Sessions
from forms.keys import PageKey
from forms.overlay import Sighting
from vision.geometry import Homography

SEEN = Sighting(PageKey.parse("a/b/c/1"), Homography(np.eye(3)))


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_what_was_seen_is_forgotten_after_two_minutes() -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    sessions.remember("phone", SEEN)
    clock.now_s += 119
    assert sessions.recall("phone") is SEEN
    clock.now_s += 2
    assert sessions.recall("phone") is None
    assert len(sessions) == 0


def test_recalling_does_not_prolong_remembering_does() -> None:
    clock = Clock()
    sessions = Sessions(remembered_s=10, clock=clock)
    sessions.remember("phone", SEEN)
    clock.now_s += 8
    sessions.remember("phone", SEEN)
    clock.now_s += 8
    assert sessions.recall("phone") is SEEN


def test_strangers_share_nothing() -> None:
    sessions = Sessions()
    sessions.remember("phone", SEEN)
    assert sessions.recall("other") is None


def test_the_oldest_make_room() -> None:
    sessions = Sessions(max_sessions=3)
    for number in range(5):
        sessions.remember(str(number), SEEN)
    assert [sessions.recall(str(number)) is SEEN for number in range(5)] == [
        False,
        False,
        *[True] * 3,
    ]
