"""Who may decide about whose text, and when a text that was mended is still the same."""

import re
from collections import Counter

from rapidfuzz import fuzz

from forms.language.entities import ENTITY
from forms.language.negation import negations_of

#: A reviewer may mend so much of a text while approving it; with more it is another text, which
#: somebody else has to look at. Four of five letters in place: a word or two of a sentence.
_STILL_THE_SAME = 80.0

#: What is shown with a text that its writer approved because nobody else speaks the language.
CHECKED_ALONE = "checked by one person"


def is_mended(before: str, after: str, language: str) -> bool:
    """Whether `after` is `before` with a few words set right: no number and no negation changed."""
    if fuzz.ratio(before, after) < _STILL_THE_SAME:
        return False
    entities = [Counter(re.findall(ENTITY, text)) for text in (before, after)]
    says_no = negations_of(language)
    turned = says_no is not None and says_no.says_no(before) != says_no.says_no(after)
    return entities[0] == entities[1] and not turned


def needs_another(writer_id: int | None, person_id: int, speakers: int) -> bool:
    """Whether somebody else has to approve the text of `writer_id`.

    `speakers` is how many people may write or approve in that language there. Nobody approves
    their own text, unless there is nobody else.
    """
    return writer_id == person_id and speakers > 1
