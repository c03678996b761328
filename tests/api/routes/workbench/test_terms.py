"""Another glossary over HTTP: looked at first, then proposed; what is here stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.exchange.concept import Concept, Named
from forms.exchange.tbx import read_tbx, write_tbx
from forms.people.rights import ALL, Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, Cast, Part
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker

IMPORTS = "/v1/workbench/terms/imports"
PROPOSALS = "/v1/workbench/terms/proposals"
FILE = write_tbx(
    [
        Concept(
            "c1",
            {
                "nl": Named(("leesmoederbrief",), "Een brief die wij verzonnen."),
                "en": Named(("reading mother letter",)),
            },
            remarks=("van de griffie",),
        ),
        Concept("c2", {"nl": Named(("aanslag",), "Iets heel anders.")}),
    ]
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    folder = tmp_path_factory.mktemp("data")
    Catalogue.open(folder).close()
    app = create_app(settings_in(folder), open_looker)
    with TestClient(app, base_url=BASE_URL) as client:
        yield client, folder


@pytest.fixture(scope="module")
def owner(client: tuple[TestClient, Path]) -> Iterator[Part]:
    with StaffBook.open(client[1]) as staff:
        yield Cast(staff).signed_in(Membership(Role.OWNER, OWN))


def test_a_glossary_is_looked_at_then_proposed_and_shown_to_who_writes(
    client: tuple[TestClient, Path], owner: Part
) -> None:
    service = client[0]
    plan = service.post(IMPORTS, content=FILE, headers=owner.headers).json()
    assert plan["counts"] == {"new": 2, "conflicting": 1}
    assert plan["isApplied"] is False
    conflict = next(each for each in plan["steps"] if each["outcome"] == "conflicting")
    assert conflict["theirs"]["meaning"] == "Iets heel anders."
    assert conflict["ours"]["names"][0] == "aanslag"
    assert [each["what"] for each in plan["remainders"]] == ["note: van de griffie"]
    asked = f"{IMPORTS}?digest={plan['digest']}"
    done = service.post(asked, content=FILE, headers=owner.headers).json()
    assert (done["isApplied"], done["counts"]) == (True, plan["counts"])
    # The plan no longer holds: what it would do was done.
    problem(service.post(asked, content=FILE, headers=owner.headers), 409, "texts-changed")
    said = {"text": "U krijgt een leesmoederbrief en een aanslag.", "known": ""}
    terms = service.post("/v1/workbench/wordings", json=said, headers=owner.headers).json()["terms"]
    assert [(each["word"], each["isProposed"]) for each in terms] == [
        ("leesmoederbrief", True), ("aanslag", False),
    ]  # fmt: skip
    assert terms[1]["explanation"] != "Iets heel anders."
    out = service.get("/v1/workbench/terms/exports", headers=owner.headers)
    assert out.headers["content-type"] == "application/x-tbx"
    mine = next(each for each in read_tbx(out.content).concepts if each.id == "leesmoederbrief")
    assert mine.by_language["en"] == Named(("reading mother letter",))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable-exchange"),
        (b"<p/>", "unknown-exchange-format"),
        (b"<tbx", "unreadable-exchange"),
    ],
)
def test_what_is_no_glossary_is_refused_in_words(
    client: tuple[TestClient, Path], owner: Part, content: bytes, code: str
) -> None:
    problem(client[0].post(IMPORTS, content=content, headers=owner.headers), 400, code)


def test_a_keeper_accepts_what_somebody_else_proposed_and_can_undo_it(
    client: tuple[TestClient, Path], owner: Part
) -> None:
    service, folder = client
    file = write_tbx([Concept("c9", {"nl": Named(("kijkwoord",), "Om naar te kijken.")})])
    plan = service.post(IMPORTS, content=file, headers=owner.headers).json()
    asked = f"{IMPORTS}?digest={plan['digest']}"
    service.post(asked, content=file, headers=owner.headers)
    with StaffBook.open(folder) as staff:
        keeper = Cast(staff).signed_in(Membership(Role.REVIEWER, ALL, "nl"))
    listed = service.get(PROPOSALS, headers=keeper.headers).json()["proposals"]
    word = next(each for each in listed if each["term"] == "kijkwoord")
    assert (word["mayDecide"], word["isOwn"], word["ours"]) == (True, False, None)
    mine = service.get(PROPOSALS, headers=owner.headers).json()["proposals"]
    assert {each["mayDecide"] for each in mine} == {False}
    address = f"{PROPOSALS}/{word['id']}/decision"
    accept = {"isAccepted": True}
    problem(service.put(address, json=accept, headers=owner.headers), 403, "not-allowed")
    taken = service.put(address, json=accept, headers=keeper.headers).json()
    assert taken["state"] == "accepted"
    problem(service.put(address, json=accept, headers=keeper.headers), 409, "changed-meanwhile")
    accepted = service.get(f"{PROPOSALS}?state=accepted", headers=keeper.headers).json()
    assert [each["id"] for each in accepted["proposals"]] == [word["id"]]
    said = {"text": "Dit is een kijkwoord.", "known": ""}
    terms = service.post("/v1/workbench/wordings", json=said, headers=keeper.headers).json()
    assert [each["isProposed"] for each in terms["terms"]] == [False]
    assert service.delete(address, headers=keeper.headers).json()["state"] == "proposed"
    problem(service.delete(address, headers=keeper.headers), 409, "changed-meanwhile")
    gone = f"{PROPOSALS}/99999/decision"
    problem(service.put(gone, json=accept, headers=keeper.headers), 404, "not-found")


def test_nobody_accepts_their_own_proposal_but_may_refuse_it(
    client: tuple[TestClient, Path],
) -> None:
    service, folder = client
    with StaffBook.open(folder) as staff:
        both = Cast(staff).signed_in(
            Membership(Role.OWNER, OWN), Membership(Role.REVIEWER, ALL, ALL)
        )
    file = write_tbx([Concept("c8", {"nl": Named(("eigenwoord",), "Van mij.")})])
    plan = service.post(IMPORTS, content=file, headers=both.headers).json()
    service.post(f"{IMPORTS}?digest={plan['digest']}", content=file, headers=both.headers)
    listed = service.get(PROPOSALS, headers=both.headers).json()["proposals"]
    word = next(each for each in listed if each["term"] == "eigenwoord")
    assert word["isOwn"]
    address = f"{PROPOSALS}/{word['id']}/decision"
    own = service.put(address, json={"isAccepted": True}, headers=both.headers)
    problem(own, 403, "second-person-needed")
    refused = service.put(address, json={"isAccepted": False}, headers=both.headers).json()
    assert refused["state"] == "refused"
