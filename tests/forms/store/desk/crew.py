"""People who write and review, and a form for them to work on."""

from dataclasses import replace

from sqlalchemy import insert

from forms.keys import VersionKey
from forms.reviews.desk import Author, DeskString, Seen
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place
from tests.forms.store.builders import notes_in, version_of

KEY = VersionKey.parse("gemeente/verhuizing/2026-1")
LABEL = "fields/1/new-address/label"
STEP = "fields/1/new-address/steps/0"


def add_form(place: Place, key: VersionKey = KEY) -> None:
    """A published form with Dutch notes of its owner and an English draft."""
    english = replace(notes_in("en"), provenance="draft", title="Moving")
    with Catalogue.open(place) as catalogue:
        version = version_of(str(key), notes=(notes_in("nl"), english))
        catalogue.add(version, publish=True, by="test")


def add_people(place: Place, *languages: str, organisation: str = "*") -> list[Author]:
    """Reviewers, one for each of these languages."""
    engine, people = connect(database_url(place)), []
    with writing(engine) as connection:
        for number, language in enumerate(languages):
            email = f"{number}-{language}-{organisation}@voorbeeld.example".replace("*", "all")
            made = connection.execute(
                insert(schema.people)
                .returning(schema.people.c.id)
                .values(email=email, name=f"Lezer {number}", created_at="2026")
            ).scalar_one()
            connection.execute(
                insert(schema.memberships).values(
                    person_id=made,
                    role="reviewer",
                    organisation=organisation,
                    language=language,
                    granted_at="2026",
                )
            )
            people.append(Author(f"person:{made}", made))
    engine.dispose()
    return people


def at(desk: ReviewDesk, path: str, language: str) -> DeskString:
    return desk.string_at(KEY, path, language)


def seen(string: DeskString) -> Seen:
    return Seen(string.newest_id, string.source_sha256)


def propose(desk: ReviewDesk, path: str, language: str, text: str, author: Author) -> DeskString:
    string = at(desk, path, language)
    return desk.propose((string.string_id, language), text, author, seen(string))


def approve(desk: ReviewDesk, string: DeskString, author: Author, text: str | None = None):
    now = desk.string(string.string_id, string.language)
    return desk.approve(now.waiting_id or now.shown_id, author, seen(now), text)
