"""What may be wrong with a text from elsewhere: hidden characters, letters that pose as others."""

import re
import unicodedata
from enum import StrEnum

from forms.language.scripts import is_of_script

#: Turn what follows around unseen, so that people read something else than stands there. The
#: isolates U+2066 to U+2069 are ours, and right when each is closed.
_OVERRIDES = re.compile("[\u202a-\u202e]")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\U000e0000-\U000e007f]")
_WORD = re.compile(r"\w{2,}")
#: What stands in brackets is mostly what is printed on the paper: Dutch, in whatever language.
_BRACKETS = re.compile(r"\([^()]*\)")
#: Shorter than this a text may well be a number, a name or an abbreviation.
_LETTERS_THAT_TELL = 12
#: Scripts whose letters look alike, in which a word that has two is made to deceive.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")


class Concern(StrEnum):
    """Why a text is refused, or looked at twice."""

    TURNED = "turned"  # direction overrides, or an isolate that is not closed
    CONTROL = "control"  # characters nobody sees
    MIXED_SCRIPT = "mixed-script"  # a word with letters that pose as those of another script
    OTHER_SCRIPT = "other-script"  # not written with the letters of its language
    SAME_AS_SOURCE = "same-as-source"

    @property
    def is_refused(self) -> bool:
        """Whether a text with this is not taken at all."""
        return self in (Concern.TURNED, Concern.CONTROL)


def concerns_of(target: str, language: str, source: str) -> tuple[Concern, ...]:
    """All that may be wrong with a translation of `source` into `language`."""
    found = {
        Concern.TURNED: _OVERRIDES.search(target) is not None or not _is_closed(target),
        Concern.CONTROL: _CONTROLS.search(target) is not None,
        Concern.MIXED_SCRIPT: any(map(_is_mixed, _WORD.findall(target))),
        Concern.OTHER_SCRIPT: _is_of_other_script(target, language),
        Concern.SAME_AS_SOURCE: _tells(target) and target == source,
    }
    return tuple(concern for concern, is_so in found.items() if is_so)


def _is_of_other_script(target: str, language: str) -> bool:
    said = _BRACKETS.sub("", target).strip() or target
    return _tells(said) and not is_of_script(said, language)


def _tells(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= _LETTERS_THAT_TELL


def _is_closed(text: str) -> bool:
    depth = 0
    for line in text.splitlines():
        for letter in line:
            if letter in _OPENING:
                depth += 1
            elif letter == _CLOSING:
                depth -= 1
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(each, "UNKNOWN").split()[0] for each in word if each.isalpha()}
    return len(scripts.intersection(_ALIKE)) > 1
