"""What the guard catches where a translation is half right: an opposite, a rest, a lost limit."""

import pytest

from forms.language.guard import Fault, faults


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Uw betaling is gelukt.", "Your payment failed.", "en"),
        ("Uw betaling is gelukt.", "Ihre Zahlung ist fehlgeschlagen.", "de"),
        ("Uw betaling is gelukt.", "پرداخت شما ناموفق بود.", "fa"),
        ("Wij hebben uw aanvraag toegekend.", "Nous avons refusé votre demande.", "fr"),
        ("Uw paspoort is geldig.", "Su pasaporte es inválido.", "es"),
        ("U mag hier parkeren.", "Buraya park etmek yasaktır.", "tr"),
    ],
)
def test_the_opposite_said_without_a_no_is_caught(text: str, said: str, target: str) -> None:
    assert faults(text, said, "nl", target) == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Uw betaling is mislukt.", "Your payment failed.", "en"),
        ("Er ging iets mis met uw betaling.", "Ihre Zahlung ist fehlgeschlagen.", "de"),
        ("Uw pas is verlopen.", "Votre carte est invalide.", "fr"),
        ("Het bezwaar is ongegrond.", "La objeción es infundada.", "es"),
    ],
)
def test_what_went_wrong_on_the_paper_too_is_no_opposite(text: str, said: str, target: str) -> None:
    assert faults(text, said, "nl", target) == ()


def test_a_no_said_in_the_next_sentence_is_not_lost_where_it_was() -> None:
    text = "U hoeft niet te bellen. U krijgt een brief van ons."
    said = "You will get a letter from us. There is no need to call."
    assert faults(text, said, "nl", "en") == ()
    assert faults(text, "You have to call. You will get a letter.", "nl", "en") == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("said", "is_loop"), [("Nous nous adressons à vous.", False), ("Nous Nous écrivons.", True)]
)
def test_a_word_that_begins_twice_is_a_loop(said: str, is_loop: bool) -> None:
    assert (Fault.REPEATED in faults("Wij schrijven u.", said, "nl", "fr")) is is_loop


@pytest.mark.parametrize(
    ("text", "said", "target", "fault"),
    [
        ("Er verandert niets aan uw uitkering.", "No cambia nada en uw uitkering.", "es", "copied"),
        ("U krijgt elk jaar geld.", "Otrzymuje Pan każdego jaar pieniądze.", "pl", "copied"),
        ("Betaal vóór het einde van mei.", "Payez avant la кінця травня.", "fr", "script"),
        ("Bel ons vandaag nog.", "اتصل بنا اليوم or tomorrow please.", "ar", "script"),
        ("U mag alleen met toestemming bouwen.", "You may build with permission.", "en", "limit"),
        (
            "Wij sturen u binnen zes weken een brief met onze beslissing.",
            "We will send you a letter with the",
            "en",
            "length",
        ),
    ],
)
def test_what_an_engine_left_halfway_is_caught(
    text: str, said: str, target: str, fault: str
) -> None:
    assert fault in faults(text, said, "nl", target)
