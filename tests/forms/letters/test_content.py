"""The content that letters are understood and answered with follows its schemas."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from forms.letter import ActionKind, LetterKind

FORMS = Path(__file__).resolve().parents[3] / "forms"
FILES = {
    "kinds": "asking/kinds.json",
    "replies": "helping/replies.json",
    "aid": "helping/aid.json",
    "last-day": "days/last_day.json",
}


def schema(name: str) -> dict[str, Any]:
    return dict(json.loads((FORMS / f"schemas/letter-{name}.schema.json").read_text("utf-8")))


def content(name: str) -> Any:
    return json.loads((FORMS / "letters" / FILES[name]).read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_content_follows_its_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    Draft202012Validator(schema(name)).validate(content(name))


def test_a_schema_names_the_kinds_and_actions_of_the_contract() -> None:
    assert schema("kinds")["required"] == list(LetterKind)
    for name in ("replies", "aid"):
        assert all(f'"{kind}"' in json.dumps(schema(name)) for kind in ActionKind)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("kinds", {"fine": []}),
        ("replies", {"dance": {"subject": ["A"], "paragraphs": [["B"]]}}),
        ("aid", [{"name": "library", "website": "javascript:x", "actions": ["pay"]}]),
        ("last-day", {"term": "weken"}),
    ],
)
def test_what_is_wrong_is_refused(name: str, wrong: object) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(name)).validate(wrong)


def test_every_pattern_compiles() -> None:
    kinds = [each["pattern"] for entries in content("kinds").values() for each in entries]
    patterns = [*kinds, *content("last-day").values()]
    assert all(re.compile(pattern) for pattern in patterns)


def test_the_last_way_to_say_something_needs_nothing_known() -> None:
    for reply in content("replies").values():
        for alternatives in (reply["subject"], *reply["paragraphs"]):
            assert set(re.findall(r"\{(\w+)\}", alternatives[-1])) <= {"blank"}
