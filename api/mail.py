"""Handing messages to a mail server (SMTP), never over a line that others can read."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

_TIMEOUT_S = 20.0
_PORTS = {"smtps": 465, "smtp": 587}
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class MailError(Exception):
    """The mail server cannot be reached, or refuses; the message says why."""


@dataclass(frozen=True)
class MailServer:
    """A mail server and how to come in; `is_wrapped`: encrypted from the first byte."""

    host: str
    port: int
    is_wrapped: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def at(cls, address: str) -> "MailServer":
        """The server of `smtp://user:password@mail.example:587` or `smtps://…`.

        Raises:
            ValueError: that is no such address; says nothing of the password in it.
        """
        try:
            parts = urlsplit(address)
            scheme, host, port = parts.scheme, parts.hostname, parts.port
        except ValueError:
            scheme, host, port = "", None, None
        if scheme not in _PORTS or not host or parts.path not in ("", "/") or parts.query:
            raise ValueError("must be an address as smtps://user:password@mail.example:465")
        return cls(
            host,
            port or _PORTS[scheme],
            scheme == "smtps",
            unquote(parts.username) if parts.username else None,
            unquote(parts.password) if parts.password else None,
        )

    @contextmanager
    def session(self) -> Iterator[smtplib.SMTP]:
        """A connection to hand messages over.

        To another machine only encrypted, and only to a server that proves its name.

        Raises:
            MailError: it cannot be made.
        """
        try:
            with self._connected() as connection:
                if not self.is_wrapped and self.host not in _THIS_MACHINE:
                    connection.starttls(context=ssl.create_default_context())
                if self.user is not None:
                    connection.login(self.user, self.password or "")
                yield connection
        except (OSError, smtplib.SMTPException) as error:
            # What a server answers may name people: the class of the error says enough.
            raise MailError(
                f"The mail server {self.host}:{self.port} cannot be used: {type(error).__name__}."
            ) from error

    def _connected(self) -> smtplib.SMTP:
        if self.is_wrapped:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_S, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S)


@dataclass(frozen=True)
class Mail:
    """Where messages go out, whom they are from, and where the workbench is."""

    server: MailServer
    sender: str
    workbench_url: str


def hand_over(connection: smtplib.SMTP, message: EmailMessage) -> bool:
    """Hand one message over; false where the server refuses this very recipient.

    Raises:
        SMTPException, OSError: the connection is of no more use.
    """
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused:
        return False
    return True
