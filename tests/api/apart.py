"""Coroutines run beside the tests' own thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def apart(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What it gives, from a thread of its own: the browser's driver keeps a loop in the tests'."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, coroutine).result()
