"""Names of senders that a narrow column, or a long name, broke over lines of their own."""

import re
from collections.abc import Iterator, Sequence

from forms.letters.head.name_clues import Clues
from forms.letters.head.writer_words import (
    ACRONYM,
    CALLED,
    CALLING,
    FOR_WHOM,
    GOING_ON,
    HANGING,
    NAMED_WHOLE,
    NEVER_ALONE,
    NO_NAME,
    OF_WHERE,
    OPEN_END,
    PART_OF_ONE,
    TAIL,
)
from forms.letters.organisations import ORGANISATION
from forms.letters.plain import plain
from forms.letters.sentences import Sentence, joined
from vision.text.printed import BlockKind

#: Of a name over several lines, characters: for an office of several water boards and towns.
LONGEST_NAME = 120
#: In small letters a name goes on in so many words; more are what an office says of itself, unless
#: they begin with "voor" or "en".
_MOST_BELOW, _MOST_GOING_ON = 3, 5
#: Between words of one line that was spread over its column; the next column is further.
_LOOSE_MM = 12.0
#: A word in small letters that joins no others, as there is in what an office does.
_SMALL_WORD = re.compile(r" (?!(?:van|voor|en|de|der|den|het|in|te|tot|aan|bij|op|onder) )[a-z]\w+")
#: Between two words, in heights of print, about.
_SPACE = 0.3
#: So a name may end before a word that goes with it: "De Wijde", and that may be all of it.
_MAY_BE_OPEN = re.compile(r"\b[Dd]e [A-ZÀ-Þ]\w+e$")
#: Which of the sender's places it is, on a line of its own.
_OF_PLACE = re.compile(r"(?:locatie|vestiging) ")
#: A name that is so much of its host is all of it.
_ALL_OF_HOST = 0.9


def with_whole_names(sentences: Sequence[Sentence], clues: Clues) -> Iterator[Sentence]:
    """The sentences; a name that a narrow column broke over lines of its own as one."""
    begun: Sentence | None = None
    for sentence in sentences:
        if begun is not None and _is_name_of(begun, sentence, clues):
            begun = joined(begun, sentence)
            continue
        if begun is not None:
            yield begun
        begun = sentence
    if begun is not None:
        yield begun


def _is_name_of(first: Sentence, second: Sentence, clues: Clues) -> bool:
    """Whether the second line is the rest of a name that the first begins."""
    if _is_spaced_out(first, second):
        return True
    begin, rest = plain(first.text), plain(second.text)
    if not _may_go_on(first, second):
        return False
    if FOR_WHOM.fullmatch(begin):
        return True  # so that the name below is known to be somebody else's
    if NO_NAME.search(begin):
        return False
    is_tail = TAIL.fullmatch(second.text) or second.text.startswith("& ")
    if is_tail or _goes_on_small(first, second):
        return True
    is_name = second.text[:1].isupper() and not NO_NAME.search(rest)
    return is_name and _goes_on_large(first, second, clues)


def _goes_on_large(first: Sentence, second: Sentence, clues: Clues) -> bool:
    """Whether a second line that may be a name, in capitals, is the rest of the first."""
    begin, rest = plain(first.text), plain(second.text)
    is_open = HANGING.search(first.text) or OPEN_END.search(begin)
    is_alone = NEVER_ALONE.fullmatch(begin) and not _is_all(begin, rest, clues)
    is_hanging = bool(is_open or is_alone)
    if is_hanging or PART_OF_ONE.search(rest):
        return is_hanging
    if not ORGANISATION.search(begin):
        is_whole = CALLING.fullmatch(rest) is not None
    else:
        is_whole = bool(CALLED.match(second.text) and not CALLED.search(first.text))
    if is_whole:
        return True
    # "Gerechtsdeurwaarders Hulst,", "De Rooij & Partners"; and not "Met vriendelijke groet,".
    is_listed = first.kind is BlockKind.LETTERHEAD and first.text.endswith(",")
    return is_listed or _is_one_name(first, second, clues)


def _is_all(begin: str, rest: str, clues: Clues) -> bool:
    """Whether a word that is seldom a name alone is all of the host, above a department."""
    return bool(PART_OF_ONE.search(rest)) and clues.share_of_host(begin) >= _ALL_OF_HOST


def _is_spaced_out(first: Sentence, second: Sentence) -> bool:
    """Whether two cells are words of one line at the head, set loosely to fill a narrow column."""
    is_row = first.lines[-1:] == second.lines and first.page == second.page
    is_head = first.kind is second.kind is BlockKind.LETTERHEAD
    gap_mm = second.words[0].left_mm - first.words[-1].right_mm
    is_begun = HANGING.fullmatch(second.text) or NEVER_ALONE.fullmatch(plain(first.text))
    is_one = gap_mm > 0 and (gap_mm < _LOOSE_MM or bool(is_begun))
    return is_head and is_row and is_one


def _goes_on_small(first: Sentence, second: Sentence) -> bool:
    """Whether the second line begins in small letters, as no department of a letterhead does."""
    rest = plain(second.text)
    is_head = second.kind is BlockKind.LETTERHEAD and second.text[:1].islower()
    most = _MOST_GOING_ON if GOING_ON.match(second.text) else _MOST_BELOW
    is_short = len(second.words) <= most or bool(HANGING.search(first.text))
    # "Dienst Heffingen,", "kantoor Zuid", and not "team Zuid" below a name without a comma.
    is_office = PART_OF_ONE.search(rest) or _OF_PLACE.match(rest)
    is_part = is_office and not first.text.endswith(",")
    is_head = is_head and not NO_NAME.search(rest) and not is_part
    is_named = ORGANISATION.search(plain(f"{first.text} {rest}")) or HANGING.search(first.text)
    return is_head and is_short and bool(is_named)


def _may_go_on(first: Sentence, second: Sentence) -> bool:
    """Whether the second line stands below the first, and both are short enough for a name."""
    is_near = (first.block, first.page, first.kind) == (second.block, second.page, second.kind)
    is_short = len(first.text) + len(second.text) < LONGEST_NAME
    is_line = first.is_cell and not second.before and first.kind is not BlockKind.SLIP
    return is_near and is_short and is_line


def may_be_cut(sentences: Sequence[Sentence], name: Sentence, clues: Clues) -> bool:
    """Whether a name may go on in the line below it, and the letter does not say."""
    printed = name.text.strip()
    if HANGING.search(printed) or re.search(r",$|\b(?:afdeling|team)$", printed):
        return True
    if not name.is_cell or clues.says_alone(name):
        return False
    place = next((at for at, each in enumerate(sentences) if each is name), len(sentences))
    below = next(iter(sentences[place + 1 :]), None)
    if below is None or not _may_go_on(name, below) or not below.text[:1].isupper():
        return False
    rest = plain(below.text)
    if NO_NAME.search(rest) or PART_OF_ONE.search(rest):
        return False
    return " " not in rest or bool(
        _MAY_BE_OPEN.search(printed) and not NAMED_WHOLE.match(below.text)
    )


def _is_one_name(first: Sentence, second: Sentence, clues: Clues) -> bool:
    """Whether two lines are one name by what the letter says elsewhere."""
    begin, rest = plain(first.text), plain(second.text)
    if clues.says_as_one(f"{first.text} {second.text}") or clues.says_initials(begin, rest):
        return True
    if clues.says_alone(first) or (PART_OF_ONE.search(begin) and not OF_WHERE.match(begin)):
        return False
    if _is_of_its_own(first, second):
        return False
    own, whole = (clues.share_of_host(name) for name in (begin, f"{begin} {rest}"))
    if not own and _SMALL_WORD.search(second.text):
        return False  # what an office with a host of its own does: "Toezicht op bewind"
    # Both lines are in the host, which says hardly more: "www.welzijnnoorderkwartier.nl".
    is_host = 0 < own < whole and whole >= _ALL_OF_HOST
    return is_host or (bool(ORGANISATION.search(begin)) and whole > own)


def _is_of_its_own(first: Sentence, second: Sentence) -> bool:
    """Whether a second line surely is no rest of the first, by how it looks."""
    if NAMED_WHOLE.match(second.text):
        return True  # below its department: "Wonen en Leefomgeving", "Gemeente Waalbergen"
    if ACRONYM.match(second.text) and " " in first.text:
        return True  # the short name of an office of it
    return _had_room(first, second)


def _had_room(first: Sentence, second: Sentence) -> bool:
    """Whether the first line would not have been wider than the second with the next word on it.

    Then the line ended there on purpose: "Provincie Heuvelland", "Griffie, bureau Jeugdraad".
    """
    height = max(word.bottom_mm - word.top_mm for word in first.words)
    word, last = second.words[0], second.words[-1]
    width = first.words[-1].right_mm - first.words[0].left_mm
    grown = width + _SPACE * height + word.right_mm - word.left_mm
    return grown <= last.right_mm - word.left_mm
