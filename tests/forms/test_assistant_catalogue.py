"""The assistant while forms are published, changed and damaged under it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from forms.assistant import Assistant
from forms.keys import VersionKey
from forms.overlay import Outcome, Overlay
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.engine import connect, database_url, writing
from forms.text import Provenance, Text
from tests.forms.store.desk.crew import add_people, seen
from tests.forms.test_assistant import (
    BOXES,
    MOVE,
    OTHER_BOXES,
    OTHER_PRINT,
    PRINT,
    REMISSION,
    assistant_over,
    form,
    look,
    photo,
)
from vision.outcome import MissReason

pytestmark = pytest.mark.slow


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue.open(tmp_path) as opened:
        opened.add(form(MOVE, PRINT, BOXES), publish=True, by="test")
        yield opened


@pytest.fixture
def assistant(catalogue: Catalogue) -> Assistant:
    return assistant_over(catalogue)


def test_what_is_published_later_is_known_at_the_next_look(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    content = photo(OTHER_PRINT)
    assert look(assistant, content).outcome is Outcome.MISS
    catalogue.add(form(REMISSION, OTHER_PRINT, OTHER_BOXES), publish=False, by="test")
    assert look(assistant, content).outcome is Outcome.MISS
    catalogue.publish(REMISSION, by="test")
    overlay = look(assistant, content)
    assert overlay.template is not None
    assert overlay.template.key == REMISSION.page(1)


def test_an_approved_text_is_what_the_next_look_says(
    assistant: Assistant, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = photo(PRINT)
    assert translation(look(assistant, content, "en")).provenance is Provenance.DRAFT
    (writer, reviewer), label = add_people(tmp_path, "en", "en"), "fields/1/new-address/label"
    monkeypatch.setattr(catalogue, "published_pages", None)  # no page is read anew for a text
    with ReviewDesk.open(tmp_path) as desk:
        string = desk.string_at(MOVE, label, "en")
        string = desk.propose((string.string_id, "en"), "Your new home", writer, seen(string))
        assert translation(look(assistant, content, "en")).text == "Nieuw adres"
        desk.approve(string.waiting_id, reviewer, seen(string))
    said = translation(look(assistant, content, "en"))
    assert (said.text, said.provenance) == ("Your new home", Provenance.REVIEWED)


def translation(overlay: Overlay) -> Text:
    """The label of the new address in the reader's language."""
    (said,) = [anchor.translation for anchor in overlay.anchors if anchor.id == "new-address"]
    assert said is not None
    return said


def test_a_withdrawn_version_is_unknown_at_the_next_look_and_known_when_it_is_back(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    content = photo(PRINT)
    assert look(assistant, content).outcome is Outcome.RECOGNISED
    catalogue.withdraw(MOVE, by="test", reason="wrong address")
    assert look(assistant, content).outcome is Outcome.MISS
    catalogue.publish(MOVE, by="test")
    assert look(assistant, content).outcome is Outcome.RECOGNISED


def test_a_version_is_known_once_its_day_has_come(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    content, eve, day = photo(OTHER_PRINT), date(2026, 12, 31), date(2027, 1, 1)
    catalogue.add(form(REMISSION, OTHER_PRINT, OTHER_BOXES), publish=False, by="test")
    catalogue.publish(REMISSION, by="test", on=day)
    outcomes = []
    for today in (eve, day, eve):
        assistant.today = lambda today=today: today
        outcomes.append(look(assistant, content).outcome)
    assert outcomes == [Outcome.MISS, Outcome.RECOGNISED, Outcome.MISS]


def test_an_opened_assistant_knows_what_the_folder_holds(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    catalogue.record("library-seeded", "library", by="test")
    overlay = look(Assistant.open(tmp_path), photo())
    assert overlay.template is not None
    assert overlay.template.key == MOVE.page(1)


def test_only_what_was_published_since_is_read_again(
    assistant: Assistant, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(assistant, photo())
    catalogue.add(form(REMISSION, OTHER_PRINT, OTHER_BOXES), publish=True, by="test")
    read: list[object] = []
    whole = catalogue.published_pages
    monkeypatch.setattr(
        catalogue,
        "published_pages",
        lambda only=None, on=None: read.append(only) or whole(only, on),
    )
    overlay = look(assistant, photo(OTHER_PRINT))
    assert overlay.template is not None
    assert overlay.template.key == REMISSION.page(1)
    assert read == [[REMISSION]]


def test_pages_published_later_know_which_pages_they_look_like(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    look(assistant, photo())
    newer = replace(MOVE, version="2026-02")
    catalogue.add(form(newer, PRINT, BOXES, MOVE), publish=True, by="test")
    look(assistant, photo())
    anew = assistant_over(catalogue)
    look(anew, photo())
    assert assistant.recogniser.shelf.kin == anew.recogniser.shelf.kin
    assert sorted(assistant.recogniser.index) == sorted(anew.recogniser.index)


def images_of(catalogue: Catalogue, data_dir: Path, key: VersionKey) -> list[Path]:
    kept = catalogue.pages(key)
    return [data_dir / "images" / p.image_sha256[:2] / f"{p.image_sha256}.png" for p in kept]


def test_beside_a_damaged_form_the_others_are_recognised(
    assistant: Assistant, catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.add(form(REMISSION, OTHER_PRINT, OTHER_BOXES), publish=True, by="test")
    for image in images_of(catalogue, tmp_path, REMISSION):
        image.write_bytes(b"no picture")
    overlay = look(assistant, photo())
    assert overlay.template is not None
    assert overlay.template.key == MOVE.page(1)
    damaged = look(assistant, photo(OTHER_PRINT))
    assert damaged.miss is not None
    assert damaged.miss.reason is MissReason.UNKNOWN_FORM


@pytest.mark.parametrize(
    "statement",
    ["UPDATE versions SET template = '{'", "UPDATE pages SET fingerprint = x'00'"],
)
def test_a_form_whose_row_is_damaged_is_unknown(
    assistant: Assistant, tmp_path: Path, statement: str
) -> None:
    engine = connect(database_url(tmp_path))
    with writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()
    overlay = look(assistant, photo())
    assert overlay.miss is not None
    assert overlay.miss.reason is MissReason.UNKNOWN_FORM
