"""The real service for journeys, where a cookie says who sits at the desk.

`python -m tests.workbench.desk_service PORT` with LEESWIJZER_DATA_DIR set. All but signing in is as
it runs anywhere.
"""

import sys

import uvicorn
from fastapi import Request
from sqlalchemy import insert

from api.app import create_app
from api.identity.access import Caller, signed_out, who_calls
from api.settings import Settings
from forms.library import open_seeded
from forms.store import schema
from forms.store.engine import connect, database_url, writing
from tests.api.routes.workbench.desk import ISSUER, PEOPLE

_BY_NAME = {person.name.lower(): person for person in PEOPLE}


def who_sits_there(request: Request) -> Caller:
    person = _BY_NAME.get(request.cookies.get("person", ""))
    if person is None:
        raise signed_out()
    return person


def fill(settings: Settings) -> None:
    """The library, and the people."""
    open_seeded(settings.data_dir).close()
    engine = connect(database_url(settings.data_dir))
    with writing(engine) as connection:
        at = "2026-01-01T00:00:00Z"
        connection.execute(
            insert(schema.organisations).values(
                slug=ISSUER, name="Gemeente Voorbeeldstad", created_at=at
            )
        )
        for person in PEOPLE:
            connection.execute(
                insert(schema.people).values(
                    id=person.id, email=person.email, name=person.name, created_at=at
                )
            )
    engine.dispose()


if __name__ == "__main__":
    settings = Settings()
    fill(settings)
    app = create_app(settings)
    app.dependency_overrides[who_calls] = who_sits_there
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
