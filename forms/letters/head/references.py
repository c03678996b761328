"""Numbers by which sender and reader call a letter, a case, a customer or a payment."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from forms.letter import Fact
from forms.letters.facts import distinct, fact
from forms.letters.label_words import OF_NUMBERS, LabelKind, is_number_of_bill, label_kind
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import plain
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import phones_in
from forms.letters.values.dates import dates_in
from forms.letters.values.money import amounts_in
from models.letter_words import NUMBER
from vision.text.printed import BlockKind

#: What one bill of a number has behind it: "7710265583-J".
_LETTER_BEHIND = re.compile(r"[-/][A-Z]{1,2}")
#: Numbers of so many signs that differ by so few are alike for no other reason than a misreading.
_LONG_NUMBER, _LOST = 10, 2
#: A number by which something is called, as it begins in plain text.
_LOOKS = r"(?:[a-z]{1,6}[-/. ]?)?(?:(?:\w?\d)[\w./-]*\d|\d(?= \d{4}\b))"
#: In running text: "onder vermelding van kenmerk 12.34", "uw zaaknummer is Z-2026-1".
_NAMED = re.compile(
    r"\b(?:(?:\w+-)?\w*(?:kenmerk|nummer|nr\.?)|referentie|dossier|zaak|o\.?v\.?v\.?"
    r"|vermelding van|omschrijving|noem(?:t u)?|vermeld(?:en|t u)?(?: (?:daar)?bij)?)"
    r"(?: (?:is|luidt|van|met|het|uw|ons|dit|de|deze|altijd|dan|bij|voor|als|betaling|brief"
    r"|gebruikt?|vermeldt?|noteert?|kiest?|wordt|heeft|u|je|graag|steeds|hierbij|erbij|daarbij"
    r"|betalingskenmerk|kenmerk|\w*nummer))*\s?:?\s"
    r"(?=(?:[a-z]{1,12}[-/.]){0,3}[a-z]{0,6}[-/.]?\s?\d)"
    # "bij ons bekend onder Z-12345", "Zet erbij: 1234 5678"
    r"|\b(?:bekend|geregistreerd|ingeschreven|genoteerd|vastgelegd|behandeld) (?:onder|als) "
    rf"(?={_LOOKS})"
    rf"|\b(?:zet|schrijf|vermeld|noem)(?:t u)? (?:er|daar)bij\s?:?\s(?={_LOOKS})"
    # "Vergeet Z-12345 niet te noemen", "Wilt u Z-12345 vermelden?", "gebruik Z-12345 als kenmerk"
    rf"|\b(?:zet|vergeet|gebruik|geef|neem|schrijf|wilt|wil|kunt|noteer|houd|vermeld)(?: u| je)? "
    rf"(?={_LOOKS}[^.,;]{{0,18}}? (?:niet te (?:noemen|vermelden)|(?:erbij |daarbij )?(?:vermelden"
    r"|noemen|opgeven)|als (?:betalings?)?(?:kenmerk|omschrijving|referentie)|in de omschrijving"
    r"|bij (?:uw|de|je) betaling)\b)"
    # "Maak het over met 26-2217 als omschrijving"
    rf"|\bmet (?={_LOOKS} als (?:betalings?)?(?:kenmerk|omschrijving|referentie)\b)"
    r"|\b(?:factuur|nota|aanslagbiljet) (?=[a-z]{0,3}\d[\d./-]{4})"
    r"|\bzet (?=\d[\d. ]{6,30} in de omschrijving)"
    r"|\bhoud(?:t u)? (?:dan |daarbij )?"
    r"(?=(?:[a-z]{1,4}[-./]?)?\d[\w./-]*(?: \d[\w./-]*)* bij de hand)"
)
#: "Met welk kenmerk? Dat is 1234 5678."
_ASKED_FOR = re.compile(
    r"\b(?:welke?|wat|uw|ons|het)\b.{0,30}(?:kenmerk|nummer|omschrijving|referentie)\b[^?]*\?\s*$"
)
_ANSWER = re.compile(rf"^(?:dat|dit|het) (?:is|wordt|luidt):? (?={_LOOKS})")
#: What stands before a number of the sender's own in a footer.
_OF_SENDER = re.compile(r"\b(?:kvk|btw|bic|rsin|agb)\W*$")
#: Letters that begin a number whose figures alone the network marks: "RNR 4180 8729".
_LETTERS_BEFORE = re.compile(r"(?<![\w-])(?!(?:KVK|BSN|BTW|BIC|IBAN|TEL|NR) )[A-Z]{1,4} $")
#: Names a telephone number may have too, and a row of a table.
_VAGUE = re.compile(r"(?:^|\s)(?:nummer|nr)\.?(?: is)?[\s:]*$")
_ROW = re.compile(r"\d{1,3}")
#: Numbers with a name of their own that are no reference.
_OTHER_NUMBER = re.compile(
    r"\b\w*(?:telefoon|informatie|info|service)(?:nummer|nr\.?)"
    r"|\b(?:telefoon|doorkies|informatie|info|service|fax|huis|rekening|kamer|pagina"
    r"|kvk|bank|tel|meter|bsn|burgerservice|mobiel"
    r"|post|antwoord|bus|lijn|rijbewijs|paspoort|kenteken|serie|artikel|iban|spoor"
    r"|sofi|alarm|nood)[a-z-]*(?:nummer|nr\.?)|\bmobiele nummer|\bgratis nummer"
    r"|\b(?:op|via) nummer\b|\b0\d{1,3}-(?:nummer|nr)"
    r"|\b(?:rsin|big|agb|vestigings)-?(?:nummer|nr)"
    # Of what is taxed or who is; the number of a return has another name behind it.
    r"|\bbtw-?(?:id-?|identificatie)?(?:nummer|nr)|\bwoz-?(?:object)?(?:nummer|nr)"
    r"|\bloonheffing\w*(?:nummer|nr)"
)
_VALUE = re.compile(
    # Of courts: "C/09/123456 / KG ZA 26-117", "C/09/123456, rolnummer 2026/11", "26/4417 WIA".
    r"[A-Z]/\d\d/\d{5,6}(?: / [A-Z]{2} [A-Z]{2} \d{2,4}-\d+|, rolnummer \d[\d/-]*\d)?"
    r"|\d\d/\d{3,6} [A-Z]{2,6}\b"
    # Of an office, its parts and a number: "WI/BVZ/AF/482044".
    # Or of its parts, and a number behind a space: "TV-WW 301.774.92".
    r"|(?:[A-Z]&[A-Z][-/. ]|[A-Z]{1,8}[-/. ]"
    r"|[A-Z]{1,6}[-/][A-Z]{1,6} |(?:[A-Za-z]{1,12}[-/.]){1,4})?"
    r"[A-Za-z0-9]*\d[A-Za-z0-9]*"
    # And a taxpayer's, a letter before its last figures: "2731 9948 H 62".
    r"(?:[-/._:][A-Za-z0-9]+|\s\d[\dA-Z]*)*(?:(?<=\d) [A-Z] ?\d{2,}(?!\w))?"
    # And who treats it, or a number of a court behind a stroke: "Z/2023/655957 - LDDK",
    # "91627041 \\ AW 21-3187", "8812345 \\ CV EXPL 26-117".
    r"(?:(?<=\d) [-\u2013] (?!IBAN|KVK|BTW|BIC|BSN|TEL|FAX|EUR)[A-Z]{2,6}\b(?![-/.]?\d)"
    r"|(?<=\d) ?\\ ?[A-Z]{2}(?: [A-Z]{2,4})? \d[\d-]*\d"
    r"|(?<=\d{5}) [A-Z]{2} [A-Z]{2,4} \d\d-\d+)?"
)
#: All of a labelled cell, where it is nothing but capitals and figures: "59/5739 DDK", and so the
#: numbers of courts: "C/23/227562 / KG ZA 2023-024". Or with who treats it: "2026/117 JdV".
_WHOLE_CELL = re.compile(
    r"[A-Z0-9]+(?:[-/._:&][A-Z0-9]+)*(?:"
    r"(?: (?:[/\\] )?(?:afd\. )?[A-Z0-9]+(?:[-/._:][A-Z0-9]+)*)+| [A-Z][a-z]{1,2}[A-Z])"
)
_FIGURES = re.compile(r"[\d ]+")
#: What may be cut off, or a telephone number: "2330 9034" of four groups, "14 0519", "058 - 215".
#: “C/09/123456 / KG ZA” goes on in the next line of a narrow column.
_DOUBTFUL = re.compile(
    r".*/ ?[A-Z]{2}(?: [A-Z]{2})?|.*\d{5} [A-Z]{2} [A-Z]{2,4}"
    r"|\d{4}(?: \d{4}){1,2}|14 ?0\d{2,3}|0\d{2,3}|0\d{9}|(?:19|20)\d\d"
)
#: A sign before a number that is as easily taken for another: "5-330 918 27" is printed "S-330".
#: Alone there, nothing else tells which it is: it is promised only where it was read so surely.
_LOOKS_LIKE_ANOTHER, _SURE_OF_SIGN = re.compile(r"[0158OISBZ](?=[-/.])"), 0.95
_CITIZENS = 9
_TRAILING = ".,;:!?)"
_LONGEST = 40
#: A number by which something is called, and no count: "24 uur", "artikel 6:96".
_LONG = re.compile(r"(?:\d\W?){4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "Aanslagbiljet 2026" is of that year.
_BILL_OF_YEAR = re.compile(
    r"\b(?:aanslag(?:biljet)?|\w*afrekening|\w*(?:beschikking|contract)|nota|factuur|jaaropga\w+|\w*zaak)\W*$"
)
#: Of a house: "de buren op nummer 14"; no name before it says of what else it is the number.
_NUMBER_ALONE = re.compile(r"(?:nummer|nr)\b")
_HOUSE = re.compile(r"\d{1,3}[a-z]?\b(?![./-]?\d)")
#: Free to ring, and so no reference whatever it is called.
_TO_RING = re.compile(r"0(?:800|90[069])\D{0,3}\d\d\D?\d\d")
#: Where or when to go, unless it is a long one by which somebody is known there.
_TO_GO_TO = re.compile(
    r"\b(?:loket|week|tafel|stoel|zaal|lokaal|kassa|rit|lijn|route|rij|vak|deur)n(?:ummer|r)\b"
)
#: Where somebody lives: "1234 AB Heuvelrijk".
_POSTAL = re.compile(r"\d{4} ?[A-Z]{2} [A-Z’'][^\d]*")
_ENDS_IN_WORD = re.compile(r"[^\W\d]:?$")
#: The bill of whom a row of a table names before it: "Loodgieter, factuur 26-118".
_OF_OTHERS = re.compile(r"\w, $")
#: Under such a name one figure is enough: "DE-4B/AFD".
_OWN_NAME = re.compile(r"\b(?:kenmerk|referentie)\b")
_NAMED_SO = re.compile(r"(?=.*\d)[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)+")
#: Where a law is printed: "Staatsblad 2012, nummer 141"; and a plot: "sectie G, nummer 1182".
_IN_PRINT = re.compile(
    r"\bsectie [a-z]{1,2}\W{1,3}$|"
    r"\b(?:\w*blad|staatscourant|stb|stcrt|jaargang|pb)\W{0,2}(?: (?:van )?(?:19|20)\d\d)?\W{1,3}$"
)
#: A number in brackets behind an account that money goes to: "naar NL12 BANK 0123 4567 89 (R4669)".
_BEHIND_ACCOUNT = re.compile(
    r" ?\((?=(?:[^\d)]*\d){5}|[A-Z]+[-/.]?\d{4})([A-Z]{0,6}[-/.]?\d[\dA-Z]*(?:[-/. ][\dA-Z]+)*)\)"
)
#: How surely the network must take a number for a reference. Set on `developed` and `held-out`.
_LEARNED = 0.95


def references_of(
    sentences: Iterable[Sentence],
    labelled: Iterable[Labelled],
    sense: Sense,
    subject: Fact | None = None,
) -> tuple[Fact, ...]:
    """Every reference, each once.

    What only the network takes for one is not certain, nor the bill that the subject speaks of.
    """
    said = list(sentences)
    labels = list(labelled)
    found = [
        replace(each, is_certain=each.is_certain and not _is_bill_of(subject, each))
        for each in _found(said, labels)
    ]
    named = distinct(_whole(found, labels))
    known = [_figures(each) for each in named]
    more = (each for each in _learned(said, sense) if not _is_part(_figures(each), known))
    return tuple(_doubted(distinct((*named, *more))))


def _is_bill_of(subject: Fact | None, found: Fact) -> bool:
    """Whether a subject names a bill so: it may be another's, "De Wit, factuur 26-118"."""
    if subject is None or (found.sentence or "") not in (subject.sentence or ""):
        return False
    return re.search(rf"\b(?:factuur|nota) {re.escape(found.text)}", subject.text, re.I) is not None


def _whole(found: Sequence[Fact], labelled: Iterable[Labelled]) -> Iterator[Fact]:
    """The references without what is a part of another that stands in the same place.

    Of two with labels of their own one may well be the beginning of the other: of a customer and
    of that customer's bill.
    """
    names = {_bare(each.text.strip()): each.label for each in labelled if each.kind in OF_NUMBERS}
    for each in found:
        around = [str(other.value) for other in found if other.page == each.page]
        wholes = [value for value in around if _is_part_of(str(each.value), value)]
        if all(_has_own_name(str(each.value), value, names) for value in wholes):
            yield each


def _has_own_name(value: str, whole: str, names: Mapping[str, str]) -> bool:
    """Whether a number has a label, and what it begins another one, or no more than a letter."""
    own, other = names.get(value), names.get(whole)
    if own is None:
        return False
    return other != own if other else _LETTER_BEHIND.fullmatch(whole[len(value) :]) is not None


def _bare(printed: str) -> str:
    """A number as it is called: one of figures only has no spaces."""
    bare = re.sub(r"\s", "", printed)
    return bare if bare.isdecimal() else printed


def _is_part_of(value: str, whole: str) -> bool:
    """Whether a number is a word of another, or what that begins with on the line above."""
    is_long = value.isdecimal() and len(value) >= _LONG_NUMBER
    is_begun = whole.startswith(value) and (is_long or not whole[len(value) :][:1].isalnum())
    return value != whole and (value in whole.split() or is_begun)


def _doubted(references: Sequence[Fact]) -> Iterator[Fact]:
    """The references, unsure where two are one but for a sign that the paper or a reader lost."""
    figures = [_figures(each) for each in references]
    for each, own in zip(references, figures, strict=True):
        is_alone = not any(_is_with_a_sign_lost(own, other) for other in figures)
        yield each if is_alone else replace(each, is_certain=False)


def _is_with_a_sign_lost(one: str, other: str) -> bool:
    """Two of one length may well be two: “H” and “V” of one taxpayer."""
    shorter = min(len(one), len(other))
    is_near = len(one) != len(other) and shorter >= _LONG_NUMBER
    return is_near and Levenshtein.distance(one, other, score_cutoff=_LOST) <= _LOST


def _figures(each: Fact) -> str:
    """The figures and capitals of a reference."""
    return re.sub(r"[^0-9A-Z]", "", str(each.value))


def _is_part(figures: str, known: Iterable[str]) -> bool:
    """Whether a number is a part of one that is known by its name."""
    return any(figures != each and figures in each for each in known)


def _learned(sentences: list[Sentence], sense: Sense) -> Iterator[Fact]:
    """Numbers by which a case is called in words we do not know: "houd dan Z-12 bij de hand"."""
    for sentence in sentences:
        if sentence.is_cell:
            continue
        for start in sense.starts(sentence, NUMBER):
            if sense.role(sentence, start, NUMBER).get("reference", 0.0) >= _LEARNED:
                if _OF_SENDER.search(plain(sentence.text[:start])):
                    continue
                letters = _LETTERS_BEFORE.search(sentence.text[:start])
                begin = letters.start() if letters else start
                for each in _reference(sentence, begin, len(sentence.text), ""):
                    if not _YEAR.fullmatch(str(each.value)) and _LONG.search(str(each.value)):
                        yield replace(each, is_certain=False)


def _found(sentences: list[Sentence], labelled: list[Labelled]) -> Iterator[Fact]:
    for label in labelled:
        is_other = _OTHER_NUMBER.search(plain(label.label)) and not is_number_of_bill(label.label)
        is_none = is_other or _is_of_left(label.sentence, label.label) or _is_bare(label)
        if label.kind is LabelKind.REFERENCE and not is_none:
            yield from _labelled(label)
        if label.kind is LabelKind.CODE:
            found = (each for each in _labelled(label) if not _is_citizens(str(each.value)))
            yield from (replace(each, is_certain=False) for each in found)
    before = ""
    for sentence in sentences:
        written = plain(sentence.text)
        is_asked = _ASKED_FOR.search(before) and not _OTHER_NUMBER.search(before)
        answer = _ANSWER.match(written) if is_asked else None
        if answer is not None:
            yield from _reference(sentence, answer.end(), len(sentence.text), before)
        before = written
        yield from _behind_accounts(sentence)
        for match in _NAMED.finditer(written):
            before_it, after_it = written[: match.start()], written[match.end() :]
            is_law = _OTHER_NUMBER.search(match.group()) or _IN_PRINT.search(before_it)
            is_house = _is_of_house(before_it, match.group(), after_it)
            is_row = sentence.kind is BlockKind.TABLE and _OF_OTHERS.search(before_it)
            is_left = _is_of_left(sentence, sentence.text[: match.end()])
            if not (is_law or is_house or is_row or is_left or before_it.endswith("ons ")):
                yield from _reference(sentence, match.end(), len(sentence.text), match.group())


def _behind_accounts(sentence: Sentence) -> Iterator[Fact]:
    """Numbers in brackets behind an account: what they are called stands elsewhere, or nowhere."""
    for account in ibans_in(sentence.text):
        found = _BEHIND_ACCOUNT.match(sentence.text, account.end)
        number = found.group(1) if found else ""
        if found and not (dates_in(number) or amounts_in(number) or phones_in(number)):
            for each in _reference(sentence, found.start(1), found.end(1), ""):
                yield replace(each, is_certain=False)


def _is_of_house(before: str, named: str, number: str) -> bool:
    """Whether a number is a house's, for all that the words around it tell."""
    if not (_NUMBER_ALONE.match(named) and _HOUSE.match(number)):
        return False
    return label_kind(before.rstrip().rpartition(" ")[2]) is not LabelKind.REFERENCE


def _is_bare(label: Labelled) -> bool:
    """Whether “nr. 12” is all that a cell says: of what it is the number stands elsewhere."""
    is_alone = _NUMBER_ALONE.fullmatch(plain(label.label).strip(" ."))
    is_all = label.sentence.text[: label.start].rstrip() == label.label
    return bool(is_alone and is_all and _HOUSE.fullmatch(plain(label.text)))


def _is_of_left(sentence: Sentence, named: str) -> bool:
    """Whether “nr.” begins what stands beside another name: “Tolk | nr. 512” is the interpreter."""
    is_begun = sentence.is_cell and sentence.text.startswith(named)
    is_bare = bool(_NUMBER_ALONE.fullmatch(plain(named).strip(" .:")))
    return is_begun and is_bare and bool(_ENDS_IN_WORD.search(sentence.before))


def _labelled(label: Labelled) -> Iterator[Fact]:
    """The reference below or beside a label; its sentence then tells what it is."""
    if label.is_column and _is_vague(label.label) and _ROW.fullmatch(label.text):
        return
    whole = _WHOLE_CELL.fullmatch(label.text.strip())
    found = _reference(label.sentence, label.start, label.end, label.label)
    for each in _as_cell(label, found) if whole else found:
        is_said = plain(label.label) in plain(label.sentence.text)
        told = label.sentence.text if is_said else f"{label.label}: {label.sentence.text}"
        yield replace(each, sentence=told)


def _as_cell(label: Labelled, found: Iterable[Fact]) -> Iterator[Fact]:
    """A reference as all of its cell, which has letters behind its figures."""
    text = label.text.strip()
    for each in found:
        if _FIGURES.fullmatch(text) or len(text) > _LONGEST or str(each.value) == text:
            yield each
            continue
        start = label.start + label.text.index(text)
        is_certain = each.is_certain and not _DOUBTFUL.fullmatch(text)
        yield fact(text, label.sentence, start, start + len(text), is_certain=is_certain)


def _is_vague(name: str) -> bool:
    return bool(_VAGUE.search(plain(name)))


def _reference(sentence: Sentence, start: int, end: int, name: str) -> Iterator[Fact]:
    skipped = re.match(r"[\s_:.#|]*", sentence.text[start:end])
    start += skipped.end() if skipped else 0
    match = _VALUE.match(sentence.text[start:end])
    if match is None or any(found.start == 0 for found in dates_in(sentence.text[start:end])):
        return
    if _is_vague(name) and any(each.start <= start < each.end for each in phones_in(sentence.text)):
        return
    if _is_other_value(sentence.text[:end], start, start + match.end()):
        return
    printed = match.group().rstrip(_TRAILING)
    is_year = _YEAR.fullmatch(printed) and _BILL_OF_YEAR.search(plain(name))
    is_numbered = re.search(r"\d.*\d", printed) or (
        _OWN_NAME.search(plain(name)) and _NAMED_SO.fullmatch(printed)
    )
    is_counter = _TO_GO_TO.search(plain(name)) and not _LONG.search(printed)
    is_other = is_year or is_counter or _TO_RING.fullmatch(printed)
    if is_other or not is_numbered or len(printed) > _LONGEST:
        return
    value = _bare(printed)
    end = start + len(printed)
    is_unsure = sentence.confidence_at(start, end) < _SURE_OF_SIGN
    is_open = bool(_LOOKS_LIKE_ANOTHER.match(printed)) and is_unsure
    is_certain = not (_DOUBTFUL.fullmatch(printed) or _is_citizens(value) or is_open)
    yield fact(value, sentence, start, end, is_certain=is_certain)


def _is_other_value(text: str, start: int, end: int) -> bool:
    """Whether a number there is that of an account, a sum or a postal code."""
    if any(each.start <= start < each.end for each in ibans_in(text)):
        return True
    if any(each.start <= start < each.end for each in amounts_in(text)):
        return True
    is_sum = re.match(r",(?:\d\d|-)(?!\d)", text[end:])
    return bool(is_sum or _POSTAL.fullmatch(text[start:]))


def _is_citizens(value: str) -> bool:
    """Whether it may be a citizen service number, whose label was taken for another's."""
    if len(value) != _CITIZENS or not value.isdecimal():
        return False
    weights = (*range(_CITIZENS, 1, -1), -1)
    return not sum(int(each) * weight for each, weight in zip(value, weights, strict=True)) % 11
