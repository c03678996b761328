import pytest

from forms.letters.printed_codes import is_strange
from forms.letters.senders import Sender

SENDER = Sender(
    "Gemeente Heuvelrijk",
    ibans=frozenset({"NL91ABNA0417164300"}),
    phones=frozenset({"0201112233"}),
    emails=frozenset({"heuvelrijk@mailbox.nl"}),
    hosts=frozenset({"heuvelrijk.nl"}),
)


def card(*lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", "N:Gemeente", *lines, "END:VCARD"))


@pytest.mark.parametrize(
    "payload",
    [
        "tel:+31201112233",
        "TEL:020-111 22 33",
        "tel:08008020",
        "mailto:heuvelrijk@mailbox.nl?subject=Vraag",
        "mailto:info@post.heuvelrijk.nl",
        "KENMERK:20261234",
        card("TEL:+31 20 111 22 33", "URL:https://www.heuvelrijk.nl/contact"),
        card("TEL;TYPE=WORK,VOICE:0201112233", "EMAIL;TYPE=INTERNET:heuvelrijk@mailbox.nl"),
        "MECARD:N:Gemeente Heuvelrijk;TEL:0201112233;URL:heuvelrijk.nl;;",
    ],
)
def test_what_the_sender_published_may_be_behind_a_code(payload: str) -> None:
    assert not is_strange(payload, SENDER)


@pytest.mark.parametrize(
    "payload",
    [
        "tel:+31612345678",
        "tel:09001234",
        "sms:0201112233",
        "SMSTO:1234:5678",
        "WA:31612345678",
        "mailto:heuvelrijk@gmail.com",
        "bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        card("TEL:06 12345678", "URL:https://www.heuvelrijk.nl"),
        card("TEL:0201112233", "URL:https://heuvelrijk-betalen.nl"),
        card("TEL:0201112233", "EMAIL:heuvelrijk@gmail.com"),
        "MECARD:N:Gemeente Heuvelrijk;TEL:0201112233;URL:heuvelrijk.info;;",
    ],
)
def test_what_it_has_not_is_strange(payload: str) -> None:
    assert is_strange(payload, SENDER)
