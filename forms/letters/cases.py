"""The cases that a letter tells of, and which sentences hold only in one: "Klopt er iets niet?".

All patterns are for plain text (`plain`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from forms.letters.sentences import Sentence

#: Not "niet later dan".
_THEN = re.compile(
    r"(?<!later )(?<!eerder )(?<!meer )(?<!minder )(?<!langer )(?<!hoger )(?<!lager )"
    r"(?<!anders )(?<!ander )\bdan\b"
)
#: "Heeft u uw spullen teruggevonden? Meld het ons."
_MAY_BE = re.compile(
    r"^(?:heeft|hebt|bent|is|zijn|was|waren|klopt|kloppen|staat|staan|krijgt|merkt|ziet|weet|denkt"
    r"|vindt|mist|woont|werkt|lukt|gaat|twijfelt)\b|^kunt (?:u|je)\b.*\bniet\b"
)
_NOT_YET = re.compile(r"\bnog (?:niet|geen)\b|\bvergeten\b")
_STILL = re.compile(r"\balsnog\b")
#: "Klopt er iets niet?" is never asked of everybody, as "Bent u tevreden?" may be.
_FAILS = re.compile(r"^(?:klopt|kloppen|vindt|denkt|ziet|mist|kunt|lukt)\b.*\b(?:niet|geen|iets)\b")
#: "Doet u dat niet, dan verbeurt u een dwangsom. U moet die dan betalen."
_IF = re.compile(r"^(?:als|indien|mocht|doet (?:u|je)|gebeurt dat)\b[^.;?]*, ?dan\b")
#: Words of a condition in the sentence itself.
_CONDITION = re.compile(
    rf"\b(?:als|indien|wanneer|mocht\w*|tenzij|zodra|wie|wilt)\b|{_MAY_BE.pattern}"
)
#: What goes with what the sentence before asks: "Voeg bewijzen toe", "Stuur de bonnen mee".
_GOES_ALONG = re.compile(
    r"^(?!.*\b(?:in (?:elk|ieder) geval|altijd)\b)"
    r"(?:(?:voeg|doe|stop)\b[^.;]*\b(?:toe|bij|erbij|daarbij)\b|sluit\b[^.;]*\bin\b"
    r"|stuur\b[^.;]*\bmee\b|vergeet niet\b[^.;]*\b(?:bij|mee|toe) ?te (?:voegen|sturen)\b)"
)
#: A question that asks to do it, or only heads what is asked: that is of every reader.
_ASKS = re.compile(
    r"^(?:wat|welke?|hoe|waar|wanneer|waarom|wie)\b"
    r"|\b(?:in ?(?:te )?vullen|\w*sturen|ondertekenen|meenemen|betalen|toevoegen|inleveren)\b"
)
#: From here on it is said of every reader again.
_LIFTS = re.compile(
    r"^(?:zo niet|anders|in alle (?:andere )?gevallen|in ieder geval|geachte|beste|dag)\b"
)


def cases_of(sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence the plain question or condition that it may hold under; "" for none.

    A question in a paragraph is asked of the sentence behind it, and of those further on that say
    "dan"; one that stands alone, as a heading does, of the whole paragraph below it.
    """
    cases, case, is_heading = [""], "", False
    for before, sentence in pairwise(sentences):
        is_new = (before.page, before.block) != (sentence.page, sentence.block)
        if _opens(before):
            case, is_heading = before.worded, is_new
        elif is_new or _LIFTS.match(sentence.worded):
            case = ""
        text = sentence.worded
        is_near = _opens(before) or is_heading or bool(_THEN.search(text))
        if not is_near and goes_along(text, case):
            is_near = is_of_some(before.worded, cases[-1])
        cases.append(case if is_near else "")
    return cases[: len(sentences)]


def is_of_some(text: str, case: str) -> bool:
    """Whether a plain sentence under a `case` holds for some readers only.

    "Wat moet u doen?" asks nothing of the kind, and what was not done yet is asked of everybody.
    """
    if _IF.match(case):
        return bool(_THEN.search(text))
    if not case.endswith("?"):
        return False
    if is_still_asked(text, case):
        return False
    is_open = _MAY_BE.search(case) and not _NOT_YET.search(case)
    return bool(_THEN.search(text) or is_open) or goes_along(text, case)


def goes_along(text: str, case: str) -> bool:
    """Whether a plain sentence only adds to what is asked of some: "Voeg bewijzen toe"."""
    is_asked = _ASKS.search(case) or _NOT_YET.search(case) or not case.endswith("?")
    return bool(_GOES_ALONG.match(text)) and not is_asked


def is_still_asked(text: str, case: str) -> bool:
    """Whether a plain sentence asks what should have been done: "Nog niet betaald? Doe het nog"."""
    return bool(_NOT_YET.search(case) and _STILL.search(text))


def names_condition(text: str) -> bool:
    """Whether words of a plain sentence may make it hold for some readers only."""
    return bool(_CONDITION.search(text))


def is_of_few(case: str) -> bool:
    """Whether a `case` is one in which something is not as it should be."""
    return bool(_FAILS.search(case)) and not _NOT_YET.search(case)


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence asks or says on what condition those behind it may hold."""
    return sentence.worded.endswith("?") or _IF.match(sentence.worded) is not None
