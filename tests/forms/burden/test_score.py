import json

import pytest
from jsonschema import Draft202012Validator

from forms.burden.known import known_registers
from forms.burden.measures import _MEASURES
from forms.burden.score import Burden, burden_of, points_of
from forms.keys import VersionKey
from forms.library import library_folders, load_version
from forms.template import Condition, Field, FieldType, FormNotes, FormPage, FormTemplate
from tests.house_rules.project import ROOT
from vision.geometry import PageMm, Quad

FOLDER = ROOT / "forms" / "burden"
SCHEMAS = ROOT / "forms" / "schemas"


def field(id_: str, type_: FieldType = FieldType.TEXT, height_mm: float = 8, **more) -> Field:
    area = Quad[PageMm].box(10, 20, 90, 20 + height_mm)
    return Field(id=id_, type=type_, page=1, area=area, order=1, **more)


def burden(*fields: Field, before: str | None = None, send_to: str | None = None) -> Burden:
    template = FormTemplate(
        VersionKey("a", "b", "1"), "Titel", "nl", (FormPage(1, 210, 297, fields),)
    )
    notes = FormNotes("nl", "owner", None, None, (), send_to, before, {})
    return burden_of(template, notes, "en")


def value(code: str, *fields: Field, **more) -> float | None:
    return next(each.value for each in burden(*fields, **more).dimensions if each.code == code)


@pytest.mark.parametrize("name", ["dimensions", "known"])
def test_the_data_follows_its_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / f"burden-{name}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


def test_every_dimension_is_measured_and_no_other() -> None:
    rows = json.loads((FOLDER / "dimensions.json").read_text("utf-8"))["dimensions"]
    assert [row["code"] for row in rows] == list(_MEASURES)
    assert len(rows) >= 12


@pytest.mark.parametrize("language", ["nl", "ar", "uk", "tr"])
def test_advice_is_in_the_language_of_who_reads(language: str) -> None:
    rows = json.loads((FOLDER / "dimensions.json").read_text("utf-8"))["dimensions"]
    template = FormTemplate(VersionKey("a", "b", "1"), "Titel", "nl", (FormPage(1, 210, 297, ()),))
    told = burden_of(template, None, language).dimensions
    assert [each.name for each in told] == [row["texts"][language]["name"] for row in rows]
    english = {row["texts"]["en"]["advice"] for row in rows}
    assert not english & {each.advice for each in told}
    assert all(each.formula for each in told)


def test_points_go_from_light_to_heavy_in_either_direction() -> None:
    assert [points_of(x, 8, 50) for x in (0, 8, 29, 50, 99)] == [0, 0, 50, 100, 100]
    assert [points_of(x, 42, 7) for x in (90, 42, 7, 1)] == [0, 0, 100, 100]


def test_choices_of_one_question_count_as_one() -> None:
    yes, no = (field(name, FieldType.CHOICE, group="partner") for name in ("yes", "no"))
    assert value("questions", yes, no, field("iban", FieldType.IBAN)) == 2


def test_what_a_register_has_can_be_filled_in_beforehand_and_news_cannot() -> None:
    old = field("town", semantic="address-level2")
    new = field("new-town", semantic="address-level2", label="Nieuwe woonplaats")
    found = burden(old, new, field("why", semantic="x-reason"))
    assert [(each.place, each.why) for each in found.spared] == [("1/town", "known")]
    assert found.spared[0].known and found.spared[0].known.register == "BRP"
    assert found.spared_share == pytest.approx(0.333)


def test_a_total_and_what_was_asked_before_can_be_left_out() -> None:
    total = field("total", FieldType.AMOUNT, label="Totaal")
    first, again = (field(f"tel-{n}", semantic="tel", label="Telefoon") for n in (1, 2))
    other = field("tel-3", semantic="tel", label="Telefoon van uw helper")
    found = burden(first, again, other, total)
    assert [(each.place, each.why) for each in found.spared] == [
        ("1/tel-2", "repeated"),
        ("1/total", "calculated"),
    ]


def test_conditions_are_followed_and_a_circle_ends() -> None:
    a, b = field("a"), field("b", condition=Condition("a"))
    c = field("c", condition=Condition("1/b"))
    assert value("conditional-depth", a, b, c) == 2
    assert value("conditional-share", a, b, c) == pytest.approx(0.667)
    round_ = field("x", condition=Condition("y")), field("y", condition=Condition("x"))
    assert value("conditional-depth", *round_) == 2


@pytest.mark.parametrize(
    ("before", "days"),
    [
        (None, 42),
        ("Binnen 5 dagen na uw verhuizing.", 5),
        ("Op zijn vroegst 4 weken voor uw verhuizing. Op zijn laatst 5 dagen erna.", 5),
        ("Binnen 3 maanden. U krijgt binnen 2 weken een brief.", 90),
    ],
)
def test_the_shortest_term_that_is_the_citizens_counts(before: str | None, days: int) -> None:
    assert value("deadline-days", field("a"), before=before) == days


def test_ways_to_hand_in_are_counted_where_the_form_says_them() -> None:
    both = "Postbus 100, Voorbeeldstad. Of lever het in aan de balie."
    assert value("channels", field("a"), send_to=both) == 2
    assert value("channels", field("a")) is None


def test_what_is_not_measured_is_in_no_mean() -> None:
    found = burden(field("a"))
    points = [each.points for each in found.dimensions if each.points is not None]
    assert len(points) == len(found.dimensions) - 1
    assert found.score == round(sum(points) / len(points))


def test_advice_is_there_where_it_is_heavy_and_in_three_languages() -> None:
    for folder in library_folders():
        version = load_version(folder)
        notes = next(each for each in version.notes if each.language == "nl")
        said = [burden_of(version.template, notes, language) for language in ("nl", "en", "ar")]
        assert len({each.score for each in said}) == 1
        for found in said:
            heavy = [each for each in found.dimensions if (each.points or 0) >= 34]
            assert [each for each in found.dimensions if each.advice is not None] == heavy
        assert 0 < said[0].spared_share < 1


def test_each_meaning_has_one_register() -> None:
    kept = json.loads((FOLDER / "known.json").read_text("utf-8"))["registers"]
    meanings = [meaning for each in kept for meaning in each["semantics"]]
    assert len(meanings) == len(set(meanings))
    assert known_registers().of("x-no-such-thing") is None
