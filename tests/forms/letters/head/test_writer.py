"""Whose letter it is, for heads, feet and signatures that say little; every name is invented."""

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind, SheetText

HEAD, BODY, FOOT, REFERENCE = (
    BlockKind.LETTERHEAD,
    BlockKind.BODY,
    BlockKind.FOOTER,
    BlockKind.REFERENCE,
)


def letter(head: str, body: str = "", foot: str = "") -> SheetText:
    """A letter of 3 March 2026 with that head, more text, and foot."""
    blocks = [(HEAD, head), (REFERENCE, "Datum  3 maart 2026"), (BODY, f"Geachte mevrouw,\n{body}")]
    return sheet(*((kind, text) for kind, text in [*blocks, (FOOT, foot)] if text))


@pytest.mark.parametrize(
    ("head", "body", "foot", "name"),
    [
        pytest.param(
            "Zilverlinde Zorgverzekeringen N.V.\nPremie en Incasso", "", "",
            "Zilverlinde Zorgverzekeringen N.V.", id="a form of company ends no sentence",
        ),
        pytest.param(
            "Incassobureau Veerhuis B.V.\nDebiteurenbeheer", "", "Industrieweg 5\nVeerhuizen",
            "Incassobureau Veerhuis B.V.", id="neither the department nor the town",
        ),
        pytest.param(
            "◆ Gemeente Veendal ◆\nBurgerzaken", "", "", "Gemeente Veendal", id="adorned",
        ),
        pytest.param(
            "» ’t Kofschip Kinderopvang |", "", "", "’t Kofschip Kinderopvang", id="apostrophe",
        ),
        pytest.param(
            "Regionaal\nBelastingkantoor Drieplassen", "", "",
            "Regionaal Belastingkantoor Drieplassen", id="a word that never stands alone",
        ),
        pytest.param(
            "Hoogheemraadschap van de\nZuiderpolders\nKlant & Heffing", "", "",
            "Hoogheemraadschap van de Zuiderpolders", id="a line that hangs",
        ),
        pytest.param(
            "BelastingSamenwerking Oost-\nMaasland\nWaardering en Heffing",
            "Mail naar info@bsom.nl.", "", "BelastingSamenwerking Oost-Maasland",
            id="a name broken at its own hyphen",
        ),
        pytest.param(
            "Gemeente Sint\nAnnadijk\nDomein Ruimte", "Kijk op www.sintannadijk.nl.", "",
            "Gemeente Sint Annadijk", id="the host knows the rest of the name",
        ),
        pytest.param(
            "Bureau Verblijf en Nationaliteit\nRegulier verblijf",
            "Kijk op www.bureauverblijf.nl.", "", "Bureau Verblijf en Nationaliteit",
            id="a department adds nothing to the host",
        ),
        pytest.param(
            "Deurwaarderskantoor Ophuis",
            "Namens onze opdrachtgever Waterschap Oudedijk vragen wij u te betalen. De vordering "
            "van Waterschap Oudedijk is oud. Waterschap Oudedijk schreef u al.", "",
            "Deurwaarderskantoor Ophuis", id="not for whom the bailiff acts",
        ),
        pytest.param(
            "Parkeerservice Westerkade\nNaheffing", "", "Westerkade 9\n3010 PW Westerkade",
            "Parkeerservice Westerkade", id="a name without a word for an organisation",
        ),
        pytest.param(
            "Unit Bestuurlijke Boetes",
            "Hoogachtend,\nCentraal Bureau Inning en Beslag\nDe directeur", "",
            "Centraal Bureau Inning en Beslag", id="the signature where the head names a unit",
        ),
        pytest.param(
            "Westerkade Glasservice", "Met vriendelijke groet,\nDe monteurs", "",
            "Westerkade Glasservice", id="the only name at the head is no department",
        ),
        pytest.param(
            "Directie Zilverregelingen\nLandelijke naheffing", "", "",
            "Directie Zilverregelingen", id="the first of nothing but departments",
        ),
        pytest.param(
            "Schoolplicht Drieplassen\nCommissie Ontheffingen", "", "",
            "Schoolplicht Drieplassen", id="a committee is a part",
        ),
        pytest.param(
            "Kamer voor Kunst en Ambacht\nVakregister", "", "", "Kamer voor Kunst en Ambacht",
            id="a chamber is an organisation",
        ),
        pytest.param(
            "Zilverlinde Tandhulp\nTerughalen",
            "Bel afdeling Terughalen. Terughalen is ons vak, wij van Terughalen.", "",
            "Zilverlinde Tandhulp", id="elsewhere called a department",
        ),
        pytest.param(
            "Geldbeheer De Vuurtoren", "", "Havenkade 3\nJe coach Noor 06 20 10 30 40",
            "Geldbeheer De Vuurtoren", id="whom to ring is no sender",
        ),
        pytest.param(
            "Van Ooststroom Recht",
            "Betaal op rekening NL12 BANK 0123 4567 89 van Stichting Gelden Van Ooststroom Recht.\n"
            "Hoogachtend,\nINCASSO ADVOCAAT", "",
            "Van Ooststroom Recht", id="the end of another name is no town where it is the head",
        ),
    ],
)  # fmt: skip
def test_a_letter_says_who_wrote_it(head: str, body: str, foot: str, name: str) -> None:
    said = understand(letter(head, body, foot)).sender
    assert said is not None
    assert said.value == name


def test_a_name_over_two_lines_is_marked_on_both() -> None:
    said = understand(letter("Hoogheemraadschap van de\nZuiderpolders")).sender
    assert said is not None
    top, bottom = said.area.xy[:, 1].min(), said.area.xy[:, 1].max()
    assert bottom - top > 5.0


def test_the_only_address_is_the_senders_where_the_letter_says_its_name() -> None:
    body = "Geachte heer,\nBetaal € 40 aan Hoveniers Lindelaan.\nHoogachtend,\nR. de Boer"
    address = "Hoveniers Lindelaan\nLindelaan 9\n2651 LE Lindewaard"
    said = understand(
        sheet((BlockKind.ADDRESS, address), (REFERENCE, "Datum  3 maart 2026"), (BODY, body))
    ).sender
    assert said is not None
    assert said.value == "Hoveniers Lindelaan"


def test_the_reader_who_is_greeted_by_name_is_no_sender() -> None:
    body = "Geachte Noor Verbeek,\nBetaal € 40 voor 14 april 2026.\nHoogachtend,\nR. de Boer"
    address = "Noor Verbeek\nLindelaan 9\n2651 LE Lindewaard"
    said = understand(
        sheet((BlockKind.ADDRESS, address), (REFERENCE, "Datum  3 maart 2026"), (BODY, body))
    ).sender
    assert said is None or "Verbeek" not in str(said.value)


def test_a_signature_at_the_top_of_a_later_sheet_is_no_letterhead() -> None:
    first = sheet(
        (HEAD, "Van Ooststroom Recht\nLindelaan 9\n2651 LE Lindewaard"),
        (REFERENCE, "Datum  3 maart 2026"),
        (BODY, "Geachte heer,\nBetaal het bedrag van € 40."),
    )
    said = understand(first, sheet((HEAD, "Mevr. mr. E. van Ooststroom\nINCASSO ADVOCAAT"))).sender
    assert said is not None
    assert said.value == "Van Ooststroom Recht"


@pytest.mark.parametrize("kind", [BODY, BlockKind.TABLE])
def test_a_known_sender_that_a_sentence_is_about_did_not_write_the_letter(kind: BlockKind) -> None:
    page = sheet(
        (HEAD, "Waterschap Stroomland"),
        (REFERENCE, "Datum  3 maart 2026"),
        (BODY, "Geachte mevrouw,\nU moet betalen."),
        (kind, "Deze brief gaat ook naar Hoogheemraadschap De Stroomlanden."),
        (FOOT, "Waterschap Stroomland\nwww.waterschapstroomland.nl"),
    )
    read = understand(page, known=("Hoogheemraadschap De Stroomlanden",))
    assert read.sender is not None and read.sender.value == "Waterschap Stroomland"


def test_a_known_sender_in_whose_name_money_goes_there_did() -> None:
    told = "Ten name van Gemeente Kromhorst"
    page = sheet((HEAD, "Heffen"), (BODY, "Geachte mevrouw,\nU betaalt."), (BlockKind.SLIP, told))
    read = understand(page, known=("Gemeente Kromhorst",))
    assert read.sender is not None and read.sender.value == "Gemeente Kromhorst"
