"""The small server that workers are forked from, and what becomes of what they say."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext
from pathlib import Path

_OF_THE_TERMINAL = {signal.SIGINT, signal.SIGHUP}


def fork_context(preload: Sequence[str]) -> BaseContext:
    """How workers start: forked from a server that has loaded these modules and nothing else.

    A new worker is there in tens of milliseconds, shares the libraries' memory with the others,
    and inherits neither our threads nor our files. Ctrl-C or a closed terminal does not reach it,
    nor the server, loading or not: whoever started them ends them.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_THE_TERMINAL)
    try:
        resource_tracker.ensure_running()
        # Starting that one lets Ctrl-C through again.
        signal.pthread_sigmask(signal.SIG_BLOCK, _OF_THE_TERMINAL)
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def hush() -> None:
    """Have this process say nothing: libpng and libjpeg tell about people's pictures."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
