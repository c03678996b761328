"""What fills a slot is read only where its first sign may begin it: nothing is lost by that."""

import pytest

from forms.language.bank.quantities import WEEKDAYS
from forms.language.bank.slots import SlotKind, may_begin, what_fills
from tests.forms.language.bank.bank_files import FILLINGS, judged
from tests.forms.language.entity_sentences import MONTHS

#: Other ways to print what the fillings of the bank print, with and without a capital.
ELSEWHERE = (
    "eur 80 of EUR 80 of euro 1.250,- of 12 euro of €5",
    "Maandag 3 mei 2027 en maandag 3 mei 2027, op 3 mei of eerder, op 3 mei 2027 of eerder",
    "In elk geval vóór 1 mei 2026; niet later dan 1 mei; ten laatste 2 mei; t/m 3 mei; tot 4 mei",
    "voor het einde van de maand, uiterlijk eind van deze maand, op zijn laatst 1 mei",
    "binnen een termijn van 6 weken, Binnen 6 weken, uiterlijk 14 dagen na dagtekening",
    "Vanaf 1 mei 2026 tot en met 3 juni 2026; van 3 t/m 7 juni 2026; 3 – 7 juni 2026; Maart 2026",
    "Januari, april, Juli, oktober, november, december; 19:30, 9u, 1999, 2031; 4 %, 12,5 pct",
    "Iedere werkdag van 9 tot 17 uur, dagelijks behalve in het weekend, Ma t/m vr 8.30-16 uur",
    "op elke werkdag van 9.00 tot 12.00 uur, zaterdag en zondag 10 - 12 uur, elke dag",
    "NL91ABNA0417164300, BE68 5390 0754 7034, 1234.56, ZK-2026/14, A 12 345, 88-TZB-1",
    "+31 20 123 45 67, 0031201234567, (020) 123 45 67, 0900 1234, 14 020, 14+020",
    "Postbus 12, 1000 AB Voorbeeldstad; Antwoordnummer 5; ’s-Gravenweg 3; 2e Weg 14; Élandstraat 2",
    "art. 4 Awb, Artikelen 3 en 5, de Wet werk en inkomen, het Awb, verordening, van de Awb",
)
DAYS_AND_MONTHS = (
    *(f"{day} 4 mei; {day} van 9 tot 17 uur" for day in WEEKDAYS),
    *(f"{day[:2]} t/m zo 9 - 17 uur; {day} 5 april t/m {day} 12 april 2027" for day in WEEKDAYS),
    *(f"{month}; {month} 2026; {month.title()} 2027" for month in MONTHS["nl"].split()),
)
TEXTS = (
    *(text for pair in FILLINGS.values() for text in pair),
    *(sentence for _, sentence in judged("judged.tsv")),
    *ELSEWHERE,
    *DAYS_AND_MONTHS,
)


@pytest.mark.parametrize("kind", SlotKind)
def test_whatever_is_read_somewhere_may_begin_there(kind: SlotKind) -> None:
    lost = [
        (text[at:], each)
        for text in TEXTS
        for turned in {text, text.upper(), text.lower()}
        for at in range(len(turned))
        for each in what_fills(kind, turned, at)
        if not may_begin(kind, turned, at)
    ]
    assert lost == []


@pytest.mark.parametrize("kind", [SlotKind.AMOUNT, SlotKind.IBAN, SlotKind.LAW, SlotKind.DEADLINE])
def test_most_words_begin_nothing_so_that_this_saves_something(kind: SlotKind) -> None:
    assert not may_begin(kind, "gemeente", 0)
