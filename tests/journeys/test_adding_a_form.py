"""A municipality registers its own form; a moment later a photo of it is understood."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from forms.pdf.reading import read_pdf
from forms.store.catalogue import Catalogue
from tests.benchmarks.compose import PLAIN, compose
from tests.builders import A4_MM
from tests.forms.pdf.builders import P, W, pdf_of, words
from tests.journeys.command_line import Home, require_contract, require_own_schema
from vision.geometry import PageMm, Points

pytestmark = pytest.mark.slow

QUESTIONS = (
    "Naam van de hond", "Ras en kleur", "Geboren op", "Chipnummer", "Naam van de houder",
    "Straat en huisnummer", "Postcode en plaats", "Telefoon overdag",
)  # fmt: skip


def dog_form(
    title: str = "Hond aanmelden voor de hondenbelasting", *, with_widgets: bool = True
) -> bytes:
    """A page with eight ruled boxes, each a field with the question before it."""
    drawing = words(72, 780, title, 16)
    drawing += words(72, 752, "Vul dit formulier in als u een hond krijgt of houdt.", 10)
    widgets = []
    for row, question in enumerate(QUESTIONS):
        foot = 690 - 62 * row
        drawing += words(72, foot + 26, f"{row + 1}  {question}", 11)
        drawing += f"0.8 w 90 {foot} {300 + 10 * row} 20 re S\n"
        widgets.append(
            W((90, foot, 390 + 10 * row, foot + 20), name=f"vraag{row + 1}",
              more={"TU": question})
        )  # fmt: skip
    drawing += words(72, 60, "Stuur dit formulier binnen veertien dagen naar de gemeente.", 9)
    return pdf_of(
        P(drawing=drawing, widgets=tuple(widgets) if with_widgets else ()), static_id=True
    )


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose library counts as seeded: these journeys are about one's own forms."""
    # Its name is short: processes talk through sockets in it, whose paths hold 108 characters.
    made = Home(tmp_path_factory.mktemp("home"))
    with Catalogue.open(made.data) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
    (made.folder / "hond.pdf").write_bytes(dog_form())
    return made


def photo_of(pdf: bytes, seed: int) -> tuple[bytes, object]:
    """A phone photo of the first page, and the map of its paper."""
    png = np.frombuffer(read_pdf(pdf).pages[0].png, np.uint8)
    page = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
    assert page is not None
    scene = compose(np.asarray(page, np.uint8), *A4_MM, PLAIN, seed, size=(1600, 1200))
    return scene.jpeg, scene.page_to_frame


def test_a_form_added_is_recognised_with_its_fields_glued_to_the_paper(home: Home) -> None:
    pdf = home.folder / "hond.pdf"
    added = home.run("forms", "add", pdf, "--issuer", "gemeente", "--publish", "--jsonl", "-")
    assert added.code == 0
    assert (added.lines[0]["key"], added.lines[0]["published"]) == ("gemeente/hond/1", True)
    jpeg, truth = photo_of(pdf.read_bytes(), 3)
    (home.folder / "photo.jpg").write_bytes(jpeg)
    ran = home.run("read", home.folder / "photo.jpg", "--language", "en", "--jsonl", "-")
    assert ran.code == 0
    (line,) = ran.lines
    require_own_schema(line)
    assert line["template"]["key"] == "gemeente/hond/1/1"
    assert [anchor["label"]["text"] for anchor in line["anchors"]] == list(QUESTIONS)
    for anchor, field in zip(line["anchors"], added.lines[0]["pages"][0]["fields"], strict=True):
        assert anchor["id"] == field["id"]
        assert anchor["areaMm"] == pytest.approx(np.array(field["areaMm"]), abs=0.01)
        seen = truth(Points[PageMm](np.array(field["areaMm"]))).xy
        on_paper = truth.inverse()(Points(np.array(anchor["polygon"]))).xy
        assert np.abs(np.array(anchor["polygon"]) - seen).max() < 2
        assert np.linalg.norm(on_paper - field["areaMm"], axis=1).max() < 0.3
    assert {anchor["state"] for anchor in line["anchors"]} == {"empty"}
    require_contract(line)


def test_a_draft_is_unknown_until_it_is_published(home: Home) -> None:
    assert home.run("forms", "add", home.folder / "hond.pdf", "--issuer", "gemeente").code == 0
    (home.folder / "photo.jpg").write_bytes(photo_of(dog_form(), 5)[0])
    arguments = ("read", home.folder / "photo.jpg", "--jsonl", "-")
    assert home.run(*arguments).lines[0]["miss"]["reason"] == "unknown-form"
    assert home.run("forms", "publish", "gemeente/hond/1").code == 0
    assert home.run(*arguments).lines[0]["template"]["key"] == "gemeente/hond/1/1"


def test_of_two_years_of_one_form_the_one_on_the_table_is_named(home: Home) -> None:
    for year in ("2025", "2026"):
        (home.folder / f"{year}.pdf").write_bytes(dog_form(f"Hondenbelasting {year} aangifte"))
        added = home.run(
            *("forms", "add", home.folder / f"{year}.pdf", "--issuer", "gemeente"),
            *("--form", "hond", "--version", year, "--publish"),
        )
        assert added.code == 0
    photos = []
    for year in ("2025", "2026"):
        photos.append(home.folder / f"{year}.jpg")
        photos[-1].write_bytes(photo_of((home.folder / f"{year}.pdf").read_bytes(), 7)[0])
    older, newer = home.run("read", *photos, "--jsonl", "-").lines
    assert [older["template"]["key"], newer["template"]["key"]] == [
        "gemeente/hond/2025/1",
        "gemeente/hond/2026/1",
    ]
    assert (older["template"]["isCurrent"], newer["template"]["isCurrent"]) == (False, True)
    assert [warning["code"] for warning in older["warnings"]] == ["outdated-version"]
    assert newer["warnings"] == []


def test_a_form_whose_file_name_is_no_text_is_registered_all_the_same(home: Home) -> None:
    odd = os.fsdecode(os.fsencode(home.folder) + b"/hond-\xe9\xe9n.pdf")
    Path(odd).write_bytes(dog_form())
    for more in ((), ("--jsonl", "-")):
        added = home.run("forms", "add", odd, "--issuer", "gemeente", *more)
        assert added.code == 0
        assert "gemeente/hond-n/1" in added.said


def test_a_flat_form_and_a_scan_of_it_are_added_with_the_fields_that_show(home: Home) -> None:
    flat = dog_form(with_widgets=False)
    (home.folder / "vlak.pdf").write_bytes(flat)
    page = cv2.imdecode(np.frombuffer(read_pdf(flat).pages[0].png, np.uint8), cv2.IMREAD_GRAYSCALE)
    Image.fromarray(page).save(home.folder / "scan.png", dpi=(101.6, 101.6))
    (home.folder / "stuk.png").write_bytes((home.folder / "scan.png").read_bytes()[:900])
    added = home.run(
        *("forms", "add", home.folder / "vlak.pdf", home.folder / "stuk.png"),
        *(home.folder / "scan.png", "--issuer", "gemeente", "--publish", "--jsonl", "-"),
    )
    assert added.code == 1
    drawn, broken, scanned = added.lines
    assert broken["problem"]["code"] == "truncated-picture"
    for line in (drawn, scanned):
        fields = line["pages"][0]["fields"]
        assert len(fields) == len(QUESTIONS)
        assert any("found by looking" in warning for warning in line["warnings"])
    labels = [field["label"] for field in drawn["pages"][0]["fields"]]
    assert all(question in label for question, label in zip(QUESTIONS, labels, strict=True))
    (home.folder / "photo.jpg").write_bytes(photo_of(flat, 3)[0])
    (line,) = home.run("read", home.folder / "photo.jpg", "--jsonl", "-").lines
    assert len(line["anchors"]) == len(QUESTIONS)
    require_contract(line)
