"""An e-mail on paper names its reader's address too: that is nobody to write to."""

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

OURS = "belastingen@heuvelrijk.nl"
ASKED = "Betaal € 112,00 uiterlijk 20 maart 2026. Vragen? Mail naar belastingen@heuvelrijk.nl."


def read_email(*head: str, body: str = ASKED, kind: BlockKind = BlockKind.BODY) -> Letter:
    """The card of a printed e-mail with those lines above its text."""
    blocks = [(kind, "\n".join(head)), (BlockKind.BODY, "Geachte heer,"), (BlockKind.BODY, body)]
    return understand(sheet(*blocks))


def addresses(letter: Letter) -> list[object]:
    """Its e-mail addresses."""
    return [each.value for each in letter.emails]


@pytest.mark.parametrize("kind", [BlockKind.BODY, BlockKind.REFERENCE, BlockKind.LETTERHEAD])
@pytest.mark.parametrize("label", ["Aan:", "To:", "Naar:", "Verzonden aan:", "CC:", "Ontvanger:"])
def test_whom_an_email_was_sent_to_is_no_contact(label: str, kind: BlockKind) -> None:
    head = (f"Van: Gemeente Heuvelrijk <{OURS}>", f"{label} R. Jansen <r.jansen@mailbox.nl>")
    assert addresses(read_email(*head, "Datum: 3 maart 2026", kind=kind)) == [OURS]


def test_an_address_beside_its_label_is_the_readers_too() -> None:
    head = (f"Van  {OURS}", "Aan  r.jansen@mailbox.nl", "Datum  3 maart 2026")
    assert addresses(read_email(*head, kind=BlockKind.REFERENCE)) == [OURS]


@pytest.mark.parametrize(
    "said",
    [
        "Dit bericht is verzonden aan r.jansen@mailbox.nl.",
        "U krijgt deze e-mail op r.jansen@mailbox.nl, omdat u dat vroeg.",
        "Uw e-mailadres is r.jansen@mailbox.nl.",
        "Wij hebben dit e-mailadres van u: r.jansen@mailbox.nl.",
    ],
)
def test_what_is_said_of_the_readers_own_address_makes_it_no_contact(said: str) -> None:
    assert addresses(read_email(f"Van: {OURS}", body=f"{ASKED} {said}")) == [OURS]


def test_it_is_nowhere_a_contact_once_it_is_the_readers() -> None:
    head = ("Van: belastingen@heuvelrijk.nl", "Aan: r.jansen@mailbox.nl")
    body = f"{ASKED} Het adres r.jansen@mailbox.nl kreeg dit bericht van ons."
    assert addresses(read_email(*head, body=body)) == [OURS]


@pytest.mark.parametrize(
    "asked",
    [
        f"Stuur uw reactie uiterlijk 20 maart 2026 aan: {OURS}",
        f"Mail een foto van uw pas naar {OURS}.",
        f"Uw bezwaar kunt u mailen aan {OURS}.",
    ],
)
def test_an_address_to_write_to_stays_one(asked: str) -> None:
    assert addresses(read_email("Datum: 3 maart 2026", body=asked)) == [OURS]
