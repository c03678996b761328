"""The whole text of a letter: nothing printed is lost, in whatever language it is said."""

import re
from collections.abc import Iterator
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from forms.language.sentence_ladder import SentenceLadder, bundled_ladder
from forms.letter import Money
from forms.letters.lines import place_lines
from forms.letters.saying import written_date, written_money
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import emails_in, phones_in, urls_in
from forms.letters.values.dates import dates_in
from forms.letters.values.money import amounts_in
from forms.letters.whole_text import is_value, sentences_said
from forms.overlay import Anchor
from forms.text import Provenance, Text
from scripts.typeset_letters import specimens
from tests.forms.language.bank.bank_files import bank
from tests.forms.letters.sheets import line, sheet
from tests.letters.maker import make_letter
from tests.letters.regrouping import grouped, regrouped
from vision.geometry import FramePx, Homography, PageMm
from vision.text.printed import Block, BlockKind, SheetText

AS_IT_LIES: Homography[PageMm, FramePx] = Homography(np.eye(3))
LANGUAGES = sorted(bank().languages)
TRANSLATED = [language for language in LANGUAGES if language != "nl"]
UNSEEN = re.compile(r"[\s\u200e\u200f\u061c\u2066-\u2069]")
#: A reference is letters and digits in groups; a house number or a year alone is none.
REFERENCE = re.compile(r"(?<![\w.-])(?=(?:[^\s\d]*\d){5})[A-Z0-9][\w./-]{5,}\w")

SLIP = sheet(
    (BlockKind.REFERENCE, "Datum  16 november 2026  Aanslagnummer  2026.40.118.223"),
    (BlockKind.REFERENCE, "Behandeld door  Team Invordering  Telefoon  (035) 555 01 40"),
    (BlockKind.BODY, "Met vriendelijke groet,"),
    (BlockKind.BODY, "de heffingsambtenaar van de gemeente Vlierbeek"),
    (BlockKind.SLIP, "Bedrag  € 87,40  Uiterlijk betalen op  14-12-2026"),
    (BlockKind.SLIP, "IBAN  NL91 ABNA 0417 1643 00  BIC  ABNANL2A"),
    (
        BlockKind.SLIP,
        "Ten name van  Gemeente Vlierbeek  Betalingskenmerk  8140 2264 0118 2231",
    ),
)
INVITED = (
    "Wij verwachten u op dinsdag 8 december 2026 om 10.30 uur bij Werkplein Drieburg, "
    "Stationsplein 12 in Drieburg, op de eerste verdieping naast de grote trap met leuning."
)
INVITATION = sheet(
    (BlockKind.BODY, f"{INVITED} Het gesprek duurt ongeveer 45 minuten. De kat is thuis."),
)


@cache
def ladder() -> SentenceLadder:
    """The real one; what a sentence says is found once, whatever language it is said in."""
    remembering = copy(bank())
    vars(remembering)["match"] = cache(bank().match)
    return bundled_ladder(bank=remembering)


@cache
def said_of(text: SheetText, language: str) -> tuple[list[Sentence], tuple[Anchor, ...]]:
    sentences = list(sentences_of(text))
    said = sentences_said(ladder(), sentences, (), language)
    return sentences, place_lines(text, said, {}, AS_IT_LIES, "nl")


def shown(anchor: Anchor) -> Text:
    """What a line says, where it says something."""
    assert anchor.translation is not None
    return anchor.translation


def bare(text: str) -> str:
    return UNSEEN.sub("", text).casefold()


def ways_of_values(printed: str, language: str) -> Iterator[tuple[str, ...]]:
    """Each value of a text, in the ways in which it may be written in a language."""
    for amount in amounts_in(printed):
        if any(sign.isdigit() for sign in printed[amount.start : amount.end]):
            money = written_money(Money(Decimal(amount.amount), "EUR"), language)
            yield printed[amount.start : amount.end], money, money.replace("€", "EUR")
    for day in dates_in(printed):
        if isinstance(day.value, date) and re.search(r"\d{4}", printed[day.start : day.end]):
            yield printed[day.start : day.end], written_date(day.value, language)
    for iban in ibans_in(printed):
        yield (printed[iban.start : iban.end],)
    for contact in (*phones_in(printed), *emails_in(printed), *urls_in(printed)):
        yield (printed[contact.start : contact.end],)
    for found in REFERENCE.findall(printed):
        if not dates_in(found) and not amounts_in(f"€ {found}"):
            yield (found,)


def lost(text: SheetText, language: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Values printed in sentences that begin on a line, and not found in what is said of it."""
    sentences, anchors = said_of(text, language)
    return [
        (each.text, ways, shown(anchor).text)
        for each in sentences
        if (anchor := anchors[each.lines[0]]).translation is not None
        for ways in ways_of_values(each.text, language)
        if not any(bare(way) in bare(shown(anchor).text) for way in ways)
    ]


@cache
def letters() -> dict[str, tuple[SheetText, ...]]:
    found = {
        Path(folder).name: grouped((folder / "letter.pdf").read_bytes()) for folder in specimens()
    }
    return found | {f"made {seed}": regrouped(make_letter(seed)) for seed in range(12)}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_line_is_found_in_what_is_said_of_it(language: str) -> None:
    asked = 0
    for name, sheets in letters().items():
        for text in (*sheets, SLIP, INVITATION):
            assert lost(text, language) == [], name
            asked += sum(
                len(list(ways_of_values(each.text, language))) for each in sentences_of(text)
            )
    assert asked > 500


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", TRANSLATED)
def test_all_that_is_printed_is_said_where_it_begins_or_stands_there_in_dutch(
    language: str,
) -> None:
    for name, sheets in letters().items():
        for text in sheets:
            sentences, anchors = said_of(text, language)
            begun = {each.lines[0] for each in sentences}
            for number, anchor in enumerate(anchors):
                assert (anchor.translation is not None) == (number in begun), name
            for each in sentences:
                said = shown(anchors[each.lines[0]])
                if said.language == "nl":
                    assert said.provenance is Provenance.SOURCE
                    assert each.text in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_of_a_payment_slip_stand_beside_their_labels(language: str) -> None:
    assert lost(SLIP, language) == []
    _, anchors = said_of(SLIP, language)
    for number, value in enumerate(("2026.40.118.223", "(035) 555 01 40"), 0):
        assert bare(value) in bare(shown(anchors[number]).text)
    assert bare("8140 2264 0118 2231") in bare(shown(anchors[-1]).text)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_name_beside_a_label_is_no_signature(language: str) -> None:
    _, anchors = said_of(SLIP, language)
    match = bank().match("Gemeente Vlierbeek")
    assert match is not None
    as_signed = bank().say(match, language)
    assert as_signed is not None
    for number in (1, len(anchors) - 1):
        assert as_signed.text not in shown(anchors[number]).text
    assert "“\u2068Gemeente Vlierbeek\u2069”" in shown(anchors[-1]).text
    signer = "de heffingsambtenaar van de gemeente Vlierbeek"
    under_the_greeting = next(each for each in anchors if each.label and each.label.text == signer)
    assert shown(under_the_greeting).provenance is Provenance.PHRASE


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_that_cannot_be_said_stands_in_dutch_where_it_stands_on_paper(
    language: str,
) -> None:
    _, anchors = said_of(INVITATION, language)
    texts = [each.translation for each in anchors if each.translation is not None]
    assert texts[0] == Text(INVITED, "nl", Provenance.SOURCE)
    assert "45" in texts[1].text
    assert texts[1].text.endswith("“\u2068De kat is thuis.\u2069”")
    assert (texts[1].provenance, texts[1].detail) == (Provenance.PHRASE, "source")


def test_a_row_of_a_label_that_was_translated_before_has_no_score() -> None:
    rows = [shown(each) for each in said_of(SLIP, "ar")[1]]
    assert {each.provenance for each in rows} <= {Provenance.DRAFT, Provenance.PHRASE}
    assert not any("%" in (each.detail or "") for each in rows)
    assert [each.detail for each in rows if "“" in each.text] == ["source"] * 3


def test_in_dutch_what_nobody_says_plainer_is_not_said_twice() -> None:
    first, *others = [each.translation for each in said_of(INVITATION, "nl")[1]]
    assert first is None
    assert any(each is not None and "ongeveer 45 minuten" in each.text for each in others)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("€ 87,40", True),
        ("14-12-2026", True),
        ("16 november 2026", True),
        ("NL91 ABNA 0417 1643 00", True),
        ("WPD/26-07731", True),
        ("(035) 555 01 40", True),
        ("www.vlierbeek.nl/betalen", True),
        ("Bedrag", False),
        ("€ 87,40 betalen", False),
        ("Gemeente Vlierbeek", False),
    ],
)
def test_a_value_needs_no_words(text: str, is_one: bool) -> None:
    assert is_value(text) is is_one


def test_a_line_of_values_only_is_no_label() -> None:
    row = SheetText(210, 297, (Block(BlockKind.BODY, (line("€ 87,40", 20),)),))
    assert [each.translation for each in said_of(row, "en")[1]] == [None]
