"""Telephone numbers, e-mail and internet addresses as printed, with where they stand in a text."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from forms.countries.country import Country, Dialled, Phone, country
from forms.letters.plain import HOST_ENDS, plain

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+[\s/Ø]?@[\s/Ø]?[\w-]+(?:\.[\w-]+)+(?![\w@])")
#: What recognisers see beside an "@", and "l" at the start of a name: "leden", but not "info".
_BESIDE_AT, _LIKE_L = re.compile(r"[\s/Ø]+"), re.compile(r"^I(?=[aeiou][a-z])")
#: What recognisers make of "@": what never stands in a host name in small letters, and what may.
_NO_HOST, _MAY_BE_HOST = "ß©®GQ&Ø", "g89a"
#: Behind these whatever stands before a host of the letter was "@".
_BOX = re.compile(
    r"info|balie|loket|service|contact|post|mail|kcc|klanten\w*|klantcontact|administratie"
    r"|secretariaat|receptie|vragen"
)
#: Words in which "@" was taken for another character, if the rest is a host.
_NO_AT = re.compile(r"(?<![^\s(<:,;])(?!www|https?:)[\w.+-]{2,}[©®&]?[\w.-]*\.[a-z]{2,}(?![\w@/])")
_HOST = re.compile(r"[a-z0-9-]{3,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
#: Before what may be an address to write to.
_MAIL = re.compile(r"\be-?mail|\bmail", re.IGNORECASE)
#: The head of a printed e-mail names whom it went to, just before the address; lines may run on.
_TO_READER = re.compile(
    r"(?:^|\s)(?:Aan|AAN|(?:Verzonden|Verstuurd|Gestuurd) aan|To|TO|Naar|B?CC|B?cc|Cc|Ontvangers?"
    r"|Geadresseerde)(?:\s?:[^@:;]{0,60}|\s<?)$"
)
#: What is said of the address of a reader: no contact.
_OF_READER = re.compile(
    r"\b(?:bericht|e-?mail|mail|nieuwsbrief)\b.{0,40}\b(?:verzonden|verstuurd|gestuurd)"
    r" (?:aan|naar)\W*$"
    r"|\b(?:krijgt|ontvangt)\b.{0,40}\b(?:bericht|e-?mail|mail|nieuwsbrief) (?:op|via)\W*$"
    r"|\b(?:uw|je|jouw) (?:eigen )?(?:e-?mail ?|mail)adres(?: (?:is|luidt))?\W*$"
    r"|\b(?:e-?mail ?|mail)adres (?:dat wij )?van (?:u|je)\W*$"
)
#: "nl", misread.
_END_MISREAD = re.compile(r"(?<=\.)(?:n[i1I|]|hl|ml)(?=$|/)")
#: Without www or https:// ends of hosts that we do not know are more likely two sentences with the
#: space lost; some only where no path follows, as behind those that make addresses short.
_ENDS_WITH_PATH = "at|is|in|it|me|to|us|im|la|so|st|sh|ee|id|tv|fm"
_URL = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"“”«»]+"
    r"|www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"“”«»]*)?"
    rf"|(?:[\w-]+\.)+(?:{HOST_ENDS})(?![\w@-])(?:/[^\s<>\"“”«»]*)?"
    rf"|(?:[\w-]+\.)+(?:{_ENDS_WITH_PATH})/[^\s<>\"“”«»]+"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/[^\s<>\"“”«»]+)",
    re.IGNORECASE,
)
#: "Wij hebben enkele vragen.De lijst": the space between two sentences was lost.
_TWO_SENTENCES = re.compile(r"[a-z]+\.[A-Z][a-z]+")
#: A capital where a host has small letters: "l" and "I" look alike.
_MAYBE_L = re.compile(r"(?<![A-Z])I[a-z]")
_AFTER_URL = ".,;:!?)]}'’\""

_SPACE = r"[\s.()/-]{0,3}"
_DASHES = dict.fromkeys(map(ord, "–—−‐‑"), "-")
#: The digits of a Dutch IBAN follow the four letters of a bank.
_BANK = re.compile(r"(?:[A-Z0-9]{4}|[A-Za-z]{2}[\dOlISB]{2}\s?\w{4})\s?$")


#: A number abroad, as it is dialled from anywhere. References begin with 00 too.
_ABROAD = re.compile(rf"(?<![\w+./-])(?:\+\s?|00)[1-9](?:{_SPACE}\d){{7,13}}(?![\w-]|[.,/]\d)")
_TO_DIAL = re.compile(
    r"\b(?:bel(?:t|len)?|tel|tele(?:foon|gram)\w*|telnr|mobiel\w*|whatsapp|wa|app(?:je|t|en)?"
    r"|sms|bericht|contact|\w*behandelaar|nummer|bereik\w*|signal|fax)\b[^;?!]{0,30}$",
    re.IGNORECASE,
)
#: More digits behind a number: it may be longer than any we know, and is not promised then.
_GOES_ON = re.compile(r"\s\d{2,3}(?![\w:/-]|[.,]\d|\s(?:uur|dagen|tot|en|t/m)\b)")


@dataclass(frozen=True)
class ContactMention:
    """A way to reach somebody, at `start` to `end` of a text, as it is used rather than printed."""

    value: str
    start: int
    end: int
    is_strict: bool = True


def phones_in(text: str) -> list[ContactMention]:
    """Telephone numbers of the country, digits as dialled in it; those abroad begin with +."""
    found = phones_of(text, country())
    ends = [(each.start, each.end) for each in found]
    abroad = [
        ContactMention(dialled(match[0]), *match.span(), not _GOES_ON.match(text, match.end()))
        for match in _ABROAD.finditer(text.translate(_DASHES))
        if match[0].startswith("+") or _TO_DIAL.search(text[: match.start()])
        if not any(start < match.end() and match.start() < end for start, end in ends)
    ]
    return sorted([*found, *abroad], key=lambda each: each.start)


def phones_of(text: str, of: Country) -> list[ContactMention]:
    """Telephone numbers as they are written in one country, digits as dialled there."""
    return [
        ContactMention(dialled(match[0], of), *match.span(), not _GOES_ON.match(text, match.end()))
        for match in _pattern(of.phone).finditer(text.translate(_DASHES))
        if not _BANK.search(text[: match.start()])
    ]


def dialled(printed: str, of: Country | None = None) -> str:
    """A telephone number as it is dialled in country `of` (at home if not given): digits only.

    One of another country begins with + and that country's code.
    """
    phone = (of or country()).phone
    digits = re.sub(r"\(0\)", "", printed)
    digits = re.sub(r"[^\d+]", "", digits)
    code, trunk = phone.country_code, phone.trunk
    at_home = re.sub(rf"^(?:\+{code}|00{code})(?:{trunk})?", trunk, digits)
    return re.sub(r"^00(?=[1-9])", "+", at_home)


@lru_cache(maxsize=8)
def _pattern(phone: Phone) -> re.Pattern[str]:
    """What a telephone number of a country looks like on paper."""
    code, trunk = phone.country_code, phone.trunk
    abroad = (
        rf"(?:\+\s?{code}|00{code}){_SPACE}(?:\({trunk}\){_SPACE})?{phone.abroad.starts}"
        rf"{_more(phone.abroad)}"
    )
    national = [rf"\(?{each.starts}{_more(each)}" for each in phone.national]
    ways = "|".join([abroad, *national, *phone.services])
    # Five figures and more behind a space, or twice four, are of one number with those before: a
    # reference.
    return re.compile(
        rf"(?<![\w+./-])(?:{ways})(?![\w-]|[.,/]\d|\s[1-9]\d{{4}}|(?:\s\d{{4}}){{2}})"
    )


def _more(dialled: Dialled) -> str:
    """The digits after the first ones, with what may stand between them."""
    digit = r"\d" if dialled.is_joined else rf"{_SPACE}\d"
    lead = rf"\)?{_SPACE}" if dialled.is_joined else r"\)?"
    return rf"{lead}(?:{digit}){{{dialled.least},{dialled.most}}}"


def emails_in(text: str) -> list[ContactMention]:
    """E-mail addresses in small letters."""
    return [_email(match.group(), *match.span()) for match in _EMAIL.finditer(text)]


def _email(printed: str, start: int, end: int) -> ContactMention:
    """An address without what a recogniser saw beside its signs; that is not promised then."""
    plainly = _LIKE_L.sub("l", _BESIDE_AT.sub("", printed))
    found = _mention(plainly.lower().rstrip("."), start, end)
    is_as_read = plainly == re.sub(r"\s", "", printed)
    return replace(found, is_strict=found.is_strict and is_as_read)


def emails_of_reader(printed: Iterable[str]) -> frozenset[str]:
    """The addresses that an e-mail on paper was sent to, in small letters.

    `printed` are its sentences, each with what stands left of it on its line.
    """
    return frozenset(
        found.value
        for text in printed
        for found in emails_in(text)
        if _TO_READER.search(before := text[: found.start]) or _OF_READER.search(plain(before))
    )


def misread_emails_in(text: str, hosts: Collection[str]) -> list[ContactMention]:
    """E-mail addresses whose "@" was taken for another character; never strict.

    `hosts` are those of the letter's other addresses: what ends in one is surely none of its own.
    """
    found = []
    for match in _NO_AT.finditer(text):
        is_likely = bool(_MAIL.search(text[: match.start()])) or not text.endswith((".", "?", "!"))
        place = _place_of_at(match.group(), hosts, is_likely=is_likely)
        if place is not None:
            email = f"{match.group()[:place]}@{match.group()[place + 1 :]}".lower()
            found.append(ContactMention(email, *match.span(), is_strict=False))
    return found


def _place_of_at(word: str, hosts: Collection[str], *, is_likely: bool) -> int | None:
    """Where in a word the "@" was; None where there was none."""
    for place in range(1, len(word)):
        sign, rest = word[place], word[place + 1 :]
        if sign in _NO_HOST and _HOST.fullmatch(rest) and word[:place].islower():
            return place
        is_at = sign in _MAY_BE_HOST or _BOX.fullmatch(word[:place])
        if is_likely and is_at and rest.lower() in hosts:
            return place
    return None


def urls_in(text: str) -> list[ContactMention]:
    """Internet addresses as printed, without the full stop of the sentence."""
    return list(_urls(text))


def _mention(value: str, start: int, end: int) -> ContactMention:
    """What was found; where its end was misread for "nl" that is put right, and not promised."""
    mended = _END_MISREAD.sub("nl", value)
    return ContactMention(mended, start, end, is_strict=mended == value)


def is_at(host: str, own: str) -> bool:
    """Whether a host is that `own` one, or a subdomain of it."""
    return host == own or host.endswith(f".{own}")


def host_of(url: str) -> str:
    """The host of an internet or e-mail address in small letters, without www; in ASCII."""
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", url.strip().lower())
    host = re.split(r"[/?#]", host)[0].rsplit("@", 1)[-1].split(":")[0].removeprefix("www.")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _urls(text: str) -> Iterator[ContactMention]:
    for match in _URL.finditer(text):
        printed = match.group().rstrip(_AFTER_URL)
        if _TWO_SENTENCES.fullmatch(printed):
            continue
        if text[match.end() : match.end() + 1] != "@":
            found = _mention(printed, match.start(), match.start() + len(printed))
            is_plain = not _MAYBE_L.search(re.split(r"(?<=[^/:])/", printed)[0])
            yield replace(found, is_strict=found.is_strict and is_plain)
