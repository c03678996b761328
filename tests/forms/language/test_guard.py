"""What the guard catches, one failure at a time; how often, over thousands: the benchmark."""

import time
import tomllib
from pathlib import Path

import pytest

from forms.language.guard import Fault, faults
from forms.language.negation import negations_of

LETTERS = tomllib.loads(
    Path(__file__).with_name("negations_kept_and_lost.toml").read_text("utf-8")
)["sentence"]
SAID = [
    pytest.param(each["nl"], *each[language], language, id=f"{language}: {each['nl']}")
    for each in LETTERS
    for language in each
    if language != "nl"
]

PAY = "U moet de rekening betalen voordat de termijn afloopt."


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        (PAY, "You must pay the bill before the deadline passes.", "en"),
        (PAY, "يجب عليك دفع الفاتورة قبل انتهاء المهلة.", "ar"),
        (PAY, "Süre dolmadan faturayı ödemeniz gerekir.", "tr"),
        ("U hoeft niets te doen.", "You do not have to do anything.", "en"),
        ("U hoeft niets te doen.", "لا يتعين عليك فعل أي شيء.", "ar"),
        ("U hoeft niets te doen.", "Bir şey yapmanız gerekmiyor.", "tr"),
        ("U hoeft niets te doen.", "Nie musisz nic robić.", "pl"),
        ("U hoeft niets te doen.", "Вам нічого не потрібно робити.", "uk"),
        ("U hoeft niets te doen.", "Nu trebuie să faceți nimic.", "ro"),
        ("U hoeft niets te doen.", "您无需做任何事情。", "zh"),
        ("Dit kan alleen met DigiD.", "This can only be done with DigiD.", "en"),
        ("Dit kan niet alleen met DigiD.", "This can be done with more than DigiD.", "en"),
        ("Betaal € 25,00 vóór 1 mei 2026.", "Pay € 25,00 before 1 mei 2026.", "en"),
        ("Adres", "Adres", "tr"),
        ("Vragen?", "Questions ?", "fr"),
        ("Log in met DigiD op Mijn Voorbeeldstad", "سجل الدخول باستخدام DigiD", "ar"),
        ("Nee, stop niet", "No, no, do not stop", "en"),
        ("Vous nous avez écrit.", "You wrote to us.", "en"),
        ("Lees <b>alles</b> & teken.", "Read <b>all</b> & sign.", "en"),
        ("Bel ons. Of schrijf.", "Call us.\nOr write.", "en"),
        ("U schrijft ons.", "Vous vous adressez à nous.", "fr"),
        ("Werkt bluetooth door een muur?", "Bluetooth работи ли през стена?", "bg"),
        ("Vul het veld 'naam van partner' in.", "Fill in 'naam van partner'.", "en"),
        ("Dit kan door een storing komen.", "Это - это из-за сбоя.", "ru"),
        ("Dat kan gebeuren.", "That may or may not happen.", "en"),
        ("De verbinding is onderbroken.", "Connexion interrompue.", "fr"),
        ("Er is geen verbinding.", "La connexion est interrompue.", "fr"),
        ("Dit ligt buiten de wijk.", "This is not in the district.", "en"),
        ("Uw veiligheid gaat ons aan.", "Вашата безбедност ни е важна.", "mk"),
    ],
)
def test_a_good_translation_passes(text: str, said: str, target: str) -> None:
    source = "fr" if text.startswith("Vous") else "nl"
    assert faults(text, said, source, target) == ()


@pytest.mark.parametrize(
    ("text", "said", "target", "fault"),
    [
        (PAY, "", "en", Fault.EMPTY),
        (PAY, "...", "en", Fault.EMPTY),
        (PAY, "You must pay the ⁇ before the deadline passes.", "en", Fault.UNKNOWN_PIECES),
        (PAY, "You must pay the bill \ud800 before it passes.", "en", Fault.UNREADABLE),
        (PAY, "You must pay the bill\x07 before the deadline passes.", "en", Fault.UNREADABLE),
        (PAY, "You must \u202epay the bill\u202c before it passes.", "en", Fault.UNREADABLE),
        (PAY, "You must <b>pay</b> the bill before it passes.", "en", Fault.UNREADABLE),
        (PAY, "You must pay the bill &amp; the fee before it passes.", "en", Fault.UNREADABLE),
        (PAY, "<!DOCTYPE html> You must pay the bill in time.", "en", Fault.UNREADABLE),
        (PAY, PAY, "en", Fault.COPIED),
        (PAY, "You must pay de rekening betalen voordat de deadline.", "en", Fault.COPIED),
        (PAY, PAY, "ar", Fault.COPIED),
        (PAY, "يجب عليك betalen voordat de termijn", "ar", Fault.COPIED),
        (PAY, "Ви повинні сплатити рахунок до завершення терміну.", "en", Fault.SCRIPT),
        (PAY, "You must pay the bill before the deadline passes.", "ar", Fault.SCRIPT),
        (PAY, "You must must pay the bill before the deadline passes.", "en", Fault.REPEATED),
        (PAY, "You must pay before the end before the end.", "en", Fault.REPEATED),
        (PAY, "You must pay the bill. You must pay the bill.", "en", Fault.REPEATED),
        (PAY, "You must pay hahahahahahaha the bill in time.", "en", Fault.REPEATED),
        (PAY, "您必须在截止日期之前在截止日期之前付款。", "zh", Fault.REPEATED),
        (PAY, "You must pay the bill before the deadline passes.", "tr", Fault.LANGUAGE),
        (PAY, "You pay.", "en", Fault.LENGTH),
        (
            PAY,
            " ".join(f"word{a}" for a in "abcdefghijklmnopqrstuvwxyz"),
            "en",
            Fault.LENGTH,
        ),
        ("U hoeft dit niet te betalen.", "You have to pay this.", "en", Fault.NEGATION),
        ("U hoeft dit niet te betalen.", "يجب عليك دفع هذا.", "ar", Fault.NEGATION),
        ("U hoeft dit niet te betalen.", "Bunu ödemeniz gerekir.", "tr", Fault.NEGATION),
        ("U hoeft dit niet te betalen.", "您需要支付这笔费用。", "zh", Fault.NEGATION),
        (PAY, "You must not pay the bill before the deadline passes.", "en", Fault.NEGATION),
        ("Betaal € 25.", "Pay € 52.", "en", Fault.ENTITIES),
        ("Betaal € 25.", "Pay.", "en", Fault.ENTITIES),
        ("Betaal 25 euro.", "ادفع ٢٥ يورو.", "ar", Fault.ENTITIES),
        ("Bel 06 12345678.", "Call 06 12345678 06 12345678.", "en", Fault.ENTITIES),
    ],
)
def test_a_failure_is_caught(text: str, said: str, target: str, fault: Fault) -> None:
    assert fault in faults(text, said, "nl", target)


def test_a_lost_negation_is_found_in_the_sentence_that_lost_it() -> None:
    text = "U hoeft niet te bellen. U hoeft niet te betalen."
    assert faults(text, "You do not have to call. You have to pay.", "nl", "en") == (
        Fault.NEGATION,
    )


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Zonder brief kunt u niet komen.", "Fără scrisoarea dvs., puteți veni.", "ro"),
        ("U kunt niet komen, bijv. zonder brief.", "You can come, e.g. without a letter.", "en"),
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str, said: str, target: str) -> None:
    assert faults(text, said, "nl", target) == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Zonder brief kunt u komen.", "Without a letter you cannot come.", "en"),
        ("De fout is hersteld.", "Błąd nie został naprawiony.", "pl"),
        ("Nee, betaal wel.", "Nein, zahlen Sie nicht.", "de"),
    ],
)
def test_a_no_invented_beside_another_is_caught(text: str, said: str, target: str) -> None:
    assert faults(text, said, "nl", target) == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("said", "target", "is_loop"),
    [
        ("Pay 50 euros before 1 May. Pay 50 euros before 1 May.", "en", True),
        ("It is 3 km, 5 km or 8 km away.", "en", False),
        ("คุณต้องส่งแบบฟอร์มพร้อมสำเนาเอกสารทั้งหมดมาให้เรา" * 2, "th", True),
    ],
)
def test_what_is_said_again_with_its_values_is_a_loop(
    said: str, target: str, is_loop: bool
) -> None:
    assert (Fault.REPEATED in faults("Betaal op tijd.", said, "nl", target)) is is_loop


def test_an_address_with_a_capital_is_no_word_of_another_script() -> None:
    said = "راجع الموقع Mijnzaak.nl"
    assert Fault.SCRIPT not in faults("Ga naar mijnzaak.nl", said, "nl", "ar")


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Uw vraag", "Ihr Anliegen", "uk"),
        ("Formulier laden", "Formular Laden", "ar"),
        ("Nieuw bericht: {{message}}", "新消息：{{message}}", "tr"),
        ("Gefeliciteerd!", "祝贺您所在的城市Voorbeeld！", "pt"),
    ],
)
def test_a_capital_excuses_no_text_of_another_script(text: str, said: str, target: str) -> None:
    assert Fault.SCRIPT in faults(text, said, "nl", target)


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("Inloggen geht mit DigiD", "de"),
        ("يمكنك تسجيل الدخول إلى حسابك عبر App", "ar"),
        ("登录DigiD", "zh"),
    ],
)
def test_a_name_beside_words_of_the_language_is_none_of_another_script(
    said: str, target: str
) -> None:
    assert Fault.SCRIPT not in faults("Log in met uw gegevens", said, "nl", target)


def test_what_programs_fill_in_may_be_copied() -> None:
    text = "Mede-ondertekend door: %(open)s co_signer %(close)s"
    assert faults(text, "Co-signed by: %(open)s co_signer %(close)s", "nl", "en") == ()


def test_a_language_whose_negations_nobody_told_us_gets_no_sentence_with_one() -> None:
    assert negations_of("xx") is None
    assert faults("U hoeft niet te bellen.", "Vu ne zorba telu.", "nl", "xx") == (Fault.NEGATION,)
    assert faults("U moet bellen.", "Vu zorba telu.", "nl", "xx") == ()
    assert faults("Vu zorba telu.", "You have to call.", "xx", "en") == (Fault.NEGATION,)


def test_names_may_stay_as_they_are() -> None:
    text, said = (
        "Stuur het naar Stichting voor het oude bos.",
        "Send it to Stichting voor het oude bos.",
    )
    assert Fault.COPIED in faults(text, said, "nl", "en")
    assert faults(text, said, "nl", "en", ["Stichting voor het oude bos"]) == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 2900,
        "niet" * 700,
        "niet " * 500,
        "ha " * 900,
        "1 " * 1400,
        "- " * 1400,
        "NL91 " * 500,
        "a.a." * 700,
        "http://" + "a" * 2900,
        "€" * 2900,
        "لا" * 1400,
        "不" * 2900,
    ],
)
def test_hostile_text_costs_little(hostile: str) -> None:
    started = time.process_time()
    faults(hostile, hostile + " x", "nl", "tr")
    faults(PAY, hostile, "nl", "zh")
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("text", "kept", "lost", "target"), SAID)
def test_a_no_of_a_letter_is_kept_or_missed(text: str, kept: str, lost: str, target: str) -> None:
    assert faults(text, kept, "nl", target) == ()
    assert Fault.NEGATION in faults(text, lost, "nl", target)


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("De levering is niet onderbroken.", "The delivery was interrupted.", "en"),
        ("Er is niet een fout gemaakt.", "Das Versenden ist fehlgeschlagen.", "de"),
        ("U bent niet werkloos.", "Pan jest bez pracy.", "pl"),
        ("Weet u niet of u wilt pauzeren?", "Știți că doriți să întrerupeți?", "ro"),
        ("De knop is niet te zien.", "The optional button can be seen.", "en"),
        ("De uitslag is niet negatief.", "El resultado es negativo.", "es"),
    ],
)
def test_a_word_that_says_no_of_its_own_stands_in_for_no_other(
    text: str, said: str, target: str
) -> None:
    assert faults(text, said, "nl", target) == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Het land is niet onafhankelijk.", "Das Land ist unabhängig.", "de"),
        ("De cursus vindt niet plaats.", "Der Kurs findet im Rathaus am Markt hier statt.", "de"),
        ("De prijzen zijn niet gedaald.", "Los precios han descendido.", "es"),
        ("De lamp is niet vervangen.", "L’interrupteur est remplacé.", "fr"),
        ("Wij hebben het niet van de app gekregen.", "Mesajı uygulamadan aldık.", "tr"),
    ],
)
def test_a_word_that_only_looks_like_a_no_stands_in_for_none(
    text: str, said: str, target: str
) -> None:
    assert faults(text, said, "nl", target) == (Fault.NEGATION,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Het bestand wordt enkel bewaard als u dat vraagt.", "Unless you ask, it is not kept."),
        (
            "U woont in een ander dorp. De kaart toont dat niet.",
            "The map does not show villages elsewhere. It does not show where you live.",
        ),
    ],
)
def test_a_no_that_stands_in_another_word_or_sentence_is_not_invented(text: str, said: str) -> None:
    assert faults(text, said, "nl", "en") == ()


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("Ga naar de categorie.", "前往类别。", "zh"),
        ("U kunt komen, waar u ook woont.", "ไม่ว่าคุณอยู่ที่ไหนก็มาได้", "th"),
    ],
)
def test_a_word_within_which_a_no_is_written_says_none(text: str, said: str, target: str) -> None:
    assert Fault.NEGATION not in faults(text, said, "nl", target)


@pytest.mark.parametrize(
    ("source", "text", "target", "said"),
    [
        ("nl", "Het opslaan is niet gelukt.", "el", "Η αποθήκευση απέτυχε."),
        ("nl", "Het opslaan is niet gelukt.", "da", "Lagringen mislykkedes."),
        ("nl", "Het opslaan is niet gelukt.", "sq", "Ruajtja dështoi."),
        ("nl", "De brief is nu niet beschikbaar.", "ru", "Документ сейчас недоступен."),
        ("nl", "Wij sturen u geen post meer.", "es", "Dejaremos de enviarle correo."),
        ("nl", "Voor mensen die niet werken.", "pl", "Dla osób niepracujących."),
        ("nl", "Dit veld is niet verplicht.", "en", "This field is optional."),
        ("nl", "De pagina kan niet worden geladen.", "hu", "Az oldal betöltése sikertelen."),
        ("nl", "Uw aanvraag is niet volledig.", "en", "Your application is incomplete."),
        ("nl", "De meldingen staan niet aan.", "fr", "Les notifications sont désactivées."),
        ("nl", "Er is geen internetverbinding.", "fr", "La connexion est interrompue."),
        ("nl", "Hebt u het formulier niet ontvangen?", "fi", "Ettekö ole saanut lomaketta?"),
    ],
)
def test_a_no_may_be_said_in_a_word_of_its_own(
    source: str, text: str, target: str, said: str
) -> None:
    assert Fault.NEGATION not in faults(text, said, source, target)


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("Hebt u een adres?", "vi", "Bạn có địa chỉ không?"),
        ("Hebt u een adres?", "th", "คุณมีที่อยู่หรือไม่?"),
        ("Hoe vraag ik dit aan?", "th", "ฉันจะสมัครอย่างไร?"),
        ("Vul in of u een partner hebt.", "zh", "请填写您是否有伴侣。"),
        ("Wij zijn een stichting.", "zh", "我们是一家非营利机构。"),
        ("Wij zijn een stichting.", "el", "Είμαστε μη κερδοσκοπικό ίδρυμα."),
        ("Wij zijn een stichting.", "th", "เราเป็นมูลนิธิที่ไม่แสวงหากำไร"),
    ],
)
def test_a_question_or_a_charity_says_no_to_nothing(text: str, target: str, said: str) -> None:
    assert Fault.NEGATION not in faults(text, said, "nl", target)


@pytest.mark.parametrize(
    ("target", "said"),
    [("en", "Unfortunately, you cannot pay."), ("cs", "Bohužel nemůžete zaplatit.")],
)
def test_regret_in_both_texts_is_no_other_no(target: str, said: str) -> None:
    assert Fault.NEGATION not in faults("Helaas kunt u niet betalen.", said, "nl", target)
    assert Fault.NEGATION in faults("Helaas kunt u wel betalen.", said, "nl", target)


@pytest.mark.parametrize(
    ("target", "said"),
    [("vi", "Bạn không nhận được tiền."), ("th", "คุณไม่ได้รับเงิน"), ("zh", "您不会收到钱。")],
)
def test_a_no_outside_a_question_is_still_gained(target: str, said: str) -> None:
    assert Fault.NEGATION in faults("U krijgt geld.", said, "nl", target)


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("U hebt uw telefoon uitgezet.", "Изключил си си телефона.", "bg"),
        ("Hartelijk dank voor uw brief.", "آپ کے خط کا بہت بہت شکریہ۔", "ur"),
        ("U hebt het gelezen en gaat akkoord.", "คุณได้อ่านแล้วและยอมรับ", "th"),
    ],
)
def test_a_word_that_a_language_doubles_is_no_loop(text: str, said: str, target: str) -> None:
    assert Fault.REPEATED not in faults(text, said, "nl", target)
    assert Fault.REPEATED in faults(text, f"{said} {said} {said}", "nl", target)
