"""Every version in forms/library is complete, consistent, translated without loss and plain.

Only some versions: pytest tests/forms/test_library.py -k verhuizing
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from forms.countries.country import HOME, Country, country
from forms.countries.numbers import CheckedNumber
from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency

FORMS = Path(__file__).resolve().parents[2] / "forms"
LIBRARY = FORMS / "library"
#: What every version is explained in; other languages come one by one.
LANGUAGES = {"nl", "en", "ar"}
TICKED = ("checkbox", "choice")
#: What is easy to write in with a pen, in mm.
MIN_ENTRY_HEIGHT_MM = 6.0
MIN_CELL_WIDTH_MM = 4.5
MIN_TICK_MM = 3.5
#: Printers leave a margin of about 5 mm.
UNPRINTABLE_MM = 5.0
#: HTML autocomplete tokens (WHATWG, autofill detail tokens) that forms on paper ask for.
AUTOCOMPLETE = frozenset({
    "name", "honorific-prefix", "given-name", "additional-name", "family-name",
    "honorific-suffix", "nickname", "email", "organization-title", "organization",
    "street-address", "address-line1", "address-line2", "address-line3", "address-level4",
    "address-level3", "address-level2", "address-level1", "country", "country-name",
    "postal-code", "bday", "bday-day", "bday-month", "bday-year", "sex", "tel", "tel-national",
    "language", "url", "cc-name",
})  # fmt: skip

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_EXACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # e-mail
    r"|(?:www\.|https?://)\S+[^\s.,)]"
    r"|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4})+\b"  # IBAN
    r"|\{[^{}]*\}"  # placeholder
)


@dataclass(frozen=True)
class Version:
    folder: Path

    @cached_property
    def key(self) -> str:
        return self.folder.relative_to(LIBRARY).as_posix()

    @cached_property
    def template(self) -> dict[str, Any]:
        return self.read("template.json")

    @cached_property
    def country(self) -> Country:
        return country(self.template.get("country", HOME))

    @property
    def printed(self) -> dict[str, Any]:
        """The notes in the language of the print."""
        return self.notes[self.template["language"]]

    def number_in(self, field: dict[str, Any]) -> CheckedNumber | None:
        """The number with check digits that a field asks for."""
        asks = (
            each for each in self.country.numbers if each.asks(field["type"], field["semantic"])
        )
        return next(asks, None)

    @cached_property
    def pages(self) -> dict[str, Any]:
        return self.read("pages.json")

    @cached_property
    def fields(self) -> dict[str, dict[str, Any]]:
        return {f"{field['page']}/{field['id']}": field for field in self.template["fields"]}

    @cached_property
    def notes(self) -> dict[str, dict[str, Any]]:
        languages = (path.name.split(".")[1] for path in self.folder.glob("notes.*.json"))
        return {language: self.read(f"notes.{language}.json") for language in languages}

    def read(self, name: str) -> dict[str, Any]:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def strings(self, language: str) -> Iterator[tuple[str, str]]:
        """(where, text) of every string people read."""
        notes = self.notes[language]
        for name in ("title", "purpose", "sendTo", "before"):
            yield name, notes[name]
        for number, text in enumerate(notes["atHand"], 1):
            yield f"atHand {number}", text
        for group, question in notes["questions"].items():
            yield f"question {group}", question
        for key in notes["fields"]:
            yield from self.strings_of(language, key)

    def strings_of(self, language: str, key: str) -> Iterator[tuple[str, str]]:
        note = self.notes[language]["fields"][key]
        yield f"{key} label", note["label"]
        yield f"{key} explanation", note["explanation"]
        if "where" in note:
            yield f"{key} where", note["where"]
        for number, text in enumerate(note["steps"], 1):
            yield f"{key} step {number}", text
        for code, text in note["checks"].items():
            yield f"{key} {code}", text


VERSIONS = [Version(folder.parent) for folder in sorted(LIBRARY.glob("*/*/*/form.typ"))]
per_version = pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.key)


@cache
def schema(name: str) -> Draft202012Validator:
    path = FORMS / "schemas" / f"{name}.schema.json"
    return Draft202012Validator(
        json.loads(path.read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


def problems(name: str, content: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema(name).iter_errors(content)]


@pytest.mark.parametrize("name", ["template", "pages", "notes"])
def test_a_schema_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name).schema)


def test_the_library_has_forms() -> None:
    assert VERSIONS


@per_version
def test_files_follow_their_schemas(version: Version) -> None:
    assert problems("template", version.template) == []
    assert problems("pages", version.pages) == []
    for notes in version.notes.values():
        assert problems("notes", notes) == []


@per_version
def test_the_key_is_the_folder(version: Version) -> None:
    template = version.template
    assert f"{template['issuer']}/{template['form']}/{template['version']}" == version.key
    assert version.notes.keys() >= LANGUAGES
    assert all(language == notes["language"] for language, notes in version.notes.items())
    assert version.printed["title"] == template["title"]
    assert version.printed["provenance"] == "owner"


@per_version
def test_the_print_is_in_a_language_of_the_country(version: Version) -> None:
    assert version.template["language"] in version.country.languages


@per_version
def test_what_a_version_replaces_is_in_the_library_and_ended(version: Version) -> None:
    replaced = version.template["replaces"]
    if replaced is None:
        return
    before = next(other for other in VERSIONS if other.key == replaced)
    assert before.template["validUntil"] is not None
    assert before.template["validUntil"] < version.template["validFrom"]


@per_version
def test_paper_template_and_notes_name_the_same_fields(version: Version) -> None:
    printed = [f"{field['page']}/{field['id']}" for field in version.pages["fields"]]
    assert len(set(printed)) == len(printed)
    assert len(version.fields) == len(version.template["fields"])
    assert set(version.fields) == set(printed)
    for language, notes in version.notes.items():
        assert set(notes["fields"]) == set(printed), language


@per_version
def test_the_pdf_has_the_pages_that_pages_json_tells(version: Version) -> None:
    pdf = pypdfium2.PdfDocument(version.folder / "form.pdf")
    try:
        sizes = [tuple(round(points * 25.4 / 72, 0) for points in page.get_size()) for page in pdf]
    finally:
        pdf.close()
    assert sizes == [(page["widthMm"], page["heightMm"]) for page in version.pages["pages"]]
    assert [page["page"] for page in version.pages["pages"]] == list(range(1, len(sizes) + 1))


@per_version
def test_boxes_are_on_the_paper_apart_and_large_enough_for_a_pen(version: Version) -> None:
    sheets = {page["page"]: page for page in version.pages["pages"]}
    placed: dict[int, list[tuple[str, float, float, float, float]]] = {}
    for field in version.pages["fields"]:
        (left, top), (right, _), (_, bottom), _ = field["areaMm"]
        sheet, name = sheets[field["page"]], field["id"]
        assert left >= UNPRINTABLE_MM and right <= sheet["widthMm"] - UNPRINTABLE_MM, name
        assert top >= UNPRINTABLE_MM and bottom <= sheet["heightMm"] - UNPRINTABLE_MM, name
        if version.fields[f"{field['page']}/{name}"]["type"] in TICKED:
            assert min(right - left, bottom - top) >= MIN_TICK_MM, name
        else:
            assert bottom - top >= MIN_ENTRY_HEIGHT_MM, name
        if field["combCells"]:
            assert (right - left) / field["combCells"] >= MIN_CELL_WIDTH_MM, name
        placed.setdefault(field["page"], []).append((name, left, top, right, bottom))
    for boxes in placed.values():
        for (one, *a), (other, *b) in combinations(boxes, 2):
            apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            assert apart, f"{one} and {other} overlap"


@per_version
def test_reading_order_counts_from_one_on_each_page(version: Version) -> None:
    orders: dict[int, list[int]] = {}
    for field in version.template["fields"]:
        orders.setdefault(field["page"], []).append(field["order"])
    for page, found in orders.items():
        assert sorted(found) == list(range(1, len(found) + 1)), f"page {page}"


@per_version
def test_semantic_names_are_autocomplete_tokens_or_our_own(version: Version) -> None:
    for key, field in version.fields.items():
        semantic = field["semantic"]
        assert semantic is None or semantic.startswith("x-") or semantic in AUTOCOMPLETE, key


@per_version
def test_conditions_and_terms_name_a_field_of_the_same_version(version: Version) -> None:
    for key, field in version.fields.items():
        if field["condition"] is not None:
            named = _key_of(field["condition"]["field"], field)
            assert named in version.fields and named != key, key
        if "after" in field.get("term", {}):
            assert version.fields[_key_of(field["term"]["after"], field)]["type"] == "date", key


def _key_of(named: str, field: dict[str, Any]) -> str:
    return named if "/" in named else f"{field['page']}/{named}"


def groups(version: Version) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The alternatives of each question, in reading order."""
    found: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for field in version.template["fields"]:
        if field["group"] is not None:
            found.setdefault((field["page"], field["group"]), []).append(field)
    for (page, name), members in found.items():
        yield f"{page}/{name}", sorted(members, key=lambda field: field["order"])


@per_version
def test_alternatives_of_a_question_agree(version: Version) -> None:
    for name, members in groups(version):
        assert len(members) > 1, name
        assert len({field["choose"] for field in members}) == 1, name
        assert len({field["required"] for field in members}) == 1, name
        assert len({field["type"] for field in members}) == 1, name
        assert members[0]["type"] in TICKED, name


@per_version
def test_each_field_has_the_checks_it_needs(version: Version) -> None:
    needs = {key: set(checks_of(field)) for key, field in version.fields.items()}
    for key, field in version.fields.items():
        if version.number_in(field) is not None:
            needs[key].add("elfproef")
    for _, (first, *_) in groups(version):
        key = f"{first['page']}/{first['id']}"
        if first["choose"] is not None:
            needs[key].add("too-many-ticked")
        if first["required"] and first["condition"] is None:
            needs[key].add("required-empty")
        if first["required"] and first["condition"] is not None:
            needs[key].add("conditional-missing")
    for key, field in version.fields.items():
        missing = needs[key] - set(field["checks"])
        assert not missing, f"{key}: {', '.join(sorted(missing))}"


def checks_of(field: dict[str, Any]) -> Iterator[str]:
    """The checks one field needs for its own sake; those of a question stand with its first."""
    yield from {
        "iban": ["iban-mod97"],
        "date": ["date-plausible"],
    }.get(field["type"], [])
    if field["required"] and field["group"] is None:
        if field["condition"] is not None:
            yield "conditional-missing"
        elif field["type"] == "signature":
            yield "signature-missing"
        else:
            yield "required-empty"


@per_version
def test_no_field_has_a_check_that_cannot_fail(version: Version) -> None:
    kinds = {
        "iban-mod97": ("iban",),
        "date-plausible": ("date",),
        "date-before-deadline": ("date",),
        "signature-missing": ("signature",),
        "too-many-ticked": TICKED,
    }
    for key, field in version.fields.items():
        for code in field["checks"]:
            assert field["type"] in kinds.get(code, (field["type"],)), f"{key}: {code}"
        assert "elfproef" not in field["checks"] or version.number_in(field), key
        if "conditional-missing" in field["checks"]:
            assert field["condition"] is not None, key
        assert ("date-before-deadline" in field["checks"]) == ("term" in field), key
        if "required-empty" in field["checks"]:
            assert field["required"] and field["condition"] is None, key


@per_version
def test_each_check_has_its_message_in_each_language(version: Version) -> None:
    for language, notes in version.notes.items():
        for key, field in version.fields.items():
            assert set(notes["fields"][key]["checks"]) == set(field["checks"]), f"{key} {language}"


# How other languages agree with English is asked by tests/scripts/test_check_language.py.


@per_version
def test_english_has_the_same_strings(version: Version) -> None:
    dutch = [where for where, _ in version.strings("nl")]
    assert sorted(where for where, _ in version.strings("en")) == sorted(dutch)


@per_version
def test_numbers_addresses_and_placeholders_survive_translation(version: Version) -> None:
    dutch = dict(version.strings("nl"))
    lost = []
    for where, text in version.strings("en"):
        for pattern in (_NUMBER, _EXACT):
            there, here = Counter(pattern.findall(dutch[where])), Counter(pattern.findall(text))
            if there != here:
                lost.append(f"{where}: nl {dict(there - here)} en {dict(here - there)}")
    assert lost == []


@per_version
def test_english_is_not_dutch(version: Version) -> None:
    dutch = dict(version.strings("nl"))
    for where, text in version.strings("en"):
        assert where.endswith("label") or text != dutch[where], where


@per_version
def test_no_two_fields_share_their_words(version: Version) -> None:
    for language, notes in version.notes.items():
        for part in (lambda note: note["explanation"], lambda note: tuple(note["steps"])):
            texts: dict[object, list[str]] = {}
            for key, note in notes["fields"].items():
                texts.setdefault(part(note), []).append(key)
            assert [keys for keys in texts.values() if len(keys) > 1] == [], language


@per_version
def test_dutch_is_plain(version: Version) -> None:
    printed = {
        word
        for note in version.notes["nl"]["fields"].values()
        for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", note["label"])
    } | set(version.template["title"].split())
    texts = dict(version.strings("nl"))
    for key in version.fields:
        texts[f"{key} as a whole"] = "\n".join(
            text for where, text in version.strings_of("nl", key) if not where.endswith("label")
        )
    found = {
        where: reasons
        for where, text in texts.items()
        if not where.endswith("label")
        and (reasons := objections(measure(text, dutch_frequency, printed)))
    }
    assert found == {}
