"""What a machine sees in a text before a person does: refused outright, or to look at twice."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from forms.language.entities import ENTITY
from forms.language.guard import Fault, faults
from forms.language.languages import DUTCH
from forms.language.plain_language import measure, objections
from forms.language_tags import same_language
from forms.reviews.concerns import Concern, concerns_of

#: Of the longest text of the bundled forms a citizen reads 600 letters; four times that is a page.
MOST_CHARACTERS = 2_400
#: What a plate beside a field holds in two lines of 16 px letters on the narrowest phone (360 px).
PLATE_CHARACTERS = 60
_PLACEHOLDER = re.compile(r"\{\{?[A-Za-z_-]+\}?\}")


class Code(StrEnum):
    """What can be wrong with a text of a form."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TURNED = "turned"
    CONTROL = "control"
    PLACEHOLDERS = "placeholders"
    NUMBERS = "numbers"
    PLATE = "plate"
    LENGTH = "length"
    MIXED_SCRIPT = "mixed-script"
    OTHER_SCRIPT = "other-script"
    OTHER_LANGUAGE = "other-language"
    SAME_AS_SOURCE = "same-as-source"
    REPEATED = "repeated"
    NEGATION = "negation"
    NOT_PLAIN = "not-plain"

    @property
    def is_refused(self) -> bool:
        """Whether a text with this is not taken at all."""
        return self in _REFUSED


_REFUSED = {Code.EMPTY, Code.TOO_LONG, Code.TURNED, Code.CONTROL, Code.PLACEHOLDERS}
_OF_CONCERN = {
    Concern.TURNED: Code.TURNED,
    Concern.CONTROL: Code.CONTROL,
    Concern.MIXED_SCRIPT: Code.MIXED_SCRIPT,
    Concern.OTHER_SCRIPT: Code.OTHER_SCRIPT,
    Concern.SAME_AS_SOURCE: Code.SAME_AS_SOURCE,
}
_OF_FAULT = {
    Fault.LENGTH: Code.LENGTH,
    Fault.LANGUAGE: Code.OTHER_LANGUAGE,
    Fault.REPEATED: Code.REPEATED,
    Fault.NEGATION: Code.NEGATION,
}


@dataclass(frozen=True)
class Finding:
    """One thing about a text; `detail` names what, as the numbers that differ."""

    code: Code
    detail: str | None = None


@dataclass(frozen=True)
class Source:
    """What a text is a translation of; `path` says where it is shown."""

    path: str
    language: str
    text: str


def findings_of(text: str, language: str, source: Source) -> tuple[Finding, ...]:
    """All that stands out in `text`, which is to be shown in `language`; what is refused first.

    In the language of the print it is a text of its own, and held to plain language if Dutch.
    """
    if not text.strip():
        return (Finding(Code.EMPTY),)
    if len(text) > MOST_CHARACTERS:
        return (Finding(Code.TOO_LONG, str(MOST_CHARACTERS)),)
    is_own = same_language(language, source.language)
    found = [*_signs(text, language, source, is_own)]
    if source.path.endswith("/label") and len(text) > PLATE_CHARACTERS:
        found.append(Finding(Code.PLATE, str(PLATE_CHARACTERS)))
    if is_own:
        found += _plainness(text, language)
    else:
        found += _faithfulness(text, language, source)
    return tuple(sorted(found, key=lambda finding: not finding.code.is_refused))


def is_refused(findings: tuple[Finding, ...]) -> bool:
    """Whether a text with these is not taken."""
    return any(finding.code.is_refused for finding in findings)


def _signs(text: str, language: str, source: Source, is_own: bool) -> list[Finding]:
    original = "" if is_own else source.text
    return [Finding(_OF_CONCERN[each]) for each in concerns_of(text, language, original)]


def _faithfulness(text: str, language: str, source: Source) -> list[Finding]:
    found = []
    lost = _differences(_PLACEHOLDER, source.text, text)
    if lost:
        found.append(Finding(Code.PLACEHOLDERS, lost))
    numbers = _differences(re.compile(ENTITY), source.text, text)
    if numbers and not lost:
        found.append(Finding(Code.NUMBERS, numbers))
    for fault in faults(source.text, text, source.language, language):
        if fault in _OF_FAULT:
            found.append(Finding(_OF_FAULT[fault]))
    return found


def _differences(pattern: re.Pattern[str], source: str, text: str) -> str:
    """What stands in one of the two and not in the other, as people read it."""
    ours, theirs = (Counter(pattern.findall(each)) for each in (source, text))
    return ", ".join([*(ours - theirs).elements(), *(theirs - ours).elements()])


def _plainness(text: str, language: str) -> list[Finding]:
    if not same_language(language, DUTCH):
        return []
    # How frequent words are is not known at run time: no free list is small enough to ship. What
    # is judged is the length of sentences, passives and officialese.
    reasons = objections(measure(text, frequency=lambda _word: 9.0))
    return [Finding(Code.NOT_PLAIN, reason) for reason in reasons]
