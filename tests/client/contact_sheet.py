"""`make sheets`: pictures of every screen, to look at.

    python -m tests.client.contact_sheet [--out sheets] [--only coach_step,start]
    python -m tests.client.contact_sheet --front docs/pictures/client.jpg

Shows the client in Chromium on a phone and a desk, in Dutch and Arabic, by day and by night, with
the real service behind it. Writes one sheet for each screen (eight pictures) and `paper.webp`: the
outlines on paper that moves. `--front` writes only the picture of the README.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.clips import FILMS, Clip, library_page, write
from tests.client.browsing import DESK, PHONE, Look, launch, opened, through_camera
from tests.client.letter_screens import Reach
from tests.client.scenes import ASSISTANCE, write_scenes
from tests.client.screens import EVERY_SCREEN, coach_step, example, question, start
from tests.glue.service import ROOT, served

_LANGUAGES = ("nl", "ar")
_SCHEMES = ("light", "dark")
#: Long enough for pictures of pages to have come.
_SETTLED_MS = 700
_GAP_PX = 24
_GROUND = (128, 132, 136)
#: Of a picture on a phone; two of those on a desk are as high together.
_SHOWN_HEIGHT_PX = 760

#: What the README shows.
_FRONT = ((start, "nl"), (example, "nl"), (coach_step, "nl"), (question, "ar"))
_FRONT_GROUND = (224, 228, 230)

_FILM, _FILM_S, _FILM_FPS = "sway", 4, 15
_SHOTS, _SHOT_MS, _SHOT_WIDTH_PX = 36, 110, 360


@dataclass(frozen=True)
class Shot:
    """One screen as it looks one way."""

    language: str
    scheme: str
    picture: Image.Image


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sheets; says where."""
    options = _options(arguments)
    if options.front:
        with everything_started() as (chromium, url, scenes):
            front_of(chromium, url, scenes).save(options.front, quality=85)
        print(options.front)
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in EVERY_SCREEN if not options.only or each.__name__ in options.only]
    with everything_started() as (chromium, url, scenes):
        for reach in wanted:
            sheet = sheet_of([*shots(chromium, url, scenes, reach)])
            sheet.save(options.out / f"{reach.__name__}.png")
            print(options.out / f"{reach.__name__}.png", flush=True)
    if not options.only or "paper" in options.only:
        print(write_moving_paper(options.out / "paper.webp"))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make sheets", description="Every screen, to look at.")
    parser.add_argument("--out", type=Path, default=ROOT / "sheets")
    parser.add_argument("--only", type=lambda names: names.split(","), default=[], metavar="NAMES")
    parser.add_argument("--front", type=Path)
    return parser.parse_args(arguments)


@contextmanager
def everything_started() -> Iterator[tuple[Browser, str, Path]]:
    """A browser whose camera looks at a form, the address of a service, and the scenes."""
    with tempfile.TemporaryDirectory(prefix="leeswijzer-sheets-") as name:
        folder = Path(name)
        scenes = write_scenes(folder)
        (folder / "data").mkdir()
        with served(folder / "data", folder / "service.log") as url, sync_playwright() as running:
            chromium = launch(running, scenes / "form.y4m")
            yield chromium, url, scenes
            chromium.close()


def shots(browser: Browser, url: str, scenes: Path, reach: Reach) -> Iterator[Shot]:
    """A screen on a phone and on a desk, in each language, by day and by night."""
    for look in (PHONE, DESK):
        for language in _LANGUAGES:
            with opened(browser, url, Look(look.width, look.height, language)) as page:
                reach(page, scenes)
                for scheme in _SCHEMES:
                    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                    page.wait_for_timeout(_SETTLED_MS)
                    yield Shot(language, scheme, _picture(page.screenshot()))


def front_of(browser: Browser, url: str, scenes: Path) -> Image.Image:
    """A few screens in Dutch by day, as a person comes by them; the last in Arabic."""
    made = []
    for reach, language in _FRONT:
        with opened(browser, url, Look(language=language)) as page:
            reach(page, scenes)
            page.wait_for_timeout(_SETTLED_MS)
            made.append(_as_high(_picture(page.screenshot()), _SHOWN_HEIGHT_PX))
    width = sum(each.width + _GAP_PX for each in made) + _GAP_PX
    front = Image.new("RGB", (width, _SHOWN_HEIGHT_PX + 2 * _GAP_PX), _FRONT_GROUND)
    for at, each in enumerate(made):
        front.paste(each, (_GAP_PX + at * (each.width + _GAP_PX), _GAP_PX))
    return front


def _picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def sheet_of(made: Sequence[Shot]) -> Image.Image:
    """The pictures beside each other: four of the phone, and those of the desk two by two."""
    half = _SHOWN_HEIGHT_PX // 2 - _GAP_PX // 2
    phone = [_as_high(shot.picture, _SHOWN_HEIGHT_PX) for shot in made[:4]]
    desk = [_as_high(shot.picture, half) for shot in made[4:]]
    phones = sum(each.width + _GAP_PX for each in phone)
    width = _GAP_PX + phones + 2 * (desk[0].width + _GAP_PX)
    sheet = Image.new("RGB", (width, _SHOWN_HEIGHT_PX + 2 * _GAP_PX), _GROUND)
    left = _GAP_PX
    for each in phone:
        sheet.paste(each, (left, _GAP_PX))
        left += each.width + _GAP_PX
    for at, each in enumerate(desk):
        column, row = divmod(at, 2)
        place = (left + column * (each.width + _GAP_PX), _GAP_PX + row * (half + _GAP_PX))
        sheet.paste(each, place)
    return sheet


def _as_high(picture: Image.Image, height: int) -> Image.Image:
    width = round(picture.width * height / picture.height)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def write_moving_paper(path: Path) -> Path:
    """Films the client while paper moves before its camera, as an animated WebP."""
    with tempfile.TemporaryDirectory(prefix="leeswijzer-paper-") as name:
        folder = Path(name)
        clip = Clip(FILMS[_FILM], library_page(ASSISTANCE), _FILM_S, _FILM_FPS, (720, 1280))
        video, _ = write(clip, folder)
        (folder / "data").mkdir()
        with served(folder / "data", folder / "service.log") as url, sync_playwright() as running:
            chromium = launch(running, video)
            with opened(chromium, url) as page:
                through_camera(page)
                frames = [*_filmed(page)]
            chromium.close()
    first, *others = frames
    first.save(path, save_all=True, append_images=others, duration=_SHOT_MS, loop=0, quality=70)
    return path


def _filmed(page: Page) -> Iterator[Image.Image]:
    for _ in range(_SHOTS):
        picture = _picture(page.screenshot())
        yield _as_high(picture, round(picture.height * _SHOT_WIDTH_PX / picture.width))
        page.wait_for_timeout(_SHOT_MS // 3)


if __name__ == "__main__":
    sys.exit(main())
