import io
import json
import zipfile

import pytest

from forms.errors import ExchangeError
from forms.exchange.entry import Entry
from forms.exchange.open_forms import guess_translations, read_open_forms


def component(key: str, nl: str, en: str = "", **more: object) -> dict[str, object]:
    """As Open Forms writes it, with much that does not matter here left out."""
    translations = {"nl": {"label": nl}, "en": {"label": en}}
    return {"type": "textfield", "key": key, "label": nl, "description": "",
            "openForms": {"translations": translations}, **more}  # fmt: skip


def exported(*components: dict[str, object], **files: object) -> bytes:
    definition = {"name": "Stap 1", "slug": "stap-1",
                  "configuration": {"display": "form", "components": list(components)}}  # fmt: skip
    written = {
        "forms.json": [{"name": "Verhuizing", "slug": "verhuizing"}],
        "formSteps.json": [],
        "formDefinitions.json": [definition],
        "formLogic.json": [],
        "_meta.json": {"of_release": "2.5.0"},
        **files,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return file.getvalue()


def label(field: str, text: str, target: str | None = None) -> Entry:
    return Entry(f"fields/1/{field}/label", text, "nl", "en", target)


NESTED = exported(
    component("achternaam", "Achternaam", "Surname", tooltip="Zoals in uw paspoort."),
    {"type": "fieldset", "key": "adres", "label": "Uw adres", "components": [
        {"type": "columns", "key": "k", "columns": [
            {"components": [component("straat", "Straatnaam:", "Street")]},
        ]},
    ]},
    component("wie", "Wie verhuist er?", "Who moves?", type="radio", values=[
        {"value": "alleen", "label": "Ik verhuis alleen",
         "openForms": {"translations": {"en": {"label": "I move alone"}}}},
    ]),
    {"type": "content", "key": "uitleg", "html": "<p>Uitleg</p>"},
)  # fmt: skip


def test_questions_are_found_however_they_are_nested() -> None:
    online = read_open_forms(NESTED)
    assert online.slug == "verhuizing"
    assert [question.labels.get("en") for question in online.questions] == [
        "Surname", "Street", "Who moves?", "I move alone",
    ]  # fmt: skip


def test_labels_alike_get_the_translation_and_each_question_is_used_once() -> None:
    entries = [
        label("surname", "Achternaam"),
        label("first-name", "Voornaam"),
        label("street", "Straatnaam"),
        label("alone", "Ik verhuis alleen", target="I move by myself"),
        Entry("title", "Achternaam", "nl", "en"),
    ]
    guesses = guess_translations(entries, read_open_forms(NESTED), "en")
    assert [(guess.entry.path, guess.entry.target) for guess in guesses] == [
        ("fields/1/surname/label", "Surname"),
        ("fields/1/street/label", "Street"),
    ]
    assert guesses[0].entry.remarks == (
        "Open Forms: Achternaam", "Help there: Zoals in uw paspoort.",
    )  # fmt: skip
    assert guess_translations(entries, read_open_forms(NESTED), "uk") == ()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        NESTED[: len(NESTED) // 2],
        exported(**{"forms.json": []}),
        exported(**{"forms.json": b"{"}),
        exported(**{"formDefinitions.json": [{"configuration": {"components": [3]}}]}),
        exported(**{"formDefinitions.json": b"[" * 100_000}),
        exported(**{"formDefinitions.json": b"[" + b" " * 21_000_000 + b"]"}),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(ExchangeError):
        read_open_forms(content)
