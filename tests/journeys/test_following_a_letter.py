"""Somebody sends a photo of a letter and follows how far it is: real service, real reader."""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from api.wire.overlay import OverlaySchema
from api.wire.progress import ProgressLineSchema, ProgressSchema
from forms.progress import ProgressStage
from tests.client.letters import IBAN, REFERENCE, SENDER, photographed
from tests.glue.service import served
from tests.seeded import seeded_folder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

ADDRESS = "/v1/frames?language=en&purpose=read"
#: How well it is read the tests of the desk say; here it is read at all.
FEWEST_LINES = 20
PATIENCE_S = 150


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "service.log"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, log: Path) -> Iterator[str]:
    with served(seeded_folder(tmp_path_factory, "data"), log) as started:
        yield started


def sent(url: str, accept: str, **headers: str) -> http.client.HTTPConnection:
    """A connection on which the photo of a letter was sent."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE_S)
    headers |= {"Content-Type": "image/jpeg", "Accept": accept}
    connection.request("POST", ADDRESS, photographed().jpeg, headers)
    return connection


def told(line: bytes) -> ProgressSchema:
    return ProgressLineSchema.model_validate_json(line).progress


def test_a_letter_is_followed_line_by_line_and_answered_as_ever(url: str, log: Path) -> None:
    with closing(sent(url, "application/json")) as plain:
        expected = json.load(plain.getresponse())
    with closing(sent(url, "application/jsonl")) as connection:
        *lines, last = connection.getresponse().readlines()
    steps = [*map(told, lines)]
    # The note holds the last word only: a quick machine is further before it is read.
    stages = [list(ProgressStage).index(ProgressStage(step.stage)) for step in steps]
    assert stages == sorted(stages)
    assert steps[0].stage != ProgressStage.READING
    reading = [step for step in steps if step.stage == "reading"]
    (total,) = {step.lines for step in reading}
    assert total is not None and total >= FEWEST_LINES
    assert len({step.lines_read for step in reading}) > 3
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    answer = json.loads(last)
    OverlaySchema.model_validate(answer)
    assert (answer["outcome"], expected["outcome"]) == ("letter", "letter")
    assert answer.keys() == expected.keys()
    # A machine with much else to do may not reach the last lines in time, and says so.
    if "ocr" not in answer["partial"] + expected["partial"]:
        assert but_time(answer) == but_time(expected)
    for canary in (SENDER, IBAN, REFERENCE):
        assert canary.encode() not in b"".join(lines) + log.read_bytes()


def but_time(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timingMs"}


@pytest.mark.parametrize("packed", ["identity", "gzip"])
def test_a_line_comes_while_the_work_goes_on_and_who_leaves_ends_it(url: str, packed: str) -> None:
    with closing(sent(url, "application/jsonl", **{"Accept-Encoding": packed})) as first:
        answer = first.getresponse()
        assert answer.read1(1)  # of the first line, packed or not
        # The one worker is still at it: the next has to wait, and hears so.
        with closing(sent(url, "application/jsonl")) as second:
            waiting = second.getresponse()
            assert told(waiting.readline()).stage == "waiting"
            first.close()
            *_, last = waiting.readlines()
            assert OverlaySchema.model_validate_json(last).outcome == "letter"
