"""What a letter itself says of an account, a number or an address that its sender never published.

The reader's own, what the letter calls false, who collects for the sender and whom it names for
help: nothing of these is a reason to warn.
"""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from forms.countries.country import country
from forms.letter import Fact
from forms.letters.plain import plain
from forms.letters.sender_names import own_words
from forms.letters.senders import Sender, Senders
from forms.letters.values.contacts import host_of

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


def is_readers(fact: Fact) -> bool:
    """Whether a number or address is said to be the reader's, not one to write to or call."""
    before, _, after = plain(fact.sentence or "").partition(plain(fact.text))
    own = [*_OF_READER.finditer(before)]
    if not own:
        return bool(_OF_READER.search(after)) and not _TO_REACH.search(before)
    return not _TO_REACH.search(before, own[-1].end())


def is_of_named(fact: Fact, senders: Senders, told: Iterable[str]) -> bool:
    """Whether a number or address is what another sender publishes whom it is `told` with."""
    value = str(fact.value)
    for other in senders.named_in(" ".join(told)):
        if value in (other.phones or ()) or value.lower() in (other.emails or ()):
            return True
        if not value.lstrip("+").isdecimal() and other.has_host(host_of(value)):
            return True
    return False


def is_called_so(fact: Fact, sender: Sender) -> bool:
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


def collects(account: Fact, senders: Senders, sentences: Iterable[str]) -> bool:
    """Whether an account is what another sender publishes who is said to collect for this one."""
    said = [each for each in sentences if _ON_BEHALF.search(plain(each))]
    named = (each for sentence in said for each in senders.named_in(sentence))
    return any(account.value in (each.ibans or ()) for each in named)


def is_called_false(fact: Fact) -> bool:
    """Whether the letter itself warns of an account, number or address."""
    before = plain(fact.sentence or "").partition(plain(fact.text))[0]
    return bool(_CALLED_FALSE.search(before))


def is_bare(fact: Fact) -> bool:
    """Ten digits by themselves, which may be a number of another kind."""
    return fact.text.isdecimal() and fact.sentence == fact.text
