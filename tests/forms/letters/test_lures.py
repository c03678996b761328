import pytest

from forms.letters.lures import lures_in, secrets_asked_in
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
        "Betaling met Google Play-tegoed wordt direct verwerkt.",
        "Wij accepteren alleen betaling in bitcoin.",
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
        "Betaling met een cadeaukaart is niet mogelijk.",
    ],
)
def test_what_offices_say_of_passes_and_money_is_no_lure(said: str) -> None:
    assert lures(said) == []


def secrets(body: str) -> list[str]:
    page = sheet((BlockKind.BODY, body))
    return [each.text for each in secrets_asked_in(sentences_of(page))]


@pytest.mark.parametrize(
    "said",
    [
        "Installeer AnyDesk, dan kijkt onze medewerker met u mee.",
        "U moet daarvoor het programma Team Viewer downloaden.",
        "Onze helpdesk neemt uw computer over.",
        "Geef ons toegang tot uw computer.",
        "Geef uw DigiD-wachtwoord door aan onze medewerker.",
        "Geef uw DigiD door aan de medewerker.",
        "Wij bellen u. Lees dan de sms-code voor die u van uw bank krijgt.",
        "Stuur ons uw gebruikersnaam en wachtwoord per e-mail.",
        "Mail uw inlogcode naar onze afdeling.",
        "Houd uw TAN-code bij de hand en geef die aan de medewerker.",
        "Vul op dit formulier uw pincode in.",
        "Noteer uw wachtwoord op de strook.",
        "Onze medewerker belt u en vraagt om uw sms-code.",
    ],
)
def test_a_secret_that_no_office_asks_for_is_found(said: str) -> None:
    assert len(secrets(said)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Vraagt iemand u om TeamViewer te installeren? Hang dan op.",
        "Installeer nooit AnyDesk als iemand u daarom belt.",
        "Oplichters willen dat u AnyDesk installeert.",
        "Wij vragen u nooit om uw wachtwoord of een sms-code.",
        "Geef uw wachtwoord niet aan anderen.",
        "Geef nooit uw pincode door aan een medewerker.",
        "Inloggen doet u met uw wachtwoord en een sms-code.",
        "Vul de code in op de website.",
        "Meld u aan met uw gebruikersnaam en wachtwoord op de website.",
        "Lees hoe u uw wachtwoord aan kunt passen.",
        "Wachtwoord vergeten? Vraag op de website een nieuw aan.",
        "Geef uw rekeningnummer en telefoonnummer door aan ons.",
        "Wij nemen per telefoon contact met u op over uw aanvraag.",
        "Neem uw laptop mee en vraag hulp bij het formulier.",
        "U krijgt toegang tot uw dossier met DigiD.",
        "Uw pincode en pas krijgt u per post.",
    ],
)
def test_what_offices_say_of_secrets_asks_for_none(said: str) -> None:
    assert secrets(said) == []
