import pytest

from forms.codes import place_codes, told_by_codes
from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.overlay import Anchor, AnchorKind, FieldState
from forms.text import Provenance
from tests.builders import print_code, printed_page, reference_of, upright
from vision.codes import Code, CodeKind
from vision.geometry import PageMm, Quad
from vision.outcome import Match
from vision.picture import REFERENCE_PX_PER_MM, Page, Reference

A6_MM = (105.0, 148.0)
PLACE = upright(600, 800, sheet_mm=A6_MM)
AREA = Quad[PageMm].box(10, 100, 73, 112)
EXPLAINER = Explainer(bundled_phrases())


def code(text: str | None, kind: CodeKind = CodeKind.QR, standard: str = "QR Code") -> Code:
    return Code(kind, standard, text, AREA)


def anchor_of(text: str | None, language: str = "nl", kind: CodeKind = CodeKind.QR) -> Anchor:
    (anchor,) = place_codes([code(text, kind)], PLACE, EXPLAINER, language, "nl", after=4)
    return anchor


def explained(text: str | None, language: str = "nl") -> str:
    explanation = anchor_of(text, language).explanation
    assert explanation is not None
    return explanation.text


def test_a_code_is_an_anchor_after_those_of_the_page() -> None:
    anchor = anchor_of("https://www.voorbeeldstad.nl/verhuizing")
    assert (anchor.id, anchor.kind, anchor.order) == ("code:1", AnchorKind.CODE, 5)
    assert (anchor.field_type, anchor.required, anchor.state) == (None, None, FieldState.UNKNOWN)
    assert (anchor.area.xy == AREA.xy).all()
    assert (anchor.polygon.xy == PLACE.quad(AREA).xy).all()


def test_its_label_is_what_it_holds_and_its_name_is_ours() -> None:
    anchor = anchor_of("https://www.voorbeeldstad.nl/verhuizing", "en")
    assert anchor.label is not None
    assert anchor.label.text == "https://www.voorbeeldstad.nl/verhuizing"
    assert anchor.label.provenance is Provenance.SOURCE
    assert anchor.label.detail == "QR Code"
    assert anchor.translation is not None
    assert (anchor.translation.text, anchor.translation.provenance) == (
        "QR code",
        Provenance.PHRASE,
    )


@pytest.mark.parametrize("kind", CodeKind)
@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_every_kind_of_code_has_a_name_in_every_language(kind: CodeKind, language: str) -> None:
    name = anchor_of("P1", language, kind).translation
    assert name is not None
    assert name.language == language


@pytest.mark.parametrize(
    ("held", "host"),
    [
        ("https://www.voorbeeldstad.nl/verhuizing?x=1", "www.voorbeeldstad.nl"),
        ("HTTP://VOORBEELDSTAD.NL", "voorbeeldstad.nl"),
        ("www.voorbeeldstad.nl/a", "www.voorbeeldstad.nl"),
        # The name before the @ is no host, however much it looks like one.
        ("https://www.belastingdienst.nl@evil.example/pay", "evil.example"),
        # A Cyrillic a is not the Latin one.
        ("https://www.d\u0430s.nl", "www.xn--ds-7kc.nl"),
    ],
)
def test_an_address_is_named_by_where_it_leads(held: str, host: str) -> None:
    assert f"naar {host}." in explained(held)
    assert "{" not in explained(held)


def test_a_host_keeps_its_order_among_arabic_letters() -> None:
    assert "\u2066www.voorbeeldstad.nl\u2069" in explained("https://www.voorbeeldstad.nl", "ar")


@pytest.mark.parametrize("held", ["BCD\n002\n1\nSCT\n\nGemeente\nNL00", "SPC\r\n0200\r\n1\r\nCH44"])
def test_a_payment_code_warns_to_look_at_name_and_amount(held: str) -> None:
    assert "bedrag" in explained(held)


@pytest.mark.parametrize("held", [None, "VB2026000123", "http://", "https://[", "mailto:a@b.nl"])
def test_any_other_code_asks_nothing_of_the_reader(held: str | None) -> None:
    assert "niets mee te doen" in explained(held)


def test_what_a_code_holds_cannot_disturb_the_text_around_it() -> None:
    label = anchor_of("ab\u202ecd\x1b[2J\n\ne").label
    assert label is not None
    assert label.text == "ab cd [2J e"
    assert anchor_of("\n\x00").label is None
    long = anchor_of("x" * 5000).label
    assert long is not None
    assert len(long.text) == 200


def with_code(held: str | None, key: str = "form/1") -> Reference:
    page = printed_page(1, *A6_MM)[0]
    if held is not None:
        print_code(page, REFERENCE_PX_PER_MM, "Code39", held, (10, 100), module_mm=0.5)
    return reference_of(page, key, *A6_MM)


BLANKS = {
    "tax/2024": with_code("24502C"),
    "tax/2025": with_code("25502C"),
    "tax/none": with_code(None),
}


def told(held: str, key: str, *others: str) -> Match:
    sheet = Page(PLACE.quad(Quad.box(0, 0, *A6_MM)), 0.9)
    match = Match(key, (key, *others), PLACE, sheet, 0.9)
    seen = code(held, CodeKind.BARS, "Code 39")
    return told_by_codes(match, [seen], BLANKS.__getitem__)


def test_of_two_candidates_the_one_with_the_code_stays() -> None:
    found = told("25502C", "tax/2024", "tax/2025")
    assert (found.key, found.candidates) == ("tax/2025", ("tax/2025",))


def test_a_candidate_without_a_code_stays_beside_the_one_with_it() -> None:
    found = told("25502C", "tax/2024", "tax/2025", "tax/none")
    assert (found.key, found.candidates) == ("tax/2025", ("tax/2025", "tax/none"))


def test_the_code_of_a_year_nobody_registered_makes_less_sure() -> None:
    assert told("26502C", "tax/2024").confidence < 0.8
    assert told("24502C", "tax/2024").confidence == 0.9


def test_a_code_stuck_on_a_blank_place_says_nothing_about_the_form() -> None:
    assert told("25502C", "tax/none").confidence == 0.9
