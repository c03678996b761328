from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest

from forms.keys import VersionKey
from forms.store.catalogue import Catalogue
from forms.store.senders import SenderBook
from tests.api.routes.workbench.desk import DRAFTS, ISSUER, OWNER, SECOND, open_desk
from tests.api.service import problem


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def desk(folder):
    with open_desk(folder) as opened:
        yield opened


@pytest.fixture
def draft_id(desk, request):
    version = request.node.name.replace("_", "-")[:40].strip("-")
    draft_id = desk.as_(OWNER).begun(version=version)
    desk.complete(draft_id)
    yield draft_id
    for caller in (SECOND, OWNER):
        desk.as_(caller).http.delete(f"{DRAFTS}/{draft_id}/publication-request")
    desk.http.delete(f"{DRAFTS}/{draft_id}")


def ask(desk, draft_id, **asked):
    return desk.as_(OWNER).http.put(f"{DRAFTS}/{draft_id}/publication-request", json=asked)


def decide(desk, draft_id, **decision):
    return desk.http.put(f"{DRAFTS}/{draft_id}/decision", json=decision)


def test_a_second_person_publishes(desk, draft_id, folder):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    desk.edit(draft_id, "write-field", page=1, id=first, explanation="Schrijf uw naam.")
    facts = {"contact": {"phones": ["14020"]}, "payment": {"ibans": ["NL91ABNA0417164300"]}}
    desk.edit(draft_id, "write-facts", purpose="Voor wie verhuist.", **facts)
    asked = ask(desk, draft_id).json()
    assert (asked["state"], asked["askedBy"], asked["mayDecide"]) == ("asked", "Anja", False)
    problem(decide(desk, draft_id, isAccepted=True), 403, "second-person-needed")
    problem(desk.edit(draft_id, "undo"), 409, "other-stage")
    assert desk.as_(SECOND).shown(draft_id)["draft"]["mayDecide"]
    published = decide(desk, draft_id, isAccepted=True).json()
    assert (published["state"], published["decidedBy"]) == ("published", "Bo")
    key = VersionKey.parse(published["key"])
    with Catalogue.open(folder) as catalogue:
        assert catalogue.version(key).is_published
        notes = catalogue.notes(key, "nl")
        assert notes.provenance == "owner"
        assert notes.fields[f"1/{first}"].explanation == "Schrijf uw naam."
    with SenderBook.open(folder) as senders:
        assert senders.senders().all[0].ibans == {"NL91ABNA0417164300"}
    shown = desk.http.get(f"/v1/templates/{key}").json()
    assert shown["pages"][0]["fields"][0]["id"] == first


def test_a_second_person_refuses_with_a_reason(desk, draft_id):
    ask(desk, draft_id)
    desk.as_(SECOND)
    problem(decide(desk, draft_id, isAccepted=False, reason=" "), 400, "no-reason")
    refused = decide(desk, draft_id, isAccepted=False, reason="De uitleg ontbreekt.").json()
    assert (refused["state"], refused["reason"]) == ("editing", "De uitleg ontbreekt.")
    problem(decide(desk, draft_id, isAccepted=True), 409, "other-stage")
    assert ask(desk, draft_id).json()["reason"] is None


def test_it_is_published_when_its_day_comes(desk, draft_id, folder):
    day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    ask(desk, draft_id, publishOn=day)
    scheduled = decide(desk.as_(SECOND), draft_id, isAccepted=True).json()
    assert (scheduled["state"], scheduled["publishOn"]) == ("scheduled", day)
    key = VersionKey.parse(scheduled["key"])
    with Catalogue.open(folder) as catalogue:
        assert key not in [kept.key for kept in catalogue.versions()]
    keeper = desk.http.app_state["services"].staff.draft_keeper
    keeper.do_what_waits()
    assert desk.shown(draft_id)["draft"]["state"] == "scheduled"
    keeper._today = lambda: datetime.now(UTC).date() + timedelta(days=30)
    keeper.do_what_waits()
    assert desk.shown(draft_id)["draft"]["state"] == "published"
    with Catalogue.open(folder) as catalogue:
        assert catalogue.version(key).is_published


def test_a_request_can_be_taken_back(desk, draft_id):
    ask(desk, draft_id)
    taken = desk.http.delete(f"{DRAFTS}/{draft_id}/publication-request").json()
    assert (taken["state"], taken["mayEdit"]) == ("editing", True)


def test_what_is_not_ready_cannot_be_asked_for(desk):
    unready = desk.as_(OWNER).begun(version="unready")
    first = desk.shown(unready)["values"]["order/1"][0]
    desk.edit(unready, "write-field", page=1, id=first, label="")
    problem(ask(desk, unready), 400, "incomplete")
    problem(ask(desk, unready, publishOn="2020-01-01"), 400, "incomplete")
    desk.complete(unready)
    problem(ask(desk, unready, publishOn="2020-01-01"), 400, "invalid-date")


def test_who_changed_it_last_does_not_publish_it(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    desk.as_(SECOND).edit(draft_id, "write-field", page=1, id=first, label="Naam")
    ask(desk, draft_id)
    problem(decide(desk.as_(SECOND), draft_id, isAccepted=True), 403, "second-person-needed")


def test_a_new_version_takes_over_what_the_old_one_said(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    desk.edit(draft_id, "write-field", page=1, id=first, explanation="Schrijf uw naam.")
    desk.edit(draft_id, "write-facts", purpose="Voor wie verhuist.")
    ask(desk, draft_id)
    before = decide(desk.as_(SECOND), draft_id, isAccepted=True).json()["key"]
    follower = desk.as_(OWNER).begun(version="later", replaces=before)
    shown = desk.shown(follower)["values"]
    assert shown[f"fields/1/{first}/explanation"] == "Schrijf uw naam."
    assert shown["purpose"] == "Voor wie verhuist."
    differences = desk.http.get(f"{DRAFTS}/{follower}/differences").json()
    assert differences == {"replaces": before, "changes": [], "known": []}
    desk.edit(follower, "write-field", page=1, id=first, explanation="Schrijf uw hele naam.")
    (change,) = desk.http.get(f"{DRAFTS}/{follower}/differences").json()["changes"]
    assert (change["before"], change["after"]) == ("Schrijf uw naam.", "Schrijf uw hele naam.")


def test_all_texts_are_in_the_document_for_review(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    desk.edit(draft_id, "write-field", page=1, id=first, explanation="Schrijf uw naam.")
    desk.edit(draft_id, "write-facts", purpose="Voor wie verhuist.", sendTo="Naar het stadhuis.")
    answer = desk.http.get(f"{DRAFTS}/{draft_id}/document")
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for said in ("Schrijf uw naam.", "Voor wie verhuist.", "Naar het stadhuis.", ISSUER):
        assert said in text
    shown = desk.shown(draft_id)["values"]
    labels = [value for path, value in shown.items() if path.endswith("/label")]
    flat = " ".join(text.split())
    assert [label for label in labels if " ".join(label.split()) not in flat] == []


@pytest.mark.slow
def test_a_phone_would_show_what_the_owner_wrote(desk, draft_id):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    desk.edit(draft_id, "write-field", page=1, id=first, explanation="Schrijf uw hele naam.")
    answer = desk.http.get(f"{DRAFTS}/{draft_id}/pages/1/preview")
    assert answer.status_code == 200, answer.text
    overlay = answer.json()["overlay"]
    assert overlay["outcome"] == "recognised"
    explained = {anchor["id"]: anchor["explanation"]["text"] for anchor in overlay["anchors"]}
    assert explained[first] == "Schrijf uw hele naam."
    found = desk.http.get(f"{DRAFTS}/{draft_id}/pages/1/recognition").json()
    assert sum(attempt["isRecognised"] for attempt in found["attempts"]) >= 9
    assert found["hasEnoughPrint"]


def test_what_was_published_is_offered_to_the_next_form_and_marked_as_such(desk, draft_id, folder):
    first = desk.shown(draft_id)["values"]["order/1"][0]
    said = {"explanation": "Schrijf uw achternaam.", "where": "In uw paspoort.", "steps": ["Eén."]}
    desk.edit(draft_id, "write-field", page=1, id=first, **said)
    facts = {"sendTo": "Postbus 100, 1234 AB Voorbeeldstad", "contact": {"phones": ["14020"]}}
    desk.edit(draft_id, "write-facts", before="Binnen vijf dagen.", **facts)
    ask(desk, draft_id)
    desk.as_(SECOND)
    decide(desk, draft_id, isAccepted=True)
    assert desk.http.get(f"{DRAFTS}/{draft_id}/differences").json()["known"] == []
    following = desk.as_(OWNER).begun(form="volgend", version="1")
    (offer,) = desk.http.get(f"{DRAFTS}/{following}/pages/1/field-offers").json()["offers"]
    assert (offer["id"], offer["precedent"]["explanation"]) == (first, said["explanation"])
    (known,) = desk.http.get(f"{DRAFTS}/{following}/facts-offers").json()["offers"]
    assert known["facts"]["send-to"] == facts["sendTo"]
    assert known["facts"]["before"] == "Binnen vijf dagen."
    assert "14020" in known["facts"]["contact"]["phones"]
    edit = {"page": 1, "fields": [{"id": first, **said}]}
    edited = desk.edit(following, "write-fields", **edit).json()
    assert len(edited["changes"]) == 3
    assert desk.http.get(f"{DRAFTS}/{following}/pages/1/field-offers").json() == {"offers": []}
    marked = desk.http.get(f"{DRAFTS}/{following}/differences").json()["known"]
    assert {each["path"] for each in marked} == {
        f"fields/1/{first}/explanation",
        f"fields/1/{first}/where",
    }
    undone = desk.edit(following, "undo").json()
    assert {each["after"] for each in undone["changes"]} == {None}
    gone = {"page": 1, "fields": [{"id": "weg", "explanation": "Niets."}]}
    problem(desk.edit(following, "write-fields", **gone), 400, "no-such-field")
    desk.http.delete(f"{DRAFTS}/{following}")
