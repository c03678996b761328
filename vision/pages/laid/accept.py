"""Is this really that page? Dense correlation of print, cell by cell, after registration.

Counting agreeing features cannot refuse unknown forms: ruled tables look alike everywhere. Print
that lies in the same place to half a millimetre does not happen by chance. Nor does print that is
absent from paper in plain view: a page that shares most of its print with a known one is another.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Warp
from vision.pages.laid.cells import CELL_PX, Plane, cell_deviation, cell_mean
from vision.pages.laid.lapses import find_lapses
from vision.pages.laid.rules import rules_in, shown_of, surely_printed, tints_in
from vision.picture import HALF_PX_PER_MM, Grey, Reference, Scan
from vision.placing.patches import Pieces, sought
from vision.softness import matched_blur

#: A cell counts as inked when its print has at least this standard deviation in grey values.
_INKED_STD = 9.0
#: The share of inked cells that may be hidden without harm: a hand hides about a third.
_HIDDEN_SHARE = 0.35
#: Mean correlation of the better cells from which a page is there; see docs/decisions/0003 for
#: how right, wrong and unknown pages score.
_ENOUGH = 0.72

#: A cell that correlates more than the first shows its print: it tells how bright paper and how
#: dark print are thereabouts. Less than the second, and its print may be missing.
_SHOWS, _MAY_MISS = 0.6, 0.4
#: Print is missing where more than this share of its ink is not there. Cells of the right page,
#: filled in or not, stay below; where other words stand, about half of the ink is missing.
_MISSING = 0.5
#: Of less than this share of a cell's ink nobody can say that it must show (`rules.py`).
_TELLING = 0.2
#: Paper in plain view is about as bright as where print shows (a hand is darker, glare brighter);
#: it is bare when it varies less than the first share of what its print would, and bears other
#: print when it varies more than the second.
_PLAIN_VIEW, _BARE_VIEW = (0.9, 1.2), (0.96, 1.08)
_BARE, _PRINTED = 0.25, 0.6
#: Glare takes print away too, up to this grey value paper is not burnt out.
_SATURATED = 250
#: Print of paper that is not flat is sought nearby before it is called missing: a cell with some
#: print around it, within 6 mm.
_NEARBY = Pieces(CELL_PX // 2 + 3, round(6.0 * HALF_PX_PER_MM), 0.7, takes_first=True)
#: Where paper bends away print leans: slanted up or down by so much, and shortened or not. A thin
#: rule that slants by .2 is 2 px off at the edge of its piece, and is not found as it was printed.
_LEANS = tuple(
    np.array([[1.0, 0.0], [slant, down]])
    for down in (1.0, 0.75)
    for slant in (0.0, -0.15, 0.15, -0.3, 0.3)
)
#: Paper around is known from this many cells that show their print, within this many each way.
_FEWEST_AROUND, _AROUND_CELLS = 3, 4
#: On flat paper hardly a cell of the right page is without its print. Counted double where there is
#: other print, no more than this: synthetic hands leave 5, real photos 4, most sisters 8 and more.
_MOST_WITHOUT_FLAT = 5
#: Nor is it where nothing darker than paper lies on the sheet: of 70 composed sheets none was
#: without any then, of sisters about half are. A sticker or two is forgiven, but told.
_MOST_WITHOUT_OPEN = 3
#: A hand hides print in ways that look like other print in so many cells.
_FORGIVEN_COVERED = 2
#: Where paper is bent, what the mesh does not reach is without it too: other print in more cells
#: than the first, and that or bare paper in more than the second together, is another page.
_MOST_OTHER_BENT, _MOST_WITHOUT_BENT = 3, 7
#: What a mesh does not reach lies a little off; print that is not within 2.5 mm either is missing.
#: In more cells than the first that is doubtful, which few sheets of the right page are and most of
#: another version; in more than the second it is another page.
_AT_HAND = Pieces(CELL_PX // 2 + 1, round(2.5 * HALF_PX_PER_MM), 0.7, takes_first=True)
_MAY_BE_ELSEWHERE = 0.5
_FORGIVEN_BENT, _MOST_ELSEWHERE = 3, 16
#: So is bare paper alone in more than this share of the cells that have print: a light hand that
#: passes for paper covers less.
_MOST_BARE = 0.1
#: Words lapse in no more cells than this of the right page: on flat paper in none of 29 composed
#: sheets and of 20 real photos; on bent paper in none of 49 composed ones, and in more than two of
#: one of 49 photos. Of versions nobody registered that were taken for another they do on 8 of 24.
_MOST_LAPSES, _FORGIVEN_LAPSES_BENT, _MOST_LAPSES_BENT = 1, 2, 5
#: Beside a pen, glare or a fold, which hide print of many cells, none is said to lapse: so many of
#: the cells that have print, within so many each way, must show it.
_MOSTLY_SHOWN, _VIEWED_CELLS = 0.7, 6

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Evidence:
    """How well the print of a page shows in a scan of it.

    `correlation` per cell in -1..1, float32 (rows, columns), NaN where the page has no ink or the
    scan does not see it. `other_print` and `bare_paper`, bool of the same shape: paper is in plain
    view there, but bears other print or none; not sought where correlation alone refuses.
    `elsewhere`, bool too: paper in plain view whose print is missing and not close by; sought on
    bent paper only. `is_covered` tells whether something darker than paper lies on its print,
    `is_flat` whether one homography holds for the whole page.
    """

    correlation: Plane
    other_print: Mask
    bare_paper: Mask
    elsewhere: Mask
    is_covered: bool = True
    is_flat: bool = True
    _expected: Plane | None = None
    _scan: Scan | None = None

    @cached_property
    def lapses(self) -> int:
        """In how many cells a word or a figure of it is missing; looked for when it is asked."""
        if self._expected is None or self._scan is None:
            return 0
        view = _in_view(self.correlation)
        return int(find_lapses(self._expected, self._scan, view, CELL_PX).sum())

    @property
    def may_be_another_version(self) -> bool:
        """Whether a word differs that the right page would show: another version, or a label."""
        return self.lapses > (0 if self.is_flat else _FORGIVEN_LAPSES_BENT)

    @property
    def is_another_version(self) -> bool:
        """Whether so many words differ that it is a version nobody registered."""
        return self.lapses > (_MOST_LAPSES if self.is_flat else _MOST_LAPSES_BENT)

    @cached_property
    def cells(self) -> NDArray[np.float32]:
        """The correlations of all judged cells."""
        return self.correlation[~np.isnan(self.correlation)]

    @cached_property
    def score(self) -> float:
        """Mean correlation of the better cells, those a hand could leave: -1..1."""
        if len(self.cells) == 0:
            return 0.0
        ordered = np.sort(self.cells)[::-1]
        return float(ordered[: max(1, round(len(ordered) * (1 - _HIDDEN_SHARE)))].mean())

    @property
    def missing(self) -> int:
        """In how many cells print is not where it should be, though paper is in plain view."""
        return int((self.other_print | self.bare_paper | self.elsewhere).sum())

    @property
    def contradicts(self) -> bool:
        """Whether what is in plain view cannot be this page."""
        other, bare = int(self.other_print.sum()), int(self.bare_paper.sum())
        if self.is_flat:
            most = _MOST_WITHOUT_FLAT if self.is_covered else _MOST_WITHOUT_OPEN
            says_other = 2 * other + bare > most
        else:
            says_other = other > _MOST_OTHER_BENT and other + bare > _MOST_WITHOUT_BENT
            says_other |= int(self.elsewhere.sum()) > _MOST_ELSEWHERE
        return says_other or bare > _MOST_BARE * len(self.cells)

    @property
    def is_doubtful(self) -> bool:
        """Whether print in plain view differs a little: a sticker, or another version."""
        if not self.is_flat:
            return int(self.elsewhere.sum()) > _FORGIVEN_BENT
        without = int(self.other_print.sum() + self.bare_paper.sum())
        return without > (_FORGIVEN_COVERED if self.is_covered else 0)

    @property
    def is_accepted(self) -> bool:
        """Whether the scan shows this page."""
        return self.score >= _ENOUGH and not self.contradicts


def compare_print(scan: Scan, reference: Reference) -> Evidence:
    """The evidence that `scan` shows `reference`.

    `scan` is straightened with the placement found, at HALF_PX_PER_MM.
    """
    return looked_closer(correlated(scan, reference))


def correlated(scan: Scan, reference: Reference) -> Evidence:
    """The same by correlation alone, which tells the score and takes a part of the time."""
    expected = matched_blur(reference.half, scan)
    correlation = cell_correlation(expected, scan)
    nothing = np.zeros(correlation.shape, bool)
    is_flat = not isinstance(scan.page_to_frame, Warp)
    return Evidence(
        correlation, nothing, nothing, nothing, is_flat=is_flat, _expected=expected, _scan=scan
    )


def looked_closer(evidence: Evidence) -> Evidence:
    """What is `correlated`, with the cells in plain view that lack their print."""
    # What does not correlate is refused for that; looking closer would take its time for nothing.
    if evidence.score < _ENOUGH or evidence._expected is None or evidence._scan is None:
        return evidence
    return _looked_at_closely(evidence._expected, evidence._scan, evidence)


def print_shown(scan: Scan, reference: Reference) -> float:
    """How well the print of `reference` shows, as `Evidence.score`, without looking closer."""
    return correlated(scan, reference).score


def cell_correlation(expected: Plane, scan: Scan) -> Plane:
    """Normalised correlation of each cell with what was expected there; NaN where not judged."""
    seen = scan.grey.astype(np.float32)
    mean_expected, mean_seen = cell_mean(expected), cell_mean(seen)
    variance = cell_mean(expected * expected) - mean_expected**2
    variance_seen = cell_mean(seen * seen) - mean_seen**2
    covariance = cell_mean(expected * seen) - mean_expected * mean_seen
    correlation = covariance / np.sqrt(np.maximum(variance * np.maximum(variance_seen, 1.0), 1e-3))
    visible = cell_mean((scan.seen > 0).astype(np.float32)) > 0.98
    judged = (variance > _INKED_STD**2) & visible
    return np.asarray(np.where(judged, np.clip(correlation, -1, 1), np.nan), np.float32)


def _in_view(correlation: Plane) -> Mask:
    """Cells around which most print shows, whether they have any or not."""
    side = (2 * _VIEWED_CELLS + 1,) * 2
    judged = ~np.isnan(correlation)
    with np.errstate(invalid="ignore"):
        shown = cv2.blur((correlation > _SHOWS).astype(np.float32), side)
    there = cv2.blur(judged.astype(np.float32), side)
    return np.asarray((there > 0) & (shown >= _MOSTLY_SHOWN * there))


def _looked_at_closely(expected: Plane, scan: Scan, evidence: Evidence) -> Evidence:
    """The evidence with the cells in plain view that lack their print.

    And whether something darker than paper lies on the print.

    A hand or an object also hides print, but takes away the paper's brightness with it; writing
    adds ink, but leaves the print.
    """
    correlation = evidence.correlation
    rows, columns = correlation.shape
    area = (slice(0, rows * CELL_PX), slice(0, columns * CELL_PX))
    seen, ink = scan.grey[area].astype(np.float32), np.asarray(1 - expected[area] / 255, np.float32)
    # The brightest 2 mm of a cell are its paper, print or not.
    thirds = cell_mean(seen, CELL_PX // 3)
    paper = np.asarray(thirds.reshape(rows, 3, columns, 3).max(axis=(1, 3)), np.float32)
    level = cv2.blur(cv2.dilate(paper, np.ones((3, 3), np.uint8)), (7, 7))
    size = (columns * CELL_PX, rows * CELL_PX)
    darkness = np.asarray(1 - seen / np.maximum(cv2.resize(level, size), 1), np.float32)
    with np.errstate(invalid="ignore"):
        shows, may_miss = correlation > _SHOWS, correlation < _MAY_MISS
        may_lie_off = correlation < _MAY_BE_ELSEWHERE
    squared = cell_mean(ink * ink)
    dark = float(cell_mean(ink * darkness)[shows].sum())
    black = dark / max(float(squared[shows].sum()), 1e-3 / CELL_PX**2)
    if black <= 0:
        return evidence
    lacking, whole = _lacking(ink, darkness, black)
    view = paper / _usual_paper(paper, shows)
    covered = _within(view, (0, _PLAIN_VIEW[0])) & ~shows
    telling = whole > _TELLING * black * squared
    plain = telling & (lacking > _MISSING * whole) & _within(view, _PLAIN_VIEW) & ~_beside(covered)
    missing = may_miss & plain
    leans = (None,) if evidence.is_flat else _LEANS
    missing &= ~_found_nearby(missing, expected, scan.grey, replace(_NEARBY, leans=leans))
    elsewhere = may_lie_off & plain & (not evidence.is_flat)
    elsewhere &= ~_found_nearby(elsewhere, expected, scan.grey, replace(_AT_HAND, leans=leans))
    variety = cell_deviation(darkness) / np.maximum(black * cell_deviation(ink), 1e-3)
    bare = missing & (variety < _BARE) & _within(view, _BARE_VIEW) & (paper < _SATURATED)
    return replace(
        evidence,
        other_print=missing & (variety > _PRINTED),
        bare_paper=bare,
        elsewhere=elsewhere,
        is_covered=bool((covered & ~np.isnan(correlation)).any()),
    )


def _lacking(ink: Plane, darkness: Plane, black: float) -> tuple[Plane, Plane]:
    """How much of the ink that each cell surely shows is not there, and of how much."""
    rules = rules_in(ink)
    sure, shown = surely_printed(ink, rules) - tints_in(ink), shown_of(darkness, rules)
    lacking = cell_mean(ink * np.maximum(0, black * sure - shown))
    return lacking, black * cell_mean(ink * sure)


def _usual_paper(paper: Plane, shows: Mask) -> Plane:
    """The brightness of paper around each cell, from cells that show their print.

    Where too few do, that of the whole page.
    """
    side = 2 * _AROUND_CELLS + 1
    overall = float(np.median(paper[shows])) if shows.any() else np.inf
    if overall < _SATURATED:
        # Glare is no paper, though print shows at its rim.
        shows = shows & (paper < _SATURATED)
    known = cv2.dilate(shows.astype(np.float32), np.ones((3, 3), np.uint8))
    bright = cv2.dilate(paper * shows, np.ones((3, 3), np.uint8))
    share = cv2.blur(known, (side, side))
    usual = cv2.blur(bright, (side, side)) / np.maximum(share, 1e-6)
    enough = share * side * side > _FEWEST_AROUND
    return np.asarray(np.where(enough, np.maximum(usual, 1), overall), np.float32)


def _found_nearby(cells: Mask, expected: Plane, grey: Grey, pieces: Pieces) -> Mask:
    """Which of the cells show their print a little beside its place: curled paper, a fold."""
    found = np.zeros_like(cells)
    rows_columns = np.argwhere(cells)
    centres = ((rows_columns[:, ::-1] + 0.5) * CELL_PX - 0.5).astype(np.float32)
    _, found[cells] = sought(expected, grey.astype(np.float32), centres, pieces)
    return found


def _within(plane: Plane, limits: tuple[float, float]) -> Mask:
    return np.asarray((plane > limits[0]) & (plane < limits[1]))


def _beside(mask: Mask) -> Mask:
    """Cells of the mask and those that touch one."""
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
