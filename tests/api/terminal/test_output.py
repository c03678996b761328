"""Where lines go, and what is said beside them."""

from pathlib import Path

import click
import pytest

from api.terminal.output import open_output, tell


def test_without_a_name_nothing_is_written() -> None:
    with open_output(None) as output:
        assert output is None


def test_lines_go_to_the_file_in_utf_8(tmp_path: Path) -> None:
    with open_output(str(tmp_path / "lines.jsonl")) as output:
        assert output is not None
        output.write("جملة\n")
    assert (tmp_path / "lines.jsonl").read_text("utf-8") == "جملة\n"


def test_a_file_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="cannot be written"), open_output(str(tmp_path)):
        pass


@pytest.mark.parametrize(
    ("number", "of", "failure", "said"),
    [
        (1, 1, None, ""),
        (1, 1, "not read. Empty.", "a.jpg: not read. Empty.\n"),
        (2, 3, None, "2/3 a.jpg\n"),
        (2, 3, "not read. Empty.", "2/3 a.jpg: not read. Empty.\n"),
    ],
)
def test_progress_and_failures_are_said_beside_the_lines(
    capsys: pytest.CaptureFixture[str], number: int, of: int, failure: str | None, said: str
) -> None:
    tell(number, of, "a.jpg", failure)
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", said)
