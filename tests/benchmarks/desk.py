"""How long a reviewer waits for the next string, and a translator to have one kept.

Made-up forms of ten organisations with as many strings as asked, each in three languages: a third
awaits review, a third is a draft, a third is checked. A crowd has met the places unequally often.

    python -m tests.benchmarks desk [--strings N] [--rounds N] [--postgresql]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from forms.reviews.desk import Asked, Seen, Work
from forms.reviews.states import Standing
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.desk.book import ReviewDesk
from forms.store.desk.coverage import Count
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place, Storage
from forms.store.moments import now
from forms.store.texts.tallies import count_again
from forms.template_json import write_template
from forms.text import content_hash
from tests import postgresql
from tests.forms.store.builders import template_of
from tests.forms.store.desk.crew import add_people

_ORGANISATIONS = 10
_STRINGS_A_FORM = 200
_LANGUAGES = ("ar", "en", "tr")
_STATES = (("proposed", "proposed"), ("draft", "draft"), ("approved", "approved"))
_BATCH = 20_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of what reviewers wait for, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--strings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--postgresql", action="store_true", help="on a throw-away server")
    options = parser.parse_args(arguments)
    with _place(options.postgresql) as place:
        started = time.perf_counter()
        _fill(place, options.strings)
        took_s = time.perf_counter() - started
        print(f"{options.strings} strings in {len(_LANGUAGES)} languages, made in {took_s:.0f} s\n")
        (reviewer, writer) = add_people(place, "*", "*")
        with ReviewDesk.open(place) as desk:
            _report(desk, reviewer, writer, options.rounds)
    return 0


@contextmanager
def _place(on_postgresql: bool) -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        if not on_postgresql:
            yield Path(folder)
            return
        with postgresql.running() as server:
            yield Storage(Path(folder), server.new_database())


def _report(desk: ReviewDesk, reviewer: Any, writer: Any, rounds: int) -> None:
    everywhere = Asked("ar", Work.REVIEW, reviewer.person_id)
    one = frozenset({"organisatie-3"})
    questions = {
        "next to review": everywhere,
        "next to review, one organisation": Asked("ar", Work.REVIEW, reviewer.person_id, one),
        "next to review, one form": Asked(
            "ar", Work.REVIEW, reviewer.person_id, form="organisatie-3/formulier/3"
        ),
        "next stale or missing, none left": Asked(
            "ar", Work.WRITE, writer.person_id, standings=(Standing.STALE, Standing.MISSING)
        ),
        "next to write": Asked("ar", Work.WRITE, writer.person_id),
    }
    print(f"{'':44}   p50 ms   p95 ms   most ms")
    for name, asked in questions.items():
        _time(name, rounds, lambda asked=asked: desk.queue(asked))
    _time("next to review, with all there is to know", rounds, lambda: _open(desk, everywhere))
    _time("next, approve, and so on", rounds, lambda: _approve(desk, everywhere, reviewer))
    _time("propose", rounds, lambda: _propose(desk, writer))
    _time("what waits for a reviewer (home)", rounds, lambda: _home(desk, reviewer))
    _time("what waits for a writer (home)", rounds, lambda: _home(desk, writer))
    _time("own work of today", rounds, lambda: desk.day_of_work(writer.person_id, "2026-01-01"))
    _time("what stands around a string", rounds, lambda: _around(desk, everywhere))
    _time("coverage by form", 5, lambda: desk.coverage(Count.FORM))


def _home(desk: ReviewDesk, author: Any) -> None:
    """As the first page asks it, for somebody with all organisations and languages."""
    desk.waiting(author.person_id, [(None, None)])
    desk.sent_back(author.person_id)


def _around(desk: ReviewDesk, asked: Asked) -> None:
    (queued,) = desk.queue(asked)
    desk.around(queued.string_id, asked.language, "en")


def _open(desk: ReviewDesk, asked: Asked) -> None:
    (queued,) = desk.queue(asked)
    desk.string(queued.string_id, asked.language)


def _approve(desk: ReviewDesk, asked: Asked, reviewer: Any) -> None:
    (queued,) = desk.queue(asked)
    string = desk.string(queued.string_id, asked.language)
    seen = Seen(string.newest_id, string.source_sha256)
    chosen = string.waiting_id or string.shown_id
    assert chosen is not None
    desk.approve(chosen, reviewer, seen)


def _propose(desk: ReviewDesk, writer: Any) -> None:
    (queued,) = desk.queue(Asked("tr", Work.WRITE, writer.person_id))
    string = desk.string(queued.string_id, "tr")
    seen = Seen(string.newest_id, string.source_sha256)
    desk.propose((queued.string_id, "tr"), f"Metin {queued.string_id}", writer, seen)


def _time(name: str, rounds: int, do: Callable[[], object]) -> None:
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        do()
        took.append((time.perf_counter() - started) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"{name:44} {statistics.median(took):8.1f} {p95:8.1f} {max(took):9.1f}")


def _fill(place: Place, count: int) -> None:
    Catalogue.open(place).close()
    engine = connect(database_url(place))
    with writing(engine) as connection:
        connection.execute(
            insert(schema.desk_languages),
            [{"language": each, "opened_at": now()} for each in _LANGUAGES],
        )
        for start in range(0, count, _BATCH):
            rows = list(_strings(start, min(start + _BATCH, count)))
            versions = {row["version_id"] for row in rows}
            known = connection.execute(text("SELECT coalesce(max(id), 0) FROM versions")).scalar()
            new = [_version(each) for each in sorted(versions) if each > known]
            if new:
                connection.execute(insert(schema.versions), new)
            connection.execute(insert(schema.strings), rows)
            connection.execute(
                insert(schema.translations),
                [_translation(row["id"], language) for row in rows for language in _LANGUAGES],
            )
            connection.execute(
                insert(schema.standings),
                [_standing(row, language) for row in rows for language in _LANGUAGES],
            )
        count_again(connection)
        for table in ("versions", "strings", "translations"):
            if engine.dialect.name == "postgresql":
                last = f"(SELECT max(id) FROM {table})"
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})")
                )
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
    engine.dispose()


def _version(number: int) -> dict[str, Any]:
    issuer = f"organisatie-{number % _ORGANISATIONS}"
    key = f"{issuer}/formulier/{number}"
    return {
        "id": number,
        "issuer": issuer,
        "form": "formulier",
        "version": str(number),
        "state": "published",
        "template": write_template(template_of(key)),
        "source_sha256": "0",
        "created_at": "2026",
    }


def _strings(start: int, end: int) -> Iterator[dict[str, Any]]:
    for number in range(start, end):
        said = f"Schrijf in vak {number} wat er gevraagd wordt."
        yield {
            "id": number + 1,
            "version_id": number // _STRINGS_A_FORM + 1,
            "path": f"fields/1/field-{number % _STRINGS_A_FORM}/explanation",
            "place": number % _STRINGS_A_FORM,
            "language": "nl",
            "text": said,
            "sha256": content_hash(said),
        }


def _id(string_id: int, language: str) -> int:
    return (string_id - 1) * len(_LANGUAGES) + _LANGUAGES.index(language) + 1


def _translation(string_id: int, language: str) -> dict[str, Any]:
    said = f"Schrijf in vak {string_id - 1} wat er gevraagd wordt."
    return {
        "id": _id(string_id, language),
        "string_id": string_id,
        "language": language,
        "text": f"Write in box {string_id - 1} what is asked.",
        "source_text": said,
        "source_sha256": content_hash(said),
        "state": _STATES[string_id % 3][0],
        "provenance": "reviewed" if string_id % 3 == 2 else "draft",
        "written_at": "2026",
    }


def _standing(string: dict[str, Any], language: str) -> dict[str, Any]:
    state = _STATES[string["id"] % 3][1]
    translation = _id(string["id"], language)
    return {
        "string_id": string["id"],
        "language": language,
        "version_id": string["version_id"],
        "issuer": f"organisatie-{string['version_id'] % _ORGANISATIONS}",
        "state": state,
        "shown_id": None if state == "proposed" else translation,
        "waiting_id": translation if state == "proposed" else None,
        "is_checked": int(state == "approved"),
        "rank": -(string["id"] * 7919 % 1009),
    }


if __name__ == "__main__":
    raise SystemExit(main())
