"""The gate itself; what each route asks of it is in test_every_route.py."""

from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from starlette.testclient import TestClient

from api.access import (
    Caller,
    Person,
    Right,
    needs,
    require,
    require_second_person,
    signed_out,
    who_calls,
)
from api.errors import ProblemError, install_error_handlers
from forms.people.rights import Membership, Role
from tests.api.service import problem

OWN = "gemeente-voorbeeldstad"
OWNER = Person(1, "eigenaar@voorbeeld.example", "E.", (Membership(Role.OWNER, OWN),))
ARABIC = Person(2, "a@voorbeeld.example", "A.", (Membership(Role.TRANSLATOR, OWN, "ar"),))


def gated(caller: Caller | None) -> TestClient:
    app = FastAPI()
    install_error_handlers(app)

    def answered() -> Caller:
        if caller is None:
            raise signed_out()
        return caller

    app.dependency_overrides[who_calls] = answered

    @app.get("/forms/{issuer}")
    def forms(caller: Annotated[Caller, Depends(needs(Right.EDIT_FORM))], number: int) -> str:
        return f"{caller.who} {number}"

    @app.get("/forms/{issuer}/translations/{language}")
    def texts(caller: Annotated[Caller, Depends(needs(Right.WRITE_TRANSLATION))]) -> str:
        return caller.who

    @app.get("/all")
    def everything(caller: Annotated[Caller, Depends(needs(Right.EDIT_FORM))]) -> str:
        return caller.who

    return TestClient(app)


def test_who_did_not_sign_in_is_told_so_before_anything_else() -> None:
    answer = gated(None).get(f"/forms/{OWN}")
    problem(answer, 401, "signed-out")
    assert answer.headers["www-authenticate"]


def test_the_organisation_in_the_address_decides() -> None:
    client = gated(OWNER)
    assert client.get(f"/forms/{OWN}?number=1").json() == "person:1 1"
    problem(client.get("/forms/gemeente-elders?number=1"), 403, "not-allowed")
    problem(client.get("/all"), 403, "not-allowed")


def test_whether_one_may_comes_before_what_one_sent() -> None:
    problem(gated(ARABIC).get(f"/forms/{OWN}?number=none"), 403, "not-allowed")
    problem(gated(OWNER).get(f"/forms/{OWN}?number=none"), 400, "invalid-request")


def test_the_language_in_the_address_decides() -> None:
    client = gated(ARABIC)
    assert client.get(f"/forms/{OWN}/translations/ar").json() == "person:2"
    problem(client.get(f"/forms/{OWN}/translations/tr"), 403, "not-allowed")


def test_a_forgotten_organisation_refuses() -> None:
    require(OWNER, Right.EDIT_FORM, organisation=OWN)
    with pytest.raises(ProblemError, match="not-allowed"):
        require(OWNER, Right.EDIT_FORM)


def test_nobody_publishes_what_they_changed_last() -> None:
    require_second_person(OWNER, "person:2")
    require_second_person(OWNER, "operator:jan")
    with pytest.raises(ProblemError, match="second-person-needed"):
        require_second_person(OWNER, "person:1")
