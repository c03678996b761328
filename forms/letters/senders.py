"""What senders publish about themselves: accounts, telephone numbers, addresses, codes.

A kind of detail that a sender's entry does not name at all is one we know nothing of; an empty
list says that there is none.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from forms.errors import ContentError
from forms.letter import Letter
from forms.letters.namesakes import is_namesake
from forms.letters.plain import plain
from forms.letters.sender_names import is_meant, likeness, may_speak_for
from forms.letters.values.contacts import dialled, host_of, is_at

_LONGEST_NAME, _MOST_VALUES = 200, 10_000
_KINDS = ("ibans", "phones", "emails", "hosts", "codes")
#: What JSON lets through (`\u0000`, `\ud800`) and no database or screen takes.
_UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Sender:
    """What one sender publishes; None where it says nothing of that kind.

    IBANs without spaces, phones as dialled in the country, hosts in small letters without www.
    """

    name: str
    ibans: frozenset[str] | None = None
    phones: frozenset[str] | None = None
    emails: frozenset[str] | None = None
    hosts: frozenset[str] | None = None
    codes: frozenset[str] | None = None

    @property
    def published(self) -> frozenset[str]:
        """Accounts, numbers, mail addresses and hosts: all by which a letter could be its own."""
        kinds = (self.ibans, self.phones, self.emails, self.hosts)
        return frozenset(value for kind in kinds for value in kind or ())

    def has_host(self, host: str) -> bool | None:
        """Whether a host is the sender's, subdomains too; None where that is not known."""
        if self.hosts is None:
            return None
        return any(is_at(host, own) for own in self.hosts)


@dataclass(frozen=True)
class Senders:
    """All senders that published something."""

    all: tuple[Sender, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, for `understand`."""
        return tuple(sender.name for sender in self.all)

    def of(self, letter: Letter) -> Sender | None:
        """Whom a letter says to be from: by name, else by host, else by account.

        A letter of somebody else may name a sender's host or account: they tell only where no
        other name stands there for certain.
        """
        if letter.sender is None:
            return self._by_host(letter) or self._by_account(letter)
        name = str(letter.sender.value)
        told = self._by_name(name, letter)
        if told is not None:
            return told
        likely = self._by_host(letter) or self._by_account(letter)
        if likely is None or not letter.sender.is_certain:
            return likely
        if is_namesake(letter, name, likely.name, likely.published):
            return None
        return likely if may_speak_for(name, (likely.name, *(likely.hosts or ()))) else None

    def named_in(self, text: str) -> Iterator[Sender]:
        """The senders whose whole name stands in a text."""
        said = plain(text)
        return (each for each in self.all if plain(each.name) in said)

    def _by_name(self, name: str, letter: Letter) -> Sender | None:
        scored = [(likeness(name, each.name), each) for each in self.all]
        meant = [(score, each) for score, each in scored if is_meant(name, each.name, score)]
        # Of a Waterschap and a Gemeente of one place the one whose whole name it is.
        meant.sort(key=lambda one: (one[0], fuzz.ratio(plain(name), plain(one[1].name))))
        for _, each in reversed(meant):
            if not is_namesake(letter, name, each.name, each.published):
                return each
        return None

    def _by_host(self, letter: Letter) -> Sender | None:
        hosts = [host_of(str(each.value)) for each in (*letter.urls, *letter.emails)]
        return next((each for each in self.all if any(map(each.has_host, hosts))), None)

    def _by_account(self, letter: Letter) -> Sender | None:
        ibans = {str(each.value) for each in letter.ibans}
        return next((each for each in self.all if ibans & (each.ibans or frozenset())), None)


def read_senders(content: bytes) -> tuple[Sender, ...]:
    """The senders in a file as `leeswijzer senders import` takes it.

    Raises:
        ContentError: it is no such file; the message says what is wrong, and where.
    """
    try:
        kept = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ContentError("This is not a text file in UTF-8.", "invalid-senders") from error
    except json.JSONDecodeError as error:
        raise ContentError(
            f"This is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.",
            "invalid-senders",
        ) from error
    except RecursionError as error:
        raise ContentError("This JSON is nested too deeply.", "invalid-senders") from error
    if not isinstance(kept, dict) or not isinstance(kept.get("senders"), list):
        raise _wrong("senders", "must be a list in a JSON object")
    return senders_of(kept["senders"])


def senders_of(entries: Sequence[object]) -> tuple[Sender, ...]:
    """The senders in a list of entries, as in a file or a signed pack.

    Raises:
        ContentError: one is not what it should be, or stands there twice.
    """
    found = [_sender(entry, f"senders[{place}]") for place, entry in enumerate(entries)]
    _require_each_once(found)
    return tuple(found)


def write_sender(sender: Sender) -> str:
    """One sender as JSON text, for keeping; `read_sender` reads it."""
    return json.dumps(sender_entry(sender), ensure_ascii=False, sort_keys=True)


def read_sender(text: str) -> Sender:
    """The sender written by `write_sender`."""
    return _sender(json.loads(text), "sender")


def sender_entry(sender: Sender) -> dict[str, Any]:
    """One sender as it stands in a file for import."""
    lists = {
        kind: sorted(values)
        for kind in _KINDS
        if (values := getattr(sender, kind)) is not None
    }  # fmt: skip
    return {"name": sender.name, **lists}


def _sender(entry: object, where: str) -> Sender:
    if not isinstance(entry, dict):
        raise _wrong(where, "must be an object")
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise _wrong(f"{where}.name", "must be the name of the sender")
    if len(name) > _LONGEST_NAME:
        raise _wrong(f"{where}.name", f"must have at most {_LONGEST_NAME} characters")
    _require_writable(name, f"{where}.name")
    lists = {kind: _values(entry, kind, where) for kind in _KINDS}
    return Sender(name=" ".join(name.split()), **lists)


def _values(entry: dict[str, Any], kind: str, where: str) -> frozenset[str] | None:
    if entry.get(kind) is None:
        return None
    values = entry[kind]
    if not isinstance(values, list) or len(values) > _MOST_VALUES:
        raise _wrong(f"{where}.{kind}", "must be a list of texts")
    return frozenset(
        _value(value, kind, f"{where}.{kind}[{place}]") for place, value in enumerate(values)
    )


def _value(value: object, kind: str, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(where, "must be a text")
    _require_writable(value, where)
    if kind == "ibans":
        return _iban(value, where)
    if kind == "phones":
        return _phone(value, where)
    if kind == "hosts":
        return _host(value, where)
    if kind == "emails":
        if not re.fullmatch(r"[^\s@]+@[^\s@]+", value.strip()):
            raise _wrong(where, f"“{value}” is no e-mail address")
        return value.strip().lower()
    return value.strip()


def _require_writable(text: str, where: str) -> None:
    if _UNWRITABLE.search(text):
        raise _wrong(where, "holds a character that cannot be written; take it out")


def _iban(value: str, where: str) -> str:
    iban = re.sub(r"\s", "", value).upper()
    if not _IBAN.fullmatch(iban) or _digits(iban) % 97 != 1:
        raise _wrong(where, f"“{value}” is no account number (IBAN): its check digits do not fit")
    return iban


def _digits(iban: str) -> int:
    """The number that modulo 97 is taken of: letters count from 10, the first four come last."""
    return int("".join(str(int(each, 36)) for each in iban[4:] + iban[:4]))


def _phone(value: str, where: str) -> str:
    phone = dialled(value)
    if not 3 <= len(phone) <= 16 or not phone.lstrip("+").isdecimal():
        raise _wrong(where, f"“{value}” is no telephone number")
    return phone


def _host(value: str, where: str) -> str:
    host = host_of(value)
    if not _HOST.fullmatch(host):
        raise _wrong(where, f"“{value}” is no host, as in gemeente.nl")
    return host


def _require_each_once(senders: Sequence[Sender]) -> None:
    seen: dict[str, int] = {}
    for place, sender in enumerate(senders):
        first = seen.setdefault(name_key(sender.name), place)
        if first != place:
            raise _wrong(
                f"senders[{place}].name", f"“{sender.name}” stands at senders[{first}] already"
            )


def name_key(name: str) -> str:
    """What two ways of writing one name have in common: letters, not their case or spacing."""
    return " ".join(name.casefold().split())


def _wrong(where: str, what: str) -> ContentError:
    return ContentError(f"{where}: {what}.", "invalid-senders")
