"""What the statement claims, the tests that keep each claim, and what no test of ours can show."""

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.glue.service import ROOT


@dataclass(frozen=True)
class Claim:
    """Something people can count on; `tests` are `file::test`, below tests/client."""

    name: str
    tests: tuple[str, ...]


CLAIMS = (
    Claim("list", (
        "test_accessibility.py::test_the_list_is_a_full_twin_of_the_picture",
        "test_letter.py::test_the_whole_text_is_a_twin_of_the_picture_part_by_part",
    )),
    Claim("keyboard", (
        "test_accessibility.py::test_the_whole_job_can_be_done_by_keyboard",
        "test_letter_accessibility.py::test_a_letter_can_be_read_by_keyboard",
        "test_sheet.py::test_escape_closes_the_sheet_and_gives_the_focus_back",
        "test_accessibility.py::test_what_has_the_focus_is_outlined",
    )),
    Claim("no-camera", (
        "test_sheet.py::test_a_photo_goes_all_the_way_without_a_camera",
        "test_sheet.py::test_a_photo_can_be_dropped_on_the_page",
        "test_pdf.py::test_a_form_is_recognised_page_by_page",
    )),
    Claim("no-picture", (
        "test_forms_list.py::test_the_list_is_searched_as_one_types",
        "test_coach.py::test_what_is_ticked_decides_which_questions_follow",
    )),
    Claim("letters", (
        "test_interruptions.py::test_larger_letters_are_larger_everywhere_and_remembered",
        "test_put_down.py::test_four_times_enlarged_everything_can_still_be_reached",
        "test_accessibility.py::test_large_text_pushes_nothing_off_a_small_screen",
    )),
    Claim("contrast", (
        "test_accessibility.py::test_numbers_on_the_paper_have_strong_contrast",
        "test_accessibility.py::test_forced_colours_reach_the_marks_on_the_paper",
        "test_theme.py::test_another_theme_applies_and_its_numbers_have_strong_contrast",
    )),
    Claim("aloud", (
        "test_put_down.py::test_steps_are_read_aloud_with_a_voice_of_the_phone_itself",
        "test_put_down.py::test_the_word_that_is_read_is_marked_on_the_page",
        "test_hints.py::test_hints_are_spoken_once_each_when_the_person_asks_for_it",
        "test_letter_accessibility.py"
        "::test_a_letter_is_read_aloud_and_the_line_being_read_is_marked",
    )),
    Claim("put-down", (
        "test_put_down.py::test_the_screen_stays_on_while_filling_in_and_no_longer",
        "test_put_down.py::test_an_answer_ticked_here_moves_neither_the_words_nor_the_focus",
    )),
    Claim("calm", (
        "test_accessibility.py::test_people_who_want_less_motion_get_none",
        "test_camera.py::test_a_miss_gives_one_calm_hint_that_stays_long_enough_to_read",
    )),
    Claim("from-the-right", (
        "test_accessibility.py::test_right_to_left_mirrors_the_whole_page",
        "test_camera.py::test_another_language_explains_the_same_picture_from_right_to_left",
        "test_sheet.py::test_a_date_is_not_cut_in_two_where_words_run_from_right_to_left",
    )),
)  # fmt: skip

#: What is known to fall short, or was never tried: each is told in the statement.
GAPS = (
    "nobody-tried", "no-expert", "drafts", "small-boxes", "zooming", "voices", "own-data",
    "no-listening",
)  # fmt: skip

_LIMIT_S = 1800


def passed_tests() -> frozenset[str]:
    """The tests of all claims that passed, run now: every one of a test's cases must pass.

    Raises:
        RuntimeError: the tests could not be run; the message ends with what was said.
    """
    wanted = sorted({test for claim in CLAIMS for test in claim.tests})
    with tempfile.TemporaryDirectory(prefix="leeswijzer-claims-") as folder:
        report = Path(folder) / "report.xml"
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "", f"--junitxml={report}",
             *(f"tests/client/{test}" for test in wanted)],
            cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": "1"}, timeout=_LIMIT_S,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not report.is_file():
            raise RuntimeError(f"the tests could not be run:\n{run.stdout[-2000:]}")
        ended = _ended(report)
    return frozenset(test for test in wanted if ended[test] and all(ended[test]))


def _ended(report: Path) -> dict[str, list[bool]]:
    """Whether each case of each test passed. What was skipped did not."""
    ended: dict[str, list[bool]] = defaultdict(list)
    for case in ElementTree.parse(report).iter("testcase"):
        file = case.attrib["classname"].rpartition(".")[2]
        name = case.attrib["name"].partition("[")[0]
        ended[f"{file}.py::{name}"].append(len(case) == 0)
    return ended
