from datetime import date

import pytest

from forms.letters.doubts import doubts_about
from forms.letters.senders import Sender, Senders
from forms.letters.sentences import sentences_of
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

KNOWN = Senders(
    tuple(
        Sender(
            name,
            ibans=frozenset({iban}),
            phones=frozenset({phone, "14020"}),
            emails=frozenset({f"info@{host}"}),
            hosts=frozenset({host}),
        )
        for name, iban, phone, host in (
            ("Gemeente Oosterhage", "NL91ABNA0417164300", "0201112233", "oosterhage.nl"),
            ("Waterschap Vechtdal", "NL20INGB0001234567", "0501112233", "wsvechtdal.nl"),
            (
                "Woonstichting De Sluiswachter",
                "NL02ABNA0123456789",
                "0301112233",
                "sluiswachter.nl",
            ),
            ("GGD Kuststreek", "NL44RABO0123456789", "0701112233", "ggdkuststreek.nl"),
        )
    )
)
BODY = "Betaal € 50,00 vóór 1 mei 2026 op NL69 INGB 0123 4567 89. Bel 030 299 88 00 of 14 020. "


def is_warned(name: str, host: str, more: str = "") -> bool:
    page = sheet(
        (BlockKind.LETTERHEAD, name),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, f"Geachte heer,\n{BODY}Kijk op www.{host}. {more}"),
        (BlockKind.FOOTER, f"{name}, www.{host}, info@{host}"),
    )
    letter = understand(page, known=KNOWN.names)
    return bool(doubts_about(letter, KNOWN, (), date(2026, 3, 4), sentences_of(page)))


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Gemeente Oosterhagen", "oosterhagen.nl"),
        ("Gemeente Oosterhaven", "gemeenteoosterhaven.nl"),
        ("Gemeente Oosterhaag", "oosterhaag.nl"),
        ("Provincie Vechtdal", "provincievechtdal.nl"),
        ("Hoogheemraadschap Vechtdal", "hhvechtdal.nl"),
        ("Gemeente Vechtdal", "vechtdal.nl"),
        ("Woonstichting De Sluis", "wsdesluis.nl"),
        ("GGD Kustland", "ggdkustland.nl"),
    ],
)
def test_who_is_called_nearly_as_a_known_sender_is_not_measured_by_it(name: str, host: str) -> None:
    assert not is_warned(name, host)
    assert not is_warned(name, host, "Over het riool gaat Waterschap Vechtdal: 050 1112233.")
    assert not is_warned(name, host, "Of kijk bij Gemeente Oosterhage op www.oosterhage.nl.")


@pytest.mark.parametrize(
    ("name", "host", "more"),
    [
        ("Gemeente Oosterhagen", "oosterhagen.nl", "Mail naar info@oosterhage.nl."),
        ("Gemeente Oosterhagen", "oosterhagen.nl", "Of betaal op NL91 ABNA 0417 1643 00."),
        ("Gemeente Oosterhagen", "oosterhagen.nl", "Of bel 020 111 22 33."),
        ("Gemeente Oosterhagen", "oosterhage-betalen.nl", ""),
        ("Gemeente Oosterhaqe", "oosterhaqe.nl", "Kijk op www.oosterhage.nl."),
        ("Gemeente Oosterhge", "oosterhge.nl", ""),
        ("Gemeente Oosterrhage", "oosterrhage.nl", ""),
        ("Gemeente Oosterhaeg", "oosterhage.com", ""),
        ("Gemeente 0osterhage", "0osterhage.nl", ""),
        ("Gemeente Oosterhage", "oosterhagen.nl", ""),
        ("Belastingen Oosterhage", "www-oosterhage.nl", "Mail info@oosterhage.nl."),
        ("Provincie Vechtdal", "provincievechtdal.nl", "Bel ook 050 1112233."),
        ("GGD Kuststreek Incasso", "ggdkuststreekincasso.nl", ""),
    ],
)
def test_who_uses_something_of_a_known_sender_or_looks_the_same_is(
    name: str, host: str, more: str
) -> None:
    assert is_warned(name, host, more)


def test_of_two_organisations_of_one_place_the_one_whose_whole_name_it_is_is_meant() -> None:
    both = Senders(
        (
            Sender("Gemeente Rijnmark", hosts=frozenset({"rijnmark.nl"})),
            Sender("Waterschap Rijnmark", hosts=frozenset({"wsrijnmark.nl"})),
        )
    )
    for name in both.names:
        page = sheet((BlockKind.LETTERHEAD, name), (BlockKind.BODY, "Geachte heer,\nU betaalt."))
        found = both.of(understand(page))
        assert found is not None and found.name == name
