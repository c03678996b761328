"""What a person can do with a letter: a calendar, a reply, a payment, somebody who helps."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest
from icalendar import Calendar

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind, Letter
from forms.letters.days.last_day import last_in_time
from forms.letters.helping.aid import all_aid
from forms.letters.helping.calendar import calendar_file
from forms.letters.helping.paying import payment_code, payment_payload
from forms.letters.helping.reply import drafted_reply
from forms.letters.senders import Sender, Senders
from forms.letters.understand import understand
from forms.pdf.typed import typed_pdf
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

NOW = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
SAYS = Explainer(bundled_phrases())
PUBLISHED = Senders((Sender("Gemeente Heuvelrijk", ibans=frozenset({"NL91ABNA0417164300"})),))


def letter(
    iban: str = "NL91 ABNA 0417 1643 00", sure: float = 0.98, foot: str = "Postbus 12"
) -> Letter:
    return understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412"),
            (
                BlockKind.BODY,
                "Geachte heer Jansen,\nU moet € 245,60 betalen vóór 1 mei 2026. Maak het bedrag "
                f"over op {iban} met betalingskenmerk 1234 5678 9012 3456. U kunt binnen zes "
                "weken na de datum van deze brief bezwaar maken.",
            ),
            (BlockKind.FOOTER, foot),
            sure=sure,
        )
    )


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_a_calendar_file_has_reason_day_and_reference_and_nothing_of_the_reader(
    language: str,
) -> None:
    card = letter()
    for action in card.actions:
        written = calendar_file(card, action, SAYS, language, NOW)
        assert written is not None
        (event,) = Calendar.from_ical(written).walk("VEVENT")
        assert event.decoded("dtstart") == last_in_time(action)
        assert "Gemeente Heuvelrijk" in event["summary"]
        assert "245" not in written.decode()
        assert "Jansen" not in written.decode()
        assert len(event.walk("VALARM")) == 2
        reference = "1234 5678 9012 3456" if action.kind is ActionKind.PAY else "HB-2026/00412"
        assert reference in event["description"]
        assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_the_same_action_is_the_same_entry() -> None:
    card = letter()
    files = [calendar_file(card, card.actions[0], SAYS, "nl", NOW) for _ in range(2)]
    assert files[0] == files[1]


def test_an_objection_is_drafted_with_reference_and_date_and_no_name() -> None:
    draft = drafted_reply(letter(), ActionKind.OBJECT, date(2026, 3, 10))
    assert draft is not None
    assert draft.subject == "Bezwaar tegen uw brief van 3 maart 2026, kenmerk HB-2026/00412"
    assert "Daarom maak ik bezwaar." in draft.text
    assert draft.text.endswith("...\n")
    assert "10 maart 2026" in draft.text
    assert "Jansen" not in draft.text


def test_an_objection_after_the_last_day_says_why_it_is_late() -> None:
    in_time, late = (
        drafted_reply(letter(), ActionKind.OBJECT, day)
        for day in (date(2026, 4, 14), date(2026, 4, 15))
    )
    assert in_time is not None
    assert late is not None
    assert "te laat" not in in_time.text
    assert late.text.index("redenen zijn") < late.text.index("te laat") < late.text.index("kopie")


def test_what_is_not_certain_is_left_out_of_a_reply() -> None:
    draft = drafted_reply(letter(sure=0.5), ActionKind.OBJECT, date(2026, 3, 10))
    assert draft is not None
    assert draft.subject == "Bezwaar"
    assert "3 maart 2026" not in draft.text.replace("Datum: 10 maart 2026", "")


def test_there_is_a_draft_for_what_one_writes_and_for_nothing_else() -> None:
    written = [kind for kind in ActionKind if drafted_reply(letter(), kind, date(2026, 3, 10))]
    assert written == [
        ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.SEND_DOCUMENTS
    ]  # fmt: skip


def test_an_appeal_is_not_written_to_who_wrote_the_letter() -> None:
    card = understand(
        sheet(
            (
                BlockKind.BODY,
                "Geachte heer Jansen,\nUw bezwaar is ongegrond. U kunt uiterlijk op 14 april 2026 "
                "in beroep gaan bij de rechtbank.",
            )
        )
    )
    assert [action.kind for action in card.actions] == [ActionKind.OBJECT]
    assert drafted_reply(card, ActionKind.OBJECT, date(2026, 3, 10)) is None
    assert drafted_reply(card, ActionKind.REPLY, date(2026, 3, 10)) is not None


def test_a_draft_becomes_a_pdf_whose_text_is_whole() -> None:
    long = "Ik schrijf één lange zin met ë, ü en €, " * 12
    document = pypdfium2.PdfDocument(typed_pdf(["Onderwerp: Bezwaar", "", long, *["x"] * 60]))
    assert len(document) == 2
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Onderwerp: Bezwaar" in text
    assert " ".join(long.split()) in text
    page = document[0].render(scale=1).to_numpy()
    assert (page[:, -40:] > 250).all(), "the right margin is free"
    document.close()


def test_a_payment_code_pays_what_the_letter_asks() -> None:
    payload = payment_payload(letter(), PUBLISHED)
    assert payload is not None
    assert payload.split("\n") == [
        "BCD", "002", "1", "SCT", "", "Gemeente Heuvelrijk", "NL91ABNA0417164300", "EUR245.60",
        "", "", "1234567890123456",
    ]  # fmt: skip
    drawn = payment_code(letter(), PUBLISHED)
    assert drawn is not None
    assert drawn.startswith(b"<?xml")


@pytest.mark.parametrize(
    "unsafe",
    [letter("NL20 INGB 0001 2345 67"), letter(sure=0.5)],
    ids=["an account nobody published", "print that was read badly"],
)
def test_no_payment_code_is_made_where_it_is_not_safe(unsafe: Letter) -> None:
    assert payment_code(unsafe, PUBLISHED) is None
    assert payment_code(letter(), Senders()) is None


def test_the_account_to_pay_to_is_the_one_that_is_told_with_the_sum() -> None:
    foot = "Postbus 12 3456 AB Heuvelrijk IBAN NL20 INGB 0001 2345 67"
    payload = payment_payload(letter(foot=foot), PUBLISHED)
    assert payload is not None
    assert "NL91ABNA0417164300" in payload


def test_of_two_accounts_told_with_the_sum_none_is_chosen() -> None:
    both = letter("NL91 ABNA 0417 1643 00 of NL20 INGB 0001 2345 67")
    assert payment_payload(both, PUBLISHED) is None


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_somebody_helps_with_every_letter(language: str) -> None:
    helping = all_aid(SAYS, language)
    assert [each.name for each in helping] == [
        "debts", "legal-desk", "neighbourhood-team", "library"
    ]  # fmt: skip
    assert {kind for each in helping for kind in each.actions} == set(ActionKind)
    assert all(each.message.language == language for each in helping)
