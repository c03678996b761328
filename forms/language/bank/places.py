"""Account numbers, references, addresses and names at a place in a sentence, as printed.

Each reader gives the text and length of what starts at `start`, the longest reading first, or
nothing. The text is what is printed; only an account number is set in groups of four.
"""

import re
from collections.abc import Iterator

from forms.language.bank.values import Value

_IBAN = re.compile(r"[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_PHONE = re.compile(
    r"14 ?\+? ?0\d{2,3}\b(?![ -]?\d)"
    r"|(?:\+31|0031|\(?0)[ ()–-]*\d(?:[ ()–-]*\d){6,11}\b"
    r"|0[89]00[ –-]*\d(?:[ –-]*\d){3,6}\b"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Any ending where something else shows that it is an address; else one of those used here.
_PATH = r"/[\w./?=&%#-]*[\w/]"
_URL = re.compile(
    rf"(?:(?:https?://|www\.)(?:[a-z0-9-]+\.)+[a-z]{{2,}}\b(?:{_PATH})?/?"
    rf"|(?:[a-z0-9-]+\.)+[a-z]{{2,}}{_PATH}"
    r"|(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|de|info|frl|amsterdam)\b/?)",
    re.IGNORECASE,
)
# Groups of digits and capitals; a single capital may stand between (1234.56.789.V.67).
_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9./-]*(?: (?=[A-Z./-]*\d)[A-Z0-9][A-Z0-9./-]*)*")
_SHORTEST_REFERENCE = 4

_PARTICLES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "ter",
        "ten",
        "te",
        "en",
        "&",
        "voor",
        "in",
        "aan",
        "op",
        "of",
        "la",
        "el",
        "al",
        "d'",
        "von",
        "le",
    ]
)
_ORGANISATION_WORDS = frozenset(
    [
        "gemeente",
        "waterschap",
        "provincie",
        "ministerie",
        "stichting",
        "omgevingsdienst",
        "rechtbank",
    ]
)
_TITLES = frozenset(["heer", "mevrouw", "meneer", "mijnheer", "dhr.", "mw.", "mevr.", "familie"])
_JOINING = frozenset(["en", "of", "&", "en/of"])
#: At the begin of a sentence any article has a capital; elsewhere “De Vries” is called so.
_FIRST_ARTICLE = re.compile(r"(?:de|het) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:de|het) |(?:De|Het) (?![A-ZÀ-Þ])")
_MOST_NAME_WORDS = 8
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’&/-]*(?:[-.'’/&][^\W\d_]*)*\.?|&")
_STREET = r"(?:[A-ZÀ-Þ0-9][\w.'’-]*(?: (?:[a-z]{1,4}|[A-ZÀ-Þ][\w.'’-]*))* )"
_ADDRESS = re.compile(
    rf"(?:Postbus \d+|Antwoordnummer \d+|{_STREET}\d{{1,5}}(?:[ -]?[a-zA-Z]\b|[-/]\w{{1,4}}\b)?)"
    r"(?P<place>,? (?:in )?(?:\d{4} ?[A-Z]{2},? )?[A-ZÀ-Þ'][\w'’-]+"
    r"(?: (?:aan|den|de|der|op|bij|en|van|a/d) ?[\w'’-]+)*(?: [A-ZÀ-Þ][\w'’-]+)*)?"
)


def iban_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """An account number whose check digits are right, in groups of four."""
    found = _IBAN.match(sentence, start)
    if found:
        number = found.group().replace(" ", "")
        turned = "".join(str(int(sign, 36)) for sign in number[4:] + number[:4])
        if int(turned) % 97 == 1:
            groups = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
            yield groups, found.end() - start


def reference_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A reference: digits, perhaps with capitals, dots and hyphens."""
    found = _REFERENCE.match(sentence, start)
    if found:
        text = found.group().rstrip("./-")
        if len(text) >= _SHORTEST_REFERENCE and any(sign.isdecimal() for sign in text):
            yield text, len(text)


def phone_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A Dutch telephone number."""
    yield from _as_printed(_PHONE.match(sentence, start))


def email_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A mail address."""
    yield from _as_printed(_EMAIL.match(sentence, start))


def url_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """An internet address, with or without https://."""
    yield from _as_printed(_URL.match(sentence, start))


def address_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """Street and number or a post office box, with the place where it is printed."""
    found = _ADDRESS.match(sentence, start)
    if found:
        yield found.group(), found.end() - start
        if found["place"]:
            bare = sentence[start : found.start("place")]
            yield bare, len(bare)


def organisation_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """The name of an organisation: capitals, perhaps after “de” or “gemeente”."""
    article = (_ARTICLE if start else _FIRST_ARTICLE).match(sentence[start:])
    lead = article.end() if article else 0
    for text, length in _names(sentence, start + lead, _ORGANISATION_WORDS):
        yield text, lead + length


def name_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """The name of a person, perhaps after “mevrouw” or “de heer”, or of an organisation."""
    article = re.match(r"(?:de|het) ", sentence[start:])
    lead = article.end() if article else 0
    for text, length in _names(sentence, start + lead, _TITLES | _ORGANISATION_WORDS):
        yield text, lead + length


def _as_printed(found: re.Match[str] | None) -> Iterator[tuple[Value, int]]:
    if found:
        yield found.group(), len(found.group())


def _names(sentence: str, start: int, openers: frozenset[str]) -> list[tuple[Value, int]]:
    """Runs of words that can be a name from `start` on, the longest first."""
    runs: list[tuple[Value, int]] = []
    at = start
    for number in range(_MOST_NAME_WORDS):
        found = _NAME_WORD.match(sentence, at)
        if not found:
            break
        word = found.group()
        is_capital = word[0].isupper()
        if number == 0 and word in _JOINING:
            break  # “heer en mevrouw Jansen” are two people, and none is called “en mevrouw”
        is_opener = number == 0 and word.lower() in openers
        if not (is_capital or is_opener or word in _PARTICLES):
            break
        # A full stop ends the name, unless it stands after initials.
        end = found.end()
        is_initial = bool(re.fullmatch(r"(?:[A-ZÀ-Þ][a-z]?\.)+", word))
        if is_capital and not is_initial:
            text = sentence[start:end].rstrip(".")
            runs.append((text, len(text)))
        if (word.endswith(".") and not is_initial and not is_opener) or sentence[end:][:1] != " ":
            break
        at = end + 1
    return runs[::-1]
