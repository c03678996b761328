from typing import Any

import pytest

from api.middleware.last_resort import LastResort
from tests.api.apart import apart


def test_what_nobody_foresaw_is_a_problem_and_its_words_stay_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise ValueError("J. Jansen, 999990019")

    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "scheme": "http", "headers": []}
    apart(LastResort(broken)(scope, None, send))
    assert messages[0]["status"] == 500
    assert b"internal-error" in messages[1]["body"]
    assert "Jansen" not in caplog.text
    assert "ValueError at test_last_resort.py" in caplog.text
