from forms.drafting.content import path_of
from forms.drafting.copying import CopyFields
from forms.drafting.operations import AddField, SetField, WriteField, WriteQuestion
from forms.drafting.rules import FieldRules
from tests.forms.drafting.builders import PAPER, two_fields

START = two_fields()
DOWN = ((0.0, 30.0), (0.0, 60.0))


def test_a_row_stands_again_below_with_its_texts_and_is_read_there():
    after = CopyFields(1, ("naam", "ja"), DOWN).apply(START, PAPER)
    assert after.ids(1) == ("naam", "ja", "naam-2", "ja-2", "naam-3", "ja-3")
    assert after.values[path_of(1, "naam-3")]["areaMm"] == [20, 100, 120, 108]
    assert after.text("fields/1/naam-2/label") == "Uw naam"


def test_what_was_put_there_is_no_guess_and_says_nothing_of_the_reader():
    named = SetField(1, ("naam",), FieldRules(semantic="name")).apply(START, PAPER)
    again = CopyFields(1, ("naam",), DOWN).apply(named, PAPER).values[path_of(1, "naam-2")]
    assert set(again) == {"type", "areaMm"}
    assert START.values[path_of(1, "naam")]["guessed"]


def test_fields_of_a_row_hang_on_each_other_there():
    after = CopyFields(1, ("naam", "ja"), DOWN).apply(START, PAPER)
    assert after.values[path_of(1, "ja-2")]["condition"] == "naam-2"
    by_page = SetField(1, ("ja",), FieldRules(condition="1/naam")).apply(START, PAPER)
    after = CopyFields(1, ("naam", "ja"), DOWN).apply(by_page, PAPER)
    assert after.values[path_of(1, "ja-3")]["condition"] in ("naam-3", "1/naam-3")
    alone = CopyFields(1, ("ja",), DOWN).apply(START, PAPER)
    assert alone.values[path_of(1, "ja-2")]["condition"] == "naam"


def test_each_row_asks_its_own_question():
    grouped = SetField(1, ("naam", "ja"), FieldRules(group="wie")).apply(START, PAPER)
    asked = WriteQuestion(1, "wie", "Wie vraagt?").apply(grouped, PAPER)
    after = CopyFields(1, ("naam", "ja"), DOWN).apply(asked, PAPER)
    groups = [after.values[path_of(1, each)]["group"] for each in after.ids(1)]
    assert groups == ["wie", "wie", "wie-2", "wie-2", "wie-3", "wie-3"]
    assert after.text("questions/1/wie-3") == "Wie vraagt?"


def test_rows_that_were_found_stay_and_those_between_are_filled_in():
    found = AddField(1, (20, 71, 119, 78)).apply(START, PAPER)
    written = WriteField(1, "field-1", {"label": "Gevonden"}).apply(found, PAPER)
    after = CopyFields(1, ("naam",), DOWN).apply(written, PAPER)
    assert after.ids(1) == ("naam", "ja", "field-1", "naam-2")
    assert after.text("fields/1/field-1/label") == "Gevonden"
    assert after.values[path_of(1, "naam-2")]["areaMm"][1] == 100


def test_rows_end_where_the_paper_ends():
    shifts = tuple((0.0, 60.0 * row) for row in range(1, 9))
    after = CopyFields(1, ("naam",), shifts).apply(START, PAPER)
    assert [each for each in after.ids(1) if each != "ja"] == [
        "naam",
        "naam-2",
        "naam-3",
        "naam-4",
        "naam-5",
    ]
