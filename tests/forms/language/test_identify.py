"""Which language a letter is in, from its words alone and without the network."""

import socket
import threading

import pytest

from forms.language.identify import _network, identify, language_of

LETTERS = {
    "nl": "U moet de aanslag betalen vóór 1 mei 2026. Bent u het niet eens? Maak dan bezwaar.",
    "en": "You must pay the assessment before 1 May 2026. If you disagree, you can object to it.",
    "de": "Sie müssen den Bescheid vor dem 1. Mai 2026 bezahlen. Sie können Widerspruch einlegen.",
    "fr": "Vous devez payer cet avis avant le 1er mai 2026. Vous pouvez porter plainte.",
    "ar": "يجب عليك دفع الضريبة قبل الأول من مايو. إذا كنت لا توافق، يمكنك تقديم اعتراض كتابي.",
    "tr": "Vergiyi 1 Mayıs 2026 tarihinden önce ödemeniz gerekiyor. İtiraz edebilirsiniz.",
    "pl": "Musisz zapłacić podatek przed 1 maja 2026 roku. Możesz złożyć sprzeciw na piśmie.",
    "uk": "Ви повинні сплатити податок до 1 травня. Якщо ви не згодні, можете подати заперечення.",
}


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_is_in_its_language_also_in_capitals_and_over_lines(language: str) -> None:
    text = LETTERS[language]
    for written in (text, text.upper(), text.replace(" ", "\n"), f"\n\n{text}\n"):
        assert language_of(written) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "Kenmerk",
        "1234 AB Voorbeeldstad",
        "NL91 ABNA 0417 1643 00 € 1.250,50 06 12345678 www.voorbeeld.nl/a/b/c naam@voorbeeld.nl",
        "2026 " * 200,
        "…………………………………………………………………………………………………………",
    ],
)
def test_of_hardly_any_words_nothing_is_said(text: str) -> None:
    assert identify(text) is None
    assert language_of(text) is None


def test_of_no_language_at_all_nothing_is_sure() -> None:
    assert (
        language_of("xqzt vbnm plkj hgfd wrtz qwsx mnbv zxcv lkjh poiu ytre wqas dfgh jklm") is None
    )


def test_confidence_is_a_share_and_long_text_costs_little() -> None:
    found = identify(LETTERS["nl"] * 5000)
    assert found is not None
    assert found.language == "nl"
    assert 0.7 <= found.confidence <= 1.0


def test_nothing_is_fetched_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("no network")

    _network.cache_clear()  # so that it is loaded here
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert language_of(LETTERS["nl"]) == "nl"


def test_several_threads_ask_at_once() -> None:
    found: dict[str, str | None] = {}

    def ask(language: str) -> None:
        for _ in range(20):
            found[language] = language_of(LETTERS[language])

    threads = [threading.Thread(target=ask, args=(language,)) for language in LETTERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(language == said for language, said in found.items())
