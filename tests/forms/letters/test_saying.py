import re
from datetime import date
from decimal import Decimal

import pytest

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import ActionKind, Money
from forms.letters.saying import calendar_title, in_language, unread, written_date, written_money
from forms.letters.understand import understand
from forms.text import Provenance
from tests.forms.letters.sheets import read_letter, sheet
from vision.text.printed import BlockKind

SAYS = Explainer(bundled_phrases())
CARD = understand(
    sheet(
        (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
        (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412"),
        (
            BlockKind.BODY,
            "Geachte heer Jansen,\nU moet € 1.245,60 betalen vóór 1 mei 2026. U kunt binnen zes "
            "weken na de datum van deze brief bezwaar maken.",
        ),
    )
)


@pytest.mark.parametrize(
    ("language", "day", "amount"),
    [
        ("nl", "1 mei 2026", "€ 1.245,60"),
        ("en", "1 May 2026", "€1,245.60"),
        ("ar", "1 مايو 2026", "1,245.60 €"),
        ("fa", "1 مهٔ 2026", "€ 1,245.60"),
        ("de", "1. Mai 2026", "1.245,60 €"),
        ("es", "1 de mayo de 2026", "1.245,60 €"),
        ("uk", "1 травня 2026", "1 245,60 €"),
    ],
)
def test_days_and_amounts_are_written_as_the_language_does_in_latin_digits(
    language: str, day: str, amount: str
) -> None:
    assert written_date(date(2026, 5, 1), language) == day
    assert written_money(Money(Decimal("1245.60")), language) == amount


@pytest.mark.parametrize("language", ["nl", "en", "ar", "fa"])
def test_what_to_do_is_said_with_all_its_values(language: str) -> None:
    pay, against = in_language(CARD, SAYS, language).actions
    assert pay.kind is ActionKind.PAY
    assert pay.message.language == language
    assert pay.message.provenance is Provenance.PHRASE
    assert "Gemeente Heuvelrijk" in pay.message.text
    assert written_date(date(2026, 5, 1), language) in pay.message.text
    assert re.sub(r"\D", "", written_money(Money(Decimal("1245.60")), language)) == "124560"
    assert "HB-2026/00412" in against.message.text
    assert "{" not in pay.message.text + against.message.text


def test_values_keep_their_order_in_a_line_from_right_to_left() -> None:
    pay, against = in_language(CARD, SAYS, "ar").actions
    assert "\u2066HB-2026/00412\u2069" in against.message.text
    assert "\u2066Gemeente Heuvelrijk\u2069" in pay.message.text


def test_a_language_nobody_writes_in_is_answered_in_dutch() -> None:
    assert in_language(CARD, SAYS, "tlh").actions[0].message.language == "nl"


def test_what_is_not_certain_is_told_by_its_fact_and_not_once_more_in_what_to_do() -> None:
    asks = (BlockKind.BODY, "Geachte heer,\nU moet € 12,00 betalen vóór 1 mei 2026.")
    (doubtful,), (sure,) = (understand(sheet(asks, sure=each)).actions for each in (0.4, 0.98))
    assert [each.is_certain for each in (*doubtful.facts, *sure.facts)] == [False] * 2 + [True] * 2
    assert doubtful.message.text == sure.message.text


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("vóór 1 mei 2026", "vóór 1 mei 2026"),
        ("uiterlijk op 1 mei 2026", "uiterlijk op 1 mei 2026"),
        ("tot en met vrijdag 1 mei 2026", "uiterlijk op 1 mei 2026"),
        ("binnen twee weken na de datum van deze brief", "uiterlijk op 17 maart 2026"),
    ],
)
def test_a_last_day_is_said_as_the_letter_counts_it(printed: str, said: str) -> None:
    card = understand(
        sheet(
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte heer,\nU moet € 12,00 {printed} betalen."),
        )
    )
    assert said in card.actions[0].message.text


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
@pytest.mark.parametrize(
    ("subject", "told", "number"),
    [("Teruggaaf", "U krijgt € 36,49 terug.", 0), ("Toekenning", "U krijgt € 36,49.", 1)],
)
def test_what_one_gets_is_said_where_nothing_need_be_done(
    language: str, subject: str, told: str, number: int
) -> None:
    given = read_letter(
        told, "U hoeft niets te doen.", reference=f"Datum  3 maart 2026\nBetreft  {subject}"
    )
    (nothing,) = in_language(given, SAYS, language).actions
    first, *_ = bundled_phrases()[language].letters.actions[ActionKind.NOTHING]
    before, after = re.split(r"\{\w+\}", first[number])
    assert nothing.message.text.startswith(before) and after in nothing.message.text
    assert "36" in nothing.message.text


APPEAL = understand(
    sheet(
        (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
        (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412"),
        (
            BlockKind.BODY,
            "Geachte heer Jansen,\nUw bezwaar is ongegrond. Bent u het daar niet mee eens? Dan "
            "kunt u uiterlijk op 14 april 2026 in beroep gaan bij de rechtbank.",
        ),
    )
)


@pytest.mark.parametrize("language", sorted(bundled_phrases()))
def test_who_may_go_to_a_court_is_not_told_to_object(language: str) -> None:
    (appeal,) = in_language(APPEAL, SAYS, language).actions
    phrases = bundled_phrases()[language].letters
    when, (where,), _ = phrases.appeal
    assert appeal.kind is ActionKind.OBJECT and appeal.before == date(2026, 4, 14)
    assert all(part in appeal.message.text for part in [*when[0].split("{last}"), where])
    title = calendar_title(APPEAL, appeal, SAYS, language).text
    assert title.startswith(phrases.appeal_in_calendar[0].split("{")[0])


def test_who_may_choose_to_object_or_appeal_is_told_to_object() -> None:
    either = understand(
        sheet(
            (
                BlockKind.BODY,
                "Geachte heer,\nU kunt uiterlijk op 14 april 2026 bezwaar maken; in beroep gaan "
                "bij de rechtbank kan daarna.",
            )
        )
    )
    assert "bezwaar maken" in in_language(either, SAYS, "nl").actions[0].message.text


@pytest.mark.parametrize(
    ("language", "script", "called"),
    [("nl", "Grek", "Grieks"), ("nl", "Hani", "Chinees"), ("nl", "Thai", "Thai"),
     ("en", "Cyrl", "Cyrillic"), ("ar", "Hebr", "العبرية")],
)  # fmt: skip
def test_letters_that_cannot_be_read_are_called_by_their_name(
    language: str, script: str, called: str
) -> None:
    told = unread(script, SAYS, language)
    assert called in told.text
    assert told.language == language
    assert "{" not in told.text
