import pytest

from forms.letters.lures import lures_in
from forms.letters.sentences import sentences_of
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind


def lures(body: str) -> list[str]:
    page = sheet((BlockKind.BODY, body))
    return [each.text for each in lures_in(sentences_of(page))]


@pytest.mark.parametrize(
    "said",
    [
        "Betaal dit bedrag binnen 24 uur in bitcoin.",
        "Maak € 300,00 over via crypto naar onze rekening.",
        "Storten kan op bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh.",
        "Ons adres: 0x71C7656EC7ab88b098defB751B7401B5f6d8976F",
        "Stuur het naar 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.",
        "Koop hiervoor cadeaukaarten en geef de codes door.",
        "U kunt betalen met Paysafecard.",
        "Koop voor € 200 aan Google Play kaarten.",
        "Geef onze medewerker uw bankpas en pincode.",
        "U dient uw pinpas aan onze medewerker te overhandigen en uw pinpas meegeven mag ook.",
        "Een koerier komt vanmiddag uw bankpas ophalen.",
        "Wij halen uw sieraden en spaargeld vandaag bij u op.",
        "Stuur uw pincode naar ons op.",
        "Geef hem € 300 contant mee.",
        "Maak uw spaargeld nog vandaag over naar een veilige rekening.",
    ],
)
def test_a_way_to_pay_that_no_office_asks_for_is_found(said: str) -> None:
    assert len(lures(said)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Neem uw identiteitsbewijs en bankpas mee naar de balie.",
        "U betaalt aan de balie met uw pinpas en pincode.",
        "U heeft de pincode van de DigiD app nodig.",
        "Geef uw pincode nooit aan iemand.",
        "Onze medewerkers vragen u nooit om contant geld mee te geven.",
        "Geef geen bankpas of pincode aan iemand die aan de deur komt.",
        "U hoeft niet in bitcoins te betalen.",
        "Er zijn valse brieven in omloop. Daarin staat dat u in bitcoins moet betalen.",
        "Oplichters vragen u om cadeaukaarten te kopen.",
        "U krijgt een cadeaubon van € 20,00 als u meedoet.",
        "U betaalt belasting over uw winst met crypto.",
        "Geef op hoeveel u in bitcoins bezit.",
        "Geef uw kind € 5 contant mee voor de schoolreis.",
        "U kunt het bedrag contant ophalen bij ons kantoor.",
        "Uw nieuwe bankpas kunt u vanaf maandag ophalen.",
        "Betaal op rekening NL91 ABNA 0417 1643 00 met kenmerk 1234567890123456.",
        "U kunt bij de gemeente contant of met pin betalen.",
        "De deurwaarder neemt de sleutel in.",
    ],
)
def test_what_offices_say_of_passes_and_money_is_no_lure(said: str) -> None:
    assert lures(said) == []
