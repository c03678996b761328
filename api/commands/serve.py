"""`leeswijzer serve`: the service and the phone client, until Ctrl-C."""

import contextlib
import errno
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import click
import segno
import uvicorn

from api.app import create_app
from api.certificate import Certificate, certificate_for, lan_address, own_names
from api.services import require_usable
from api.settings import Settings
from api.staff.services import require_signer
from api.terminal.output import say
from api.terminal.surroundings import read_settings, wrong_settings
from forms.errors import PackError

_LOCAL_HOST = "127.0.0.1"
_EVERY_HOST = "0.0.0.0"  # noqa: S104 - asked for with --tls, to be opened on a phone
_DEFAULT_PORT = 8000

# After Ctrl-C, time for answers under way.
_FAREWELL_S = 3

# A phone keeps its connection between two frames, which come at most a second apart.
_KEEP_ALIVE_S = 10


@dataclass(frozen=True)
class _Address:
    """What to type, and whether a phone may type it."""

    url: str
    is_for_phones: bool


@click.command()
@click.option("--host", help="Address to listen on. Default: this machine only; all with --tls.")
@click.option("--port", type=click.IntRange(0, 65535), default=_DEFAULT_PORT, show_default=True)
@click.option("--tls", is_flag=True, help="https with our own certificate, to open on a phone.")
def serve(host: str | None, port: int, *, tls: bool) -> None:
    """Start the service and the phone client."""
    settings = read_settings()
    _require_usable(settings)
    chosen_host = host or (_EVERY_HOST if tls else _LOCAL_HOST)
    listening = _listen(chosen_host, port)
    certificate = certificate_for(settings.data_dir / "tls", own_names()) if tls else None
    address = _address(chosen_host, listening.getsockname()[1], has_tls=tls)
    config = uvicorn.Config(
        create_app(settings),
        # Requests are not logged: their addresses and sizes are nobody's business.
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_FAREWELL_S,
        ssl_certfile=certificate.certificate_file if certificate else None,
        ssl_keyfile=certificate.key_file if certificate else None,
    )
    server = _Server(config, partial(_announce, address, certificate))
    _stop_alike()
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it, no failure
        server.run(sockets=[listening])


def _stop_alike() -> None:
    """Have who stops it otherwise (systemd, a container, a closed terminal) ask what Ctrl-C asks.

    Ended by the signal itself, it would leave the folder of the sockets of its workers in the
    folder for temporary files.
    """
    for asks in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asks, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as `nohup` asks
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))


def _require_usable(settings: Settings) -> None:
    require_usable(settings.storage)
    try:
        require_signer(settings.pack_key)
    except PackError as error:
        said = error.message.rstrip(".")
        raise wrong_settings(f"LEESWIJZER_PACK_KEY: {said}") from error


class _Server(uvicorn.Server):
    """Uvicorn, saying in plain words that it is there and that it stops."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        say("", err=True)  # behind the ^C
        say("Stopping.", err=True)
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise click.ClickException(
            f"Cannot listen on {host} port {port}: {error.strerror}. {_what_to_do(error)}"
        ) from None
    return listening


def _what_to_do(error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "Choose an address of this machine with --host."
    if error.errno == errno.EACCES:
        return "Ports below 1024 need an administrator. Choose a higher one with --port."
    return "Is another service running there? Choose another port with --port."


def _address(host: str, port: int, *, has_tls: bool) -> _Address:
    is_everywhere = host in (_EVERY_HOST, "::")
    shown = (lan_address() if has_tls and is_everywhere else None) or (
        "localhost" if is_everywhere or _is_loopback(host) else host
    )
    bracketed = f"[{shown}]" if ":" in shown else shown
    return _Address(
        url=f"{'https' if has_tls else 'http'}://{bracketed}:{port}",
        is_for_phones=has_tls and shown != "localhost",
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _announce(address: _Address, certificate: Certificate | None) -> None:
    say(f"Leeswijzer is on {address.url} (Ctrl-C stops it)", err=True)
    if address.is_for_phones:
        say("Open it on a phone on the same network:", err=True)
        say("", err=True)
        segno.make_qr(address.url).terminal(out=sys.stderr, compact=True)
    if certificate is not None:
        say(
            "The phone will warn once, because we signed the certificate ourselves. Its SHA-256 "
            "fingerprint is",
            err=True,
        )
        say(certificate.fingerprint, err=True)
    elif not address.url.startswith("http://localhost"):
        say(
            "Browsers allow the camera over https only, except on this machine: use --tls to "
            "open it on a phone.",
            err=True,
        )
