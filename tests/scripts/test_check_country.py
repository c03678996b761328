"""The checker of countries finds nothing in ours, and each thing that a volunteer may forget."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.check_country import ROOT, files, findings, main

BELGIUM = json.loads((ROOT / "forms" / "countries" / "be.json").read_text("utf-8"))
Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_nothing_is_missing_in_ours(path: Path) -> None:
    assert findings(path) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda it: it.pop("terms"), r"schema, \$: 'terms' is a required property"),
        (lambda it: it["dates"]["months"][2].remove("mars"), r"months: “mars” \(fr_BE\)"),
        (lambda it: it["dates"]["weekdays"][6].remove("sonntag"), r"weekdays: “Sonntag”"),
        (lambda it: it["money"].update(currency="BEF"), r"currency of BE is no BEF"),
        (lambda it: it["money"].update(grouping=" "), r"amounts are written 1\.234,56 in nl_BE"),
        (lambda it: it["postcode"]["right"].append("12345"), r"postcode: “12345” is among the r"),
        (lambda it: it["phone"]["wrong"].append("02 123 45 67"), r"phone: .*wrong ones and holds"),
        (lambda it: it["numbers"][0]["check"].update(modulus=89), r"numbers/rijksr.*does not hold"),
        (lambda it: it["numbers"][1].update(layout="###"), r"layout has not 12 digits"),
        (lambda it: it["numbers"][2].update(named="kbo"), r"“named” does not know"),
        (lambda it: it.update(code="LU"), r"called be\.json"),
        (lambda it: it.update(code="LU"), r"no form in forms/library has “country”: “LU”"),
        (lambda it: it["languages"].append("lb"), r"adreswijziging/2026-1 has no notes\.lb\.json"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, change: Change, said: str) -> None:
    content = json.loads(json.dumps(BELGIUM))
    change(content)
    (tmp_path / "be.json").write_text(json.dumps(content), "utf-8")
    found = findings(tmp_path / "be.json")
    assert [each for each in found if re.search(said, each)], found


def test_a_file_that_is_no_json_is_said(tmp_path: Path) -> None:
    (tmp_path / "be.json").write_text("{", "utf-8")
    assert findings(tmp_path / "be.json")[0].startswith("schema: it is no JSON")


def test_holidays_are_shown_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["de", "2027"]) == 0
    said = capsys.readouterr().out
    assert "Mi. 17 November      Buß- und Bettag" in said
    assert main(["xx"]) == main(["be", "soon"]) == 2
    assert "There are: be, de, nl." in capsys.readouterr().err
