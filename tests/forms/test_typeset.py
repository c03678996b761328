"""The boxes in pages.json lie where the lines are in form.pdf, and typesetting repeats itself."""

import json
import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import typst
from numpy.typing import NDArray

from scripts.typeset import LIBRARY, main, typeset, versions

DPI = 200
PX_PER_MM = DPI / 25.4
#: The middle of a printed line lies half a line (0.15 mm) outside the area to write in.
HALF_LINE_MM = 0.15
TOLERANCE_MM = 0.2
#: How far from the edge a line is looked for; comb teeth and text are further away.
SEARCH_MM = 0.8
#: A line that is lighter than this against its surroundings does not guide a pen.
MIN_CONTRAST = 12

SPECIMEN = """
#import "/typeset/form.typ": *
#show: form.with(
  organisation(name: "Waterrijk", strapline: "Proef", accent: rgb("#0a6b52"),
    second: rgb("#e0542f"), logo: LOGO, font: "FONT", letterhead: "LETTERHEAD",
    section: "SECTION", entry: "ENTRY", labels: "LABELS"),
  title: "Proefformulier", subtitle: "Alle onderdelen", code: "PR-1", version: "1",
)
#note[Schrijf met een *blauwe* pen.]
#section("1", "Uw gegevens", hint: [Altijd invullen])
#row((2fr, 1fr), text-field("surname", [#n("1a") Achternaam]), text-field("initials", [Letters]))
#row((1fr, 1fr), bsn-field("bsn", [BSN]), date-field("birth-date", [Geboortedatum]))
#single(iban-field("iban", [IBAN], hint: [Staat op uw bankpas]))
#row((1fr, 2fr), amount-field("rent", [Huur]), postcode-field("postcode", [Postcode]))
#choice([Met wie woont u?], columns: 2, ("alone", [Alleen]), ("partner", [Partner], go-to[vraag 2]))
#single(text-field("reason", [Waarom?], lines: 3))
#entry-table("person", rows: 2, columns: (
  (key: "name", head: [Naam], width: 2fr),
  (key: "lives-here", head: [Woont hier], width: 30mm, kind: "tick"),
))
#subheading[Tekenen]
#tick("true", [Alles is waar.])
#next-page[Proefformulier]
#row((1fr, 1fr), signature("signature", [Handtekening]), comb("code", [Code], 5))
#office-use([Niet invullen], [Ontvangen op], [Paraaf])
"""
LOOKS = {
    "band": ("mill-logo", "Public Sans", "band", "disc", "line", "above"),
    "side": ("roof-logo", "Source Sans Pro", "side", "rule", "box", "left"),
    "plain": ("tree-logo", "Source Sans Pro", "plain", "bar", "box", "above"),
}
SPECIMEN_FIELDS = {
    "surname", "initials", "bsn", "birth-date", "iban", "rent", "postcode", "alone", "partner",
    "reason", "person-1-name", "person-1-lives-here", "person-2-name", "person-2-lives-here",
    "true", "signature", "code",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the components and the same specimen in three looks."""
    root = tmp_path_factory.mktemp("library")
    shutil.copytree(LIBRARY / "typeset", root / "typeset")
    for name, look in LOOKS.items():
        source = SPECIMEN
        for word, value in zip(
            ("LOGO", "FONT", "LETTERHEAD", "SECTION", "ENTRY", "LABELS"), look, strict=True
        ):
            source = source.replace(word, value)
        folder = root / "waterrijk" / "proef" / name
        folder.mkdir(parents=True)
        (folder / "form.typ").write_text(source, encoding="utf-8")
        typeset(folder, root)
    return root


@cache
def printed(pdf: Path) -> list[NDArray[np.float64]]:
    """Darkness (0 white - 255 black) of each page at DPI."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            255.0 - page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze().astype(float)
            for page in document
        ]
    finally:
        document.close()


def line_offsets_mm(page: NDArray[np.float64], area: list[list[float]]) -> dict[str, float]:
    """How far each printed line lies from where the area says, in mm; inf where there is none."""
    (left, top), (right, _), (_, bottom), _ = area
    across, down = _middle(left, right), _middle(top, bottom)
    return {
        "left": _offset(page[down, :].mean(axis=0), left - HALF_LINE_MM),
        "right": _offset(page[down, :].mean(axis=0), right + HALF_LINE_MM),
        "top": _offset(page[:, across].mean(axis=1), top - HALF_LINE_MM),
        "bottom": _offset(page[:, across].mean(axis=1), bottom + HALF_LINE_MM),
    }


def _middle(start_mm: float, end_mm: float) -> slice:
    """Pixels along the middle 60 % of an edge, away from rounded corners."""
    quarter = (end_mm - start_mm) / 5
    return slice(round((start_mm + quarter) * PX_PER_MM), round((end_mm - quarter) * PX_PER_MM))


def _offset(profile: NDArray[np.float64], expected_mm: float) -> float:
    centres_mm = (np.arange(profile.size) + 0.5) / PX_PER_MM
    near = np.abs(centres_mm - expected_mm) <= SEARCH_MM
    darkness = profile[near] - np.median(profile[near])
    if darkness.max() < MIN_CONTRAST:
        return float("inf")
    weight = np.where(darkness > darkness.max() / 2, darkness, 0.0)
    return float(abs((weight * centres_mm[near]).sum() / weight.sum() - expected_mm))


def misplaced(folder: Path) -> dict[str, float]:
    """Edges whose printed line is further from pages.json than the tolerance, in mm."""
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    sheets = printed(folder / "form.pdf")
    return {
        f"{field['page']}/{field['id']} {edge}": offset
        for field in pages["fields"]
        for edge, offset in line_offsets_mm(sheets[field["page"] - 1], field["areaMm"]).items()
        if offset > TOLERANCE_MM
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "folder", versions(), ids=lambda folder: folder.relative_to(LIBRARY).as_posix()
)
def test_library_boxes_lie_on_their_printed_lines(folder: Path) -> None:
    assert misplaced(folder) == {}


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_boxes_lie_on_their_printed_lines_in_every_look(library: Path, look: str) -> None:
    assert misplaced(library / "waterrijk" / "proef" / look) == {}


def test_a_shifted_box_is_noticed(library: Path) -> None:
    folder = library / "waterrijk" / "proef" / "plain"
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    area = [[x + 0.4, y] for x, y in pages["fields"][0]["areaMm"]]
    offsets = line_offsets_mm(printed(folder / "form.pdf")[0], area)
    assert offsets["left"] > TOLERANCE_MM and offsets["right"] > TOLERANCE_MM
    assert offsets["top"] <= TOLERANCE_MM


@pytest.mark.parametrize("look", LOOKS)
def test_every_component_leaves_its_place(library: Path, look: str) -> None:
    pages = json.loads(
        (library / "waterrijk" / "proef" / look / "pages.json").read_text(encoding="utf-8")
    )
    assert {field["id"] for field in pages["fields"]} == SPECIMEN_FIELDS
    cells = {field["id"]: field["combCells"] for field in pages["fields"] if field["combCells"]}
    assert cells == {"bsn": 9, "birth-date": 8, "iban": 18, "postcode": 6, "code": 5}


@pytest.mark.slow
@pytest.mark.parametrize(
    "folder", versions(), ids=lambda folder: folder.relative_to(LIBRARY).as_posix()
)
def test_what_is_committed_is_what_the_sources_give(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / folder.relative_to(LIBRARY)
    copy.mkdir(parents=True)
    (tmp_path / "typeset").symlink_to(LIBRARY / "typeset")
    for source in folder.parents[1].rglob("*.typ"):
        target = tmp_path / source.relative_to(LIBRARY)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    typeset(copy, tmp_path)
    for name in ("pages.json", "form.pdf"):
        assert (copy / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize(
    ("options", "size_mm"),
    [
        ("", (210.0, 297.0)),
        ("landscape: true,", (297.0, 210.0)),
        ('paper: "a5",', (148.0, 210.0)),
        ('paper: "a5", landscape: true,', (210.0, 148.0)),
    ],
)
def test_a_sheet_has_the_size_that_was_asked(
    library: Path, tmp_path: Path, options: str, size_mm: tuple[float, float]
) -> None:
    source = f"""
    #import "/typeset/form.typ": *
    #show: form.with(
      organisation(name: "Waterrijk"), title: "Maat", code: "M", version: "1", {options}
    )
    #tick("true", [Alles is waar.])
    """
    folder = library / "waterrijk" / "maat" / tmp_path.name
    folder.mkdir(parents=True)
    (folder / "form.typ").write_text(source, encoding="utf-8")
    (page,) = typeset(folder, library)["pages"]
    assert (page["widthMm"], page["heightMm"]) == size_mm
    with pypdfium2.PdfDocument(folder / "form.pdf") as document:
        drawn_mm = np.array(document[0].get_size()) * 25.4 / 72
    assert drawn_mm == pytest.approx(size_mm, abs=0.05)


def test_two_fields_of_one_name_on_a_page_are_refused(library: Path) -> None:
    folder = library / "waterrijk" / "proef" / "twins"
    folder.mkdir()
    source = """
    #import "/typeset/form.typ": *
    #show: form.with(organisation(name: "Waterrijk"), title: "Dubbel", code: "D", version: "1")
    #tick("twin", [Een])
    #tick("twin", [Twee])
    """
    (folder / "form.typ").write_text(source, encoding="utf-8")
    with pytest.raises(LookupError, match="twin"):
        typeset(folder, library)
    assert not (folder / "form.pdf").exists()


def test_a_version_without_a_source_is_told_by_its_key(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["no-such/form/1"]) == 1
    assert "no-such/form/1" in capsys.readouterr().err


def test_a_source_that_does_not_compile_is_refused(library: Path) -> None:
    folder = library / "waterrijk" / "proef" / "broken"
    folder.mkdir()
    (folder / "form.typ").write_text("#nothing-known", encoding="utf-8")
    with pytest.raises(typst.TypstError):
        typeset(folder, library)


def test_fonts_come_with_their_licences_and_stay_small() -> None:
    fonts = LIBRARY / "typeset" / "fonts"
    families = {font.name.split("-")[0] for font in fonts.glob("*.ttf")}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (fonts / f"OFL-{family}.txt").read_text().upper()
    assert sum(font.stat().st_size for font in fonts.glob("*.ttf")) < 1_000_000
