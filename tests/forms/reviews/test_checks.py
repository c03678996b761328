import pytest

from forms.reviews.checks import Code, Source, findings_of, is_refused

DATE = Source("fields/1/a/explanation", "nl", "Betaal € 25,50 vóór 3 maart 2026 aan {name}.")
LABEL = Source("fields/1/a/label", "nl", "Nieuw adres")


def codes(text: str, language: str, source: Source) -> list[Code]:
    return [finding.code for finding in findings_of(text, language, source)]


def test_a_good_translation_has_nothing_to_look_at() -> None:
    assert codes("Pay € 25,50 before 3 maart 2026 to {name}.", "en", DATE) == []
    assert codes("العنوان الجديد", "ar", LABEL) == []


@pytest.mark.parametrize(
    ("text", "language", "source", "code"),
    [
        ("  ", "en", LABEL, Code.EMPTY),
        ("x" * 3000, "en", LABEL, Code.TOO_LONG),
        ("New \u202eaddress", "en", LABEL, Code.TURNED),
        ("New\x07 address", "en", LABEL, Code.CONTROL),
        ("Pay € 25,50 before 3 maart 2026.", "en", DATE, Code.PLACEHOLDERS),
        ("Pay € 26,50 before 3 maart 2026 to {name}.", "en", DATE, Code.NUMBERS),
        ("The address at which you will be living from the day you move", "en", LABEL, Code.PLATE),
        ("New аddress", "en", LABEL, Code.MIXED_SCRIPT),  # a Cyrillic а
        ("The new address here", "ar", LABEL, Code.OTHER_SCRIPT),
        ("Betaal € 25,50 vóór 3 maart 2026 aan {name}.", "en", DATE, Code.SAME_AS_SOURCE),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(text: str, language: str, source: Source, code: Code) -> None:
    assert code in codes(text, language, source)


def test_what_is_refused_comes_first_and_the_rest_is_advice() -> None:
    findings = findings_of("Pay €\u202e 1 before long", "en", DATE)
    assert is_refused(findings)
    assert findings[0].code.is_refused
    assert not is_refused(findings_of("New аddress", "en", LABEL))


def test_dutch_of_our_own_is_held_to_plain_language() -> None:
    hard = "Indien u dient te verhuizen wordt u verzocht dit middels het formulier te melden."
    assert Code.NOT_PLAIN in codes(hard, "nl", LABEL)
    assert codes("Gaat u verhuizen? Vul dit in.", "nl", LABEL) == []
