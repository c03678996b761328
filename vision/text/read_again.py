"""Lines of values in small print, read again: addresses, accounts and telephone numbers.

What a person needs most of a letter's foot is printed smallest. Its words are in no dictionary, but
they have a form, and the sheet says parts of them elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from models.text_line import TextLine
from vision.picture import Grey
from vision.text.account_lines import account_in, may_be_account
from vision.text.address_lines import AddressLine, are_alike, longest_host, read_together
from vision.text.phone_lines import is_phone, may_be_phone, phone_in, phones_in
from vision.text.printed import PrintedWord
from vision.text.second_look import SecondLook
from vision.text.strip import Strip

#: A word with an address, and a line that is nothing but one.
_ADDRESS = re.compile(r"@|\bww|Ø|[a-z]{6,}\.[a-z]{2,3}\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:ww\w?\.? )?\S+|\w+ \w{1,2}@\S+", re.IGNORECASE)
#: Read as surely as this an address is not read again but where another nearly says the same, and a
#: word helps to read others.
_SURE_ADDRESS, _SURE_WORD = 0.95, 0.8
#: What its form or another line confirms is print, however badly it is seen; it is not promised.
_CONFIRMED = 0.6
_UNSURE = "?"
_NAME = re.compile(r"[a-z0-9]+")

Words = tuple[PrintedWord, ...]


@dataclass(frozen=True, eq=False)
class _Line:
    """A line as it was read first."""

    number: int
    words: Words

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def sure_text(self) -> str:
        """The same, with a sign that no value has for each word that was not read surely."""
        return " ".join(
            word.text if word.confidence >= _SURE_WORD else _UNSURE for word in self.words
        )

    def hosts(self, least_sure: float = 0.0) -> Iterator[str]:
        """The hosts in it that were read as surely as that."""
        for word in self.words:
            start, end = longest_host(word.text)
            if end and word.confidence >= least_sure:
                yield word.text[start:end]

    def is_unsure_address(self) -> bool:
        """Whether it has an address that may have been misread."""
        return any(
            word.confidence < _SURE_ADDRESS and _ADDRESS.search(word.text) is not None
            for word in self.words
        )

    def names(self) -> list[str]:
        """Its words that were read surely, in small letters."""
        sure = (word.text.lower() for word in self.words if word.confidence >= _SURE_WORD)
        # Of an address what stands before "@": another may begin so too.
        own = (text.rpartition("@")[0] if _ADDRESS.search(text) else text for text in sure)
        return [part for text in own for part in _NAME.findall(text)]


_Look = Callable[[_Line], SecondLook | None]


def read_again(
    network: TextLine,
    scan: Grey,
    strips: list[Strip],
    read: Mapping[int, Words],
    has_time: Callable[[], bool],
) -> dict[int, Words]:
    """The lines that were read, by the number of their strip, some of them anew.

    `scan` is at READING_PX_PER_MM; no line is looked at again unless it `has_time`.

    Raises:
        ModelsError: the network's file is missing or changed.
    """
    lines = [_Line(number, words) for number, words in read.items()]
    lines = [line for line in lines if network.knows(line.text)]

    def look(line: _Line) -> SecondLook | None:
        return SecondLook.at(network, scan, strips[line.number]) if has_time() else None

    found = (*_accounts(lines, look), *_phones(lines, look), *_addresses(lines, look))
    return {**read, **dict(found)}


def _accounts(lines: list[_Line], look: _Look) -> Iterator[tuple[int, Words]]:
    """Lines that are nothing but an account, and were not read as one."""
    for line in lines:
        again = look(line) if may_be_account(line.text) else None
        account = account_in(again, line.text) if again else None
        if again and account:
            yield line.number, again.words(account, _CONFIRMED) or line.words


def _phones(lines: list[_Line], look: _Look) -> Iterator[tuple[int, Words]]:
    """Lines that are nothing but a telephone number, and were not surely read as one."""
    known = {phone for line in lines for phone in phones_in(line.sure_text)}
    for line in lines:
        # What is written as a number is another only if the sheet says that elsewhere.
        is_sure = is_phone(line.sure_text) or (is_phone(line.text) and not known)
        again = look(line) if may_be_phone(line.text) and not is_sure else None
        phone = phone_in(again, line.text, known) if again else None
        if again and phone and (phone in known or not is_phone(line.text)):
            least = _CONFIRMED if phone in known else 0.0
            yield line.number, again.words(phone, least) or line.words


def _addresses(lines: list[_Line], look: _Look) -> Iterator[tuple[int, Words]]:
    """Lines with an address that was not read surely, or nearly says what another does."""
    hosts = {host for line in lines for host in line.hosts()}
    again: list[tuple[_Line, AddressLine]] = []
    for line in lines:
        if line.is_unsure_address() or _is_nearly(line, hosts):
            seen = look(line)
            is_alone = bool(_ALONE.fullmatch(line.text))
            if seen is not None:
                again.append((line, AddressLine.of(seen, line.text, is_alone=is_alone)))
    others = {line.number for line, _ in again}
    sure = {
        host for line in lines if line.number not in others for host in line.hosts(_SURE_ADDRESS)
    }
    together = read_together([seen for _, seen in again], sure, [line.names() for line in lines])
    for (line, _), anew in zip(again, together, strict=True):
        least = _CONFIRMED if anew.is_confirmed else 0.0
        if anew.text != line.text or anew.is_confirmed:
            yield line.number, anew.look.words(anew.text, least) or line.words


def _is_nearly(line: _Line, hosts: set[str]) -> bool:
    """Whether a line has a host that differs from one of `hosts` by what may be misread."""
    return any(one != other and are_alike(one, other) for one in line.hosts() for other in hosts)
