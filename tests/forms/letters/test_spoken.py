import pytest

from forms.letters.sentences import sentences_of
from forms.letters.spoken import is_in_other_letters, spoken_in
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

#: What is read of a letter in Ukrainian, and of one in Greek.
UKRAINIAN = (
    "M opman başıy 3aby. byb nacka, cnnaris cymy 84,50 €po o 15 cię 2027 poky Ha Hau paxyhok. "
    "kış0 Bu He 3roHi 3 mpiwenhxm, Bu moxeTe nogatu ckapry npotarom wectu tukhib."
)
GREEK = "Ayanite Kúpie, adBaue tv aitno oaç. Tpéne va nAnpwoete to noó twv 84,50 eupw npiv."
DUTCH = (
    "Wij hebben uw aanvraag ontvangen en bekijken die in de komende weken. Als wij meer van u "
    "willen weten dan krijgt u daarover nog een brief van ons."
)
GERMAN = (
    "Wir haben Ihren Antrag erhalten. Bitte zahlen Sie den Betrag bis zum 15. Januar auf unser "
    "Konto. Wenn Sie damit nicht einverstanden sind, schreiben Sie uns."
)


def is_other(body: str, sure: float) -> bool:
    return is_in_other_letters(sentences_of(sheet((BlockKind.BODY, body), sure=sure)))


@pytest.mark.parametrize("read", [UKRAINIAN, GREEK])
def test_letters_that_only_look_like_ours_are_not_taken_for_dutch(read: str) -> None:
    assert is_other(read, 0.7)


@pytest.mark.parametrize(
    ("said", "sure"),
    [(DUTCH, 0.98), (DUTCH, 0.6), (GERMAN, 0.6), (UKRAINIAN, 0.95), ("PORT BETAALD", 0.5)],
)
def test_what_is_in_our_letters_is_read_however_badly(said: str, sure: float) -> None:
    assert not is_other(said, sure)


def test_what_is_in_no_language_is_taken_for_dutch() -> None:
    assert spoken_in(sentences_of(sheet((BlockKind.BODY, "Bon 12")))) == "nl"
