"""What a worker writes on a note is what is read from it, and a note taken away ends the work."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.workers.errors import Abandoned
from api.workers.progress_note import ProgressNote, writing_on
from forms.progress import LOOKING, Progress, ProgressStage

count = st.integers(0, 2**31 - 1)
progresses = st.builds(
    Progress, st.sampled_from(ProgressStage), st.floats(0, 1), count, count, count,
    st.none() | count,
)  # fmt: skip


@given(st.lists(progresses, min_size=1, max_size=4))
def test_the_last_that_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, written: list[Progress]
) -> None:
    with ProgressNote(tmp_path_factory.mktemp("note")) as note:
        assert note.read() is None
        with writing_on(note.path) as tell:
            for progress in written:
                tell(progress)
                assert note.read() == progress


def test_a_note_half_written_says_nothing(tmp_path: Path) -> None:
    with ProgressNote(tmp_path) as note:
        with writing_on(note.path) as tell:
            tell(LOOKING)
        content = bytearray(note.path.read_bytes())
        content[6] ^= 1
        note.path.write_bytes(content)
        assert note.read() is None
        note.path.write_bytes(content[:9])
        assert note.read() is None


def test_only_we_can_read_a_note_and_nothing_is_left_of_it(tmp_path: Path) -> None:
    with ProgressNote(tmp_path) as note:
        assert note.path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == []


def test_who_writes_on_a_note_that_was_taken_away_is_stopped(tmp_path: Path) -> None:
    note = ProgressNote(tmp_path)
    with writing_on(note.path) as tell:
        tell(LOOKING)
        note.close()
        with pytest.raises(Abandoned):
            tell(LOOKING)
    with pytest.raises(Abandoned), writing_on(note.path):
        pass


def test_without_a_note_nobody_hears(tmp_path: Path) -> None:
    with writing_on(None) as tell:
        tell(LOOKING)
    assert list(tmp_path.iterdir()) == []
