"""Who watches a terminal sees how far a letter is; the line goes when there is an answer."""

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from api.terminal.progress_line import words_of
from forms.letter import LetterKind
from forms.progress import Progress, ProgressStage
from forms.store.catalogue import Catalogue
from tests.glue.service import environment, program
from tests.letters.maker import make_letter


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(ProgressStage.READING, 0.416, line=12, lines=40), "line 12 of 40 read (42%)"),
        (
            Progress(ProgressStage.READING, 0.7, 2, 3, line=1, lines=9),
            "page 2 of 3, line 1 of 9 read (70%)",
        ),
        (Progress(ProgressStage.WAITING, 0.0), "waiting (0%)"),
    ],
)
def test_it_is_said_in_a_few_words(progress: Progress, words: str) -> None:
    assert words_of(progress) == words


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_terminal_shows_how_far_a_letter_is(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(make_letter(1, LetterKind.REMINDER).pdf)
    with Catalogue.open(tmp_path / "data") as catalogue:
        catalogue.record("library-seeded", "library", by="test")  # drawing it takes seconds
    ours, theirs = pty.openpty()
    command = [program(), "letter", "letter.pdf", "--jsonl", "answers.jsonl"]
    with subprocess.Popen(
        command, env=environment(tmp_path / "data"), cwd=tmp_path, stderr=theirs
    ) as running:
        os.close(theirs)
        shown = _all_of(ours)
    assert running.returncode == 0
    lines = [int(line) for line in re.findall(r"letter\.pdf: line (\d+) of \d+ read", shown)]
    assert len(lines) > 2
    assert lines == sorted(set(lines))
    assert shown.endswith("\r\x1b[K")
    assert '"outcome": "letter"' in (tmp_path / "answers.jsonl").read_text()


def _all_of(terminal: int) -> str:
    """What is written there until the other side closes it."""
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # so Linux says that a terminal was closed
        pass
    os.close(terminal)
    return shown.decode()
