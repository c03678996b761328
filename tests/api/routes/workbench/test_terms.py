"""Another glossary over HTTP: looked at first, then proposed; what is here stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from forms.exchange.concept import Concept, Named
from forms.exchange.tbx import read_tbx, write_tbx
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import BASE_URL, OWN, Cast, Part
from tests.api.service import problem, settings_in
from tests.broken_engines.lookers import open_looker

IMPORTS = "/v1/workbench/terms/imports"
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
