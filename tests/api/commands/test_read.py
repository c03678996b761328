"""`leeswijzer read` with real workers on a small catalogue: lines, sentences, pictures, codes."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from api.wire.failure_line import FailureLineSchema
from api.wire.overlay import OverlaySchema
from tests.builders import grey_png, printed_page
from tests.forms.test_assistant import BOXES, photo

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_form")]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "known.png").write_bytes(photo())
    (folder / "stranger.png").write_bytes(photo(printed_page(77)[0]))
    (folder / "dark.png").write_bytes(grey_png(np.zeros((480, 640, 3), np.uint8)))
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 and no more")
    (folder / "empty.png").write_bytes(b"")
    (folder / "letter.txt").write_text("Dit is geen foto.")
    (folder / "again").mkdir()
    (folder / "again/known.png").write_bytes(photo())
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(leeswijzer, ["read", *map(str, arguments)])


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def is_answer(line: dict) -> bool:
    """Whether it is an answer; both kinds of line are checked against our own schemas."""
    if "problem" in line:
        FailureLineSchema.model_validate(line)
        return False
    source, answer = line["source"], {k: v for k, v in line.items() if k != "source"}
    assert isinstance(source, str)
    OverlaySchema.model_validate(answer)
    return True


EVIL = "evil\x1b[31m\nknown.png"


def test_the_name_of_a_file_says_nothing_to_the_terminal(pictures: Path, tmp_path: Path) -> None:
    (tmp_path / EVIL).write_bytes((pictures / "known.png").read_bytes())
    ran = CliRunner().invoke(leeswijzer, ["read", str(tmp_path / EVIL)], color=True)
    assert r"evil\x1b[31m\nknown.png: " in ran.stdout.splitlines()[0]
    assert "\x1b" not in ran.output


def test_for_a_machine_the_name_of_a_file_stays_as_it_is(tmp_path: Path) -> None:
    [line] = lines(run(str(tmp_path / EVIL), "--jsonl", "-").stdout)
    assert line["source"] == str(tmp_path / EVIL)


def test_what_was_typed_wrong_is_quoted_harmlessly(pictures: Path) -> None:
    known = str(pictures / "known.png")
    ran = CliRunner().invoke(leeswijzer, ["read", known, "--jsonl", f"no/{EVIL}"], color=True)
    assert (ran.exit_code, "\x1b" in ran.output) == (2, False)
    assert r"Error: no/evil\x1b[31m\nknown.png cannot be written" in ran.stderr


def test_every_picture_gets_its_line_in_order_whatever_happens_to_the_others(pictures) -> None:
    names = ["known.png", "broken.jpg", "stranger.png", "letter.txt", "absent.jpg", "again"]
    names += ["empty.png", "dark.png", "known.png"]
    sources = [str(pictures / name) for name in names]
    ran = run(*sources, "--jsonl", "-")
    assert ran.exit_code == 1
    answered = lines(ran.stdout)
    assert [line["source"] for line in answered] == sources
    assert [is_answer(line) for line in answered] == [
        True, False, True, False, False, False, False, True, True,
    ]  # fmt: skip
    outcomes = [line["outcome"] for line in answered if "outcome" in line]
    assert outcomes == ["recognised", "miss", "miss", "recognised"]
    assert [line["miss"]["reason"] for line in answered if line.get("miss")] == [
        "unknown-form",
        "too-dark",
    ]
    problems = [line["problem"] for line in answered if "problem" in line]
    assert problems[2]["code"] == "no-such-file"
    assert all(problem["message"].endswith(".") for problem in problems)
    said = ran.stderr.splitlines()
    assert [line.split()[0] for line in said] == [f"{number}/9" for number in range(1, 10)]
    assert [": not read. " in line for line in said] == ["problem" in line for line in answered]


def test_a_person_reads_the_form_its_fields_and_their_state(pictures) -> None:
    ran = run(pictures / "known.png")
    assert ran.exit_code == 0
    first, *rest = ran.stdout.splitlines()
    assert "Verhuizing, page 1 (gemeente/verhuizing/2026-1)" in first
    numbered = [line for line in rest if line[2:4].strip().isdigit()]
    assert [int(line[2:4]) for line in numbered] == list(range(1, len(BOXES) + 1))
    assert "Nieuw adres: empty" in rest[0]
    assert rest[1].endswith("[owner]")
    assert ran.stderr == ""


def test_a_miss_is_an_answer_with_advice_and_no_failure(pictures) -> None:
    ran = run(pictures / "stranger.png", "--language", "en")
    assert ran.exit_code == 0
    assert "no known form." in ran.stdout
    assert len(ran.stdout.split("no known form.")[1]) > 20


def test_a_picture_that_cannot_be_read_is_a_sentence(pictures) -> None:
    ran = run(pictures / "letter.txt")
    assert ran.exit_code == 1
    assert ran.stdout == ""
    assert "letter.txt: not read." in ran.stderr
    assert ran.stderr.strip().endswith(".")
    assert "Traceback" not in ran.output


def test_a_file_without_an_end_is_too_large() -> None:
    (line,) = lines(run("/dev/zero", "--jsonl", "-").stdout)
    assert line["problem"]["code"] == "too-large-bytes"


def test_a_named_pipe_that_nobody_writes_to_holds_nothing_back(pictures, tmp_path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    sources = [pictures / "known.png", pipe]
    first, second = lines(run(*sources, "--jsonl", "-").stdout)
    assert is_answer(first)
    assert second["problem"]["code"] == "unreadable-file"


def test_an_unknown_language_fails_every_picture_and_names_the_known_ones(pictures) -> None:
    sources = [str(pictures / "known.png"), str(pictures / "absent.png")]
    ran = run(*sources, "--language", "tlh", "--jsonl", "-")
    assert ran.exit_code == 1
    answered = lines(ran.stdout)
    assert [line["source"] for line in answered] == sources
    for line in answered:
        assert line["problem"]["code"] == "unknown-language"
        assert "nl" in line["problem"]["message"]
        assert not is_answer(line)


@pytest.mark.parametrize("language", ["", "../..", "xx" * 500])
def test_what_is_no_language_at_all_is_an_unknown_one(pictures, language: str) -> None:
    ran = run(pictures / "known.png", "--language", language, "--jsonl", "-")
    assert ran.exit_code == 1
    assert lines(ran.stdout)[0]["problem"]["code"] == "unknown-language"


def test_lines_go_to_a_file_and_the_screen_stays_empty(pictures, tmp_path) -> None:
    ran = run(pictures / "known.png", "--jsonl", tmp_path / "answers.jsonl", "--language", "ar")
    assert (ran.exit_code, ran.stdout) == (0, "")
    written = (tmp_path / "answers.jsonl").read_text("utf-8")
    (line,) = lines(written)
    assert is_answer(line)
    assert line["language"] == "ar"
    assert "\\u06" not in written


def test_answers_are_drawn_in_a_folder_made_for_them(pictures, tmp_path) -> None:
    folder = tmp_path / "new" / "drawn"
    names = ["known.png", "broken.jpg", "stranger.png"]
    ran = run(*(pictures / name for name in names), "--overlay", folder)
    assert ran.exit_code == 1
    assert {path.name for path in folder.iterdir()} == {"known.png", "stranger.png"}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in folder.iterdir())


def test_pictures_of_the_same_name_are_drawn_beside_each_other(pictures, tmp_path) -> None:
    ran = run(pictures / "known.png", pictures / "again/known.png", "--overlay", tmp_path)
    assert ran.exit_code == 0
    assert len(list(tmp_path.glob("*.png"))) == 2


def test_a_drawing_never_takes_the_place_of_the_photo(tmp_path) -> None:
    original = photo()
    (tmp_path / "known.png").write_bytes(original)
    ran = run(tmp_path / "known.png", "--overlay", tmp_path)
    assert ran.exit_code == 0
    assert (tmp_path / "known.png").read_bytes() == original
    assert len(list(tmp_path.iterdir())) == 2


def test_a_drawing_that_cannot_be_kept_is_said_and_the_others_are_done(pictures, tmp_path) -> None:
    (tmp_path / "known.png").mkdir()
    sources = [pictures / "known.png", pictures / "stranger.png"]
    ran = run(*sources, "--overlay", tmp_path, "--jsonl", "-")
    assert ran.exit_code == 1
    assert [is_answer(line) for line in lines(ran.stdout)] == [True, True]
    assert "known.png cannot be written" in ran.stderr
    assert (tmp_path / "stranger.png").is_file()


def test_a_file_name_that_is_no_text_gets_its_line_too(pictures, tmp_path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png")
    Path(odd).write_bytes(photo())
    for arguments in ((odd,), (odd, "--jsonl", "-"), (odd + "x", "--jsonl", "-")):
        ran = run(*arguments)
        assert ran.exception is None or isinstance(ran.exception, SystemExit)
        assert "caf" in ran.stdout
    assert "problem" in lines(ran.stdout)[0]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--jsonl", "-"),
        ("a.png", "--jsonl", "/nowhere/answers.jsonl"),
        ("a.png", "--overlay", "/dev/null/drawn"),
        ("a.png", "--colour"),
    ],
)
def test_wrong_usage_is_a_sentence_before_anything_is_done(arguments) -> None:
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert "Error:" in ran.stderr
    assert ran.stdout == ""


def test_a_data_folder_that_cannot_be_used_fails_every_picture(
    pictures, tmp_path, monkeypatch
) -> None:
    (tmp_path / "occupied").write_text("a file")
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "occupied"))
    sources = [str(pictures / "known.png"), str(pictures / "letter.txt")]
    ran = run(*sources, "--jsonl", "-")
    assert ran.exit_code == 1
    answered = lines(ran.stdout)
    assert [line["source"] for line in answered] == sources
    assert not any(map(is_answer, answered))


def test_a_setting_that_cannot_be_is_wrong_usage(monkeypatch, pictures) -> None:
    monkeypatch.setenv("LEESWIJZER_WORKERS", "none")
    ran = run(pictures / "known.png")
    assert ran.exit_code == 2
    assert "LEESWIJZER_WORKERS" in ran.stderr
