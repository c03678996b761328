"""A sender's name that a narrow column breaks over its lines."""

from dataclasses import replace

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind, PrintedLine


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Omgevingsdienst Heide\nen Ven", "Omgevingsdienst Heide en Ven"),
        ("Raad voor Toegang tot\nhet Recht", "Raad voor Toegang tot het Recht"),
        ("Brink & Van Aalst\ngerechtsdeurwaarders", "Brink & Van Aalst gerechtsdeurwaarders"),
        ("Regionaal\nBelastingkantoor Stroom", "Regionaal Belastingkantoor Stroom"),
        ("Gemeentelijk\nZwembad De Plas", "Gemeentelijk Zwembad De Plas"),
        ("Bureau\nLeefklimaat", "Bureau Leefklimaat"),
        ("Kraamzorg\nDe Ooievaar\nPlanning", "Kraamzorg De Ooievaar"),
        ("Tandartspraktijk\nOude Dreef", "Tandartspraktijk Oude Dreef"),
        ("Woonschool\nHet Anker\nDebiteuren", "Woonschool Het Anker"),
        ("Oosterlicht\nVerzekeringen\nSchade Wonen", "Oosterlicht Verzekeringen"),
        ("Nationaal\nWarmtefonds\nControle achteraf", "Nationaal Warmtefonds"),
        ("Kantoor der Openbare\nMiddelen\nBezwaren", "Kantoor der Openbare Middelen"),
        ("Ressortsparket\nBerkelstroom\nZittingen", "Ressortsparket Berkelstroom"),
        ("Orgaan voor Gecoördineerde\nThuishulp", "Orgaan voor Gecoördineerde Thuishulp"),
        ("Steunfonds Maatschappelijk\nOnrecht\nBezwaren", "Steunfonds Maatschappelijk Onrecht"),
        ("Stichting De Brede\nDreef Oostbeek\nBeheer", "Stichting De Brede Dreef Oostbeek"),
        ("Stichting Bakkerspensioenfonds\nDe Oven", "Stichting Bakkerspensioenfonds De Oven"),
        ("Budgetbeheer\nOosterlicht\nTeam West", "Budgetbeheer Oosterlicht"),
        ("Woonstichting De Lange\nDreef", "Woonstichting De Lange Dreef"),
        ("Woonstichting De Vier\nLinden\nHuurincasso", "Woonstichting De Vier Linden"),
        ("Rechtbank Heidestreek, zittingsplaats\nVen", "Rechtbank Heidestreek, zittingsplaats Ven"),
        ("Vakregister voor Bakkers\nen Koks", "Vakregister voor Bakkers en Koks"),
        ("Zorgverzekeringen\nOosterlicht", "Zorgverzekeringen Oosterlicht"),
        ("Coöperatieve Spaar-\nen Leenbank De Ulm", "Coöperatieve Spaar- en Leenbank De Ulm"),
        ("Inningsbureau Bijdragen\nen Eigen Delen", "Inningsbureau Bijdragen en Eigen Delen"),
        ("Huurcommissie\nWoonruimte", "Huurcommissie Woonruimte"),
        ("Zorgbureau Langdurige\nHulp", "Zorgbureau Langdurige Hulp"),
        ("Dienst Heffingen,\nkantoor Kleine\nZaken", "Dienst Heffingen, kantoor Kleine Zaken"),
        ("Uitvoeringsorganisatie\nSchoolgeld", "Uitvoeringsorganisatie Schoolgeld"),
        ("Bureau Bijstand\nNoordoost\nWerkhervatting", "Bureau Bijstand Noordoost"),
        (
            "Bedrijfspensioenfonds\nvoor Bakkers en Molenaars",
            "Bedrijfspensioenfonds voor Bakkers en Molenaars",
        ),
        ("Ziekenhuis Sint\nAnselmus", "Ziekenhuis Sint Anselmus"),
        (
            "Deurwaarderskantoor Brink,\nVan Aalst & Zoon",
            "Deurwaarderskantoor Brink, Van Aalst & Zoon",
        ),
        (
            # Set loosely to fill its column.
            "Afscheidshulp  en\nVerzekering Mooie Dag\nPolissen",
            "Afscheidshulp en Verzekering Mooie Dag",
        ),
        ("Notariskantoor\nBrink, Roos & Van\nEgmond", "Notariskantoor Brink, Roos & Van Egmond"),
        (
            "Gezamenlijk\nBelastingkantoor van\nhet Waterschap\nBerkelstroom en de\n"
            "Gemeenten\nOostbeek en\nWestbeek\nKlantzaken",
            "Gezamenlijk Belastingkantoor van het Waterschap Berkelstroom en de Gemeenten Oostbeek "
            "en Westbeek",
        ),
        (
            "Uitvoeringsorganisatie Berk, Eik en Linde voor\nde gemeenten Oostbeek en Westbeek",
            "Uitvoeringsorganisatie Berk, Eik en Linde voor de gemeenten Oostbeek en Westbeek",
        ),
        (
            "Onderlinge\nWaarborgmaatschappij Trouw\naan Elkaar\nZorgverzekeringen",
            "Onderlinge Waarborgmaatschappij Trouw aan Elkaar",
        ),
        ("Loodgietersbedrijf Van\nder Berk Sanitair", "Loodgietersbedrijf Van der Berk Sanitair"),
        ("Brink & Van Aalst\nNotarissen\nTeam Erfrecht", "Brink & Van Aalst Notarissen"),
        ("Ten Brinke Smit\nGerechtsdeurwaarders", "Ten Brinke Smit Gerechtsdeurwaarders"),
        ("Uitvaartvereniging Onderlinge\nTrouw", "Uitvaartvereniging Onderlinge Trouw"),
        ("Regionale Klachtencommissie\nToeslagen", "Regionale Klachtencommissie Toeslagen"),
        ("Bureau Parkeerboeten\nNederland\nBezwaren", "Bureau Parkeerboeten Nederland"),
        (
            "Stichting Openbaar\nVoortgezet Leren De Els",
            "Stichting Openbaar Voortgezet Leren De Els",
        ),
        ("Uitvoeringsbureau\nOudergeld\nToezicht", "Uitvoeringsbureau Oudergeld"),
        ("Landelijk Bureau\nSpaargelden\nInterne Zaken", "Landelijk Bureau Spaargelden"),
        (
            "Onderlinge\nZorgverzekeraar\nZilverlinde\nNota's",
            "Onderlinge Zorgverzekeraar Zilverlinde",
        ),
        ("Drukkersfonds Papier\n& Inkt", "Drukkersfonds Papier & Inkt"),
        ("Tuindersvereniging De Gele\nLis", "Tuindersvereniging De Gele Lis"),
        # Set loosely, with more between its words than between columns.
        ("Stichting      Bijzonder\nLeren De Els\nDe Vlieger", "Stichting Bijzonder Leren De Els"),
    ],
)
def test_a_name_goes_on_below_in_small_letters(head: str, name: str) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.value == name


@pytest.mark.parametrize(
    ("head", "is_certain"),
    [
        ("Woonstichting De Ranke\nLinden\nHuurincasso", False),
        ("Woonstichting De Ranke\nLinden Oostbeek\nHuurincasso", False),
        ("Notariskantoor Bol & Van", False),
        ("Gemeente Heuvelrijk\nTeam Inning", True),
        ("Gemeente Heuvelrijk", True),
    ],
)
def test_a_name_that_may_go_on_below_is_not_promised(head: str, is_certain: bool) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.is_certain == is_certain


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Notariskantoor Bol & Van", "Notariskantoor Bol & Van Hek"),
        ("Kuststreek", "GGD Kuststreek"),
    ],
)
def test_the_foot_says_all_of_a_name_that_was_cut_off_at_the_head(head: str, name: str) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Kijk voor uw zaak op www.ggdkuststreek.nl of www.bolvanhek.nl."),
        (BlockKind.FOOTER, f"{name}, Postbus 12, 1234 AB Heuvelrijk"),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.value == name


@pytest.mark.parametrize(
    ("head", "below", "name"),
    [
        ("Parkeerbeheer\nBinnenstad", "Parkeerbeheer Binnenstad", "Parkeerbeheer Binnenstad"),
        ("Pensioenfonds Bouw\nPensioen en Uitkering", "Pensioenfonds Bouw", "Pensioenfonds Bouw"),
    ],
)
def test_how_a_letter_is_signed_says_where_a_name_ends(head: str, below: str, name: str) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Kijk voor uw zaak op www.pensioenbouw.nl."),
        (BlockKind.BODY, f"Hoogachtend,\n{below}"),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.value == name


def test_a_name_spread_over_its_column_is_one() -> None:
    head = sheet((BlockKind.LETTERHEAD, "Waterschap De Drie\nSluizen"))
    spread = [
        replace(word, left_mm=word.left_mm + 5.0 * place, right_mm=word.right_mm + 5.0 * place)
        for place, word in enumerate(head.blocks[0].lines[0].words)
    ]
    first = replace(head.blocks[0], lines=(PrintedLine(tuple(spread)), head.blocks[0].lines[1]))
    rest = sheet(
        (BlockKind.REFERENCE, "\n\n\nDatum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak bij Waterschap De Drie Sluizen."),
    )
    sender = understand(replace(rest, blocks=(first, *rest.blocks))).sender
    assert sender is not None
    assert sender.value == "Waterschap De Drie Sluizen"


@pytest.mark.parametrize(
    ("head", "host", "name"),
    [
        (
            "Stichting Zonneroos\nThuishulp en\nDagopvang",
            "zonneroosthuis",
            "Zonneroos Thuishulp en",
        ),
        (
            "Intergemeentelijk Klantcentrum\nBerkelstroom en Omstreken",
            "klantenberkelstroom",
            "Intergemeentelijk Klantcentrum Berkelstroom en Omstreken",
        ),
        (
            "Instituut Ruime\nZorgkeuzes\nKeuzes",
            "instituutzorgkeuzes",
            "Instituut Ruime Zorgkeuzes",
        ),
    ],
)
def test_a_host_tells_what_belongs_to_a_name(head: str, host: str, name: str) -> None:
    """Also with the beginnings of its words, and each letter of it for one word only."""
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, f"Wij schrijven u over uw zaak. U vindt ons op www.{host}.nl."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert name in sender.value
    assert not sender.value.endswith((" Keuzes", " en"))


@pytest.mark.parametrize(
    ("head", "host", "name"),
    [
        (
            "Rechtbank Heidestreek\nteam familie,\nkantonrechter",
            "rechtspraak",
            "Rechtbank Heidestreek",
        ),
        (
            "Rechtbank Heidestreek\nBeheer van nalatenschappen en voogdij",
            "beheernalatenschappen",
            "Rechtbank Heidestreek",
        ),
        (
            "Veiligheidsregio Heuvels\nRisicocommunicatie",
            "heuvels-risico",
            "Veiligheidsregio Heuvels",
        ),
        (
            "Kunstenaarspensioenfonds\nLedenadministratie",
            "kunstenaarspensioen",
            "Kunstenaarspensioenfonds",
        ),
        (
            "Sociaal-juridische Zaken\nVoorzieningenbureau Ouders",
            "vbo",
            "Voorzieningenbureau Ouders",
        ),
        ("Zeekust Autoverzekeringen\nRuit Wonen", "mijnpolis", "Zeekust Autoverzekeringen"),
        (
            # The first word below would have fitted beside the name.
            "Provincie Heuvelland\nGriffie, bureau Jeugdraad",
            "jeugdraadheuvelland",
            "Provincie Heuvelland",
        ),
        ("Dienst Bomen\nKeuring Iepen", "bomenkeuring.iepen.dienstbomen", "Dienst Bomen"),
        ("Wijkzorg Heuvels-Oost\nlocatie Veerhuizen", "who", "Wijkzorg Heuvels-Oost"),
    ],
)
def test_a_department_is_no_part_of_the_name(head: str, host: str, name: str) -> None:
    sender = understand(
        sheet(
            (BlockKind.LETTERHEAD, head),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, f"Wij schrijven u over uw zaak. U vindt ons op www.{host}.nl."),
        )
    ).sender
    assert sender is not None
    assert sender.value == name


def test_a_host_of_first_letters_tells_what_belongs_to_a_name() -> None:
    sender = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Stichting De Wijde Dreef\nHuizen Oostbeek\nOverlast"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Mail uw vraag aan post@dwdho.example of kom langs."),
        )
    ).sender
    assert sender is not None
    assert sender.value == "Stichting De Wijde Dreef Huizen Oostbeek"


@pytest.mark.parametrize(
    "head",
    [
        "Inningskantoor Berkelstroom\nvoor de gemeente Oostbeek",
        "Inningskantoor Berkelstroom\nin opdracht van de provincie",
        "Inningskantoor Berkelstroom\nin opdracht van\nGemeente Oostbeek",
        "Inningskantoor Berkelstroom\nnamens Oosterlicht Verzekeringen",
    ],
)
def test_for_whom_an_office_acts_is_no_part_of_its_name(head: str) -> None:
    sender = understand(
        sheet(
            (BlockKind.LETTERHEAD, head),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Wij schrijven u over uw zaak."),
        )
    ).sender
    assert sender is not None
    assert sender.value == "Inningskantoor Berkelstroom"


def test_a_team_in_whose_name_another_pays_is_the_sender() -> None:
    """Also where nothing in its own name says that it is one."""
    sender = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Buurtploeg De Els\nin opdracht van gemeente Oostbeek"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Wij schrijven u over uw zaak."),
        )
    ).sender
    assert sender is not None
    assert sender.value == "Buurtploeg De Els"


def test_a_place_behind_a_name_belongs_to_it() -> None:
    blocks = [
        (BlockKind.LETTERHEAD, "Rechtbank Berkelstroom, locatie Zuid"),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "De Rechtbank Berkelstroom schrijft u over uw zaak."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.value == "Rechtbank Berkelstroom, locatie Zuid"


def test_a_department_below_the_name_in_the_signature_too_is_no_part_of_it() -> None:
    sender = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Uitvoeringsorganisatie Onderwijsgelden\nLesgeld"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Wij schrijven u over uw zaak."),
            (BlockKind.BODY, "Uitvoeringsorganisatie Onderwijsgelden\nLesgeldadministratie"),
        )
    ).sender
    assert sender is not None
    assert sender.value == "Uitvoeringsorganisatie Onderwijsgelden"
