"""The audit says in words what happened."""

import json
from pathlib import Path
from typing import get_args

import pytest

from forms.store.events import Event

LOCALES = Path(__file__).parents[2] / "client_demo" / "src" / "locales" / "workbench"


@pytest.mark.parametrize("locale", sorted(LOCALES.glob("*.json")), ids=lambda path: path.stem)
def test_everything_that_can_happen_has_words(locale: Path) -> None:
    words = json.loads(locale.read_text("utf-8"))
    named = {key.removeprefix("event.") for key in words if key.startswith("event.")}
    assert named == set(get_args(Event))
