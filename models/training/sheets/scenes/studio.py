"""Made-up pictures of a sheet, with where its edge truly is. Nothing real is in them."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from models.training.sheets.scenes import grounds, things
from models.training.sheets.scenes.light import lit, photographed
from models.training.sheets.scenes.noise import Floats, Pixels, Plane, Rng, cloudy, polygon
from models.training.sheets.scenes.papers import paper
from models.training.sheets.scenes.pose import Sheet, beside, laid, painted

#: Share of pictures without a sheet.
_EMPTY = 0.14
#: Grounds and papers kept and used in turn, and how often one is replaced by a new one.
_KEPT_GROUNDS, _KEPT_PAPERS, _RENEWED = 90, 160, 0.06
_GROUND_PX = 720


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, uint8 BGR, and the sheet meant: `edge` (N, 2) and `corners` (4, 2) clockwise.

    Both are None where there is no sheet; they may lie outside the picture.
    """

    pixels: Pixels
    edge: Floats | None
    corners: Floats | None


@dataclass(eq=False)
class Studio:
    """Makes scenes; grounds and papers are kept, as painting them takes longest."""

    rng: Rng
    _grounds: list[Plane] = field(default_factory=list)
    _papers: list[Plane] = field(default_factory=list)

    def scene(self, width: int, height: int) -> Scene:
        """A scene as a picture of that size."""
        rng = self.rng
        view = self._ground(width, height)
        if rng.random() < _EMPTY:
            things.strew(rng, view, int(rng.integers(0, 9)))
            if rng.random() < 0.35:
                centre = rng.uniform(0.2, 0.8, 2) * [width, height]
                things.screen(rng, view, centre, rng.uniform(0.3, 1.1) * min(width, height))
            if rng.random() < 0.15:
                self._hand(view, rng.uniform(0, 1, 2) * [width, height], width)
            return Scene(photographed(rng, lit(rng, view)), None, None)
        things.strew(rng, view, int(rng.choice([0, 1, 2, 4, 8], p=[0.4, 0.2, 0.2, 0.12, 0.08])))
        main_print = self._paper()
        main = _main_sheet(rng, main_print, (width, height))
        if rng.random() < 0.4:
            for _ in range(int(rng.integers(1, 4))):
                self._other(view, main, 0.25)
        if rng.random() < 0.35:
            self._sibling(view, main, main_print)
        self._lay(view, main, main_print)
        self._cover(view, main)
        return Scene(photographed(rng, lit(rng, view)), main.edge, main.corners)

    def _ground(self, width: int, height: int) -> Plane:
        """A part of some ground, turned and stretched at will, under no lamp yet."""
        rng = self.rng
        if len(self._grounds) < _KEPT_GROUNDS:
            self._grounds.append(grounds.ground(rng, _GROUND_PX))
            side = self._grounds[-1]
        else:
            number = int(rng.integers(len(self._grounds)))
            if rng.random() < _RENEWED:
                self._grounds[number] = grounds.ground(rng, _GROUND_PX)
            side = self._grounds[number]
        zoom = rng.uniform(0.75, 2.2) * np.hypot(width, height) / _GROUND_PX
        turn = cv2.getRotationMatrix2D((_GROUND_PX / 2, _GROUND_PX / 2), rng.uniform(0, 360), zoom)
        slack = max(0.0, (_GROUND_PX * zoom - np.hypot(width, height)) / 2)
        turn[0, 2] += (width - _GROUND_PX) / 2 + rng.uniform(-slack, slack)
        turn[1, 2] += (height - _GROUND_PX) / 2 + rng.uniform(-slack, slack)
        view = cv2.warpAffine(side, turn, (width, height), borderMode=cv2.BORDER_REFLECT)
        if rng.random() < 0.3:
            view = view * rng.uniform(0.3, 1.2) * rng.normal(1, 0.1, 3).astype(np.float32)
        return np.clip(np.asarray(view, np.float32), 0.005, 1)

    def _paper(self) -> Plane:
        rng = self.rng
        if len(self._papers) < _KEPT_PAPERS:
            self._papers.append(paper(rng))
            return self._papers[-1]
        number = int(rng.integers(len(self._papers)))
        if rng.random() < _RENEWED:
            self._papers[number] = paper(rng)
        return self._papers[number]

    def _lay(self, view: Plane, sheet: Sheet, print_: Plane) -> None:
        rng = self.rng
        layer, part = painted(rng, sheet, print_, view.shape)
        if rng.random() < 0.1:
            layer = layer * (1 + 0.05 * cloudy(rng, layer.shape[0], layer.shape[1], 60))[..., None]
        white = np.float32(rng.uniform(0.8, 1.0))
        whole = np.zeros_like(view)
        whole[part] = layer * white
        cover = polygon(view.shape, sheet.edge)
        reach = rng.uniform(0.001, 0.012) * max(view.shape)
        things.lay(view, whole, cover, rng.uniform(0, 0.5), reach)
        if rng.random() < 0.3:
            # A thin dark or bright line: the paper's own thickness.
            line = np.zeros(view.shape[:2], np.uint8)
            at = np.clip(np.round(sheet.edge * 16), -(2**20), 2**20).astype(np.int32)
            cv2.polylines(line, [at], True, 255, 1, cv2.LINE_AA, 4)
            view *= (1 + rng.uniform(-0.35, 0.15) * (line.astype(np.float32) / 255))[..., None]

    def _other(self, view: Plane, main: Sheet, apart: float) -> bool:
        """Another sheet, lying further from the middle than the main one; whether it was laid."""
        rng, (height, width) = self.rng, view.shape[:2]
        middle = np.array([width, height]) / 2
        print_ = self._paper()
        aspect = print_.shape[1] / print_.shape[0]
        centre = rng.uniform(-0.15, 1.15, 2) * [width, height]
        sheet = laid(rng, aspect, (width, height), rng.uniform(0.35, 1.0), centre)
        nearer = np.linalg.norm(_shown_centre(main, width, height) - middle)
        further = np.linalg.norm(_shown_centre(sheet, width, height) - middle)
        if further < nearer + apart * min(width, height) * 0.5:
            return False
        self._lay(view, sheet, print_)
        return True

    def _sibling(self, view: Plane, main: Sheet, print_: Plane) -> None:
        """A sheet like the main one beside it or half under it, further from the middle."""
        (height, width), rng = view.shape[:2], self.rng
        middle = np.array([width, height]) / 2
        nearer = np.linalg.norm(_shown_centre(main, width, height) - middle)
        for _ in range(5):
            sheet = beside(rng, main)
            further = np.linalg.norm(_shown_centre(sheet, width, height) - middle)
            is_shown = shown_share(sheet.corners, width, height) > 0.02
            if (
                is_shown
                and _is_sound(sheet.corners)
                and further > nearer + 0.08 * min(width, height)
            ):
                self._lay(view, sheet, print_ if rng.random() < 0.3 else self._paper())
                return

    def _cover(self, view: Plane, main: Sheet) -> None:
        """What lies over the sheet: hands, pens, other sheets, things."""
        rng, width = self.rng, view.shape[1]
        if rng.random() < 0.08:
            self._other(view, main, 0.7)
        if rng.random() < 0.28:
            for _ in range(int(rng.integers(1, 3))):
                self._hand(view, self._on_edge(main), width, main.centre)
        if rng.random() < 0.14:
            things.pen_at(rng, view, self._on_edge(main))
        if rng.random() < 0.1:
            things.strew(rng, view, 1)

    def _on_edge(self, main: Sheet) -> Floats:
        """A place on the sheet's edge, often a corner, now and then inside."""
        rng = self.rng
        at = main.edge[int(rng.integers(len(main.edge)))]
        if rng.random() < 0.35:
            at = main.corners[int(rng.integers(4))]
        return np.asarray(at + (main.centre - at) * rng.uniform(0, 0.6) * rng.integers(2))

    def _hand(self, view: Plane, at: Floats, width: int, towards: Floats | None = None) -> None:
        rng = self.rng
        inward = rng.normal(0, 1, 2) if towards is None else towards - at
        unit = rng.uniform(0.025, 0.07) * max(view.shape[:2])
        things.hand(rng, view, at, inward + rng.normal(0, 0.1 * width, 2), unit)


def _main_sheet(rng: Rng, print_: Plane, picture: tuple[int, int]) -> Sheet:
    """The sheet meant: whole, tight in the picture, small, or partly outside."""
    aspect = print_.shape[1] / print_.shape[0]
    size = np.array(picture, float)
    kind = rng.random()
    for _ in range(12):
        if kind < 0.38:
            share, stray, shown = rng.uniform(0.6, 0.98), 0.55, (0.97, 1.01)
        elif kind < 0.64:
            share, stray, shown = rng.uniform(0.93, 1.12), 0.5, (0.88, 1.01)
        elif kind < 0.72:
            share, stray, shown = rng.uniform(0.32, 0.6), 0.7, (0.97, 1.01)
        else:
            share, stray, shown = rng.uniform(0.6, 1.7), 1.0, (0.4, 0.92)
        slack = np.abs(1 - share) * size / 2 + (0.02 if kind < 0.72 else 0.45) * size
        centre = size / 2 + rng.uniform(-stray, stray, 2) * slack
        sheet = laid(rng, aspect, picture, share, centre)
        if shown[0] <= shown_share(sheet.corners, *picture) <= shown[1] and _is_sound(
            sheet.corners
        ):
            break
    return sheet


def _is_sound(corners: Floats) -> bool:
    hull = cv2.convexHull(corners.astype(np.float32))
    return len(hull) == 4


def _area(quad: Floats) -> float:
    x, y = quad[:, 0], quad[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def _shown(corners: Floats, width: int, height: int) -> Floats:
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    _, part = cv2.intersectConvexConvex(frame, cv2.convexHull(corners.astype(np.float32)))
    return np.zeros((0, 2)) if part is None else np.asarray(part.reshape(-1, 2), float)


def shown_share(corners: Floats, width: int, height: int) -> float:
    """Share of a sheet that lies inside the picture, 0..1."""
    part = _shown(corners, width, height)
    return abs(_area(part)) / max(1e-6, abs(_area(corners))) if len(part) > 2 else 0.0


def _shown_centre(sheet: Sheet, width: int, height: int) -> Floats:
    part = _shown(sheet.corners, width, height)
    return np.asarray(part.mean(axis=0)) if len(part) else sheet.centre
