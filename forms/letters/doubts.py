"""What to be careful about in a letter: what its sender never published, and days that passed.

We never say that a letter is genuine. What is compared is what somebody could be cheated with: the
account to pay to, telephone numbers, internet and e-mail addresses, and codes to scan. Of a sender
that published nothing we know nothing, and say nothing: a warning on every letter would teach
people to look past it. Names are matched loosely (`Senders`), so that an imitation is compared
with the sender it imitates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from forms.countries.country import country
from forms.letter import Action, Fact, FactRole, Letter
from forms.letters.days.last_day import last_in_time
from forms.letters.lures import lures_in, secrets_asked_in
from forms.letters.plain import plain
from forms.letters.printed_codes import is_public, is_strange
from forms.letters.public_contacts import public_contacts
from forms.letters.sender_names import own_words
from forms.letters.senders import Sender, Senders
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import is_valid_iban
from forms.letters.values.contacts import host_of
from forms.overlay import WarningCode
from vision.codes import Code

#: The reader's own number or address, as the sender knows it.
_OF_READER = re.compile(
    r"\b(?:uw (?:mobiele |eigen )?(?:telefoon)?nummer|uw e-?mail\w*|u (?:bent|was) bereikbaar"
    r"|(?:bereiken|bellen|belden) (?:wij )?u op|bij ons bekend"
    r"|(?:wij|we) u (?:\w+ ){0,2}?(?:kunnen|mogen) (?:bereiken|bellen|mailen)"
    r"|u (?:gaf|hebt|heeft) (?:ons )?(?:als|dit|het) [^.;?!]{0,30}|(?:door u )?opgegeven \S+)\b"
)
#: Behind words about the reader's number: now another is told.
_TO_REACH = re.compile(
    r"\b(?:bel|belt|bellen|app|appt|appen|appje|sms|whatsapp\w*|mail|mailt|mailen|stuur|stuurt|sturen"
    r"|geef|geeft|contact|bereik\w*|neem|ga|kijk|naar)\b"
)
#: A misread number or address differs in so many characters from the true one.
_MISREAD = 2
#: What sends the reader somewhere.
_SENDS = (
    "bel|ga|kijk|betaal|betaalt|betalen|gebruik|app|mail|klik|meld|controleer|open|stuur|scan|vul"
)
#: Just before what the letter calls false, or says that it never sends or that nobody may open.
_CALLED_FALSE = re.compile(
    r"\b(?:valse|vals|neppe?|nep-\w+|frauduleuze?|phishing\w*|oplichters?|fraudeurs|criminelen)\b"
    rf"(?:(?!\b(?:{_SENDS}|is|zijn wij|alleen|enkel|uitsluitend|voortaan|maar|dan|onze?)\b)"
    r"[^.;:!?])*$"
    r"|\b(?:wij|we) (?:sturen|gebruiken|mailen|bellen|appen) (?:u )?(?:nooit|geen|niet)\b"
    rf"(?:(?!\b(?:{_SENDS}|dan|maar|alleen|behalve|en|u|onze?)\b)[^.,;:!?])*$"
    r"|\b(?:klik|ga|bel|betaal|gebruik|open|reageer|mail|app|vertrouw) (?:nooit|niet|geen)\b"
    rf"(?:(?!\b(?:{_SENDS}|dan|maar|alleen|behalve|en|onze?)\b)[^.,;:!?])*$"
)
#: What nobody else is trusted with who is only named: money, and ways in. Also within a host.
_OF_MONEY = re.compile(
    r"beta[ai]?l|incasso|invorder|inning|vorder|deurwaard|schuld|bank|loket|machtig|inlog|kosten"
    r"|\bbedrag|rekening|gegevens|account|code|dossier|\b(?:wij|we|ons|onze|mijn)\b"
)
#: The name of somebody: words with capitals, and little words between them.
_NAME = re.compile(r"[A-Z][\w'-]+(?:[ -](?:(?:de|het|van|der|den|en|voor|&) )*[A-Z][\w'-]+)*")
_OWN_WORD, _LIKE_OWN = 4, 80
#: Why an account is that of another: who collects for the sender.
_ON_BEHALF = re.compile(
    r"\b(?:namens ons|voor ons|in (?:onze )?opdracht|int\b|innen\b|incasseert"
    r"|voert .{0,40}\buit|gemachtigd|gevolmachtigd|uit handen gegeven|overgedragen)\b"
)


@dataclass(frozen=True, eq=False)
class Doubt:
    """Something to be careful about: a fact, or a printed code; `action` that is too late now.

    `is_lure` where the fact is a way to pay that no office asks for, `is_secret` where it asks for
    a password, a code or a way into a computer. `is_wary` of a day that passed where there is more
    to be careful about: who is told not to pay yet is not told to pay today.
    """

    code: WarningCode
    fact: Fact | None = None
    printed: Code | None = None
    action: Action | None = None
    is_lure: bool = False
    is_secret: bool = False
    is_wary: bool = False


def doubts_about(
    letter: Letter,
    senders: Senders,
    codes: Iterable[Code],
    today: date,
    sentences: Sequence[Sentence] = (),
) -> tuple[Doubt, ...]:
    """All there is to be careful about in a letter of these sentences, in the order to say it."""
    sender = senders.of(letter)
    lures = [Doubt(WarningCode.UNKNOWN_IBAN, fact, is_lure=True) for fact in lures_in(sentences)]
    secrets = [
        Doubt(WarningCode.UNKNOWN_IBAN, fact, is_secret=True)
        for fact in secrets_asked_in(sentences)
    ]
    found = [] if sender is None else _unpublished(letter, sender, senders, codes, sentences)
    wary = (*lures[:1], *secrets[:1], *found)
    return (*wary, *_passed(letter, today, is_wary=bool(wary)))


def _unpublished(
    letter: Letter,
    sender: Sender,
    senders: Senders,
    codes: Iterable[Code],
    sentences: Sequence[Sentence],
) -> Iterator[Doubt]:
    before = {two.text: one.text for one, two in pairwise(sentences)}

    def told_with(fact: Fact) -> tuple[str, str]:
        told = fact.sentence or ""
        return before.get(told, ""), told

    for fact in letter.ibans:
        is_own = fact.role is FactRole.RECIPIENT or _is_among(fact, sender.ibans)
        if not (is_own or _is_called_false(fact) or _collects(fact, senders, told_with(fact))):
            yield Doubt(WarningCode.UNKNOWN_IBAN, fact)
    for code, fact in _reaching_others(letter, sender):
        is_of_named = _is_of_named(fact, senders, " ".join(told_with(fact))) or _is_called_so(
            fact, sender
        )
        if not (is_of_named or _is_called_false(fact)):
            yield Doubt(code, fact)
    for printed in codes:
        if printed.text is not None and is_strange(printed.text.strip(), sender):
            yield Doubt(WarningCode.UNKNOWN_CODE, printed=printed)


def _reaching_others(letter: Letter, sender: Sender) -> Iterator[tuple[WarningCode, Fact]]:
    """Numbers and addresses that are neither the sender's nor the reader's."""
    for fact in letter.phones:
        is_of_all = str(fact.value) in public_contacts().phones
        is_harmless = is_of_all or _is_bare(fact) or _is_readers(fact)
        if not is_harmless and not _is_among(fact, sender.phones):
            yield WarningCode.UNKNOWN_PHONE, fact
    for fact in (*letter.urls, *letter.emails):
        if not _is_readers(fact) and _leads_astray(fact, sender, letter):
            yield WarningCode.UNKNOWN_HOST, fact


def _is_readers(fact: Fact) -> bool:
    """Whether a number or address is said to be the reader's, not one to write to or call."""
    before, _, after = plain(fact.sentence or "").partition(plain(fact.text))
    own = [*_OF_READER.finditer(before)]
    if not own:
        return bool(_OF_READER.search(after)) and not _TO_REACH.search(before)
    return not _TO_REACH.search(before, own[-1].end())


def _is_of_named(fact: Fact, senders: Senders, told: str) -> bool:
    """Whether a number or address is what another sender publishes whom it is `told` with."""
    value = str(fact.value)
    for other in senders.named_in(told):
        if value in (other.phones or ()) or value.lower() in (other.emails or ()):
            return True
        if not value.lstrip("+").isdecimal() and other.has_host(host_of(value)):
            return True
    return False


def _is_called_so(fact: Fact, sender: Sender) -> bool:
    """Whether a host is that of whom its sentence names, and nothing to pay or to log in with.

    "Praten kan bij Humanitas Zuid, www.humanitas-zuid.nl": but not what has a word of the sender.
    """
    told = fact.sentence or ""
    name, _, end = host_of(str(fact.value)).rpartition(".")
    is_site = "@" not in str(fact.value) and end == country().code.lower() and "." not in name
    if not is_site or _OF_MONEY.search(plain(told)):
        return False
    site = name.replace("-", "")
    own = [each for each in own_words(sender.name) if len(each) >= _OWN_WORD]
    own += [host.rpartition(".")[0].replace("-", "") for host in sender.hosts or ()]
    if any(each in site or fuzz.partial_ratio(each, site) >= _LIKE_OWN for each in own):
        return False
    named = told.partition(fact.text)[0]
    return any(re.sub(r"\W", "", plain(each)) == site for each in _NAME.findall(named))


def _collects(account: Fact, senders: Senders, sentences: Iterable[str]) -> bool:
    """Whether an account is what another sender publishes who is said to collect for this one."""
    said = [each for each in sentences if _ON_BEHALF.search(plain(each))]
    named = (each for sentence in said for each in senders.named_in(sentence))
    return any(account.value in (each.ibans or ()) for each in named)


def _is_called_false(fact: Fact) -> bool:
    """Whether the letter itself warns of an account, number or address."""
    before = plain(fact.sentence or "").partition(plain(fact.text))[0]
    return bool(_CALLED_FALSE.search(before))


def _is_bare(fact: Fact) -> bool:
    """Ten digits by themselves, which may be a number of another kind."""
    return fact.text.isdecimal() and fact.sentence == fact.text


def _is_among(fact: Fact, published: frozenset[str] | None) -> bool:
    """Whether a value is published, was read badly and may well be, or that is not known."""
    if published is None:
        return True
    value = str(fact.value)
    values = list(published)
    if value in values:
        return True
    if is_valid_iban(re.sub(r"\W", "", fact.text)):
        return False  # by chance one misread of 97 has the right check digits
    may_be = any(Levenshtein.distance(value, each) <= _MISREAD for each in values)
    return may_be and not fact.is_certain


def _leads_astray(fact: Fact, sender: Sender, letter: Letter) -> bool:
    value = str(fact.value)
    if "@" in value and sender.emails is not None and value.lower() in sender.emails:
        return False
    host = host_of(value)
    is_known = sender.has_host(host)
    if "@" in value and is_known is None and sender.emails is not None:
        is_known = False
    if is_known is None or is_known or is_public(host):
        return False
    if any(_lost_its_start(fact, host, own, letter) for own in sender.hosts or ()):
        return False
    may_be = any(Levenshtein.distance(host, each) <= _MISREAD for each in _ends(host, sender))
    return fact.is_certain or not may_be


def _lost_its_start(fact: Fact, host: str, own: str, letter: Letter) -> bool:
    """Whether what was read is a published host with "www" run into it, or only its end.

    The latter only where it stands by itself, as a piece of a line, and the whole stands elsewhere.
    """
    if host == f"www{own}":
        return True
    end = own[-len(host) :]
    is_end = len(host) < len(own) and Levenshtein.distance(host, end) <= len(host) // 10
    elsewhere = any(host_of(str(each.value)) == own for each in (*letter.urls, *letter.emails))
    return is_end and elsewhere and (fact.sentence or "").strip() == fact.text


def _ends(host: str, sender: Sender) -> Iterator[str]:
    """The published hosts, with the subdomain that `host` may have."""
    labels = host.split(".")
    for own in sender.hosts or ():
        yield own
        before = len(labels) - len(own.split("."))
        if before > 0:
            yield ".".join([*labels[:before], own])


def _passed(letter: Letter, today: date, *, is_wary: bool) -> Iterator[Doubt]:
    """Each action whose last day is over, once for each day."""
    said: set[date] = set()
    for action in letter.actions:
        last = last_in_time(action)
        if last is not None and last < today and last not in said:
            said.add(last)
            fact = action.facts[0] if action.facts else None
            yield Doubt(WarningCode.DEADLINE_PASSED, fact, action=action, is_wary=is_wary)
