import os
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.broken_engines.tesseract.programs import install
from vision.picture import Grey
from vision.text.script import script_on

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed"),
]

GREEK = (
    "Αγαπητή κυρία, λάβαμε την αίτησή σας για επίδομα στέγασης.",
    "Παρακαλούμε στείλτε μας ένα αντίγραφο του διαβατηρίου σας.",
    "Αν δεν το στείλετε εγκαίρως, δεν μπορούμε να αποφασίσουμε.",
)
CYRILLIC = (
    "Уважаемая госпожа, мы получили ваше заявление на пособие.",
    "Пожалуйста, пришлите нам до 12 марта копию паспорта.",
    "Если вы не пришлёте её вовремя, мы не сможем решить.",
)
DUTCH = (
    "Geachte mevrouw, wij hebben uw aanvraag ontvangen.",
    "Stuur ons vóór 12 maart een kopie van uw paspoort.",
    "Krijgen wij die niet op tijd, dan kunnen wij niet beslissen.",
)


def printed(lines: tuple[str, ...], turned: int = 0) -> Grey:
    page = Image.new("L", (1240, 900), 250)
    with as_file(files("forms") / "fonts" / "IBMPlexSans-Regular.ttf") as file:
        lettering = ImageFont.truetype(str(file), 34)
    ImageDraw.Draw(page).multiline_text((90, 90), "\n".join(lines * 3), 30, lettering)
    return np.asarray(page.rotate(turned))


@pytest.mark.parametrize(
    ("picture", "script"),
    [
        (printed(GREEK), "Grek"),
        (printed(CYRILLIC), "Cyrl"),
        (printed(GREEK, 180), "Grek"),
        (printed(DUTCH), None),
        (np.full((900, 1240), 250, np.uint8), None),
        (np.random.default_rng(3).integers(0, 255, (900, 1240), np.uint8), None),
    ],
    ids=["greek", "cyrillic", "upside down", "ours", "blank", "noise"],
)
def test_other_letters_are_told_and_ours_or_none_are_not(picture: Grey, script: str) -> None:
    assert script_on(picture) == script


@pytest.mark.parametrize("name", ["crashing", "silent", "garbage", "without_dutch"])
def test_without_tesseract_nothing_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{install(name, tmp_path)}:{os.environ['PATH']}")
    assert script_on(printed(GREEK)) is None
