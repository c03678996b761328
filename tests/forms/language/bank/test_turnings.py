"""Sentences turned as Dutch turns them: the same said, and never what was not."""

import pytest

from forms.language.bank.turnings import turned
from tests.forms.language.bank.bank_files import bank


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Wij hebben uw aanvraag afgewezen.", "Uw aanvraag is afgewezen."),
        ("Daarom hebben wij uw aanvraag afgewezen.", "Daarom is uw aanvraag afgewezen."),
        ("Wij hebben uw gegevens niet ontvangen.", "Uw gegevens zijn niet ontvangen."),
        ("Uw aanvraag is door ons ontvangen.", "Wij hebben uw aanvraag ontvangen."),
        ("Uw aanvraag wordt door ons behandeld.", "Uw aanvraag wordt behandeld."),
        ("Wij zullen uw aanvraag behandelen.", "Wij behandelen uw aanvraag."),
        ("Daarna zullen wij het bedrag terugbetalen.", "Daarna betalen wij het bedrag terug."),
        ("Wij gaan uw aanvraag beoordelen.", "Wij beoordelen uw aanvraag."),
        ("Er is een fout gemaakt.", "Een fout is gemaakt."),
    ],
)
def test_a_sentence_is_turned_and_says_the_same(sentence: str, other: str) -> None:
    assert other in list(turned(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw aanvraag is ontvangen.",
        "Hebben wij uw aanvraag afgewezen?",
        "Wij hebben uw hulp nodig.",
        "Wij hebben de rekening nog niet betaald.",
        "Wij zullen proberen u te helpen.",
        "Wij gaan naar huis.",
        "Wij zouden uw aanvraag behandelen.",
        "Zij hebben uw aanvraag afgewezen.",
        "Uw aanvraag zou worden afgewezen.",
        "Uw aanvraag zal worden afgewezen.",
        "Wij zullen uw aanvraag afwijzen.",
    ],
)
def test_what_would_say_something_else_is_not_turned(sentence: str) -> None:
    assert list(turned(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Uw aanvraag is door ons afgewezen.", "Uw aanvraag is afgewezen."),
        ("Wij zullen contact met u opnemen.", "Wij nemen contact met u op."),
        ("Daarna zullen wij u een brief sturen.", "Daarna sturen wij u een brief."),
    ],
)
def test_the_bank_says_both_alike(sentence: str, plain: str) -> None:
    meant, said = bank().match(plain), bank().match(sentence)
    assert (said and said.pattern) == (meant and meant.pattern)


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw aanvraag is door de gemeente ontvangen en afgewezen door ons team.",
        "Wij zullen uw aanvraag niet meer kunnen afwijzen.",
        "Uw aanvraag zou worden afgewezen.",
    ],
)
def test_what_only_looks_alike_is_left_in_dutch(sentence: str) -> None:
    assert bank().match(sentence) is None
