"""Who wrote a letter: the organisation whose name stands at its head, foot or signature."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from forms.letters.facts import fact
from forms.letters.head.letter_signs import has_own_sign, has_signs_of_letter, is_greeting
from forms.letters.head.writer_words import (
    ACRONYM,
    CAPITALS,
    CLIENT,
    GOING_ON,
    HANGING,
    NAMED_WHOLE,
    NEVER_ALONE,
    NO_END,
    NO_NAME,
    NO_START,
    ORGANISATION,
    PART_OF_ONE,
    TAIL,
    WORD_FOR_ONE,
)
from forms.letters.labels.labels import Labelled
from forms.letters.letter import Fact, FactRole
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, joined
from vision.text.printed import BlockKind

#: A name of an organisation: characters from and to of a sentence.
Named = tuple[Sentence, int, int]

_GREETING = re.compile(r"^\s*(?:met vriendelijke groet\w*|hoogachtend|groeten|vriendelijke groet)")
_LONGEST_NAME = 70
#: In small letters a name goes on in so many words; more are what an office says of itself, unless
#: they begin with "voor" or "en".
_MOST_BELOW, _MOST_GOING_ON = 3, 5
#: Where a name is printed for who writes; of addresses only one that the letter says again.
_HEADS = frozenset({BlockKind.LETTERHEAD, BlockKind.ADDRESS})
#: Between words of one line that was spread over its column; the next column is further.
_LOOSE_MM = 12.0
#: A town behind its postal code, or before a day on the first sheet; on others the sender is named
#: there.
_TOWN = re.compile(r"\b\d{4}\s?[A-Z]{2}\s+([A-Z][\w' -]+)")
_TOWN_OF_DAY = re.compile(r"^([A-Z][\w' -]+), (?:\w+ )?\d{1,2}\b")
#: A name that is at least so much of the sender's own host is likely its name.
_OF_HOST, _ALL_OF_HOST = 0.5, 0.9
_SHORTEST_WORD = 3
_SHORT_NAME = 5
#: A name that is so much of its sentence stands by itself.
_MOSTLY = 0.6
#: From this score a name may be promised, if it is an organisation's and stands on a letter: a name
#: written by hand scores as much where it is said again.
_CLEAR = 7.5
#: So alike are two ways to print a name, 0..100.
_SAME_NAME = 88


@dataclass(frozen=True)
class _Around:
    """What a name is judged by: all texts, hosts without their ends, towns, and first lines."""

    texts: tuple[str, ...]
    hosts: frozenset[str]
    towns: frozenset[str]
    heads: frozenset[Sentence] = frozenset()

    def count(self, printed: str) -> int:
        """How many sentences say it."""
        return sum(printed in text for text in self.texts)

    def says_alone(self, name: Sentence) -> bool:
        """Whether a line elsewhere says a name and no more: below the letter, for one."""
        same = sum(text.strip(" .,") == name.text for text in self.texts)
        return same > (1 if len(name.lines) == 1 else 0)


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
    around = _around(sentences, hosts)
    whole = list(_with_whole_names(sentences, around))
    texts = tuple(each.text for each in whole)
    around = replace(around, heads=_first_lines(whole), texts=texts)
    candidates = [*_addressed(addressed[:1], whole), *_names(whole, labelled)]
    scored = [
        (_score(each, candidates, around), -place, each) for place, each in enumerate(candidates)
    ]
    if not scored:
        return None
    # A sender whose name is known goes before what only looks like a name.
    at_their_place = [each for each in scored if _is_known(each[2], known)]
    score, _, (sentence, start, end) = max(at_their_place or scored, key=lambda each: each[:2])
    is_clear = score >= _CLEAR and _is_organisation(plain(sentence.text[start:end]), around)
    is_letter = has_signs_of_letter(sentences, labelled) and has_own_sign(sentences, labelled)
    is_whole = bool(at_their_place) or not _may_be_cut(whole, sentence, around)
    is_certain = (bool(at_their_place) or is_clear) and is_letter and is_whole
    name = sentence.text[start:end].strip()
    return fact(name, sentence, start, end, is_certain=is_certain, role=FactRole.SENDER)


def _is_organisation(name: str, around: _Around) -> bool:
    """Whether a plain name is surely that of an organisation: by its words, or by its host."""
    if NEVER_ALONE.fullmatch(name):
        return False
    return bool(ORGANISATION.search(name)) or _share_of_host(name, around) >= _OF_HOST


def _around(sentences: Sequence[Sentence], hosts: Iterable[str]) -> _Around:
    texts = tuple(sentence.text for sentence in sentences)
    towns = [found for text in texts for found in _TOWN.finditer(text)]
    towns += [
        found for each in sentences if not each.page for found in _TOWN_OF_DAY.finditer(each.text)
    ]
    return _Around(
        texts,
        frozenset(max(host.split(".")[:-1], key=len, default="") for host in hosts) - {""},
        frozenset(plain(found.group(1)).strip() for found in towns),
    )


def _first_lines(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The lines with which a letterhead begins: a department stands below."""
    return frozenset(
        each
        for each, before in zip(sentences, [None, *sentences], strict=False)
        if each.kind is BlockKind.LETTERHEAD
        and not each.page
        and (before is None or (before.block, before.page) != (each.block, each.page))
    )


def _with_whole_names(sentences: Sequence[Sentence], around: _Around) -> Iterator[Sentence]:
    """The sentences; a name that a narrow column broke over lines of its own as one."""
    begun: Sentence | None = None
    for sentence in sentences:
        if begun is not None and _is_name_of(begun, sentence, around):
            begun = joined(begun, sentence)
            continue
        if begun is not None:
            yield begun
        begun = sentence
    if begun is not None:
        yield begun


def _is_name_of(first: Sentence, second: Sentence, around: _Around) -> bool:
    """Whether the second line is the rest of a name that the first begins."""
    if _is_spaced_out(first, second):
        return True
    begin, rest = plain(first.text), plain(second.text)
    if not _may_go_on(first, second) or NO_NAME.search(begin):
        return False
    if TAIL.fullmatch(second.text) or _goes_on_small(first, second):
        return True
    if NO_NAME.search(rest) or not second.text[:1].isupper():
        return False
    is_hanging = bool(HANGING.search(first.text) or NEVER_ALONE.fullmatch(begin))
    if is_hanging or PART_OF_ONE.search(rest):
        return is_hanging
    # "Gerechtsdeurwaarders Hulst,", "De Rooij & Partners"; and not "Met vriendelijke groet,".
    is_listed = first.kind is BlockKind.LETTERHEAD and first.text.endswith(",")
    return is_listed or _is_one_name(first, second, around)


def _is_spaced_out(first: Sentence, second: Sentence) -> bool:
    """Whether two cells are words of one line at the head, set loosely to fill a narrow column."""
    is_row = first.lines[-1:] == second.lines and first.page == second.page
    is_head = first.kind is second.kind is BlockKind.LETTERHEAD
    gap_mm = second.words[0].left_mm - first.words[-1].right_mm
    return is_head and is_row and 0 < gap_mm < _LOOSE_MM


def _goes_on_small(first: Sentence, second: Sentence) -> bool:
    """Whether the second line begins in small letters, as no department of a letterhead does."""
    rest = plain(second.text)
    is_head = second.kind is BlockKind.LETTERHEAD and second.text[:1].islower()
    most = _MOST_GOING_ON if GOING_ON.match(second.text) else _MOST_BELOW
    is_short = len(second.words) <= most and not NO_NAME.search(rest)
    return is_head and is_short and bool(ORGANISATION.search(plain(f"{first.text} {rest}")))


def _may_go_on(first: Sentence, second: Sentence) -> bool:
    """Whether the second line stands below the first, and both are short enough for a name."""
    is_near = (first.block, first.page, first.kind) == (second.block, second.page, second.kind)
    is_short = len(first.text) + len(second.text) < _LONGEST_NAME
    is_line = first.is_cell and not second.before and first.kind is not BlockKind.SLIP
    return is_near and is_short and is_line


def _may_be_cut(sentences: Sequence[Sentence], name: Sentence, around: _Around) -> bool:
    """Whether a name may go on in the line below it, and the letter does not say."""
    if re.search(r"[,&]$|\b(?:afdeling|team)$", name.text.strip()):
        return True
    if not name.is_cell or around.says_alone(name):
        return False
    place = next((at for at, each in enumerate(sentences) if each is name), len(sentences))
    below = next(iter(sentences[place + 1 :]), None)
    if below is None or not _may_go_on(name, below) or not below.text[:1].isupper():
        return False
    rest = plain(below.text)
    return not (NO_NAME.search(rest) or PART_OF_ONE.search(rest) or " " in rest)


def _is_one_name(first: Sentence, second: Sentence, around: _Around) -> bool:
    """Whether two lines are one name by what the letter says elsewhere."""
    begin, rest = plain(first.text), plain(second.text)
    if around.count(f"{first.text} {second.text}"):
        return True
    if around.says_alone(first) or PART_OF_ONE.search(begin):
        return False
    if NAMED_WHOLE.match(second.text):
        return False  # below its department: "Wonen en Leefomgeving", "Gemeente Waalbergen"
    if ACRONYM.match(second.text) and " " in begin:
        return False  # the short name of an office of it
    own, whole = (_share_of_host(name, around) for name in (begin, f"{begin} {rest}"))
    # Both lines are in the host, which says hardly more: "www.welzijnnoorderkwartier.nl".
    is_host = 0 < own < whole and whole >= _ALL_OF_HOST
    return is_host or (bool(ORGANISATION.search(begin)) and whole > own)


def _share_of_host(name: str, around: _Around) -> float:
    """How much of a host of the letter the words of a plain name are, 0..1.

    All of it is most: "Eigen bijdrage" below "Bureau Eigen Bijdragen" adds nothing.
    """
    words = {word for word in re.split(r"[^a-z0-9]+", name) if len(word) >= _SHORTEST_WORD}
    shares = [
        sum(len(word) for word in words if word in host) / len(host.replace("-", ""))
        for host in around.hosts
    ]
    return min(1.0, max(shares, default=0.0))


def _is_known(one: Named, known: Sequence[str]) -> bool:
    """Whether a name, not in running text, is that of a known sender."""
    sentence, start, end = one
    name = plain(sentence.text[start:end])
    return _is_alone(one) and any(fuzz.ratio(plain(each), name) >= _SAME_NAME for each in known)


def _score(one: Named, candidates: list[Named], around: _Around) -> float:
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
              if (text := where.text[first:last]).startswith(f"{printed} ")
              or text.endswith(f" {printed}")]  # fmt: skip
    others = max((around.count(text) for text in longer), default=0)
    said = around.count(printed) - others - 1 if len(printed) > _SHORT_NAME else 0
    # At the top of a later sheet a signature may stand.
    is_head = any(where.kind in _HEADS and not where.page for where, _, _ in alike)
    # What only running text names is somebody else more often than not.
    is_placed = any(_is_alone(other) for other in alike)
    is_first = sentence in around.heads
    # "Centrale Zorgadministratie" at the head of the paper is no department.
    is_host = _share_of_host(name, around) >= _OF_HOST
    # "Unit Boetes" is a part of somebody who is named elsewhere, "Westerkade Glasservice" is not.
    is_only = around.heads == {sentence} and not PART_OF_ONE.match(name)
    is_ones_own = is_first and (is_host or is_only or bool(ORGANISATION.search(name)))
    is_part = bool(PART_OF_ONE.search(name)) and not is_ones_own
    is_part = is_part or (not is_host and _is_below_own_name(sentence, around))
    is_named = bool(ORGANISATION.search(name)) - 2 * is_part
    sure = sentence.confidence_at(start, end)
    told = 2 * is_named + min(len(alike) - 1, 2) + 2 * min(max(said, 0), 2) + sure
    is_end = not is_first and any(_is_town_of(name, text) for text, _ in named)
    is_town = name in around.towns or is_end
    return told + 2 * is_head + is_first + 3 * is_placed + 2 * is_host - 6 * is_town


def _is_below_own_name(sentence: Sentence, around: _Around) -> bool:
    """Whether a line of a letterhead stands below one that says what the letter's own host says.

    "Gerechtsdeurwaarders en incasso" below "Bosch en Van Dalfsen" is what those do.
    """
    return sentence not in around.heads and any(
        (head.block, head.page) == (sentence.block, sentence.page)
        and _share_of_host(plain(head.text), around) >= _OF_HOST
        for head in around.heads
    )


def _is_town_of(name: str, whole: str) -> bool:
    """Whether a plain name is only the end of an organisation's: "Lindewaard"."""
    is_end = whole.endswith(f" {name}") and bool(ORGANISATION.search(whole))
    return is_end and not ORGANISATION.search(name)


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
        yield from _in_running_text(sentence)
        if _GREETING.match(written):
            is_signed = True
            continue
        returned = re.match(r"retouradres:?\s*", written)
        if returned or (sentence.kind is BlockKind.FOOTER and "," in sentence.text):
            start = returned.end() if returned else 0
            first = re.split(r"[,|•·]| postbus", written[start:])[0].rstrip()
            if ORGANISATION.search(first):
                yield sentence, start, start + len(first)
            continue
        is_place = sentence.kind in (BlockKind.LETTERHEAD, BlockKind.FOOTER) or is_signed
        if is_place and len(sentence.text) <= 70 and not NO_NAME.search(written):
            yield sentence, 0, len(sentence.text)


def _in_running_text(sentence: Sentence) -> Iterator[Named]:
    """Names of organisations among other words."""
    for found in CAPITALS.finditer(sentence.text):
        opening = None if sentence.is_cell else NO_START.match(found.group())
        start = found.start() + (opening.end() if opening else 0)
        name = NO_END.sub("", sentence.text[start : found.end()])
        is_client = CLIENT.search(plain(sentence.text[:start]))
        if " " in name and WORD_FOR_ONE.search(name) and not is_client:
            yield sentence, start, start + len(name)
