"""Whether a letter is of another organisation that is only called nearly as a known sender is.

There are a Waterschap and a Provincie of one name, and municipalities a letter apart. Who imitates
a sender uses something of it: its address, number or account, or a name that looks the same at a
glance. A namesake has none of that, and a host of its own name.
"""

import re
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from forms.letter import Fact, Letter
from forms.letters.plain import plain
from forms.letters.sender_names import own_words
from forms.letters.values.contacts import host_of, is_at

#: What an organisation is, in its name: those of two sorts are two, of whatever place.
_SORTS = re.compile(
    r"\b(gemeente|provincie|waterschap|hoogheemraadschap|wetterskip|rechtbank|gerechtshof|ggd"
    r"|veiligheidsregio|omgevingsdienst|politie|belastingsamenwerking|woonstichting|universiteit"
    r"|bibliotheek|zorgverzekeraar|woningcorporatie)\b"
)
#: What a hurried reader takes for each other; of two letters alike one.
_GLANCED = (
    (re.compile(r"rn|nn"), "m"), (re.compile("vv|uu"), "w"), (re.compile("cl"), "d"),
    (re.compile("ck|c|q"), "k"), (re.compile(r"ij|[il1j|!y]"), "i"), (re.compile("0"), "o"),
    (re.compile("ph"), "f"), (re.compile("5"), "s"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
#: So alike are a word of a name and the word of another that it is nearly.
_NEARLY = 75
_OWN_WORD = 4
#: Numbers of so few digits are shared: 14 020 is of every municipality of its area.
_SHARED_NUMBER = 5


def is_namesake(letter: Letter, name: str, known: str, published: Collection[str]) -> bool:
    """Whether a letter in a name is of another than the sender of that `known` name.

    `published` is all that this sender has published: accounts, numbers, mail addresses, hosts.
    """
    changed = tuple(_changed(name, known))
    sorts, others = (set(_SORTS.findall(plain(each))) for each in (name, known))
    is_other_sort = bool(sorts and others) and not sorts & others
    if not (changed or is_other_sort) or _uses(letter, known, published):
        return False
    return is_other_sort or any(_has_host(letter, word, other) for word, other in changed)


def _changed(name: str, known: str) -> Iterator[tuple[str, str]]:
    """The words of a name that are others than those of a known one, and not just at a glance.

    Each with the word that it nearly is.
    """
    words, others = own_words(name), own_words(known)
    glanced = _glance("".join(others))
    if _glance("".join(words)) == glanced:
        return
    same = {_glance(each) for each in others}
    for word in words:
        if len(word) < _OWN_WORD or _glance(word) in same or _glance(word) == glanced:
            continue
        if any(_is_slip(word, other) for other in others):
            continue
        nearest = max(others, key=lambda other: fuzz.ratio(word, other), default="")
        if fuzz.ratio(word, nearest) >= _NEARLY or word in nearest or nearest in word:
            yield word, nearest


def _is_slip(word: str, other: str) -> bool:
    """Whether within a word a letter was left out, put in or changed places, as forgers do."""
    if word[0] != other[0] or word[-1] != other[-1]:
        return False
    is_turned = sorted(word) == sorted(other)
    return is_turned or (len(word) != len(other) and Levenshtein.distance(word, other) == 1)


def _glance(word: str) -> str:
    for seen, taken_for in _GLANCED:
        word = seen.sub(taken_for, word)
    return word


def _uses(letter: Letter, known: str, published: Collection[str]) -> bool:
    """Whether a letter uses something of a sender, but where it names that sender."""
    facts = (*letter.ibans, *letter.phones, *letter.emails, *letter.urls)
    return any(_is_of(each, published) for each in facts if not _names(each, known))


def _names(fact: Fact, known: str) -> bool:
    return re.search(rf"\b{re.escape(plain(known))}\b", plain(fact.sentence or "")) is not None


def _is_of(fact: Fact, published: Collection[str]) -> bool:
    value = str(fact.value).lower()
    if value.lstrip("+").isdecimal():
        return len(value) > _SHARED_NUMBER and value in published
    host = host_of(value)
    is_published = value in published or value.upper() in published
    return is_published or any(is_at(host, each) for each in published)


def _has_host(letter: Letter, word: str, other: str) -> bool:
    """Whether a host of a letter has a word of its name as it is, and not the other's."""
    for each in (*letter.urls, *letter.emails):
        host = host_of(str(each.value)).rpartition(".")[0].replace("-", "")
        if word in host and (other in word or other not in host):
            return True
    return False
