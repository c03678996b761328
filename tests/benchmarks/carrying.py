"""Does a new version keep what was reviewed of the one before, and never show what is outdated?

Of pairs of versions: the older one with every text translated and approved, the newer one added
with nothing but its own texts. Right is judged from the texts alone, not from how they are paired:

- a text that stands unchanged at its place must be shown with its translation;
- whatever is shown must be a translation of exactly that text (else it was carried wrongly);
- a text that changed must be stale with the old one beside it, or be nobody's.

The bundled versions of one form with their own English and Arabic, and where the development
material is, forms of several years: there the texts are the names of fields on the first pages,
and a translation is made of the text itself, so that a wrong one shows.

    python -m tests.benchmarks carrying [--families N] [--pages N]
"""

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations, pairwise
from pathlib import Path

from forms.errors import FormsError
from forms.keys import VersionKey
from forms.library import library_folders
from forms.pdf.document import open_document
from forms.pdf.flat.scan import PrintReader
from forms.pdf.reading import DocumentReading
from forms.reviews.paths import strings_of
from forms.reviews.states import Standing
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.entries import NewPage, NewVersion
from forms.template import FieldNote, FormNotes
from forms.template_json import read_notes
from tests.forms.store.builders import png_of, template_of
from tests.outside import SHARED

_FAMILY = "belastingsamenwerking-rivierenland-noord/kwijtschelding"
_OLD, _NEW = VersionKey("meting", "formulier", "1"), VersionKey("meting", "formulier", "2")


@dataclass(frozen=True)
class Version:
    """The texts of one version and their translations: notes in the language of the print first."""

    name: str
    printed: FormNotes
    translated: tuple[FormNotes, ...]


@dataclass
class Score:
    """Counts of texts of the newer version, in all languages."""

    texts: int = 0
    unchanged: int = 0
    kept: int = 0
    wrong: int = 0
    moved: int = 0
    stale: int = 0
    nobodys: int = 0
    authored: int = 0
    agreed: int = 0

    def __add__(self, other: "Score") -> "Score":
        names = [each.name for each in fields(self)]
        return Score(*(getattr(self, name) + getattr(other, name) for name in names))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was kept, wrong, moved and stale; 1 when the issue's line is not met."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--families", type=int, default=12, help="of the development material")
    parser.add_argument("--pages", type=int, default=1, help="so many pages of each")
    options = parser.parse_args(arguments)
    print(f"{'':42} texts unchanged  kept wrong moved stale none's")
    whole = Score()
    for older, newer in [*_library_pairs(), *_family_pairs(options.families, options.pages)]:
        score = measure(older, newer)
        _print(f"{older.name} -> {newer.name}", score)
        whole += score
    _print("all", whole)
    share = whole.kept / max(1, whole.unchanged)
    print(f"\nkept of what is unchanged: {share:.2%}; shown wrongly: {whole.wrong}")
    print(f"as the author of the newer version says it: {whole.agreed} of {whole.authored}")
    return 0 if share >= 0.98 and whole.wrong == 0 else 1


def measure(older: Version, newer: Version) -> Score:
    """Carry over from one to the other, and look at every text of the newer one."""
    with tempfile.TemporaryDirectory() as folder, Catalogue.open(Path(folder)) as catalogue:
        reviewed = [replace(notes, provenance="reviewed") for notes in older.translated]
        catalogue.add(_new(_OLD, older.printed, *reviewed), publish=True, by="benchmark")
        catalogue.add(_new(_NEW, newer.printed), publish=True, by="benchmark")
        with ReviewDesk.open(Path(folder)) as desk:
            return sum((_judge(desk, older, newer, each) for each in older.translated), Score())


def _judge(desk: ReviewDesk, older: Version, newer: Version, translated: FormNotes) -> Score:
    before, after = strings_of(older.printed), strings_of(newer.printed)
    said = strings_of(translated)
    meant = defaultdict(set)
    for path, text in before.items():
        if path in said:
            meant[text].add(said[path])
    own = (each for each in newer.translated if each.language == translated.language)
    authors = strings_of(next(own))
    score = Score(texts=len(after))
    for path, text in after.items():
        string = desk.string_at(_NEW, path, translated.language)
        shown = string.text(string.shown_id)
        is_unchanged = before.get(path) == text and path in said
        score.unchanged += is_unchanged
        if shown is not None and path in authors:
            score.authored += 1
            score.agreed += shown.text == authors[path]
        if shown is not None:
            score.wrong += shown.text not in meant[text]
            score.kept += is_unchanged and shown.text == said[path]
            score.moved += not is_unchanged
        elif string.standing is Standing.STALE:
            score.stale += 1
            score.wrong += string.texts[-1].source not in meant
        else:
            score.nobodys += 1
    return score


def _new(key: VersionKey, *notes: FormNotes) -> NewVersion:
    template = replace(template_of(str(key)), replaces=_OLD if key == _NEW else None)
    return NewVersion(template, (NewPage(png_of(200), b"\0"),), str(key), notes)


def _library_pairs() -> Iterator[tuple[Version, Version]]:
    kept = []
    for folder in map(Path, map(str, library_folders())):
        if _FAMILY in folder.as_posix():
            notes = {
                language: read_notes((folder / f"notes.{language}.json").read_text("utf-8"))
                for language in ("nl", "en", "ar")
            }
            kept.append(Version(folder.name, notes["nl"], (notes["en"], notes["ar"])))
    yield from combinations(kept, 2)


def _family_pairs(most: int, pages: int) -> Iterator[tuple[Version, Version]]:
    for name, years in list(_families())[:most]:
        versions = [version for year, pdf in years if (version := _named(name, year, pdf, pages))]
        yield from pairwise(versions)


def _families() -> Iterator[tuple[str, list[tuple[str, Path]]]]:
    """Forms of several years in the development material, one file for each year."""
    listed = SHARED / "forms" / "PROVENANCE.tsv"
    if not listed.exists():
        return
    found: dict[str, dict[str, Path]] = defaultdict(dict)
    with listed.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            pdf = SHARED / row["file"]
            if row["pdf_form"] != "none" and row["year"] and pdf.exists():
                found[row["form_key"]].setdefault(row["year"], pdf)
    for name, years in sorted(found.items()):
        if len(years) > 1:
            yield name, sorted(years.items())


def _named(name: str, year: str, pdf: Path, pages: int) -> Version | None:
    """The names of the fields of a form, and a translation that tells of which text it is."""
    try:
        with open_document(pdf.read_bytes()) as document:
            reading = DocumentReading(document, PrintReader(None))
            found = [reading.page(index) for index in range(min(pages, len(document.spaces)))]
    except FormsError:
        return None
    labels = {
        f"{field.page}/{field.id}": field.label
        for read in found
        for field in read.page.fields
        if field.label
    }
    return Version(f"{name} {year}", _labelled("nl", labels), (_labelled("en", _marked(labels)),))


def _marked(labels: dict[str, str]) -> dict[str, str]:
    return {place: f"[{label}]" for place, label in labels.items()}


def _labelled(language: str, labels: dict[str, str]) -> FormNotes:
    notes = {place: FieldNote(label, None, (), {}) for place, label in labels.items()}
    return FormNotes(language, "owner", "Formulier", None, (), None, None, notes)


def _print(name: str, score: Score) -> None:
    print(
        f"{name:42} {score.texts:5} {score.unchanged:9} {score.kept:5} {score.wrong:5} "
        f"{score.moved:5} {score.stale:5} {score.nobodys:6}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
