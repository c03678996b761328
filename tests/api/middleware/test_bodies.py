import asyncio
from typing import Any

import pytest

from api.errors import ProblemError
from api.middleware.bodies import BodyLimit
from tests.api.apart import apart

SCOPE = {"type": "http", "method": "POST", "path": "/", "scheme": "http", "headers": []}


async def swallow(scope: Any, receive: Any, send: Any) -> None:
    """An application that reads the body and says how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def sent(*parts: bytes, pause_s: float = 0) -> Any:
    waiting = list(parts)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(pause_s)
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting)}

    return receive


def ask(app: Any, receive: Any, headers: list[tuple[bytes, bytes]] | None = None) -> list[Any]:
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    apart(app({**SCOPE, "headers": headers or []}, receive, send))
    return messages


def test_a_body_within_bounds_passes_unchanged() -> None:
    messages = ask(BodyLimit(swallow, max_bytes=10), sent(b"12345", b"67890"))
    assert messages[1]["body"] == b"10"


def test_a_body_is_refused_while_it_comes_in() -> None:
    with pytest.raises(ProblemError) as caught:
        ask(BodyLimit(swallow, max_bytes=10), sent(b"12345", b"67890", b"1", b"never read"))
    assert (caught.value.status, caught.value.code) == (413, "too-large-bytes")


@pytest.mark.parametrize("length", [b"11", b"9" * 5000])
def test_a_body_that_announces_too_much_is_refused_unread(length: bytes) -> None:
    received = sent(b"12345678901")
    messages = ask(BodyLimit(swallow, max_bytes=10), received, [(b"content-length", length)])
    assert messages[0]["status"] == 413


async def refuse(_scope: Any, _receive: Any, send: Any) -> None:
    """An application that answers without a look at the body."""
    await send({"type": "http.response.start", "status": 415, "headers": []})
    await send({"type": "http.response.body", "body": b"no"})


@pytest.mark.parametrize("header", [(b"content-length", b"3"), (b"transfer-encoding", b"chunked")])
def test_what_is_refused_is_answered_before_it_is_read_out(header: tuple[bytes, bytes]) -> None:
    told: list[str] = []
    parts = [b"1", b"2", b"3"]

    async def receive() -> dict[str, Any]:
        told.append("read")
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Any) -> None:
        told.append(f"{message.get('status', message.get('body'))} {message.get('more_body')}")

    apart(BodyLimit(refuse)({**SCOPE, "headers": [header]}, receive, send))
    assert told == ["415 None", "b'no' True", "read", "read", "read", "b'' False"]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"content-length", b"9" * 5000)],
        [(b"content-length", b"3"), (b"expect", b"100-continue")],
    ],
)
def test_what_nobody_sends_or_much_too_much_is_not_read_out(
    headers: list[tuple[bytes, bytes]],
) -> None:
    messages = ask(BodyLimit(refuse), sent(), headers)
    assert messages[-1]["type"] == "http.response.body"


def test_a_refused_body_that_never_ends_is_cut_off() -> None:
    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"1", "more_body": True}

    chunked = [(b"transfer-encoding", b"chunked")]
    messages = ask(BodyLimit(refuse, timeout_s=0.05), receive, chunked)
    assert messages[-1].get("more_body") is False


@pytest.mark.parametrize("length", [b"-1", b"ten", b"1e3", "٣".encode()])
def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    messages = ask(BodyLimit(swallow), sent(), [(b"content-length", length)])
    assert messages[0]["status"] == 400


def test_a_body_that_comes_too_slowly_is_refused() -> None:
    with pytest.raises(ProblemError) as caught:
        ask(BodyLimit(swallow, timeout_s=0.05), sent(*[b"1"] * 100, pause_s=0.02))
    assert (caught.value.status, caught.value.code) == (408, "too-slow")


def test_all_bodies_together_are_bounded_and_room_is_given_back() -> None:
    limited = BodyLimit(swallow, max_bytes=10, held_bytes=15)
    for _ in range(3):
        assert ask(limited, sent(b"1234567890"))[0]["status"] == 200

    async def two_at_once() -> list[Any]:
        def one() -> Any:
            return limited({**SCOPE}, sent(b"1234567890", b"", pause_s=0.01), _ignore)

        return await asyncio.gather(one(), one(), return_exceptions=True)

    refused = [each for each in apart(two_at_once()) if each is not None]
    assert [(each.status, each.code) for each in refused] == [(503, "overloaded")]


async def _ignore(_message: Any) -> None:
    pass
