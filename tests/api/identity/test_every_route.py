"""Every route of the workbench, asked as everybody: 0 wrong allows, 0 wrong refusals.

The routes come from the application: one without a rule fails, and so does a rule without one.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.app import create_app
from api.openapi import describe
from api.routes.workbench import ROUTERS
from api.settings import Settings
from forms.people.rights import Right
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, TELL_TALE, Cast, Part, ask
from tests.api.identity.rules import RULES, Rule, Where, Who
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker

PREFIX = "/v1/workbench/"
#: What the gate answers. The same statuses with other codes come from behind it.
SIGNED_OUT, NOT_ALLOWED = (401, "signed-out"), (403, "not-allowed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    app = create_app(settings_in(folder), open_looker)
    with TestClient(app, base_url=BASE_URL, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def cast(client: TestClient, folder: Path) -> Iterator[Cast]:
    del client  # which made the database
    with StaffBook.open(folder) as staff:
        yield Cast(staff, folder)


@pytest.fixture(scope="module")
def everybody(cast: Cast) -> list[Part]:
    return cast.everybody()


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    assert set(RULES) == set(routes())


def test_no_route_hides_from_this_test() -> None:
    hidden = [
        route.path
        for router in ROUTERS
        for route in router.routes
        if not isinstance(route, APIRoute) or not route.include_in_schema
    ]
    assert hidden == []


def routes() -> list[str]:
    paths = describe(create_app(Settings()))["paths"]
    return [
        f"{method.upper()} {path}"
        for path, operations in paths.items()
        if path.startswith(PREFIX)
        for method in operations
    ]


@pytest.mark.parametrize("route", RULES)
def test_a_route_lets_in_whom_it_should_and_nobody_else(
    client: TestClient, cast: Cast, everybody: list[Part], route: str
) -> None:
    rule = RULES[route]
    method, _, address = route.partition(" ")
    wrong = []
    for part in everybody:
        caller = cast.again(part)
        where = address.format(**rule.about(cast))
        asked = f"{where}?{urlencode(rule.query)}" if rule.query else where
        answer = ask(client, caller, method, asked, rule.json)
        got = (answer.status_code, problem_code(answer))
        is_let_in = got not in (SIGNED_OUT, NOT_ALLOWED) and got[1] != "no-such-person"
        if is_let_in != should_be_let_in(rule, part):
            wrong.append(f"{part.name}: {got}")
        if part.caller is None and is_let_in is False and got != SIGNED_OUT:
            wrong.append(f"{part.name} is told {got}")
        if rule.shows and answer.status_code == 200:
            shows, should_show = TELL_TALE in answer.text, part.may(rule.asks, OWN, None)
            if shows != should_show:
                wrong.append(f"{part.name}: shows {shows}")
    assert wrong == []


def should_be_let_in(rule: Rule, part: Part) -> bool:
    if rule.asks is Who.ANYBODY:
        return True
    if part.caller is None:
        return False
    if isinstance(rule.asks, Who):
        return rule.asks is Who.SIGNED_IN or part.caller.who.startswith("person:")
    if rule.of_people and not part.caller.who.startswith("person:"):
        return False
    if rule.where is Where.SOMEWHERE:
        return bool(part.caller.reach(rule.asks))
    return part.may(rule.asks, OWN if rule.where is Where.OWN else None, rule.language)


def problem_code(answer) -> str | None:
    is_problem = answer.headers.get("content-type") == "application/problem+json"
    return answer.json()["code"] if is_problem else None


@pytest.mark.parametrize("route", [each for each in RULES if RULES[each].asks is not Who.ANYBODY])
def test_a_session_alone_changes_nothing(client: TestClient, cast: Cast, route: str) -> None:
    """Another site can make a browser send its cookie, but not the token of our pages."""
    method, _, address = route.partition(" ")
    rule = RULES[route]
    part = cast.administrator()
    bare = Part(part.name, part.caller, {"Cookie": part.headers["Cookie"]})
    answer = ask(client, bare, method, address.format(**rule.about(cast)), rule.json)
    is_refused = (answer.status_code, problem_code(answer)) == (403, "csrf")
    assert is_refused == (method != "GET")


def test_the_rights_of_a_test_are_those_of_the_table() -> None:
    asked = {rule.asks for rule in RULES.values() if isinstance(rule.asks, Right)}
    assert {Right.MANAGE_PEOPLE, Right.MANAGE_KEYS, Right.ADMINISTER, Right.SEE_AUDIT} <= asked
