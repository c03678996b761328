import io

import pikepdf
import pytest

from api.access import Person
from tests.api.routes.workbench.desk import (
    DRAFTS,
    ELSEWHERE,
    ISSUER,
    OWNER,
    SECOND,
    TRANSLATOR,
    open_desk,
)
from tests.api.service import problem
from tests.forms.drafting.builders import library_pdf


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with open_desk(tmp_path_factory.mktemp("data")) as desk:
        yield desk


@pytest.fixture
def desk(kept):
    return kept.as_(OWNER)


@pytest.fixture(scope="module")
def draft_id(kept):
    return kept.as_(OWNER).begun(library_pdf())


def test_a_file_becomes_pages_with_fields(desk, draft_id):
    shown = desk.shown(draft_id)
    assert (shown["draft"]["state"], shown["draft"]["pageCount"]) == (
        "editing",
        len(shown["pages"]),
    )
    assert shown["draft"]["issuerName"] == "Gemeente Voorbeeldstad"
    assert shown["draft"]["createdBy"] == "Anja"
    assert shown["draft"]["title"] == shown["values"]["title"] == "Verhuizen"
    assert shown["values"]["order/1"]
    picture = desk.http.get(f"{DRAFTS}/{draft_id}/pages/1")
    seen = {"If-None-Match": f'"older", W/{picture.headers["etag"]}'}
    assert desk.http.get(f"{DRAFTS}/{draft_id}/pages/1", headers=seen).status_code == 304
    assert picture.content.startswith(b"\x89PNG")
    assert [each["id"] for each in desk.http.get(DRAFTS).json()["drafts"]] == [draft_id]
    problem(desk.http.get(f"{DRAFTS}/{draft_id}/pages/9"), 404, "not-found")


@pytest.mark.parametrize("side", ["NaN", "Infinity", "-1e999"])
def test_a_place_that_is_nowhere_is_refused(desk, draft_id, side):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    for kind, named in (("place-field", f'"id": "{first}"'), ("add-field", '"type": "text"')):
        box = f'"page": 1, "areaMm": [{side}, 10, 20, 20]'
        body = f'{{"seen": 1000, "operation": {{"kind": "{kind}", {named}, {box}}}}}'
        sent = {"Content-Type": "application/json"}
        response = desk.http.post(f"{DRAFTS}/{draft_id}/edits", content=body, headers=sent)
        problem(response, 400, "invalid-request")


def test_an_edit_says_what_changed_and_can_be_undone(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    asked = {"page": 1, "id": first, "explanation": "Schrijf uw naam.", "steps": ["Eén."]}
    edited = desk.edit(draft_id, "write-field", **asked).json()
    assert {change["path"]: change["after"] for change in edited["changes"]} == {
        f"fields/1/{first}/explanation": "Schrijf uw naam.",
        f"fields/1/{first}/steps": ["Eén."],
    }
    assert edited["canUndo"]
    undone = desk.edit(draft_id, "undo").json()
    assert undone["canRedo"]
    assert f"fields/1/{first}/steps" not in desk.shown(draft_id)["values"]
    desk.edit(draft_id, "redo")
    assert desk.shown(draft_id)["values"][f"fields/1/{first}/steps"] == ["Eén."]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("add-field", {"page": 1, "areaMm": [10, 280, 60, 287], "label": "Nieuw"}),
        ("move-fields", {"page": 1, "ids": ["FIRST"], "byMm": [0.5, 0]}),
        ("place-field", {"page": 1, "id": "FIRST", "areaMm": [20, 60, 90, 67]}),
        ("place-fields", {"page": 1, "areasMm": {"FIRST": [20, 60, 90, 67]}}),
        ("copy-fields", {"page": 1, "ids": ["FIRST", "SECOND"], "shiftsMm": [[0.5, 0], [0, 31]]}),
        ("split-field", {"page": 1, "id": "FIRST", "parts": 3}),
        ("merge-fields", {"page": 1, "ids": ["FIRST", "SECOND"]}),
        ("delete-fields", {"page": 1, "ids": ["SECOND"]}),
        ("order-field", {"page": 1, "id": "FIRST", "position": 3}),
        (
            "set-field",
            {"page": 1, "ids": ["FIRST"], "type": "date", "required": True, "condition": "SECOND",
             "checks": ["date-plausible"], "term": {"lastDay": "2030-01-01"}, "semantic": "bday"},
        ),
        ("write-question", {"page": 1, "group": "wie", "text": "Wie verhuist?"}),
        ("write-facts", {"purpose": "Geef uw verhuizing door.", "atHand": ["Uw pas"],
                         "contact": {"phones": ["14 020"]}}),
    ],
)  # fmt: skip
def test_everything_an_owner_does_works_and_is_undone(desk, draft_id, kind, asked):
    before = desk.shown(draft_id)["values"]
    first, second = before["order/1"][:2]
    names = {"FIRST": first, "SECOND": second}

    def named(value):
        if isinstance(value, list):
            return [named(each) for each in value]
        if isinstance(value, dict):
            return {names.get(name, name): each for name, each in value.items()}
        return names.get(value, value) if isinstance(value, str) else value

    answer = desk.edit(draft_id, kind, **{name: named(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    assert desk.shown(draft_id)["values"] != before
    desk.edit(draft_id, "undo")
    assert desk.shown(draft_id)["values"] == before


def test_two_editors_of_one_part_are_told_and_nothing_is_lost(desk, draft_id):
    shown = desk.shown(draft_id)
    first, seen = shown["values"]["order/1"][0], shown["draft"]["revision"]
    text = {"page": 1, "id": first, "label": "Naam"}
    assert desk.edit(draft_id, "write-field", seen, **text).status_code == 200
    other = {**text, "label": "Uw naam"}
    problem(desk.as_(SECOND).edit(draft_id, "write-field", seen, **other), 409, "changed-meanwhile")
    news = desk.http.get(f"{DRAFTS}/{draft_id}/edits", params={"since": seen}).json()
    assert [change["after"] for change in news["changes"]] == ["Naam"]
    assert desk.edit(draft_id, "write-field", news["revision"], **other).status_code == 200


def test_what_cannot_be_is_told_in_plain_words(desk, draft_id):
    problem(desk.edit(draft_id, "delete-fields", page=1, ids=["none"]), 400, "no-such-field")
    problem(desk.edit(draft_id, "write-facts", title=""), 400, "no-title")
    problem(desk.edit(draft_id, "fly"), 400, "invalid-request")
    problem(desk.edit(draft_id, "set-field", page=1, ids=[]), 400, "invalid-request")
    problem(desk.http.get(f"{DRAFTS}/999"), 404, "not-found")


def encrypted() -> bytes:
    return saved(encryption=pikepdf.Encryption(owner="a", user="b"))


def saved(**options) -> bytes:
    with pikepdf.open(io.BytesIO(library_pdf())) as pdf:
        written = io.BytesIO()
        pdf.save(written, **options)
        return written.getvalue()


def active() -> bytes:
    with pikepdf.open(io.BytesIO(library_pdf())) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (lambda: b"", "application/pdf", 415, "not-a-pdf"),
        (lambda: b"hello", "application/pdf", 415, "not-a-pdf"),
        (lambda: library_pdf()[:-4000], "application/pdf", 400, "unreadable-pdf"),
        (encrypted, "application/pdf", 400, "encrypted-pdf"),
        (active, "application/pdf", 400, "active-pdf"),
        (lambda: b"\x89PNG\r\n\x1a\nno", "image/png", 400, None),
        (library_pdf, "text/html", 415, "unsupported-media-type"),
    ],
)
def test_a_file_that_is_not_accepted_leaves_nothing(desk, content, kind, status, code):
    before = len(desk.http.get(DRAFTS).json()["drafts"])
    answer = desk.begin(content(), kind, version="9")
    problem(answer, status, code or answer.json()["code"])
    assert len(desk.http.get(DRAFTS).json()["drafts"]) == before


def test_names_that_cannot_be_are_refused_before_anything_is_kept(desk, draft_id):
    problem(desk.begin(library_pdf(), title=" "), 400, "no-title")
    problem(desk.begin(library_pdf(), version="2026/1"), 400, "invalid-key")
    problem(desk.begin(library_pdf(), version="2", replaces="a/b/c"), 400, "other-form")
    problem(desk.begin(library_pdf()), 409, "key-exists")


def test_who_may_not_is_refused(desk, draft_id):
    paths = [
        ("GET", ""), ("GET", "/edits"), ("GET", "/pages/1"), ("GET", "/pages/1/recognition"),
        ("GET", "/pages/1/preview"), ("GET", "/differences"), ("GET", "/document"),
        ("DELETE", ""), ("DELETE", "/publication-request"), ("PUT", "/publication-request"),
        ("PUT", "/decision"), ("POST", "/edits"),
    ]  # fmt: skip
    edit = {"seen": 0, "operation": {"kind": "undo"}}
    bodies = {"/edits": edit, "/publication-request": {}, "/decision": {"isAccepted": True}}
    for method, path in paths:
        body = bodies.get(path) if method in ("PUT", "POST") else None
        for caller, status, code in (
            (None, 401, "signed-out"),
            (ELSEWHERE, 403, "not-allowed"),
        ):
            answer = desk.as_(caller).http.request(method, f"{DRAFTS}/{draft_id}{path}", json=body)
            problem(answer, status, code)
        if method != "GET":
            answer = desk.as_(TRANSLATOR).http.request(
                method, f"{DRAFTS}/{draft_id}{path}", json=body
            )
            problem(answer, 403, "not-allowed")
    problem(desk.as_(ELSEWHERE).begin(library_pdf(), version="3"), 403, "not-allowed")
    assert desk.as_(ELSEWHERE).http.get(DRAFTS).json() == {"drafts": []}
    nobody = Person(9, "e@x.example", "Eva")
    problem(desk.as_(nobody).http.get(DRAFTS), 403, "not-allowed")


def test_a_draft_can_be_thrown_away(desk):
    gone = desk.begun(version="8")
    assert desk.http.delete(f"{DRAFTS}/{gone}").status_code == 204
    problem(desk.http.get(f"{DRAFTS}/{gone}"), 404, "not-found")


def test_the_gauge_tells_what_makes_a_text_hard(desk):
    hard = "Indien u derhalve niet in aanmerking komt, dient u een bezwaarschrift in."
    judged = desk.http.post("/v1/workbench/wordings", json={"text": hard}).json()
    assert not judged["isPlain"]
    assert judged["officialese"] == ["indien", "derhalve", "dient"]
    plain = desk.http.post("/v1/workbench/wordings", json={"text": "Schrijf uw naam op."}).json()
    assert plain["isPlain"]
    problem(
        desk.as_(None).http.post("/v1/workbench/wordings", json={"text": ""}), 401, "signed-out"
    )


def test_there_is_something_to_begin_every_explanation_with(desk):
    phrases = desk.http.get("/v1/workbench/phrases").json()
    assert "paspoort" in " ".join(phrases["types"]["bsn"]["steps"])
    assert phrases["checks"]["required-empty"]
    assert desk.http.get("/v1/workbench/phrases?language=en").json()["language"] == "en"


def test_the_issuer_is_that_of_the_draft(desk, draft_id):
    assert desk.shown(draft_id)["draft"]["key"] == f"{ISSUER}/verhuizen/1"


def test_a_text_is_judged_with_its_government_words_explained(desk):
    asked = {"text": "Vraag huurtoeslag aan. Zonder huurtoeslag betaalt u meer.", "known": ""}
    (term,) = desk.http.post("/v1/workbench/wordings", json=asked).json()["terms"]
    assert term["word"] == "huurtoeslag"
    assert "huur" in term["explanation"]


def test_before_publishing_it_is_known_what_there_is_in_other_languages(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    asked = {"page": 1, "id": first, "explanation": "Schrijf hier uw naam."}
    assert desk.edit(draft_id, "write-field", **asked).status_code == 200
    languages = desk.http.get(f"{DRAFTS}/{draft_id}/languages").json()["languages"]
    codes = {each["language"] for each in languages}
    assert "ar" in codes
    assert "nl" not in codes
    rungs = ("reviewed", "draft", "stale", "memory", "glossary", "none")
    for each in languages:
        assert sum(each[rung] for rung in rungs) == each["strings"] > 0


def test_of_a_field_that_is_not_there_nothing_is_offered(desk, draft_id):
    asked = {"page": 1, "field": "weg"}
    answer = desk.http.get(f"{DRAFTS}/{draft_id}/precedents", params=asked)
    problem(answer, 404, "no-such-field")
    first = desk.shown(draft_id)["values"]["order/1"][0]
    found = desk.http.get(f"{DRAFTS}/{draft_id}/precedents", params={"page": 1, "field": first})
    # Nothing is published here.
    assert found.json() == {"precedents": []}


def test_what_is_the_matter_with_a_file_has_a_code_and_a_sentence(desk):
    def with_another_inside() -> bytes:
        with pikepdf.open(io.BytesIO(library_pdf())) as pdf:
            pdf.attachments["print.joboptions"] = b"<<>>"
            written = io.BytesIO()
            pdf.save(written)
            return written.getvalue()

    answer = desk.begin(with_another_inside(), version="met-bestand")
    (warning,) = answer.json()["warnings"]
    assert (warning["code"], warning["slots"]) == ("has-files", {})
    assert warning["detail"].startswith("This PDF has other files inside.")
