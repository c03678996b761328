"""A form that citizens read, and texts of it that wait for somebody, for tests in the browser."""

from pathlib import Path

from forms.keys import VersionKey
from forms.library import add_to, library_folders, load_version
from forms.people.rights import Membership, Role
from forms.reviews.desk import Asked, Author, DeskString, Seen, Work
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from tests.api.identity.cast import OWN, Cast

MOVING = VersionKey(OWN, "verhuizing", "2026-1")


def publish_moving(place: Path) -> None:
    """The bundled form to report a move, with its pictures and drafts in other languages."""
    (folder,) = [each for each in library_folders() if "verhuizing" in str(each)]
    with Catalogue.open(place) as catalogue:
        add_to(catalogue, load_version(folder), by="test")


def string_at(desk: ReviewDesk, path: str, language: str) -> DeskString:
    return desk.string_at(MOVING, path, language)


def seen(string: DeskString) -> Seen:
    return Seen(string.newest_id, string.source_sha256)


def plant_texts(cast: Cast) -> None:
    """Of texts in Arabic: one to approve, with a remark, and a suggestion of a reader."""
    writer = cast.person(Membership(Role.TRANSLATOR, OWN, "ar"), name="فاطمة العمراني")
    author = Author(f"person:{writer.id}", writer.id)
    with ReviewDesk.open(cast.place) as desk:
        asked = Asked("ar", Work.WRITE, None, most=50)
        paths = [each.path for each in desk.queue(asked)]
        label = next(path for path in paths if path.endswith("/label"))
        string = string_at(desk, label, "ar")
        shown = string.text(string.shown_id)
        text = f"{shown.text if shown else ''} الجديد"
        desk.propose((string.string_id, "ar"), text, author, seen(string))
        desk.remark((string.string_id, "ar"), "هل نستعمل الكلمة نفسها في الخطوات؟", author)
        purpose = string_at(desk, "purpose", "ar")
        desk.suggest((purpose.string_id, "ar"), "بهذا النموذج تخبر البلدية بعنوانك الجديد.")
