"""The command line as people use it: exit codes, lines and sentences."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from sqlalchemy import text

from api.cli import main
from api.command_line import LazyGroup, leeswijzer
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from tests.forms.pdf.builders import P, W, pdf_of, words
from tests.forms.store.builders import version_of
from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS

KEY_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*(/[a-z0-9]+(?:-[a-z0-9]+)*){2}$"
CORNERS = {
    "type": "array",
    "minItems": 4,
    "maxItems": 4,
    "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}},
}


def exactly(**members: object) -> dict:
    """The schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }


STRING, NUMBER, BOOLEAN = {"type": "string"}, {"type": "number"}, {"type": "boolean"}
PERHAPS = {"type": ["string", "null"]}
#: The public contract for one line, said again here.
FIELD = exactly(
    id=STRING,
    type=STRING,
    areaMm=CORNERS,
    label=PERHAPS,
    semantic=PERHAPS,
    required={"type": ["boolean", "null"]},
)
PAGE = exactly(
    page={"type": "integer"},
    widthMm=NUMBER,
    heightMm=NUMBER,
    fields={"type": "array", "items": FIELD},
)
KEY = {"type": "string", "pattern": KEY_PATTERN}
FORM_LINE = Draft202012Validator(
    exactly(
        source=PERHAPS,
        key=KEY,
        published=BOOLEAN,
        pages={"type": "array", "items": PAGE},
        duplicateOf={"type": "array", "items": KEY},
        replaces={"anyOf": [KEY, {"type": "null"}]},
        warnings={"type": "array", "items": STRING},
    )
)
FAILURE_LINE = Draft202012Validator(
    exactly(source=STRING, problem=exactly(code=STRING, message=STRING))
)


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    """A folder whose library counts as seeded, so that each test is quick."""
    folder = tmp_path / "data"
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(folder))
    with Catalogue.open(folder) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
    return folder


@pytest.fixture
def pdfs(tmp_path) -> Path:
    """A folder with a form, its next version, and what is no form."""
    page = P(drawing=words(72, 700, "Naam"), widgets=(W((110, 695, 300, 712), name="naam"),))
    files = {
        "Verhuizing 2026.pdf": pdf_of(page, static_id=True),
        "later.pdf": pdf_of(page, P(drawing=words(72, 700, "Blad 2"))),
        "broken.pdf": pdf_of(page)[:400],
        "locked.pdf": pdf_of(page, encryption=pikepdf.Encryption(user="x", owner="y")),
        "text.pdf": b"no pdf at all",
        "….pdf": pdf_of(page),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(leeswijzer, [str(argument) for argument in arguments])


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.slow
def test_every_input_gets_its_line_in_order_whatever_happens_to_the_others(pdfs):
    names = ["text.pdf", "Verhuizing 2026.pdf", "absent.pdf", "locked.pdf", "later.pdf", "….pdf"]
    names += ["broken.pdf", "."]
    sources = [str(pdfs / name) for name in names]
    ran = run("forms", "add", *sources, "--issuer", "gemeente", "--publish", "--jsonl", "-")
    assert ran.exit_code == 1
    answered = lines(ran.stdout)
    assert [line["source"] for line in answered] == sources
    problems = {
        Path(line["source"]).name: line["problem"]["code"] for line in answered if "problem" in line
    }
    assert problems == {
        "text.pdf": "not-a-pdf",
        "absent.pdf": "no-such-file",
        "locked.pdf": "encrypted-pdf",
        "….pdf": "invalid-key",
        "broken.pdf": "unreadable-pdf",
        pdfs.name: "unreadable-file",
    }
    for line in answered:
        (FAILURE_LINE if "problem" in line else FORM_LINE).validate(line)
    moved = answered[1]
    assert moved["key"] == "gemeente/verhuizing-2026/1"
    assert moved["published"] is True
    assert moved["pages"][0]["fields"][0]["label"] == "Naam"
    assert "Traceback" not in ran.output
    said = ran.stderr.splitlines()
    assert [line.split()[0] for line in said] == [f"{number}/8" for number in range(1, 9)]
    assert [": not registered. " in line for line in said] == [
        "problem" in line for line in answered
    ]


@pytest.mark.slow
def test_registering_showing_and_publishing_a_new_version(pdfs, tmp_path):
    form = ["--issuer", "gemeente", "--form", "verhuizing"]
    first = run("forms", "add", pdfs / "Verhuizing 2026.pdf", *form, "--version", "2025")
    assert first.exit_code == 0
    assert "registered as a draft as gemeente/verhuizing/2025 (1 page, 1 field)." in first.stdout
    out = tmp_path / "lines.jsonl"
    again = run("forms", "add", pdfs / "later.pdf", *form, "--version", "2026", "--jsonl", out)
    assert (again.exit_code, again.stdout) == (0, "")
    line = lines(out.read_text())[0]
    assert line["replaces"] == "gemeente/verhuizing/2025"
    assert line["published"] is False

    clash = run("forms", "add", pdfs / "later.pdf", *form, "--version", "2025", "--jsonl", "-")
    assert clash.exit_code == 1
    assert lines(clash.stdout)[0]["problem"]["code"] == "key-exists"

    assert run("forms", "publish", "gemeente/verhuizing/2026").exit_code == 0
    shown = run("forms", "show", "gemeente/verhuizing/2026", "--json")
    shown_line = json.loads(shown.stdout)
    FORM_LINE.validate(shown_line)
    assert shown_line == line | {"source": None, "published": True}
    listed = json.loads(run("forms", "list", "--json").stdout)
    assert [(form["key"], form["published"]) for form in listed] == [
        ("gemeente/verhuizing/2025", False),
        ("gemeente/verhuizing/2026", True),
    ]
    assert "gemeente/verhuizing/2025  draft  1 page, 1 field" in run("forms", "list").stdout
    assert "naam" in run("forms", "show", "gemeente/verhuizing/2026").stdout


@pytest.mark.slow
def test_the_language_of_the_print_can_be_said(pdfs):
    source, issuer = pdfs / "Verhuizing 2026.pdf", ["--issuer", "gemeente"]
    guessed = run("forms", "add", source, *issuer, "--form", "guessed")
    assert "--language nl" in guessed.stdout
    said = run("forms", "add", source, *issuer, "--form", "said", "--language", "NL")
    assert (said.exit_code, "--language" in said.stdout) == (0, False)
    assert "Language: nl" in run("forms", "show", "gemeente/said/1").stdout


@pytest.mark.slow
def test_the_title_can_be_said_of_one_file(pdfs):
    source, issuer = pdfs / "Verhuizing 2026.pdf", ["--issuer", "gemeente"]
    said = run("forms", "add", source, *issuer, "--form", "said", "--title", " Adres  wijzigen ")
    assert said.exit_code == 0
    assert run("forms", "show", "gemeente/said/1").stdout.startswith("Adres wijzigen  (")
    two = run("forms", "add", source, source, *issuer, "--title", "Verhuizing")
    assert (two.exit_code, two.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["forms", "add", "a.pdf", "--issuer", "g", "--language", "Dutch"],
        ["forms", "add", "a.pdf", "--issuer", "g", "--language", "und"],
        ["forms", "add", "--issuer", "gemeente"],
        ["forms", "add", "a.pdf"],
        ["forms", "add", "a.pdf", "--issuer", "Gemeente!"],
        ["forms", "add", "a.pdf", "--issuer", "g", "--form", "a/b"],
        ["forms", "add", "a.pdf", "--issuer", "g", "--version", ""],
        ["forms", "add", "a.pdf", "--issuer", "g", "--jsonl", "/no/such/folder/x"],
        ["forms", "show"],
        ["forms", "show", "gemeente"],
        ["forms", "publish", "gemeente/verhuizing"],
        ["nothing"],
    ],
)
def test_wrong_usage_is_said_and_exits_with_2(arguments):
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "Error:" in ran.stderr


def main_with(monkeypatch, capsys, *arguments: str) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["leeswijzer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize("command", ["show", "publish"])
def test_a_form_that_is_not_there_is_said_in_a_sentence(monkeypatch, capsys, command):
    code, said = main_with(monkeypatch, capsys, "forms", command, "gemeente/verhuizing/1")
    assert code == 1
    assert said == "There is no version gemeente/verhuizing/1 in the catalogue.\n"


def test_a_setting_that_cannot_be_is_wrong_usage(monkeypatch):
    monkeypatch.setenv("LEESWIJZER_WORKERS", "many")
    ran = run("forms", "list")
    assert ran.exit_code == 2
    assert "LEESWIJZER_WORKERS" in ran.stderr


def test_an_unusable_data_folder_fails_every_input_in_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "file"))
    ran = run("forms", "add", "a.pdf", "b.pdf", "--issuer", "gemeente", "--jsonl", "-")
    assert ran.exit_code == 1
    assert [line["problem"]["code"] for line in lines(ran.stdout)] == ["store-unusable"] * 2


def test_an_older_database_is_refused_until_it_is_upgraded(monkeypatch, capsys, data_dir):
    engine = connect(database_url(data_dir))
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    engine.dispose()
    code, said = main_with(monkeypatch, capsys, "forms", "list")
    assert code == 1
    assert "leeswijzer db upgrade" in said


def test_db_upgrade_makes_a_database_and_does_no_harm_twice(monkeypatch, tmp_path):
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "new"))
    assert "Made a new database" in run("db", "upgrade").stdout
    assert "up to date" in run("db", "upgrade").stdout


def test_our_own_mistakes_name_the_place_and_nothing_read(monkeypatch, capsys):
    def fail(*_arguments: object, **_options: object) -> None:
        raise ValueError("secret text from a page")

    monkeypatch.setattr(LazyGroup, "main", fail)
    code, said = main_with(monkeypatch, capsys, "forms", "list")
    assert code == 1
    assert "ValueError at test_forms.py" in said
    assert "secret" not in said


def test_every_command_in_the_help_loads():
    context = leeswijzer.make_context("leeswijzer", ["--help"], resilient_parsing=True)
    names = leeswijzer.list_commands(context)
    assert {"forms", "db"} <= set(names)
    for name in names:
        assert leeswijzer.get_command(context, name) is not None


def loaded_by(program: str, *names: str) -> list[str]:
    """Which of the modules a new Python has loaded at the end of `program`."""
    asked = f"import sys\n{program}\nprint(sorted(set({names!r}) & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return list(ast.literal_eval(ran.stdout.splitlines()[-1]))


@pytest.mark.slow
def test_help_loads_no_pictures_and_no_database():
    help_shown = (
        "sys.argv = ['leeswijzer', '--help']\n"
        "from api.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass"
    )
    assert loaded_by(help_shown, "cv2", "sqlalchemy", "fastapi") == []


@pytest.mark.slow
def test_who_waits_for_an_answer_loads_only_what_passes_it_on():
    heavy = ("sqlalchemy", "pikepdf", "pypdfium2", "onnxruntime", "fastapi", "PIL", "jsonschema")
    assert loaded_by("import api.commands.read, api.commands.answering", *heavy) == []


def test_a_damaged_form_is_named_and_the_others_are_listed(data_dir):
    with Catalogue.open(data_dir) as catalogue:
        for number, shade in ((1, 200), (2, 100)):
            version = version_of(f"gemeente/verhuizing/{number}", shades=(shade,))
            catalogue.add(version, publish=True, by="test")
    engine = connect(database_url(data_dir))
    with writing(engine) as connection:
        blank = bytes(ROWS * COLUMNS * ORIENTATIONS)
        connection.execute(text("UPDATE pages SET fingerprint = :blank"), {"blank": blank})
        connection.execute(text("UPDATE versions SET template = '' WHERE version = '2'"))
    engine.dispose()
    ran = run("forms", "list", "--json")
    assert ran.exit_code == 1
    assert [form["key"] for form in json.loads(ran.stdout)] == ["gemeente/verhuizing/1"]
    assert "gemeente/verhuizing/2 cannot be used" in ran.stderr
