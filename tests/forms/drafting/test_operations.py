import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.drafting.content import Content, path_of, read_changes, write_changes
from forms.drafting.copying import CopyFields
from forms.drafting.facts import WriteFacts
from forms.drafting.operations import (
    AddField,
    DeleteFields,
    MergeFields,
    MoveFields,
    OrderField,
    PlaceField,
    PlaceFields,
    SetField,
    SplitField,
    WriteField,
    WriteFields,
    WriteQuestion,
)
from forms.drafting.rules import FieldRules
from forms.errors import EditError
from forms.template import FieldType, Term
from tests.forms.drafting.builders import NAME, PAPER, TICK, two_fields

START = two_fields()
PLACES = st.tuples(st.floats(0, 150), st.floats(0, 250), st.floats(151, 210), st.floats(251, 297))
OPERATIONS = st.one_of(
    st.builds(AddField, st.just(1), PLACES),
    st.builds(
        MoveFields,
        st.just(1),
        st.sampled_from([("naam",), ("ja",), ("naam", "ja")]),
        st.tuples(st.floats(-300, 300), st.floats(-300, 300)),
    ),
    st.builds(PlaceFields, st.just(1), st.fixed_dictionaries({"naam": PLACES, "ja": PLACES})),
    st.builds(
        CopyFields,
        st.just(1),
        st.sampled_from([("naam",), ("naam", "ja")]),
        st.lists(st.tuples(st.floats(-90, 90), st.floats(-90, 250)), max_size=3).map(tuple),
    ),
    st.builds(SplitField, st.just(1), st.just("naam"), st.integers(2, 9), st.just(False)),
    st.builds(MergeFields, st.just(1), st.just(("naam", "ja"))),
    st.builds(DeleteFields, st.just(1), st.sampled_from([("naam",), ("ja",)])),
    st.builds(OrderField, st.just(1), st.just("ja"), st.integers(-2, 9)),
    st.builds(SetField, st.just(1), st.just(("naam",)), st.just(FieldRules(required=True))),
    st.builds(WriteField, st.just(1), st.just("ja"), st.just({"explanation": "Zet een kruis."})),
    st.builds(
        WriteFields,
        st.just(1),
        st.just({"naam": {"explanation": "Schrijf uw naam."}, "ja": {"where": "Links."}}),
    ),
    st.builds(WriteFacts, st.just({"purpose": "Vraag hier een vergunning aan."})),
)


@given(st.lists(OPERATIONS, max_size=6))
def test_whatever_is_done_can_be_undone(operations):
    content, done = START, []
    for operation in operations:
        try:
            after = operation.apply(content, PAPER)
        except EditError:
            continue
        done.append(read_changes(write_changes(content.changes_to(after))))
        assert content.changed(done[-1]) == after
        content = after
    for changes in reversed(done):
        content = content.changed(change.undone() for change in changes)
    assert content == START


@given(OPERATIONS)
def test_every_field_stays_on_the_paper_and_in_the_order(operation):
    try:
        after = operation.apply(START, PAPER)
    except EditError:
        return
    for page, field_id in after.fields():
        left, top, right, bottom = after.values[path_of(page, field_id)]["areaMm"]
        assert 0 <= left < right <= 210
        assert 0 <= top < bottom <= 297
    kept = {path.split("/")[2] for path in after.values if path.startswith("fields/")}
    assert kept == set(after.ids(1))


def test_a_new_field_is_read_where_it_stands():
    after = AddField(1, (20, 50, 100, 57), label="Straat").apply(START, PAPER)
    assert after.ids(1) == ("naam", "field-1", "ja")
    assert after.text("fields/1/field-1/label") == "Straat"


def test_a_new_field_is_what_its_label_says_and_that_is_to_be_checked():
    born = AddField(1, (20, 50, 100, 57), label="Geboortedatum").apply(START, PAPER)
    kept = born.values[path_of(1, "field-1")]
    assert (kept["type"], kept["semantic"], kept["guessed"]) == ("date", "bday", True)
    plain = AddField(1, (20, 50, 100, 57), label="Opmerkingen").apply(START, PAPER)
    assert plain.values[path_of(1, "field-1")] == {"type": "text", "areaMm": [20, 50, 100, 57]}


def test_a_new_field_that_was_drawn_as_what_it_is_is_no_guess():
    after = AddField(1, (20, 50, 100, 57), FieldType.COMB, "Geboortedatum", 8).apply(START, PAPER)
    kept = after.values[path_of(1, "field-1")]
    assert (kept["type"], kept["combCells"], "guessed" in kept) == ("comb", 8, False)


def test_fields_move_together_as_far_as_the_paper_goes():
    after = MoveFields(1, ("naam", "ja"), (-50, 1)).apply(START, PAPER)
    assert after.values["fields/1/naam"]["areaMm"] == [0, 41, 100, 49]
    assert after.values["fields/1/ja"]["areaMm"] == [0, 61, 4, 65]


def test_a_field_somebody_changed_is_no_guess_any_more():
    assert START.values["fields/1/naam"]["guessed"]
    for operation in (
        PlaceField(1, "naam", (10, 10, 50, 20)),
        SetField(1, ("naam",), FieldRules(type=FieldType.TEXT)),
    ):
        assert "guessed" not in operation.apply(START, PAPER).values["fields/1/naam"]


def test_texts_of_several_fields_are_written_together_or_not_at_all():
    texts = {"naam": {"explanation": "Schrijf uw naam."}, "ja": {"steps": ("Zet een kruis.",)}}
    after = WriteFields(1, texts).apply(START, PAPER)
    assert after.text("fields/1/naam/explanation") == "Schrijf uw naam."
    assert after.values["fields/1/ja/steps"] == ["Zet een kruis."]
    with pytest.raises(EditError) as refused:
        WriteFields(1, {**texts, "weg": {"explanation": "Niets."}}).apply(START, PAPER)
    assert refused.value.code == "no-such-field"


def test_parts_of_a_field_fill_it():
    after = SplitField(1, "naam", 4).apply(START, PAPER)
    boxes = [after.values[path_of(1, each)]["areaMm"] for each in after.ids(1)[:4]]
    assert [box[0] for box in boxes] == [20, 45, 70, 95]
    assert boxes[-1][2] == NAME[2]
    assert after.ids(1)[-1] == "ja"


def test_one_field_of_two_takes_the_room_of_both():
    after = MergeFields(1, ("ja", "naam")).apply(START, PAPER)
    assert after.ids(1) == ("naam",)
    assert after.values["fields/1/naam"]["areaMm"] == [NAME[0], NAME[1], NAME[2], TICK[3]]


def test_nothing_depends_on_a_field_that_is_gone():
    after = DeleteFields(1, ("naam",)).apply(START, PAPER)
    assert "condition" not in after.values["fields/1/ja"]
    assert after.text("fields/1/naam/label") == ""


def test_rules_of_several_fields_are_set_at_once_and_taken_away():
    both = SetField(1, ("naam", "ja"), FieldRules(group="Wie vraagt?", choose=1))
    after = both.apply(START, PAPER)
    assert {after.values[path_of(1, each)]["group"] for each in after.ids(1)} == {"wie-vraagt"}
    without = SetField(1, ("ja",), FieldRules(condition=None)).apply(after, PAPER)
    assert "condition" not in without.values["fields/1/ja"]
    assert without.values["fields/1/ja"]["group"] == "wie-vraagt"


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (AddField(1, (20, 20, 20.5, 30)), "field-too-small"),
        (AddField(1, (20, 20, 90, 30), FieldType.COMB, None, 0), "out-of-range"),
        (AddField(2, (20, 20, 90, 30)), "no-such-page"),
        (PlaceField(1, "weg", (20, 20, 90, 30)), "no-such-field"),
        (PlaceFields(1, {"naam": NAME, "weg": NAME}), "no-such-field"),
        (CopyFields(1, ("naam",), ((0, 300),)), "no-room"),
        (CopyFields(1, ("naam",), ((0, 1),)), "no-room"),
        (SplitField(1, "ja", 9), "field-too-small"),
        (SplitField(1, "ja", 0), "field-too-small"),
        (MergeFields(1, ("ja",)), "too-few-fields"),
        (SetField(1, ("ja",), FieldRules(condition="weg")), "no-such-field"),
        (SetField(1, ("ja",), FieldRules(condition="x/y")), "no-such-field"),
        (SetField(1, ("ja",), FieldRules(semantic="Naam!")), "invalid-semantic"),
        (SetField(1, ("ja",), FieldRules(checks=("none",))), "invalid-edit"),
        (SetField(1, ("ja",), FieldRules(choose=0)), "out-of-range"),
        (SetField(1, ("ja",), FieldRules(term=Term(last_day="31-12"))), "invalid-date"),
        (WriteField(1, "ja", {"explanation": "a\u202eb"}), "unsafe-characters"),
        (WriteField(1, "ja", {"explanation": "a" * 2001}), "text-too-long"),
        (WriteField(1, "ja", {"steps": ("x",) * 21}), "too-many-lines"),
        (WriteField(1, "ja", {"script": "x"}), "invalid-edit"),
        (WriteQuestion(1, "wie", "\x00"), "unsafe-characters"),
        (WriteFacts({"title": "  "}), "no-title"),
        (WriteFacts({"valid-from": "1-1-2026"}), "invalid-date"),
        (WriteFacts({"valid-from": "2026-02-01", "valid-until": "2026-01-01"}), "invalid-date"),
        (WriteFacts({"payment": {"ibans": ("NL91ABNA0417164301",)}}), "invalid-iban"),
        (WriteFacts({"contact": {"phones": ("bel mij",)}}), "invalid-phone"),
        (WriteFacts({"contact": {"hosts": ("https://x.nl/",)}}), "invalid-host"),
        (WriteFacts({"colour": "red"}), "invalid-edit"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(operation, code):
    with pytest.raises(EditError) as refused:
        operation.apply(START, PAPER)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_numbers_and_addresses_are_kept_as_they_are_compared():
    facts = {
        "contact": {"phones": ("020 - 123 45 67",), "emails": ("Info@Voorbeeldstad.NL",)},
        "payment": {"ibans": ("nl91 abna 0417 1643 00",)},
    }
    after = WriteFacts(facts).apply(START, PAPER)
    assert after.get("contact") == {"phones": ["0201234567"], "emails": ["info@voorbeeldstad.nl"]}
    assert after.get("payment") == {"ibans": ["NL91ABNA0417164300"]}


def test_empty_texts_are_taken_away():
    written = WriteField(1, "naam", {"explanation": "Uw naam.", "steps": ("Een.", " ")})
    after = written.apply(START, PAPER)
    assert after.get("fields/1/naam/steps") == ["Een."]
    emptied = WriteField(1, "naam", {"explanation": " ", "steps": ()}).apply(after, PAPER)
    assert emptied == Content(START.values)


def test_a_form_is_of_a_country_that_is_known():
    abroad = WriteFacts({"country": "BE"}).apply(START, PAPER)
    assert abroad.get("country") == "BE"
    # Home is what is said by saying nothing.
    assert WriteFacts({"country": "NL"}).apply(abroad, PAPER).get("country") is None
    with pytest.raises(EditError, match="known are NL"):
        WriteFacts({"country": "ZZ"}).apply(START, PAPER)


def test_a_term_may_count_working_days():
    term = Term(after="naam", working_days=5)
    after = SetField(1, ("naam",), FieldRules(term=term)).apply(START, PAPER)
    assert after.values["fields/1/naam"]["term"] == {
        "after": "naam", "months": 0, "days": 0, "workingDays": 5,
    }  # fmt: skip
    with pytest.raises(EditError) as refused:
        endless = Term(after="naam", working_days=99_999)
        SetField(1, ("naam",), FieldRules(term=endless)).apply(START, PAPER)
    assert refused.value.code == "out-of-range"
