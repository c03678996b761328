"""Where lines go, and what is said beside them."""

from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.terminal.output import closed, open_output, say, shown, tell


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


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("evil\x1b[31m.pdf", r"evil\x1b[31m.pdf"),
        ("a.pdf\nb.pdf: registered", r"a.pdf\nb.pdf: registered"),
        ("a\x9b2J\u2028b", r"a\x9b2J\u2028b"),
        ("\u202efdp.exe", r"\u202efdp.exe"),
        ("caf\udce9.pdf", "caf�.pdf"),
        ("a\u2067b.12\u2069", r"a\u2067b.12\u2069"),
        ("a\u2069b\u2066c", r"a\u2069b\u2066c"),
        ("brief – Ελλάδα, جملة.pdf", "brief – Ελλάδα, جملة.pdf"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(
    capsys: pytest.CaptureFixture[str], name: str, seen: str
) -> None:
    say(name)
    tell(1, 1, name, "not read.")
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (f"{seen}\n", f"{seen}: not read.\n")


def test_an_amount_in_arabic_is_kept_apart_and_seen_as_it_is() -> None:
    said = "ادفع \u206688.00 €\u2069 إلى \u2068Boetebureau\u2069."
    assert shown(said) == said


def test_a_part_that_runs_on_is_ended_on_its_line_and_begun_again() -> None:
    assert list(closed(["ادفع \u2066NL91 ABNA", "0417 1643 00\u2069.", "نعم"])) == [
        "ادفع \u2066NL91 ABNA\u2069",
        "\u20660417 1643 00\u2069.",
        "نعم",
    ]


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_whatever_is_shown_is_one_line_that_can_be_written(text: str) -> None:
    seen = shown(text)
    assert len(seen.encode("utf-8").decode("utf-8").splitlines()) <= 1
    assert shown(seen) == seen
    assert all(each.isprintable() or ord(each) > 0x9F for each in seen)
