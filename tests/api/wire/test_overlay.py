import json
from dataclasses import replace

import jsonschema
import numpy as np
import pytest

from api.wire.overlay import OverlaySchema, overlay_line, overlay_object
from forms.overlay import Overlay, mesh_of
from tests.api import overlays
from tests.outside import CONTRACT
from vision.geometry import PageMm, Points, Warp


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


def test_what_a_letter_says_is_written_with_its_place_in_the_frame() -> None:
    card = overlay_object(overlays.letter())["letter"]
    assert card["kind"] == "reminder"
    assert card["deadlines"][0]["value"] == "2026-04-01"
    assert card["deadlines"][0]["role"] == "due"
    (amount,) = card["amounts"]
    assert amount["value"] == {"amount": "1234.50", "currency": "EUR"}
    assert amount["certain"] is False
    assert amount["polygon"][0] == pytest.approx([52 / 1.002, 188 / 1.002], abs=0.001)
    (account,) = card["ibans"]
    assert (account["value"], account["polygon"]) == ("NL91ABNA0417164300", None)
    (pay,) = card["actions"]
    assert pay["before"] == "2026-04-01"
    assert len(pay["factPolygons"]) == 2


def test_a_line_names_its_source_first_and_keeps_the_reader_s_script() -> None:
    line = overlay_line(overlays.recognised(), "foto's/één.jpg")
    assert "\n" not in line
    assert line.startswith('{"source": "foto\'s/één.jpg"')
    assert "العنوان الجديد" in line
    assert json.loads(line)["outcome"] == "recognised"


def test_the_answer_reads_back() -> None:
    answer = overlay_object(overlays.recognised())
    assert OverlaySchema.model_validate(answer).model_dump(mode="json") == answer


def curled() -> Overlay:
    flat = overlays.recognised()
    assert flat.page_to_frame is not None
    sheet = Warp(flat.page_to_frame, 210, 297, np.full((3, 2, 2), 1.0))
    return replace(flat, mesh=mesh_of(sheet))


def test_bent_paper_has_a_mesh_over_the_whole_page_row_by_row() -> None:
    answer = overlay_object(curled())
    assert overlay_object(overlays.recognised())["mesh"] is None
    mesh = answer["mesh"]
    assert (mesh["columns"], mesh["rows"], len(mesh["points"])) == (2, 3, 6)
    flat = overlays.recognised().page_to_frame
    assert flat is not None
    corners = flat(Points[PageMm](np.array([[1, 1], [211, 1], [211, 298.0]])))
    assert np.allclose([mesh["points"][n] for n in (0, 1, 5)], corners.xy, atol=0.001)


@pytest.mark.parametrize(
    "overlay", [overlays.recognised(), overlays.miss(), overlays.letter(), curled()]
)
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
