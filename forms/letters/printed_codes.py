"""Whether a printed code leads, pays or connects to something that its sender has not published."""

import re

from forms.letters.public_contacts import public_contacts
from forms.letters.senders import Sender
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import dialled, host_of, is_at

_PAYMENT = re.compile(r"BCD\r?\n")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\s)", re.IGNORECASE)
_LEADS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|www\.)\S+", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_CALLS = re.compile(r"tel:\s*([+\d][\d ().-]*)", re.IGNORECASE)
#: "KENMERK:123456": a number with what it is, which connects to nothing. Ways to connect are no
#: such words.
_NUMBER = re.compile(
    r"(?!tel|sms|mms|fax|callto|facetime|skype|wa|intent|market|upi)[a-z]{3,20}:[\d./ -]+",
    re.IGNORECASE,
)
#: A card for an address book: what of it can be called, written to or opened.
_CARD = re.compile(r"BEGIN:VCARD\b|MECARD:", re.IGNORECASE)
_ON_CARD = re.compile(r"(?:^|[;:\n])(TEL|EMAIL|URL)(?:;[^:\n]*)?:([^\r\n;]+)", re.IGNORECASE)


def is_strange(payload: str, sender: Sender) -> bool:
    """Whether what a code holds reaches anything but what its sender has published.

    What a code only tells a machine (a number, a text) harms nobody.
    """
    if payload in (sender.codes or ()) or _NUMBER.fullmatch(payload):
        return False
    if _PAYMENT.match(payload):
        return _pays_astray(payload, sender)
    if _CARD.match(payload):
        ways = _ON_CARD.finditer(payload)
        return any(_is_strange_way(way[1], way[2], sender) for way in ways)
    called = _CALLS.fullmatch(payload)
    if called:
        return not _is_own_number(called[1], sender)
    if _SCHEME.match(payload) and not _LEADS.match(payload):
        return True  # sms:, wifi:, bitcoin: and the like
    return _is_address(payload) and _leads_astray(payload, sender)


def is_public(host: str) -> bool:
    """Whether a host is that of a public service, which letters of every sender name."""
    return any(is_at(host, each) for each in public_contacts().hosts)


def _is_address(payload: str) -> bool:
    return bool(_ADDRESS.fullmatch(payload) or _BARE_HOST.fullmatch(payload))


def _is_strange_way(kind: str, value: str, sender: Sender) -> bool:
    if kind.upper() == "TEL":
        return sender.phones is not None and not _is_own_number(value, sender)
    return _leads_astray(value.strip(), sender)


def _is_own_number(printed: str, sender: Sender) -> bool:
    number = dialled(printed)
    return number in (sender.phones or ()) or number in public_contacts().phones


def _leads_astray(address: str, sender: Sender) -> bool:
    address = re.sub(r"^mailto:", "", address, flags=re.IGNORECASE)
    if sender.hosts is None and sender.codes is None:
        return False
    if address.partition("?")[0].lower() in (sender.emails or ()):
        return False
    host = host_of(address)
    allowed = (*(sender.hosts or ()), *map(host_of, sender.codes or ()))
    return not (is_public(host) or any(is_at(host, each) for each in allowed))


def _pays_astray(payload: str, sender: Sender) -> bool:
    if sender.ibans is None:
        return False
    paid_to = {found.iban for line in payload.split("\n") for found in ibans_in(line.strip())}
    return not paid_to or not paid_to <= sender.ibans
