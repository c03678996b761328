from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context

import cv2
import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from forms.errors import ConflictError, NotFoundError, StoreError
from forms.keys import PageKey, VersionKey
from forms.store.audit_book import AuditBook
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.entries import Addition, Likeness, LookAlike, NewVersion
from forms.store.folder import Place, Storage, database_path, images_path
from tests.forms.store.builders import notes_in, version_of

KEY = "gemeente/verhuizing/2026-1"


@pytest.fixture
def catalogue(place):
    with Catalogue.open(place) as opened:
        yield opened


def test_a_kept_version_is_read_back_as_it_was(catalogue):
    version = version_of(KEY, shades=(200, 100), notes=(notes_in("nl"),))
    assert catalogue.add(version, publish=True, by="test") is Addition.ADDED
    template = catalogue.template(VersionKey.parse(KEY))
    first, kept = version.template.pages[0].fields[0], template.pages[0].fields[0]
    np.testing.assert_allclose(kept.area.xy, first.area.xy)
    assert (kept.id, kept.type, kept.label, kept.checks) == (
        first.id,
        first.type,
        first.label,
        first.checks,
    )
    assert template.pages[0].fields[1].condition == version.template.pages[0].fields[1].condition
    assert catalogue.notes(template.key, "nl") == notes_in("nl")
    assert catalogue.notes(template.key, "ar") is None
    assert catalogue.note_languages(template.key) == ["nl"]


def test_the_reference_is_the_kept_picture(catalogue):
    catalogue.add(version_of(KEY, shades=(200, 100)), publish=True, by="test")
    reference = catalogue.reference(PageKey.parse(f"{KEY}/2"))
    assert reference.grey.shape == (40, 30)
    assert int(reference.grey[0, 0]) == 100
    assert (reference.key, reference.width_mm, reference.height_mm) == (f"{KEY}/2", 210, 297)


def test_a_draft_is_not_recognised_until_it_is_published(catalogue):
    catalogue.add(version_of(KEY), publish=False, by="test")
    assert catalogue.published_pages() == []
    assert catalogue.publish(VersionKey.parse(KEY), by="test")
    assert [str(page.key) for page in catalogue.published_pages()] == [f"{KEY}/1"]
    assert not catalogue.publish(VersionKey.parse(KEY), by="test")


def test_the_same_content_again_changes_nothing_but_may_publish(catalogue):
    assert catalogue.add(version_of(KEY), publish=False, by="test") is Addition.ADDED
    before = catalogue.revision()
    assert catalogue.add(version_of(KEY), publish=False, by="test") is Addition.KEPT_ALREADY
    assert catalogue.revision() == before
    assert catalogue.add(version_of(KEY), publish=True, by="test") is Addition.KEPT_ALREADY
    assert catalogue.version(VersionKey.parse(KEY)).is_published


def test_a_resaved_document_with_the_same_pages_and_fields_is_the_same(catalogue):
    catalogue.add(version_of(KEY), publish=True, by="test")
    resaved = replace(version_of(KEY), source_sha256="0" * 64)
    assert catalogue.add(resaved, publish=True, by="test") is Addition.KEPT_ALREADY


def written_otherwise(version: NewVersion) -> NewVersion:
    """The same document saved anew, its page pictures written as the program once wrote them."""
    pages = tuple(
        replace(page, png=rewritten(page.png, cv2.IMWRITE_PNG_COMPRESSION, 9))
        for page in version.pages
    )
    assert [page.png for page in pages] != [page.png for page in version.pages]
    return replace(version, pages=pages, source_sha256="0" * 64)


def rewritten(png: bytes, *options: int) -> bytes:
    pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    return cv2.imencode(".png", pixels, options)[1].tobytes()


def test_a_resaved_document_is_the_same_though_pictures_are_written_otherwise_now(catalogue):
    catalogue.add(written_otherwise(version_of(KEY)), publish=True, by="test")
    now = replace(version_of(KEY), source_sha256="1" * 64)
    assert catalogue.add(now, publish=True, by="test") is Addition.KEPT_ALREADY


def test_a_resaved_document_with_one_other_point_on_a_page_is_another(catalogue):
    catalogue.add(written_otherwise(version_of(KEY)), publish=True, by="test")
    now = replace(version_of(KEY), source_sha256="1" * 64)
    pixels = cv2.imdecode(np.frombuffer(now.pages[0].png, np.uint8), cv2.IMREAD_UNCHANGED)
    pixels[0, 0] ^= 1
    touched = replace(now.pages[0], png=cv2.imencode(".png", pixels)[1].tobytes())
    with pytest.raises(ConflictError, match="exists already"):
        catalogue.add(replace(now, pages=(touched,)), publish=True, by="test")


def test_a_version_compared_with_a_catalogue_that_has_changed_since_is_not_kept(catalogue):
    seen = catalogue.revision()
    catalogue.add(version_of(KEY), publish=True, by="test")
    other = version_of("gemeente/verhuizing/2026-2")
    assert catalogue.add(other, publish=True, by="test", as_of=seen) is Addition.OVERTAKEN
    assert len(catalogue.versions()) == 1
    now = catalogue.revision()
    assert catalogue.add(other, publish=True, by="test", as_of=now) is Addition.ADDED


def test_other_content_under_a_key_is_refused_and_overwrites_nothing(catalogue):
    catalogue.add(version_of(KEY, shades=(200,)), publish=True, by="test")
    with pytest.raises(ConflictError, match="exists already"):
        catalogue.add(version_of(KEY, shades=(90,)), publish=True, by="test")
    assert int(catalogue.reference(PageKey.parse(f"{KEY}/1")).grey[0, 0]) == 200


def test_look_alikes_are_seen_from_both_pages_once_both_are_published(catalogue):
    catalogue.add(version_of(KEY), publish=True, by="test")
    other = "gemeente/verhuizing/2026-2"
    same = LookAlike(PageKey.parse(f"{KEY}/1"), Likeness.SAME)
    catalogue.add(version_of(other, look_alikes=(same,)), publish=False, by="test")
    assert [page.lookalikes for page in catalogue.published_pages()] == [()]
    catalogue.publish(VersionKey.parse(other), by="test")
    first, second = catalogue.published_pages()
    assert first.lookalikes == (LookAlike(PageKey.parse(f"{other}/1"), Likeness.SAME),)
    assert second.lookalikes == (same,)


def test_the_revision_grows_when_another_process_publishes(catalogue, place):
    before = catalogue.revision()
    with Catalogue.open(place) as elsewhere:
        elsewhere.add(version_of(KEY), publish=True, by="test")
    assert catalogue.revision() > before


def test_pages_published_since_are_read_with_what_they_look_like(catalogue):
    first, other = VersionKey.parse(KEY), VersionKey.parse("gemeente/verhuizing/2026-2")
    before = catalogue.revision()
    catalogue.add(version_of(str(first)), publish=True, by="test")
    between = catalogue.revision()
    twin = LookAlike(first.page(1), Likeness.SAME)
    catalogue.add(version_of(str(other), look_alikes=(twin,)), publish=True, by="test")
    assert catalogue.published_since(before) == [first, other]
    assert catalogue.published_since(between) == [other]
    assert catalogue.published_since(catalogue.revision()) == []
    (page,) = catalogue.published_pages([other])
    assert (page.key, page.lookalikes) == (other.page(1), (twin,))
    (page,) = catalogue.published_pages([first])
    assert [each.key for each in page.lookalikes] == [other.page(1)]
    assert catalogue.published_pages([]) == []


def test_what_is_no_publication_changes_no_page(catalogue):
    before = catalogue.revision()
    catalogue.record("library-seeded", "library", by="test")
    assert catalogue.revision() > before
    assert catalogue.published_since(before) == []


def test_the_version_to_use_is_the_latest_that_is_valid_on_the_day(catalogue):
    for year in (2025, 2026, 2027):
        version = version_of(
            f"gemeente/kwijtschelding/{year}",
            valid_from=f"{year}-01-01",
            valid_until=f"{year}-12-31" if year == 2025 else None,
        )
        catalogue.add(version, publish=year != 2027, by="test")
    family = "gemeente/kwijtschelding"
    assert str(catalogue.in_force(family, date(2025, 5, 1))[0]).endswith("/2025")
    assert str(catalogue.in_force(family, date(2028, 5, 1))[0]).endswith("/2026")
    assert catalogue.in_force(family, date(2024, 5, 1)) == ()


def test_a_form_of_last_year_may_be_used_as_long_as_its_owner_says(catalogue):
    for year in (2025, 2026):
        last = f"{year + 1}-08-31"
        version = version_of(f"dienst/toeslag/{year}", valid_from=f"{year}-01-01", valid_until=last)
        catalogue.add(version, publish=True, by="test")
    versions = [VersionKey("dienst", "toeslag", year) for year in ("2025", "2026")]
    assert catalogue.in_force("dienst/toeslag", date(2026, 8, 31)) == (versions[1], versions[0])
    assert catalogue.in_force("dienst/toeslag", date(2026, 9, 1)) == (versions[1],)


def test_a_version_that_another_takes_the_place_of_is_used_no_more(catalogue):
    old, new = VersionKey("dienst", "toeslag", "1"), VersionKey("dienst", "toeslag", "2")
    catalogue.add(version_of(str(old), valid_until="2027-01-01"), publish=True, by="test")
    catalogue.add(version_of(str(new), replaces=old), publish=True, by="test")
    assert catalogue.in_force("dienst/toeslag", date(2026, 9, 1)) == (new,)


def test_versions_are_listed_in_the_order_people_number_them(catalogue):
    for number in (10, 9, 2):
        catalogue.add(version_of(f"gemeente/verhuizing/2026-{number}"), publish=False, by="test")
    assert [kept.key.version for kept in catalogue.versions()] == ["2026-2", "2026-9", "2026-10"]


def test_what_is_not_there_is_said_in_words(catalogue):
    with pytest.raises(NotFoundError, match="gemeente/verhuizing/2026-1"):
        catalogue.template(VersionKey.parse(KEY))
    with pytest.raises(NotFoundError):
        catalogue.reference(PageKey.parse(f"{KEY}/1"))
    with pytest.raises(NotFoundError):
        catalogue.publish(VersionKey.parse(KEY), by="test")


def test_a_missing_page_image_is_said_in_words(catalogue, place):
    catalogue.add(version_of(KEY), publish=True, by="test")
    for image in images_path(place).rglob("*.png"):
        image.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        catalogue.reference(PageKey.parse(f"{KEY}/1"))


def test_a_damaged_page_image_is_said_in_words(catalogue, place):
    catalogue.add(version_of(KEY), publish=True, by="test")
    for image in images_path(place).rglob("*.png"):
        image.write_bytes(b"no picture")
    with pytest.raises(StoreError, match="damaged"):
        catalogue.reference(PageKey.parse(f"{KEY}/1"))


def test_the_audit_can_only_grow(catalogue, place):
    catalogue.record("library-seeded", "library", by="test")
    engine = connect(database_url(place))
    for change in ("DELETE FROM audit", "UPDATE audit SET who = 'nobody'"):
        with pytest.raises(IntegrityError, match="only grow"), writing(engine) as connection:
            connection.execute(text(change))
    engine.dispose()
    assert catalogue.recorded_by("library-seeded") is not None


def test_an_absent_catalogue_is_not_made_unasked(tmp_path):
    with pytest.raises(StoreError, match="no catalogue"):
        Catalogue.open(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said_in_words(tmp_path):
    (tmp_path / "kept").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        Catalogue.open(tmp_path / "kept")


def test_a_file_that_is_no_database_is_said_in_words(tmp_path):
    database_path(tmp_path).write_text("this is no database, but long enough to look at" * 50)
    with pytest.raises(StoreError, match="cannot be used"):
        Catalogue.open(tmp_path)


def _add(place: Place, key: str) -> bool:
    with Catalogue.open(place) as opened:
        return opened.add(version_of(key), publish=True, by="test") is Addition.ADDED


@pytest.mark.slow
def test_several_processes_may_make_and_fill_one_catalogue(empty_place):
    keys = [f"gemeente/verhuizing/{number % 6}" for number in range(12)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        added = list(pool.map(_add, [empty_place] * 12, keys))
    assert sum(added) == 6
    with Catalogue.open(empty_place) as opened:
        assert len(opened.published_pages()) == 6
    with AuditBook.open(empty_place) as audit:
        assert audit.verify().broken is None


def test_an_address_that_is_no_postgresql_is_said_in_words(tmp_path):
    for address in ("mysql://host/name", "postgresql://host", "leeswijzer", "postgresql://h:x/n"):
        with pytest.raises(StoreError, match="postgresql://user:password@host"):
            Storage(tmp_path, address)


def test_a_server_that_is_not_there_is_said_in_words_without_the_password(tmp_path):
    storage = Storage(tmp_path, "postgresql://somebody:geheim@127.0.0.1:9/forms")
    with pytest.raises(StoreError, match="database forms at") as caught:
        Catalogue.open(storage)
    assert "LEESWIJZER_DATABASE_URL" in caught.value.message
    assert "geheim" not in f"{caught.value.message} {storage}"
