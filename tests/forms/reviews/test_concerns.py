import pytest

from forms.reviews.concerns import Concern, concerns_of

SOURCE = "Vul hier uw achternaam in."


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Pay to \u202eIBAN", "en", Concern.TURNED),
        ("Betaal \u2066NL91 niet gesloten", "ar", Concern.TURNED),
        ("Pay\x07", "en", Concern.CONTROL),
        ("Pay \U000e0041 now", "en", Concern.CONTROL),
        ("Go to leeswijzer.\u0435xample and p\u0430y", "en", Concern.MIXED_SCRIPT),
        ("املأ اسم العائلة هنا", "uk", Concern.OTHER_SCRIPT),
        ("(Uw handtekening)", "ar", Concern.OTHER_SCRIPT),
        ("Uw handtekening (توقيعك)", "ar", Concern.OTHER_SCRIPT),
        (SOURCE, "en", Concern.SAME_AS_SOURCE),
    ],
)
def test_what_could_deceive_is_told(text: str, language: str, expected: Concern) -> None:
    assert expected in concerns_of(text, language, SOURCE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("حوّل إلى \u2066NL91 ABNA 0417 1640 00\u2069 الآن", "ar"),
        ("Заповніть DigiD і BSN у формі", "uk"),
        ("رقم الهاتف (Telefoonnummer)", "ar"),
        ("Я переїжджаю сам (Ik verhuis alleen naar een ander adres)", "uk"),
        ("Fill in your name.\nThen sign.", "en"),
        ("2026", "ar"),
    ],
)
def test_what_is_right_raises_no_concern(text: str, language: str) -> None:
    assert concerns_of(text, language, SOURCE) == ()
