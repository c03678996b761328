"""What a letter asks, straight or round about: papers, an answer, a call, a payment."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, asked_by, read_letter


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Zou u ons uiterlijk 20 maart 2026 de originele nota willen toesturen?", "send-documents"),
        ("Wij horen uiterlijk 20 maart 2026 graag van u hoe dit zit.", "reply"),
        ("Laat u ons op 20 maart 2026 of eerder weten wat er is gebeurd?", "reply"),
    ],
)
def test_what_is_asked_round_about_is_asked(sentence: str, kind: str) -> None:
    assert asked_by(read_letter(sentence)) == [(ActionKind(kind), date(2026, 3, 20))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "U krijgt een laatste kans: lever de ontbrekende stukken uiterlijk op 7 april 2026 in.",
            ActionKind.SEND_DOCUMENTS,
        ),
        (
            "U krijgt een laatste mogelijkheid om € 95,00 te betalen: dat moet vóór 7 april 2026.",
            ActionKind.PAY,
        ),
        ("Vertel ons uiterlijk 7 april 2026 wie de bestuurder was.", ActionKind.REPLY),
        ("Geef ons uiterlijk 7 april 2026 door wat u hebt betaald.", ActionKind.REPLY),
        ("Betaling van € 93,00 wordt tot en met 7 april 2026 verwacht.", ActionKind.PAY),
        ("Stuur ons uiterlijk 7 april 2026 een verslag van uw arts.", ActionKind.SEND_DOCUMENTS),
        (
            "Wij willen uiterlijk 7 april 2026 een rapport van u ontvangen.",
            ActionKind.SEND_DOCUMENTS,
        ),
    ],
)
def test_what_is_asked_is_asked_by_its_day(sentence: str, kind: ActionKind) -> None:
    letter = read_letter("Wij schrijven u over uw zaak.", sentence)
    assert asked_by(letter) == [(kind, date(2026, 4, 7))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Meld dat vóór 2 april 2026 telefonisch op 0123 45 67 89.", ActionKind.CALL),
        ("Dien vóór 2 april 2026 de eindfactuur en twee foto’s in.", ActionKind.SEND_DOCUMENTS),
        (
            "Laat ons vóór 2 april 2026 weten op welke rekening wij het geld mogen storten.",
            ActionKind.REPLY,
        ),
    ],
)
def test_what_is_asked_goes_by_how_it_is_done(sentence: str, kind: ActionKind) -> None:
    assert asked(read_letter(sentence)) == [kind]


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("Bel 088 555 01 23 voor een afspraak bij de balie.", [ActionKind.CALL]),
        ("Voor de pas moet u een afspraak maken via 088 555 01 23.", [ActionKind.CALL]),
        ("Kunt u niet? Bel 088 555 01 23 voor een andere afspraak.", []),
    ],
)
def test_a_call_is_asked_unless_it_is_for_who_cannot_come(
    sentence: str, actions: list[ActionKind]
) -> None:
    assert asked(read_letter(sentence)) == actions


@pytest.mark.parametrize(
    "text",
    [
        "De kassabonnen moeten uiterlijk op 1 april 2026 bij ons binnen zijn.",
        "De offertes van twee bedrijven zendt u ons voor 1 april 2026 toe.",
        "De akte van overlijden moet voor 1 april 2026 in ons bezit zijn.",
        "Uw verklaring over de verbouwing moet voor 1 april 2026 in ons bezit zijn.",
        "Wij zien de certificaten van uw installateur graag voor 1 april 2026 in huis komen.",
    ],
)
def test_papers_are_sent_whatever_they_are(text: str) -> None:
    assert asked_by(read_letter(text)) == [(ActionKind.SEND_DOCUMENTS, date(2026, 4, 1))]


@pytest.mark.parametrize(
    "text",
    [
        "Bij uw verzoek dient een huurcontract te worden meegestuurd, uiterlijk 14 april 2026.",
        "Een bewijs van inschrijving moet voor 14 april 2026 zijn toegezonden.",
        "De bankafschriften moeten uiterlijk 14 april 2026 worden overgelegd.",
        "Mail vóór 14 april 2026 een scan van uw ouderdomsverklaring.",
    ],
)
def test_papers_that_must_be_sent_are_asked(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.SEND_DOCUMENTS]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wilt u de nota uiterlijk 20 maart 2026 naar ons sturen?",
        "Wilt u ons uiterlijk 20 maart 2026 de juiste nota toesturen?",
    ],
)
def test_a_bill_that_is_missed_is_to_be_sent(sentence: str) -> None:
    letter = read_letter("Bij uw declaratie zat geen nota.", sentence)
    assert asked_by(letter) == [(ActionKind.SEND_DOCUMENTS, date(2026, 3, 20))]


def test_papers_and_an_answer_by_other_days_are_two_things_to_do() -> None:
    letter = read_letter(
        "Stuur het ingevulde formulier vóór 1 april 2026 terug.",
        "Stuur ons uiterlijk 20 april 2026 een kopie van uw loonstroken.",
    )
    assert asked_by(letter) == [
        (ActionKind.REPLY, date(2026, 4, 1)),
        (ActionKind.SEND_DOCUMENTS, date(2026, 4, 20)),
    ]


@pytest.mark.parametrize(
    "all_of_it",
    [
        "Wij hebben alles graag binnen twee weken na de datum van deze brief.",
        "Een en ander zien wij graag uiterlijk 17 maart 2026 tegemoet.",
        "Beide verwachten wij uiterlijk op 17 maart 2026.",
    ],
)
def test_papers_and_answers_may_both_be_due_on_one_day(all_of_it: str) -> None:
    letter = read_letter(
        "Wij hebben nog iets van u nodig.",
        "• een kopie van uw huurcontract",
        "• het formulier 'inkomen', ingevuld en met uw handtekening",
        all_of_it,
    )
    day = date(2026, 3, 17)
    assert asked_by(letter) == [(ActionKind.SEND_DOCUMENTS, day), (ActionKind.REPLY, day)]


def test_papers_alone_are_no_answer_though_all_are_due() -> None:
    letter = read_letter(
        "Wij hebben nog iets van u nodig.",
        "• een kopie van uw huurcontract",
        "• uw bankafschriften van juli",
        "Wij hebben alles graag binnen twee weken na de datum van deze brief.",
    )
    assert asked_by(letter) == [(ActionKind.SEND_DOCUMENTS, date(2026, 3, 17))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mailt u ons vóór 7 april 2026 even het nummer van uw huisarts?",
        "• Zet uw antwoord op de kaart en geef die vóór 7 april 2026 door.",
        "Ik verzoek u de verklaring vóór 7 april 2026 in te vullen en in te dienen.",
    ],
)
def test_an_answer_is_asked_in_a_question_or_in_a_list(sentence: str) -> None:
    assert asked_by(read_letter(sentence)) == [(ActionKind.REPLY, date(2026, 4, 7))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Onderteken de kopie en geef die vóór 7 april 2026 af bij de balie.",
        "Zet uw naam en handtekening op beide exemplaren en breng er één vóór 7 april 2026 langs.",
        "Zet uw keus op het kaartje en gooi het vóór 7 april 2026 in de bus bij nummer 3.",
    ],
)
def test_what_is_signed_and_handed_in_is_an_answer(sentence: str) -> None:
    letter = read_letter("Wij spraken af dat u in delen betaalt.", sentence)
    assert (ActionKind.REPLY, date(2026, 4, 7)) in asked_by(letter)


def test_a_call_to_agree_on_a_talk_is_asked() -> None:
    letter = read_letter(
        "Vul de vragenlijst uiterlijk 7 april 2026 in.",
        "Bel daarna uw begeleider, de heer Smit, om een gesprek af te spreken.",
    )
    assert (ActionKind.CALL, date(2026, 4, 7)) in asked_by(letter)
