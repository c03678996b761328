"""What print says of the part of a letter that it belongs to, by its words alone."""

import re

from vision.text.printed import PrintedLine

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
#: Words that name what stands behind or below them in the references of a letter.
_LABEL = re.compile(
    r"\b(\w*datum|dagtekening|\w*kenmerk|\w*nummer|\w+nr|telefoon|tel|behandel\w*|contactpersoon|"
    r"bijlagen?|zaak\w*|dossier|e-?mail|referentie|bsn|uw brief|pagina)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^((zeer |hoog)?geacht|beste|dear|l\.? ?s\.|hallo\b|goeden?(dag|morgen|middag|avond)|weledel|"
    r"dag (mevrouw|meneer|mijnheer|heer|familie|bewoners?|\w+,$)|"
    r"((mevrouw|mijnheer|meneer|dames|heren)( en | of |, ?| ?/ ?|$)){1,2}$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^((betreft|onderwerp|inzake)\b|(over|re) ?:)", re.IGNORECASE)
_RETURN = re.compile(r"^(retouradres|afzender)\b", re.IGNORECASE)
#: With which the address of a person or a household begins.
_TO_PERSON = re.compile(
    r"^((de )?(weled\w+ )?(heer|mevrouw|familie|erven|bewoners?|ouders?)|dhr|mw|mevr|fam|aan"
    r"|t\.?a\.?v)\b",
    re.IGNORECASE,
)
#: A logo may look like a sign or two.
_NAME = re.compile(r"[a-zà-ÿ]{3}", re.IGNORECASE)
#: The line that says where and when a letter was written.
_DATED = re.compile(r"^[^\n,]+, (\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2} [a-z.]+ \d{4})$")
#: A line that is a day, with no more than a label before it.
_DAY = re.compile(
    r"^(\S+ ){0,2}(\d{1,2}([-./])\d{1,2}\3\d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})$",
    re.IGNORECASE | re.MULTILINE,
)
#: How to reach the sender: standing print, wherever it stands.
_REACHED = re.compile(
    r"(www\.|@|\bkvk\b|\bpostbus\b|bezoekadres|\b0[89]00\b|\b\d{3} ?- ?\d{3}|\biban\b|"
    r"\bNL\d\d |^14 ?\d{3,4}$)",
    re.IGNORECASE | re.MULTILINE,
)
#: Labels of how to reach the sender, which stand in its head as well as among references.
_REACHING = re.compile(r"\b(telefoon|tel|e-?mail)\b", re.IGNORECASE)
_PAYMENT = re.compile(r"(iban|rekening|betalingskenmerk|bedrag|acceptgiro|ten name van|[€])", re.I)
_PAGE_NUMBER = re.compile(r"^(pagina|blad) \d", re.IGNORECASE)
#: The number of a page after the first, whatever word stands before it: “2/3”, “blad 2 van 3”.
_LATER_PAGE = re.compile(
    r"^([a-z]{1,12}\.?:? ?)?([2-9]|[1-9]\d) ?(/|van) ?\d+$|^(pagina|blad) ([2-9]|[1-9]\d)$",
    re.IGNORECASE,
)
#: A line of running text has so many words that are no names.
_RUNNING_WORDS = 6
_PLAIN_WORD = re.compile(r"(?<!\S)[a-zà-ÿ]+(?=[\s,.;:?!]|$)")


def is_address_line(line: PrintedLine) -> bool:
    """Whether a line holds a Dutch postcode."""
    return _POSTCODE.search(line.text) is not None


def is_postcode(line: PrintedLine) -> bool:
    """Whether a line is a Dutch postcode and nothing else."""
    return _POSTCODE.fullmatch(line.text) is not None


def is_running(line: PrintedLine) -> bool:
    """Whether a line holds a stretch of words that are no names: running text."""
    return len(_PLAIN_WORD.findall(line.text)) >= _RUNNING_WORDS


def is_salutation(line: PrintedLine) -> bool:
    """Whether a line greets whom the letter is written to."""
    return _SALUTATION.search(line.text) is not None


def is_subject(line: PrintedLine) -> bool:
    """Whether a line says that the letter is about what it names."""
    return _SUBJECT.search(line.text) is not None


def is_return(line: PrintedLine) -> bool:
    """Whether a line says where the letter goes back to."""
    return _RETURN.search(line.text) is not None


def is_to_person(line: PrintedLine) -> bool:
    """Whether a line begins the address of a person or a household, and of no organisation."""
    return _TO_PERSON.search(line.text) is not None


def is_name(line: PrintedLine) -> bool:
    """Whether a line holds a word, which a logo that looks like a sign or two does not."""
    return _NAME.search(line.text) is not None


def is_dated(text: str) -> bool:
    """Whether text is a line that says where, or from whom, and when a letter was written."""
    return _DATED.search(text) is not None


def is_later_page(line: PrintedLine) -> bool:
    """Whether a line is the number of a page after the first."""
    return _LATER_PAGE.search(line.text) is not None


def is_page_number(text: str) -> bool:
    """Whether text begins with the number of a page."""
    return _PAGE_NUMBER.search(text) is not None


def labels_in(text: str) -> int:
    """How many labels of references the text holds."""
    return len(_LABEL.findall(text))


def names_letter(text: str) -> bool:
    """Whether text says which letter it is: a label of the references, or its day."""
    return any(sign.search(text) for sign in (_LABEL, _DATED, _DAY))


def payment_words_in(text: str) -> int:
    """How many words of a payment slip the text holds."""
    return len(_PAYMENT.findall(text))


def says_how_to_reach(text: str) -> bool:
    """Whether text says how else than by its address to reach the sender."""
    return _REACHED.search(text) is not None


def is_contact(text: str) -> bool:
    """Whether text says where or how to reach somebody."""
    return says_how_to_reach(text) or _POSTCODE.search(text) is not None


def is_name_with_contacts(text: str) -> bool:
    """Whether text is a name, and below it no more than where and how to reach who has it."""
    name, _, rest = text.partition("\n")
    is_bare = not (_LABEL.search(name) or is_contact(name) or any(map(str.isdigit, name)))
    return is_bare and is_contact(rest) and not _LABEL.search(_REACHING.sub("", rest))
