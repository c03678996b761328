"""The client against a real server on this machine, sound and broken."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from forms.errors import TranslationError
from forms.language.engines.engine import Engines, TranslationEngine
from forms.language.engines.libretranslate import LibreTranslate, ServiceAddress
from forms.text import Provenance, Text
from tests.forms.language.engines.libretranslate_server import LANGUAGES, Server, say, serving

WORDS = {
    "U moet QX0Q betalen vóór QX1Q.": "You must pay QX0Q before QX1Q.",
    "Schrijf uw adres op.": "Write down your address.",
    "U hoeft niet te bellen.": "You have to call.",
    "Stuur het naar QX0Q.": "Send it to QX0Q.",
}
ADDRESS = "Schrijf uw adres op."
SECRETS = ["1250", "50", "2026", "mei", "Jansen"]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server(WORDS)) as running:
        yield running


def client(server: Server, timeout_s: float = 5, api_key: str | None = None) -> LibreTranslate:
    return LibreTranslate(ServiceAddress(server.url, api_key), timeout_s)


def test_a_text_is_translated_and_says_by_whom(server: Server) -> None:
    engine: TranslationEngine = client(server)
    assert engine.can_translate("nl", "en")
    assert engine.translate([ADDRESS], "nl", "en") == {
        ADDRESS: Text(
            "Write down your address.", "en", Provenance.MACHINE, "LibreTranslate 127.0.0.1"
        )
    }


def test_nothing_but_masked_texts_languages_and_the_key_leaves_the_machine() -> None:
    with serving(Server(WORDS, api_key="key-of-ours")) as server:
        texts = ["U moet € 1.250,50 betalen vóór 1 mei 2026.", "Stuur het naar J. Jansen."]
        found = client(server, api_key="key-of-ours").translate(texts, "nl", "en", ["J. Jansen"])
    assert [said.text for said in found.values()] == [
        "You must pay € 1.250,50 before 1 mei 2026.",
        "Send it to J. Jansen.",
    ]
    [asked] = server.asked
    assert asked == {
        "q": ["U moet QX0Q betalen vóór QX1Q.", "Stuur het naar QX0Q."],
        "source": "nl",
        "target": "en",
        "format": "text",
        "api_key": "key-of-ours",
    }
    sent = b"".join(server.received).decode().replace(str(server.port), "")
    lines = [line for line in sent.splitlines() if not line.startswith("Content-Length")]
    assert not any(secret in line for secret in SECRETS for line in lines)


def test_what_the_guard_refuses_is_left_out(server: Server) -> None:
    assert client(server).translate(["U hoeft niet te bellen."], "nl", "en") == {}


def test_only_languages_that_the_server_has_are_offered_under_our_codes(server: Server) -> None:
    engine = client(server)
    assert engine.targets("nl") == {"en": "en", "ar": "ar", "pt": "pt-BR", "nl": "nl"}
    assert not engine.can_translate("nl", "tr")
    assert not engine.can_translate("nl", "nl-BE")
    assert engine.translate([ADDRESS], "nl", "tr") == {}
    engine.translate(["Schrijf iets."], "nl", "pt")
    assert [asked["target"] for asked in server.asked] == ["pt-BR"]


def test_many_texts_are_sent_in_parts(server: Server) -> None:
    texts = [f"Schrijf uw adres op, {'heel ' * n}snel." for n in range(1, 60)]
    client(server).translate(texts, "nl", "en")
    assert [len(asked["q"]) for asked in server.asked] == [50, 9]


def test_a_wrong_key_is_an_error_that_says_so_without_key_or_text() -> None:
    with serving(Server(WORDS, api_key="right")) as server:
        with pytest.raises(TranslationError, match=r"refused the key \(HTTP 403\)") as caught:
            client(server, api_key="wrong").translate([ADDRESS], "nl", "en")
        assert "wrong" not in caught.value.message
        assert "adres" not in caught.value.message
    assert "right" not in repr(ServiceAddress("https://a.example", "right"))


#: Each of these goes on for so long: who waits for it to end is far too late.
TOO_LONG_S = 30
PAUSE_S = 0.05


def hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(TOO_LONG_S)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    with suppress(OSError):
        for _ in range(round(TOO_LONG_S / PAUSE_S)):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(PAUSE_S)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(round(TOO_LONG_S / PAUSE_S)):
            handler.wfile.write(b"X: y\r\n")
            handler.wfile.flush()
            time.sleep(PAUSE_S)


def overflow(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(40):
            handler.wfile.write(b"[" * 100_000)


def nest(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"[" * 100_000)


def break_off(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def promise_more(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"translatedText": [')


def gibberish(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff not http\r\n\r\n")


def redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/stolen")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def overloaded(handler: BaseHTTPRequestHandler) -> None:
    say(handler, 429, {"error": "Slowdown: too many requests"})


def fail(handler: BaseHTTPRequestHandler) -> None:
    say(handler, 500, {"error": "Cannot translate text: Schrijf uw adres op."})


def too_few(handler: BaseHTTPRequestHandler) -> None:
    say(handler, 200, {"translatedText": []})


def wrong_kind(handler: BaseHTTPRequestHandler) -> None:
    say(handler, 200, {"translatedText": [17]})


def a_list(handler: BaseHTTPRequestHandler) -> None:
    say(handler, 200, ["Write down your address."])


def a_web_page(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"<html>Welcome to the hotel network</html>")


BROKEN = [
    hang, drip, drip_headers, overflow, nest, break_off, promise_more, gibberish, redirect,
    overloaded, fail, too_few, wrong_kind, a_list, a_web_page,
]  # fmt: skip


@pytest.mark.parametrize("misbehave", BROKEN, ids=lambda each: each.__name__)
def test_a_broken_server_is_an_error_in_time_without_the_text(
    server: Server, misbehave: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    engine = client(server, timeout_s=0.4)
    assert engine.can_translate("nl", "en")
    server.misbehave = misbehave
    started = time.monotonic()
    with pytest.raises(TranslationError) as caught:
        engine.translate([ADDRESS], "nl", "en")
    # Given up after less than half a second; the machine may have much else to do.
    assert time.monotonic() - started < TOO_LONG_S / 2
    assert "adres" not in caught.value.message
    server.misbehave = None
    with pytest.raises(TranslationError, match="resting"):
        engine.translate([ADDRESS], "nl", "en")


@pytest.mark.parametrize("misbehave", [fail, gibberish, a_web_page, redirect])
def test_a_server_that_cannot_say_its_languages_offers_none_and_is_not_asked_again_at_once(
    server: Server, misbehave: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    server.misbehave = misbehave
    engine = client(server, timeout_s=0.4)
    assert not engine.can_translate("nl", "en")
    assert not engine.can_translate("nl", "en")
    assert engine.translate([ADDRESS], "nl", "en") == {}
    assert len(server.received) == 1


def test_a_server_that_is_not_there_leaves_the_other_engines_to_it() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        engines = Engines((LibreTranslate(ServiceAddress(url), 0.4),))
        assert not engines.can_translate("nl", "en")
        assert engines.translate([ADDRESS], "nl", "en") == {}
        engines.close()


@pytest.mark.parametrize(
    "answer",
    [
        {"code": "nl"},
        [{"code": "nl"}],
        [{"code": "nl", "targets": None}],
        [{"code": 3, "targets": ["en"]}, "nl"],
        [{"code": "nl", "targets": [4, None]}],
        [{"code": "nl", "targets": 5}],
        [{"code": "nl", "targets": "en"}],
    ],
)
def test_odd_lists_of_languages_offer_nothing(server: Server, answer: object) -> None:
    server.misbehave = lambda handler: say(handler, 200, answer)
    assert not client(server).can_translate("nl", "en")


@pytest.mark.parametrize(
    "url",
    [
        "", "libretranslate.example", "ftp://a.example", "file:///etc/passwd", "https://",
        "https://user:secret@a.example", "https://a.example/?api_key=x", "http://a.example:99999",
        "http://a.example:0", "https://a.example/#x", "http://[::1",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        ServiceAddress(url)


def test_a_server_below_a_path_is_found(server: Server) -> None:
    seen: list[str] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.path)
        say(handler, 200, LANGUAGES)

    server.misbehave = note
    LibreTranslate(ServiceAddress(f"{server.url}/translator/")).can_translate("nl", "en")
    assert seen == ["/translator/languages"]
