"""The article of a law at a place in a sentence, as Dutch letters cite it."""

import re
from collections.abc import Iterator

from forms.language.bank.values import Value

_ARTICLE = r"(?:art\.?|artikel(?:en)?) \d[\d.:]*[a-z]?(?:(?:,| en| tot en met) \d[\d.:]*[a-z]?)*"
_PART = r"(?:,? (?:(?:eerste|tweede|derde|vierde|vijfde) lid|lid \d+|onder(?:deel)? [a-z]),?)*"
# A verb that follows the name of a law belongs to the sentence.
_VERB = (
    r"(?:kan|kunt|kunnen|hebben|heeft|wordt|worden|is|zijn|verlenen|stel|stellen|bent|moet|dient)"
)
_NAMED = (
    r"(?:(?:van )?(?:de|het) )?(?:"
    rf"Awb|[A-Z][\w-]*wet(?:boek)?(?: [A-Z][a-z]+)?|[Vv]erordening(?: (?!{_VERB}\b)[a-z]+){{0,3}}"
    rf"|(?:Algemene [Ww]et|Wet)(?: (?!{_VERB}\b)[a-z]+){{1,6}})"
)
_LAW = re.compile(rf"{_ARTICLE}{_PART} {_NAMED}|{_ARTICLE}{_PART}|{_NAMED}")


def law_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """An article, a law or an article of a law, as it is printed: the longest reading first.

    The name of a law has words of every kind, so that what follows it may seem to belong to it.
    """
    found = _LAW.match(sentence, start)
    text = found.group() if found else ""
    while text:
        yield text, len(text)
        text, _, _ = text.rpartition(" ")
        if not _LAW.fullmatch(text):
            return
