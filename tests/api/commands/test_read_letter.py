"""`leeswijzer letter` with real workers and readers: the contract's lines, and sentences."""

import json
from pathlib import Path

import cv2
import jsonschema
import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from api.wire.failure_line import FailureLineSchema
from api.wire.overlay import OverlaySchema
from forms.letter import LetterKind
from tests.forms.test_assistant import photo
from tests.letters.maker import make_letter, picture
from tests.letters.truth import FactKind
from tests.outside import CONTRACT

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_form")]

MADE = make_letter(1, LetterKind.REMINDER)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "letter.pdf").write_bytes(MADE.pdf)
    cv2.imwrite(str(folder / "letter.png"), picture(MADE.pdf, 6.0))
    (folder / "form.png").write_bytes(photo())
    (folder / "broken.pdf").write_bytes(MADE.pdf[:1000])
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(leeswijzer, ["letter", *map(str, arguments)])


def test_letters_a_form_and_a_broken_file_get_their_lines_in_order(
    papers: Path, one_form: Path
) -> None:
    named = [papers / name for name in ("letter.pdf", "broken.pdf", "form.png", "letter.png")]
    ended = run(*named, "--language", "en", "--jsonl", "-")
    assert ended.exit_code == 1
    pdf, broken, known, photographed = (json.loads(line) for line in ended.stdout.splitlines())
    FailureLineSchema.model_validate(broken)
    assert broken["problem"]["code"] == "unreadable-pdf"
    assert (known["outcome"], known["letter"]) == ("recognised", None)
    for line in (pdf, photographed):
        OverlaySchema.model_validate({k: v for k, v in line.items() if k != "source"})
        assert (line["outcome"], line["letter"]["kind"]) == ("letter", "reminder")
        assert line["letter"]["actions"][0]["message"]["language"] == "en"
    if (CONTRACT / "overlay.schema.json").exists():
        schema = json.loads((CONTRACT / "overlay.schema.json").read_text())
        for line in (pdf, known, photographed):
            jsonschema.validate(line, schema, cls=jsonschema.Draft202012Validator)
    _nothing_is_left_of_the_letter(one_form, ended.stderr)


def _nothing_is_left_of_the_letter(one_form: Path, said: str) -> None:
    """What was read is in the answer, and neither in the data folder nor in what is logged."""
    (account,) = MADE.truth.of(FactKind.IBAN)
    canaries = [str(account.value), account.places[0].text, MADE.sender]
    kept = b"".join(path.read_bytes() for path in one_form.rglob("*") if path.is_file())
    for canary in canaries:
        assert canary.encode() not in kept
        assert canary not in said


def test_a_person_reads_what_to_do_first(papers: Path) -> None:
    ended = run(papers / "letter.pdf", "--language", "en")
    assert ended.exit_code == 0
    first, action = ended.stdout.splitlines()[:2]
    assert first.endswith("letter.pdf: a letter (reminder)")
    assert action.lstrip().startswith("* pay (before ")


def test_what_helps_to_do_it_is_written_for_each_letter(papers: Path, tmp_path: Path) -> None:
    ended = run(papers / "letter.pdf", "--jsonl", "-", "--doing", tmp_path)
    assert ended.exit_code == 0
    (line,) = map(json.loads, ended.stdout.splitlines())
    dated = [action for action in line["letter"]["actions"] if action["before"]]
    days = {path.read_text() for path in tmp_path.glob("letter-*.ics")}
    assert len(days) == len(dated) > 0
    for action in dated:
        assert any(action["before"].replace("-", "") in day for day in days)
    assert (tmp_path / "letter-pay.txt").read_text().startswith("Naam: ...")
    assert (tmp_path / "letter-pay.pdf").read_bytes().startswith(b"%PDF-")
    # Nobody has published an account, so none is made easy to pay to.
    assert not list(tmp_path.glob("*.svg"))
