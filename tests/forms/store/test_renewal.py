"""Fingerprints of another generation are made anew from the kept images, page by page."""

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from sqlalchemy import text

from forms.derived import DERIVED_GENERATION
from forms.errors import StoreError
from forms.keys import PageKey
from forms.library import open_seeded
from forms.store import renewal
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.entries import Likeness, LookAlike, NewPage, NewVersion
from forms.store.folder import images_path
from forms.store.renewal import renew, renew_at_opening
from tests.builders import printed_page
from tests.forms.store.builders import template_of
from vision.pages.known.layout import Fingerprint, describe

KEYS = ("gemeente/verhuizing/1", "gemeente/verhuizing/2")


@pytest.fixture
def outdated(tmp_path: Path) -> Path:
    """A catalogue of two pages whose fingerprints an older program made in another way."""
    with Catalogue.open(tmp_path) as catalogue:
        for seed, key in enumerate(KEYS):
            png = cv2.imencode(".png", printed_page(seed)[0])[1].tobytes()
            alike = [LookAlike(PageKey.parse(f"{KEYS[0]}/1"), Likeness.SIMILAR, b"old")] * seed
            page = NewPage(png, b"\1" * 3072, tuple(alike), ())
            version = NewVersion(template_of(key), (page,), hashlib.sha256(png).hexdigest())
            catalogue.add(version, publish=True, by="test")
        catalogue.record("library-seeded", "library", by="test")
    made_by(tmp_path, 0)
    return tmp_path


def made_by(data_dir: Path, generation: int) -> None:
    engine = connect(database_url(data_dir))
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE pages SET generation = {generation}"))
    engine.dispose()


def fingerprints(data_dir: Path) -> list[bytes]:
    with Catalogue.open(data_dir) as catalogue:
        return [page.fingerprint for page in catalogue.pages()]


def true_fingerprints() -> list[bytes]:
    return [describe(printed_page(seed)[0]).to_bytes() for seed in range(len(KEYS))]


def test_what_is_outdated_is_made_anew_with_progress(outdated: Path) -> None:
    told: list[tuple[int, int]] = []
    assert renew(outdated, lambda done, of: told.append((done, of))) == []
    assert told == [(1, 2), (2, 2)]
    assert fingerprints(outdated) == true_fingerprints()


def test_what_told_look_alikes_apart_is_dropped_until_it_is_needed(outdated: Path) -> None:
    renew(outdated)
    with Catalogue.open(outdated) as catalogue:
        assert catalogue.contrasts(PageKey.parse(f"{KEYS[1]}/1")) == {}
        assert [len(page.lookalikes) for page in catalogue.published_pages()] == [1, 1]


def test_what_is_current_is_left_alone(outdated: Path) -> None:
    renew(outdated)
    told: list[int] = []
    assert renew(outdated, lambda done, of: told.append(done)) == []
    assert told == []


def test_stopped_half_way_it_goes_on_with_the_rest(outdated: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renew(outdated, stop)
    assert fingerprints(outdated)[0] == true_fingerprints()[0]
    told: list[tuple[int, int]] = []
    renew(outdated, lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert fingerprints(outdated) == true_fingerprints()


def test_a_damaged_image_is_named_and_the_others_are_done(outdated: Path) -> None:
    with Catalogue.open(outdated) as catalogue:
        sha256 = catalogue.pages()[0].image_sha256
    next(images_path(outdated).rglob(f"{sha256}.png")).write_bytes(b"")
    [said] = renew(outdated)
    assert sha256 in said
    assert fingerprints(outdated) == [b"\1" * 3072, true_fingerprints()[1]]
    with Catalogue.open(outdated) as catalogue:
        assert [str(page.key.version) for page in catalogue.published_pages()] == [KEYS[1]]


def test_opening_renews_a_small_catalogue_and_sends_a_large_one_to_the_command(
    outdated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_MOST_AT_OPENING", 1)
    with pytest.raises(StoreError, match=r"2 pages .*leeswijzer db upgrade"):
        renew_at_opening(outdated)
    monkeypatch.setattr(renewal, "_MOST_AT_OPENING", 2)
    open_seeded(outdated).close()
    assert fingerprints(outdated) == true_fingerprints()


def test_other_fingerprints_of_the_same_page_are_another_generation() -> None:
    """Where this fails, raise DERIVED_GENERATION and keep what the page looks like from now on."""
    sheet = np.full((900, 640), 255, np.uint8)
    for row in range(60, 820, 40):
        cv2.rectangle(sheet, (50 + row % 90, row), (300 + row % 170, row + 24), 0, 2)
        cv2.rectangle(sheet, (380, row), (380 + row % 210, row + 9), 90, -1)
    kept = Path(__file__).parents[2] / "golden" / f"fingerprint-{DERIVED_GENERATION}.bin"
    then = Fingerprint.from_bytes(kept.read_bytes()).cells.astype(int)
    # Other processors round the last digit differently.
    assert np.abs(describe(sheet).cells - then).max() <= 2
