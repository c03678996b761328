import csv
import io
import json
from dataclasses import replace

import pytest

from forms.insight.machine_texts import MachineText, as_csv, as_json
from forms.store.catalogue import Catalogue
from forms.store.texts.machine_texts import MachineRegister
from forms.template import Origin
from tests.forms.store.builders import notes_in, version_of

KEY = "voorbeeld/verhuizing/2026-1"
ENGINE = "argos 1.9 nl-en 1.4"


@pytest.fixture
def folder(place):
    machine = replace(
        notes_in("en"),
        provenance="draft",
        origins={"title": Origin("machine", ENGINE), "purpose": Origin("machine", None)},
    )
    with Catalogue.open(place) as catalogue:
        notes = (notes_in("nl"), machine)
        catalogue.add(version_of(KEY, notes=notes), publish=True, by="test")
        draft = version_of("voorbeeld/concept/1", (90,), notes=notes)
        catalogue.add(draft, publish=False, by="test")
    return place


def test_every_shown_text_of_a_machine_is_there_and_no_other(folder):
    with MachineRegister.open(folder) as register:
        found = register.shown()
    assert [(each.form, each.path, each.engine) for each in found] == [
        ("voorbeeld/concept/1", "title", ENGINE),
        ("voorbeeld/concept/1", "purpose", "not kept"),
        (KEY, "title", ENGINE),
        (KEY, "purpose", "not kept"),
    ]
    assert {(each.form, each.is_published) for each in found} == {
        ("voorbeeld/concept/1", False),
        (KEY, True),
    }
    assert {(each.language, each.state) for each in found} == {("en", "draft")}
    assert all(each.since.startswith("20") and "machine" in each.label for each in found)


def test_the_register_is_written_whole_and_runs_in_no_spreadsheet():
    text = MachineText(KEY, "title", "en", "=1+1\nline", ENGINE, "2026-01-01", "draft", True)
    names, cells = csv.reader(io.StringIO(as_csv([text]), newline=""))
    assert dict(zip(names, cells, strict=True))["text"] == "'=1+1\nline"
    assert json.loads(as_json([text]))[0]["text"] == "=1+1\nline"
