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


def main() -> None:
    """Run the command line; who stops it, be it while it loads, reads one word and no traceback."""
    for number in _STOPS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` asks
            signal.signal(number, _stop)
    from api.command_line import run  # noqa: PLC0415 - may take a second, in which one can stop it

    run()


def _stop(number: int, _frame: FrameType | None) -> None:
    """End by leaving what is under way, which removes what is half written and what it started."""
    # Closing a terminal says so twice; who types Ctrl-C again does not want to wait.
    signal.signal(number, signal.SIG_DFL if number == signal.SIGINT else signal.SIG_IGN)
    os.write(_STANDARD_ERROR, b"\nStopped.\n")  # whatever was being printed just then
    sys.exit(_STOPPED + number)


if __name__ == "__main__":
    main()
