"""Who wrote a letter: the organisation whose name stands at its head, foot or signature."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from forms.letter import Fact, FactRole
from forms.letters.closing import is_signed_below
from forms.letters.facts import fact
from forms.letters.head.broken_names import LONGEST_NAME, may_be_cut, with_whole_names
from forms.letters.head.letter_signs import has_own_sign, has_signs_of_letter, is_greeting
from forms.letters.head.message_head import MessageHead, message_head_of
from forms.letters.head.name_clues import Clues, clues_of, first_lines
from forms.letters.head.writer_words import (
    CAPITALS,
    CLIENT,
    HANGING,
    NEVER_ALONE,
    NO_END,
    NO_NAME,
    NO_START,
    OF_AFFAIRS,
    PART_OF_ONE,
    WORD_FOR_ONE,
)
from forms.letters.labels.labelled import Labelled
from forms.letters.organisations import ORGANISATION
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind

#: A name of an organisation: characters from and to of a sentence.
Named = tuple[Sentence, int, int]

#: Where a name is printed for who writes; of addresses only one that the letter says again.
_HEADS = frozenset({BlockKind.LETTERHEAD, BlockKind.ADDRESS})
#: A name that is at least so much of the sender's own host is likely its name.
_OF_HOST = 0.5
_SHORT_NAME, _LONGEST_LINE = 5, 70
#: What adorns a letterhead before or behind a name: "◆ Gemeente Veendal", "| GGD |".
_ORNAMENT = re.compile(r"^[^\w(\[\"'“„‘’&+@#]+|[^\w)\]\"'”’.!?&+]+$")
#: A name before the number of its page.
_BEFORE_PAGE = re.compile(
    r"(\w[^:;.?!\d]{3,60}?)\s?[-|·•*,/]\s?(?:pagina|blad|bladzijde|pag\.?|blz\.?) ?:? ?\d{1,2}"
    r" ?(?:van|/) ?\d{1,2}$"
)
#: A name that is so much of its sentence stands by itself.
_MOSTLY = 0.6
#: More words than these before a name, as "Ten name van", are a sentence about it.
_LEADING = 3
#: From this score a name may be promised, if it is an organisation's and stands on a letter: a name
#: written by hand scores as much where it is said again.
_CLEAR = 7.5
#: So much speaks for a name behind "Van:", and so that and whoever it is for begin.
_TOLD = 4.0
_FROM_OR_TO = re.compile(r"(?:van|aan|afzender|verzender|geadresseerde|ontvanger)\s?: ")
#: So alike are two ways to print a name, 0..100.
_SAME_NAME = 88


def sender_of(
    sentences: Sequence[Sentence],
    labelled: Sequence[Labelled],
    known: Sequence[str] = (),
    hosts: Iterable[str] = (),
    addressed: Sequence[Sentence] = (),
) -> Fact | None:
    """Who wrote a letter.

    `known` are names of senders, looked for first; `hosts` those of its addresses, without www.
    `addressed` are the lines of its address, where the only one on a sheet may be the sender's.
    """
    clues = clues_of(sentences, hosts)
    whole = list(with_whole_names(sentences, clues))
    texts = tuple(each.text for each in whole)
    clues = replace(clues, heads=first_lines(whole), texts=texts)
    head = message_head_of(sentences, labelled)
    named = [*_addressed(addressed[:1], whole), *_names(whole, labelled)]
    told = [_without_ornament((head.sentence, head.start, head.end))] if head else []
    candidates = [*told, *(_without_ornament(each) for each in _outside(head, named))]
    scored = [
        (_score(each, candidates, clues) + _TOLD * (each in told), -place, each)
        for place, each in enumerate(candidates)
    ]
    if not scored:
        return None
    # A sender whose name is known goes before what only looks like a name.
    at_their_place = [each for each in scored if _is_known(each[2], known)]
    score, _, (sentence, start, end) = max(at_their_place or scored, key=lambda each: each[:2])
    is_office = _is_organisation(plain(sentence.text[start:end]), clues)
    has_signs = has_signs_of_letter(sentences, labelled)
    is_signed = has_own_sign(sentences, labelled)
    if not (has_signs or is_signed or is_office or at_their_place):
        return None  # a column of a newspaper: its lines are nobody's name
    is_clear = score >= _CLEAR and is_office
    is_letter = has_signs and is_signed
    is_whole = bool(at_their_place) or not may_be_cut(whole, sentence, clues)
    is_certain = (bool(at_their_place) or is_clear) and is_letter and is_whole
    name = sentence.text[start:end].strip()
    return fact(name, sentence, start, end, is_certain=is_certain, role=FactRole.SENDER)


def _outside(head: MessageHead | None, named: Iterable[Named]) -> Iterator[Named]:
    """The names that stand neither in a message's subject nor beside its "Van:" and "Aan:"."""
    title = head.title.lines if head and head.title else ()
    for each in named:
        sentence = each[0]
        is_title = not sentence.page and set(sentence.lines) <= {*title}
        if not is_title and not (head and _FROM_OR_TO.match(plain(sentence.text))):
            yield each


def _is_organisation(name: str, clues: Clues) -> bool:
    """Whether a plain name is surely that of an organisation: by its words, or by its host."""
    if NEVER_ALONE.fullmatch(name):
        return False
    return bool(ORGANISATION.search(name)) or clues.share_of_host(name) >= _OF_HOST


def _is_known(one: Named, known: Sequence[str]) -> bool:
    """Whether a name, not in running text, is that of a known sender."""
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    # "Deze brief gaat ook naar Waterschap Vechtdal." names somebody else, though little more.
    is_placed = _is_alone(one) and len(sentence.text[:start].split()) <= _LEADING
    return is_placed and any(fuzz.ratio(plain(each), name) >= _SAME_NAME for each in known)


def _score(one: Named, candidates: list[Named], clues: Clues) -> float:
    """How much speaks for a name: where it stands, what it is called, and being said again.

    What nearly the same name has for it counts for this one too; of those the one that was read
    most surely, and is said most often in the same way, is the best.
    """
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    named = [(plain(other[0].text[other[1] : other[2]]), other) for other in candidates]
    alike = [other for text, other in named if fuzz.ratio(name, text) >= _SAME_NAME]
    printed = sentence.text[start:end]
    # What is only the beginning or the end of a longer name is not said where that is.
    longer = [text for _, (where, first, last) in named
              if (text := where.text[first:last]).startswith((f"{printed} ", f"{printed}, "))
              or text.endswith(f" {printed}")]  # fmt: skip
    others = max((clues.count(text) for text in longer), default=0)
    said = clues.count(printed) - others - 1 if len(printed) > _SHORT_NAME else 0
    # At the top of a later sheet a signature may stand.
    is_head = any(where.kind in _HEADS and not where.page for where, _, _ in alike)
    # What only running text names is somebody else more often than not.
    is_placed = any(_is_alone(other) for other in alike)
    is_first = sentence in clues.heads
    # "Centrale Zorgadministratie" at the head of the paper is no department.
    is_host = clues.share_of_host(name) >= _OF_HOST
    # "Unit Boetes" is a part of somebody who is named elsewhere, "Westerkade Glasservice" is not.
    is_whole = not PART_OF_ONE.match(name) or _has_part_below(sentence, candidates)
    is_only = clues.heads == {sentence} and is_whole
    is_ones_own = is_first and (is_host or is_only or bool(ORGANISATION.search(name)))
    is_part = bool(PART_OF_ONE.search(name)) and not is_ones_own
    is_part = is_part or (bool(OF_AFFAIRS.fullmatch(name)) and not is_host)
    is_part = is_part or (not is_first and clues.says_as_part(printed))
    is_below = any(_is_below_name(where, name, clues) for where, _, _ in alike)
    is_part = is_part or (not is_host and is_below)
    is_named = bool(ORGANISATION.search(name)) - 2 * is_part
    sure = sentence.confidence_at(start, end)
    told = 2 * is_named + min(len(alike) - 1, 2) + 2 * min(max(said, 0), 2) + sure
    wholes = [text for text, _ in named if _is_town_of(name, text)]
    is_town = name in clues.towns or bool(wholes and not is_first)
    # "Stam & Van", elsewhere "Stam & Van Eck"; "Kuststreek" of ggdkuststreek.nl.
    is_cut = bool(longer and HANGING.search(printed)) or _is_less_of_host(name, wholes, clues)
    placed = 2 * is_head + is_first + 3 * is_placed + 2 * is_host
    return told + placed - 6 * (is_town or is_cut)


def _without_ornament(one: Named) -> Named:
    """The name alone; as it is where nothing else is printed there."""
    sentence, start, end = one
    printed = sentence.text[start:end]
    adorned = [each.span() for each in _ORNAMENT.finditer(printed)]
    first = next((stop for at, stop in adorned if at == 0), 0)
    last = next((at for at, stop in adorned if stop == len(printed) and at), len(printed))
    return (sentence, start + first, start + last) if first < last else one


def _has_part_below(sentence: Sentence, candidates: Iterable[Named]) -> bool:
    """Whether its letterhead names nothing but parts below it: "Directie Gelden", "Inning"."""
    below = [
        plain(other.text)
        for other, _, _ in candidates
        if (other.block, other.page) == (sentence.block, sentence.page) and other is not sentence
    ]
    return bool(below) and all(map(PART_OF_ONE.search, below))


def _is_below_name(sentence: Sentence, name: str, clues: Clues) -> bool:
    """Whether a line of a letterhead stands below one that is the name.

    That says what the letter's own host says: "Gerechtsdeurwaarders en incasso" below "Bosch en Van
    Dalfsen" is what those do. Or neither line says that it is one: "Verhaal" below "De Polder".
    """
    if sentence in clues.heads:
        return False
    is_bare = not (ORGANISATION.search(name) or clues.share_of_host(name))
    above = [
        plain(head.text)
        for head in clues.heads
        if (head.block, head.page) == (sentence.block, sentence.page)
    ]
    return any(
        clues.share_of_host(head) >= _OF_HOST or (is_bare and not _is_office(head))
        for head in above
    )


def _is_office(name: str) -> bool:
    return bool(PART_OF_ONE.search(name) or OF_AFFAIRS.fullmatch(name))


def _is_town_of(name: str, whole: str) -> bool:
    """Whether a plain name is only the end of an organisation's: "Lindewaard"."""
    is_end = whole.endswith(f" {name}") and bool(ORGANISATION.search(whole))
    return is_end and not ORGANISATION.search(name)


def _is_less_of_host(name: str, wholes: Iterable[str], clues: Clues) -> bool:
    """Whether one of the longer names that a plain name ends is more of the letter's own host."""
    own = clues.share_of_host(name)
    return any(clues.share_of_host(whole) > own for whole in wholes)


def _is_alone(one: Named) -> bool:
    sentence, start, end = one
    return sentence.is_cell or end - start >= _MOSTLY * len(sentence.text)


def _addressed(lines: Sequence[Sentence], sentences: Iterable[Sentence]) -> Iterator[Named]:
    """Names at the head of an address that the letter itself says: the reader it only greets."""
    said = [each.text for each in sentences if each.kind in (BlockKind.BODY, BlockKind.FOOTER)]
    for line in lines:
        is_said = any(line.text in text and not is_greeting(plain(text)) for text in said)
        if is_said and not NO_NAME.search(plain(line.text)):
            yield line, 0, len(line.text)


def _names(sentences: Iterable[Sentence], labelled: Sequence[Labelled]) -> Iterator[Named]:
    """Where the name of the sender may stand: head, foot, signature, slip or return address."""
    for label in labelled:
        words = plain(label.label).strip(" :.")
        if words in ("afzender", "organisatie", "ten name van", "t.n.v", "tnv", "namens"):
            yield label.sentence, label.start, label.end
    is_signed = False
    for sentence in sentences:
        written = plain(sentence.text)
        if is_signed_below(written):
            is_signed = True
            continue
        returned = re.match(r"retouradres:?\s*", written)
        if returned or (sentence.kind is BlockKind.FOOTER and "," in sentence.text):
            start = returned.end() if returned else 0
            first = re.split(r"[,|•·]| postbus", written[start:])[0].rstrip()
            if ORGANISATION.search(first):
                yield sentence, start, start + len(first)
            continue
        numbered = _BEFORE_PAGE.match(written)
        if numbered:  # "Kadasterdienst - bladzijde 2 van 2", at the head of a later page
            yield sentence, 0, numbered.end(1)
            continue
        # Below regards people sign; at the head of paper whatever stands may be whom it is from.
        is_place = sentence.kind in (BlockKind.LETTERHEAD, BlockKind.FOOTER) or (
            is_signed and ORGANISATION.search(written)
        )
        longest = LONGEST_NAME if sentence.is_cell and len(sentence.lines) > 1 else _LONGEST_LINE
        if is_place and len(sentence.text) <= longest and not NO_NAME.search(written):
            yield sentence, 0, len(sentence.text)
        else:
            yield from _in_running_text(sentence)


def _in_running_text(sentence: Sentence) -> Iterator[Named]:
    """Names of organisations among other words."""
    for found in CAPITALS.finditer(sentence.text):
        opening = None if sentence.is_cell else NO_START.match(found.group())
        start = found.start() + (opening.end() if opening else 0)
        name = NO_END.sub("", sentence.text[start : found.end()])
        is_client = CLIENT.search(plain(sentence.text[:start]))
        if " " in name and WORD_FOR_ONE.search(name) and not is_client:
            yield sentence, start, start + len(name)
