from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.wire.aid import AidOrganisationsSchema
from api.wire.senders import SendersSchema
from forms.letters.senders import Sender
from forms.store.senders import SenderBook
from tests.api.service import problem

pytestmark = pytest.mark.slow

LINDEWAARD = Sender("Gemeente Lindewaard", ibans=frozenset({"NL91ABNA0417164300"}))
SAYS_NOTHING = Sender("Waterschap Rivierenland", phones=frozenset({"0301234567"}))


def test_the_accounts_that_senders_publish_are_listed(client: TestClient, data_dir: Path) -> None:
    first = client.get("/v1/senders")
    assert SendersSchema.model_validate(first.json()).senders == []
    with SenderBook.open(data_dir) as book:
        book.keep((LINDEWAARD, SAYS_NOTHING), by="test")
    again = client.get("/v1/senders", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    (listed,) = SendersSchema.model_validate(again.json()).senders
    assert (listed.name, listed.ibans) == ("Gemeente Lindewaard", ["NL91ABNA0417164300"])
    same = client.get("/v1/senders", headers={"If-None-Match": again.headers["ETag"]})
    assert same.status_code == 304


def test_who_helps_is_said_in_the_readers_language(client: TestClient) -> None:
    answer = client.get("/v1/aid-organisations?language=ar").json()
    found = AidOrganisationsSchema.model_validate(answer).aid_organisations
    assert [each.name for each in found] == ["debts", "legal-desk", "neighbourhood-team", "library"]
    assert {each.message.language for each in found} == {"ar"}
    assert found[0].actions == ["pay"]
    problem(client.get("/v1/aid-organisations?language=xx"), 400, "unknown-language")
