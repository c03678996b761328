import json
import os
from pathlib import Path

import jsonschema
import pytest

from api.wire.overlay import OverlaySchema, overlay_line, overlay_object
from tests.api import overlays

CONTRACT = Path(os.environ.get("LEESWIJZER_SHARED_DATA", "../shared/data")).parent / "contract"


def test_a_recognised_page_is_written_member_by_member() -> None:
    answer = overlay_object(overlays.recognised())
    assert answer["template"]["key"] == "gemeente-voorbeeldstad/verhuizing/2026-1/1"
    assert answer["pageToFrame"] == [2, 0.1, 3, 0.2, 2, 4, 1e-5, 2e-5, 1]
    assert answer["page"]["corners"][1] == [400.123, 0]
    anchor = answer["anchors"][0]
    assert anchor["areaMm"] == [[10, 20], [30, 20], [30, 40], [10, 40]]
    assert anchor["translation"]["direction"] == "rtl"
    assert anchor["value"] == {"text": "Dorpsstraat 1", "confidence": 0.9}
    assert anchor["checks"][0]["passed"] is None
    assert answer["timingMs"] == {"decode": 4.0, "total": 50.12}


def test_a_miss_has_every_member_too() -> None:
    answer = overlay_object(overlays.miss())
    assert set(answer) == set(overlay_object(overlays.recognised()))
    assert answer["miss"]["reason"] == "no-page"
    assert answer["template"] is None
    assert answer["page"]["widthMm"] is None


def test_a_line_names_its_source_first_and_keeps_the_reader_s_script() -> None:
    line = overlay_line(overlays.recognised(), "foto's/één.jpg")
    assert "\n" not in line
    assert line.startswith('{"source": "foto\'s/één.jpg"')
    assert "العنوان الجديد" in line
    assert json.loads(line)["outcome"] == "recognised"


def test_the_answer_reads_back() -> None:
    answer = overlay_object(overlays.recognised())
    assert OverlaySchema.model_validate(answer).model_dump(mode="json") == answer


@pytest.mark.parametrize("overlay", [overlays.recognised(), overlays.miss()])
@pytest.mark.parametrize("source", [None, "photo.jpg"])
def test_answers_follow_the_public_contract(overlay, source) -> None:
    path = CONTRACT / "overlay.schema.json"
    if not path.exists():
        pytest.skip("the public contract is not beside this checkout")
    jsonschema.validate(
        overlay_object(overlay, source),
        json.loads(path.read_text()),
        cls=jsonschema.Draft202012Validator,
    )
