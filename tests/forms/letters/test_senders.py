import json

import pytest

from forms.errors import ContentError
from forms.letters.senders import Sender, Senders, read_sender, read_senders, write_sender
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

ENTRY = {
    "name": "Gemeente Heuvelrijk",
    "ibans": ["NL91 ABNA 0417 1643 00"],
    "phones": ["+31 (0)88 123 45 67", "14 020"],
    "emails": ["Info@Heuvelrijk.nl"],
    "hosts": ["www.heuvelrijk.nl"],
    "codes": [],
    "note": "what we do not know is left alone",
}


def content(*entries: object) -> bytes:
    return json.dumps({"senders": entries}).encode()


def test_what_is_published_is_read_in_one_form() -> None:
    (sender,) = read_senders(content(ENTRY))
    assert sender.ibans == {"NL91ABNA0417164300"}
    assert sender.phones == {"0881234567", "14020"}
    assert sender.emails == {"info@heuvelrijk.nl"}
    assert sender.has_host("mijn.heuvelrijk.nl")
    assert not sender.has_host("mijnheuvelrijk.nl")
    assert read_sender(write_sender(sender)) == sender


def test_saying_nothing_is_not_saying_that_there_is_none() -> None:
    (sender,) = read_senders(content({"name": "Dienst"}))
    assert sender.phones is None
    assert sender.has_host("dienst.nl") is None


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"{\n  oops", "line 2"),
        (b"[]", "senders: must be a list"),
        (b"[" * 100_000, "nested"),
        (content("x"), "senders[0]: must be an object"),
        (content({}), "senders[0].name"),
        (content(ENTRY, ENTRY), "senders[1].name: “Gemeente Heuvelrijk” stands at senders[0]"),
        (content({"name": "A", "ibans": "NL91"}), "senders[0].ibans: must be a list"),
        (content({"name": "A", "ibans": ["NL91ABNA0417164301"]}), "senders[0].ibans[0]: “NL91"),
        (content({"name": "A", "ibans": ["NL91ABNA041716430²"]}), "senders[0].ibans[0]: “NL91"),
        (content({"name": "A\ud800"}), "senders[0].name: holds a character"),
        (content({"name": "A\x00"}), "senders[0].name: holds a character"),
        (content({"name": "A", "hosts": ["\ud800.nl"]}), "senders[0].hosts[0]: holds a character"),
        (content({"name": "A", "phones": ["bel ons"]}), "senders[0].phones[0]"),
        (content({"name": "A", "hosts": ["geen host"]}), "senders[0].hosts[0]"),
        (content({"name": "A", "emails": [7]}), "senders[0].emails[0]: must be a text"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong_and_where(broken: bytes, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_senders(broken)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Centraal Incassobureau Zuid", None),
        ("Gemeente Heuvelrijk Incasso", "Gemeente Heuvelrijk"),
        ("Gem. Heuvelrijk", "Gemeente Heuvelrijk"),
        ("Waterschap De Hoge Gronden", None),
        ("Waterschap De Laage Gronden", "Waterschap De Lage Gronden"),
        ("Rechtbank Noord-Holland", None),
        ("Landelijk Incasso Bureau Boetes", "Landelijk Incassobureau Verkeersboetes"),
        ("Gemeente Heuvelrijk", "Gemeente Heuvelrijk"),
        ("gemeente HEUVELRIJK", "Gemeente Heuvelrijk"),
        ("Gemeente Heuvelrijck", "Gemeente Heuvelrijk"),
        ("Gemeente Heuvel-Rijk", "Gemeente Heuvelrijk"),
        ("Gemeente Heuveldorp", None),
        ("Gemeente Grootstad", None),
        ("Centraal Incasso Bureau Noord", "Centraal Incassobureau Noord"),
    ],
)
def test_an_imitated_name_is_compared_with_whom_it_imitates(
    printed: str, meant: str | None
) -> None:
    names = (
        "Gemeente Heuvelrijk", "Centraal Incassobureau Noord", "Waterschap De Lage Gronden",
        "Rechtbank Noord-Nederland", "Landelijk Incassobureau Verkeersboetes",
    )  # fmt: skip
    known = Senders(tuple(map(Sender, names)))
    letter = understand(
        sheet((BlockKind.LETTERHEAD, printed), (BlockKind.BODY, "Geachte heer,\nU moet betalen."))
    )
    found = known.of(letter)
    assert (found.name if found else None) == meant
