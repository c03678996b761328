"""How many answers of made forms are found, by drawing style and by layout."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from forms.pdf.flat.finding import look_at_scan
from forms.pdf.flat.scan import PrintReader
from forms.pdf.reading import read_pdf
from forms.template import Field
from tests.benchmarks.drawn_pages import drawn_page
from tests.forms.pdf.flat.made.making import MadeForm, kinds, made_form
from vision.scans.ruling import RULING_PX_PER_MM


@dataclass(frozen=True, eq=False)
class Seen:
    """What was found on a made form: boxes (N, 4) in mm, those in blocks of the office left out."""

    form: MadeForm
    fields: tuple[Field, ...]
    found: np.ndarray
    asked: np.ndarray
    in_office: int


def look(form: MadeForm, *, as_scan: bool = False) -> Seen:
    """Register one made form, or its picture (synthetic: no paper, no dust)."""
    fields = seen_as_scan(form.pdf, 0) if as_scan else read_pdf(form.pdf).pages[0].page.fields
    found = np.array([np.r_[f.area.xy.min(axis=0), f.area.xy.max(axis=0)] for f in fields])
    found = found.reshape(-1, 4)
    middle = (found[:, :2] + found[:, 2:]) / 2
    of_office = np.zeros(len(found), bool)
    for box in form.office:
        of_office |= np.all((middle > box[:2]) & (middle < box[2:]), axis=1)
    asked = np.array([answer.box for answer in form.answers]).reshape(-1, 4)
    kept = tuple(f for f, is_office in zip(fields, of_office, strict=True) if not is_office)
    return Seen(form, kept, found[~of_office], asked, int(of_office.sum()))


def look_at_all(seeds: int, *, as_scans: bool = False) -> Iterator[Seen]:
    """Register so many forms of every style and layout."""
    for part, style, layout in kinds():
        for seed in range(seeds):
            yield look(made_form(part, style, layout, seed), as_scan=as_scans)


def seen_as_scan(content: bytes, index: int) -> tuple[Field, ...]:
    """The fields found on the picture of page `index` of a PDF."""
    grey = drawn_page(content, index, RULING_PX_PER_MM)
    return look_at_scan(grey, 1, PrintReader(None)).fields


def made_table(
    seen: list[Seen], matched: Callable[[np.ndarray, np.ndarray], dict[int, int]]
) -> Iterator[str]:
    """One row a style, one a layout, one a part of a form, and all."""
    for title, name in (
        ("drawn as", lambda form: f"{form.part}: {form.style}"),
        ("arranged as", lambda form: form.layout),
        ("part", lambda form: form.part),
        ("all", lambda _: "all"),
    ):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for each in seen:
            counts[name(each.form)].update(
                found=len(each.found), asked=len(each.asked),
                pairs=len(matched(each.found, each.asked)), pages=1,
            )  # fmt: skip
        yield f"\n{title:28} {'pages':>5} {'found':>6} {'asked':>6}"
        for key, c in counts.items():
            share = [c["pairs"] / max(c[of], 1) for of in ("found", "asked")]
            yield (
                f"{key:28} {c['pages']:>5} {c['found']:>6} {c['asked']:>6}"
                f"  P {share[0]:.2f} R {share[1]:.2f}"
            )
