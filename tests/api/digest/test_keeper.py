"""The digest reaches a real SMTP server, once a day, only as news, with nothing of citizens."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import insert

from api.digest.keeper import DigestKeeper
from api.mail import Mail, MailError, MailServer
from api.metrics import Metrics
from api.services import Services, open_services
from api.settings import Settings
from forms.people.callers import Person
from forms.people.rights import ALL, Membership, Role
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import writing
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import OWN, TELL_TALE, Cast
from tests.api.identity.rules import _told
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.store.desk.planting import plant_proposal

MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
FROM = "leeswijzer@voorbeeld.example"


@dataclass
class PostBox:
    """Keeps what a mail server was handed; refuses whom it is told to."""

    messages: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


@dataclass
class House:
    """A running service, its people, and a clock of its own."""

    services: Services
    cast: Cast
    at: datetime = MORNING

    def keeper(self, server: MailServer) -> DigestKeeper:
        mail = Mail(server, FROM, "https://leeswijzer.voorbeeld.example/workbench")
        return DigestKeeper(self.services, mail, lambda: self.at)

    def reviewer(self) -> Person:
        """Somebody with an account, for whom a text of a colleague waits."""
        person = self.cast.person(Membership(Role.REVIEWER, OWN), name="Anouk")
        self.settle(person)
        self.plant()
        return person

    def settle(self, person: Person) -> None:
        """Makes the account of somebody who was invited."""
        with writing(self.cast.staff._engine) as connection:
            connection.execute(
                insert(schema.local_accounts).values(
                    person_id=person.id,
                    password_hash="x",
                    totp_secret="x",
                    totp_step=0,
                    set_up_at="2026-11-26",
                )
            )

    def plant(self) -> None:
        writer = self.cast.colleague()
        with writing(self.cast.staff._engine) as connection:
            plant_proposal(connection, OWN, writer.id)


@pytest.fixture
def box() -> Iterator[tuple[PostBox, MailServer]]:
    kept = PostBox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield kept, MailServer.at(f"smtp://127.0.0.1:{port}")
    finally:
        controller.stop()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
    with (
        open_services(settings_in(tmp_path), Metrics(), open_looker) as services,
        StaffBook.open(tmp_path) as staff,
    ):
        yield House(services, Cast(staff, tmp_path))


def test_somebody_is_told_once_what_waits_and_again_when_it_is_news(house, box) -> None:
    kept, server = box
    person = house.reviewer()
    keeper = house.keeper(server)
    assert (keeper.send_due(), keeper.send_due()) == (1, 0)
    (message,) = kept.messages
    assert (message["To"], message["From"]) == (person.email, FROM)
    text = message.get_content()
    assert "teksten om na te kijken: 1" in text
    assert "texts to review: 1" in text
    assert "https://leeswijzer.voorbeeld.example/workbench" in text
    house.at = MORNING.replace(day=27)
    assert keeper.send_due() == 0
    house.plant()
    assert keeper.send_due() == 1


def test_nothing_a_citizen_said_is_in_it(house, box) -> None:
    kept, server = box
    owner = house.cast.person(Membership(Role.OWNER, ALL), name="Bas")
    house.settle(owner)
    _told(house.cast)
    assert house.keeper(server).send_due() >= 1
    message = next(each for each in kept.messages if each["To"] == owner.email)
    assert "opmerkingen van burgers: 1" in message.get_content()
    assert TELL_TALE not in message.as_string()


def test_nobody_is_told_at_night_or_who_does_not_want_it(house, box) -> None:
    _, server = box
    person = house.reviewer()
    house.at = MORNING.replace(hour=3)
    assert house.keeper(server).send_due() == 0
    house.at = MORNING
    house.services.staff.book.digests.want(person.id, False)
    assert house.keeper(server).send_due() == 0
    house.services.staff.book.digests.want(person.id, True)
    assert house.keeper(server).send_due() == 1


def test_a_server_that_is_not_there_costs_nobody_their_message(house, box) -> None:
    _, server = box
    house.reviewer()
    with pytest.raises(MailError, match="cannot be used"):
        house.keeper(MailServer.at("smtp://127.0.0.1:1")).send_due()
    assert house.keeper(server).send_due() == 1


def test_an_address_that_is_refused_stops_nobody_elses_and_is_not_logged(
    house, box, caplog
) -> None:
    kept, server = box
    refused, other = house.reviewer(), house.reviewer()
    kept.refused.add(refused.email)
    assert house.keeper(server).send_due() == 1
    assert [each["To"] for each in kept.messages] == [other.email]
    assert refused.who in caplog.text
    assert refused.email not in caplog.text


def test_a_name_cannot_add_a_line_to_the_message(house, box) -> None:
    kept, server = box
    person = house.reviewer()
    with writing(house.cast.staff._engine) as connection:
        connection.exec_driver_sql(
            "UPDATE people SET name = 'Anouk\nBcc: x@elders.example' WHERE id = " + str(person.id)
        )
    assert house.keeper(server).send_due() == 1
    assert kept.messages[0]["Bcc"] is None
    assert "Dag Anouk Bcc: x@elders.example," in kept.messages[0].get_content()


@pytest.mark.parametrize(
    "address", ["mail.voorbeeld.nl", "http://a", "smtp://", "smtp://a:b:c", "smtp://a/x"]
)
def test_what_is_no_mail_server_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(ValueError, match="smtps://user") as refused:
        MailServer.at(address)
    assert address not in str(refused.value)


def test_settings_name_a_whole_mail_server_or_none() -> None:
    with pytest.raises(ValueError, match="MAIL_FROM"):
        Settings(smtp_url="smtps://a:geheim@mail.example")
    kept = Settings(
        smtp_url="smtps://a%40b:geheim@mail.example", mail_from=FROM,
        public_url="https://leeswijzer.voorbeeld.example",
    )  # fmt: skip
    assert kept.mail is not None
    assert (kept.mail.server.user, kept.mail.server.port) == ("a@b", 465)
    assert "geheim" not in repr(kept)
