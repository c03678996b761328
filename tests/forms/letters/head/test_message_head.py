"""Messages printed from a portal or a mail program: what is on top, and from whom they are."""

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

TOLD = (BlockKind.BODY, "Geachte heer De Boer,\nU betaalt € 656,75 voor 1 mei 2026.")


def message(*lines: str, head: str = "") -> Letter:
    """What is understood of a message with a box of those lines, below a letterhead."""
    letterhead = [(BlockKind.LETTERHEAD, head)] if head else []
    title = (BlockKind.LETTERHEAD, lines[0])
    return understand(sheet(*letterhead, title, (BlockKind.REFERENCE, "\n".join(lines[1:])), TOLD))


def named(letter: Letter) -> tuple[str | None, str | None]:
    """Sender and subject as printed."""
    sender, subject = letter.sender, letter.subject
    return sender and str(sender.value), subject and str(subject.value)


@pytest.mark.parametrize(
    "about",
    [
        "Eindafrekening energie",
        "Vaststelling maandbedrag terugbetalen",
        "U heeft te veel uitkering ontvangen",
        "Ouderbijdrage 2026",
        "Aanmaning",
        "Onderzoek naar uw adres",
    ],
)
@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Van", "Gemeente Heuvelrijk"),
        ("Afzender", "Van Houten & Pluim Gerechtsdeurwaarders"),
        ("Verzonden door", "Basisschool De Zevensprong"),
    ],
)
def test_the_line_above_from_whom_a_message_is_tells_what_it_is_about(
    about: str, label: str, office: str
) -> None:
    letter = message(about, f"{label}: {office}", "Aan: P. de Boer", "Datum: 12 mei 2026")
    assert named(letter) == (office, about)


def test_a_sender_whose_name_says_no_office_is_told_by_its_label() -> None:
    letter = message(
        "Eindafrekening energie", "Van: Noorderlicht Gas en Stroom", "Aan: P. de Boer",
        "Datum: 12 mei 2026",
    )  # fmt: skip
    assert named(letter) == ("Noorderlicht Gas en Stroom", "Eindafrekening energie")


def test_whoever_a_message_is_for_may_be_told_first() -> None:
    letter = message(
        "Beslag op uw inkomen", "Aan: P. de Boer", "Datum: 12 mei 2026",
        "Van: Gemeente Heuvelrijk <info@heuvelrijk.nl>",
    )  # fmt: skip
    assert named(letter) == ("Gemeente Heuvelrijk", "Beslag op uw inkomen")


def test_a_label_of_the_subject_goes_before_what_stands_on_top() -> None:
    letter = message(
        "Mijn Heuvelrijk", "Van: Gemeente Heuvelrijk", "Aan: P. de Boer",
        "Onderwerp: Uw vergunning", "Datum: 12 mei 2026",
    )  # fmt: skip
    assert named(letter) == ("Gemeente Heuvelrijk", "Uw vergunning")


@pytest.mark.parametrize(
    ("writer", "subject"),
    [("Sanne de Boer", None), ("Dienst Werk en Inkomen", None), ("Gemeente Heuvelrijk", None)],
)
def test_an_office_on_top_is_no_subject(writer: str, subject: str | None) -> None:
    letter = message(
        "Gemeente Heuvelrijk", f"Van: {writer}", "Aan: P. de Boer", "Datum: 12 mei 2026"
    )
    assert letter.sender is not None
    assert named(letter)[1] == subject
    if writer != "Dienst Werk en Inkomen":
        assert letter.sender.value == "Gemeente Heuvelrijk"


@pytest.mark.parametrize("writer", ["Team Inkomen", "mevrouw J. Pel", "J. Pel"])
def test_a_letterhead_goes_before_a_part_or_a_person_who_wrote(writer: str) -> None:
    letter = message(
        "Verzoek om gegevens", f"Van: {writer}", "Aan: P. de Boer", "Datum: 12 mei 2026",
        head="Gemeente Heuvelrijk",
    )  # fmt: skip
    assert letter.sender is not None
    assert letter.sender.value == "Gemeente Heuvelrijk"


def test_for_whom_somebody_acts_is_no_sender() -> None:
    letter = message(
        "Beslag op uw inkomen", "Van: Pluim Gerechtsdeurwaarders", "Namens: Gemeente Heuvelrijk",
        "Datum: 12 mei 2026",
    )  # fmt: skip
    assert named(letter) == ("Pluim Gerechtsdeurwaarders", "Beslag op uw inkomen")


def test_a_payer_on_a_slip_is_no_sender() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
            (BlockKind.REFERENCE, "Datum: 12 mei 2026"),
            TOLD,
            (BlockKind.SLIP, "Van: Stichting De Boer\nAan: Gemeente Heuvelrijk\nBedrag: € 656,75"),
        )
    )
    assert letter.sender is not None
    assert letter.sender.value == "Gemeente Heuvelrijk"
