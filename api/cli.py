"""Where the program starts: how it is stopped is settled before anything that takes long loads."""

import os
import signal
import sys
from types import FrameType

#: Ctrl-C, a machine that stops, a terminal that is closed. What a shell says of a program that one
#: of them ended is 128 and its number.
_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STOPPED = 128
_STANDARD_ERROR = 2
#: When a stop that nobody heard is said again: after what did not hear it has ended.
_AGAIN_S = 0.01


class _Stop(SystemExit):
    """The end that was asked for; a class of its own, to be known where Python drops it."""


def main() -> None:
    """Run the command line; who stops it, be it while it loads, reads one word and no traceback."""
    for number in _STOPS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` asks
            signal.signal(number, _stop)
    sys.unraisablehook = _unheard
    from api.command_line import run  # noqa: PLC0415 - may take a second, in which one can stop it

    run()


def _stop(number: int, _frame: FrameType | None) -> None:
    """End by leaving what is under way, which removes what is half written and what it started."""
    # Closing a terminal says so twice; who types Ctrl-C again does not want to wait.
    signal.signal(number, signal.SIG_DFL if number == signal.SIGINT else signal.SIG_IGN)
    os.write(_STANDARD_ERROR, b"\nStopped.\n")  # whatever was being printed just then
    raise _Stop(_STOPPED + number)


def _unheard(dropped: "sys.UnraisableHookArgs") -> None:
    """Stop all the same where the signal came while Python cleared away something that is gone.

    Nothing leaves a finaliser or the callback of a weak reference: what is raised in one is told
    to `sys.unraisablehook`, and the program goes on.
    """
    stop = dropped.exc_value
    if not isinstance(stop, _Stop):
        sys.__unraisablehook__(dropped)
        return

    def again(_number: int, _frame: FrameType | None) -> None:
        raise _Stop(stop.code)

    signal.signal(signal.SIGALRM, again)
    signal.setitimer(signal.ITIMER_REAL, _AGAIN_S)


if __name__ == "__main__":
    main()
