"""What a letter is about: behind which labels its subject stands, and where it ends."""

from dataclasses import replace

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, HEIGHT_MM, TAXES_BODY, read_letter, sheet
from vision.text.printed import Block, BlockKind, PrintedLine, SheetText

HOUSE = (BlockKind.ADDRESS, "De heer T. Smit\nDorpsweg 3\n1234 AB Heuvelrijk")


def subject(letter: Letter) -> str | None:
    """Its subject as printed."""
    return None if letter.subject is None else str(letter.subject.value)


def larger(made: SheetText, text: str) -> SheetText:
    """The sheet with one line half as high again."""

    def drawn(line: PrintedLine) -> PrintedLine:
        if line.text != text:
            return line
        high = 1.5 * HEIGHT_MM
        return PrintedLine(
            tuple(replace(word, bottom_mm=word.top_mm + high) for word in line.words)
        )

    blocks = (replace(block, lines=tuple(map(drawn, block.lines))) for block in made.blocks)
    return replace(made, blocks=tuple(blocks))


@pytest.mark.parametrize("label", ["Onderwerp van deze brief", "Over:", "Inzake", "Gaat over:"])
def test_a_subject_stands_behind_each_of_its_labels(label: str) -> None:
    made = sheet(
        HEAD,
        DATED,
        (BlockKind.BODY, f"{label} Snoeien van de haag"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Uw haag is te hoog."),
    )
    assert subject(understand(made)) == "Snoeien van de haag"


@pytest.mark.parametrize(
    "label", ["Re:", "Waarover deze brief gaat:", "Waar deze brief over gaat:"]
)
def test_a_subject_is_told_by_more_than_the_word_for_it(label: str) -> None:
    letter = read_letter(
        "Wij schrijven u over uw tuin.", reference=f"Datum  3 maart 2026\n{label} Tuin"
    )
    assert subject(letter) == "Tuin"


@pytest.mark.parametrize("kind", [BlockKind.BODY, BlockKind.REFERENCE])
@pytest.mark.parametrize("about", ["Een andere ophaaldag", "Nieuw rekeningnummer"])
def test_a_label_of_the_subject_may_lack_its_colon(about: str, kind: BlockKind) -> None:
    letter = understand(
        sheet(
            HEAD,
            (kind, f"Betreft {about}"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Wij halen uw afval voortaan op dinsdag op."),
        )
    )
    assert subject(letter) == about


@pytest.mark.parametrize("label", ["onderwerp", "betreft", "inzake"])
def test_a_label_in_small_letters_may_lack_its_colon(label: str) -> None:
    blocks = (f"{label} Snoeien van de haag: vóór de zomer", "Geachte heer,", "Uw haag is te hoog.")
    made = sheet(HEAD, DATED, *((BlockKind.BODY, each) for each in blocks))
    assert subject(understand(made)) == "Snoeien van de haag: vóór de zomer"


def test_the_end_of_a_sentence_is_no_subject() -> None:
    broken = "De brief die wij u stuurden\nbetreft De Haagse tuin en het plan."
    made = sheet(HEAD, DATED, (BlockKind.BODY, "Geachte heer,"), (BlockKind.BODY, broken))
    assert subject(understand(made)) is None


def test_a_heading_larger_than_the_text_may_stand_above_the_references() -> None:
    columns = "Datum brief  Klantnummer\n3 maart 2026  552731"
    heading = "Andere ophaaldag vanaf mei"
    blocks = [heading, columns, "Geachte heer,", "Wij halen uw afval voortaan op dinsdag op."]
    kinds = (BlockKind.REFERENCE, BlockKind.REFERENCE, BlockKind.BODY, BlockKind.BODY)
    made = sheet(HEAD, *zip(kinds, blocks, strict=True))
    assert subject(understand(made)) is None
    assert subject(understand(larger(made, heading))) == heading


@pytest.mark.parametrize(
    "salutation",
    ["Mijnheer, mevrouw,", "Dag mevrouw De Wit,", "Hoi Samira,", "Waarde heer Visser,", "L.S.,"],
)
def test_a_salutation_close_below_the_subject_is_no_part_of_it(salutation: str) -> None:
    closely = f"Betreft: Uw aanvraag voor een tuinhuis\n{salutation}"
    made = sheet(HEAD, DATED, (BlockKind.BODY, closely), (BlockKind.BODY, "Wij lezen haar nog."))
    assert subject(understand(made)) == "Uw aanvraag voor een tuinhuis"


def test_a_number_sign_does_not_end_the_subject() -> None:
    made = sheet(
        HEAD,
        DATED,
        (BlockKind.BODY, "Onderwerp: Vergunningno. 2026117, tuinhuis"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "U leest hier meer."),
    )
    assert subject(understand(made)) == "Vergunningno. 2026117, tuinhuis"


@pytest.mark.parametrize("label", ["Onderwerp: ", "Betreft  ", ""])
def test_a_subject_of_two_sentences_in_one_line_is_one(label: str) -> None:
    title = "Hoe gaat het met u? Vul de vragenlijst in"
    blocks = [(BlockKind.BODY, each) for each in (f"{label}{title}", "Geachte heer,", "Dag.")]
    letter = understand(sheet(HEAD, DATED, *blocks))
    assert subject(letter) == title


def test_a_letter_to_nobody_by_name_has_its_subject_below_the_address() -> None:
    letter = understand(
        sheet(
            HEAD,
            HOUSE,
            (BlockKind.REFERENCE, "Voorlopige aanslag belastingen 2026"),
            (BlockKind.REFERENCE, "Dagtekening: 3 maart 2026"),
            (BlockKind.BODY, "Betaalt u niet op tijd, dan volgt een aanmaning. Die kost geld."),
            (BlockKind.BODY, "Klopt er iets niet? Neem dan contact met ons op."),
        )
    )
    assert subject(letter) == "Voorlopige aanslag belastingen 2026"


@pytest.mark.parametrize("body", ["Betaal voor 14 april 2026.", "Is er iets mis? Bel ons dan."])
def test_a_sentence_is_no_title(body: str) -> None:
    letter = understand(sheet(HEAD, HOUSE, (BlockKind.BODY, body)))
    assert subject(letter) is None


def test_a_row_of_a_table_is_no_subject() -> None:
    table = "Uw situatie  Per maand\nInkomen  € 1.673,65\nOver voor schulden  € 216,59"
    blocks = [
        (BlockKind.LETTERHEAD, "Kredietbank Heuvelrijk"),
        DATED,
        (BlockKind.BODY, "Uw budgetplan"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Samen hebben we bekeken wat u kunt missen."),
    ]
    letter = understand(sheet(*blocks, (BlockKind.TABLE, table)))
    assert subject(letter) == "Uw budgetplan"


def test_a_line_by_itself_above_the_salutation_is_the_subject() -> None:
    dated = (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412")
    title = (BlockKind.REFERENCE, "Uw belasting voor 2026")
    subject = understand(sheet(HEAD, dated, title, TAXES_BODY)).subject
    assert subject is not None
    assert (subject.value, subject.is_certain) == ("Uw belasting voor 2026", False)


@pytest.mark.parametrize("label", ["Aangaande:", "Betreffende", "Waar gaat het over?"])
def test_a_subject_has_many_labels(label: str) -> None:
    reference = (BlockKind.REFERENCE, "Datum  3 maart 2026")
    subject = (BlockKind.BODY, f"{label} Medisch onderzoek")
    card = understand(sheet(HEAD, reference, subject, TAXES_BODY))
    assert card.subject is not None and card.subject.value == "Medisch onderzoek"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Collegegeld 2025-2026, tweede helft", "Collegegeld 2025-2026, tweede helft"),
        ("Uw rijbewijs verloopt", "Uw rijbewijs verloopt"),
        ("Afdeling Bezwaar en Beroep", None),
        ("Team Belastingen", None),
    ],
)
def test_on_top_of_a_block_of_labels_may_stand_what_a_letter_is_about(
    top: str, expected: str | None
) -> None:
    head = sheet((BlockKind.LETTERHEAD, f"{top}\nDatum  3 maart 2026"))
    body = sheet((BlockKind.BODY, "Geachte heer,"), (BlockKind.BODY, "U leest hier meer."))
    made = replace(head, blocks=head.blocks + _lower(body, 60.0).blocks)
    assert subject(understand(made)) == expected


@pytest.mark.parametrize("label", ["Betreft", "onderwerp", "Inzake", "BETREFT"])
def test_a_label_before_small_letters_is_no_part_of_the_subject(label: str) -> None:
    title = f"{label} boete wegens te laat betalen"
    blocks = [(BlockKind.BODY, each) for each in (title, "Geachte heer,", "Dag.")]
    assert subject(understand(sheet(HEAD, DATED, *blocks))) == "boete wegens te laat betalen"


@pytest.mark.parametrize("label", ["Over", "Uitnodiging"])
def test_a_label_that_its_line_sets_apart_is_no_part_of_the_subject(label: str) -> None:
    title = f"{label} onze tuin in de zomer"
    blocks = [(BlockKind.BODY, each) for each in (title, "Geachte heer,", "Dag.")]
    made = sheet(HEAD, DATED, *blocks)
    assert subject(understand(made)) == title
    assert subject(understand(_apart(made, title))) == title[len(label) + 1 :]


def test_a_label_of_two_letters_is_no_part_of_the_subject() -> None:
    title = "sleutel van de tuin en van het hek achter de schuur"
    blocks = [(BlockKind.BODY, each) for each in (f"Re {title}", "Beste Noor,", "Dag.")]
    assert subject(understand(sheet(HEAD, DATED, *blocks))) == title


def test_a_subject_goes_on_below_in_small_letters() -> None:
    """Also where its words are set as far apart as columns are."""
    labelled = "Betreft  aanmaning  –  hek  en  haag\nachtertuin"
    blocks = [(BlockKind.BODY, each) for each in (labelled, "Geachte heer,", "Dag.")]
    assert subject(understand(sheet(HEAD, DATED, *blocks))) == "aanmaning – hek en haag achtertuin"


def test_a_question_of_the_text_is_no_subject() -> None:
    blocks = [(BlockKind.BODY, each) for each in ("Uw plan voor een tuin", "Geachte heer,")]
    asked = (BlockKind.BODY, "Waar gaat het goed?")
    said = understand(sheet(HEAD, DATED, *blocks, asked, (BlockKind.BODY, "In de tuin."))).subject
    assert said is not None
    assert said.value == "Uw plan voor een tuin"


@pytest.mark.parametrize(
    "title",
    [
        "Besluit: je mag een hek zetten",
        "Beschikking: fietsen zonder bel in de stad",
        "Uw burgerservicenummer (BSN)",
    ],
)
def test_a_title_may_name_what_elsewhere_has_a_number(title: str) -> None:
    blocks = [(BlockKind.BODY, each) for each in (title, "Geachte heer,", "Dag.")]
    assert subject(understand(sheet(HEAD, DATED, *blocks))) == title


def test_a_row_of_what_happened_is_no_title() -> None:
    regel = "Regel: hengelen mag in de vijver bij de brug, en alleen in mei"
    rows = f"Bedrag: € 30,-\nPlaats: vijver bij brug 2\nTijd: 3 mei, 10.20 uur\n{regel}"
    made = sheet(
        HEAD, HOUSE, DATED, (BlockKind.BODY, "Hengel in de vijver"), (BlockKind.BODY, rows)
    )
    assert subject(understand(larger(made, regel))) == "Hengel in de vijver"


def test_a_number_that_begins_as_a_greeting_is_none() -> None:
    numbered = (BlockKind.REFERENCE, "Datum  3 maart 2026\nFormulier  HI-2026-00417")
    texts = ("Hekken en hagen", "Hey mevrouw Wit,", "Dag.", "Tot gauw dan!")
    made = sheet(HEAD, numbered, *((BlockKind.BODY, each) for each in texts))
    assert subject(understand(larger(made, "Tot gauw dan!"))) == "Hekken en hagen"


def _apart(made: SheetText, text: str) -> SheetText:
    """The sheet with a wider gap behind the first word of a line."""

    def drawn(line: PrintedLine) -> PrintedLine:
        if line.text != text:
            return line
        moved = (
            replace(word, left_mm=word.left_mm + 1.5, right_mm=word.right_mm + 1.5)
            for word in line.words[1:]
        )
        return PrintedLine((line.words[0], *moved))

    blocks = (replace(block, lines=tuple(map(drawn, block.lines))) for block in made.blocks)
    return replace(made, blocks=tuple(blocks))


def test_a_column_of_a_table_above_the_salutation_is_no_subject() -> None:
    column = (BlockKind.BODY, "Prijs  Aantal\n0,1907  105 dgn\n1,38  31 m")
    salutation = (BlockKind.BODY, "Geachte heer,")
    made = sheet(HEAD, DATED, column, salutation, (BlockKind.BODY, "U leest hier meer."))
    assert subject(understand(made)) is None


def test_a_reference_with_its_label_is_no_subject() -> None:
    letter = read_letter("U leest hier meer.", reference="Ons kenmerk: ABC-WW van mevrouw De Wit")
    assert subject(letter) is None


@pytest.mark.parametrize("title", ["De bouw begint. Wat nu?", "Gelukt! Haal je prijs op"])
def test_a_title_may_be_two_sentences(title: str) -> None:
    blocks = [(BlockKind.BODY, each) for each in (title, "Beste leerling,", "Lees dit eens.")]
    made = sheet(HEAD, DATED, (BlockKind.REFERENCE, "Groep  B7\nLokaal  12"), *blocks)
    assert subject(understand(made)) == title


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear tenant, geachte heer Smit,",
        "Aan de nabestaanden van mevrouw P. Smit,",
        "Aan het bestuur van de vereniging,",
    ],
)
def test_whom_a_letter_greets_is_not_what_it_is_about(greeting: str) -> None:
    blocks = [(BlockKind.BODY, each) for each in ("Uw tuin en de sloot", greeting, "Lees dit.")]
    signed = (BlockKind.BODY, "De ambtenaar van de gemeente Heuvelrijk")
    made = larger(larger(sheet(HEAD, DATED, *blocks, signed), greeting), signed[1])
    assert subject(understand(made)) == "Uw tuin en de sloot"


@pytest.mark.parametrize(
    "about", ["mevrouw P. Smit", "de heer P. Smit, geboren op 3 mei 1950", "dhr. P. van der Berk"]
)
def test_of_whom_a_letter_tells_is_not_its_subject_beside_another(about: str) -> None:
    dated = (BlockKind.REFERENCE, f"Datum  3 maart 2026\nBetreft  {about}")
    greeting = (BlockKind.BODY, "Geachte heer,")
    titled = sheet(HEAD, dated, (BlockKind.BODY, "Hulp in de tuin"), greeting, TAXES_BODY)
    assert subject(understand(titled)) == "Hulp in de tuin"
    labelled = (BlockKind.BODY, "Onderwerp: Hulp in de tuin")
    assert subject(understand(sheet(HEAD, dated, labelled, greeting, TAXES_BODY))) == (
        "Hulp in de tuin"
    )
    alone = understand(sheet(HEAD, dated, greeting, TAXES_BODY)).subject
    assert alone is not None
    assert (alone.value, alone.is_certain) == (about, False)


def test_what_is_told_in_sentences_behind_a_label_is_no_subject() -> None:
    told = "Betreft: het huis hiernaast. Gebouwd in 1950. Laatste onderhoud: 2019."
    blocks = [(BlockKind.BODY, each) for each in ("Keuring van uw dak", told, "Lees dit eens.")]
    assert subject(understand(sheet(HEAD, DATED, *blocks))) == "Keuring van uw dak"
    alone = understand(sheet(HEAD, DATED, *blocks[1:])).subject
    assert alone is None or not alone.is_certain


def _lower(made: SheetText, mm: float) -> SheetText:
    """The same print, so much lower on the sheet."""
    blocks = (
        Block(
            block.kind,
            tuple(
                PrintedLine(
                    tuple(
                        replace(word, top_mm=word.top_mm + mm, bottom_mm=word.bottom_mm + mm)
                        for word in line.words
                    )
                )
                for line in block.lines
            ),
        )
        for block in made.blocks
    )
    return replace(made, blocks=tuple(blocks))
