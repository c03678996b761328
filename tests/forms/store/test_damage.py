"""A damaged file or row is named, and everything else can be used."""

import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from forms.errors import DamagedError, StoreError
from forms.keys import PageKey, VersionKey
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place, images_path
from tests.forms.store.builders import notes_in, version_of
from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS

GOOD, BAD = "gemeente/verhuizing/2026-1", "gemeente/verhuizing/2026-2"
#: What is done to the damaged version, and what is said to be damaged then.
DAMAGES = {
    "UPDATE versions SET template = '{' WHERE version = '2026-2'": "template",
    "UPDATE versions SET template = '{\"key\": 3}' WHERE version = '2026-2'": "template",
    "UPDATE strings SET text = 'Bel 06' WHERE version_id = 2 AND path = 'purpose'": "notes",
    "UPDATE translations SET provenance = 'rumour' WHERE id > 8": "notes",
    "UPDATE pages SET fingerprint = CAST('0' AS {bytes}) WHERE version_id = 2": "pages",
}


@pytest.fixture
def data_dir(place: Place) -> Place:
    with Catalogue.open(place) as catalogue:
        for key, shade in ((GOOD, 200), (BAD, 100)):
            version = version_of(key, shades=(shade,), notes=(notes_in("nl"),))
            catalogue.add(version, publish=True, by="test")
    blank = bytes(ROWS * COLUMNS * ORIENTATIONS)
    change(place, "UPDATE pages SET fingerprint = :blank", blank=blank)
    return place


@pytest.fixture
def catalogue(data_dir: Place) -> Iterator[Catalogue]:
    with Catalogue.open(data_dir) as opened:
        yield opened


def change(data_dir: Place, statement: str, **values: object) -> None:
    engine = connect(database_url(data_dir))
    bytes_type = "BLOB" if engine.dialect.name == "sqlite" else "BYTEA"
    with writing(engine) as connection:
        connection.execute(text(statement.replace("{bytes}", bytes_type)), values)
    engine.dispose()


def image_of(catalogue: Catalogue, data_dir: Place, key: str) -> Path:
    (page,) = catalogue.pages(VersionKey.parse(key))
    return images_path(data_dir) / page.image_sha256[:2] / f"{page.image_sha256}.png"


def test_where_nothing_is_damaged_nothing_is_named(catalogue: Catalogue) -> None:
    assert catalogue.damages() == []


@pytest.mark.parametrize(("statement", "what"), DAMAGES.items())
def test_a_damaged_row_is_named_and_no_other(
    data_dir: Place, catalogue: Catalogue, statement: str, what: str
) -> None:
    change(data_dir, statement)
    (damage,) = catalogue.damages()
    assert damage.version == BAD
    assert f"{BAD} cannot be used: its {what}" in damage.message


@pytest.mark.parametrize("content", [None, b"", b"no picture"])
def test_a_page_image_that_is_gone_or_damaged_is_named(
    data_dir: Place, catalogue: Catalogue, content: bytes | None
) -> None:
    image = image_of(catalogue, data_dir, BAD)
    image.unlink()
    if content is not None:
        image.write_bytes(content)
    (damage,) = catalogue.damages()
    assert damage.version == BAD
    assert str(image) in damage.message
    with pytest.raises(DamagedError, match=BAD):
        catalogue.reference(PageKey.parse(f"{BAD}/1"))
    assert catalogue.reference(PageKey.parse(f"{GOOD}/1")).grey.shape == (40, 30)


def test_a_page_image_with_one_bit_turned_is_damaged(data_dir: Place, catalogue: Catalogue) -> None:
    image = image_of(catalogue, data_dir, BAD)
    content = bytearray(image.read_bytes())
    content[len(content) // 2] ^= 1
    image.write_bytes(content)
    with pytest.raises(DamagedError):
        catalogue.page_image(PageKey.parse(f"{BAD}/1"))


def test_a_damaged_template_leaves_the_others_listed_and_in_force(
    data_dir: Place, catalogue: Catalogue
) -> None:
    change(data_dir, next(iter(DAMAGES)))
    assert [str(kept.key) for kept in catalogue.versions()] == [GOOD]
    family = VersionKey.parse(GOOD).family
    assert str(catalogue.in_force(family, date(2026, 11, 25))[0]) == GOOD
    for read in (catalogue.template, catalogue.version):
        with pytest.raises(DamagedError, match=BAD):
            read(VersionKey.parse(BAD))


def test_registering_again_mends_a_damaged_page_image(
    data_dir: Place, catalogue: Catalogue
) -> None:
    image_of(catalogue, data_dir, BAD).write_bytes(b"no picture")
    again = version_of(BAD, shades=(100,), notes=(notes_in("nl"),))
    catalogue.add(again, publish=True, by="test")
    assert catalogue.damages() == []


def test_damage_survives_the_way_out_of_a_worker() -> None:
    damage = DamagedError("It is gone.", BAD)
    back = pickle.loads(pickle.dumps(damage))
    assert isinstance(back, StoreError)
    assert (back.message, back.version, back.code) == ("It is gone.", BAD, "damaged-form")


@pytest.mark.parametrize("language", ["en", "nl", "tr"])
def test_damage_in_any_one_language_is_named(data_dir: Place, language: str) -> None:
    with Catalogue.open(data_dir) as catalogue:
        notes = tuple(notes_in(each) for each in ("en", "nl", "tr"))
        key = "gemeente/verhuizing/2026-3"
        catalogue.add(version_of(key, shades=(50,), notes=notes), publish=True, by="test")
        change(
            data_dir,
            "UPDATE pages SET fingerprint = :blank",
            blank=bytes(COLUMNS * ROWS * ORIENTATIONS),
        )
        change(
            data_dir,
            "UPDATE translations SET provenance = 'rumour' WHERE language = :language AND string_id"
            " IN (SELECT id FROM strings WHERE version_id = 3 AND path = 'title')",
            language=language,
        )
        assert [damage.version for damage in catalogue.damages()] == [key]
