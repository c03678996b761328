"""Whether a translation still says “only”, “not before” and “provided that”.

“U mag alleen met toestemming verbouwen” without its “alleen” allows what is forbidden. The words
are content, in `forms/language/limits.json`: by meaning those that are `asked` of a translation
where a text has them, those with which it is `said`, and as `idioms` those that only look so. A
language without a list is held to none.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from forms.language.negation import negations_of, plain, word_pattern
from forms.language_tags import base_of

# People say “only” with a “not” as well: “not … until”, “not … other than”.
_SAID_WITH_A_NO = frozenset({"only", "not before"})
_IDIOMS = "idioms"
#: Fewer words are a label (“Alleen eerste prik”), which is often called otherwise elsewhere.
_FEWEST_WORDS = 5
_SEVERAL = re.compile(r"[.!?]\s+\w")


def loses_a_limit(text: str, said: str, source: str, target: str) -> bool:
    """Whether `said` leaves out an “only” that `text`, one sentence, says.

    Of several sentences one may say it for all.
    """
    if len(text.split()) < _FEWEST_WORDS or _SEVERAL.search(text):
        return False
    ours, theirs = _words_of("asked", source), _words_of("said", target)
    there = negations_of(target)
    text, said = _without_idioms(text, ours), _without_idioms(said, theirs)
    return any(
        pattern.search(text)
        and not theirs[meaning].search(said)
        and not (meaning in _SAID_WITH_A_NO and there is not None and there.may_say_no(said))
        for meaning, pattern in ours.items()
        if meaning in theirs and meaning != _IDIOMS
    )


def _without_idioms(text: str, limits: Mapping[str, re.Pattern[str]]) -> str:
    return limits[_IDIOMS].sub(" ", plain(text)) if _IDIOMS in limits else plain(text)


@cache
def _words_of(part: str, language: str) -> Mapping[str, re.Pattern[str]]:
    entry = _written()[part].get(base_of(language), {})
    return {meaning: word_pattern(words) for meaning, words in entry.items()}


@cache
def _written() -> dict[str, dict[str, dict[str, list[str]]]]:
    content: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        (files("forms") / "language" / "limits.json").read_text("utf-8")
    )
    return content
