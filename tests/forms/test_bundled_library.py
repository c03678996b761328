import json
import shutil
import time
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from forms.errors import ContentError
from forms.keys import VersionKey
from forms.library import key_of, lacking_of, library_folders, load_version, open_seeded, seed
from forms.store.catalogue import Catalogue
from tests.forms.store.builders import version_of

pytestmark = pytest.mark.slow

#: For each page; four times what it takes on an idle core, as tests run side by side.
SEEDING_CPU_S = 0.4
LIBRARY = Path(str(files("forms") / "library"))


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """The catalogue of a folder that was empty, and how much work of the processor it took."""
    started = time.process_time()
    with open_seeded(tmp_path_factory.mktemp("data")) as catalogue:
        yield catalogue, time.process_time() - started


@pytest.fixture(scope="module")
def seeded(first_start):
    return first_start[0]


def test_the_whole_library_is_published(seeded):
    keys = {str(kept.key) for kept in seeded.versions() if kept.is_published}
    assert keys == {
        folder.parent.relative_to(LIBRARY).as_posix() for folder in LIBRARY.rglob("template.json")
    }
    assert len(keys) >= 5


def test_templates_carry_what_was_authored(seeded):
    for kept in seeded.versions():
        folder = LIBRARY / str(kept.key)
        authored = json.loads((folder / "template.json").read_text("utf-8"))
        placed = json.loads((folder / "pages.json").read_text("utf-8"))
        template = seeded.template(kept.key)
        assert template.issuer_name == authored["issuerName"]
        assert len(template.pages) == len(placed["pages"])
        found = {(field.page, field.id): field for page in template.pages for field in page.fields}
        assert set(found) == {(field["page"], field["id"]) for field in authored["fields"]}
        for place in placed["fields"]:
            field = found[place["page"], place["id"]]
            np.testing.assert_allclose(field.area.xy, place["areaMm"], atol=0.001)
            assert field.label


def test_fields_come_in_reading_order(seeded):
    for kept in seeded.versions():
        for page in seeded.template(kept.key).pages:
            orders = [field.order for field in page.fields]
            assert orders == sorted(orders)


def test_notes_are_kept_in_every_language_they_were_written_in(seeded):
    for kept in seeded.versions():
        written = sorted(
            path.name.split(".")[1] for path in (LIBRARY / str(kept.key)).glob("notes.*.json")
        )
        assert {"ar", "en", "nl"} <= set(written)
        assert seeded.note_languages(kept.key) == written
        notes = seeded.notes(kept.key, kept.language)
        assert notes is not None
        assert notes.provenance == "owner"
        assert len(notes.fields) == kept.field_count


def test_yearly_versions_look_alike_and_other_forms_do_not(seeded):
    for page in seeded.published_pages():
        families = {other.key.version.family for other in page.lookalikes}
        assert families <= {page.key.version.family}
    yearly = [
        page for page in seeded.published_pages() if page.key.version.form == "kwijtschelding"
    ]
    assert all(page.lookalikes for page in yearly)


def test_the_pictures_are_as_large_as_the_paper(seeded):
    for page in seeded.published_pages():
        reference = seeded.reference(page.key)
        assert reference.grey.shape == (round(page.height_mm * 4), round(page.width_mm * 4))


def test_seeding_happens_once(seeded):
    before = seeded.revision()
    assert not seed(seeded)
    assert seeded.revision() == before


def test_seeding_that_was_stopped_half_way_is_finished_the_next_time(tmp_path, monkeypatch):
    real = Catalogue.add
    kept = []

    def stop_after_two(self, version, **options):
        if len(kept) == 2:
            raise KeyboardInterrupt
        kept.append(version)
        return real(self, version, **options)

    root = root_with(tmp_path / "library", *map(str, map(key_of, library_folders()[:4])))
    monkeypatch.setattr(Catalogue, "add", stop_after_two)
    with Catalogue.open(tmp_path / "data") as catalogue, pytest.raises(KeyboardInterrupt):
        seed(catalogue, root)
    monkeypatch.undo()
    with Catalogue.open(tmp_path / "data") as catalogue:
        assert len(catalogue.versions()) == 2
        assert seed(catalogue, root)
        assert len(catalogue.versions()) == 4


def root_with(folder, *keys):
    """A library of these versions only, as an older program came with fewer."""
    for key in keys:
        shutil.copytree(LIBRARY / key, folder / key)
    return folder


def test_a_folder_seeded_before_gets_what_is_new_and_what_is_there_stays(tmp_path):
    old, withdrawn, new, own = sorted(
        (str(key_of(each)) for each in library_folders()),
        key=lambda key: len(json.loads((LIBRARY / key / "pages.json").read_text())["pages"]),
    )[:4]
    with Catalogue.open(tmp_path / "data") as catalogue:
        assert seed(catalogue, root_with(tmp_path / "older", old, withdrawn))
        catalogue.withdraw(VersionKey.parse(withdrawn), by="person:1", reason="test")
        catalogue.add(version_of(own), publish=False, by="person:1")
        kept = {key: catalogue.version(VersionKey.parse(key)) for key in (old, withdrawn, own)}
        newer = root_with(tmp_path / "newer", old, withdrawn, new, own)
        assert [str(key_of(each)) for each in lacking_of(catalogue, newer)] == [new]
        assert seed(catalogue, newer)
        assert catalogue.version(VersionKey.parse(new)).is_published
        assert {
            key: catalogue.version(VersionKey.parse(key)) for key in (old, withdrawn, own)
        } == kept
        before = catalogue.revision()
        assert not seed(catalogue, newer)
        assert catalogue.revision() == before


def test_who_said_to_want_no_library_gets_none(tmp_path):
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.record("library-seeded", "library", by="operator:test")
        assert not seed(catalogue)
        assert catalogue.versions() == []


def test_seeding_is_quick(first_start):
    catalogue, took_s = first_start
    assert took_s < SEEDING_CPU_S * len(catalogue.pages())


@pytest.mark.parametrize("missing", ["form.pdf", "template.json", "pages.json"])
def test_an_incomplete_folder_is_said_in_words(tmp_path, missing):
    folder = tmp_path / "version"
    shutil.copytree(str(library_folders()[0]), folder)
    (folder / missing).unlink()
    with pytest.raises(ContentError, match="incomplete"):
        load_version(folder)


def test_a_field_without_a_place_is_said_in_words(tmp_path):
    folder = tmp_path / "version"
    shutil.copytree(str(library_folders()[0]), folder)
    placed = json.loads((folder / "pages.json").read_text("utf-8"))
    placed["fields"].pop()
    (folder / "pages.json").write_text(json.dumps(placed), "utf-8")
    with pytest.raises(ContentError):
        load_version(folder)
