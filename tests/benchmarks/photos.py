"""Real photos, where the development material is there: page outlines, and the right document.

Outlines: corners of the paper labelled by hand. Documents: prints photographed flat, folded, curled
and crumpled, each registered from a picture of it, among the library and all public forms; and two
with their templates. Nothing here is synthetic, and nothing was trained on it.

    python -m tests.benchmarks photos [--most N] [--peers contour,sift]

Prints tables and writes bench/photos.json.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks import options as wanted
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.ours import Ours, Subject
from tests.benchmarks.peers import built
from tests.benchmarks.pictured import Pictured
from tests.benchmarks.registering import ISSUER, ROOT, Collection, collection
from tests.benchmarks.report import rendered
from tests.benchmarks.scoring import Answer, Score, Summary, identified, overlap, summed_up
from tests.benchmarks.seeing import say
from tests.benchmarks.surroundings import surroundings
from tests.outside import SHARED
from vision.geometry import FramePx, Points
from vision.opencv import use_one_quiet_thread

RESULT = ROOT / "bench" / "photos.json"
PHOTOS = SHARED / "photos"
#: Corners labelled for this project; photos of flatcv have a file of their authors beside each.
LABELS = "page_corners.json"
#: The text routes read a photo in many seconds; they are left out unless asked for.
USUAL_PEERS = "contour,page_dewarp,sift"
_KNOWN_BY = "doc_matcher/input/custom_datasets/example"


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo: of `group`, the page it shows where that is registered, its corners if labelled."""

    group: str
    name: str
    jpeg: bytes
    page: KnownPage | None
    corners: Points[FramePx] | None
    hidden: frozenset[str] = frozenset()


Seen = tuple[Photo, dict[str, Score]]


def documents(photos: Path = PHOTOS) -> tuple[Pictured, ...]:
    """The printed documents of which there are photos, as pictures to register."""
    prints = [Pictured(f"inv3d-{each.parent.name}", each)
              for each in sorted((photos / "inv3d").glob("*/flat_document.png"))]  # fmt: skip
    templates = sorted((photos / _KNOWN_BY).glob("template_*.jpg"))
    return (*prints, *(Pictured(each.stem.replace("_", "-"), each) for each in templates))


def photos_of(known: KnownPages, photos: Path = PHOTOS) -> Iterator[Photo]:
    """Every photo with what is known about it."""
    labelled: dict[str, Any] = json.loads((photos / LABELS).read_text("utf-8"))
    for path in sorted((photos / "inv3d").glob("*/warped_document_*.jpg")):
        kind = path.stem.removeprefix("warped_document_").replace("_", " ")
        page = known.pages[str(Pictured(f"inv3d-{path.parent.name}", path).key(ISSUER).page(1))]
        yield _photo(f"inv3d {kind}", path, photos, page, labelled)
    for path in sorted((photos / _KNOWN_BY).glob("image_*.jpg")):
        slug = path.stem.replace("image_", "template-")
        page = known.pages[str(Pictured(slug, path).key(ISSUER).page(1))]
        # They show a filled print of inv3d on this template: the template is what is asked.
        prints = frozenset(key for key in known.pages if key.startswith(f"{ISSUER}/inv3d-"))
        yield replace(_photo("doc_matcher", path, photos, page, labelled), hidden=prints)
    for path in sorted((photos / "flatcv").rglob("*.jpeg")):
        yield _photo(f"flatcv {path.parent.name}", path, photos, None, {})


def _photo(
    group: str, path: Path, photos: Path, page: KnownPage | None, labelled: dict[str, Any]
) -> Photo:
    name = str(path.relative_to(photos))
    corners = None
    if name in labelled:
        corners = labelled[name]["corners"]
    elif path.with_suffix(".json").exists():
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))["corners"]
        names = ("top_left", "top_right", "bottom_right", "bottom_left")
        corners = [said[corner] for corner in names]
    outline = None if corners is None else Points[FramePx](np.array(corners, float))
    return Photo(group, name, path.read_bytes(), page, outline)


def judged(photo: Photo, answer: Answer) -> Score:
    """What an answer to a photo is worth; of what it shows only the document is known."""
    finding = None
    if answer.seeks_name and photo.page is not None:
        finding = identified(photo.page.same, photo.page.key, answer.named)
    overlapping = None
    if answer.seeks_outline and photo.corners is not None:
        overlapping = 0.0 if answer.outline is None else overlap(answer.outline, photo.corners)
    return Score(
        finding,
        tuple(sorted(answer.named)),
        outline_iou=overlapping,
        spent_ms=answer.spent_ms,
        cpu_ms=answer.cpu_ms,
        stages=answer.stages,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the table, write the JSON."""
    options = _options(arguments)
    if not documents():
        print(f"skipped: no photos in {PHOTOS}")
        return 0
    load = os.getloadavg()
    use_one_quiet_thread()
    public = collection(options.most)
    known = KnownPages.open(
        Collection(f"{public.name} + photographed documents", pictures=documents(), inner=public),
        say,
    )
    ours = Ours(known)
    peers = built(options.peers, known, say)
    rows = [_seen(photo, [ours, *(peer for peer, _ in peers)]) for photo in photos_of(known)]
    table = _tabled(rows)
    result = {
        "kind": "real photos",
        "pages": known.collection.name,
        "page_count": len(known.pages),
        **surroundings(load),
        "peers": {peer.name: peer.settings for peer, _ in peers},
        "summary": {
            group: {who: asdict(summary) for who, summary in members.items()}
            for group, members in table.items()
        },
        "photos": [
            {"photo": photo.name, "scores": {who: asdict(score) for who, score in scores.items()}}
            for photo, scores in rows
        ],
    }
    wanted.write(options.json, result)
    print(
        f"\n{len(rows)} real photos, {len(known.pages)} known pages; load average at start "
        f"{load[0]:.1f}. IoU: with the paper's corners as labelled by hand, mean.\n"
    )
    print(rendered(table))
    print(f"\neverything photo by photo: {options.json}")
    return 0


def _seen(photo: Photo, subjects: Sequence[Subject]) -> Seen:
    say(photo.name)
    answers = {subject.name: subject.see(photo) for subject in subjects}
    scores = {who: judged(photo, said) for who, said in answers.items() if said is not None}
    return photo, scores


def _tabled(rows: Sequence[Seen]) -> dict[str, dict[str, Summary]]:
    """Summaries by group of photos and over all, by who answered."""
    groups: dict[str, list[Seen]] = {}
    for photo, scores in rows:
        groups.setdefault(photo.group, []).append((photo, scores))
    groups["ALL DOCUMENTS"] = [row for row in rows if row[0].page is not None]
    groups["ALL LABELLED"] = [row for row in rows if row[0].corners is not None]
    groups[f"IN {LABELS}"] = [
        row for row in groups["ALL LABELLED"] if not row[0].group.startswith("flatcv")
    ]
    return {
        group: {
            who: summed_up([scores[who] for _, scores in members if who in scores])
            for who in dict.fromkeys(who for _, scores in members for who in scores)
        }
        for group, members in groups.items()
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--most", type=int, help="register at most so many PDFs besides")
    parser.add_argument("--peers", type=wanted.peers, default=wanted.peers(USUAL_PEERS))
    parser.add_argument("--json", type=Path, default=RESULT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
