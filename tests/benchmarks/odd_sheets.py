"""Pictures of what is no letter, not a whole one, or none in Dutch; each by a number.

All are composed. The hand is a plotter's script, the scribble no writing anyone can read.
"""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.benchmarks.writing import fill_in
from tests.letters.maker import picture
from tests.letters.photos import photograph
from tests.letters.truth import MadeLetter
from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, Quad

Picture = NDArray[np.uint8]
_A4 = (210.0, 297.0)
_PX_PER_MM = 5.0
_LINE_MM = 11.0
_DPI = 118
_FONTS = Path(__file__).parents[1] / "letters" / "fonts"
_PAPER, _TABLE, _INK = 243, (70, 80, 90), (90, 40, 30)
_NOTES = (
    ("Hoi Fatima,", "kun je morgen de kinderen ophalen?", "Ik ben pas om zes uur thuis.",
     "Er staat soep in de koelkast.", "Tot straks,", "Karim"),
    ("Boodschappen", "2 pak melk", "brood", "6 eieren", "kaas 500 gram", "appels",
     "20 euro van oma"),
    ("Lieve buren,", "zaterdag geven wij een feestje.", "Komen jullie ook?", "Groetjes,",
     "Sanne en Milan", "Lindelaan 12"),
    ("Gemeente gebeld", "terugbellen dinsdag", "dossier kwijt??", "vragen naar mevr. Bakker",
     "bedrag klopt niet", "€ 120"),
)  # fmt: skip
_FLYERS = (
    ("PIZZERIA BELLA VISTA", "Elke dinsdag alle pizza's", "€ 9,95", "Bestel nu: 0612345678",
     "Kerkstraat 12, Oosterveen", "www.bellavista.example", "Geldig tot en met 31 mei"),
    ("GARAGE DE SNELWEG", "Grote beurt voor maar € 149,-", "Gratis koffie!", "Bel vandaag nog",
     "088 123 45 67", "Actie loopt tot 1 juli 2026"),
    ("RUIMEN UW DAKGOOT", "vakkundig en snel", "vanaf 45 euro", "Ook schilderwerk",
     "Familiebedrijf sinds 1987", "info@dakgoot.example"),
    ("OPEN DAG", "Kom kijken op onze school!", "zaterdag 24 januari 2026", "10.00 - 14.00 uur",
     "Meld je aan via www.school.example", "Schoolstraat 3, Duindorp"),
    ("HUIS TE KOOP GEVRAAGD", "Wij zoeken voor een jong gezin", "een woning in uw straat.",
     "Denkt u aan verkopen? Bel ons dan vandaag nog", "voor een gratis waardebepaling.",
     "Makelaardij De Gevel", "088 765 43 21"),
    ("GLASVEZEL IN UW WIJK", "Bestel vóór 1 maart 2026", "en betaal de eerste zes maanden",
     "maar € 25,- per maand", "Ga naar www.snelnet.example/bestellen", "of bel 0900 1234"),
    ("KLEDINGINZAMELING", "Wij halen op donderdag 12 februari", "uw oude kleding en schoenen op.",
     "Zet de zak voor 9 uur aan de straat.", "Stichting Warme Jas", "info@warmejas.example"),
    ("WINTERMARKT", "vrijdag 18 december 2026", "van 16 tot 21 uur", "Marktplein",
     "Entree: 2,50 euro", "Breng een vriend mee!", "kinderen gratis"),
)  # fmt: skip
_FOREIGN: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("odd_foreign.toml").read_text("utf-8")
)
LANGUAGES = tuple(_FOREIGN)


def upside_down(letter: MadeLetter, seed: int) -> bytes:
    """A photo of a letter that lies the wrong way round."""
    return _jpeg(cv2.rotate(photograph(letter, _DPI, seed).frame, cv2.ROTATE_180))


def half(letter: MadeLetter, seed: int) -> bytes:
    """A photo of the upper half of a letter, of even numbers, or the lower."""
    frame = photograph(letter, _DPI, seed).frame
    middle = len(frame) // 2
    return _jpeg(frame[:middle] if seed % 2 == 0 else frame[middle:])


def screenshot(letter: MadeLetter, seed: int) -> bytes:
    """A letter on the screen of a phone: no paper around it, bars above and below, as PNG."""
    page = picture(letter.pdf, (110 + 15 * (seed % 3)) / 25.4)
    bar = np.full((70, page.shape[1], 3), 32, np.uint8)
    cv2.putText(bar, "9:41", (30, 48), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (255, 255, 255), 2)
    return bytes(cv2.imencode(".png", np.vstack([bar, page, bar]))[1])


def two_letters(one: MadeLetter, other: MadeLetter) -> bytes:
    """A picture of the first pages of two letters beside each other."""
    shots = [photograph(each, _DPI, each.seed).frame for each in (one, other)]
    tall = min(shot.shape[0] for shot in shots)
    return _jpeg(np.hstack([shot[:tall] for shot in shots]))


def scribbled(seed: int) -> bytes:
    """A sheet full of lines of scribble, some of them printed names and towns."""
    rng = np.random.default_rng([seed, 7])
    areas = [
        Area(f"line {number}", AreaKind.WRITE, Quad[PageMm].box(20, top, 190, top + 8))
        for number, top in enumerate(np.arange(25, 270, _LINE_MM))
    ]
    written = fill_in(rng, _blank(), _A4, areas, 1.0).page
    return _on_table(np.clip(255 * written, 0, 255).astype(np.uint8))


def note(seed: int) -> bytes:
    """A note by hand, that can be read."""
    paper, rng = _blank(), np.random.default_rng([seed, 11])
    top = 150
    for line in _NOTES[seed % len(_NOTES)]:
        at = (80 + int(rng.integers(-12, 12)), top)
        cv2.putText(paper, line, at, cv2.FONT_HERSHEY_SCRIPT_COMPLEX, 1.7, _INK, 3, cv2.LINE_AA)
        top += 105 + int(rng.integers(-8, 8))
    return _on_table(paper)


def drawing(seed: int) -> bytes:
    """A drawing of boxes, rings and lines, with a name below it as children write it."""
    paper, rng = _blank(), np.random.default_rng([seed, 13])
    high, wide = paper.shape[:2]
    for _ in range(30):
        ink = tuple(int(each) for each in rng.integers(0, 200, 3))
        one, other = (tuple(map(int, rng.integers(60, (wide - 60, high - 300)))) for _ in range(2))
        if rng.random() < 0.5:
            cv2.line(paper, one, other, ink, 5, cv2.LINE_AA)
        else:
            cv2.circle(paper, one, int(rng.integers(20, 160)), ink, 4, cv2.LINE_AA)
    name = ("FATIMA YILMAZ", "SANNE", "GEMEENTE", "MILAN 6 JAAR")[seed % 4]
    cv2.putText(paper, name, (120, high - 120), cv2.FONT_HERSHEY_DUPLEX, 2.2, _INK, 5, cv2.LINE_AA)
    return _on_table(paper)


def speckled(seed: int) -> bytes:
    """A sheet of noise, as a carpet or bad copy is."""
    rng = np.random.default_rng([seed, 17])
    paper = _blank().astype(np.float64)
    rough = cv2.resize(rng.normal(0, 60, (200, 140)), paper.shape[1::-1])
    return _on_table(np.clip(paper - 60 + rough[..., None], 0, 255).astype(np.uint8))


def flyer(seed: int) -> bytes:
    """An advertisement in large print."""
    said = _FLYERS[seed % len(_FLYERS)]
    ground = ((235, 250, 255), (225, 245, 230), (250, 240, 230))[seed % 3]
    return _on_table(_printed(said, [64, *[40] * (len(said) - 1)], ground, line=130))


def foreign(language: str) -> bytes:
    """A letter of an office in another country."""
    lines = _FOREIGN[language].splitlines()
    return _on_table(_printed(lines, [20] * len(lines), (_PAPER,) * 3, line=32))


def _printed(
    lines: Sequence[str], sizes: Sequence[int], ground: tuple[int, ...], line: int
) -> Picture:
    wide, high = (round(side * _PX_PER_MM) for side in _A4)
    sheet = Image.new("RGB", (wide, high), ground)
    drawn, top = ImageDraw.Draw(sheet), 110
    for text, size in zip(lines, sizes, strict=True):
        drawn.text((100, top), text, (25, 25, 30), _font(size))
        top += line
    return cv2.cvtColor(np.asarray(sheet), cv2.COLOR_RGB2BGR).astype(np.uint8)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / "Arimo-Regular.ttf"), size)


def _blank() -> Picture:
    wide, high = (round(side * _PX_PER_MM) for side in _A4)
    return np.full((high, wide, 3), _PAPER, np.uint8)


def _on_table(sheet: Picture) -> bytes:
    return _jpeg(cv2.copyMakeBorder(sheet, 90, 90, 90, 90, cv2.BORDER_CONSTANT, value=_TABLE))


def _jpeg(made: Picture) -> bytes:
    return bytes(cv2.imencode(".jpg", made, [cv2.IMWRITE_JPEG_QUALITY, 90])[1])


#: What is no letter, by its name.
NO_LETTERS: dict[str, Callable[[int], bytes]] = {
    "scribble": scribbled, "note by hand": note, "drawing": drawing, "noise": speckled,
    "flyer": flyer,
}  # fmt: skip
