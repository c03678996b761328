"""`leeswijzer strings`: what a translator gets, and what comes of what they send back."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from forms.exchange.concept import Concept, Named
from forms.exchange.entry import Entry
from forms.exchange.formats import Format, read_entries, write_entries
from forms.exchange.tbx import read_tbx, write_tbx
from forms.store.catalogue import Catalogue
from tests.forms.store.builders import notes_in, version_of

KEY = "gemeente-voorbeeldstad/verhuizing/2026-1"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(leeswijzer, ["strings", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # A small form instead of the library, which takes seconds to draw.
    with Catalogue.open(tmp_path / "state") as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        version = version_of(KEY, notes=(notes_in("nl"), notes_in("en")))
        catalogue.add(version, publish=True, by="test")
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "state"))
    return tmp_path


def test_texts_go_out_are_changed_and_come_back_as_proposals(folder: Path) -> None:
    file = folder / "en.xlf"
    exported = run("export", KEY, str(file), "--language", "en")
    assert exported.exit_code == 0, exported.output
    assert "texts of" in exported.output
    entries = list(read_entries(file.read_bytes()).entries)
    entries[0] = replace(entries[0], target="Something else")
    file.write_bytes(write_entries(entries, Format.XLIFF_2_1))

    tried = run("import", str(file), "--dry-run", "--json")
    report = json.loads(tried.stdout)
    assert report["counts"]["changed"] == 1
    assert run("import", str(file)).exit_code == 0
    # It is a proposal here now: the same file again has nothing to change.
    assert "changed" not in json.loads(run("import", str(file), "--json").stdout)["counts"]


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    file = folder / "en.po"
    file.write_text("a translator's work")
    refused = run("export", KEY, str(file), "--language", "en", "--format", "po")
    assert refused.exit_code == 2
    assert file.read_text() == "a translator's work"


def test_a_conflict_is_shown_side_by_side_and_exits_with_one(folder: Path) -> None:
    first, second = folder / "one.csv", folder / "two.csv"
    for file in (first, second):
        run("export", KEY, str(file), "--language", "en", "--format", "csv")
        entries = list(read_entries(file.read_bytes()).entries)
        entries[0] = replace(entries[0], target=f"From {file.stem}")
        file.write_bytes(write_entries(entries, Format.CSV))
    assert run("import", str(first)).exit_code == 0
    conflict = run("import", str(second))
    assert conflict.exit_code == 1
    assert "ours:   From one" in conflict.output
    assert "theirs: From two" in conflict.output


def test_what_may_be_wrong_with_a_text_stands_behind_what_becomes_of_it(folder: Path) -> None:
    file = folder / "en.csv"
    run("export", KEY, str(file), "--language", "en", "--format", "csv")
    entries = list(read_entries(file.read_bytes()).entries)
    entries[0] = replace(entries[0], target="املأ اسم العائلة هنا")
    file.write_bytes(write_entries(entries, Format.CSV))
    tried = run("import", str(file), "--dry-run")
    assert ": changed: proposed (other-script)\n" in tried.stderr


def test_a_broken_file_imports_nothing_and_says_why(folder: Path) -> None:
    file = folder / "broken.json"
    file.write_text('{"format": "leeswijzer-exchange-1", "entries": [')
    refused = run("import", str(file))
    assert refused.exit_code == 1
    assert getattr(refused.exception, "code", None) == "unreadable-exchange"
    missing = run("import", str(folder / "none.tmx"))
    assert getattr(missing.exception, "code", None) == "no-such-file"


def test_sentences_from_elsewhere_are_remembered_and_go_out_again(folder: Path) -> None:
    tmx, broken, out = folder / "office.tmx", folder / "broken.tmx", folder / "out.tmx"
    entry = Entry("", "Neem uw pas mee.", "nl", "en", "Bring your pass.")
    tmx.write_bytes(write_entries([entry], Format.TMX))
    broken.write_bytes(tmx.read_bytes()[:200])

    def memory(*arguments: str) -> Result:
        return CliRunner().invoke(leeswijzer, ["memory", *arguments])

    imported = memory("import", str(tmx), str(broken))
    assert imported.exit_code == 1
    assert "office.tmx: 1 new, 0 known, 0 left out." in imported.output
    assert "broken.tmx: nothing imported." in imported.output
    assert memory("export", str(out), "--language", "en").exit_code == 0
    assert "Bring your pass." in [each.target for each in read_entries(out.read_bytes()).entries]


def test_the_glossary_goes_out_and_is_no_different_from_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(tmp_path / "none"))
    file = tmp_path / "terms.tbx"
    exported = CliRunner().invoke(leeswijzer, ["glossary", "export", str(file)])
    assert exported.exit_code == 0, exported.output
    compared = CliRunner().invoke(leeswijzer, ["glossary", "compare", str(file)])
    assert " terms, 0 differences." in compared.output
    file.write_bytes(file.read_bytes().replace(b"inkomstenbelasting", b"iets anders"))
    compared = CliRunner().invoke(leeswijzer, ["glossary", "compare", str(file)])
    assert "not in ours" in compared.output


def test_words_of_another_glossary_are_proposed_and_go_out_again(folder: Path) -> None:
    theirs, out = folder / "theirs.tbx", folder / "out.tbx"
    word = Concept("c1", {"nl": Named(("verzinwoord",)), "en": Named(("made-up word",))})
    other = Concept("c2", {"nl": Named(("aanslag",)), "en": Named(("levy",))})
    theirs.write_bytes(write_tbx([word, other]))

    def glossary(*arguments: str) -> Result:
        return CliRunner().invoke(leeswijzer, ["glossary", *arguments])

    looked = glossary("import", str(theirs), "--dry-run")
    assert "Nothing was changed. Terms by language: 2 new, 1 same, 1 conflicting." in looked.output
    assert "conflicting: aanslag (en): levy; here: " in looked.output
    assert "2 proposed." in glossary("import", str(theirs)).output
    again = json.loads(glossary("import", str(theirs), "--json").output)
    assert again["counts"] == {"same": 3, "conflicting": 1}
    assert glossary("export", str(out)).exit_code == 0
    kept = next(each for each in read_tbx(out.read_bytes()).concepts if each.id == "verzinwoord")
    assert kept.by_language == word.by_language


def test_labels_of_an_online_form_are_written_down_to_go_over(folder: Path) -> None:
    export, out = folder / "online.zip", folder / "uk.csv"
    asked = {
        "type": "textfield", "key": "adres", "label": "Nieuw adres:",
        "openForms": {"translations": {"uk": {"label": "Нова адреса"}}},
    }  # fmt: skip
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("forms.json", '[{"name": "Verhuizing", "slug": "verhuizing"}]')
        definitions = [{"configuration": {"components": [asked]}}]
        archive.writestr("formDefinitions.json", json.dumps(definitions))
    site = ("--site", "https://formulieren.voorbeeldstad.example/")
    found = run("from-open-forms", KEY, str(export), str(out), "--language", "uk", *site)
    assert "at: https://formulieren.voorbeeldstad.example/verhuizing/" in found.output
    assert found.exit_code == 0, found.output
    assert "Nieuw adres  =  Nieuw adres:" in found.output
    assert "     1  new: proposed" in run("import", str(out)).output
