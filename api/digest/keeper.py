"""Sends the digest once a day, to who wants it and has something new waiting.

What was sent stands in the database: of several services one sends it, and after a restart nothing
is sent again. A server that cannot be reached is tried again later; nothing is lost but an hour.
"""

import logging
import smtplib
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Self

from api.digest.message import digest_for
from api.mail import Mail, MailError, hand_over
from api.services import Services
from api.waiting import Waiting, waiting_for
from forms.errors import FormsError
from forms.people.callers import Person
from forms.people.staff import PersonState

_log = logging.getLogger("leeswijzer")

#: How often it looks whether it is time.
_LOOK_AROUND_S = 600.0
#: People are told when the working day begins, and not at night.
_FROM_HOUR, _UNTIL_HOUR = 7, 18


class DigestKeeper:
    """A thread that sends digests."""

    def __init__(
        self,
        services: Services,
        mail: Mail,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._services = services
        self._mail = mail
        self._clock = clock
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="digests", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._closing.set()
        self._thread.join()

    def send_due(self) -> int:
        """Send what is due now; gives how many messages went out.

        Raises:
            MailError: the mail server cannot be used; who was not told is told later.
            StoreError: the database cannot be used.
        """
        now = self._clock()
        if not _FROM_HOUR <= now.hour < _UNTIL_HOUR:
            return 0
        day = now.date().isoformat()
        due = [(each, waiting) for each in self._people() if (waiting := self._news(each, day))]
        if not due:
            return 0
        sent = 0
        with self._mail.server.session() as connection:
            for person, waiting in due:
                sent += self._send(connection, person, waiting, day)
        return sent

    def _people(self) -> list[Person]:
        kept = self._services.staff.book.people.all(self._services.staff.signing_in.now())
        return [each.person for each in kept if each.standing is PersonState.ACTIVE]

    def _news(self, person: Person, day: str) -> list[Waiting]:
        """What waits, where that is something else than they were told last."""
        waiting = waiting_for(self._services, person)
        is_due = self._services.staff.book.digests.is_due(person.id, day, _told(waiting))
        return waiting if is_due else []

    def _send(
        self, connection: smtplib.SMTP, person: Person, waiting: list[Waiting], day: str
    ) -> bool:
        digests = self._services.staff.book.digests
        before = digests.claim(person.id, day, _told(waiting))
        if before is None:
            return False
        message = digest_for(person, waiting, self._mail.sender, self._mail.workbench_url)
        try:
            is_taken = hand_over(connection, message)
        except (OSError, smtplib.SMTPException):
            digests.give_back(person.id, before)
            raise
        if not is_taken:
            # Not by address: a log is read by more people than the list of who works here.
            _log.warning("the mail server refuses the digest of %s", person.who)
        return is_taken

    def _keep(self) -> None:
        while not self._closing.is_set():
            try:
                self.send_due()
            except (MailError, FormsError) as error:
                _log.warning("digests were not sent, and are tried again later: %s", error)
            self._closing.wait(_LOOK_AROUND_S)


def _told(waiting: list[Waiting]) -> dict[str, int]:
    return {each.kind: each.count for each in waiting}
