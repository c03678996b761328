from datetime import date

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind
from forms.letters.doubts import Doubt, doubts_about
from forms.letters.saying import warned
from forms.letters.senders import Sender, Senders
from forms.letters.sentences import sentences_of
from forms.letters.understand import understand
from forms.overlay import WarningCode
from tests.forms.letters.sheets import sheet
from vision.codes import Code, CodeKind
from vision.geometry import Quad
from vision.text.printed import BlockKind

KNOWN = Senders(
    (
        Sender(
            "Gemeente Heuvelrijk",
            ibans=frozenset({"NL91ABNA0417164300"}),
            phones=frozenset({"14020"}),
            emails=frozenset({"info@heuvelrijk.nl"}),
            hosts=frozenset({"heuvelrijk.nl"}),
            codes=frozenset({"heuvelrijk.nl"}),
        ),
        Sender(
            "Dienst Toezicht Noord",
            ibans=frozenset({"NL20INGB0001234567"}),
            phones=frozenset({"0501112233"}),
            emails=frozenset({"post@dtnoord.nl"}),
            hosts=frozenset({"dtnoord.nl"}),
        ),
    )
)
HONEST = (
    "Betaal € 50,00 vóór 1 mei 2026 op NL91 ABNA 0417 1643 00. Bel 14 020, mail naar "
    "info@heuvelrijk.nl of kijk op https://mijn.heuvelrijk.nl/betalen. Log in met www.digid.nl."
)


def doubts(
    body: str = HONEST,
    name: str = "Gemeente Heuvelrijk",
    codes: tuple[str, ...] = (),
    today: date = date(2026, 3, 4),
    sure: float = 0.98,
) -> tuple[Doubt, ...]:
    page = sheet(
        (BlockKind.LETTERHEAD, name),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, f"Geachte heer,\n{body}"),
        sure=sure,
    )
    printed = [
        Code(CodeKind.QR, "QR Code", payload, Quad.box(0, 0, 20, 20)) for payload in codes
    ]  # fmt: skip
    letter = understand(page, known=KNOWN.names)
    return doubts_about(letter, KNOWN, printed, today, sentences_of(page))


def test_an_honest_letter_raises_no_doubt() -> None:
    assert doubts(codes=("https://www.heuvelrijk.nl/qr", "0123456789", "Kenmerk: 12")) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("NL91 ABNA 0417 1643 00", "NL20 INGB 0001 2345 67", WarningCode.UNKNOWN_IBAN),
        ("NL91 ABNA 0417 1643 00", "DE89 3704 0044 0532 0130 00", WarningCode.UNKNOWN_IBAN),
        ("14 020", "06 12345678", WarningCode.UNKNOWN_PHONE),
        ("mijn.heuvelrijk.nl", "mijnheuvelrijk.nl", WarningCode.UNKNOWN_HOST),
        ("mijn.heuvelrijk.nl", "heuvelrljk.nl", WarningCode.UNKNOWN_HOST),
        ("mijn.heuvelrijk.nl", "heuvelrijk.nl.betaal.com", WarningCode.UNKNOWN_HOST),
        ("info@heuvelrijk.nl", "info@heuvelrijk.info", WarningCode.UNKNOWN_HOST),
    ],
)
@pytest.mark.parametrize("name", ["Gemeente Heuvelrijk", "Gemeente Heuvelrijck"])
def test_what_the_sender_never_published_warns(
    old: str, new: str, code: WarningCode, name: str
) -> None:
    assert [each.code for each in doubts(HONEST.replace(old, new), name)] == [code]


@pytest.mark.parametrize(
    "payload",
    [
        "https://heuvelrijk-betalen.nl/x", "www.heuvelrijk.online", "bit.ly/3xYz", "tel:0900123",
        "BCD\n002\n1\nSCT\n\nGemeente Heuvelrijk\nNL20INGB0001234567\nEUR50.00\n\n\n\n",
    ],
)  # fmt: skip
def test_a_code_that_leads_or_pays_elsewhere_warns(payload: str) -> None:
    assert [each.code for each in doubts(codes=(payload,))] == [WarningCode.UNKNOWN_CODE]


def test_a_code_that_pays_the_published_account_does_not() -> None:
    payload = "BCD\n002\n1\nSCT\n\nGemeente Heuvelrijk\nNL91ABNA0417164300\nEUR50.00\n\n\n\n"
    assert doubts(codes=(payload,)) == ()


def test_the_readers_own_account_needs_no_publishing() -> None:
    body = "U krijgt € 20,00 terug. Wij maken het over op uw rekening NL20 INGB 0001 2345 67."
    assert doubts(body) == ()


def test_what_was_read_badly_and_is_nearly_right_accuses_nobody() -> None:
    assert doubts(HONEST.replace("mijn.heuvelrijk.nl", "heuvelrljk.nl"), sure=0.5) == ()


def test_of_a_sender_that_published_nothing_nothing_is_said() -> None:
    body = "Betaal op NL20 INGB 0001 2345 67 of bel 06 12345678."
    assert doubts(body, "Gemeente Grootstad") == ()


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_a_day_that_passed_is_said_with_what_to_do_now(language: str) -> None:
    (doubt,) = doubts(today=date(2026, 5, 2))
    assert doubt.code is WarningCode.DEADLINE_PASSED
    said = warned(doubt, Explainer(bundled_phrases()), language)
    assert "2026" in said.text
    assert "{" not in said.text
    assert said.language == language


@pytest.mark.parametrize(
    ("when", "today", "last"),
    [
        ("vóór 1 mei 2026", date(2026, 4, 30), None),
        ("vóór 1 mei 2026", date(2026, 5, 1), "30 april 2026"),
        ("vóór vrijdag 1 mei 2026", date(2026, 5, 1), "30 april 2026"),
        ("op of vóór 1 mei 2026", date(2026, 5, 1), None),
        ("op of vóór 1 mei 2026", date(2026, 5, 2), "1 mei 2026"),
        ("uiterlijk 1 mei 2026", date(2026, 5, 1), None),
        ("uiterlijk 1 mei 2026", date(2026, 5, 2), "1 mei 2026"),
    ],
)
def test_before_a_day_is_over_when_that_day_comes(when: str, today: date, last: str | None) -> None:
    passed = doubts(f"U moet € 50,00 {when} betalen.", today=today)
    said = [warned(each, Explainer(bundled_phrases()), "nl").text for each in passed]
    assert len(said) == (last is not None)
    assert all(f"De laatste dag, {last}, is al voorbij." in each for each in said)


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_who_is_late_for_a_court_is_not_sent_to_the_sender(language: str) -> None:
    body = (
        "Uw bezwaar is ongegrond. U kunt uiterlijk op 14 april 2026 in beroep gaan bij de "
        "rechtbank."
    )
    (doubt,) = doubts(body, today=date(2026, 4, 15))
    phrases = bundled_phrases()[language]
    said = warned(doubt, Explainer(bundled_phrases()), language).text
    before, after = phrases.letters.appeal_passed.split("{date}")
    assert said.startswith(before) and said.endswith(after)
    assert phrases.letters.passed[ActionKind.OBJECT] not in said


def test_no_warning_claims_that_a_letter_is_genuine() -> None:
    for phrases in bundled_phrases().values():
        for text in phrases.warnings.values():
            assert not any(word in text.casefold() for word in ("genuine", "is echt", "أصلي"))


def test_a_host_misread_by_a_letter_and_not_quite_surely_accuses_nobody() -> None:
    misread = HONEST.replace("mijn.heuvelrijk.nl", "mijn.heuvelriik.nl")
    assert doubts(misread, sure=0.85) == ()
    assert [each.code for each in doubts(misread)] == [WarningCode.UNKNOWN_HOST]


@pytest.mark.parametrize(
    "said",
    [
        "Krijgt u ook geld van Dienst Toezicht Noord? Bel dan 050 1112233 of kijk op dtnoord.nl.",
        "U kunt ook terecht bij Dienst Toezicht Noord, telefoon 050-1112233, post@dtnoord.nl.",
        "Lukt inloggen niet? Bel de helpdesk van DigiD: 088 123 65 55.",
        "Het Juridisch Loket helpt u gratis: 0800 - 8020, www.juridischloket.nl.",
    ],
)
def test_another_office_that_the_letter_names_may_be_reached(said: str) -> None:
    assert doubts(f"{HONEST} {said}") == ()


def test_what_another_sender_publishes_is_not_the_senders_where_nobody_names_it() -> None:
    strange = doubts(f"{HONEST} Bel 050 1112233. Betaal op NL20 INGB 0001 2345 67.")
    assert {each.code for each in strange} == {WarningCode.UNKNOWN_PHONE, WarningCode.UNKNOWN_IBAN}
    paid = "Betaal aan Dienst Toezicht Noord op NL20 INGB 0001 2345 67."
    assert [each.code for each in doubts(paid)] == [WarningCode.UNKNOWN_IBAN]


@pytest.mark.parametrize(
    "named",
    ["Kijk op www.heuvelrijk.nl.", "Maak het over naar NL91 ABNA 0417 1643 00.", "Bel 14 020."],
)
def test_a_letter_of_somebody_else_is_not_measured_by_whom_it_names(named: str) -> None:
    body = f"Betaal € 50,00 op NL20 INGB 0001 2345 67. Bel 030 299 88 00. www.woonanker.nl {named}"
    assert doubts(body, "Woonstichting Het Anker") == ()


@pytest.mark.parametrize("name", ["Belastingen Heuvelrijk", "Afdeling Invordering"])
def test_a_part_of_a_sender_is_known_by_its_host(name: str) -> None:
    body = "Betaal € 50,00 op NL20 INGB 0001 2345 67. Kijk op www.heuvelrijk.nl."
    assert WarningCode.UNKNOWN_IBAN in {each.code for each in doubts(body, name)}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Stuur een bericht via WhatsApp naar +44 7911 829415.", WarningCode.UNKNOWN_PHONE),
        ("Bel uw behandelaar: 0044 7911 123456.", WarningCode.UNKNOWN_PHONE),
        ("Houd uw telefoonnummer bij de hand en bel 06 12345678.", WarningCode.UNKNOWN_PHONE),
        ("Is uw nummer niet bij ons bekend, app dan naar 06 12345678.", WarningCode.UNKNOWN_PHONE),
        ("Betaal via t.ly/Qw2x.", WarningCode.UNKNOWN_HOST),
        ("Betaal via shorturl.at/fgKM2.", WarningCode.UNKNOWN_HOST),
        ("Meld u op t.me/invordering_nl.", WarningCode.UNKNOWN_HOST),
        ("Betaal op heuvelrijk.services of bel ons.", WarningCode.UNKNOWN_HOST),
        ("Betaal op 185.22.14.9/betaal.", WarningCode.UNKNOWN_HOST),
        ("Betaal op NL20-INGB-0001-2345-67.", WarningCode.UNKNOWN_IBAN),
    ],
)
def test_ways_of_forgers_to_be_reached_are_seen(said: str, code: WarningCode) -> None:
    assert [each.code for each in doubts(f"{HONEST} {said}")] == [code]


@pytest.mark.parametrize(
    "said",
    [
        "Wij hebben uw telefoonnummer 06 12345678 genoteerd.",
        "Wij bereiken u op 06 12345678.",
        "Uw betalingskenmerk is 0044 7911 1234 5678.",
        "Meer vindt u op https://www.heuvelrijk.\nnl.",
    ],
)
def test_what_only_looks_like_a_way_to_be_reached_is_none(said: str) -> None:
    assert doubts(f"{HONEST} {said}") == ()


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_a_way_to_pay_that_no_office_asks_for_is_said_to_be_so(language: str) -> None:
    (doubt,) = doubts("Betaal € 50,00 in bitcoin.", "Gemeente Grootstad")
    assert doubt.code is WarningCode.UNKNOWN_IBAN and doubt.is_lure
    said = warned(doubt, Explainer(bundled_phrases()), language)
    assert said.text == bundled_phrases()[language].letters.odd_payment


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_a_secret_that_no_office_asks_for_is_warned_of_whoever_writes(language: str) -> None:
    (doubt,) = doubts("Installeer AnyDesk en bel ons.", "Gemeente Grootstad")
    assert doubt.code is WarningCode.UNKNOWN_IBAN and doubt.is_secret
    said = warned(doubt, Explainer(bundled_phrases()), language)
    assert said.text == bundled_phrases()[language].letters.odd_request
    assert said.text != bundled_phrases()[language].letters.odd_payment


@pytest.mark.parametrize(
    "said",
    [
        "Er zijn valse berichten in omloop die naar heuvelrijk-betalen.nl verwijzen.",
        "Klik niet op links naar www.heuvelrijk.info.",
        "Wij sturen u nooit betaallinks zoals bit.ly/3aBc.",
        "Oplichters bellen met het nummer 06 12345678.",
        "Telefoonnummer waarop wij u kunnen bereiken: 06 12345678.",
        "U gaf als e-mailadres p.jaspers@hotmail.com op.",
        "Kinderen bellen gratis met de Kindertelefoon: 0800-0432, www.kindertelefoon.nl.",
        "Beroep instellen? Bel de rechtspraak: 088 361 61 61.",
        "Huurders bellen de Huurcommissie: 0800 488 72 43, www.huurcommissie.nl.",
    ],
)
def test_what_the_letter_calls_false_or_the_readers_or_is_of_everybody_is_no_doubt(
    said: str,
) -> None:
    assert doubts(f"{HONEST} {said}") == ()


@pytest.mark.parametrize(
    "said",
    [
        "Er zijn valse brieven in omloop, bel daarom 06 12345678.",
        "Vanwege valse brieven is ons nummer nu 06 12345678.",
        "Er zijn valse brieven in omloop. Onze website is www.heuvelrijk.info.",
        "Betaal niet bij oplichters maar via www.heuvelrijk.info.",
        "Wij sturen geen papieren rekening meer en u betaalt op www.heuvelrijk.info.",
        "Klik niet op andere links dan www.heuvelrijk.info.",
        "Ga niet naar ons kantoor, ga naar www.heuvelrijk.info.",
        "U gaf geen nummer op. Bel ons op 06 12345678.",
    ],
)
def test_whoever_speaks_of_false_letters_may_be_false(said: str) -> None:
    assert len(doubts(f"{HONEST} {said}")) == 1


def test_an_account_a_digit_beside_the_published_one_is_no_misread_one() -> None:
    other = "NL96 ABNA 0417 1643 07"
    for sure in (0.98, 0.7):
        found = doubts(f"Het rekeningnummer staat hieronder.\n{other}", sure=sure)
        assert [each.code for each in found] == [WarningCode.UNKNOWN_IBAN]


def test_who_is_said_to_collect_for_the_sender_may_be_paid() -> None:
    told = "Dienst Toezicht Noord int deze heffing voor ons. Betaal op NL20 INGB 0001 2345 67."
    assert doubts(told) == ()
    for strange in (
        told.replace("NL20 INGB 0001 2345 67", "NL69 INGB 0123 4567 89"),
        told.replace("Dienst Toezicht Noord", "Een ander"),
        "Dit is namens het college. Betaal Dienst Toezicht Noord op NL20 INGB 0001 2345 67.",
    ):
        assert [each.code for each in doubts(strange)] == [WarningCode.UNKNOWN_IBAN]


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_who_is_told_not_to_pay_yet_is_not_told_to_pay_today(language: str) -> None:
    late = bundled_phrases()[language].letters.passed[ActionKind.PAY]

    def said(body: str) -> str:
        found = doubts(body, today=date(2026, 5, 2))
        passed = [each for each in found if each.code is WarningCode.DEADLINE_PASSED]
        (doubt,) = passed
        return warned(doubt, Explainer(bundled_phrases()), language).text

    assert late in said(HONEST)
    assert late not in said(HONEST.replace("NL91 ABNA 0417 1643 00", "NL20 INGB 0001 2345 67"))
    assert late not in said(f"{HONEST} Installeer AnyDesk.")


@pytest.mark.parametrize(
    "said",
    [
        "Praten met een vrijwilliger kan bij Humanitas Zuid, www.humanitas-zuid.nl.",
        "Over drinkwater gaat Watersteun, www.watersteun.nl.",
        "Lees meer bij Stichting De Plataan op https://stichtingdeplataan.nl/hulp.",
    ],
)
def test_the_site_of_whom_the_letter_names_for_help_is_no_doubt(said: str) -> None:
    assert doubts(f"{HONEST} {said}") == ()


@pytest.mark.parametrize(
    "said",
    [
        "Betaal via Regelsnel Nederland, www.regelsnelnederland.nl.",
        "Vul uw gegevens in bij Regelsnel Nederland, www.regelsnelnederland.nl.",
        "Onze partner is Regelsnel, www.regelsnel.nl.",
        "Kijk bij Incassohulp, www.incassohulp.nl.",
        "Kijk bij Regelsnel, www.regelsnel.com.",
        "Kijk bij Regelsnel, www.regel-snel-online.nl.",
        "Kijk bij Mijn Heuvelrijk, www.mijnheuvelrijk.nl.",
        "Kijk bij Heuvelrljk Zaken, www.heuvelrljkzaken.nl.",
        "Kijk op www.regelsnel.nl.",
        "Mail Regelsnel: info@regelsnel.nl.",
    ],
)
def test_a_site_is_not_trusted_for_a_name_beside_it(said: str) -> None:
    assert [each.code for each in doubts(f"{HONEST} {said}")] == [WarningCode.UNKNOWN_HOST]
