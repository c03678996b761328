"""The invented organisations that write made letters, and what they publish about themselves."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.letters.spelling import grouped, iban_of

#: Area codes of three digits, of towns and for organisations; all others have four.
_THREE_DIGITS = re.compile(r"01[035]|02[0346]|03[03568]|04[0356]|05[0358]|07[0-9]|08[58]")

SENDERS = Path(__file__).parent / "senders"


@dataclass(frozen=True)
class Sender:
    """An organisation: what its letters always say. `phone` is digits as dialled.

    `further` are accounts it has beside `iban`; its foot names them all."""

    name: str
    sort: str
    departments: tuple[str, ...]
    signers: tuple[str, ...]
    visit: str
    post: str
    code: str
    town: str
    phone: str
    mailbox: str
    host: str
    paths: tuple[str, ...]
    iban: str
    kvk: str
    logo: str
    accent: tuple[int, ...]
    second: tuple[int, ...]
    codes: str = ""
    further: tuple[str, ...] = ()

    @property
    def code_host(self) -> str:
        """Where its printed codes lead."""
        return self.codes or self.host

    @property
    def email(self) -> str:
        """Its address for mail."""
        return f"{self.mailbox}@{self.host}"

    @property
    def published(self) -> dict[str, object]:
        """Its entry in what senders publish (senders.schema.json)."""
        return {
            "name": self.name,
            "ibans": [self.iban, *self.further],
            "phones": [self.phone],
            "emails": [self.email],
            "hosts": [self.host],
            "codes": [self.code_host],
        }


@cache
def senders(folder: str = "developed") -> tuple[Sender, ...]:
    """All senders of a folder, in the files' order."""
    files = sorted((SENDERS / folder).glob("*.toml"))
    entries = [
        entry for file in files for entry in tomllib.loads(file.read_text("utf-8"))["sender"]
    ]
    return tuple(map(_sender, entries))


def _sender(entry: dict[str, object]) -> Sender:
    bank, account = str(entry.pop("bank")), int(str(entry.pop("account")))
    accounts: list[int] = entry.pop("further", [])  # type: ignore[assignment]
    further = tuple(iban_of(bank, each) for each in accounts)
    lists = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
    known = {**entry, **lists}
    return Sender(iban=iban_of(bank, account), further=further, **known)  # type: ignore[arg-type]


def published_senders(folder: str = "developed") -> dict[str, object]:
    """What all senders publish, as `leeswijzer senders import` takes it."""
    return {"senders": [sender.published for sender in senders(folder)]}


def spelled_phone(phone: str, rng: Random) -> str:
    """A Dutch number as printed: 14 0xx, 0800, 088, or of a town with three or four digits."""
    if phone.startswith("14"):
        return f"{phone[:2]} {phone[2:]}"
    if phone.startswith("06"):
        return rng.choice([f"06 {' '.join(grouped(phone[2:], 2))}", f"06-{phone[2:]}"])
    if phone.startswith(("0800", "0900")):
        rest = " ".join(grouped(phone[4:], 4))
        return f"{phone[:4]}{rng.choice([' ', '-', ' – '])}{rest}"
    size = 3 if _THREE_DIGITS.match(phone) else 4
    area, rest = phone[:size], phone[size:]
    spaced = f"{rest[:-4]} {rest[-4:-2]} {rest[-2:]}"
    abroad = area[1:]
    return rng.choice(
        [
            f"{area} {spaced}",
            f"{area} {spaced}",
            f"{area} - {spaced}",
            f"({area}) {spaced}",
            f"{area}-{rest}",
            f"{area}{rest}",
            f"+31 {abroad} {spaced}",
            f"+31 (0){abroad} {spaced}",
        ]
    )
