"""What is said of a sentence holds its values, whatever way the language writes them."""

import pytest

from forms.language.kept_values import laws_lost, values_lost

PAY = "Betaal € 1.234,50 vóór 1 mei 2026 op NL91 ABNA 0417 1643 00."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Pay €1,234.50 before 1 May 2026 to NL91ABNA0417164300."),
        ("ar", "ادفع \u2066\u200f1,234.50\u00a0€\u2069 قبل 1 مايو 2026 NL91ABNA0417164300."),
        ("fr", "Payez 1\u202f234,50 € avant le 1 mai 2026 : NL91 ABNA 0417 1643 00."),
        ("uk", "Сплатіть 1\u00a0234,50\u00a0€ до 1 травня 2026 р.: NL91 ABNA 0417 1643 00."),
        ("pl", PAY),
    ],
)  # fmt: skip
def test_a_value_is_there_as_printed_or_as_the_language_writes_it(language: str, said: str) -> None:
    assert values_lost(PAY, said, language) == ()


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("Pay before 1 May 2026 to NL91 ABNA 0417 1643 00.", ("€ 1.234,50",)),
        ("Pay €1,234.05 before 1 May 2026 to NL91 ABNA 0417 1643 00.", ("€ 1.234,50",)),
        ("Pay €1,234.50 before 1 March 2026 to NL91 ABNA 0417 1643 00.", ("1 mei 2026",)),
        ("Pay €1,234.50 before 1 May to NL91 ABNA 0417 1643 00.", ("1 mei 2026",)),
        ("Pay €1,234.50 before 1 May 2026.", ("NL91 ABNA 0417 1643 00",)),
        ("Pay €1,234.50 before 1 May 2026 to NL91 ABNA 0417 1643 01.", ("NL91 ABNA 0417 1643 00",)),
    ],
)
def test_a_value_that_is_gone_or_another_is_lost(said: str, lost: tuple[str, ...]) -> None:
    assert values_lost(PAY, said, "en") == lost


@pytest.mark.parametrize(
    ("sentence", "said", "language"),
    [
        ("Kom om 9.00 uur.", "Come at 09:00.", "en"),
        ("Bel (035) 555 01 40.", "اتصل على \u2066(035) 555 01 40\u2069.", "ar"),
        ("Het is € 80,-.", "It is €80.00.", "en"),
        ("Rond de 25e krijgt u 7,5 %.", "You get 7.5% around the 25th.", "en"),
        ("Binnen 2 weken.", "خلال أسبوعين.", "ar"),
        ("Het gaat om 14-08-2026 9 uur.", "It was on 14 August 2026 at 09:00.", "en"),
    ],
)
def test_other_ways_to_write_the_same_lose_nothing(sentence: str, said: str, language: str) -> None:
    assert values_lost(sentence, said, language) == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Bel 088 123 45 67.", "Call us."),
        ("Bel 088 123 45 67.", "Call 088 123 45 76."),
        ("Kijk op www.voorbeeld.nl/bezwaar.", "See our website."),
        ("Uw zaak is Z2026-019845.", "This is your case."),
        ("Binnen 6 weken.", "Within some weeks."),
    ],
)
def test_numbers_and_addresses_are_lost_sign_by_sign(sentence: str, said: str) -> None:
    assert len(values_lost(sentence, said, "en")) == 1


def test_an_article_that_is_left_out_is_told_with_its_law() -> None:
    sentence = "Op grond van artikel 7:1 van de Algemene wet bestuursrecht kunt u bezwaar maken."
    law = "artikel 7:1 van de Algemene wet bestuursrecht"
    assert laws_lost(sentence, "You can object.", "en") == (law,)
    assert laws_lost(sentence, f"You can object ({law}).", "en") == ()


def test_of_a_law_whose_name_may_go_on_only_the_article_is_told() -> None:
    sentence = "Volgens artikel 4, eerste lid, van de Wet werk en bijstand krijgt u niets."
    assert laws_lost(sentence, "You get nothing.", "en") == ("artikel 4, eerste lid",)
