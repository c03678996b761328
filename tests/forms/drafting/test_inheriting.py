from dataclasses import replace

from forms.drafting.content import Content
from forms.drafting.draft import Printed
from forms.drafting.inheriting import facts_of, with_inherited
from forms.drafting.reading import with_found
from forms.template import Field, FieldType
from vision.geometry import Quad


def field(field_id, top, label=None, **more):
    area = Quad.box(20, top, 120, top + 8)
    return Field(field_id, FieldType.TEXT, 1, area, 1, label=label, is_guessed=True, **more)


FOUND = [field("naam", 40, "Naam"), field("field", 60, "Straat"), field("naam-2", 90, "Naam")]


def before():
    content = with_found(Content(), 1, [replace(each, is_guessed=False) for each in FOUND])
    texts = {f"fields/1/{each.id}/explanation": f"Uitleg {each.id}." for each in FOUND}
    return content.with_values(
        {**texts, "purpose": "Waarvoor.", "valid-from": "2025-01-01", "questions/1/wie": "Wie?"}
    )


def after(found):
    return with_inherited(Content(), 1, found, before())


def test_the_same_page_says_the_same():
    kept = after(FOUND)
    again = with_inherited(kept, 1, FOUND, before())
    assert again == kept
    changes = {change.path for change in kept.changes_to(before())}
    assert changes == {"purpose", "valid-from", "questions/1/wie"}


def test_a_moved_field_keeps_its_texts_and_is_looked_at_again():
    moved = after([FOUND[0], field("field", 75, "Straat"), FOUND[2]])
    assert moved.text("fields/1/field/explanation") == "Uitleg field."
    assert moved.values["fields/1/field"]["areaMm"][1] == 75
    assert moved.values["fields/1/field"]["guessed"]
    assert "guessed" not in moved.values["fields/1/naam"]


def test_of_fields_with_one_name_the_nearer_is_meant():
    shifted = after([field("naam", 50, "Naam"), field("naam-2", 100, "Naam")])
    assert shifted.text("fields/1/naam/explanation") == "Uitleg naam."
    assert shifted.text("fields/1/naam-2/explanation") == "Uitleg naam-2."


def test_a_field_that_is_called_otherwise_keeps_the_id_it_had():
    renamed = after([FOUND[0], field("straatnaam", 60, "Straat"), FOUND[2]])
    assert renamed.ids(1) == ("naam", "field", "naam-2")
    assert renamed.text("fields/1/field/explanation") == "Uitleg field."


def test_a_new_field_takes_no_name_that_is_taken():
    added = after([*FOUND, field("field", 150, "Postcode")])
    assert added.ids(1) == ("naam", "field", "naam-2", "field-2")
    assert added.text("fields/1/field-2/explanation") == ""
    assert added.text("fields/1/field-2/label") == "Postcode"


def test_what_is_printed_now_is_what_a_field_is_called():
    relabelled = after([field("naam", 40, "Uw achternaam"), *FOUND[1:]])
    assert relabelled.text("fields/1/naam/label") == "Uw achternaam"
    assert relabelled.text("fields/1/naam/explanation") == "Uitleg naam."


def test_a_name_that_an_owner_mended_is_kept_while_the_paper_says_what_it_said():
    mended = before().with_values({"fields/1/naam/label": "Achternaam", "fields/1/field/label": ""})
    stood = (Printed("Naam", (5, 41, 15, 45)), Printed("Straat en", (5, 61, 15, 65)))
    found = [field("naam", 40, "Naam"), field("field", 60, "Straat"), FOUND[2]]
    now = with_inherited(Content(), 1, found, mended, stood)
    assert now.text("fields/1/naam/label") == "Achternaam"
    assert now.text("fields/1/field/label") == "Straat"
    elsewhere = with_inherited(Content(), 1, found, mended, (Printed("Naam", (5, 140, 15, 145)),))
    assert elsewhere.text("fields/1/naam/label") == "Naam"
    reprinted = [field("naam", 40, "Naam partner"), *found[1:]]
    assert with_inherited(Content(), 1, reprinted, mended, stood).text("fields/1/naam/label") == (
        "Naam partner"
    )


def test_facts_hold_on_and_days_do_not():
    facts = facts_of(before())
    assert (facts.get("purpose"), facts.get("valid-from")) == ("Waarvoor.", None)
