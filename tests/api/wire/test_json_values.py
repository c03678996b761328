"""A body holds what it is said to hold: nothing in JSON is taken for something else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from api.app import create_app
from api.openapi import describe
from api.settings import Settings
from api.wire import schema
from api.wire.feedback import StepsSchema
from api.wire.loose_page import PrintedCodeSchema, PrintedWordSchema
from api.wire.problem import ProblemSchema
from api.wire.schema import SentSchema, WireSchema
from api.wire.workbench.edits import EditSchema
from api.wire.workbench.publication import PublicationRequestSchema
from api.wire.workbench.strings import NewRemarkSchema, QueueQuery


def steps(count: object) -> dict[str, Any]:
    counts = [{"anchorId": "bsn", "event": "shown", "count": count}]
    return {"pageKey": "voorbeeld/verhuizing/1/1", "counts": counts}


def edit(**rules: object) -> dict[str, Any]:
    kept = {"kind": "set-field", "page": 1, "ids": ["bsn"], **rules}
    return {"seen": 1, "operation": kept}


@pytest.mark.parametrize("count", [True, "1", "", None, [1], 1.5])
def test_only_a_whole_number_is_one(count: object) -> None:
    with pytest.raises(ValidationError, match=r"counts\.0\.count"):
        StepsSchema.model_validate(steps(count))


@pytest.mark.parametrize("count", [1, 1.0])
def test_a_whole_number_may_be_written_with_a_point(count: float) -> None:
    assert StepsSchema.model_validate(steps(count)).counts[0].count == 1


@pytest.mark.parametrize("is_required", [1, 0, 0.0, "true", "yes", ""])
def test_only_true_and_false_are_true_or_false(is_required: object) -> None:
    with pytest.raises(ValidationError, match="true or false"):
        EditSchema.model_validate(edit(required=is_required))


@pytest.mark.parametrize("is_required", [True, False, None])
def test_true_false_and_nothing_are_taken(is_required: bool | None) -> None:
    EditSchema.model_validate(edit(required=is_required))


@pytest.mark.parametrize("months", [True, "2"])
def test_what_lies_deeper_is_looked_at_too(months: object) -> None:
    with pytest.raises(ValidationError, match=r"term\.months"):
        EditSchema.model_validate(edit(term={"months": months}))


@pytest.mark.parametrize("side", [True, "7"])
def test_a_measure_is_a_number(side: object) -> None:
    word = {"text": "Betreft", "confidence": 0.9, "box": [1, 2, 30.5, side]}
    with pytest.raises(ValidationError, match=r"box\.3"):
        PrintedWordSchema.model_validate(word)
    assert PrintedWordSchema.model_validate({**word, "box": [1, 2, 30.5, 7]}).box[3] == 7


@pytest.mark.parametrize("text", [1, True, 1.5, None, ["Betreft"]])
def test_only_text_is_text(text: object) -> None:
    with pytest.raises(ValidationError, match="text"):
        PrintedWordSchema.model_validate({"text": text, "confidence": 1, "box": [0, 0, 1, 1]})


@pytest.mark.parametrize("text", ["\ud800", "waar \udc00", "\udc00\ud800"])
def test_half_a_sign_is_no_text_wherever_it_stands(text: str) -> None:
    word = {"text": text, "confidence": 1, "box": [0, 0, 1, 1]}
    with pytest.raises(ValidationError, match="text"):
        PrintedWordSchema.model_validate(word)
    with pytest.raises(ValidationError, match=r"checks\.0"):
        EditSchema.model_validate(edit(checks=[text]))
    write = {"kind": "write-field", "page": 1, "id": "bsn", "checks": {text: "Waarom?"}}
    with pytest.raises(ValidationError, match="checks"):
        EditSchema.model_validate({"seen": 1, "operation": write})
    whole = PrintedWordSchema.model_validate({**word, "text": "\U0001f600 é"})
    assert whole.text == "\U0001f600 é"


@pytest.mark.parametrize("day", [1_798_675_200, "1798675200", True, "2026-12-31T00:00:00"])
def test_a_day_is_told_as_a_day_and_not_counted_in_seconds(day: object) -> None:
    with pytest.raises(ValidationError, match="publishOn"):
        PublicationRequestSchema.model_validate({"publishOn": day})
    told = PublicationRequestSchema.model_validate({"publishOn": "2026-12-31"}).publish_on
    assert told is not None
    assert told.isoformat() == "2026-12-31"


def test_a_number_in_an_address_is_written_as_text() -> None:
    assert QueueQuery.model_validate({"language": "ar", "limit": "5"}).limit == 5


@pytest.mark.parametrize("text", ["\0", "waar\0om"])
def test_a_nul_is_in_nothing_that_is_kept(text: str) -> None:
    with pytest.raises(ValidationError, match="NUL"):
        NewRemarkSchema.model_validate({"text": text})
    with pytest.raises(ValidationError, match="NUL"):
        EditSchema.model_validate(edit(checks=[text]))
    # What was read on paper comes back as it went out.
    area = [[0, 0], [1, 0], [1, 1], [0, 1]]
    code = {"kind": "qr", "format": "QR Code", "text": text, "areaMm": area}
    assert PrintedCodeSchema.model_validate(code).text == text


def test_every_body_but_that_of_a_letter_refuses_a_nul(tmp_path: Path) -> None:
    described = describe(create_app(Settings(data_dir=tmp_path)))
    bodies = {
        part["schema"]["$ref"].rpartition("/")[2].removesuffix("-Input")
        for methods in described["paths"].values()
        for asked in methods.values()
        for kind, part in asked.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json"
    }
    names = {each.__name__ for each in _below(SentSchema)}
    assert len(bodies) > 20
    assert bodies - names == {"LoosePagesSchema"}


def _below(schema: type[WireSchema]) -> Iterator[type[WireSchema]]:
    for each in schema.__subclasses__():
        yield each
        yield from _below(each)


def test_what_a_schema_takes_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each route asks for its schemas: a third of the time that making the service took."""

    def again(_schema: object) -> None:
        raise AssertionError("worked out again")

    for name in ("as_json_has_it", "as_it_is_kept"):
        monkeypatch.setattr(schema, name, again)
    TypeAdapter(ProblemSchema)
    with pytest.raises(AssertionError, match="worked out again"):
        type("LaterSchema", (WireSchema,), {"__annotations__": {"count": int}})
