"""What the wizard says is plain Dutch, as all we write for people."""

import json

import pytest

from forms.document_warning import DocumentWarningCode
from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency
from tests.house_rules.project import ROOT

DUTCH = json.loads((ROOT / "client_demo/src/locales/wizard/nl.json").read_text("utf-8"))
#: Names of things on the form, which those who make it know.
KNOWN = (
    "burgerservicenummer", "rekeningnummer", "rekeningnummers", "telefoonnummer",
    "telefoonnummers", "e-mailadres", "e-mailadressen", "PDF", "scan", "IBAN", "taalniveau",
    "ambtelijke", "mm", "MB", "Websites", "Postcode", "Hokjes",
)  # fmt: skip
#: Says itself which words are meant by that.
EXAMPLES = {"fault.passives"}


def test_every_sentence_is_plain() -> None:
    found = {
        key: objections(measure(sentence, dutch_frequency, KNOWN))
        for key, sentence in DUTCH.items()
        if key not in EXAMPLES
    }
    assert {key: each for key, each in found.items() if each} == {}


@pytest.mark.parametrize("code", DocumentWarningCode)
def test_what_is_the_matter_with_a_file_has_a_sentence(code: DocumentWarningCode) -> None:
    assert DUTCH[f"warning.{code}"]
