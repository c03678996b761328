"""What runs on or was cut short is told from what is only said in more or fewer words."""

import pytest

from forms.language.lengths import has_odd_length

WEEKS = "Wij sturen u binnen zes weken een brief met onze beslissing."


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        (WEEKS, "We will send you a letter with our decision within six weeks.", "en"),
        (WEEKS, "Kararımızı içeren bir mektubu altı hafta içinde göndereceğiz.", "tr"),
        (WEEKS, "سنرسل إليك رسالة بقرارنا خلال ستة أسابيع.", "ar"),
        ("Deze website is niet nuttig.", "این صفحه مفید نیست", "fa"),
        ("BSN", "The number the state gave you", "en"),
        ("Vragen?", "Avez-vous des questions à nous poser ?", "fr"),
    ],
)
def test_a_whole_translation_has_no_odd_length(text: str, said: str, target: str) -> None:
    assert not has_odd_length(text, said, "nl", target)


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("We will send you a letter with the", "en"),
        ("Wir senden Ihnen innerhalb von sechs Wochen den", "de"),
        ("Nous vous enverrons une", "fr"),
        ("Wyślemy Pani", "pl"),
        ("mektubu altı hafta içinde.", "tr"),
        ("lettre avec notre décision.", "fr"),
        ("Отримаєте", "uk"),
        (" ".join(f"woord{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), "en"),
    ],
)
def test_what_was_broken_off_or_runs_on_is_told(said: str, target: str) -> None:
    assert has_odd_length(WEEKS, said, "nl", target)
