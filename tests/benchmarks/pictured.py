"""Pages known only from a picture of them, registered as pages without fields."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from forms.keys import VersionKey
from forms.pdf.reading import ReadDocument, ReadPage
from forms.registration import register
from forms.store.catalogue import Catalogue
from forms.template import FormPage
from vision.pages.known.layout import describe
from vision.picture import REFERENCE_PX_PER_MM

#: Of the usual papers the one of the picture's shape is meant.
_PAPERS_MM = ((210.0, 297.0), (215.9, 279.4), (215.9, 355.6))


@dataclass(frozen=True)
class Pictured:
    """A page as a picture of it, and the slug it is registered under."""

    slug: str
    path: Path

    def key(self, issuer: str) -> VersionKey:
        """Of the form with this one page."""
        return VersionKey(issuer, self.slug, "1")


def register_pictured(catalogue: Catalogue, pictured: Iterable[Pictured], issuer: str) -> None:
    """Register and publish each picture as a form of one page."""
    for each in pictured:
        register(catalogue, _read(each.path), each.key(issuer), publish=True, by=issuer)


def _read(path: Path) -> ReadDocument:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    assert grey is not None, path
    shape = grey.shape[0] / grey.shape[1]
    width_mm, height_mm = min(_PAPERS_MM, key=lambda paper: abs(paper[1] / paper[0] - shape))
    size = round(width_mm * REFERENCE_PX_PER_MM), round(height_mm * REFERENCE_PX_PER_MM)
    page = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    png = cv2.imencode(".png", page)[1].tobytes()
    fingerprint = describe(page).to_bytes()
    read = ReadPage(FormPage(1, width_mm, height_mm, ()), png, fingerprint, is_blank=False)
    return ReadDocument(hashlib.sha256(png).hexdigest(), None, "en", (read,), ())
